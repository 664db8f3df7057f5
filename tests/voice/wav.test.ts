import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeWav, encodeWav, LONGEST_WAV_SECONDS, WavError, type WavFault } from '#voice/sound/wav.ts';
import { RATE_HZ, sine, soundOf } from './sound-figures.ts';

const tone = soundOf(100, sine(440, 0.5));
const good = encodeWav(tone, RATE_HZ);

/** A good file with some bytes replaced. */
function changed(change: (view: DataView, bytes: Uint8Array) => void): Uint8Array {
  const bytes = good.slice();
  change(new DataView(bytes.buffer), bytes);
  return bytes;
}
/** A good file with a chunk of another kind before its format. */
const withChunk = (name: string, content: readonly number[], claimed = content.length): Uint8Array => {
  const length = [claimed & 255, (claimed >> 8) & 255, (claimed >> 16) & 255, (claimed >> 24) & 255];
  const chunk = [...new TextEncoder().encode(name), ...length, ...content];
  return Uint8Array.from([...good.subarray(0, 12), ...chunk, ...good.subarray(12)]);
};
const faultOf = (bytes: Uint8Array, options?: { mayBeStreamed: boolean }): WavFault | null => {
  try {
    decodeWav(bytes, options);
    return null;
  } catch (error) {
    if (error instanceof WavError) return error.fault;
    throw error;
  }
};

describe('a WAV file', () => {
  it('gives back what was put in, to the last of its 16 bits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -32_768, max: 32_767 }), { minLength: 1, maxLength: 500 }),
        fc.constantFrom(8_000, 22_050, 44_100, 48_000, 96_000),
        (levels, sampleRateHz) => {
          const samples = Float32Array.from(levels, (level) => level / 32_768);
          expect(decodeWav(encodeWav(samples, sampleRateHz))).toEqual({ samples, sampleRateHz });
        },
      ),
    );
  });

  it('holds what is too loud at full scale, and what is no number at zero', () => {
    const { samples } = decodeWav(
      encodeWav(Float32Array.of(2, -2, Number.NaN, Number.POSITIVE_INFINITY), RATE_HZ),
    );
    expect([...samples]).toEqual([32_767 / 32_768, -1, 0, 32_767 / 32_768]);
  });

  it('is read from the middle of a larger buffer, and past chunks that say other things', () => {
    const larger = new Uint8Array(good.length + 7);
    larger.set(good, 7);
    expect(decodeWav(larger.subarray(7)).samples).toHaveLength(tone.length);
    expect(decodeWav(withChunk('LIST', [1, 2, 3, 0], 3)).samples).toHaveLength(tone.length);
  });
});

describe('what strangers send', () => {
  it.each<[string, Uint8Array, WavFault]>([
    ['nothing', new Uint8Array(0), 'not_wav'],
    ['an Ogg file', new TextEncoder().encode('OggS and what follows in it'), 'not_wav'],
    [
      'a RIFF file that is a film',
      changed((_, bytes) => bytes.set(new TextEncoder().encode('AVI '), 8)),
      'not_wav',
    ],
    ['a header alone', good.slice(0, 12), 'truncated'],
    ['a file cut off in its samples', good.slice(0, good.length - 100), 'truncated'],
    ['a file cut off in its format', good.slice(0, 30), 'truncated'],
    ['samples of a claimed gigabyte', changed((view) => view.setUint32(40, 2 ** 30, true)), 'truncated'],
    [
      'samples of the largest length there is',
      changed((view) => view.setUint32(40, 2 ** 32 - 1, true)),
      'truncated',
    ],
    ['another chunk of a claimed gigabyte', withChunk('LIST', [1, 2], 2 ** 30), 'truncated'],
    ['a format chunk of two bytes', changed((view) => view.setUint32(16, 2, true)), 'truncated'],
    ['floating-point samples', changed((view) => view.setUint16(20, 3, true)), 'wrong_format'],
    ['two channels', changed((view) => view.setUint16(22, 2, true)), 'wrong_format'],
    ['no channel', changed((view) => view.setUint16(22, 0, true)), 'wrong_format'],
    ['24 bits', changed((view) => view.setUint16(34, 24, true)), 'wrong_format'],
    ['no samples a second', changed((view) => view.setUint32(24, 0, true)), 'wrong_format'],
    [
      'four thousand million samples a second',
      changed((view) => view.setUint32(24, 2 ** 32 - 1, true)),
      'wrong_format',
    ],
    [
      'samples before their format',
      changed((_, bytes) => bytes.set(new TextEncoder().encode('data'), 12)),
      'wrong_format',
    ],
    ['no samples', encodeWav(new Float32Array(0), RATE_HZ), 'empty'],
    ['a speech', encodeWav(new Float32Array((LONGEST_WAV_SECONDS + 1) * 8_000), 8_000), 'too_long'],
  ])('%s is refused', (_name, bytes, fault) => {
    expect(faultOf(bytes)).toBe(fault);
  });

  it('never makes the reader fail in another way, or give what is no number', () => {
    const flips = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 255 })), { maxLength: 12 });
    fc.assert(
      fc.property(flips, fc.nat({ max: good.length }), fc.boolean(), (changes, length, mayBeStreamed) => {
        const bytes = good.slice(0, length);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        if (faultOf(bytes, { mayBeStreamed }) !== null) return;
        const { samples } = decodeWav(bytes, { mayBeStreamed });
        expect(samples.length * 2).toBeLessThanOrEqual(bytes.length);
        expect(samples.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('may be of unknown length when a speech program wrote it to a pipe', () => {
    const streamed = changed((view) => view.setUint32(40, 0x7fff_f000, true));
    expect(decodeWav(streamed, { mayBeStreamed: true }).samples).toHaveLength(tone.length);
    expect(faultOf(withChunk('LIST', [1], 2 ** 30), { mayBeStreamed: true })).toBe('truncated');
  });
});
