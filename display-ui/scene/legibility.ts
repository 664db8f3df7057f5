/**
 * How tall a capital letter must be to be read from the farthest seat.
 *
 * Source: 2010 ADA Standards for Accessible Design, section 703.5.5 and its table "Visual Character Height", the row for
 * signs whose letters stand 70 to 120 inches (1.78 to 3.05 m) above the floor, where wall displays hang: 2 inches up to
 * 15 feet of viewing distance, then 1/8 inch more for every further foot.
 */
import type { DisplaySetup } from '#protocol/hall.ts';

/** The screen in pixels; the page is taken to fill it. */
export type Screen = { readonly widthPx: number; readonly heightPx: number };

export type Orientation = 'landscape' | 'portrait';
export const orientationOf = ({ widthPx, heightPx }: Screen): Orientation =>
  widthPx >= heightPx ? 'landscape' : 'portrait';

const MM_PER_INCH = 25.4;
const METRES_PER_FOOT = 0.3048;
const LEAST_CAPITAL_MM = 2 * MM_PER_INCH;
const LEAST_UP_TO_METRES = 15 * METRES_PER_FOOT;
const MM_PER_FURTHER_METRE = MM_PER_INCH / 8 / METRES_PER_FOOT;

/** Height of a capital of Be Vietnam Pro in parts of the font size. */
export const CAPITAL_EM = 0.74;

/** Millimetres a capital needs at that viewing distance, rounded up: 108 at ten metres. */
export const requiredCapitalMm = (distanceMetres: number): number =>
  Math.ceil(LEAST_CAPITAL_MM + Math.max(0, distanceMetres - LEAST_UP_TO_METRES) * MM_PER_FURTHER_METRE);

/** Millimetres per pixel of a screen with that diagonal; its pixels are square. */
export const pixelMm = (diagonalInches: number, { widthPx, heightPx }: Screen): number =>
  (diagonalInches * MM_PER_INCH) / Math.hypot(widthPx, heightPx);

type Seat = Pick<DisplaySetup, 'diagonalInches' | 'farthestSeatMetres'>;

/** The font size in pixels from which a number is read from the farthest seat. */
export const requiredFontPx = ({ diagonalInches, farthestSeatMetres }: Seat, screen: Screen): number =>
  requiredCapitalMm(farthestSeatMetres) / pixelMm(diagonalInches, screen) / CAPITAL_EM;
