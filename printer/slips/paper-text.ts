/**
 * The one door through which words reach paper.
 */

/** Longer than any name in the catalogue; what is cut ends in an ellipsis. */
export const PAPER_TEXT_MAX_LENGTH = 240;
/** After NFC no Vietnamese letter needs any; one leaves room for other languages without letting towers grow. */
const MAX_MARKS_PER_LETTER = 1;
/** No letter of any script is written with more marks than this before composition. */
const MAX_RAW_MARKS_PER_LETTER = 6;
/** Work is bounded before anything is normalised: no name needs more. */
const MAX_RAW_LENGTH = 40_000;

/** Stands for what cannot be drawn until stretches of it are joined; no control character is left in the text by then. */
const MISSING_GLYPH = '\u0000';

const WHITE_SPACE = /[\t\n\v\f\r\u0085\p{Z}]/gu;
/** Controls (ESC, GS, DLE …), invisible and direction-changing format characters, halves of pairs, private and unassigned ones. */
const NOT_FOR_PAPER = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu;
const LEADING_MARKS = /(^|\s)\p{M}+/gu;
const marksBeyond = (count: number): RegExp => new RegExp(`(\\p{M}{${String(count)}})\\p{M}+`, 'gu');

/**
 * Makes any string fit to be drawn: composed (NFC), one line, single spaces, no control, bidirectional,
 * zero-width, private or unassigned character, at most one combining mark a letter, at most
 * `PAPER_TEXT_MAX_LENGTH` characters. What the font cannot draw becomes one question mark a stretch, so that the
 * reader sees that something is missing. Never throws; the result may be empty.
 */
export const textForPaper = (raw: string, canDraw: (character: string) => boolean): string => {
  const clean = raw
    .slice(0, MAX_RAW_LENGTH)
    .replace(WHITE_SPACE, ' ')
    .replace(NOT_FOR_PAPER, '')
    // Before NFC, because putting thousands of marks in order takes time with their square.
    .replace(marksBeyond(MAX_RAW_MARKS_PER_LETTER), '$1')
    .normalize('NFC')
    .replace(LEADING_MARKS, '$1')
    .replace(marksBeyond(MAX_MARKS_PER_LETTER), '$1')
    .replace(/\S/gu, (character) => (canDraw(character) ? character : MISSING_GLYPH))
    .replace(/\u0000+/g, '?')
    .replace(/ +/g, ' ')
    .trim();
  const characters = Array.from(clean);
  if (characters.length <= PAPER_TEXT_MAX_LENGTH) return clean;
  return `${characters
    .slice(0, PAPER_TEXT_MAX_LENGTH - 1)
    .join('')
    .trimEnd()}…`;
};

/** Escapes what XML would read as markup. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
