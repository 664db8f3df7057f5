/** Whether a recording of a phrase is good enough to keep: said to the person who speaks, before anything is made of it. */
import { WANTED_LOUDNESS_LUFS } from './level-clip.ts';
import { loudnessLufs, peakDbfs } from './loudness.ts';
import { trimmed } from './shape-clip.ts';
import { windowPowers } from './windows.ts';

/**
 * `too_quiet`: raising it would raise the room with it; `clipped`: the microphone was overdriven, which no level repairs;
 * `only_noise`: nobody spoke, or the room is as loud as the voice.
 */
export type RecordingFault = 'too_quiet' | 'clipped' | 'only_noise';

export type RecordingVerdict = {
  /** What to say the phrase again for; null when it is good. */
  readonly fault: RecordingFault | null;
  /** Of the spoken part; −∞ when there is nothing. */
  readonly loudnessLufs: number;
  readonly peakDbfs: number;
  /** How much louder it will be made (positive) or softer, in LU. */
  readonly gainLu: number;
};

/** A close microphone gives −35 to −15 LUFS; below this, levelling would add more than 24 dB of room. */
const QUIETEST_LUFS = WANTED_LOUDNESS_LUFS - 24;
const FULL_SCALE = 0.985;
/** So many samples in a row at full scale are a flattened wave, not a peak. */
const FLAT_SAMPLES = 3;
/** One flattened wave may be a knock; a voice that is too loud flattens many. */
const FLAT_WAVES = 3;
const WINDOW_MS = 20;
/** Speech rises and falls by 20 dB and more between vowel and pause; a fan or a hum does not. */
const LEAST_SWING_DB = 10;

function flatWaves(samples: Float32Array): number {
  let [waves, inARow] = [0, 0];
  for (const value of samples) {
    inARow = Math.abs(value) >= FULL_SCALE ? inARow + 1 : 0;
    if (inARow === FLAT_SAMPLES) waves += 1;
  }
  return waves;
}

/** Between the loudest and the quietest tenth of the recording, in dB. */
function swingDb(samples: Float32Array, sampleRateHz: number): number {
  const powers = windowPowers(
    samples,
    Math.max(1, Math.round((WINDOW_MS * sampleRateHz) / 1_000)),
  ).toSorted();
  const quiet = powers[Math.floor(powers.length / 10)] ?? 0;
  const loud = powers[Math.floor((powers.length * 9) / 10)] ?? 0;
  return 10 * Math.log10(loud / Math.max(quiet, 1e-12));
}

/** Judges a recording as it came from the microphone, room before and after the word included. Never throws. */
export function judgeRecording(samples: Float32Array, sampleRateHz: number): RecordingVerdict {
  const peak = peakDbfs(samples);
  const isSilent = !Number.isFinite(peak);
  const loudness = isSilent
    ? Number.NEGATIVE_INFINITY
    : loudnessLufs(trimmed(samples, sampleRateHz), sampleRateHz);
  const faultOf = (): RecordingFault | null => {
    if (flatWaves(samples) >= FLAT_WAVES) return 'clipped';
    if (isSilent || swingDb(samples, sampleRateHz) < LEAST_SWING_DB) return 'only_noise';
    return loudness < QUIETEST_LUFS ? 'too_quiet' : null;
  };
  return {
    fault: faultOf(),
    loudnessLufs: loudness,
    peakDbfs: peak,
    gainLu: WANTED_LOUDNESS_LUFS - loudness,
  };
}
