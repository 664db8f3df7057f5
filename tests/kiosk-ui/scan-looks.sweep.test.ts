import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { swept } from '#tests/support/sweep.ts';
import { KIOSK_STATES } from '#tests/looks/kiosk-states.ts';
import { LANDSCAPE, openKioskGallery, PORTRAIT, type KioskGallery } from './kiosk-gallery.ts';

/** What everything pressable keeps to when keys are lowered, from the bottom, in px of an upright screen. */
const REACH_PX = 955;
const SCANS = KIOSK_STATES.filter((state) => /^(?:scan-|card|receipt|standing|refused-person)/.test(state));

let gallery: KioskGallery;
beforeAll(async () => {
  gallery = await openKioskGallery();
});
afterAll(() => gallery.close());

/** Words that stand outside the screen, or reach over the foot or out of their own key; of an open sheet, else of the page. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const sheet = document.querySelector('[role=dialog]');
    const foot = document.querySelector('.kiosk-foot');
    const lowest = sheet === null && foot !== null ? foot.getBoundingClientRect().top : innerHeight;
    return Array.from((sheet ?? document).querySelectorAll(':is(main, [role=dialog]) :is(h1, h2, p, button)'))
      .filter((element) => {
        const { left, right, bottom, width } = element.getBoundingClientRect();
        if (width <= 1) return false;
        return left < 0 || right > innerWidth + 1 || bottom > lowest + 1 || element.scrollWidth > width + 2;
      })
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 40)}`);
  });

const LAYOUTS = [
  ['upright', PORTRAIT, ''],
  ['across', LANDSCAPE, ''],
  ['upright and low', PORTRAIT, 'reach'],
  ['across, English', LANDSCAPE, 'lang=en'],
] as const;

test.each(swept([LAYOUTS[0], LAYOUTS[3]], LAYOUTS))(
  'after every scan nothing is cut off: %s',
  async (_, size, modes) => {
    const cut: string[] = [];
    for (const state of SCANS) {
      const page = await gallery.show(state, size, modes);
      cut.push(...(await cutOff(page)).map((what) => `${state}: ${what}`));
    }
    expect(SCANS.length).toBeGreaterThan(15);
    expect(cut).toEqual([]);
  },
  120_000,
);

test('with lowered keys everything that can be pressed is low', async () => {
  const high: string[] = [];
  for (const state of SCANS) {
    const page = await gallery.show(state, PORTRAIT, 'reach');
    const tops = await page
      .locator('button:visible')
      .evaluateAll((keys) =>
        keys.map((key) => ({ top: key.getBoundingClientRect().top, name: key.textContent })),
      );
    high.push(
      ...tops.filter(({ top }) => top < PORTRAIT.height - REACH_PX).map(({ name }) => `${state}: ${name}`),
    );
  }
  expect(high).toEqual([]);
}, 120_000);
