import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { greyPng } from '#printer/png.ts';
import { packPixels, renderBitmap, trimBlankRows } from '#printer/raster.ts';
import { createPreviewRenderer, createSlipRenderer } from '#printer/render-slip.ts';
import { blackDots, font, isBlack } from './layouts.ts';
import {
  checklistSlip,
  logoOf,
  profileNamed,
  setupOf,
  summarySlip,
  templateWith,
  testSlip,
  ticketSlip,
} from './slips.ts';

const render = createSlipRenderer(font);
const preview = createPreviewRenderer(font);

const ONE_OF_EACH_WIDTH = ['standard-80', 'epson-80-180', 'standard-58', 'wide-112'].map(profileNamed);

/** The dots of a one-bit PNG of ours, 1 = black. */
const dotsOf = (png: Uint8Array, bytesPerRow: number): Uint8Array => {
  const bytes = Buffer.from(png);
  const at = bytes.indexOf('IDAT');
  const lines = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
  return Uint8Array.from(lines.filter((_, index) => index % (bytesPerRow + 1) !== 0)).map((byte) => ~byte);
};

describe('a preview', () => {
  test.each(
    ONE_OF_EACH_WIDTH.flatMap((profile) =>
      [ticketSlip(), checklistSlip(), summarySlip(), testSlip()].map(
        (slip) => [`${profile.profileId}, ${slip.kind}`, profile, slip] as const,
      ),
    ),
  )('is the paper, dot for dot, and tells its length: %s', async (_, profile, slip) => {
    const setup = setupOf(profile);
    const [bitmap, shown] = [await render(slip, setup), await preview(slip, setup)];
    expect(Buffer.compare(dotsOf(shown.png, bitmap.bytesPerRow), bitmap.rows)).toBe(0);
    expect([shown.widthDots, shown.heightDots]).toEqual([profile.widthDots, bitmap.heightDots]);
    const millimetres = ((bitmap.heightDots + profile.feedBeforeCutDots) * 25.4) / profile.dpi;
    expect(shown.heightMm).toBeCloseTo(millimetres, 6);
  });
});

describe('the dots of a slip', () => {
  test('begin and end with ink: blank rows are no paper', async () => {
    const bitmap = await render(ticketSlip(), setupOf());
    const rowHasInk = (row: number): boolean =>
      bitmap.rows
        .subarray(row * bitmap.bytesPerRow, (row + 1) * bitmap.bytesPerRow)
        .some((byte) => byte !== 0);
    expect(rowHasInk(0)).toBe(true);
    expect(rowHasInk(bitmap.heightDots - 1)).toBe(true);
  });

  test('that has none at all is no paper', () => {
    const blank = packPixels(new Uint8Array(16 * 4 * 4).fill(255), 16, 4);
    expect(trimBlankRows(blank)).toMatchObject({ heightDots: 0, widthDots: 16, bytesPerRow: 2 });
  });

  test('drawn in bands are the same as drawn at once', async () => {
    const bar = { kind: 'block', x: 10, widthDots: 300, radiusDots: 16 } as const;
    const at = (y: number) =>
      renderBitmap({ widthDots: 320, heightDots: y + 120, elements: [{ ...bar, y, heightDots: 100 }] }, font);
    // The second lies across the border of two bands.
    const [within, across] = await Promise.all([at(20), at(200)]);
    expect(Buffer.compare(within.rows, across.rows)).toBe(0);
    expect(blackDots(within)).toBeGreaterThan(29_000);
  });

  test('of a test page reach the outermost columns, and its ruler is true', async () => {
    for (const profile of ONE_OF_EACH_WIDTH) {
      const bitmap = await render(testSlip(), setupOf(profile));
      const column = (x: number): number =>
        Array.from({ length: bitmap.heightDots }, (_, y) => isBlack(bitmap, x, y)).filter(Boolean).length;
      expect(column(0)).toBeGreaterThan(60);
      expect(column(profile.widthDots - 1)).toBeGreaterThan(60);
      // The tens reach further down than the millimetres beside them.
      const tick = Math.round((10 * profile.dpi) / 25.4);
      const lengthAt = (x: number): number => {
        let y = 0;
        while (isBlack(bitmap, x, y)) y += 1;
        return y;
      };
      expect(lengthAt(tick)).toBeGreaterThan(1.8 * lengthAt(Math.round((9 * profile.dpi) / 25.4)));
      expect(lengthAt(tick - 2)).toBeLessThan(lengthAt(tick));
    }
  });
});

describe('a logo on paper', () => {
  const template = templateWith({}, { logo: logoOf(64, 32) });
  const grey = Uint8Array.from({ length: 64 * 32 }, (_, index) => (index % 64 < 32 ? 0 : 128));

  test('is burnt at its place: black stays black, grey becomes dots', async () => {
    const logoPng = Buffer.from(await greyPng(grey, 64, 32)).toString('base64');
    const [without, withLogo] = [
      await render(ticketSlip(), setupOf()),
      await render(ticketSlip(), { ...setupOf(), template, logoPng }),
    ];
    expect(withLogo.heightDots).toBeGreaterThan(without.heightDots + 115);
    const [left, right] = [180, 380];
    const share = (from: number): number => {
      let black = 0;
      for (let y = 10; y < 110; y += 1)
        for (let x = from; x < from + 80; x += 1) black += isBlack(withLogo, x, y) ? 1 : 0;
      return black / 8_000;
    };
    expect(share(left)).toBe(1);
    expect(share(right - 60)).toBeCloseTo(1 - ((128 / 255 + 0.055) / 1.055) ** 2.4, 1);
  });

  test.each(['', 'AAAA', 'iVBORw0KGgo='])('that is broken (%j) costs nobody a ticket', async (logoPng) => {
    const bitmap = await render(ticketSlip(), { ...setupOf(), template, logoPng });
    expect(bitmap.heightDots).toBeGreaterThan(1_000);
  });
});
