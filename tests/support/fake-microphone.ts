/** A browser whose microphone hears what a test wants it to hear. */
import { encodeWav } from '#voice/sound/wav.ts';

export const MICROPHONE_RATE_HZ = 48_000;
export const WORD_SECONDS = 0.6;

/** Half a second of room, a word of that loudness, and more room: what a microphone hears of one phrase. */
export function spokenWord(amplitude: number, roomAmplitude = 0.0005): Uint8Array {
  const word = MICROPHONE_RATE_HZ * WORD_SECONDS;
  const before = MICROPHONE_RATE_HZ / 2;
  const samples = Float32Array.from({ length: MICROPHONE_RATE_HZ * 3 }, (_, index) => {
    // A cheap noise that is the same in every run.
    const room = roomAmplitude * (((index * 7_919) % 1_000) / 500 - 1);
    const at = index - before;
    if (at < 0 || at >= word) return room;
    const envelope = Math.sin((Math.PI * at) / word) ** 0.5;
    const voice =
      Math.sin((2 * Math.PI * 180 * at) / MICROPHONE_RATE_HZ) +
      0.5 * Math.sin((2 * Math.PI * 900 * at) / MICROPHONE_RATE_HZ);
    return Math.max(-1, Math.min(1, room + amplitude * envelope * voice));
  });
  return encodeWav(samples, MICROPHONE_RATE_HZ);
}

/** Arguments of a browser that gives its microphone unasked, and hears that WAV file once whenever it is opened. */
export const hearing = (wavFile: string): readonly string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-audio-capture=${wavFile}%noloop`,
];
