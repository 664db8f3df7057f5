import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeSlip } from '#printer/escpos.ts';
import { openFont } from '#printer/font-files.ts';
import type { Bitmap } from '#printer/raster.ts';
import { createSlipRenderer } from '#printer/render-slip.ts';
import { PRINTER_PROFILES, STANDARD_PROFILE, STANDARD_TEMPLATE } from '#protocol/printer-profiles.ts';
import type { PrinterProfile, PrinterSetup } from '#protocol/printing.ts';
import type { PrinterId } from '#protocol/vocabulary.ts';
import { durationMs } from '#protocol/vocabulary.ts';
import type { Operation } from '#tests/virtual-printer/commands.ts';
import { createParser } from '#tests/virtual-printer/parser.ts';
import { HOSTILE_NAMES, LONG_NAMES, text, ticketSlip } from './slips.ts';
const render = createSlipRenderer(openFont());

/** What a strict printer of this kind understands. */
const read = (bytes: Uint8Array, { widthDots, cut }: PrinterProfile): readonly Operation[] => {
  const parser = createParser({ widthDots, hasCutter: cut !== 'none' });
  return Array.from(bytes).flatMap((byte) => parser.push(byte) ?? []);
};
const kindsOf = (operations: readonly Operation[]): readonly string[] => operations.map(({ kind }) => kind);
/** All dots of all bands, one below the other. */
const dotsOf = (operations: readonly Operation[]): Buffer =>
  Buffer.concat(operations.flatMap((operation) => (operation.kind === 'raster' ? [operation.rows] : [])));
const bitmapOf = (widthDots: number, heightDots: number, fill = 0xaa): Bitmap => {
  const bytesPerRow = Math.ceil(widthDots / 8);
  return { widthDots, heightDots, bytesPerRow, rows: new Uint8Array(bytesPerRow * heightDots).fill(fill) };
};
const setupFor = (profile: PrinterProfile): PrinterSetup => ({
  revision: 1,
  printer: {
    printerId: 'hall' as PrinterId,
    name: 'Máy in sảnh',
    profile,
    connection: { kind: 'tcp', host: '127.0.0.1', port: 1 },
    density: 0,
    agent: 'server',
    deviceIds: [],
  },
  template: STANDARD_TEMPLATE,
  logoPng: null,
  oldestJobMs: durationMs(600_000),
});

const anyProfile = fc.constantFrom(...PRINTER_PROFILES);
const anySlip = anyProfile.chain((profile) =>
  fc
    .record({
      widthBytes: fc.integer({ min: 1, max: profile.widthDots / 8 }),
      heightDots: fc.integer({ min: 1, max: 700 }),
      density: fc.integer({ min: -6, max: 6 }),
    })
    .chain(({ widthBytes, heightDots, density }) =>
      fc
        .uint8Array({ minLength: widthBytes * heightDots, maxLength: widthBytes * heightDots })
        .map((rows) => ({
          profile,
          density,
          bitmap: { widthDots: widthBytes * 8, heightDots, bytesPerRow: widthBytes, rows },
        })),
    ),
);

describe('the bytes are the picture', () => {
  test('a strict printer of any kind reads exactly the dots of any bitmap, commands among the dots or not', () => {
    fc.assert(
      fc.property(anySlip, ({ profile, density, bitmap }) => {
        const operations = read(encodeSlip(bitmap, { profile, density }), profile);
        expect(kindsOf(operations)).not.toContain('refused');
        expect(kindsOf(operations)[0]).toBe('initialize');
        expect(kindsOf(operations).at(-1)).toBe(profile.cut === 'none' ? 'feed' : 'cut');
        expect(Buffer.compare(dotsOf(operations), bitmap.rows)).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  test.each(PRINTER_PROFILES.map((profile) => [profile.profileId, profile] as const))(
    'a ticket for %s comes out as it was rendered',
    async (_, profile) => {
      const bitmap = await render(ticketSlip(), setupFor(profile));
      const operations = read(encodeSlip(bitmap, { profile, density: 0 }), profile);
      expect(kindsOf(operations)).not.toContain('refused');
      expect(Buffer.compare(dotsOf(operations), bitmap.rows)).toBe(0);
    },
  );

  test.each([...LONG_NAMES, ...HOSTILE_NAMES].map((name) => [name.slice(0, 40), name] as const))(
    'a ticket for %j is dots and nothing else',
    async (_, name) => {
      const slip = ticketSlip({
        serviceName: text(name),
        papers: [{ name: text(name), onlyIfNotLookedUp: true }],
      });
      const bitmap = await render(slip, setupFor(STANDARD_PROFILE));
      const operations = read(
        encodeSlip(bitmap, { profile: STANDARD_PROFILE, density: 0 }),
        STANDARD_PROFILE,
      );
      expect(new Set(kindsOf(operations))).toEqual(new Set(['initialize', 'raster', 'cut']));
      expect(Buffer.compare(dotsOf(operations), bitmap.rows)).toBe(0);
    },
  );
});

describe('the commands are the printer’s', () => {
  test('initialise, bands of at most so many rows, feed and cut; nothing else', () => {
    const bytes = encodeSlip(bitmapOf(576, 600), { profile: STANDARD_PROFILE, density: 0 });
    const operations = read(bytes, STANDARD_PROFILE);
    expect(
      operations.map((operation) =>
        operation.kind === 'raster' ? operation.rows.length / 72 : operation.kind,
      ),
    ).toEqual(['initialize', 255, 255, 90, 'cut']);
    expect([...bytes.subarray(0, 10)]).toEqual([0x1b, 0x40, 0x1d, 0x76, 0x30, 0, 72, 0, 255, 0]);
  });

  test('a printer with a small buffer gets small bands', () => {
    const profile = { ...STANDARD_PROFILE, bandRows: 24 };
    const bands = read(encodeSlip(bitmapOf(576, 60), { profile, density: 0 }), profile).flatMap(
      (operation) => (operation.kind === 'raster' ? [operation.rows.length / 72] : []),
    );
    expect(bands).toEqual([24, 24, 12]);
  });

  test.each([
    ['partial', [0x1d, 0x56, 66, 30]],
    ['full', [0x1d, 0x56, 65, 30]],
    ['none', [0x1b, 0x4a, 30]],
  ] as const)('cut %s ends the slip as Epson’s reference has it', (cut, end) => {
    const profile = { ...STANDARD_PROFILE, cut, feedBeforeCutDots: 30 };
    const bytes = encodeSlip(bitmapOf(576, 1), { profile, density: 0 });
    expect([...bytes.subarray(-end.length)]).toEqual(end);
  });

  test.each([
    [6, 6],
    [1, 1],
    [-1, 255],
    [-6, 250],
  ])('density %i is sent as %i, once, before the dots', (density, byte) => {
    const profile = { ...STANDARD_PROFILE, hasDensity: true };
    const bytes = encodeSlip(bitmapOf(8, 1), { profile, density });
    expect([...bytes.subarray(0, 12)]).toEqual([
      0x1b,
      0x40,
      ...[0x1d, 0x28, 0x4b, 2, 0, 49, byte],
      ...[0x1d, 0x76, 0x30],
    ]);
  });

  test('density 0, or a printer without one, gets no such command', () => {
    const plain = encodeSlip(bitmapOf(8, 1), { profile: STANDARD_PROFILE, density: 0 });
    const withDensity = { ...STANDARD_PROFILE, hasDensity: true };
    expect(encodeSlip(bitmapOf(8, 1), { profile: withDensity, density: 0 })).toEqual(plain);
    expect(encodeSlip(bitmapOf(8, 1), { profile: STANDARD_PROFILE, density: 5 })).toEqual(plain);
  });

  test('a bitmap wider than the paper, or of another size than it says, is refused', () => {
    const to = { profile: STANDARD_PROFILE, density: 0 };
    expect(() => encodeSlip(bitmapOf(577, 1), to)).toThrow(RangeError);
    expect(() => encodeSlip(bitmapOf(0, 1), to)).toThrow(RangeError);
    expect(() => encodeSlip({ ...bitmapOf(576, 1), rows: new Uint8Array(71) }, to)).toThrow(RangeError);
    expect(() => encodeSlip({ ...bitmapOf(568, 1), bytesPerRow: 72 }, to)).toThrow(RangeError);
  });
});
