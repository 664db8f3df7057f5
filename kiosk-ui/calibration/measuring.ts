/** The measuring of a screen, as one state: two marks around a card, a height and a pace. */
import { isPlausible, PLAUSIBLE_EDGE_MM, type Calibration } from './kept-calibration.ts';
import { pxPerMmOf, type Size } from './millimetres.ts';

/** The long side of a card by ISO/IEC 7810 ID-1, which bank cards and identity cards have. */
export const CARD_MM = 85.6;
/** What a screen is taken for before it has been measured, so that the marks begin near the card's edges. */
const LIKELY_INCHES = 21.5;
/** The marks cannot pass each other. */
const LEAST_APART_PX = 40;
const EDGE_STEP_MM = 10;

export type Mark = 'left' | 'right';

export type Measuring = {
  /** Where the marks stand, from the left of the window in CSS pixels. */
  readonly left: number;
  readonly right: number;
  readonly lowerEdgeMm: number;
  readonly scanPaceMs: number | null;
};

/** The marks around the middle of the window, as far apart as a card is by what is known. */
export function startMeasuring(kept: Calibration, window: Size): Measuring {
  const card = CARD_MM * (kept.pxPerMm ?? pxPerMmOf(window, LIKELY_INCHES));
  return {
    left: Math.round((window.width - card) / 2),
    right: Math.round((window.width + card) / 2),
    lowerEdgeMm: kept.lowerEdgeMm,
    scanPaceMs: kept.scanPaceMs,
  };
}

/** Moves one mark to `x`; it stays on the screen and on its side of the other. */
export function moveMark(measuring: Measuring, mark: Mark, x: number, { width }: Size): Measuring {
  const { left, right } = measuring;
  return mark === 'left'
    ? { ...measuring, left: Math.min(Math.max(x, 0), right - LEAST_APART_PX) }
    : { ...measuring, right: Math.max(Math.min(x, width), left + LEAST_APART_PX) };
}

/** The lower edge a step lower or higher, as far as one can be. */
export function moveEdge(measuring: Measuring, steps: 1 | -1): Measuring {
  const next = measuring.lowerEdgeMm + steps * EDGE_STEP_MM;
  return {
    ...measuring,
    lowerEdgeMm: Math.min(Math.max(next, PLAUSIBLE_EDGE_MM.from), PLAUSIBLE_EDGE_MM.to),
  };
}

export const measuredPxPerMm = ({ left, right }: Measuring): number => (right - left) / CARD_MM;

/** What is to be kept; null while no screen of this size could measure so. */
export function calibrationFrom(measuring: Measuring, screen: Size): Calibration | null {
  const pxPerMm = measuredPxPerMm(measuring);
  const { lowerEdgeMm, scanPaceMs } = measuring;
  return isPlausible(screen, pxPerMm) ? { pxPerMm, lowerEdgeMm, scanPaceMs } : null;
}
