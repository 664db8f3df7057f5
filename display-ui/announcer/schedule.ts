/** From a timeline to sound: every clip is handed to the audio clock beforehand, so that a busy page cannot jitter it. */
import { chimeSamples } from './chime.ts';
import type { Timeline } from './timeline.ts';
import { packedClip } from './voice-pack.ts';

/**
 * Silence played on both sides of a clip. Browsers disagree by up to 6.5 ms on where a decoded file begins (whether the
 * encoder's own delay was already taken off), and a word must not lose its beginning to that.
 */
export const MARGIN_MS = 10;

/** The chime as a buffer of the context's own rate. */
export function chimeBuffer(context: BaseAudioContext): AudioBuffer {
  const samples = chimeSamples(context.sampleRate);
  const buffer = context.createBuffer(1, samples.length, context.sampleRate);
  buffer.copyToChannel(samples, 0);
  return buffer;
}

/**
 * Schedules chime and clips from `startAtSeconds` of the context's clock; without a voice, the chime alone. Moments fall
 * on whole samples, so that nothing is interpolated. Answers a function that silences whatever is still to come.
 */
export function scheduleTimeline(
  context: BaseAudioContext,
  timeline: Timeline,
  chime: AudioBuffer,
  voice: AudioBuffer | null,
  startAtSeconds: number,
): () => void {
  const onSample = (seconds: number): number => Math.round(seconds * context.sampleRate) / context.sampleRate;
  const sources: AudioBufferSourceNode[] = [];
  const play = (buffer: AudioBuffer, atMs: number, offsetMs: number, durationMs: number): void => {
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(context.destination);
    source.start(onSample(startAtSeconds + atMs / 1_000), offsetMs / 1_000, durationMs / 1_000);
    sources.push(source);
  };
  play(chime, 0, 0, chime.duration * 1_000);
  if (voice !== null) {
    for (const { clipId, atMs } of timeline.cues) {
      const clip = packedClip(clipId);
      if (clip !== null) {
        play(voice, atMs - MARGIN_MS, clip.offsetMs - MARGIN_MS, clip.durationMs + 2 * MARGIN_MS);
      }
    }
  }
  return () => {
    for (const source of sources) {
      source.stop();
      source.disconnect();
    }
  };
}
