import type { Dialect } from '#protocol/announcement.ts';
import type { Intonation, VoiceClip } from './grammar.ts';
import { digitsSingly, digitWord, isSaidWhole } from './digits.ts';

/** The words numbers are built of. */
const WORDS = {
  '0': 'không',
  '1': 'một',
  '2': 'hai',
  '3': 'ba',
  '4': 'bốn',
  '5': 'năm',
  '6': 'sáu',
  '7': 'bảy',
  '8': 'tám',
  '9': 'chín',
  ten: 'mười',
  tens: 'mươi',
  hundred: 'trăm',
  'one-after-tens': 'mốt',
  'four-after-tens': 'tư',
  'five-after-ten': 'lăm',
  'zero-tens-north': 'linh',
  'zero-tens-south': 'lẻ',
} as const;

export type VietnameseNumberWord = keyof typeof WORDS;

/** Said at the end of a number only, or never there. */
const ONE_INTONATION: { readonly [W in VietnameseNumberWord]?: Intonation } = {
  'one-after-tens': 'final',
  'four-after-tens': 'final',
  'five-after-ten': 'final',
  'zero-tens-north': 'middle',
  'zero-tens-south': 'middle',
};

/** The clip of a number word, said as if more follows (`middle`) or as if it ends (`final`). */
export function vietnameseNumberClip(word: VietnameseNumberWord, intonation: Intonation): VoiceClip {
  const text = WORDS[word];
  const given = ONE_INTONATION[word] ?? intonation;
  return { clipId: `vi-number-${word}-${given}`, text, speech: text, intonation: given };
}

export function vietnameseNumberClips(): readonly VoiceClip[] {
  const words = Object.keys(WORDS) as VietnameseNumberWord[];
  return words.flatMap((word) => {
    const only = ONE_INTONATION[word];
    const intonations: readonly Intonation[] = only === undefined ? ['middle', 'final'] : [only];
    return intonations.map((intonation) => vietnameseNumberClip(word, intonation));
  });
}

function onesAfterTens(ones: number, dialect: Dialect): readonly VietnameseNumberWord[] {
  if (ones === 0) return [];
  if (ones === 1) return ['one-after-tens'];
  if (ones === 4 && dialect === 'north') return ['four-after-tens'];
  return [ones === 5 ? 'five-after-ten' : digitWord(ones)];
}

function belowHundred(value: number, dialect: Dialect): readonly VietnameseNumberWord[] {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return [digitWord(ones)];
  if (tens > 1) return [digitWord(tens), 'tens', ...onesAfterTens(ones, dialect)];
  if (ones === 0) return ['ten'];
  return ['ten', ones === 5 ? 'five-after-ten' : digitWord(ones)];
}

/**
 * The words of a whole number as it is said: 21 hai mươi mốt, 15 mười lăm, 24 hai mươi tư, 102 một trăm linh hai. Holds
 * for 0 to 999; anything else is read digit by digit.
 *
 * The rules (mốt, tư and lăm after mươi, lăm after mười, lẻ before ones after trăm) are those of the Unicode CLDR's
 * spell-out rules for Vietnamese (rbnf/vi: %%teen, %%x-ty, %%after-hundred), which do not tell regions apart. Schoolbooks
 * and Northerners say "linh" where Southerners say "lẻ". "Tư" after mươi is the Northern habit; "bốn" is right everywhere
 * and what the South says. "Bảy" and "lăm" are standard in both ("bẩy" and "nhăm" are not).
 */
export function vietnameseWholeNumber(value: number, dialect: Dialect): readonly VietnameseNumberWord[] {
  if (!isSaidWhole(value)) return digitsSingly(String(value));
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  if (hundreds === 0) return belowHundred(rest, dialect);
  const head: readonly VietnameseNumberWord[] = [digitWord(hundreds), 'hundred'];
  if (rest === 0) return head;
  const zeroTens = dialect === 'north' ? 'zero-tens-north' : 'zero-tens-south';
  return [...head, ...(rest < 10 ? ([zeroTens] as const) : []), ...belowHundred(rest, dialect)];
}
