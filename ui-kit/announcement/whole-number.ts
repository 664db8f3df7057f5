import type { NumberWord } from './voice-clips.ts';

const digitWord = (digit: number): NumberWord => String(digit) as NumberWord;

/** The words of a number's digits one by one: 012 → không một hai. */
export function digitsSingly(digits: string): readonly NumberWord[] {
  return Array.from(digits.replace(/\D/g, ''), (digit) => digit as NumberWord);
}

/**
 * The words of a whole number as it is said: 21 hai mươi mốt, 24 hai mươi tư, 15 mười lăm.
 * Holds for 0 to 99; anything else is read digit by digit, so that a caller always gets words.
 */
export function wholeNumber(value: number): readonly NumberWord[] {
  if (!Number.isInteger(value) || value < 0 || value > 99) return digitsSingly(String(value));
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return [digitWord(ones)];
  const head: readonly NumberWord[] = tens === 1 ? ['ten'] : [digitWord(tens), 'tens'];
  if (ones === 0) return head;
  if (ones === 5) return [...head, 'five-after-ten'];
  if (tens > 1 && ones === 1) return [...head, 'one-after-tens'];
  if (tens > 1 && ones === 4) return [...head, 'four-after-tens'];
  return [...head, digitWord(ones)];
}
