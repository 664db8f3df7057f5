/** Every state of the kiosk in Chinese, the fullest in both shapes: nothing cut off, nothing beyond the screen. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANDSCAPE, openKioskGallery, PORTRAIT, type KioskGallery } from '#tests/kiosk-ui/kiosk-gallery.ts';
import { swept } from '#tests/support/sweep.ts';
import { KIOSK_STATES, type KioskStateName } from '#tests/looks/kiosk-states.ts';

/** Those that hold the most words, each a page of its own kind. */
const FULLEST: readonly KioskStateName[] = [
  'start',
  'field',
  'papers',
  'missing',
  'priority',
  'ticket-printed',
  'ticket-paper-out',
  'refused-priority',
  'offline-papers',
  'help',
];

let gallery: KioskGallery;
beforeAll(async () => {
  gallery = await openKioskGallery();
});
afterAll(() => gallery.close());

/** What stands beyond the screen, and keys whose words do not fit them. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.locator('.kiosk *').evaluateAll((elements) =>
    elements
      .filter((element) => {
        if (element.closest('svg') !== null || element.classList.contains('visually-hidden')) return false;
        const { left, right, top, bottom, width } = element.getBoundingClientRect();
        const isBeyond = left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1;
        const isCut = element.tagName === 'BUTTON' && element.scrollWidth > element.clientWidth + 1;
        return width > 0 && (isBeyond || isCut);
      })
      .map((element) => `${element.tagName} ${element.getAttribute('class') ?? ''}`),
  );

test.each([
  ['portrait', PORTRAIT, '', swept(FULLEST, KIOSK_STATES)],
  ['landscape', LANDSCAPE, '', FULLEST],
  ['portrait with low keys', PORTRAIT, '&reach', FULLEST],
] as const)(
  'in %s nothing is cut off',
  async (_shape, size, modes, states) => {
    const cut: string[] = [];
    for (const state of states) {
      const page = await gallery.show(state, size, `lang=zh${modes}`);
      cut.push(...(await cutOff(page)).map((name) => `${state}: ${name}`));
    }
    expect(cut).toEqual([]);
  },
  300_000,
);

test('the fullest states break no rule of accessibility', async () => {
  const found: string[] = [];
  for (const state of FULLEST) {
    await gallery.show(state, PORTRAIT, 'lang=zh');
    for (const fault of await gallery.violations()) found.push(`${state}: ${fault}`);
  }
  expect(found).toEqual([]);
}, 300_000);

test('the three languages have keys of their own, each large enough and apart from the next', async () => {
  const page = await gallery.show('start', PORTRAIT, 'lang=zh');
  const keys = await page.locator('.kiosk-foot-keys').first().locator('button').all();
  const boxes = await Promise.all(keys.map((key) => key.boundingBox()));
  expect(await Promise.all(keys.map((key) => key.innerText()))).toEqual(['Tiếng Việt', 'English', '中文']);
  expect(await Promise.all(keys.map((key) => key.getAttribute('lang')))).toEqual(['vi', 'en', 'zh-Hant']);
  for (const [index, box] of boxes.entries()) {
    expect(box?.width).toBeGreaterThanOrEqual(86);
    const next = boxes[index + 1];
    if (box && next) expect(next.x - box.x - box.width).toBeGreaterThanOrEqual(14);
  }
});
