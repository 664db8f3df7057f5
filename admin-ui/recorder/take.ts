/** From what the microphone heard, or a file holds, to the very clip that the hall will hear; or why not. */
import { ClipError } from '#voice/sound/clip-fault.ts';
import { judgeRecording, type RecordingVerdict } from '#voice/sound/judge-recording.ts';
import { loudnessLufs } from '#voice/sound/loudness.ts';
import { prepareClip } from '#voice/sound/prepare-clip.ts';
import { decodeWav, encodeWav } from '#voice/sound/wav.ts';
import { SAMPLE_RATE_HZ } from './microphone.ts';
import type { SoundFault } from './sound-fault.ts';

/** Longer than any phrase; the server takes no more. */
export const LONGEST_CLIP_SECONDS = 10;
/** The quietest recording that is levelled at all, below the wanted loudness; `judgeRecording` holds to it. */
const MOST_GAIN_LU = 24;

export type Take =
  | {
      readonly ok: true;
      /** What is stored: mono, 48 kHz, 16 bits. */
      readonly wav: Uint8Array<ArrayBuffer>;
      /** Read back from `wav`: exactly what the hall will hear. */
      readonly samples: Float32Array<ArrayBuffer>;
      readonly seconds: number;
      readonly loudnessLufs: number;
    }
  | {
      readonly ok: false;
      readonly fault: SoundFault;
      /** What is missing (`too_quiet`), the peak (`clipped`) or the noise (`only_noise`) in dB; 0 where none is meant. */
      readonly decibels: number;
    };

function decibelsOf(fault: SoundFault, verdict: RecordingVerdict): number {
  if (fault === 'too_quiet') return verdict.gainLu - MOST_GAIN_LU;
  if (fault === 'clipped') return verdict.peakDbfs;
  return fault === 'only_noise' ? verdict.loudnessLufs : 0;
}

/** Judges, trims and levels samples at 48 kHz. Never throws. */
export function takeOf(samples: Float32Array): Take {
  const verdict = judgeRecording(samples, SAMPLE_RATE_HZ);
  const refuse = (fault: SoundFault): Take => ({ ok: false, fault, decibels: decibelsOf(fault, verdict) });
  if (verdict.fault !== null) return refuse(verdict.fault);
  try {
    const wav = encodeWav(prepareClip(samples, SAMPLE_RATE_HZ), SAMPLE_RATE_HZ);
    const stored = decodeWav(wav).samples;
    const seconds = stored.length / SAMPLE_RATE_HZ;
    if (seconds > LONGEST_CLIP_SECONDS) return refuse('too_long');
    return { ok: true, wav, samples: stored, seconds, loudnessLufs: loudnessLufs(stored, SAMPLE_RATE_HZ) };
  } catch (error) {
    if (!(error instanceof ClipError)) throw error;
    return refuse(error.fault === 'silent' ? 'only_noise' : error.fault);
  }
}

/** The pieces of a recording in one. */
export function joined(blocks: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(blocks.reduce((length, block) => length + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    whole.set(block, at);
    at += block.length;
  }
  return whole;
}
