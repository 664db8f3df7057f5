/** What this phone remembers for its own page. Storage may be forbidden or full: then nothing is remembered, and nothing breaks. */
import { CITIZEN_LANGUAGES, type CitizenLanguage } from '#protocol/vocabulary.ts';

type ChoiceStorage = Pick<Storage, 'getItem' | 'setItem'>;

const LANGUAGE_KEY = 'motcua.phone.language';

/** The language chosen on this phone; null when none was. */
export function keptLanguage(storage: () => ChoiceStorage): CitizenLanguage | null {
  try {
    const kept = storage().getItem(LANGUAGE_KEY);
    return CITIZEN_LANGUAGES.find((language) => language === kept) ?? null;
  } catch {
    return null;
  }
}

/** Remembers the language for the next time. */
export function keepLanguage(storage: () => ChoiceStorage, language: CitizenLanguage): void {
  try {
    storage().setItem(LANGUAGE_KEY, language);
  } catch {
    // The page in hand speaks it all the same.
  }
}
