/**
 * Bitmap → bytes in ESC/POS, the language of receipt printers, as one kind of printer takes it. Pure.
 *
 * The escpos package collects the commands; its image, cut and network functions are not used: the first blocks the
 * event loop, the second feeds by lines of text instead of dots, the third takes a reset connection for success.
 */
import escpos from 'escpos';
import type { PrinterProfile } from '#protocol/printing.ts';
import type { Bitmap } from './raster.ts';
import { STATUS_BACK_REQUEST } from './status.ts';

const ESC = 0x1b;
const GS = 0x1d;

/** GS v 0 ("Print raster bit image"): m = 0 (a dot for a dot), width in bytes and height in rows, low byte first. */
const rasterBand = (bytesPerRow: number, rows: Uint8Array): Buffer => {
  const rowCount = rows.length / bytesPerRow;
  const header = [GS, 0x76, 0x30, 0, bytesPerRow & 0xff, bytesPerRow >> 8, rowCount & 0xff, rowCount >> 8];
  return Buffer.concat([Buffer.from(header), rows]);
};

/** GS ( K, function 49 ("Select the print density"): -6 to 6, a negative number as its two's complement. */
const printDensity = (density: number): Buffer => Buffer.from([GS, 0x28, 0x4b, 2, 0, 49, density & 0xff]);

/**
 * GS V 65 n and GS V 66 n ("Select cut mode and cut paper", function B): feed to the cutter and n dots more, then cut
 * all or all but one point. ESC J n ("Print and feed paper") where there is no cutter: far enough to be torn off.
 */
const feedAndCut = ({ cut, feedBeforeCutDots }: PrinterProfile): Buffer => {
  switch (cut) {
    case 'partial':
      return Buffer.from([GS, 0x56, 66, feedBeforeCutDots]);
    case 'full':
      return Buffer.from([GS, 0x56, 65, feedBeforeCutDots]);
    case 'none':
      return Buffer.from([ESC, 0x4a, feedBeforeCutDots]);
    default:
      return cut satisfies never;
  }
};

const checkFit = ({ widthDots, heightDots, bytesPerRow, rows }: Bitmap, paperDots: number): void => {
  if (widthDots < 1 || widthDots > paperDots) {
    throw new RangeError(`${String(widthDots)} dots do not fit a paper of ${String(paperDots)}`);
  }
  if (bytesPerRow !== Math.ceil(widthDots / 8) || rows.length !== bytesPerRow * heightDots) {
    throw new RangeError('the rows do not match the bitmap');
  }
};

/**
 * Encodes a whole slip: ESC @ ("Initialize printer"), density, the bitmap in bands, feed and cut. ESC @ also ends the
 * automatic status, which is therefore asked for again where the printer reports by it.
 * `density`: -6 to 6, 0 = as the printer is set. Throws RangeError when the bitmap is wider than the paper or its rows
 * do not match its size.
 */
export const encodeSlip = (
  bitmap: Bitmap,
  { profile, density }: { readonly profile: PrinterProfile; readonly density: number },
): Uint8Array => {
  const { bytesPerRow, heightDots, rows } = bitmap;
  checkFit(bitmap, profile.widthDots);
  const written: Buffer[] = [];
  const builder = new escpos.Printer({ write: (data) => written.push(data) });
  builder.hardware('init');
  if (profile.status === 'auto_status_back') builder.raw(Buffer.from(STATUS_BACK_REQUEST));
  if (profile.hasDensity && density !== 0) builder.raw(printDensity(density));
  for (let row = 0; row < heightDots; row += profile.bandRows) {
    const lastRow = Math.min(row + profile.bandRows, heightDots);
    builder.raw(rasterBand(bytesPerRow, rows.subarray(row * bytesPerRow, lastRow * bytesPerRow)));
  }
  builder.raw(feedAndCut(profile));
  builder.flush();
  return Buffer.concat(written);
};
