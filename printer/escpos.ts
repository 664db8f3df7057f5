/**
 * Bitmap → bytes in ESC/POS, the language of receipt printers. Pure.
 *
 * The escpos package collects the commands; its image, cut and network functions are not used: the first blocks the
 * event loop, the second feeds by lines of text instead of dots, the third takes a reset connection for success.
 */
import escpos from 'escpos';
import type { Bitmap } from './raster.ts';

const GS = 0x1d;

/** Rows a band: one length byte's worth, so that a printer with a small buffer can burn while it receives. */
export const MAX_BAND_ROWS = 255;
/** Widest row a printer of this class takes: 576 dots. */
export const MAX_BYTES_PER_ROW = 72;
/** White paper between the last dots and the cut: 3 mm at 203 dpi. */
export const FEED_BEFORE_CUT_DOTS = 24;

/** GS v 0 ("Print raster bit image"): m = 0 (a dot for a dot), width in bytes and height in rows, low byte first. */
const rasterBand = (bytesPerRow: number, rows: Uint8Array): Buffer => {
  const rowCount = rows.length / bytesPerRow;
  const header = [GS, 0x76, 0x30, 0, bytesPerRow & 0xff, bytesPerRow >> 8, rowCount & 0xff, rowCount >> 8];
  return Buffer.concat([Buffer.from(header), rows]);
};

/** GS V 66 n ("Select cut mode and cut paper", function B): feed to the cutter and n dots more, then cut all but one point. */
const feedAndCut = (feedDots: number): Buffer => Buffer.from([GS, 0x56, 66, feedDots]);

/**
 * Encodes a whole slip: ESC @ ("Initialize printer"), the bitmap in bands, feed and cut.
 * Throws RangeError when the bitmap is wider than the paper or its rows do not match its size.
 */
export const encodeSlip = (bitmap: Bitmap): Uint8Array => {
  const { bytesPerRow, heightDots, rows } = bitmap;
  if (bytesPerRow < 1 || bytesPerRow > MAX_BYTES_PER_ROW) {
    throw new RangeError(`rows of ${String(bytesPerRow)} bytes do not fit the paper`);
  }
  if (rows.length !== bytesPerRow * heightDots) throw new RangeError('the rows do not match the bitmap');
  const written: Buffer[] = [];
  const builder = new escpos.Printer({ write: (data) => written.push(data) });
  builder.hardware('init');
  for (let row = 0; row < heightDots; row += MAX_BAND_ROWS) {
    const lastRow = Math.min(row + MAX_BAND_ROWS, heightDots);
    builder.raw(rasterBand(bytesPerRow, rows.subarray(row * bytesPerRow, lastRow * bytesPerRow)));
  }
  builder.raw(feedAndCut(FEED_BEFORE_CUT_DOTS));
  builder.flush();
  return Buffer.concat(written);
};
