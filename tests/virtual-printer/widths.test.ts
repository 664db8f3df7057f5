/** What is sent comes out pixel for pixel, on paper of every width, however the network cuts it into pieces. */
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { eventually } from './client.ts';
import type { VirtualPrinter } from './virtual-printer.ts';
import { startVirtualPrinter } from './virtual-printer.ts';

const running: VirtualPrinter[] = [];
afterEach(() => Promise.all(running.splice(0).map((printer) => printer.close())));

/** Mulberry32: the same dots on every machine. */
const randomBytes = (seed: number, length: number): Uint8Array => {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) & 0xff;
  });
};

const image = (bytesPerRow: number, rows: Uint8Array, bandRows: number): Buffer => {
  const bands: Uint8Array[] = [];
  for (let at = 0; at < rows.length; at += bytesPerRow * bandRows) {
    const band = rows.subarray(at, at + bytesPerRow * bandRows);
    const rowCount = band.length / bytesPerRow;
    bands.push(
      Uint8Array.of(0x1d, 0x76, 0x30, 0, bytesPerRow & 255, bytesPerRow >> 8, rowCount & 255, rowCount >> 8),
      band,
    );
  }
  return Buffer.concat(bands);
};

/** Sends pieces of changing odd sizes, each one on its own. */
const sendInPieces = async (port: number, bytes: Buffer, sizes: readonly number[]): Promise<void> => {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const gone = new Promise<void>((resolve, reject) => {
    socket.once('close', () => resolve());
    socket.once('error', reject);
  });
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    const piece = bytes.subarray(at, at + size);
    await new Promise<void>((resolve) => socket.write(piece, () => resolve()));
    at += size;
  }
  socket.resume().end();
  await gone;
};

describe.each([384, 512, 576, 832])('on paper of %i dots', (widthDots) => {
  const bytesPerRow = widthDots / 8;
  const rows = randomBytes(widthDots, bytesPerRow * 300);

  test.each([
    ['odd', [1, 3, 7, 997, 13, 4_099, 1_459]],
    ['a row and a bit', [bytesPerRow + 1]],
    ['large', [65_521]],
  ])('random dots come out pixel for pixel in pieces that are %s', async (_, sizes) => {
    const printer = await startVirtualPrinter({ host: '127.0.0.1', printerPort: 0, paperPort: 0, widthDots });
    running.push(printer);
    const bytes = Buffer.concat([
      Uint8Array.of(0x1b, 0x40),
      image(bytesPerRow, rows, 127),
      Uint8Array.of(0x1d, 0x56, 66, 24),
    ]);
    await sendInPieces(printer.printerPort, bytes, sizes);
    await eventually(() => expect(printer.papers()).toHaveLength(1));
    const [slip] = printer.papers();
    expect([slip?.widthDots, slip?.heightDots, slip?.end]).toEqual([widthDots, 324, 'cut']);
    const expected = Buffer.concat([rows, Buffer.alloc(24 * bytesPerRow)]);
    expect(Buffer.compare(slip?.rows ?? Buffer.alloc(0), expected)).toBe(0);
    expect(printer.refused()).toBeNull();
    expect(printer.counts()).toMatchObject({ receivedBytes: bytes.length, slips: 1, connections: 1 });
  });

  test('a narrower image stands at the left edge, the rest is white', async () => {
    const printer = await startVirtualPrinter({ host: '127.0.0.1', printerPort: 0, paperPort: 0, widthDots });
    running.push(printer);
    const narrow = randomBytes(1, 3 * 20);
    await sendInPieces(
      printer.printerPort,
      Buffer.concat([image(3, narrow, 255), Uint8Array.of(0x1d, 0x56, 0)]),
      [5],
    );
    await eventually(() => expect(printer.papers()).toHaveLength(1));
    const paper = printer.papers()[0]?.rows ?? new Uint8Array();
    for (let row = 0; row < 20; row += 1) {
      const burnt = paper.subarray(row * bytesPerRow, (row + 1) * bytesPerRow);
      expect([...burnt.subarray(0, 3)]).toEqual([...narrow.subarray(row * 3, row * 3 + 3)]);
      expect(burnt.subarray(3).every((byte) => byte === 0)).toBe(true);
    }
  });

  test('an image wider than the paper is refused, and what came before it is marked', async () => {
    const printer = await startVirtualPrinter({ host: '127.0.0.1', printerPort: 0, paperPort: 0, widthDots });
    running.push(printer);
    const wide = bytesPerRow + 1;
    const bytes = Buffer.concat([
      image(bytesPerRow, rows.subarray(0, bytesPerRow * 10), 255),
      image(wide, new Uint8Array(wide * 10), 255),
      Uint8Array.of(0x1d, 0x56, 0),
    ]);
    await sendInPieces(printer.printerPort, bytes, [101]);
    await eventually(() => expect(printer.papers()).toHaveLength(1));
    expect(printer.papers().map(({ end, heightDots }) => [end, heightDots])).toEqual([['refused', 10]]);
    expect(printer.refused()?.offset).toBe(8 + bytesPerRow * 10);
  });
});
