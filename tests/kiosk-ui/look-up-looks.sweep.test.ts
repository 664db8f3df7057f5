/** The pages about files in every layout: nothing cut off, every key large enough. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { LOOK_UP_MOMENTS } from '#tests/looks/kiosk-look-up-states.ts';
import { swept } from '#tests/support/sweep.ts';
import { LANDSCAPE, openKioskGallery, PORTRAIT, type KioskGallery } from './kiosk-gallery.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

/** 20 mm at the reference size. */
const LEAST_KEY_PX = 79;
const LAYOUTS = [
  ['portrait', PORTRAIT, ''],
  ['portrait in English', PORTRAIT, 'lang=en'],
  ['portrait within reach', PORTRAIT, 'reach'],
  ['landscape', LANDSCAPE, ''],
  ['landscape in English and within reach', LANDSCAPE, 'lang=en&reach'],
] as const;
const STATES = ['start', 'start-no-paper', ...Object.keys(LOOK_UP_MOMENTS)];

let gallery: KioskGallery;
beforeAll(async () => {
  gallery = await openKioskGallery();
});
afterAll(() => gallery.close());

/** Keys that are too small, or that reach under the foot or out of the screen; texts that do not fit their box. */
const faults = (page: Page, least: number): Promise<readonly string[]> =>
  page.evaluate((leastPx) => {
    const foot = document.querySelector('.kiosk-foot')?.getBoundingClientRect().top ?? innerHeight;
    const found: string[] = [];
    for (const key of document.querySelectorAll('.kiosk-page .kiosk-key')) {
      if (!key.checkVisibility()) continue;
      const { width, height, bottom, right, left } = key.getBoundingClientRect();
      const name = key.textContent;
      if (Math.min(width, height) < leastPx) found.push(`small: ${name}`);
      if (bottom > foot || right > innerWidth || left < 0) found.push(`outside: ${name}`);
      if (key.scrollWidth > key.clientWidth + 1) found.push(`wide: ${name}`);
    }
    for (const text of document.querySelectorAll('.kiosk-page h1, .kiosk-page p, .kiosk-look-up-field')) {
      const { bottom, right } = text.getBoundingClientRect();
      if (bottom > foot || right > innerWidth || text.scrollWidth > text.clientWidth + 1)
        found.push(`cut: ${text.textContent}`);
    }
    return found;
  }, least);

test.each(swept([LAYOUTS[0], LAYOUTS[4]], LAYOUTS))(
  'in %s every state is whole, and every key a finger wide',
  async (_name, size, modes) => {
    for (const state of STATES) {
      const page = await gallery.show(state, size, modes);
      expect([state, ...(await faults(page, LEAST_KEY_PX))]).toEqual([state]);
    }
  },
);

test.each([
  ['portrait', PORTRAIT],
  ['landscape', LANDSCAPE],
] as const)('the board of letters is whole in %s', async (_name, size) => {
  const page = await gallery.show('look-up', size);
  await page.getByRole('button', { name: 'Chữ cái' }).click();
  await page.getByRole('button', { name: 'Z', exact: true }).waitFor();
  expect(await faults(page, LEAST_KEY_PX)).toEqual([]);
});

test('within reach everything pressable lies in the lower half of the portrait screen', async () => {
  for (const state of STATES) {
    const page = await gallery.show(state, PORTRAIT, 'reach');
    const tops = await page.evaluate(() =>
      Array.from(document.querySelectorAll('.kiosk-key'), (key) => key.getBoundingClientRect().top),
    );
    expect([state, Math.min(...tops, PORTRAIT.height) >= PORTRAIT.height - 955]).toEqual([state, true]);
  }
});
