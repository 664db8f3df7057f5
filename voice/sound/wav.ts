/**
 * WAV files as the product keeps them: RIFF, PCM, 16 bits, one channel (Microsoft and IBM, "Multimedia Programming
 * Interface and Data Specifications 1.0", 1991). Reads what strangers upload, so it believes no size it is told.
 */

export type WavSound = { readonly samples: Float32Array<ArrayBuffer>; readonly sampleRateHz: number };

/**
 * `not_wav`: no RIFF file; `truncated`: it ends before what it announces; `wrong_format`: not PCM of 16 bits in one
 * channel at a usable rate; `empty`: no samples; `too_long`: longer than any phrase.
 */
export type WavFault = 'not_wav' | 'truncated' | 'wrong_format' | 'empty' | 'too_long';

export class WavError extends Error {
  readonly fault: WavFault;

  constructor(fault: WavFault, message: string) {
    super(message);
    this.name = 'WavError';
    this.fault = fault;
  }
}

const HEADER_LENGTH = 44;
const BYTES_PER_SAMPLE = 2;
const PCM = 1;
const FULL_SCALE = 32_768;
const LOWEST_RATE_HZ = 8_000;
const HIGHEST_RATE_HZ = 96_000;
/** The longest phrase takes three seconds; a person recording it may wait before and after. */
export const LONGEST_WAV_SECONDS = 30;

/** Samples outside −1 to 1 are held at full scale; what is no number becomes silence. */
export function encodeWav(samples: Float32Array, sampleRateHz: number): Uint8Array<ArrayBuffer> {
  const dataLength = samples.length * BYTES_PER_SAMPLE;
  const bytes = new Uint8Array(HEADER_LENGTH + dataLength);
  const view = new DataView(bytes.buffer);
  const tag = (offset: number, name: string): void => {
    bytes.set(new TextEncoder().encode(name), offset);
  };
  tag(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  tag(8, 'WAVE');
  tag(12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRateHz, true);
  view.setUint32(28, sampleRateHz * BYTES_PER_SAMPLE, true);
  view.setUint16(32, BYTES_PER_SAMPLE, true);
  view.setUint16(34, BYTES_PER_SAMPLE * 8, true);
  tag(36, 'data');
  view.setUint32(40, dataLength, true);
  for (const [index, value] of samples.entries()) {
    const level = Number.isNaN(value) ? 0 : Math.round(value * FULL_SCALE);
    const held = Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, level));
    view.setInt16(HEADER_LENGTH + index * BYTES_PER_SAMPLE, held, true);
  }
  return bytes;
}

type Chunk = { readonly offset: number; readonly length: number };

function readFormat(view: DataView, { offset, length }: Chunk): number {
  if (length < 16) throw new WavError('wrong_format', 'the format chunk is too short');
  const [format, channels] = [view.getUint16(offset, true), view.getUint16(offset + 2, true)];
  const sampleRateHz = view.getUint32(offset + 4, true);
  const bits = view.getUint16(offset + 14, true);
  if (format !== PCM || channels !== 1 || bits !== BYTES_PER_SAMPLE * 8) {
    throw new WavError(
      'wrong_format',
      `needs PCM (1) of 16 bits in one channel; this is format ${format}, ${bits} bits, ${channels} channels`,
    );
  }
  if (sampleRateHz < LOWEST_RATE_HZ || sampleRateHz > HIGHEST_RATE_HZ) {
    throw new WavError('wrong_format', `needs 8000 to 96000 samples a second; this has ${sampleRateHz}`);
  }
  return sampleRateHz;
}

/** Walks over the chunks to `fmt ` and the `data` behind it; each step goes forward, so it ends with the bytes. */
function findChunks(view: DataView, mayBeStreamed: boolean): { format: Chunk; data: Chunk } {
  let format: Chunk | null = null;
  let at = 12;
  while (at + 8 <= view.byteLength) {
    const name = String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
    const offset = at + 8;
    const claimed = view.getUint32(at + 4, true);
    const length = Math.min(claimed, view.byteLength - offset);
    if (claimed > length && !(mayBeStreamed && name === 'data')) {
      throw new WavError('truncated', `the chunk "${name}" announces ${claimed} bytes, ${length} are there`);
    }
    if (name === 'fmt ') format = { offset, length };
    if (name === 'data') {
      if (format === null) throw new WavError('wrong_format', 'the samples come before their format');
      return { format, data: { offset, length } };
    }
    // Chunks of an odd length are followed by a byte that fills up.
    at = offset + length + (length % 2);
  }
  throw new WavError('truncated', 'the file ends before its samples');
}

/**
 * Reads a WAV file. `mayBeStreamed` is for a program that writes to a pipe and cannot know its length beforehand: then
 * the samples end where the bytes end. Throws `WavError`; takes memory for the samples that are there, never for those
 * announced.
 */
export function decodeWav(bytes: Uint8Array, { mayBeStreamed = false } = {}): WavSound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tagAt = (offset: number): string => String.fromCharCode(...bytes.subarray(offset, offset + 4));
  if (tagAt(0) !== 'RIFF' || tagAt(8) !== 'WAVE') throw new WavError('not_wav', 'this is no WAV file');
  const { format, data } = findChunks(view, mayBeStreamed);
  const sampleRateHz = readFormat(view, format);
  const count = Math.floor(data.length / BYTES_PER_SAMPLE);
  if (count === 0) throw new WavError('empty', 'there are no samples in it');
  if (count > LONGEST_WAV_SECONDS * sampleRateHz) {
    throw new WavError('too_long', `it lasts longer than ${LONGEST_WAV_SECONDS} seconds`);
  }
  const samples = Float32Array.from(
    { length: count },
    (_, index) => view.getInt16(data.offset + index * BYTES_PER_SAMPLE, true) / FULL_SCALE,
  );
  return { samples, sampleRateHz };
}
