/** How much a typed word is like a word of the catalogue. Both are folded. */
import { withoutTypingKeys } from './fold.ts';

const TYPING_KEYS_LEFT = 0.95;
const LETTERS_SWAPPED = 0.8;
const LETTER_WRONG = 0.72;
const LETTER_WRONG_IN_THREE = 0.5;
const BEGINNING = 0.6;

/** From 0, nothing alike, to 1, the same. `isLast`: it may be typed only half. */
export function likeness(typed: string, word: string, isLast: boolean): number {
  if (typed === word) return 1;
  if (withoutTypingKeys(typed) === word) return TYPING_KEYS_LEFT;
  return Math.max(ofBeginning(typed, word, isLast), ofMistake(typed, word));
}

/** What one has only begun to type is likelier the shorter the rest is. */
function ofBeginning(typed: string, word: string, isLast: boolean): number {
  if (!word.startsWith(typed)) return 0;
  if (isLast) return 0.65 + (0.3 * typed.length) / word.length;
  return typed.length < 3 ? 0 : BEGINNING;
}

function ofMistake(typed: string, word: string): number {
  const shorter = Math.min(typed.length, word.length);
  if (shorter < 3 || Math.abs(typed.length - word.length) > 1) return 0;
  if (!isOneMistakeAway(typed, word)) return 0;
  if (typed.length === word.length && sortedLetters(typed) === sortedLetters(word)) return LETTERS_SWAPPED;
  return shorter === 3 ? LETTER_WRONG_IN_THREE : LETTER_WRONG;
}

const sortedLetters = (word: string): string => Array.from(word).sort().join('');

/** One letter missing, too many, or wrong, or two neighbours swapped. */
function isOneMistakeAway(typed: string, word: string): boolean {
  let from = 0;
  while (from < typed.length && typed[from] === word[from]) from += 1;
  const rest = (text: string, skipped: number): string => text.slice(from + skipped);
  if (
    rest(typed, 1) === rest(word, 1) ||
    rest(typed, 1) === rest(word, 0) ||
    rest(typed, 0) === rest(word, 1)
  ) {
    return true;
  }
  return typed[from] === word[from + 1] && typed[from + 1] === word[from] && rest(typed, 2) === rest(word, 2);
}
