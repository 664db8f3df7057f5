/** How times are spread: exact, by nearest rank. */
import type { Spread } from '#protocol/report-shapes.ts';

/** Times gathered one by one; those that nobody can rely on are only counted. */
export type Times = { readonly values: number[]; excluded: number };
export const noTimes = (): Times => ({ values: [], excluded: 0 });

export function spreadOf({ values, excluded }: Times): Spread {
  const sorted = Float64Array.from(values).sort();
  const { length } = sorted;
  // In whole numbers: a share of 0.9 times a count can come out a hair above the rank that is meant.
  const at = (tenths: number): number | null => sorted[Math.ceil((length * tenths) / 10) - 1] ?? null;
  return {
    count: length,
    medianMs: at(5),
    ninetiethMs: at(9),
    longestMs: at(10),
    excluded,
  };
}
