/**
 * Chinese in a line of text: which characters it is written in, and between which of them a line may end.
 */

/** Ideographs and the full-width signs that stand among them. */
const IDEOGRAPHIC = /[\p{Script=Han}\u3001-\u3017\uFE30-\uFE4F\uFF01-\uFF60]/u;
/** No line begins with these … */
const CLOSING = /[、。〉》」』】〕）：；，．！？％…—,.:;!?)\]}%]/u;
/** … and none ends with these. */
const OPENING = /[〈《「『【〔（([{]/u;

/** Whether a character is written in the Chinese font where the Latin one lacks it. */
export const isIdeographic = (character: string): boolean => IDEOGRAPHIC.test(character);

/** Whether a line may end between two neighbours that no space parts: beside an ideograph, but not before or after every sign. */
const mayPart = (left: string, right: string): boolean =>
  (isIdeographic(left) || isIdeographic(right)) && !OPENING.test(left) && !CLOSING.test(right);

/** A word in the pieces that a line may end between; a word without ideographs is one. */
export const piecesOf = (word: string): readonly string[] => {
  const pieces: string[] = [];
  let piece = '';
  let last = '';
  for (const character of word) {
    if (piece !== '' && mayPart(last, character)) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
    last = character;
  }
  return piece === '' ? pieces : [...pieces, piece];
};
