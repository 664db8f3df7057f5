/** Loudness after ITU-R BS.1770-4, for mono samples at 48 kHz. */

export const LOUDNESS_SAMPLE_RATE_HZ = 48_000;

/** The two K-weighting filters of BS.1770-4, tables 1 and 2: coefficients hold at 48 kHz only. */
const K_WEIGHTING = [
  { b: [1.53512485958697, -2.69169618940638, 1.19839281085285], a: [-1.69065929318241, 0.73248077421585] },
  { b: [1, -2, 1], a: [-1.99004745483398, 0.99007225036621] },
];

function filtered(samples, { b, a }) {
  const output = new Float64Array(samples.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let index = 0; index < samples.length; index += 1) {
    const x = samples[index];
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
    output[index] = y;
    [x1, x2, y1, y2] = [x, x1, y, y1];
  }
  return output;
}

/**
 * Loudness in LUFS over the whole clip, without gating: a clip of one word is shorter than the 400 ms block that
 * gating needs. The clip must be trimmed, or its silence counts.
 */
export function loudnessLufs(samples) {
  const weighted = K_WEIGHTING.reduce((signal, stage) => filtered(signal, stage), samples);
  const power = weighted.reduce((sum, value) => sum + value * value, 0) / Math.max(1, samples.length);
  return -0.691 + 10 * Math.log10(power);
}

/** The largest sample in dB of full scale. */
export function peakDbfs(samples) {
  const peak = samples.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0);
  return 20 * Math.log10(peak);
}

export const gainOf = (decibels) => 10 ** (decibels / 20);
