import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Operation } from './commands.ts';
import { createParser } from './parser.ts';

const parse = (bytes: readonly number[]): readonly Operation[] => {
  const parser = createParser();
  return bytes.flatMap((byte) => parser.push(byte) ?? []);
};
const raster = (bytesPerRow: number, dots: readonly number[]): readonly number[] => [
  ...[0x1d, 0x76, 0x30, 0, bytesPerRow, 0, dots.length / bytesPerRow, 0],
  ...dots,
];

describe('a strict reader of ESC/POS', () => {
  test.each<[string, readonly number[], readonly Operation[]]>([
    ['initialise', [0x1b, 0x40], [{ kind: 'initialize' }]],
    ['feed dots', [0x1b, 0x4a, 40], [{ kind: 'feed', dots: 40 }]],
    ['feed lines', [0x1b, 0x64, 2], [{ kind: 'feed', dots: 68 }]],
    ['cut here', [0x1d, 0x56, 0], [{ kind: 'cut', feedDots: 0 }]],
    ['feed and cut', [0x1d, 0x56, 66, 24], [{ kind: 'cut', feedDots: 24 }]],
    ['status in turn', [0x1d, 0x72, 1], [{ kind: 'transmitStatus' }]],
    ['automatic status', [0x1d, 0x61, 0xff], [{ kind: 'autoStatus', items: 0xff }]],
    [
      'a process id',
      [0x1d, 0x28, 0x48, 6, 0, 48, 48, 0x41, 0x30, 0x7e, 0x20],
      [{ kind: 'processId', characters: [0x41, 0x30, 0x7e, 0x20] }],
    ],
    ['darker', [0x1d, 0x28, 0x4b, 2, 0, 49, 6], [{ kind: 'density', level: 6 }]],
    ['lighter', [0x1d, 0x28, 0x4b, 2, 0, 49, 250], [{ kind: 'density', level: -6 }]],
    ['who made it', [0x1d, 0x49, 66], [{ kind: 'identify', about: 'maker' }]],
    ['which model', [0x1d, 0x49, 67], [{ kind: 'identify', about: 'model' }]],
    ['whether it cuts', [0x1d, 0x49, 2], [{ kind: 'identify', about: 'typeId' }]],
    ['status at once', [0x10, 0x04, 3], [{ kind: 'realTimeStatus', which: 3 }]],
    ['a band', raster(1, [1, 2]), [{ kind: 'raster', bytesPerRow: 1, rows: Uint8Array.of(1, 2) }]],
  ])('%s', (_, bytes, operations) => {
    expect(parse(bytes)).toEqual(operations);
  });

  test('dots that spell commands are dots', () => {
    const dots = [0x10, 0x04, 0x01, 0x1b, 0x40, 0x1d, 0x56, 0x00];
    expect(parse(raster(8, dots))).toEqual([{ kind: 'raster', bytesPerRow: 8, rows: Uint8Array.from(dots) }]);
  });

  test('an image that is still arriving gives each whole row once, and ends with what is left', () => {
    const parser = createParser();
    const [head, dots] = [raster(2, [1, 2, 3, 4, 5, 6]).slice(0, 8), [1, 2, 3, 4, 5, 6]];
    const push = (bytes: readonly number[]): readonly Operation[] =>
      bytes.flatMap((byte) => parser.push(byte) ?? []);
    expect(push([...head, ...dots.slice(0, 3)])).toEqual([]);
    expect(parser.takeRows()).toEqual({ kind: 'raster', bytesPerRow: 2, rows: Uint8Array.of(1, 2) });
    expect(parser.takeRows()).toBeNull();
    expect(push(dots.slice(3))).toEqual([
      { kind: 'raster', bytesPerRow: 2, rows: Uint8Array.of(3, 4, 5, 6) },
    ]);
    expect(parser.takeRows()).toBeNull();
  });

  test('what the machine cannot do is no command of it', () => {
    const narrow = createParser({ widthDots: 384, hasCutter: false });
    const kinds = [...raster(48, new Array<number>(48).fill(0)), 0x1d, 0x56].flatMap(
      (byte) => narrow.push(byte)?.kind ?? [],
    );
    expect(kinds).toEqual(['raster', 'refused']);
    const tooWide = createParser({ widthDots: 384, hasCutter: true });
    expect(raster(49, []).flatMap((byte) => tooWide.push(byte)?.kind ?? [])).toEqual(['refused']);
  });

  test.each([
    ['a letter', [0x41]],
    ['a line feed', [0x0a]],
    ['a cash drawer pulse', [0x1b, 0x70, 0]],
    ['a band wider than the paper', [0x1d, 0x76, 0x30, 0, 73, 0]],
    ['a band without rows', [0x1d, 0x76, 0x30, 0, 72, 0, 0, 0]],
    ['a doubled band', [0x1d, 0x76, 0x30, 3]],
    ['an unknown cut', [0x1d, 0x56, 7]],
    ['a status that is none', [0x10, 0x04, 9]],
    ['a density no head has', [0x1d, 0x28, 0x4b, 2, 0, 49, 7]],
    ['a density of another length', [0x1d, 0x28, 0x4b, 3, 0]],
    ['a process id that is not printable', [0x1d, 0x28, 0x48, 6, 0, 48, 48, 0x41, 0x0a]],
    ['a process id of five characters', [0x1d, 0x28, 0x48, 7, 0]],
    ['another response (GS ( H, function 49)', [0x1d, 0x28, 0x48, 3, 0, 49]],
    ['another group of commands', [0x1d, 0x28, 0x41]],
    ['a question about a font', [0x1d, 0x49, 69]],
    ['power off in real time', [0x10, 0x14]],
    ['an HTTP request', Array.from(Buffer.from('GET / HTTP/1.1\r\n'))],
  ])('%s is refused where it begins', (_, bytes) => {
    expect(parse([0x1b, 0x40, ...bytes])[1]).toMatchObject({ kind: 'refused', offset: 2 });
  });

  test('behind a refusal nothing is believed but a status request', () => {
    const operations = parse([0x41, 0x1b, 0x40, 0x1d, 0x56, 0, 0x10, 0x04, 1]);
    expect(operations.map(({ kind }) => kind)).toEqual(['refused', 'realTimeStatus']);
  });

  test('any bytes at all: never a crash, never more than one refusal', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0x10, 0x04, 0x1b, 0x1d, 0x40, 0x56, 0x76, 0x30, 0, 1, 2, 72, 255)),
        (bytes) => {
          expect(parse(bytes).filter(({ kind }) => kind === 'refused').length).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
