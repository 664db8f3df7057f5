import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import { zh } from './texts-zh.ts';
import { en, vi, type Texts } from './texts.ts';

/** The page's words of each language; the compiler notices a missing language and a missing text. */
export const TEXTS: Readonly<Record<CitizenLanguage, Texts>> = { vi, en, zh };
