/** How fast one device may press or talk, on a clock that never steps. */

export type Pace = {
  /** Takes one turn now and returns 0, or says how many ms to wait and takes none. */
  readonly take: (key: string) => number;
  /** How many ms to wait for a turn; takes none. */
  readonly waitMs: (key: string) => number;
};

/** So many keys are kept before any is looked at again. */
const FIRST_SWEEP = 1_000;

/**
 * A token bucket per key: `burst` turns at once, then one per `interval` ms; a setting is asked anew each time. An interval
 * of 0 never refuses.
 */
export function createPace(
  interval: number | (() => number),
  burst: number,
  monotonicMs: () => number,
): Pace {
  const intervalOf = typeof interval === 'number' ? () => interval : interval;
  /** When the bucket of each key will be full again. */
  const fullAt = new Map<string, number>();
  let sweepAt = FIRST_SWEEP;
  /** A full bucket is like one that never was: keys that come and go leave nothing behind. */
  const sweep = (nowMs: number): void => {
    for (const [key, atMs] of fullAt) if (atMs <= nowMs) fullAt.delete(key);
    sweepAt = Math.max(FIRST_SWEEP, 2 * fullAt.size);
  };
  const debtOf = (key: string, nowMs: number): number => Math.max(0, (fullAt.get(key) ?? 0) - nowMs);
  const waitAfter = (debtMs: number): number => Math.ceil(Math.max(0, debtMs + intervalOf() * (1 - burst)));
  return {
    waitMs: (key) => waitAfter(debtOf(key, monotonicMs())),
    take: (key) => {
      const nowMs = monotonicMs();
      const debtMs = debtOf(key, nowMs);
      const waitMs = waitAfter(debtMs);
      if (waitMs > 0) return waitMs;
      if (fullAt.size >= sweepAt) sweep(nowMs);
      fullAt.set(key, nowMs + debtMs + intervalOf());
      return 0;
    },
  };
}
