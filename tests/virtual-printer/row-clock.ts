/**
 * How fast paper moves: grants rows as time passes, none in advance.
 */

export type RowClock = {
  /** Rows the mechanism may move at this moment; 0 while it is still busy with those granted before. */
  readonly grant: () => number;
  /** The mechanism has moved so many rows: it is busy with them from now on. */
  readonly spend: (rowCount: number) => void;
  /** Milliseconds until it is free; 0 = it is. */
  readonly busyMs: () => number;
};

/** Paper moves in steps of about this long. */
const STEP_MS = 10;
/** A timer this late is made up for, so that the speed holds on average. */
const MAX_LATENESS_MS = 50;

/** A clock for so many rows a second; null = paper takes no time. */
export const createRowClock = (
  rowsPerSecond: number | null,
  nowMs: () => number = () => performance.now(),
): RowClock => {
  if (rowsPerSecond === null) return { grant: () => Infinity, spend: () => {}, busyMs: () => 0 };
  const stepRows = Math.max(1, Math.round((rowsPerSecond * STEP_MS) / 1_000));
  let freeAtMs = 0;
  const busyMs = (): number => Math.max(0, freeAtMs - nowMs());
  return {
    grant: () => (busyMs() === 0 ? stepRows : 0),
    spend: (rowCount) => {
      const isInStep = nowMs() - freeAtMs < MAX_LATENESS_MS;
      freeAtMs = (isInStep ? freeAtMs : nowMs()) + (rowCount * 1_000) / rowsPerSecond;
    },
    busyMs,
  };
};
