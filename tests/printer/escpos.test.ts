import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeSlip, FEED_BEFORE_CUT_DOTS, MAX_BYTES_PER_ROW } from '#printer/escpos.ts';
import { findFontFiles, openFontMeasure } from '#printer/font-files.ts';
import type { Bitmap } from '#printer/raster.ts';
import { packPixels, renderBitmap } from '#printer/raster.ts';
import { createSlipRenderer } from '#printer/render-slip.ts';
import { layoutTicket } from '#printer/slip.ts';
import { createDevice } from '#tests/virtual-printer/device.ts';
import type { Slip } from '#tests/virtual-printer/mechanism.ts';
import { createParser } from '#tests/virtual-printer/parser.ts';
import { HOSTILE_NAMES, LONG_NAMES, ticketSlip } from './slips.ts';

const fontFiles = findFontFiles();
const font = openFontMeasure(fontFiles);

/** The paper that a strict printer makes of bytes. */
const paperFrom = (
  bytes: Uint8Array,
): { readonly slips: readonly Slip[]; readonly refusedAt: number | null } => {
  const device = createDevice({ keepSlips: 10, now: () => 0, onChange: () => {} });
  const parser = createParser();
  for (const byte of bytes) {
    const operation = parser.push(byte);
    if (operation !== null) device.receive(operation, () => {});
  }
  const { slips, refused } = device.state();
  return { slips, refusedAt: refused?.offset ?? null };
};

/** Rows of the given width, widened with white to the paper's. */
const onPaper = ({ bytesPerRow, heightDots, rows }: Bitmap): Buffer => {
  const paper = Buffer.alloc((heightDots + FEED_BEFORE_CUT_DOTS) * MAX_BYTES_PER_ROW);
  for (let row = 0; row < heightDots; row += 1) {
    paper.set(rows.subarray(row * bytesPerRow, (row + 1) * bytesPerRow), row * MAX_BYTES_PER_ROW);
  }
  return paper;
};

const anyBitmap = fc
  .record({
    bytesPerRow: fc.integer({ min: 1, max: MAX_BYTES_PER_ROW }),
    heightDots: fc.integer({ min: 1, max: 700 }),
  })
  .chain(({ bytesPerRow, heightDots }) =>
    fc
      .uint8Array({ minLength: bytesPerRow * heightDots, maxLength: bytesPerRow * heightDots })
      .map((rows): Bitmap => ({ widthDots: bytesPerRow * 8, heightDots, bytesPerRow, rows })),
  );

describe('the bytes are the picture', () => {
  test('a strict printer burns exactly the dots of any bitmap, commands among the dots or not', () => {
    fc.assert(
      fc.property(anyBitmap, (bitmap) => {
        const { slips, refusedAt } = paperFrom(encodeSlip(bitmap));
        expect(refusedAt).toBeNull();
        expect(slips).toHaveLength(1);
        expect(Buffer.compare(slips[0]?.rows ?? Buffer.alloc(0), onPaper(bitmap))).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  test.each([...LONG_NAMES, ...HOSTILE_NAMES].map((name) => [name.slice(0, 40), name] as const))(
    'a ticket for %j comes out as it was rendered',
    async (_, name) => {
      const slip = ticketSlip({ serviceName: name, papers: [{ name, onlyIfNotLookedUp: true }] });
      const bitmap = await renderBitmap(layoutTicket(slip, font), fontFiles);
      const { slips, refusedAt } = paperFrom(await createSlipRenderer(fontFiles, font)(slip));
      expect(refusedAt).toBeNull();
      expect(slips.map(({ end }) => end)).toEqual(['cut']);
      expect(Buffer.compare(slips[0]?.rows ?? Buffer.alloc(0), onPaper(bitmap))).toBe(0);
    },
  );

  test('a slip is: initialise, bands of at most 255 rows, feed and cut; nothing else', () => {
    const rows = new Uint8Array(72 * 600).fill(0xaa);
    const bytes = encodeSlip({ widthDots: 576, heightDots: 600, bytesPerRow: 72, rows });
    const parser = createParser();
    const operations = Array.from(bytes).flatMap((byte) => parser.push(byte) ?? []);
    expect(
      operations.map((operation) =>
        operation.kind === 'raster' ? operation.rows.length / 72 : operation.kind,
      ),
    ).toEqual(['initialize', 255, 255, 90, 'cut']);
    expect([...bytes.subarray(0, 10)]).toEqual([0x1b, 0x40, 0x1d, 0x76, 0x30, 0, 72, 0, 255, 0]);
    expect([...bytes.subarray(-4)]).toEqual([0x1d, 0x56, 66, FEED_BEFORE_CUT_DOTS]);
  });

  test('a bitmap wider than the paper, or of another size than it says, is refused', () => {
    const bitmap = { widthDots: 584, heightDots: 1, bytesPerRow: 73, rows: new Uint8Array(73) };
    expect(() => encodeSlip(bitmap)).toThrow(RangeError);
    expect(() => encodeSlip({ ...bitmap, bytesPerRow: 72, rows: new Uint8Array(71) })).toThrow(RangeError);
  });
});

describe('dots', () => {
  const grey = (...values: readonly number[]): Uint8Array =>
    Uint8Array.from(values.flatMap((value) => [value, value, value, 255]));

  test('are burnt below 59 % of white', () => {
    expect([...packPixels(grey(0, 149, 150, 255), 4, 1).rows]).toEqual([0b1100_0000]);
  });

  test('blank rows at the end cost no paper, blank rows between are kept', () => {
    const { heightDots, rows } = packPixels(grey(0, 255, 0, 255, 255), 1, 5);
    expect(heightDots).toBe(3);
    expect([...rows]).toEqual([0x80, 0, 0x80]);
  });
});

describe('the picture of an ordinary ticket', () => {
  test('has the structure of the drawing', async () => {
    const bitmap = await renderBitmap(layoutTicket(ticketSlip(), font), fontFiles);
    const inkOf = (row: number): number =>
      bitmap.rows
        .subarray(row * bitmap.bytesPerRow, (row + 1) * bitmap.bytesPerRow)
        .reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
    const ink = Array.from({ length: bitmap.heightDots }, (_, row) => inkOf(row));
    expect(bitmap.widthDots).toBe(576);
    expect(bitmap.heightDots).toBeGreaterThan(860);
    expect(bitmap.heightDots).toBeLessThan(960);
    // Rules, and the plate's two edges but for their round corners, run across the paper: 16 dots of margin each side.
    const fullRows = ink.flatMap((dots, row) => (dots === 544 ? [row] : []));
    const rules = fullRows.filter((row) => !fullRows.includes(row - 1)).length;
    expect(rules).toBeGreaterThanOrEqual(3);
    // Down a line near the left edge: the one block that says where to wait, and nothing else as tall.
    const isBlack = (row: number): boolean => ((bitmap.rows[row * bitmap.bytesPerRow + 4] ?? 0) & 0x80) !== 0;
    const column = ink.map((_, row) => (isBlack(row) ? '#' : ' ')).join('');
    expect(Array.from(column.matchAll(/#{40,}/g), ([run]) => run.length)).toEqual([expect.closeTo(104, -1)]);
    // Less than a third of the paper is black, or the head overheats.
    expect(ink.reduce((sum, dots) => sum + dots, 0) / (576 * bitmap.heightDots)).toBeLessThan(0.33);
  });
});
