/** When people come to a ward in the course of a day, and how long the work with each takes: estimates of ordinary days. */
import type { Service } from '#protocol/office.ts';
import { durationMs, type DurationMs } from '#protocol/vocabulary.ts';
import type { Random } from './behaviour.ts';

/** Arrivals per half hour relative to each other: mornings until half past nine, and after lunch. Nobody comes during it. */
const WAVES: readonly (readonly [fromMinute: number, weight: number])[] = [
  [450, 5],
  [480, 5],
  [510, 4.5],
  [540, 4],
  [570, 3],
  [600, 2.5],
  [630, 2],
  [660, 1],
  [780, 3],
  [810, 3.5],
  [840, 3.5],
  [870, 3],
  [900, 2],
  [930, 1.5],
  [960, 1],
  [990, 0.5],
];
const MINUTE_MS = 60_000;
const HALF_HOUR_MS = 30 * MINUTE_MS;
/** The spread of counter work around its mean: the standard deviation of the logarithm. */
const SPREAD = 0.5;

/** When somebody comes, counted from midnight. */
export function arrivalAfterMidnight(random: Random): DurationMs {
  const total = WAVES.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random() * total;
  const [fromMinute] = WAVES.find(([, weight]) => (left -= weight) < 0) ?? [450];
  return durationMs(fromMinute * MINUTE_MS + Math.floor(random() * HALF_HOUR_MS));
}

/** Log-normal around the middle of the catalogue's range: mostly near it, now and then much longer. */
export function counterTime({ counterMinutes: [from, to] }: Service, random: Random): DurationMs {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const minutes = ((from + to) / 2) * Math.exp(SPREAD * normal - (SPREAD * SPREAD) / 2);
  return durationMs(Math.round(Math.max(0.5, minutes) * MINUTE_MS));
}
