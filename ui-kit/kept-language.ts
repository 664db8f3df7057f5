/** The language chosen on this device for the screens of staff; citizens' screens return to Vietnamese by themselves. */
import type { Language } from '#protocol/vocabulary.ts';

const KEY = 'motcua.staff.language';

/** The language last chosen on this device; Vietnamese when none was. */
export function keptLanguage(storage: Pick<Storage, 'getItem'>): Language {
  return storage.getItem(KEY) === 'en' ? 'en' : 'vi';
}

/** Remembers the choice for every staff screen of this device. */
export function keepLanguage(storage: Pick<Storage, 'setItem'>, language: Language): void {
  storage.setItem(KEY, language);
}
