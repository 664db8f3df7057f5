/** The two-tone chime before every call: computed, so that it sounds even when no voice could be loaded. */

export const CHIME_MS = 1_150;

type Tone = { readonly startsAtMs: number; readonly frequencyHz: number };
/** A falling third, E5 to C5: heard as an invitation, not as an alarm. */
const TONES: readonly Tone[] = [
  { startsAtMs: 0, frequencyHz: 659.26 },
  { startsAtMs: 420, frequencyHz: 523.25 },
];
/** The overtones of a struck bar: loudness and how much faster each one dies away. */
const PARTIALS = [
  { ratio: 1, level: 1, decay: 1 },
  { ratio: 2, level: 0.28, decay: 1.8 },
  { ratio: 3, level: 0.1, decay: 2.6 },
] as const;
const PEAK = 0.32;
const ATTACK_MS = 6;
const DECAY_MS = 330;
const FADE_OUT_MS = 60;

/** One tone's sample at `timeMs` after it was struck. */
function toneAt(frequencyHz: number, timeMs: number): number {
  const attack = Math.min(1, timeMs / ATTACK_MS);
  return PARTIALS.reduce((sum, { ratio, level, decay }) => {
    const phase = (2 * Math.PI * frequencyHz * ratio * timeMs) / 1_000;
    return sum + level * attack * Math.exp((-timeMs * decay) / DECAY_MS) * Math.sin(phase);
  }, 0);
}

/** The chime as mono samples between −1 and 1; begins and ends at silence. */
export function chimeSamples(sampleRateHz: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round((CHIME_MS * sampleRateHz) / 1_000));
  for (let index = 0; index < samples.length; index += 1) {
    const timeMs = (index * 1_000) / sampleRateHz;
    const fadeOut = Math.min(1, (CHIME_MS - timeMs) / FADE_OUT_MS);
    for (const { startsAtMs, frequencyHz } of TONES) {
      if (timeMs >= startsAtMs) {
        samples[index] = (samples[index] ?? 0) + PEAK * fadeOut * toneAt(frequencyHz, timeMs - startsAtMs);
      }
    }
  }
  return samples;
}
