/** From what a speech program said to a clip of the loudspeaker, and the thread in which that is done. */
import { ClipError, type ClipFault } from '#voice/sound/clip-fault.ts';
import { prepareClip } from '#voice/sound/prepare-clip.ts';
import { decodeWav, encodeWav, WavError, type WavFault } from '#voice/sound/wav.ts';
import { createErrandThread } from './errand-thread.ts';

export type MadeClip =
  | { readonly ok: true; readonly wav: Uint8Array; readonly durationMs: number }
  | { readonly ok: false; readonly fault: WavFault | ClipFault };
/** Rejects when the thread failed or took too long. */
export type ClipMaker = (sound: Uint8Array) => Promise<MadeClip>;

/** As for a clip that is uploaded; the longest phrase takes three. */
const MOST_SECONDS = 10;
const PATIENCE_MS = 60_000;

/** Trims, fades and levels the sound. Never throws for what is in it. */
export function clipOfSpeech(sound: Uint8Array): MadeClip {
  try {
    const { samples, sampleRateHz } = decodeWav(sound, { mayBeStreamed: true });
    if (samples.length > MOST_SECONDS * sampleRateHz) return { ok: false, fault: 'too_long' };
    const clip = prepareClip(samples, sampleRateHz);
    const durationMs = Math.floor((clip.length * 1_000) / sampleRateHz);
    return { ok: true, wav: encodeWav(clip, sampleRateHz), durationMs };
  } catch (error) {
    if (error instanceof WavError || error instanceof ClipError) return { ok: false, fault: error.fault };
    throw error;
  }
}

/**
 * Does the same in a thread that lives for one clip: levelling takes a tenth of a second and more, in which no call could
 * be answered. `file` is the built program of the thread.
 */
export const createClipThread = (file: URL): ClipMaker => createErrandThread(file, PATIENCE_MS);
