import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dither, shade } from '#printer/slips/dither.ts';

const isBlack = (rows: Uint8Array, width: number, x: number, y: number): boolean =>
  ((rows[y * Math.ceil(width / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
const blackShare = (rows: Uint8Array, width: number, height: number): number =>
  rows.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0) / (width * height);
/** Light that a grey gives back, by the curve of sRGB. */
const light = (grey: number): number =>
  grey / 255 <= 0.04045 ? grey / 255 / 12.92 : ((grey / 255 + 0.055) / 1.055) ** 2.4;

describe('grey becomes dots', () => {
  test.each([64, 100, 128, 160, 188, 220])(
    'of which as many stay white as the grey gives back light: %i',
    (grey) => {
      const [width, height] = [200, 200];
      const rows = dither(new Uint8Array(width * height).fill(grey), width, height);
      expect(1 - blackShare(rows, width, height)).toBeCloseTo(light(grey), 1);
    },
  );

  test('nearly black and nearly white are quite so: no stray dot in line art', () => {
    const [width, height] = [64, 64];
    const lines = Uint8Array.from({ length: width * height }, (_, index) => (index % 8 < 4 ? 12 : 243));
    const rows = dither(lines, width, height);
    expect(rows.every((byte) => byte === 0xf0)).toBe(true);
  });

  test('a soft slope beside a hard edge leaves the edge where it was', () => {
    const [width, height] = [96, 40];
    const grey = Uint8Array.from({ length: width * height }, (_, index) => {
      const x = index % width;
      return x < 32 ? 0 : x < 64 ? 255 : 60 + x;
    });
    const rows = dither(grey, width, height);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < 64; x += 1) expect(isBlack(rows, width, x, y)).toBe(x < 32);
  });

  test('no dot lies beyond the picture, whatever its size', () => {
    const sizes = { width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 12 }) };
    fc.assert(
      fc.property(fc.record(sizes), fc.nat(255), ({ width, height }, grey) => {
        const rows = dither(new Uint8Array(width * height).fill(grey), width, height);
        expect(rows).toHaveLength(Math.ceil(width / 8) * height);
        for (let y = 0; y < height; y += 1)
          for (let x = width; x < Math.ceil(width / 8) * 8; x += 1)
            expect(isBlack(rows, width, x, y)).toBe(false);
      }),
    );
  });

  test.each([12, 25, 37, 50, 62, 75, 87, 100])(
    'an even grey of %i %% has that many black dots',
    (percent) => {
      expect(Math.abs(100 * blackShare(shade(percent, 64, 64), 64, 64) - percent)).toBeLessThan(0.8);
    },
  );
});
