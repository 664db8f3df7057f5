/**
 * Loudness after ITU-R BS.1770-4 for one channel of samples between −1 and 1.
 *
 * The recommendation gives its two K-weighting filters (tables 1 and 2) as coefficients at 48 kHz. What follows are the
 * analogue filters behind them, as derived by B. De Man ("Evaluation of Implementations of the EBU R128 Loudness
 * Measurement", AES 145, 2018), turned into digital ones for any rate by the bilinear transform; at 48 kHz they give
 * the recommendation's own numbers.
 */

type Biquad = {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
};

const SHELF = { frequencyHz: 1_681.974450955533, gainDb: 3.999843853973347, q: 0.7071752369554196 };
/** How the shelf's gain is shared between its middle and its top. */
const SHELF_BAND_EXPONENT = 0.4996667741545416;
const HIGH_PASS = { frequencyHz: 38.13547087602444, q: 0.5003270373238773 };

/** Both filters in order: the head's shelf, then the high pass. */
export function kWeighting(sampleRateHz: number): readonly [Biquad, Biquad] {
  const shelfK = Math.tan((Math.PI * SHELF.frequencyHz) / sampleRateHz);
  const top = gainOf(SHELF.gainDb);
  const band = top ** SHELF_BAND_EXPONENT;
  const shelfA0 = 1 + shelfK / SHELF.q + shelfK ** 2;
  const passK = Math.tan((Math.PI * HIGH_PASS.frequencyHz) / sampleRateHz);
  const passA0 = 1 + passK / HIGH_PASS.q + passK ** 2;
  return [
    {
      b: [
        (top + (band * shelfK) / SHELF.q + shelfK ** 2) / shelfA0,
        (2 * (shelfK ** 2 - top)) / shelfA0,
        (top - (band * shelfK) / SHELF.q + shelfK ** 2) / shelfA0,
      ],
      a: [(2 * (shelfK ** 2 - 1)) / shelfA0, (1 - shelfK / SHELF.q + shelfK ** 2) / shelfA0],
    },
    {
      b: [1, -2, 1],
      a: [(2 * (passK ** 2 - 1)) / passA0, (1 - passK / HIGH_PASS.q + passK ** 2) / passA0],
    },
  ];
}

function filtered(samples: Float64Array, { b, a }: Biquad): Float64Array {
  const output = new Float64Array(samples.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (const [index, x] of samples.entries()) {
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
    output[index] = y;
    [x1, x2, y1, y2] = [x, x1, y, y1];
  }
  return output;
}

/**
 * Loudness in LUFS over the whole clip, without gating: a clip of one word is shorter than the 400 ms block that
 * gating needs. The clip must be trimmed, or its silence counts. −∞ for silence or no samples.
 */
export function loudnessLufs(samples: Float32Array, sampleRateHz: number): number {
  const weighted = kWeighting(sampleRateHz).reduce(filtered, Float64Array.from(samples));
  const power = weighted.reduce((sum, value) => sum + value * value, 0) / Math.max(1, samples.length);
  return -0.691 + 10 * Math.log10(power);
}

/** The largest sample in dB of full scale; −∞ for silence. */
export function peakDbfs(samples: Float32Array): number {
  return decibelsOf(samples.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0));
}

/** The factor of an amplitude for a difference in dB. */
export const gainOf = (decibels: number): number => 10 ** (decibels / 20);
/** The difference in dB for a factor of an amplitude. */
export const decibelsOf = (gain: number): number => 20 * Math.log10(gain);
