/** How a text is taken apart for searching, the same way for what is searched and for what was typed. */

/**
 * Without accents, case and the letters that people use for one another: đ is d, y is i ("kí" = "ký", "sỹ" = "sĩ"). Every
 * Han character is a word of its own, since Chinese has no spaces.
 */
export function wordsOf(text: string): readonly string[] {
  const folded = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll('y', 'i')
    .replaceAll(/\p{Script=Han}/gu, ' $& ');
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

const TELEX = /aa|ee|oo|dd/g;
const TELEX_HORN = /(?<=[ao])w|(?<=u)w|(?<=d)d/g;
const TELEX_TONE = /(?<=[aeiou])[sfrxj]|(?<=[aeiou](?:c|ch|m|n|ng|nh|p|t))[sfrxj]$/g;
const VNI_DIGIT = /(?<=\p{L})\d/gu;

/**
 * What a folded word was meant to be when the keys of Telex or VNI stayed in it ("giaais" and "gia61i" are "giai"); null
 * where nothing of the kind is in it.
 */
export function withoutTypingKeys(word: string): string | null {
  const bare = word
    .replaceAll(VNI_DIGIT, '')
    .replaceAll(TELEX, ([letter = '']) => letter)
    .replaceAll(TELEX_HORN, '')
    .replaceAll(/(?<![aou])w/g, 'u')
    .replaceAll(TELEX_TONE, '');
  return bare === word || bare === '' ? null : bare;
}

/** The digits of a code, whole or in part, when nothing else was typed: "1.001193", "1193"; null where it is no code. */
export function codeDigits(typed: string): string | null {
  const text = typed.trim();
  if (!/^[\d.]+$/.test(text)) return null;
  const digits = text.replaceAll('.', '');
  return digits.length < 3 ? null : digits;
}
