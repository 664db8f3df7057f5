/** How fast one device may press or talk, on a clock that never steps. */

export type Pace = {
  /** Takes one turn now and returns 0, or says how many ms to wait and takes none. */
  readonly take: (key: string) => number;
};

/** A token bucket per key: `burst` turns at once, then one per `intervalMs`. An `intervalMs` of 0 never refuses. */
export function createPace(intervalMs: number, burst: number, monotonicMs: () => number): Pace {
  /** When the bucket of each key will be full again. */
  const fullAt = new Map<string, number>();
  return {
    take: (key) => {
      const nowMs = monotonicMs();
      const debtMs = Math.max(0, (fullAt.get(key) ?? 0) - nowMs);
      const waitMs = Math.max(0, debtMs + intervalMs - burst * intervalMs);
      if (waitMs > 0) return Math.ceil(waitMs);
      fullAt.set(key, nowMs + debtMs + intervalMs);
      return 0;
    },
  };
}
