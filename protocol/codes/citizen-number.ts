/** The number on a citizen card ("số căn cước"): what it tells by itself, and nothing more is ever read off the card. */
import type { Brand, BusinessDate } from '#protocol/vocabulary.ts';

/** Twelve digits. Names one person: it is held while a scan is read and while it is marked, and kept nowhere. */
export type CitizenNumber = Brand<string, 'CitizenNumber'>;

/** Place of birth, then the century with the sex, then the year within the century, then six digits of chance. */
const CENTURY_PLACE = 3;
const FIRST_CENTURY = 1900;
/** Nobody alive is older; what says so is another number of twelve digits. */
const OLDEST_AGE = 125;

/** The year of birth that the number carries. */
function birthYear(number: CitizenNumber): number {
  const century = FIRST_CENTURY + Math.floor(Number(number.charAt(CENTURY_PLACE)) / 2) * 100;
  return century + Number(number.slice(CENTURY_PLACE + 1, CENTURY_PLACE + 3));
}

/**
 * The age that the number's holder reaches in the year of `today`, or null when no living person has that number. The
 * day of birth is not in it: whoever reaches an age this year counts as that old, so that nobody is offered too little.
 */
export function ageInYear(number: CitizenNumber, today: BusinessDate): number | null {
  const age = Number(today.slice(0, 4)) - birthYear(number);
  return age >= 0 && age <= OLDEST_AGE ? age : null;
}
