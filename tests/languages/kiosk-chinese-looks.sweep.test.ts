/** Every state of the kiosk in Chinese, the fullest in both shapes: nothing cut off, nothing beyond the screen. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { accessibilityFaults } from '#tests/support/accessibility.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { settled } from '#tests/support/settled-page.ts';
import { swept } from '#tests/support/sweep.ts';
import { KIOSK_STATES, type KioskStateName } from '#tests/looks/kiosk-states.ts';

const PORTRAIT = { width: 1080, height: 1920 } as const;
const LANDSCAPE = { width: 1920, height: 1080 } as const;
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

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
});
afterAll(async () => {
  await browser.close();
});

/** Only what stands behind the # differs: the page is loaded once. */
async function show(state: KioskStateName, modes = ''): Promise<void> {
  const asked = `state=${state}&lang=zh${modes}`;
  await page.goto(`${inject('galleries')}tests/looks/kiosk.html#${asked}`);
  await page.locator(`body[data-shown="${asked}"]`).waitFor();
  await settled(page);
}

/** What stands beyond the screen, and keys whose words do not fit them. */
const cutOff = (): Promise<readonly string[]> =>
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
    await page.setViewportSize(size);
    await page.goto('about:blank');
    const cut: string[] = [];
    for (const state of states) {
      await show(state, modes);
      cut.push(...(await cutOff()).map((name) => `${state}: ${name}`));
    }
    expect(cut).toEqual([]);
  },
  300_000,
);

test('the fullest states break no rule of accessibility', async () => {
  await page.setViewportSize(PORTRAIT);
  await page.goto('about:blank');
  const found: string[] = [];
  for (const state of FULLEST) {
    await show(state);
    for (const fault of await accessibilityFaults(page)) found.push(`${state}: ${fault}`);
  }
  expect(found).toEqual([]);
}, 300_000);

test('the three languages have keys of their own, each large enough and apart from the next', async () => {
  await page.setViewportSize(PORTRAIT);
  await page.goto('about:blank');
  await show('start');
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
