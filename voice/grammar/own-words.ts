/** Words that an office brings itself: a form of address, a counter's name. Their clip ids follow from the words. */
import type { SpokenLanguage } from '#protocol/announcement.ts';

const SLUG_MAX_LENGTH = 40;

/** The word as it is compared: one spelling of accents, no capitals, no stray spaces. */
const comparable = (word: string): string =>
  word.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi');

/** The word as the caption shows it. */
export const tidied = (word: string): string => word.normalize('NFC').trim().replace(/\s+/g, ' ');

/** FNV-1a with 32 bits (Fowler, Noll, Vo; draft-eastlake-fnv) over UTF-16 units: tells "ông bà" from "ông ba". */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Plain letters to recognise the word by, then a hash to be sure of it: "quý khách" → quy-khach-… */
export function slugOf(word: string): string {
  const plain = comparable(word)
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_MAX_LENGTH)
    .split('-')
    .filter((part) => part !== '')
    .slice(0, 8);
  return [...plain, fnv1a(comparable(word))].join('-');
}

/** The id of the clip for an own word; null when the word is empty. */
export function ownClipId(
  language: SpokenLanguage,
  kind: 'invite' | 'counter-name',
  word: string,
): string | null {
  return comparable(word) === '' ? null : `${language}-${kind}-${slugOf(word)}`;
}
