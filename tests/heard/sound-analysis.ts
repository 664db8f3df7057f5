/**
 * Holds recorded sound against what should have been played: arithmetic alone, so that it runs in a page as well as here.
 * All positions are in samples ("frames") of one clock.
 */

/** One sound that was asked for: these samples, beginning at this frame. */
export type Played = { readonly frame: number; readonly samples: Float32Array };

export type Recording = { readonly firstFrame: number; readonly samples: Float32Array };

export type Fit = {
  /** 1: the recording holds exactly this sound here, at any loudness; 0: something that has nothing to do with it. */
  readonly correlation: number;
  /** By how many frames the sound would have to be moved to fit best; 0 when it lies where it should. */
  readonly lagFrames: number;
};

const LARGEST_LAG_FRAMES = 240;
/** Enough for a lag to stand out, little enough to try hundreds of them. */
const LAG_WINDOW_FRAMES = 8_192;
const RESIDUAL_WINDOW_MS = 10;

/** Cosine of the angle between two stretches of sound; 0 when one of them is silent. */
function correlationOf(
  one: Float32Array,
  oneAt: number,
  other: Float32Array,
  otherAt: number,
  frames: number,
): number {
  let [product, ofOne, ofOther] = [0, 0, 0];
  for (let index = 0; index < frames; index += 1) {
    const a = one[oneAt + index] ?? 0;
    const b = other[otherAt + index] ?? 0;
    product += a * b;
    ofOne += a * a;
    ofOther += b * b;
  }
  return ofOne === 0 || ofOther === 0 ? 0 : product / Math.sqrt(ofOne * ofOther);
}

/** How well the recording holds a sound where it was asked for; the lag is sought over 5 ms to either side. */
export function fitOf(recording: Recording, { frame, samples }: Played): Fit {
  const at = frame - recording.firstFrame;
  const windowFrames = Math.min(LAG_WINDOW_FRAMES, samples.length);
  // The middle of a clip is never silent.
  const from = Math.floor((samples.length - windowFrames) / 2);
  let best = { lagFrames: 0, correlation: -1 };
  for (let lagFrames = -LARGEST_LAG_FRAMES; lagFrames <= LARGEST_LAG_FRAMES; lagFrames += 1) {
    const correlation = correlationOf(recording.samples, at + from + lagFrames, samples, from, windowFrames);
    if (correlation > best.correlation) best = { lagFrames, correlation };
  }
  return {
    correlation: correlationOf(recording.samples, at, samples, 0, samples.length),
    lagFrames: best.lagFrames,
  };
}

/** The loudest 10 ms of what is left of the recording when everything asked for is taken away, as a level (RMS, full scale = 1). */
export function residualOf(recording: Recording, played: readonly Played[], sampleRateHz: number): number {
  const left = recording.samples.slice();
  for (const { frame, samples } of played) {
    const at = frame - recording.firstFrame;
    for (let index = 0; index < samples.length; index += 1) {
      const position = at + index;
      if (position >= 0 && position < left.length) left[position]! -= samples[index]!;
    }
  }
  const windowFrames = Math.round((sampleRateHz * RESIDUAL_WINDOW_MS) / 1_000);
  let loudest = 0;
  for (let from = 0; from < left.length; from += windowFrames) {
    const stretch = left.subarray(from, from + windowFrames);
    const power = stretch.reduce((sum, value) => sum + value * value, 0) / stretch.length;
    loudest = Math.max(loudest, Math.sqrt(power));
  }
  return loudest;
}

/** How many frames of sound lie under another sound. */
export function overlapOf(played: readonly Played[]): number {
  const inOrder = played.toSorted((one, other) => one.frame - other.frame);
  let end = Number.NEGATIVE_INFINITY;
  let overlap = 0;
  for (const { frame, samples } of inOrder) {
    overlap += Math.max(0, Math.min(end, frame + samples.length) - frame);
    end = Math.max(end, frame + samples.length);
  }
  return overlap;
}
