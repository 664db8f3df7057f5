import { afterAll, beforeAll, expect, test } from 'vitest';
import { SMALLEST_FIGURES_PX, USUAL_SCREEN } from '#ui-kit/legibility.ts';
import { openWallCheck, type WallCheck } from './wall-check.ts';

/** A state of each layout at its fullest, and where its telling figures stand. */
const FIGURES = {
  hall: { state: 'far-rush-wide', where: '.hall-row .hall-number' },
  counter: { state: 'counter-called', where: '.above-number' },
  next: { state: 'next-wide', where: '.next-call, .next-numbers li:first-child' },
  summary: { state: 'summary', where: '.summary-waiting, .summary-range' },
} as const;

let wall: WallCheck;
beforeAll(async () => {
  wall = await openWallCheck();
}, 60_000);
afterAll(() => wall.close());

test.each(['hall', 'counter', 'next', 'summary'] as const)(
  'the figures of the layout %s are as large as the desk reckons with',
  async (layout) => {
    const { state, where } = FIGURES[layout];
    const page = await wall.show(state, 'vi', { width: USUAL_SCREEN.widthPx, height: USUAL_SCREEN.heightPx });
    const sizes = await page
      .locator(where)
      .evaluateAll((figures) => figures.map((figure) => parseFloat(getComputedStyle(figure).fontSize)));
    expect(Math.min(...sizes)).toBeCloseTo(SMALLEST_FIGURES_PX[layout], 1);
  },
);
