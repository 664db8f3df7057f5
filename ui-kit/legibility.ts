/**
 * From how far a screen can be read. The measure is the height of capitals that ADA 703.5.5 (2010 ADA Standards, table
 * 703.5.5) asks of signs whose characters hang 70 to 120 inches above the floor: 2 inches up to 15 feet, and an eighth of
 * an inch for each foot beyond. At ten metres that is 107 mm.
 */

import type { DisplayLayout } from '#protocol/hall.ts';

const MM_PER_INCH = 25.4;
const METRES_PER_FOOT = 0.3048;
const NEAR_FEET = 15;
const NEAR_CAPITALS_MM = 2 * MM_PER_INCH;
const MM_PER_FOOT_BEYOND = MM_PER_INCH / 8;

/** Least height of capitals, in mm, that is read from so many metres. */
export const leastCapitalsMm = (metres: number): number =>
  NEAR_CAPITALS_MM + Math.max(0, metres / METRES_PER_FOOT - NEAR_FEET) * MM_PER_FOOT_BEYOND;

/** The greatest distance, in metres, from which capitals of that height are read; in proportion within 15 feet. */
export function readableFromMetres(capitalsMm: number): number {
  if (capitalsMm < NEAR_CAPITALS_MM) return (capitalsMm / NEAR_CAPITALS_MM) * NEAR_FEET * METRES_PER_FOOT;
  return (NEAR_FEET + (capitalsMm - NEAR_CAPITALS_MM) / MM_PER_FOOT_BEYOND) * METRES_PER_FOOT;
}

/** Height of a 16:9 picture, in mm, on a screen of that diagonal in inches. */
export const pictureHeightMm = (diagonalInches: number): number =>
  (diagonalInches * MM_PER_INCH * 9) / Math.hypot(16, 9);

/**
 * Capitals of a called number as a share of the picture's height, at their smallest: three calls on the large plates of
 * the hall, the number above a counter, the next numbers, the fields of the summary. Be Vietnam Pro's capitals are 0.7 em.
 */
const CAPITALS_SHARE: Readonly<Record<DisplayLayout, number>> = {
  hall: 0.16,
  counter: 0.25,
  next: 0.09,
  summary: 0.06,
};

/** From how many metres, rounded down to half ones, the numbers of a layout are read on a screen of that diagonal. */
export const layoutReadableFromMetres = (layout: DisplayLayout, diagonalInches: number): number =>
  Math.floor(readableFromMetres(pictureHeightMm(diagonalInches) * CAPITALS_SHARE[layout]) * 2) / 2;
