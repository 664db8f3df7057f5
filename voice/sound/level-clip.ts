/** One loudness for all clips, as a public-address voice needs it: level, with the few highest peaks rounded off. */
import { ClipError } from './clip-fault.ts';
import { gainOf, loudnessLufs, peakDbfs } from './loudness.ts';

export const WANTED_LOUDNESS_LUFS = -19;
/** Room for what an encoder adds, so that nothing clips after decoding. */
export const HIGHEST_PEAK_DBFS = -3;
/** Two clips at opposite ends of this are still within 1 LU of each other. */
const TOLERANCE_LU = 0.4;
const LIMITER_REACH_MS = 3;
/** Limiting lowers the loudness a little, which the next round makes up for. */
const ROUNDS = 6;

/** The lowest value within `reach` samples on either side of each sample. */
function lowestAround(values: Float64Array, reach: number): Float64Array {
  const lowest = new Float64Array(values.length);
  // Indices whose values rise from front to back: the front one is the lowest in reach.
  const rising = new Int32Array(values.length);
  let [front, back] = [0, 0];
  const at = (index: number): number => values[index] ?? Number.POSITIVE_INFINITY;
  for (let index = 0; index < values.length + reach; index += 1) {
    if (index < values.length) {
      while (back > front && at(rising[back - 1] ?? 0) >= at(index)) back -= 1;
      rising[back] = index;
      back += 1;
    }
    const centre = index - reach;
    if (centre < 0) continue;
    while ((rising[front] ?? 0) < centre - reach) front += 1;
    lowest[centre] = at(rising[front] ?? 0);
  }
  return lowest;
}

/** The mean within `reach` samples on either side of each sample. */
function meanAround(values: Float64Array, reach: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (const [index, value] of values.entries()) sums[index + 1] = (sums[index] ?? 0) + value;
  return values.map((_, index) => {
    const from = Math.max(0, index - reach);
    const to = Math.min(values.length, index + reach + 1);
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  });
}

/** Turns peaks above the limit down smoothly, looking as far ahead as back, so that nothing is bent or clipped. */
function limited(samples: Float32Array, limit: number, reach: number): Float32Array<ArrayBuffer> {
  const needed = Float64Array.from(samples, (value) => Math.min(1, limit / Math.max(Math.abs(value), 1e-9)));
  const gains = meanAround(lowestAround(needed, reach), reach);
  return Float32Array.from(samples, (value, index) => value * (gains[index] ?? 1));
}

/**
 * The clip at the wanted loudness with every peak under the limit. Throws `ClipError` when it cannot be brought there:
 * silence, or a single crack that no level makes as loud as a word.
 */
export function levelClip(samples: Float32Array, sampleRateHz: number): Float32Array<ArrayBuffer> {
  if (!Number.isFinite(loudnessLufs(samples, sampleRateHz))) {
    throw new ClipError('silent', 'the clip holds only silence');
  }
  const reach = Math.round((LIMITER_REACH_MS * sampleRateHz) / 1_000);
  const limit = gainOf(HIGHEST_PEAK_DBFS);
  let levelled = Float32Array.from(samples);
  for (let round = 0; round < ROUNDS; round += 1) {
    const gain = gainOf(WANTED_LOUDNESS_LUFS - loudnessLufs(levelled, sampleRateHz));
    levelled = limited(
      levelled.map((value) => value * gain),
      limit,
      reach,
    );
  }
  const shortfallLu = WANTED_LOUDNESS_LUFS - loudnessLufs(levelled, sampleRateHz);
  if (Math.abs(shortfallLu) > TOLERANCE_LU || peakDbfs(levelled) > HIGHEST_PEAK_DBFS + 0.1) {
    throw new ClipError(
      'not_levellable',
      `the clip stays ${shortfallLu.toFixed(1)} LU away from the wanted loudness`,
    );
  }
  return levelled;
}
