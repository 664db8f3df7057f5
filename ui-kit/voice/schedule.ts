/** From a timeline to sound: every clip is handed to the audio clock beforehand, so that a busy page cannot jitter it. */
import { chimeSamples } from './chime.ts';
import type { Timeline } from './timeline.ts';
import { MARGIN_MS, type VoiceBank } from './voice-bank.ts';

/** The chime as a buffer of the context's own rate. */
export function chimeBuffer(context: BaseAudioContext): AudioBuffer {
  const samples = chimeSamples(context.sampleRate);
  const buffer = context.createBuffer(1, samples.length, context.sampleRate);
  buffer.copyToChannel(samples, 0);
  return buffer;
}

/**
 * Schedules chime and clips from `startAtSeconds` of the context's clock; what the bank has not loaded stays silent. Moments
 * fall on whole samples, so that nothing is interpolated. Answers a function that silences whatever is still to come.
 */
export function scheduleTimeline(
  context: BaseAudioContext,
  timeline: Timeline,
  chime: AudioBuffer,
  bank: Pick<VoiceBank, 'clip'>,
  startAtSeconds: number,
  output: AudioNode = context.destination,
): () => void {
  const onSample = (seconds: number): number => Math.round(seconds * context.sampleRate) / context.sampleRate;
  const sources: AudioBufferSourceNode[] = [];
  const play = (buffer: AudioBuffer, atMs: number, offsetMs: number, durationMs: number): void => {
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(output);
    source.start(onSample(startAtSeconds + atMs / 1_000), offsetMs / 1_000, durationMs / 1_000);
    sources.push(source);
  };
  play(chime, 0, 0, chime.duration * 1_000);
  for (const { clipId, atMs } of timeline.cues) {
    const clip = bank.clip(clipId);
    if (clip !== null) {
      play(clip.buffer, atMs - MARGIN_MS, clip.offsetMs - MARGIN_MS, clip.durationMs + 2 * MARGIN_MS);
    }
  }
  return () => {
    for (const source of sources) {
      source.stop();
      source.disconnect();
    }
  };
}
