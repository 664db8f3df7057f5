/**
 * How tall a capital letter must be to be read from a seat, and from how far it is read.
 *
 * Source: 2010 ADA Standards for Accessible Design, section 703.5.5 and its table "Visual Character Height", the row for
 * signs whose letters stand 70 to 120 inches (1.78 to 3.05 m) above the floor, where wall displays hang: 2 inches up to
 * 15 feet of viewing distance, then 1/8 inch more for every further foot.
 */
import type { DisplayLayout, DisplaySetup } from '#protocol/hall.ts';

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

/** Height of a capital of Be Vietnam Pro in parts of the font size: `sCapHeight` 740 of 1000 in every weight. */
export const CAPITAL_EM = 0.74;

/** Whole millimetres a capital needs at that viewing distance, rounded up: 108 at ten metres. */
export const requiredCapitalMm = (distanceMetres: number): number =>
  Math.ceil(LEAST_CAPITAL_MM + Math.max(0, distanceMetres - LEAST_UP_TO_METRES) * MM_PER_FURTHER_METRE);

/**
 * The greatest distance, in metres, at which capitals of that height are as tall as required. Below two inches, which the
 * table asks for at any distance, in proportion: as large to the eye as two inches at fifteen feet.
 */
export function readableFromMetres(capitalMm: number): number {
  const whole = Math.floor(capitalMm);
  if (whole < LEAST_CAPITAL_MM) return (whole / LEAST_CAPITAL_MM) * LEAST_UP_TO_METRES;
  return LEAST_UP_TO_METRES + (whole - LEAST_CAPITAL_MM) / MM_PER_FURTHER_METRE;
}

/** Millimetres per pixel of a screen with that diagonal; its pixels are square. */
export const pixelMm = (diagonalInches: number, { widthPx, heightPx }: Screen): number =>
  (diagonalInches * MM_PER_INCH) / Math.hypot(widthPx, heightPx);

type Seat = Pick<DisplaySetup, 'diagonalInches' | 'farthestSeatMetres'>;

/** The font size in pixels from which a number is read from the farthest seat. */
export const requiredFontPx = ({ diagonalInches, farthestSeatMetres }: Seat, screen: Screen): number =>
  requiredCapitalMm(farthestSeatMetres) / pixelMm(diagonalInches, screen) / CAPITAL_EM;

/** What a display's page is reckoned as before anybody has seen its screen. */
export const USUAL_SCREEN: Screen = { widthPx: 1920, heightPx: 1080 };

/**
 * Font size of a layout's smallest telling figures, in pixels of the usual screen: three calls at once with nothing beside
 * them; the number above a counter; numbers called, and the figures of every field, on the boards.
 */
export const SMALLEST_FIGURES_PX: Readonly<Record<DisplayLayout, number>> = {
  hall: 300,
  counter: 534.6,
  next: 84,
  summary: 84,
};

/** From how many metres, rounded down to half ones, a layout is read on a usual screen of that diagonal. */
export function layoutReadableFromMetres(layout: DisplayLayout, diagonalInches: number): number {
  const capitalMm = SMALLEST_FIGURES_PX[layout] * CAPITAL_EM * pixelMm(diagonalInches, USUAL_SCREEN);
  return Math.floor(readableFromMetres(capitalMm) * 2) / 2;
}
