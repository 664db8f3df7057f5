/** Sounds that tests make by formula. */

export const RATE_HZ = 48_000;

/** Samples from a function of time in seconds. */
export const soundOf = (
  durationMs: number,
  sampleAt: (seconds: number) => number,
  sampleRateHz = RATE_HZ,
): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: Math.round((durationMs * sampleRateHz) / 1_000) }, (_, index) =>
    sampleAt(index / sampleRateHz),
  );

export const sine =
  (frequencyHz: number, level: number) =>
  (seconds: number): number =>
    level * Math.sin(2 * Math.PI * frequencyHz * seconds);

/** Noise that is the same in every run: a linear congruential generator (Numerical Recipes). */
export function noise(level: number): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return level * (state / 2 ** 31 - 1);
  };
}

/** A stand-in for a spoken word: 400 ms of a voice-like tone that swells and dies, in a room with a little noise. */
export function takeOf(
  { level, room }: { readonly level: number; readonly room: number },
  sampleRateHz = RATE_HZ,
): Float32Array<ArrayBuffer> {
  const hiss = noise(room);
  return soundOf(
    1_200,
    (seconds) => {
      const sinceStart = seconds - 0.4;
      const swell = sinceStart > 0 && sinceStart < 0.4 ? Math.sin((Math.PI * sinceStart) / 0.4) : 0;
      const voice = [1, 2, 3].reduce((sum, n) => sum + sine(180 * n, 0.5 / n)(seconds), 0);
      return hiss() + level * swell * voice;
    },
    sampleRateHz,
  );
}
