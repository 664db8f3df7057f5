/** The writing in a cell: what is let in, how a list stands in one, and how it is kept from being taken for a formula. */

/** Excel keeps no more in a cell. */
export const MOST_CELL_LETTERS = 32_000;

/** Control characters, turned reading directions, invisible joiners, halves of letters, heaps of marks: nothing that a person types. */
const FORBIDDEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Cn}]|\p{M}{4}/u;

/** Composed (NFC), with single spaces and lines, nothing around it. No-break spaces within stay. */
export const tidied = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();

export const hasForbidden = (text: string): boolean => FORBIDDEN.test(text);

/** On one line. */
export const onOneLine = (text: string): string => text.replaceAll('\n', ' ');

/** A spreadsheet would take it for a formula, or for the mark that keeps it from being one. */
const WOULD_BE_FORMULA = /^'*[=+\-@\t\r]/;

export const safeCell = (text: string): string => (WOULD_BE_FORMULA.test(text) ? `'${text}` : text);
export const unsafeCell = (cell: string): string =>
  cell.startsWith("'") && WOULD_BE_FORMULA.test(cell) ? cell.slice(1) : cell;

/** Between the things of a list; a line break does as well, and is what is written. */
const ITEM_MARK = ';';
/** Between the parts of one thing. */
const PART_MARK = '|';

/** A line break within would be one between things. */
const escaped = (part: string): string => part.replace(/\s*\n\s*/g, ' ').replace(/[\\;|]/g, '\\$&');

/** Lists of things, each of parts: one thing a line. */
export const writtenList = (items: readonly (readonly string[])[]): string =>
  items.map((parts) => parts.map(escaped).join(` ${PART_MARK} `)).join('\n');

/** The reverse; things of which nothing is said are left out. */
export function readList(cell: string): readonly (readonly string[])[] {
  const items: string[][] = [];
  let parts: string[] = [];
  let part = '';
  const endPart = (): void => {
    parts.push(part.trim());
    part = '';
  };
  const endItem = (): void => {
    endPart();
    if (parts.some((each) => each !== '')) items.push(parts);
    parts = [];
  };
  for (let index = 0; index < cell.length; index += 1) {
    const letter = cell.charAt(index);
    const next = cell.charAt(index + 1);
    if (letter === '\\' && (next === '\\' || next === ITEM_MARK || next === PART_MARK)) {
      part += next;
      index += 1;
    } else if (letter === ITEM_MARK || letter === '\n') endItem();
    else if (letter === PART_MARK) endPart();
    else part += letter;
  }
  endItem();
  return items;
}

/** In place of something in a list that is not said in a language. */
export const UNSAID = '–';
