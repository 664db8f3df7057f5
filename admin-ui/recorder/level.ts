/** What the meter shows. */

const FLOOR_DB = -60;
/** Peaks of a voice at a good distance lie between these. */
const LEAST_GOOD_DB = -30;
const MOST_GOOD_DB = -3;

/** 0 to 1 of the meter's length, in proportion to the decibels. */
export const meterShare = (levelDb: number): number => Math.min(Math.max(1 - levelDb / FLOOR_DB, 0), 1);

/** The name of the word beside the meter. */
export function meterWord(levelDb: number): 'levelLow' | 'levelGood' | 'levelHigh' {
  if (levelDb > MOST_GOOD_DB) return 'levelHigh';
  return levelDb < LEAST_GOOD_DB ? 'levelLow' : 'levelGood';
}

/** The sound in so many bars, each as high as its loudest sample, 0 to 1 of the highest. */
export function barHeights(samples: Float32Array, bars: number): readonly number[] {
  const length = Math.max(1, Math.ceil(samples.length / bars));
  const peaks = Array.from({ length: Math.ceil(samples.length / length) }, (_, index) =>
    samples
      .subarray(index * length, (index + 1) * length)
      .reduce((highest, value) => Math.max(highest, Math.abs(value)), 0),
  );
  const highest = Math.max(...peaks, 1e-6);
  return peaks.map((peak) => peak / highest);
}
