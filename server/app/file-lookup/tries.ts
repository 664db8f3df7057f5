/** How often one file may be asked for in vain: a few times freely, then after a growing delay, wherever one asks from. */

const FREE_TRIES = 3;
const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 30 * 60_000;
/** After so long without a try a file begins anew. */
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;
/** More codes than all kiosks of an office can try within their pace in a day. */
const MOST_REMEMBERED = 50_000;

export type Tries = {
  /** Counts a try as vain before it is answered, so that many at once are many. Returns 0, or how long to wait. */
  readonly begin: (code: string) => number;
  /** It was not in vain. */
  readonly proved: (code: string) => void;
  /** It was never answered. */
  readonly takeBack: (code: string) => void;
};

type Vain = { readonly count: number; readonly heldUntilMs: number; readonly lastMs: number };

export function createTries(monotonicMs: () => number): Tries {
  const known = new Map<string, Vain>();
  const keep = (code: string, count: number, lastMs: number): void => {
    const doublings = Math.min(count - FREE_TRIES, 20);
    const delayMs = doublings < 0 ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** doublings);
    // Last tried stands last: what is forgotten first is what was left alone longest.
    known.delete(code);
    known.set(code, { count, heldUntilMs: lastMs + delayMs, lastMs });
    const [oldest] = known.keys();
    if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
  };
  return {
    begin: (code) => {
      const nowMs = monotonicMs();
      const before = known.get(code);
      const isForgotten = before === undefined || nowMs - before.lastMs >= FORGOTTEN_AFTER_MS;
      if (!isForgotten && nowMs < before.heldUntilMs) return Math.ceil(before.heldUntilMs - nowMs);
      keep(code, isForgotten ? 1 : before.count + 1, nowMs);
      return 0;
    },
    proved: (code) => {
      known.delete(code);
    },
    takeBack: (code) => {
      const before = known.get(code);
      if (before === undefined) return;
      if (before.count === 1) known.delete(code);
      else keep(code, before.count - 1, before.lastMs);
    },
  };
}
