import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { settled } from '#tests/support/settled-page.ts';
import { swept } from '#tests/support/sweep.ts';
import { KIOSK_STATES } from '#tests/looks/kiosk-states.ts';

const PORTRAIT = { width: 1080, height: 1920 } as const;
const LANDSCAPE = { width: 1920, height: 1080 } as const;
/** What everything pressable keeps to when keys are lowered, from the bottom, in px of an upright screen. */
const REACH_PX = 955;
const SCANS = KIOSK_STATES.filter((state) => /^(?:scan-|card|receipt|standing|refused-person)/.test(state));

let browser: Browser;
let page: Page;
let times = 0;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
});
afterAll(async () => {
  await browser.close();
});

async function show(query: string, size: { readonly width: number; readonly height: number }): Promise<void> {
  await page.setViewportSize(size);
  times += 1;
  // Only what stands behind the # differs: the page is loaded once, and every state is drawn anew.
  const asked = `${query}&times=${String(times)}`;
  await page.goto(`${inject('galleries')}tests/looks/kiosk.html#${asked}`);
  await page.locator(`body[data-shown="${asked}"] h1`).first().waitFor({ state: 'attached' });
  await settled(page);
}

/** Words that stand outside the screen, or reach over the foot or out of their own key; of an open sheet, else of the page. */
const cutOff = (): Promise<readonly string[]> =>
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
  ['upright and low', PORTRAIT, '&reach'],
  ['across, English', LANDSCAPE, '&lang=en'],
] as const;

test.each(swept([LAYOUTS[0], LAYOUTS[3]], LAYOUTS))(
  'after every scan nothing is cut off: %s',
  async (_, size, modes) => {
    const cut: string[] = [];
    for (const state of SCANS) {
      await show(`state=${state}${modes}`, size);
      cut.push(...(await cutOff()).map((what) => `${state}: ${what}`));
    }
    expect(SCANS.length).toBeGreaterThan(15);
    expect(cut).toEqual([]);
  },
  120_000,
);

test('with lowered keys everything that can be pressed is low', async () => {
  const high: string[] = [];
  for (const state of SCANS) {
    await show(`state=${state}&reach`, PORTRAIT);
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
