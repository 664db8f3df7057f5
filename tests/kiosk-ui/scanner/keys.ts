/** Keys as scanners and hands press them, on the layouts that machines in an office have. */
import type { KeyDown } from '../../../kiosk-ui/scanner/wedge.ts';

/** How one key of the American layout comes out on another one: its letter, plain and with Shift. */
type Layout = { readonly [code: string]: readonly [plain: string, shifted: string] };

const AZERTY_DIGITS: Layout = Object.fromEntries(
  Array.from('à&é"\'(-è_ç', (sign, digit) => [`Digit${String(digit)}`, [sign, String(digit)]] as const),
);
/** French: digits need Shift, and letters change places. */
const AZERTY: Layout = {
  ...AZERTY_DIGITS,
  KeyQ: ['a', 'A'],
  KeyA: ['q', 'Q'],
  KeyW: ['z', 'Z'],
  KeyZ: ['w', 'W'],
  Semicolon: ['m', 'M'],
  KeyM: [',', '?'],
  Minus: [')', '°'],
  Period: [':', '/'],
  Slash: ['!', '§'],
  Backslash: ['*', 'µ'],
};
/** Vietnamese: the number row has letters and tones. */
const VIETNAMESE: Layout = Object.fromEntries(
  Array.from('đăâêộ\u0300\u0309\u0303\u0301\u0323', (sign, digit) => [
    `Digit${String(digit)}`,
    [sign, sign.toUpperCase()] as const,
  ]),
);
export const LAYOUTS = { american: {}, azerty: AZERTY, vietnamese: VIETNAMESE } as const satisfies Record<
  string,
  Layout
>;

export type Stroke = Pick<KeyDown, 'key' | 'code' | 'shiftKey'>;

const SIGNS: ReadonlyMap<string, readonly [code: string, shiftKey: boolean]> = new Map([
  [' ', ['Space', false]],
  ['-', ['Minus', false]],
  ['_', ['Minus', true]],
  ['=', ['Equal', false]],
  ['+', ['Equal', true]],
  ['|', ['Backslash', true]],
  ['\\', ['Backslash', false]],
  [';', ['Semicolon', false]],
  [':', ['Semicolon', true]],
  [',', ['Comma', false]],
  ['.', ['Period', false]],
  ['/', ['Slash', false]],
  ['?', ['Slash', true]],
  ['#', ['Digit3', true]],
  ['$', ['Digit4', true]],
]);

/** The key of the American layout for a letter; null for one that it has not. */
function placeOf(letter: string): readonly [code: string, shiftKey: boolean] | null {
  if (/[a-z]/i.test(letter)) return [`Key${letter.toUpperCase()}`, letter !== letter.toLowerCase()];
  if (/\d/.test(letter)) return [`Digit${letter}`, false];
  return SIGNS.get(letter) ?? null;
}

/** What a scanner for American keyboards presses; letters that such a keyboard lacks come out as question marks. */
export function strokes(text: string, layout: Layout = {}, hasCapsLock = false): readonly Stroke[] {
  return Array.from(text, (letter) => {
    const [code, shiftKey] = placeOf(letter) ?? ['Slash', true];
    const [plain, shifted] = layout[code] ?? [letter, letter];
    const key = shiftKey ? shifted : plain;
    const isLetter = hasCapsLock && /^[a-z]$/i.test(key);
    return { key: isLetter ? turned(key) : key, code, shiftKey };
  });
}

const turned = (letter: string): string =>
  letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();

export const ENTER: Stroke = { key: 'Enter', code: 'Enter', shiftKey: false };
