import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import type { LaterParts } from './later/use-later-parts.ts';
import { vi, type Texts } from './texts.ts';

export const LANGUAGE_NAMES: Readonly<Record<CitizenLanguage, string>> = {
  vi: 'Tiếng Việt',
  en: 'English',
  zh: '中文',
};

/** The words of a language; null while they are not here. Vietnamese comes with the page. */
export const wordsIn = (language: CitizenLanguage, later: LaterParts | null): Texts | null =>
  language === 'vi' ? vi : (later?.OTHER_TEXTS[language] ?? null);
