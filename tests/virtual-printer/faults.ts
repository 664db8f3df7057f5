/**
 * Everything that can be wrong with the virtual printer, and the states a person can put it in by hand.
 */

/** What becomes of the process id that a client wants back. `early` is a printer that lies: no client can know. */
export const PROCESS_ID_ECHOES = ['right', 'wrong', 'none', 'early'] as const;
export type ProcessIdEcho = (typeof PROCESS_ID_ECHOES)[number];

/** A field that counts down to a fault (`…After…`) is null again once the fault has come. */
export type Faults = {
  readonly coverOpen: boolean;
  /** Somebody opens the cover after so many more rows of dots. */
  readonly coverOpensAfterRows: number | null;
  readonly paperOut: boolean;
  readonly paperNearEnd: boolean;
  /** The roll ends after so many more rows of dots. */
  readonly paperEndsAfterRows: number | null;
  readonly cutterJammed: boolean;
  /** The cutter jams when it is next used: the slip is printed and hangs. */
  readonly cutterJamsAtCut: boolean;
  readonly overheated: boolean;
  /** Switched off: connections are refused, and what was not yet on paper is lost. */
  readonly offline: boolean;
  /** The current fails as soon as so many bytes were received on one connection, and comes back by itself. */
  readonly powerCycleAfterBytes: number | null;
  /** From a failure of the current until the printer can be reached again. */
  readonly powerUpAfterMs: number;

  /** Accepts connections and never reads from them. */
  readonly neverReads: boolean;
  /** Resets a connection when more than so many bytes come on it. Stays, unlike the others that count down. */
  readonly resetAfterBytes: number | null;
  /** Reads no faster than this, at least 1, as over a serial line; what is not read yet is not noticed either. */
  readonly bytesPerSecond: number | null;
  /** Resets a second connection while one is open, instead of letting it wait in line. */
  readonly singleConnection: boolean;

  /** Never says anything, like many cheap printers. */
  readonly mute: boolean;
  /** Does not answer DLE EOT. What it is asked in turn is answered, and its status comes on its own accord after GS a. */
  readonly answersRealTime: boolean;
  /** Every answer comes so much later. */
  readonly statusDelayMs: number;
  /** Says bytes that are no answer to anything, as many as the answer would have had. */
  readonly garbageStatus: boolean;
  /** Pours so many status bytes over each connection, asked or not, until the other side hangs up. */
  readonly floodBytes: number | null;
  readonly processIdEcho: ProcessIdEcho;
};

export const NO_FAULTS: Faults = {
  coverOpen: false,
  coverOpensAfterRows: null,
  paperOut: false,
  paperNearEnd: false,
  paperEndsAfterRows: null,
  cutterJammed: false,
  cutterJamsAtCut: false,
  overheated: false,
  offline: false,
  powerCycleAfterBytes: null,
  powerUpAfterMs: 500,
  neverReads: false,
  resetAfterBytes: null,
  bytesPerSecond: null,
  singleConnection: false,
  mute: false,
  answersRealTime: true,
  statusDelayMs: 0,
  garbageStatus: false,
  floodBytes: null,
  processIdEcho: 'right',
};

/** What the page's buttons do, by the name they send. */
export const HAND_STATES = {
  switchedOn: { offline: false },
  switchedOff: { offline: true },
  coverClosed: { coverOpen: false },
  coverOpen: { coverOpen: true },
  paperLoaded: { paperOut: false, paperNearEnd: false, paperEndsAfterRows: null },
  paperNearEnd: { paperOut: false, paperNearEnd: true },
  paperOut: { paperOut: true },
  cutterFree: { cutterJammed: false, cutterJamsAtCut: false },
  cutterJammed: { cutterJammed: true },
  headCool: { overheated: false },
  headHot: { overheated: true },
} as const satisfies Readonly<Record<string, Partial<Faults>>>;
export type HandState = keyof typeof HAND_STATES;

export const isHandState = (name: string): name is HandState => Object.hasOwn(HAND_STATES, name);

const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isCountOrNull = (value: unknown): boolean => value === null || isCount(value);

const CHECKS: { readonly [Name in keyof Faults]: (value: unknown) => boolean } = {
  coverOpen: isFlag,
  coverOpensAfterRows: isCountOrNull,
  paperOut: isFlag,
  paperNearEnd: isFlag,
  paperEndsAfterRows: isCountOrNull,
  cutterJammed: isFlag,
  cutterJamsAtCut: isFlag,
  overheated: isFlag,
  offline: isFlag,
  powerCycleAfterBytes: isCountOrNull,
  powerUpAfterMs: isCount,
  neverReads: isFlag,
  resetAfterBytes: isCountOrNull,
  bytesPerSecond: (value) => isCountOrNull(value) && value !== 0,
  singleConnection: isFlag,
  mute: isFlag,
  answersRealTime: isFlag,
  statusDelayMs: isCount,
  garbageStatus: isFlag,
  floodBytes: isCountOrNull,
  processIdEcho: (value) => PROCESS_ID_ECHOES.some((echo) => echo === value),
};

const isFaultName = (name: string): name is keyof Faults => Object.hasOwn(CHECKS, name);

/** Checks faults that came from outside: known names with values of the right kind. Null when anything else is among them. */
export const parseFaults = (value: unknown): Partial<Faults> | null => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const areAllKnown = Object.entries(value).every(
    ([name, given]: readonly [string, unknown]) => isFaultName(name) && CHECKS[name](given),
  );
  return areAllKnown ? value : null;
};

/** Whether the mechanism stands still: whatever has been received waits. */
export const stopsMechanism = (faults: Faults): boolean =>
  faults.coverOpen || faults.paperOut || faults.cutterJammed || faults.overheated || faults.offline;

/** A count that goes down to a fault: what is left of it, and whether the fault has come. */
const countDown = (
  left: number | null,
  rowCount: number,
): { readonly left: number | null; isOver: boolean } =>
  left === null || left > rowCount
    ? { left: left === null ? null : left - rowCount, isOver: false }
    : { left: null, isOver: true };

/** The faults once so many more rows have come out; with 0 rows, whatever was to come after 0 has come. */
export const afterRows = (faults: Faults, rowCount: number): Faults => {
  const roll = countDown(faults.paperEndsAfterRows, rowCount);
  const cover = countDown(faults.coverOpensAfterRows, rowCount);
  return {
    ...faults,
    paperEndsAfterRows: roll.left,
    paperOut: faults.paperOut || roll.isOver,
    coverOpensAfterRows: cover.left,
    coverOpen: faults.coverOpen || cover.isOver,
  };
};
