/** What staff measured on this device, kept by the device itself: it says nothing about anybody. */
import { diagonalInchesOf, type Size } from './millimetres.ts';

export const CALIBRATION_KEY = 'motcua.kiosk.calibration';

/** How fast the marker moves from key to key for one who has a single switch, in ms. */
export const SCAN_PACES_MS = [1_000, 1_500, 2_000, 3_000, 5_000] as const;

export type Calibration = {
  /** CSS pixels to a millimetre; null when it was never measured, or on another screen. */
  readonly pxPerMm: number | null;
  /** From the floor to the lower edge of the visible screen, in mm. */
  readonly lowerEdgeMm: number;
  /** A single switch is attached and the marker moves this often, in ms; null without one. */
  readonly scanPaceMs: number | null;
};

export const UNCALIBRATED: Calibration = { pxPerMm: null, lowerEdgeMm: 800, scanPaceMs: null };

/** No kiosk is smaller or larger than this, in inches: beyond it something else was measured. */
export const PLAUSIBLE_INCHES = { from: 7, to: 65 } as const;
export const PLAUSIBLE_EDGE_MM = { from: 300, to: 1_400 } as const;

/** True for a measurement that a screen of this size can have. */
export function isPlausible(screen: Size, pxPerMm: number): boolean {
  const inches = diagonalInchesOf(screen, pxPerMm);
  return inches >= PLAUSIBLE_INCHES.from && inches <= PLAUSIBLE_INCHES.to;
}

/** Another resolution makes another screen; one that was only turned is the same. */
const screenName = ({ width, height }: Size): string =>
  `${String(Math.min(width, height))}x${String(Math.max(width, height))}`;

/** Keeps a measurement for the screen that it was made on. */
export function keepCalibration(
  storage: Pick<Storage, 'setItem'>,
  screen: Size,
  calibration: Calibration,
): void {
  storage.setItem(CALIBRATION_KEY, JSON.stringify({ ...calibration, screen: screenName(screen) }));
}

/** The measurement kept for this screen. What is missing, broken or impossible counts as never measured. */
export function keptCalibration(storage: Pick<Storage, 'getItem'>, screen: Size): Calibration {
  const kept = parsed(storage.getItem(CALIBRATION_KEY));
  if (kept === null) return UNCALIBRATED;
  const { pxPerMm, lowerEdgeMm, scanPaceMs } = kept;
  const isMeasuredHere =
    kept['screen'] === screenName(screen) && typeof pxPerMm === 'number' && isPlausible(screen, pxPerMm);
  return {
    pxPerMm: isMeasuredHere ? pxPerMm : null,
    lowerEdgeMm: isEdge(lowerEdgeMm) ? lowerEdgeMm : UNCALIBRATED.lowerEdgeMm,
    scanPaceMs: SCAN_PACES_MS.find((pace) => pace === scanPaceMs) ?? null,
  };
}

function parsed(text: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const isEdge = (value: unknown): value is number =>
  typeof value === 'number' && value >= PLAUSIBLE_EDGE_MM.from && value <= PLAUSIBLE_EDGE_MM.to;

/** Tells the style sheets how many pixels a millimetre is; they have a value of their own where nothing was measured. */
export function applyMillimetres(root: HTMLElement, pxPerMm: number | null): void {
  if (pxPerMm === null) root.style.removeProperty('--mm');
  else root.style.setProperty('--mm', `${String(pxPerMm)}px`);
}
