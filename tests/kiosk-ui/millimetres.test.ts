import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KioskStateName } from '#tests/looks/kiosk-states.ts';
import {
  CALIBRATION_KEY,
  isPlausible,
  keepCalibration,
  keptCalibration,
  UNCALIBRATED,
  type Calibration,
} from '../../kiosk-ui/calibration/kept-calibration.ts';
import {
  calibrationFrom,
  CARD_MM,
  measuredPxPerMm,
  moveEdge,
  moveMark,
  startMeasuring,
} from '../../kiosk-ui/calibration/measuring.ts';
import {
  diagonalInchesOf,
  drawingScale,
  DRAWN_TARGET_PX,
  LARGEST_TARGET_PX,
  pxPerMmOf,
  smallestKeyMm,
  targetPx,
} from '../../kiosk-ui/calibration/millimetres.ts';
import { heightAboveFloorMm, mountingRangeMm, REACH_MM } from '../../kiosk-ui/calibration/reach.ts';
import { LANDSCAPE, openKioskGallery, PORTRAIT, type KioskGallery } from './kiosk-gallery.ts';
import { measureFaults, type Screen } from './kiosk-measures.ts';

/** A busy machine takes its time over pages. */
const PATIENCE_MS = 120_000;

const SMALL = pxPerMmOf(PORTRAIT, 17);
const USUAL = pxPerMmOf(PORTRAIT, 21.5);

describe('from a screen to the smallest key', () => {
  test.each([
    // By hand: 17 inches at 9:16 are 211.7 mm wide, 21.5 are 267.7, 27 are 336.2, 32 are 398.5.
    [17, PORTRAIT, 102],
    [21.5, PORTRAIT, 81],
    [27, PORTRAIT, 64],
    [32, LANDSCAPE, 54],
    // Twice the pixels on the same glass: as large, in pixels of the drawings.
    [21.5, { width: 2_160, height: 3_840 }, 81],
    // 5:4, 270 mm wide; the drawings are shrunk to two thirds.
    [17, { width: 1_024, height: 1_280 }, 114],
  ])('%s inches at %o: %i pixels of the drawings', (inches, size, px) => {
    expect(Math.round(targetPx(pxPerMmOf(size, inches), size))).toBe(px);
  });

  test('is 20 mm wherever there is room, and what there is room for on a smaller one', () => {
    expect(smallestKeyMm(SMALL, PORTRAIT)).toBeCloseTo(20);
    const tablet = pxPerMmOf(PORTRAIT, 10.1);
    expect(targetPx(tablet, PORTRAIT)).toBe(LARGEST_TARGET_PX);
    expect(smallestKeyMm(tablet, PORTRAIT)).toBeCloseTo(14, 0);
  });

  test('a device that was never measured is drawn as designed', () => {
    expect(targetPx(null, PORTRAIT)).toBe(DRAWN_TARGET_PX);
  });

  test('the drawings are scaled by what fits', () => {
    expect(drawingScale(PORTRAIT)).toBe(1);
    expect(drawingScale({ width: 1_280, height: 1_024 })).toBeCloseTo(2 / 3);
  });
});

describe('what is kept on the device', () => {
  const storage = (): Pick<Storage, 'getItem' | 'setItem'> & { readonly kept: Map<string, string> } => {
    const kept = new Map<string, string>();
    return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
  };
  const MEASURED: Calibration = { pxPerMm: USUAL, lowerEdgeMm: 780, scanPaceMs: 2_000 };

  test('comes back as it was, on the same screen turned as well', () => {
    const device = storage();
    keepCalibration(device, PORTRAIT, MEASURED);
    expect(keptCalibration(device, PORTRAIT)).toEqual(MEASURED);
    expect(keptCalibration(device, LANDSCAPE)).toEqual(MEASURED);
  });

  test('on another screen the measure is gone, height and switch are not', () => {
    const device = storage();
    keepCalibration(device, PORTRAIT, MEASURED);
    expect(keptCalibration(device, { width: 1_024, height: 1_280 })).toEqual({ ...MEASURED, pxPerMm: null });
  });

  test.each([
    null,
    '',
    '{',
    '7',
    'null',
    '{"pxPerMm":"4","screen":"1080x1920"}',
    '{"pxPerMm":0,"screen":"1080x1920"}',
    '{"pxPerMm":-4,"screen":"1080x1920"}',
    '{"pxPerMm":1e9,"screen":"1080x1920","lowerEdgeMm":-1,"scanPaceMs":1}',
  ])('%s counts as never measured', (text) => {
    const device = storage();
    if (text !== null) device.kept.set(CALIBRATION_KEY, text);
    expect(keptCalibration(device, PORTRAIT)).toEqual(UNCALIBRATED);
  });
});

describe('measuring', () => {
  const start = startMeasuring(UNCALIBRATED, PORTRAIT);

  test('begins near the edges of a card, and where it was measured before, at them', () => {
    expect(diagonalInchesOf(PORTRAIT, measuredPxPerMm(start))).toBeCloseTo(21.5, 0);
    const again = startMeasuring({ ...UNCALIBRATED, pxPerMm: SMALL }, PORTRAIT);
    expect(measuredPxPerMm(again)).toBeCloseTo(SMALL, 1);
  });

  test('two marks around a card give the screen', () => {
    const left = moveMark(start, 'left', 100, PORTRAIT);
    const right = moveMark(left, 'right', 100 + CARD_MM * SMALL, PORTRAIT);
    expect(calibrationFrom(right, PORTRAIT)?.pxPerMm).toBeCloseTo(SMALL);
  });

  test('marks neither leave the screen nor pass each other', () => {
    expect(moveMark(start, 'left', -50, PORTRAIT).left).toBe(0);
    expect(moveMark(start, 'right', 5_000, PORTRAIT).right).toBe(1_080);
    expect(moveMark(start, 'left', 5_000, PORTRAIT).left).toBeLessThan(start.right);
    expect(moveMark(start, 'right', -5, PORTRAIT).right).toBeGreaterThan(start.left);
  });

  test('what no screen can be is not kept', () => {
    const tiny = moveMark(start, 'right', 0, PORTRAIT);
    expect(calibrationFrom(tiny, PORTRAIT)).toBeNull();
    expect(isPlausible(PORTRAIT, measuredPxPerMm(tiny))).toBe(false);
  });

  test('the lower edge stays where one can be', () => {
    const down = Array.from({ length: 200 }).reduce<typeof start>((at) => moveEdge(at, -1), start);
    expect(down.lowerEdgeMm).toBe(300);
    expect(moveEdge(start, 1).lowerEdgeMm).toBe(810);
  });
});

describe('within reach of hands', () => {
  test('heights count from the floor', () => {
    const mounting = { pxPerMm: USUAL, lowerEdgeMm: 800 };
    expect(heightAboveFloorMm(PORTRAIT.height, PORTRAIT, mounting)).toBe(800);
    expect(heightAboveFloorMm(0, PORTRAIT, mounting)).toBeCloseTo(800 + 476, 0);
  });

  test.each([17, 21.5, 27, 32])('a screen of %s inches can hang so that all lowered keys are', (inches) => {
    for (const size of [PORTRAIT, LANDSCAPE]) {
      const { from, to } = mountingRangeMm(size, pxPerMmOf(size, inches));
      expect(from).toBeLessThan(REACH_MM.from);
      expect(to).toBeGreaterThanOrEqual(UNCALIBRATED.lowerEdgeMm);
    }
  });
});

/** The hardest of each kind, and the fullest page of each kind; all of them are measured by the long tests. */
const HARDEST: readonly (readonly [Screen, query: string])[] = [
  [[17, { width: 1_920, height: 1_080 }], 'reach'],
  [[32, { width: 1_080, height: 1_920 }], 'reach&lang=en'],
  [[21.5, { width: 1_920, height: 1_080 }], 'text=200'],
];
const FULLEST: readonly KioskStateName[] = [
  'start-no-paper',
  'start-closed-holiday',
  'field-large',
  'field-partly-closed',
  'papers-many',
  'papers-no-paper',
  'search-offline',
  'browse',
  'carry-online',
  'priority-many',
  'ticket-paper-out',
  'scan-card-offer',
  'look-up-longest',
  'offline-papers',
  'start-second',
  'papers-second',
  'hours',
  'help',
  'easier',
];

describe('on the screen', () => {
  let gallery: KioskGallery;
  beforeAll(async () => {
    gallery = await openKioskGallery();
  });
  afterAll(() => gallery.close());

  test.each(HARDEST)(
    'inches and size %o set by "%s": every key is 20 mm or more with 3 mm between, and nothing is cut',
    async (screen, query) => {
      expect(await measureFaults(gallery, screen, query, FULLEST)).toEqual([]);
    },
    PATIENCE_MS,
  );

  test('a key that is too small would be noticed', async () => {
    const page = await gallery.show('start', PORTRAIT, `mm=${String(USUAL)}`);
    await page.addStyleTag({
      content: '.kiosk-foot .kiosk-key { min-height: 0 !important; height: 60px !important }',
    });
    const heights = (await gallery.keys()).map(({ top, bottom }) => (bottom - top) / USUAL);
    expect(Math.min(...heights)).toBeLessThan(20);
  });
});
