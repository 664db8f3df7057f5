import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STATES_OF_LAYOUT } from '../looks/display-states.ts';
import { openWallCheck, type WallCheck, type WallSize } from './wall-check.ts';

const WALLS: readonly WallSize[] = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
];
const SMALL_SCREENS: readonly WallSize[] = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
];
const LAYOUTS = ['hall', 'counter', 'next', 'summary'] as const;

let wall: WallCheck;
beforeAll(async () => {
  wall = await openWallCheck();
});
afterAll(() => wall.close());

/** Every state of the layout that has a fault, with its faults. */
async function faultsOf(
  layout: (typeof LAYOUTS)[number],
  language: 'vi' | 'en',
  size: WallSize,
): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for (const state of Object.keys(STATES_OF_LAYOUT[layout])) {
    const faults = await wall.faults(state, language, size);
    if (faults.length > 0) found[state] = faults;
  }
  return found;
}

describe.each(LAYOUTS)('the layout %s in all its states', (layout) => {
  test.each(layout === 'counter' ? SMALL_SCREENS : WALLS)(
    'can be read, and nothing leaves its place at $width × $height',
    async (size) => {
      expect(await faultsOf(layout, 'vi', size)).toEqual({});
    },
  );
});

test.each(LAYOUTS)('the layout %s holds in English', async (layout) => {
  expect(await faultsOf(layout, 'en', layout === 'counter' ? SMALL_SCREENS[0]! : WALLS[0]!)).toEqual({});
});

test.each([
  'call',
  'rush',
  'idle',
  'stale-muted',
  'connecting',
  'counter-called',
  'counter-paused',
  'next',
  'summary',
])('the display’s %s breaks no rule of accessibility', async (state) => {
  await wall.show(state, 'vi', WALLS[0]!);
  expect(await wall.violations()).toEqual([]);
});

test('a picture or video that cannot be shown leaves no mark: its turn goes to words', async () => {
  const page = await wall.show('notice-broken', 'vi', WALLS[0]!);
  await page.locator('.hall-notice h2').waitFor();
  expect(await page.locator('.hall-notice-file').count()).toBe(0);
});

test('4K shows the same picture at twice the size', async () => {
  const sizes: number[] = [];
  for (const [width, height] of [
    [1920, 1080],
    [3840, 2160],
  ] as const) {
    const page = await wall.show('call', 'vi', { width, height });
    sizes.push(
      await page
        .locator('.hall-plate-figures')
        .evaluate((plate) => parseFloat(getComputedStyle(plate).fontSize)),
    );
  }
  expect(sizes[0]).toBeCloseTo(288, 0);
  expect(sizes[1]).toBeCloseTo(2 * (sizes[0] ?? 0), 0);
});
