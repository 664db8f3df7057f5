import type { Intonation, VoiceClip } from './grammar.ts';
import { digitsSingly, digitWord, isSaidWhole } from './digits.ts';

/** The words numbers are built of, by their value. */
const WORDS = {
  '0': 'zero',
  '1': 'one',
  '2': 'two',
  '3': 'three',
  '4': 'four',
  '5': 'five',
  '6': 'six',
  '7': 'seven',
  '8': 'eight',
  '9': 'nine',
  '10': 'ten',
  '11': 'eleven',
  '12': 'twelve',
  '13': 'thirteen',
  '14': 'fourteen',
  '15': 'fifteen',
  '16': 'sixteen',
  '17': 'seventeen',
  '18': 'eighteen',
  '19': 'nineteen',
  '20': 'twenty',
  '30': 'thirty',
  '40': 'forty',
  '50': 'fifty',
  '60': 'sixty',
  '70': 'seventy',
  '80': 'eighty',
  '90': 'ninety',
  hundred: 'hundred',
  and: 'and',
} as const;

export type EnglishNumberWord = keyof typeof WORDS;

/** Nothing follows ten to nineteen, and something always follows "and". */
function onlyIntonation(word: EnglishNumberWord): Intonation | null {
  if (word === 'and') return 'middle';
  return Number(word) >= 10 && Number(word) < 20 ? 'final' : null;
}

/** The clip of a number word, said as if more follows (`middle`) or as if it ends (`final`). */
export function englishNumberClip(word: EnglishNumberWord, intonation: Intonation): VoiceClip {
  const text = WORDS[word];
  const given = onlyIntonation(word) ?? intonation;
  return { clipId: `en-number-${word}-${given}`, text, speech: text, intonation: given };
}

export function englishNumberClips(): readonly VoiceClip[] {
  const words = Object.keys(WORDS) as EnglishNumberWord[];
  return words.flatMap((word) => {
    const only = onlyIntonation(word);
    const intonations: readonly Intonation[] = only === null ? ['middle', 'final'] : [only];
    return intonations.map((intonation) => englishNumberClip(word, intonation));
  });
}

function belowHundred(value: number): readonly EnglishNumberWord[] {
  if (value < 20) return [String(value) as EnglishNumberWord];
  const tens = String(value - (value % 10)) as EnglishNumberWord;
  return value % 10 === 0 ? [tens] : [tens, digitWord(value % 10)];
}

/**
 * The words of a whole number, "one hundred and two" with its British "and". Holds for 0 to 999; anything else is read
 * digit by digit.
 */
export function englishWholeNumber(value: number): readonly EnglishNumberWord[] {
  if (!isSaidWhole(value)) return digitsSingly(String(value));
  if (value < 100) return belowHundred(value);
  const head: readonly EnglishNumberWord[] = [digitWord(Math.floor(value / 100)), 'hundred'];
  return value % 100 === 0 ? head : [...head, 'and', ...belowHundred(value % 100)];
}
