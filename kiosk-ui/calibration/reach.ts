/** Whether hands reach what can be pressed: heights above the floor, from where the screen hangs. */
import { drawingScale, type Size } from './millimetres.ts';

/** A key lies between these heights above the floor, in mm: EN 301 549 and the building code for wheelchairs. */
export const REACH_MM = { from: 700, to: 1_220 } as const;
/** The lowered keys take at most so much of the lower end of the screen, in pixels of the drawings … */
export const LOWERED_PX = { portrait: 955, landscape: 760 } as const;
/** … and none is nearer to its edge than this. */
const LOWEST_KEY_PX = 16;

export type Mounting = {
  readonly pxPerMm: number;
  /** From the floor to the lower edge of the visible screen. */
  readonly lowerEdgeMm: number;
};

/** How high above the floor a point of the page is, in mm. `y` counts from the top of the window in CSS pixels. */
export const heightAboveFloorMm = (y: number, window: Size, { pxPerMm, lowerEdgeMm }: Mounting): number =>
  lowerEdgeMm + (window.height - y) / pxPerMm;

/** Between which heights the lower edge of this screen may hang, so that all lowered keys are within reach, in mm. */
export function mountingRangeMm(
  window: Size,
  pxPerMm: number,
): { readonly from: number; readonly to: number } {
  const mmPerDrawnPx = drawingScale(window) / pxPerMm;
  const lowered = window.width > window.height ? LOWERED_PX.landscape : LOWERED_PX.portrait;
  return {
    from: Math.ceil(REACH_MM.from - LOWEST_KEY_PX * mmPerDrawnPx),
    to: Math.floor(REACH_MM.to - lowered * mmPerDrawnPx),
  };
}
