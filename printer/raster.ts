/**
 * Layout → bitmap: one bit a dot, as the head of a thermal printer burns it.
 */
import { renderAsync } from '@resvg/resvg-js';
import { shade } from './slips/dither.ts';
import type { FontOutlines, SlipLayout } from './slips/layout.ts';
import { toSvg } from './slips/svg.ts';

/** Rows of packed dots: most significant bit left, 1 = black, each row filled up to whole bytes with white. */
export type Bitmap = {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly bytesPerRow: number;
  readonly rows: Uint8Array;
};

/** A dot is burnt when its drawn grey is darker than this share of white. */
const THRESHOLD = 0.59;
const DARKEST_WHITE = Math.round(THRESHOLD * 255);
/** Longer than any slip (1.5 m of paper): a fault in a layout must not become a roll on the floor. */
const MAX_HEIGHT_DOTS = 12_000;
/**
 * A slip is drawn so many rows at a time. Fetching the pixels of a whole one stops everything else for 8 ms; a band's are
 * there in well below 2, and small pieces of memory are used again and again.
 */
const BAND_ROWS = 256;

/** RGBA pixels → packed rows. Black, white and the greys between: any one channel tells all three. */
export const packPixels = (pixels: Uint8Array, widthDots: number, heightDots: number): Bitmap => {
  const bytesPerRow = Math.ceil(widthDots / 8);
  const rows = new Uint8Array(bytesPerRow * heightDots);
  for (let y = 0; y < heightDots; y += 1) {
    let pixel = y * widthDots * 4;
    for (let index = 0; index < bytesPerRow; index += 1) {
      const inByte = Math.min(8, widthDots - index * 8);
      let byte = 0;
      for (let bit = 0; bit < inByte; bit += 1, pixel += 4) {
        if ((pixels[pixel] ?? 255) < DARKEST_WHITE) byte |= 0x80 >> bit;
      }
      rows[y * bytesPerRow + index] = byte;
    }
  }
  return { widthDots, heightDots, bytesPerRow, rows };
};

/** The same bitmap without its blank rows above the first dot and below the last: paper that says nothing is not fed. */
export const trimBlankRows = (bitmap: Bitmap): Bitmap => {
  const { bytesPerRow, rows } = bitmap;
  const firstInk = rows.findIndex((byte) => byte !== 0);
  if (firstInk === -1) return { ...bitmap, heightDots: 0, rows: rows.slice(0, 0) };
  const lastInk = rows.findLastIndex((byte) => byte !== 0);
  const [from, to] = [Math.floor(firstInk / bytesPerRow), Math.floor(lastInk / bytesPerRow) + 1];
  return { ...bitmap, heightDots: to - from, rows: rows.slice(from * bytesPerRow, to * bytesPerRow) };
};

const burn = (rows: Uint8Array, index: number, dots: number): void => {
  rows[index] = (rows[index] ?? 0) | dots;
};

/** Lays dots on a bitmap, black on whatever is there. What would lie beside the bitmap is left out. */
const lay = (bitmap: Bitmap, dots: Bitmap, x: number, y: number): void => {
  const [skip, shift] = [x >> 3, x & 7];
  for (let row = 0; row < Math.min(dots.heightDots, bitmap.heightDots - y); row += 1) {
    const target = (y + row) * bitmap.bytesPerRow;
    for (let index = 0; index < dots.bytesPerRow; index += 1) {
      const byte = dots.rows[row * dots.bytesPerRow + index] ?? 0;
      const column = skip + index;
      if (byte === 0 || column >= bitmap.bytesPerRow) continue;
      burn(bitmap.rows, target + column, byte >> shift);
      if (column + 1 < bitmap.bytesPerRow)
        burn(bitmap.rows, target + column + 1, (byte << (8 - shift)) & 0xff);
    }
  }
};

const dotsOf = (rows: Uint8Array, widthDots: number, heightDots: number): Bitmap => ({
  widthDots,
  heightDots,
  bytesPerRow: Math.ceil(widthDots / 8),
  rows,
});

/** Makes the dots of a logo at the size at which it will stand; null when there is none to be had. */
export type LogoDots = (widthDots: number, heightDots: number) => Promise<Uint8Array | null>;

const layDots = async (layout: SlipLayout, bitmap: Bitmap, logoDots: LogoDots): Promise<void> => {
  for (const element of layout.elements) {
    if (element.kind !== 'logo' && element.kind !== 'shade') continue;
    const { widthDots, heightDots, x, y } = element;
    const rows =
      element.kind === 'shade'
        ? shade(element.percent, widthDots, heightDots)
        : await logoDots(widthDots, heightDots);
    if (rows !== null) lay(bitmap, dotsOf(rows, widthDots, heightDots), x, y);
  }
};

/**
 * Renders a layout away from the event loop (resvg's own threads) with the given outlines, without blank
 * rows at its ends. Rejects when the layout is impossibly long or the drawing cannot be read.
 */
export const renderBitmap = async (
  layout: SlipLayout,
  font: FontOutlines,
  logoDots: LogoDots = () => Promise.resolve(null),
): Promise<Bitmap> => {
  if (layout.heightDots > MAX_HEIGHT_DOTS) throw new Error(`a slip of ${layout.heightDots} dots is too long`);
  const heightDots = Math.ceil(layout.heightDots);
  const bytesPerRow = Math.ceil(layout.widthDots / 8);
  const bitmap = dotsOf(new Uint8Array(bytesPerRow * heightDots), layout.widthDots, heightDots);
  for (let top = 0; top < heightDots; top += BAND_ROWS) {
    const band = { top, heightDots: Math.min(BAND_ROWS, heightDots - top) };
    const image = await renderAsync(toSvg(layout, font, band), {
      font: { loadSystemFonts: false },
      logLevel: 'off',
    });
    bitmap.rows.set(packPixels(image.pixels, image.width, image.height).rows, top * bytesPerRow);
  }
  await layDots(layout, bitmap, logoDots);
  return trimBlankRows(bitmap);
};
