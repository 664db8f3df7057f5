/** Round steps for an axis. */

const STEPS = [1, 2, 5] as const;

/** The smallest round step with which at most `most` lines reach over `highest`; at least 1. */
export function roundStep(highest: number, most: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of STEPS) if (step * power * most >= highest) return step * power;
  }
}

/** The lines of an axis from 0 over `highest`. */
export function axisLines(highest: number, most: number): readonly number[] {
  const step = roundStep(Math.max(1, highest), most);
  return Array.from({ length: Math.max(1, Math.ceil(highest / step)) + 1 }, (_, index) => index * step);
}
