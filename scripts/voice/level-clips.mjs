/** One loudness for all clips, as a public-address voice needs it: level, with the few highest peaks rounded off. */
import { gainOf, loudnessLufs, peakDbfs } from './loudness.mjs';

const WANTED_LOUDNESS_LUFS = -19;
/** Room for what the encoder adds, so that nothing clips after decoding. */
const HIGHEST_PEAK_DBFS = -3;
const LIMITER_REACH_MS = 3;
/** Limiting lowers the loudness a little, which the next round makes up for. */
const ROUNDS = 6;

/** Turns peaks above the limit down smoothly, looking as far ahead as back, so that nothing is bent or clipped. */
function limited(samples, limit, reach) {
  const needed = samples.map((value) => Math.min(1, limit / Math.max(Math.abs(value), 1e-9)));
  const lowest = needed.map((_, index) =>
    needed
      .subarray(Math.max(0, index - reach), index + reach + 1)
      .reduce((low, gain) => Math.min(low, gain), 1),
  );
  return samples.map((value, index) => {
    const around = lowest.subarray(Math.max(0, index - reach), index + reach + 1);
    return value * (around.reduce((sum, gain) => sum + gain, 0) / around.length);
  });
}

/** The clip at the wanted loudness with every peak under the limit; throws when it cannot be brought there. */
export function levelClip(samples, sampleRateHz) {
  const reach = (LIMITER_REACH_MS * sampleRateHz) / 1_000;
  const limit = gainOf(HIGHEST_PEAK_DBFS);
  let levelled = samples;
  for (let round = 0; round < ROUNDS; round += 1) {
    const gain = gainOf(WANTED_LOUDNESS_LUFS - loudnessLufs(levelled));
    levelled = limited(
      levelled.map((value) => value * gain),
      limit,
      reach,
    );
  }
  const shortfall = WANTED_LOUDNESS_LUFS - loudnessLufs(levelled);
  if (Math.abs(shortfall) > 0.4 || peakDbfs(levelled) > HIGHEST_PEAK_DBFS + 0.1) {
    throw new Error(`a clip stays ${shortfall.toFixed(1)} LU away from the wanted loudness`);
  }
  return levelled;
}
