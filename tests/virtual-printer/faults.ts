/**
 * Everything that can be wrong with the virtual printer, and the states a person can put it in by hand.
 */

export type Faults = {
  readonly coverOpen: boolean;
  readonly paperOut: boolean;
  readonly paperNearEnd: boolean;
  readonly cutterJammed: boolean;
  readonly overheated: boolean;
  /** Switched off: connections are refused. */
  readonly offline: boolean;
  /** Never answers a status request, like many cheap printers. */
  readonly mute: boolean;
  /** Accepts connections and never reads from them. */
  readonly neverReads: boolean;
  /** Resets a connection once so many bytes were received on it. */
  readonly resetAfterBytes: number | null;
  /** The roll ends after so many more rows of dots. */
  readonly paperEndsAfterRows: number | null;
};

export const NO_FAULTS: Faults = {
  coverOpen: false,
  paperOut: false,
  paperNearEnd: false,
  cutterJammed: false,
  overheated: false,
  offline: false,
  mute: false,
  neverReads: false,
  resetAfterBytes: null,
  paperEndsAfterRows: null,
};

/** What the page's buttons do, by the name they send. */
export const HAND_STATES = {
  coverOpen: { coverOpen: true },
  coverClosed: { coverOpen: false },
  paperOut: { paperOut: true },
  paperLoaded: { paperOut: false, paperNearEnd: false, paperEndsAfterRows: null },
} as const satisfies Readonly<Record<string, Partial<Faults>>>;
export type HandState = keyof typeof HAND_STATES;

export const isHandState = (name: string): name is HandState => Object.hasOwn(HAND_STATES, name);

/** Checks faults that came from outside: known names with values of the right kind. Null when anything else is among them. */
export const parseFaults = (value: unknown): Partial<Faults> | null => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const isAllowed = ([name, given]: readonly [string, unknown]): boolean => {
    if (!Object.hasOwn(NO_FAULTS, name)) return false;
    if (name !== 'resetAfterBytes' && name !== 'paperEndsAfterRows') return typeof given === 'boolean';
    return given === null || (Number.isSafeInteger(given) && Number(given) >= 0);
  };
  return Object.entries(value).every(isAllowed) ? value : null;
};

/** Whether the mechanism stands still: whatever has been received waits. */
export const stopsMechanism = (faults: Faults): boolean =>
  faults.coverOpen || faults.paperOut || faults.cutterJammed || faults.overheated || faults.offline;
