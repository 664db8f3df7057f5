/**
 * Layout → bitmap: one bit a dot, as the head of a thermal printer burns it.
 */
import { renderAsync } from '@resvg/resvg-js';
import type { FontFiles } from './font-files.ts';
import { PAPER_FONT_FAMILY } from './font-files.ts';
import type { SlipLayout } from './layout.ts';
import { toSvg } from './slip-svg.ts';

/** Rows of packed dots: most significant bit left, 1 = black, each row filled up to whole bytes with white. */
export type Bitmap = {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly bytesPerRow: number;
  readonly rows: Uint8Array;
};

/** A dot is burnt when its drawn grey is darker than this share of white. */
const THRESHOLD = 0.59;
/** Longer than any slip (1.5 m of paper): a fault in a layout must not become a roll on the floor. */
const MAX_HEIGHT_DOTS = 12_000;

/** RGBA pixels → packed rows, blank rows at the end left out. */
export const packPixels = (pixels: Uint8Array, widthDots: number, heightDots: number): Bitmap => {
  const bytesPerRow = Math.ceil(widthDots / 8);
  const rows = new Uint8Array(bytesPerRow * heightDots);
  const darkest = Math.round(THRESHOLD * 255);
  let usedRows = 0;
  for (let y = 0; y < heightDots; y += 1) {
    for (let x = 0; x < widthDots; x += 1) {
      const pixel = (y * widthDots + x) * 4;
      // The drawing is black, white and the greys between: any one channel tells all three.
      if ((pixels[pixel] ?? 255) >= darkest) continue;
      const index = y * bytesPerRow + (x >> 3);
      rows[index] = (rows[index] ?? 0) | (0x80 >> (x & 7));
      usedRows = y + 1;
    }
  }
  return { widthDots, heightDots: usedRows, bytesPerRow, rows: rows.slice(0, usedRows * bytesPerRow) };
};

/**
 * Renders a layout away from the event loop (resvg's own threads) with the given font files and no others.
 * Rejects when the layout is impossibly long or the drawing cannot be read.
 */
export const renderBitmap = async (layout: SlipLayout, fontFiles: FontFiles): Promise<Bitmap> => {
  if (layout.heightDots > MAX_HEIGHT_DOTS)
    throw new Error(`a slip of ${String(layout.heightDots)} dots is too long`);
  const image = await renderAsync(toSvg(layout), {
    font: {
      loadSystemFonts: false,
      fontFiles: Object.values(fontFiles),
      defaultFontFamily: PAPER_FONT_FAMILY,
    },
    logLevel: 'off',
  });
  return packPixels(image.pixels, image.width, image.height);
};
