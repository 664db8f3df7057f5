/** How large something on the screen is under a finger: from what staff measured on this device to pixels. */

/** What every key is at least, and what lies at least between two of them, in mm. */
export const TARGET_MM = 20;
export const GAP_MM = 3;
/** The pages are drawn for 1080 × 1920 or 1920 × 1080; there a key of 20 mm is so many pixels on a screen of 21.9 inches. */
export const DRAWN_TARGET_PX = 79;
/** Beyond this the pages have no room: a screen on which 20 mm would be more gets so many pixels and no more. */
export const LARGEST_TARGET_PX = 120;

const MM_PER_INCH = 25.4;

/** A window or a screen, in CSS pixels. */
export type Size = { readonly width: number; readonly height: number };

/** How many CSS pixels one pixel of the drawings is in a window, as kiosk.css scales them. */
export const drawingScale = ({ width, height }: Size): number =>
  width > height ? Math.min(width / 1_920, height / 1_080) : Math.min(width / 1_080, height / 1_920);

/** CSS pixels to a millimetre of a screen whose diagonal is known. */
export const pxPerMmOf = ({ width, height }: Size, diagonalInches: number): number =>
  Math.hypot(width, height) / (diagonalInches * MM_PER_INCH);

/** The diagonal of a screen in inches, to be held against what its maker says. */
export const diagonalInchesOf = ({ width, height }: Size, pxPerMm: number): number =>
  Math.hypot(width, height) / pxPerMm / MM_PER_INCH;

/** The smallest key in pixels of the drawings; `pxPerMm` is null on a device that was never measured. */
export function targetPx(pxPerMm: number | null, window: Size): number {
  if (pxPerMm === null) return DRAWN_TARGET_PX;
  return Math.min(LARGEST_TARGET_PX, (TARGET_MM * pxPerMm) / drawingScale(window));
}

/** What the smallest key comes to in mm: 20 or, on a screen too small for that, what there is room for. */
export function smallestKeyMm(pxPerMm: number, window: Size): number {
  return (targetPx(pxPerMm, window) * drawingScale(window)) / pxPerMm;
}
