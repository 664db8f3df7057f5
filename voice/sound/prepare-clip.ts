import { levelClip } from './level-clip.ts';
import { shapeClip } from './shape-clip.ts';

/**
 * From a recording of one phrase to a clip of the loudspeaker: trimmed, faded, level with all others. The one way in for
 * the built-in voice, the browser's recorder and uploads. Throws `ClipError`.
 */
export const prepareClip = (samples: Float32Array, sampleRateHz: number): Float32Array<ArrayBuffer> =>
  levelClip(shapeClip(samples, sampleRateHz), sampleRateHz);
