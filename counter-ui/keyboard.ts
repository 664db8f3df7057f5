/**
 * Which command a key press means. Digits go by the key's place on the board, so that Telex, VNI, a French layout
 * or a keypad without Num Lock change nothing; letters go by what is printed on the cap.
 */
import type { CounterAction } from '#protocol/views.ts';

/** What the page needs to know of a key press. */
export type KeyPress = {
  readonly code: string;
  readonly key: string;
  readonly isRepeat: boolean;
  readonly hasModifier: boolean;
  /** A field is being typed in. */
  readonly isTyping: boolean;
};

/** `attend`: the one extra key of the alarm strips: try again now, or take note. */
export type KeyIntent = CounterAction | 'attend';

/** The cap on each button. Places and keys never move; 5, 6 and 0 belong to actions still to come. */
export const ACTION_KEYS = {
  callNext: '1',
  recall: '2',
  startService: '3',
  finish: '4',
  markMissed: '7',
  signOut: 'L',
} as const satisfies Record<CounterAction, string>;

/** The cap on the buttons of the alarm strips. */
export const ATTEND_KEY = 'K';

const INTENTS: ReadonlyMap<string, KeyIntent> = new Map<string, KeyIntent>([
  ['1', 'callNext'],
  ['2', 'recall'],
  ['3', 'startService'],
  ['4', 'finish'],
  ['7', 'markMissed'],
  ['L', 'signOut'],
  ['K', 'attend'],
]);

function capOf(press: KeyPress): string | undefined {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  if (digit !== undefined) return digit;
  if (/^[a-z]$/i.test(press.key)) return press.key.toUpperCase();
  // An input method may hide the letter ("Process"); the place of the key still tells.
  return /^Key([A-Z])$/.exec(press.code)?.[1];
}

/** What the press means, or null: while typing, with Ctrl, Alt or Meta, for a held key, and for any other key. */
export function intentOfKey(press: KeyPress): KeyIntent | null {
  if (press.isRepeat || press.hasModifier || press.isTyping) return null;
  const cap = capOf(press);
  return cap === undefined ? null : (INTENTS.get(cap) ?? null);
}
