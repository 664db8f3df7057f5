/**
 * A scanner that speaks as a keyboard ("keyboard wedge"): which keys are its, and what it read. Pure: keys and time in,
 * decisions out. A scanner types faster than any hand; until that is sure, its first keys are held back.
 */

/** The part of a `KeyboardEvent` that matters. */
export type KeyDown = {
  readonly key: string;
  /** The place of the key, whatever the layout has there; empty where letters are injected without a key. */
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
  readonly atMs: number;
};

/** One key as the layout reads it, and as its place reads on the American layout that scanners are built for. */
type Letter = { readonly byKey: string; readonly byPlace: string };

export type Wedge =
  | { readonly phase: 'idle' }
  /** A few quick keys: a hand or a scanner. */
  | {
      readonly phase: 'unsure';
      readonly letters: readonly Letter[];
      readonly lastMs: number;
      /** On the heels of a scan: the next line of the same code rather than a hand. */
      readonly followsScan: boolean;
    }
  /** A scanner for certain. */
  | {
      readonly phase: 'scanning';
      readonly letters: readonly Letter[];
      readonly lastMs: number;
      /** More came than any code has: what was read says nothing, but its keys are still swallowed. */
      readonly isOverfull: boolean;
    }
  /** Ended by a key; a scanner that sends two of them (CR LF), or a second scan, must not be taken for a hand. */
  | { readonly phase: 'ended'; readonly lastMs: number };

export type WedgeStep = {
  readonly wedge: Wedge;
  /** The key is the scanner's, or may be: nobody else may see it now. */
  readonly isHeld: boolean;
  /** Keys that a hand typed after all: to be typed late. */
  readonly typed: string;
  /** It has just become certain that a scanner speaks. */
  readonly hasBegun: boolean;
  /** What was scanned, in each way it can be read; null while nothing was. */
  readonly readings: readonly string[] | null;
};

/** Longer between two keys is a hand, in ms: scanners take 1 to 30, the quickest typists 60 and more. */
export const KEY_GAP_MS = 50;
/** A scanner that pauses this long has ended without a key that says so, in ms. */
export const SCAN_PAUSE_MS = 150;
/** So many keys in a row at that pace are no hand's. */
export const SURE_AFTER_KEYS = 6;
/** Fewer before Enter are what a hand can do. */
const LEAST_KEYS_BEFORE_END = 3;
/** Nothing longer is a code: a QR holds 4,296 letters. */
const MOST_KEYS = 4_400;

export const IDLE_WEDGE: Wedge = { phase: 'idle' };

const ENDING_KEYS = new Set(['Enter', 'Tab']);
const ENDING_PLACES = new Set(['Enter', 'NumpadEnter', 'Tab']);
/** What a scanner presses along with a letter, and what an input method reports of itself. */
const SILENT_KEYS = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
  'ScrollLock',
]);

/** The letters of the American layout by place: plain and with Shift. */
const AMERICAN: ReadonlyMap<string, readonly [plain: string, shifted: string]> = new Map([
  ...Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => {
    const capital = letter.toUpperCase();
    return [`Key${capital}`, [letter, capital]] as const;
  }),
  ...Array.from(')!@#$%^&*(', (sign, digit) => [`Digit${String(digit)}`, [String(digit), sign]] as const),
  ...Array.from({ length: 10 }, (_, digit) => {
    return [`Numpad${String(digit)}`, [String(digit), String(digit)]] as const;
  }),
  ['Space', [' ', ' ']],
  ['Minus', ['-', '_']],
  ['Equal', ['=', '+']],
  ['BracketLeft', ['[', '{']],
  ['BracketRight', [']', '}']],
  ['Backslash', ['\\', '|']],
  ['IntlBackslash', ['\\', '|']],
  ['Semicolon', [';', ':']],
  ['Quote', ["'", '"']],
  ['Backquote', ['`', '~']],
  ['Comma', [',', '<']],
  ['Period', ['.', '>']],
  ['Slash', ['/', '?']],
  ['NumpadDecimal', ['.', '.']],
  ['NumpadSubtract', ['-', '-']],
  ['NumpadAdd', ['+', '+']],
  ['NumpadMultiply', ['*', '*']],
  ['NumpadDivide', ['/', '/']],
]);

const PASSED: Omit<WedgeStep, 'wedge'> = { isHeld: false, typed: '', hasBegun: false, readings: null };
const HELD: Omit<WedgeStep, 'wedge'> = { ...PASSED, isHeld: true };

/** What follows from one key going down. */
export function keyDown(wedge: Wedge, event: KeyDown): WedgeStep {
  const step = timePassed(wedge, event.atMs);
  const next = step.wedge;
  const done = (then: WedgeStep): WedgeStep => ({
    ...then,
    typed: step.typed + then.typed,
    readings: step.readings ?? then.readings,
  });
  if (SILENT_KEYS.has(event.key)) return done({ ...PASSED, wedge: next, isHeld: next.phase === 'scanning' });
  if (next.phase === 'scanning') return done(whileScanning(next, event));
  if (isEnd(event)) return done(endWhileUnsure(next, event));
  // A key held down, or one that is to do something else, is a hand's.
  const letter = event.repeat || event.ctrlKey || event.metaKey || event.altKey ? null : letterOf(event);
  const before = next.phase === 'unsure' ? next.letters : [];
  // A space alone presses the key that has the focus: no code begins with one.
  if (letter === null || (before.length === 0 && letter.byPlace === ' '))
    return done({ ...PASSED, wedge: IDLE_WEDGE, typed: typedOf(before) });
  const letters = [...before, letter];
  const { atMs: lastMs } = event;
  if (letters.length < SURE_AFTER_KEYS)
    return done({ ...HELD, wedge: { phase: 'unsure', letters, lastMs, followsScan: followsScan(next) } });
  return done({
    ...HELD,
    hasBegun: true,
    wedge: { phase: 'scanning', letters, lastMs, isOverfull: false },
  });
}

/** What follows from nothing happening until then: a hand's keys are let go, a scan without an end is over. */
export function timePassed(wedge: Wedge, atMs: number): WedgeStep {
  switch (wedge.phase) {
    case 'idle':
      return { ...PASSED, wedge };
    case 'unsure':
      if (atMs - wedge.lastMs <= KEY_GAP_MS) return { ...PASSED, wedge };
      return { ...PASSED, wedge: IDLE_WEDGE, typed: typedOf(wedge.letters) };
    case 'scanning':
      if (atMs - wedge.lastMs <= SCAN_PAUSE_MS) return { ...PASSED, wedge };
      return { ...PASSED, wedge: IDLE_WEDGE, readings: readingsOf(wedge) };
    case 'ended':
      return { ...PASSED, wedge: atMs - wedge.lastMs <= KEY_GAP_MS ? wedge : IDLE_WEDGE };
    default:
      return wedge satisfies never;
  }
}

/** When `timePassed` has something to say, if no key comes before; null while nothing is pending. */
export function waitsUntilMs(wedge: Wedge): number | null {
  switch (wedge.phase) {
    case 'unsure':
      return wedge.lastMs + KEY_GAP_MS + 1;
    case 'scanning':
      return wedge.lastMs + SCAN_PAUSE_MS + 1;
    case 'idle':
    case 'ended':
      return null;
    default:
      return wedge satisfies never;
  }
}

type Scanning = Extract<Wedge, { readonly phase: 'scanning' }>;

function whileScanning(wedge: Scanning, event: KeyDown): WedgeStep {
  const { atMs: lastMs } = event;
  if (isEnd(event)) return { ...HELD, wedge: { phase: 'ended', lastMs }, readings: readingsOf(wedge) };
  // A key that sticks is not read twice; whatever else is pressed belongs to the burst and does nothing.
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey)
    return { ...HELD, wedge: { ...wedge, lastMs } };
  // A Vietnamese input method takes a letter back to give it its accent.
  if (event.key === 'Backspace')
    return { ...HELD, wedge: { ...wedge, letters: wedge.letters.slice(0, -1), lastMs } };
  const letter = letterOf(event);
  if (letter === null) return { ...HELD, wedge: { ...wedge, lastMs } };
  if (wedge.letters.length >= MOST_KEYS)
    return { ...HELD, wedge: { ...wedge, letters: [], lastMs, isOverfull: true } };
  return {
    ...HELD,
    wedge: wedge.isOverfull
      ? { ...wedge, lastMs }
      : { ...wedge, letters: [...wedge.letters, letter], lastMs },
  };
}

/** Enter or Tab with few keys before it: a scan that broke off at once, the second half of an end, or a hand. */
function endWhileUnsure(wedge: Wedge, { atMs: lastMs }: KeyDown): WedgeStep {
  const letters = wedge.phase === 'unsure' ? wedge.letters : [];
  const isEnough = letters.length >= LEAST_KEYS_BEFORE_END;
  if (!isEnough && !followsScan(wedge)) return { ...PASSED, wedge: IDLE_WEDGE, typed: typedOf(letters) };
  const readings = isEnough ? readingsOf({ letters, isOverfull: false }) : null;
  return { ...HELD, hasBegun: isEnough, wedge: { phase: 'ended', lastMs }, readings };
}

const followsScan = (wedge: Wedge): boolean =>
  wedge.phase === 'ended' || (wedge.phase === 'unsure' && wedge.followsScan);

/** Carriage return and line feed are sent as Ctrl+M and Ctrl+J by some. */
const isEnd = ({ key, code, ctrlKey }: KeyDown): boolean =>
  ENDING_KEYS.has(key) || ENDING_PLACES.has(code) || (ctrlKey && (code === 'KeyM' || code === 'KeyJ'));

function letterOf({ key, code, shiftKey }: KeyDown): Letter | null {
  const isLetter = Array.from(key).length === 1;
  const american = AMERICAN.get(code)?.[shiftKey ? 1 : 0];
  if (american === undefined) return isLetter ? { byKey: key, byPlace: key } : null;
  // `Process`, `Dead`, `Unidentified`: an input method has the letter; what was pressed is still known.
  const isTaken = key === 'Process' || key === 'Dead' || key === 'Unidentified';
  if (isLetter) return { byKey: key, byPlace: american };
  return isTaken ? { byKey: '', byPlace: american } : null;
}

const typedOf = (letters: readonly Letter[]): string => letters.map(({ byKey }) => byKey).join('');

function readingsOf({ letters, isOverfull }: Pick<Scanning, 'letters' | 'isOverfull'>): readonly string[] {
  if (isOverfull) return [];
  const byPlace = letters.map((letter) => letter.byPlace).join('');
  return [typedOf(letters), byPlace];
}
