/**
 * Pictures of slips that were looked at and found good. After a wanted change:
 * `UPDATE_GOLDEN=1 npx vitest run tests/printer/golden.test.ts`, then look at every changed picture before keeping it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { openFont } from '#printer/font-files.ts';
import { createPreviewRenderer } from '#printer/render-slip.ts';
import { goldenSlips } from './golden-slips.ts';

const GOLDEN_FOLDER = join(import.meta.dirname, 'golden');
const ACTUAL_FOLDER = join(import.meta.dirname, '../../dist/golden-actual');
const isUpdating = process.env['UPDATE_GOLDEN'] === '1';
const preview = createPreviewRenderer(openFont());

/** Header and dots of a one-bit PNG of ours. */
const dotsOf = (png: Buffer): { readonly header: Buffer; readonly lines: Buffer } => {
  const chunks = new Map<string, Buffer>();
  for (let offset = 8; offset < png.length; offset += 12 + png.readUInt32BE(offset)) {
    const type = png.toString('latin1', offset + 4, offset + 8);
    chunks.set(type, png.subarray(offset + 8, offset + 8 + png.readUInt32BE(offset)));
  }
  return { header: chunks.get('IHDR')!, lines: inflateSync(chunks.get('IDAT')!) };
};

const slips = await goldenSlips();

beforeAll(() => {
  mkdirSync(isUpdating ? GOLDEN_FOLDER : ACTUAL_FOLDER, { recursive: true });
});

describe('a slip looks just as it was found good, dot for dot', () => {
  test.each(slips.map((golden) => [golden.name, golden] as const))('%s', async (name, { slip, setup }) => {
    const { png } = await preview(slip, setup);
    const path = join(GOLDEN_FOLDER, `${name}.png`);
    if (isUpdating) writeFileSync(path, png);
    const kept = existsSync(path) ? dotsOf(readFileSync(path)) : null;
    const drawn = dotsOf(Buffer.from(png));
    const isSame =
      kept !== null && kept.header.equals(drawn.header) && Buffer.compare(kept.lines, drawn.lines) === 0;
    const actual = join(ACTUAL_FOLDER, `${name}.png`);
    if (!isSame) writeFileSync(actual, png);
    expect(isSame, `it differs from ${path}: see ${actual}`).toBe(true);
  });

  test('every picture that is kept belongs to a slip', () => {
    const names = readdirSync(GOLDEN_FOLDER).map((file) => file.replace(/\.png$/u, ''));
    expect(names.sort()).toEqual(slips.map(({ name }) => name).sort());
  });
});
