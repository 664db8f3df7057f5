/**
 * Which deed a key press means. Digits go by the key's place on the board, so that Telex, VNI, a French layout
 * or a keypad without Num Lock change nothing; letters go by what is printed on the cap.
 */

/** What the page needs to know of a key press. */
export type KeyPress = {
  readonly code: string;
  readonly key: string;
  readonly isRepeat: boolean;
  readonly hasModifier: boolean;
  /** A field is being typed in. */
  readonly isTyping: boolean;
};

/** The cap of every deed. Places and keys never move. */
export const INTENT_KEYS = {
  callNext: '1',
  recall: '2',
  startService: '3',
  finish: '4',
  transfer: '5',
  park: '6',
  markMissed: '7',
  pause: '0',
  undo: 'Z',
  finishDetails: 'D',
  addService: 'T',
  addNote: 'N',
  callTicket: 'G',
  rollNumber: 'P',
  serveWithoutTicket: 'V',
  issue: 'C',
  grantPriority: 'U',
  cancel: 'X',
  reprint: 'I',
  resume: 'B',
  reinstate: 'R',
  help: 'H',
  /** The officer's own day on paper. */
  summary: 'S',
  colleagues: 'Q',
  /** The one extra key of the alarm strips: try again now, or take note. */
  attend: 'K',
  /** The small window above all others. */
  pip: 'O',
  keys: 'M',
  /** One's own PIN and password. */
  account: 'A',
  /** Leaves the screen to nobody until one is back. */
  lock: 'L',
  signOut: 'E',
} as const;

/** What a key stands for: a deed at once, or the dialog that asks for what the deed still needs. */
export type KeyIntent = keyof typeof INTENT_KEYS;

/** Whether the name is that of a key. */
export const isIntent = (name: string): name is KeyIntent => name in INTENT_KEYS;
/** All of them, in the order of the board. */
export const KEY_INTENTS: readonly KeyIntent[] = Object.keys(INTENT_KEYS).filter(isIntent);

const BY_CAP: ReadonlyMap<string, KeyIntent> = new Map(
  KEY_INTENTS.map((intent) => [INTENT_KEYS[intent], intent]),
);

/** The cap that was pressed: a digit by its place, a letter by its print; null for any other key. */
export function capOf(press: Pick<KeyPress, 'code' | 'key'>): string | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  if (digit !== undefined) return digit;
  if (/^[a-z]$/i.test(press.key)) return press.key.toUpperCase();
  // An input method may hide the letter ("Process"); the place of the key still tells.
  return /^Key([A-Z])$/.exec(press.code)?.[1] ?? null;
}

/** What the press means, or null: while typing, with Ctrl, Alt or Meta, for a held key, and for any other key. */
export function intentOfKey(press: KeyPress): KeyIntent | null {
  if (press.isRepeat || press.hasModifier || press.isTyping) return null;
  if (press.key === '?') return 'keys';
  const cap = capOf(press);
  return cap === null ? null : (BY_CAP.get(cap) ?? null);
}
