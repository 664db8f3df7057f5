/** The kiosk's promises in millimetres, held against every state that its gallery shows. */
import { KIOSK_STATES, type KioskStateName } from '#tests/looks/kiosk-states.ts';
import { UNCALIBRATED } from '../../kiosk-ui/calibration/kept-calibration.ts';
import { GAP_MM, pxPerMmOf, TARGET_MM } from '../../kiosk-ui/calibration/millimetres.ts';
import { heightAboveFloorMm, REACH_MM } from '../../kiosk-ui/calibration/reach.ts';
import type { Box, GallerySize, KioskGallery } from './kiosk-gallery.ts';

export type Screen = readonly [inches: number, size: GallerySize];

/** Screens that kiosks have, upright and lying: inches, and the window in CSS pixels. */
export const SCREENS: readonly Screen[] = [
  [17, { width: 1_080, height: 1_920 }],
  [17, { width: 1_920, height: 1_080 }],
  [17, { width: 1_024, height: 1_280 }],
  [17, { width: 1_280, height: 1_024 }],
  [21.5, { width: 1_080, height: 1_920 }],
  [21.5, { width: 1_920, height: 1_080 }],
  [27, { width: 1_440, height: 2_560 }],
  [27, { width: 1_920, height: 1_080 }],
  [32, { width: 1_080, height: 1_920 }],
  [32, { width: 3_840, height: 2_160 }],
];

/** What a finger cannot tell: rounding to whole pixels, in mm. */
const TOLERANCE_MM = 0.1;

/** How far two boxes are from each other; 0 where they touch. */
const distance = (a: Box, b: Box): number =>
  Math.hypot(
    Math.max(0, a.left - b.right, b.left - a.right),
    Math.max(0, a.top - b.bottom, b.top - a.bottom),
  );

/** Keys that are too small and keys that are too near to each other. */
function sizeFaults(keys: readonly Box[], pxPerMm: number): readonly string[] {
  const mm = (px: number): number => Math.round((px / pxPerMm) * 100) / 100;
  return keys.flatMap((key, index) => {
    const [width, height] = [mm(key.right - key.left), mm(key.bottom - key.top)];
    const isSmall = Math.min(width, height) < TARGET_MM - TOLERANCE_MM;
    const near = keys.slice(index + 1).filter((other) => mm(distance(key, other)) < GAP_MM - TOLERANCE_MM);
    return [
      ...(isSmall ? [`"${key.name}" is ${String(width)} × ${String(height)} mm`] : []),
      ...near.map(
        (other) => `${String(mm(distance(key, other)))} mm between "${key.name}" and "${other.name}"`,
      ),
    ];
  });
}

/** Keys that lie lower or higher than hands reach, on a kiosk that hangs as most do. */
function reachFaults(keys: readonly Box[], size: GallerySize, pxPerMm: number): readonly string[] {
  const mounting = { pxPerMm, lowerEdgeMm: UNCALIBRATED.lowerEdgeMm };
  return keys.flatMap(({ name, top, bottom }) => {
    const [from, to] = [heightAboveFloorMm(bottom, size, mounting), heightAboveFloorMm(top, size, mounting)];
    return from < REACH_MM.from || to > REACH_MM.to
      ? [`"${name}" is ${from.toFixed(0)} to ${to.toFixed(0)} mm above the floor`]
      : [];
  });
}

/** What breaks a promise on one screen in these states; `query` sets the kiosk as a person would. */
export async function measureFaults(
  gallery: KioskGallery,
  [inches, size]: Screen,
  query: string,
  states: readonly KioskStateName[] = KIOSK_STATES,
): Promise<readonly string[]> {
  const pxPerMm = pxPerMmOf(size, inches);
  const faults: string[] = [];
  for (const state of states) {
    await gallery.show(state, size, `mm=${String(pxPerMm)}&${query}`);
    const keys = await gallery.keys();
    const found = [
      ...sizeFaults(keys, pxPerMm),
      // Staff measure the screen; that page has no lowered keys.
      ...(query.includes('reach') && state !== 'calibration' ? reachFaults(keys, size, pxPerMm) : []),
      ...(await gallery.cut()),
    ];
    faults.push(...found.map((fault) => `${state}: ${fault}`));
  }
  return faults;
}
