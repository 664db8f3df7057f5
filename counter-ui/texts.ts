/** Every word of the counter's screens, by language. */
import type { Language } from '#protocol/vocabulary.ts';
import { ENGLISH } from './texts-en.ts';
import { VIETNAMESE, type Texts } from './texts-vi.ts';

export type { ReasonFacts, Texts } from './texts-vi.ts';

/** The catalogue of a language. */
export const textsIn = (language: Language): Texts => ({ vi: VIETNAMESE, en: ENGLISH })[language];
