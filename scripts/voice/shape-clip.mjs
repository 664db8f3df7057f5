/** From what a speech program gave to a clip that can stand beside any other: trimmed, faded, of whole milliseconds. */
import { gainOf } from './loudness.mjs';

const WINDOW_MS = 5;
/** What lies this far below the loudest window is silence. */
const SILENCE_BELOW_LOUDEST_DB = -40;
/** Kept around the word, so that a soft consonant or a dying vowel is not cut. */
const KEPT_BEFORE_MS = 10;
const KEPT_AFTER_MS = 20;
const FADE_IN_MS = 4;
const FADE_OUT_MS = 14;

function windowPowers(samples, windowLength) {
  return Array.from({ length: Math.ceil(samples.length / windowLength) }, (_, index) => {
    const part = samples.subarray(index * windowLength, (index + 1) * windowLength);
    return part.reduce((sum, value) => sum + value * value, 0) / part.length;
  });
}

/** Cuts silence from both ends; throws when there is nothing but silence. */
function trimmed(samples, sampleRateHz) {
  const windowLength = (WINDOW_MS * sampleRateHz) / 1_000;
  const powers = windowPowers(samples, windowLength);
  const threshold = Math.max(...powers) * gainOf(SILENCE_BELOW_LOUDEST_DB) ** 2;
  const first = powers.findIndex((power) => power > threshold);
  const last = powers.findLastIndex((power) => power > threshold);
  if (first === -1) throw new Error('the speech program gave only silence');
  const from = Math.max(0, first * windowLength - (KEPT_BEFORE_MS * sampleRateHz) / 1_000);
  const to = Math.min(samples.length, (last + 1) * windowLength + (KEPT_AFTER_MS * sampleRateHz) / 1_000);
  return samples.slice(from, to);
}

/** Raised-cosine fades: the clip begins and ends at exactly zero, so a join cannot click. */
function fade(samples, sampleRateHz) {
  const fadeIn = (FADE_IN_MS * sampleRateHz) / 1_000;
  const fadeOut = (FADE_OUT_MS * sampleRateHz) / 1_000;
  for (let index = 0; index < fadeIn; index += 1) {
    samples[index] *= (1 - Math.cos((Math.PI * index) / fadeIn)) / 2;
  }
  for (let index = 0; index < fadeOut; index += 1) {
    samples[samples.length - 1 - index] *= (1 - Math.cos((Math.PI * index) / fadeOut)) / 2;
  }
}

/** Trims, fades and pads with silence to a whole number of milliseconds. */
export function shapeClip(samples, sampleRateHz) {
  const word = trimmed(samples, sampleRateHz);
  fade(word, sampleRateHz);
  const samplesPerMs = sampleRateHz / 1_000;
  const clip = new Float32Array(Math.ceil(word.length / samplesPerMs) * samplesPerMs);
  clip.set(word);
  return clip;
}
