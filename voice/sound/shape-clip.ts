/** From what was recorded to a clip that can stand beside any other: trimmed, faded, of whole milliseconds. */
import { ClipError } from './clip-fault.ts';
import { gainOf } from './loudness.ts';
import { windowPowers } from './windows.ts';

const WINDOW_MS = 5;
/** What lies this far below the loudest window is silence. */
const SILENCE_BELOW_LOUDEST_DB = -40;
/** A room is never quite silent. It is heard at the quieter end of a recording; what is hardly louder is still the room. */
const ROOM_WINDOWS = 4;
const SPEECH_ABOVE_ROOM_DB = 8;
/** Whatever the room, what lies this close to the loudest window is speech. */
const SPEECH_BELOW_LOUDEST_DB = -24;
/** Kept around the word, so that a soft consonant or a dying vowel is not cut. */
const KEPT_BEFORE_MS = 10;
const KEPT_AFTER_MS = 20;
const FADE_IN_MS = 4;
const FADE_OUT_MS = 14;
/** The shortest Vietnamese word takes about three times as long. */
const SHORTEST_MS = 40;

const meanOf = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const powerOf = (decibels: number): number => gainOf(decibels) ** 2;

/** Cuts silence from both ends. Throws `ClipError` when there is nothing but silence. */
export function trimmed(samples: Float32Array, sampleRateHz: number): Float32Array<ArrayBuffer> {
  const inSamples = (milliseconds: number): number => Math.round((milliseconds * sampleRateHz) / 1_000);
  const windowLength = Math.max(1, inSamples(WINDOW_MS));
  const powers = windowPowers(samples, windowLength);
  const loudest = powers.reduce((highest, power) => Math.max(highest, power), 0);
  const room = Math.min(meanOf(powers.subarray(0, ROOM_WINDOWS)), meanOf(powers.subarray(-ROOM_WINDOWS)));
  const threshold = Math.min(
    Math.max(loudest * powerOf(SILENCE_BELOW_LOUDEST_DB), room * powerOf(SPEECH_ABOVE_ROOM_DB)),
    loudest * powerOf(SPEECH_BELOW_LOUDEST_DB),
  );
  const first = powers.findIndex((power) => power > threshold);
  const last = powers.findLastIndex((power) => power > threshold);
  if (first === -1) throw new ClipError('silent', 'the recording holds only silence');
  const from = Math.max(0, first * windowLength - inSamples(KEPT_BEFORE_MS));
  const to = Math.min(samples.length, (last + 1) * windowLength + inSamples(KEPT_AFTER_MS));
  return samples.slice(from, to);
}

/** Raised-cosine fades in place: the clip begins and ends at exactly zero, so a join cannot click. */
function fade(samples: Float32Array, sampleRateHz: number): void {
  const fadeIn = Math.round((FADE_IN_MS * sampleRateHz) / 1_000);
  const fadeOut = Math.round((FADE_OUT_MS * sampleRateHz) / 1_000);
  const scale = (index: number, gain: number): void => {
    samples[index] = (samples[index] ?? 0) * gain;
  };
  for (let index = 0; index < fadeIn; index += 1) {
    scale(index, (1 - Math.cos((Math.PI * index) / fadeIn)) / 2);
  }
  for (let index = 0; index < fadeOut; index += 1) {
    scale(samples.length - 1 - index, (1 - Math.cos((Math.PI * index) / fadeOut)) / 2);
  }
}

/** Trims, fades and pads with silence to a whole number of milliseconds. Throws `ClipError`. */
export function shapeClip(samples: Float32Array, sampleRateHz: number): Float32Array<ArrayBuffer> {
  const word = trimmed(samples, sampleRateHz);
  const durationMs = (word.length * 1_000) / sampleRateHz;
  if (durationMs < SHORTEST_MS) throw new ClipError('too_short', 'the recording is shorter than any word');
  fade(word, sampleRateHz);
  const clip = new Float32Array(Math.ceil((Math.ceil(durationMs) * sampleRateHz) / 1_000));
  clip.set(word);
  return clip;
}
