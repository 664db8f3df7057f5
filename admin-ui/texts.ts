/** Every word of the supervisor's desk, by language. */
import type { Language } from '#protocol/vocabulary.ts';
import { ENGLISH } from './texts-en.ts';
import { VIETNAMESE, type Texts } from './texts-vi.ts';

export type { Texts, Trouble } from './texts-vi.ts';

/** The catalogue of a language. */
export const textsIn = (language: Language): Texts => ({ vi: VIETNAMESE, en: ENGLISH })[language];
