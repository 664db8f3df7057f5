/** The words of reports, on the desk and in files. */
import type { Language } from '#protocol/vocabulary.ts';
import { en } from './texts-en.ts';
import { VIETNAMESE, type ReportTexts } from './texts-vi.ts';

const TEXTS: Readonly<Record<Language, ReportTexts>> = { vi: VIETNAMESE, en };
export const reportTexts = (language: Language): ReportTexts => TEXTS[language];
