/** What the keyboard on a screen types, laid out for the width there is. Nothing of what is typed is kept here. */
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

export type EndKey = {
  readonly key: 'space' | 'delete' | 'clear';
  /** With room for a word; else as wide as a letter, and a picture. */
  readonly isWide: boolean;
};
type KeyboardRow = { readonly letters: readonly string[]; readonly ends: readonly EndKey[] };

const rowsOf = (
  rows: readonly (readonly [letters: string, ...ends: readonly EndKey[]])[],
): readonly KeyboardRow[] => rows.map(([letters, ...ends]) => ({ letters: Array.from(letters), ends }));
const wide = (key: EndKey['key']): EndKey => ({ key, isWide: true });
const narrow = (key: EndKey['key']): EndKey => ({ key, isWide: false });

export const KEYBOARDS = {
  /** As on a typewriter, ten to a row. */
  wide: rowsOf([
    ['1234567890'],
    ['qwertyuiop'],
    ['asdfghjkl'],
    ['zxcvbnm.'],
    ['', wide('clear'), wide('space'), wide('delete')],
  ]),
  /** In order, eight to a row, each key wider: for a small screen. */
  compact: rowsOf([
    ['abcdefgh'],
    ['ijklmnop'],
    ['qrstuvwx'],
    ['yz123456'],
    ['7890.', narrow('space'), narrow('delete'), narrow('clear')],
  ]),
  /** As on a typewriter, eleven to a row and a row less: for a screen that is broad and low. */
  broad: rowsOf([
    ['1234567890', narrow('delete')],
    ['qwertyuiop', narrow('clear')],
    ['asdfghjkl,.'],
    ['zxcvbnm', wide('space')],
  ]),
} as const satisfies Readonly<Record<string, readonly KeyboardRow[]>>;
export type KeyboardShape = keyof typeof KEYBOARDS;

/** The text without its last letter, whatever that letter is made of. */
export const withoutLastLetter = (text: string): string =>
  [...new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(text)]
    .slice(0, -1)
    .map(({ segment }) => segment)
    .join('');

const vi = {
  keyboard: 'Bàn phím',
  space: 'Cách',
  delete: 'Xóa một chữ',
  clear: 'Xóa hết',
  /** In a field with nothing in it. */
  typeHere: 'Gõ không dấu cũng được',
};
const en: typeof vi = {
  keyboard: 'Keyboard',
  space: 'Space',
  delete: 'Delete a letter',
  clear: 'Clear',
  typeHere: 'Accents are not needed',
};
const zh: typeof vi = {
  keyboard: '鍵盤',
  space: '空格',
  delete: '刪除一字',
  clear: '全部清除',
  typeHere: '可用拼音或越南文',
};
export const KEYBOARD_WORDS: Readonly<Record<CitizenLanguage, typeof vi>> = { vi, en, zh };
