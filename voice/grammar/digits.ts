import type { NumberReading } from '#protocol/announcement.ts';

export type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';

/** Whole numbers are said as such up to here; anything else is read digit by digit. */
export const LARGEST_WHOLE_NUMBER = 999;

export const digitWord = (digit: number): Digit => String(digit) as Digit;

/** The digits of a text one by one; whatever is no digit is left out. */
export const digitsSingly = (text: string): readonly Digit[] =>
  Array.from(text.replace(/[^0-9]/g, ''), (digit) => digit as Digit);

/** True for 0 to 999. */
export const isSaidWhole = (value: number): boolean =>
  Number.isInteger(value) && value >= 0 && value <= LARGEST_WHOLE_NUMBER;

/** The words of a ticket's digits as the office wants them read; none when it has no digits. */
export function ticketDigits<W>(
  number: string,
  reading: NumberReading,
  wholeNumber: (value: number) => readonly W[],
): readonly (W | Digit)[] {
  const digits = digitsSingly(number);
  if (reading === 'digits' || digits.length === 0) return digits;
  return wholeNumber(Number(digits.join('')));
}

/** The letters of a ticket number, in capitals. */
export const lettersOf = (number: string): readonly string[] =>
  Array.from(number.normalize('NFC').toLocaleUpperCase('vi')).filter((character) => /\p{L}/u.test(character));
