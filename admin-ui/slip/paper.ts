/** What a slip is on real paper: its width, its length, how long it takes and how many a roll gives. */
import type { PrinterProfile } from '#protocol/printing.ts';

/** Widths of paper that rolls are sold in, in mm, with the length that such a roll commonly has, in m. */
const ROLLS = [
  { widthMm: 58, lengthM: 30 },
  { widthMm: 80, lengthM: 80 },
  { widthMm: 112, lengthM: 80 },
] as const;
/** Paper that a printer cannot reach, both edges together, at least. */
const EDGES_MM = 7;
const MM_PER_INCH = 25.4;

/** Width of what can be printed, in mm. */
export const printableMm = ({ widthDots, dpi }: Pick<PrinterProfile, 'widthDots' | 'dpi'>): number =>
  (widthDots / dpi) * MM_PER_INCH;

/** Width of the paper that fits, in mm: the narrowest roll on which the printable width lies with its edges. */
export function paperMm(profile: Pick<PrinterProfile, 'widthDots' | 'dpi'>): number {
  const least = printableMm(profile) + EDGES_MM;
  return ROLLS.find(({ widthMm }) => widthMm >= least)?.widthMm ?? Math.ceil(least);
}

export type SlipEstimate = {
  /** Until the paper is out, in seconds. */
  readonly seconds: number;
  readonly rollM: number;
  /** Slips of this length in a new roll, rounded down to what a person would say. */
  readonly perRoll: number;
};

/** How long a slip of that length takes and how many a common roll of its paper gives. */
export function slipEstimate(heightMm: number, profile: PrinterProfile): SlipEstimate {
  const width = paperMm(profile);
  const rollM = ROLLS.find(({ widthMm }) => widthMm === width)?.lengthM ?? 80;
  const slips = (rollM * 1_000) / Math.max(heightMm, 1);
  return {
    seconds: Math.max(heightMm / profile.speedMmPerS, 0.1),
    rollM,
    perRoll: slips >= 100 ? Math.floor(slips / 10) * 10 : Math.floor(slips),
  };
}

/** CSS pixels per mm for the preview: 80 mm fill the column as drawn; wider paper is shown smaller, never cut off. */
export const previewScale = (widthMm: number, columnPx: number): number => Math.min(4.6, columnPx / widthMm);
