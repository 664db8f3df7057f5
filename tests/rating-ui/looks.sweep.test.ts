import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { CITIZEN_LANGUAGES } from '#protocol/vocabulary.ts';
import { RATING_STATES, type RatingStateName } from '#tests/looks/rating-states.ts';
import { accessibilityFaults } from '#tests/support/accessibility.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { settled } from '#tests/support/settled-page.ts';
import { swept } from '#tests/support/sweep.ts';

const SIZES = {
  across: { width: 1280, height: 800 },
  upright: { width: 800, height: 1280 },
  'a second screen': { width: 1920, height: 1080 },
} as const;
/** 20 mm as the screens reckon without a measured device. */
const TARGET_PX = 75;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
});
afterAll(async () => {
  await browser.close();
});

async function show(state: RatingStateName, language: string, size: keyof typeof SIZES): Promise<void> {
  await page.setViewportSize(SIZES[size]);
  await page.goto(`${inject('galleries')}tests/looks/rating.html?state=${state}&language=${language}`);
  await page.locator('h1').waitFor();
  await settled(page);
}

/** Words that stand outside the screen or outside their own key, and things that lie over each other. */
const cutOff = (): Promise<readonly string[]> =>
  page.evaluate(() => {
    const words = Array.from(document.querySelectorAll('h1, p, button, textarea, .rating-plate'));
    const outside = words.filter((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const isOut = left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1;
      return isOut || element.scrollWidth > element.clientWidth + 2;
    });
    const parts = Array.from(document.querySelectorAll('main > *'));
    const covered = parts.filter((part, index) => {
      const next = parts[index + 1];
      return next !== undefined && part.getBoundingClientRect().bottom > next.getBoundingClientRect().top + 1;
    });
    const keys = Array.from(
      document.querySelectorAll('button'),
      (key) => [key, key.getBoundingClientRect()] as const,
    );
    const overlaid = keys
      .filter(([, one], index) =>
        keys.some(
          ([, other], place) =>
            place !== index &&
            one.left < other.right - 1 &&
            other.left < one.right - 1 &&
            one.top < other.bottom - 1 &&
            other.top < one.bottom - 1,
        ),
      )
      .map(([key]) => key);
    return [...outside, ...covered, ...overlaid].map(({ tagName, className, textContent }) =>
      [tagName, className, textContent.slice(0, 30)].join(' '),
    );
  });

const smallKeys = (): Promise<number> =>
  page
    .locator('button')
    .evaluateAll(
      (keys, least) =>
        keys
          .map((key) => key.getBoundingClientRect())
          .filter(({ width, height }) => width < least || height < least).length,
      TARGET_PX,
    );

test.each(swept(['vi'], CITIZEN_LANGUAGES))(
  'in %s nothing is cut off in any state on any screen, and every key is 20 mm high and wide',
  async (language) => {
    const faults: string[] = [];
    for (const state of RATING_STATES) {
      await show(state, language, 'across');
      // Turning the screen is far quicker than loading the page again.
      for (const [name, size] of Object.entries(SIZES)) {
        await page.setViewportSize(size);
        await settled(page);
        faults.push(...(await cutOff()).map((what) => `${state}, ${name}: ${what}`));
        const small = await smallKeys();
        if (small > 0) faults.push(`${state}, ${name}: ${String(small)} small keys`);
      }
    }
    expect(faults).toEqual([]);
  },
  180_000,
);

test.each(RATING_STATES)('%s breaks no rule of accessibility', async (state) => {
  await show(state, 'vi', 'across');
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('the four faces are equal: one size, one colour, none chosen, none in focus', async () => {
  await show('asking', 'vi', 'across');
  const faces = await page.locator('.rating-face-key').evaluateAll((keys) =>
    keys.map((key) => {
      const face = key.querySelector('svg') ?? key;
      const { width, height } = face.getBoundingClientRect();
      const { color, backgroundColor } = getComputedStyle(key);
      const { stroke, strokeWidth } = getComputedStyle(face);
      const key_ = key.getBoundingClientRect();
      return [width, height, key_.width, key_.height, color, backgroundColor, stroke, strokeWidth].join(' ');
    }),
  );
  expect(faces).toHaveLength(4);
  expect(new Set(faces).size).toBe(1);
  expect(await page.locator('button:focus').count()).toBe(0);
});

test('a keyboard reaches the faces in their order, then the way past them', async () => {
  await show('asking', 'vi', 'across');
  const names: (string | null)[] = [];
  for (let times = 0; times < 5; times += 1) {
    await page.keyboard.press('Tab');
    names.push(await page.evaluate(() => document.activeElement?.textContent ?? null));
  }
  expect(names).toEqual(['Rất hài lòng', 'Hài lòng', 'Bình thường', 'Không hài lòng', 'Bỏ qua']);
});

test('where reasons are asked for, the officer’s name is gone', async () => {
  await show('asking', 'vi', 'across');
  expect(await page.locator('body').innerText()).toContain('Thanh Tuyền');
  await show('reasons', 'vi', 'across');
  expect(await page.locator('body').innerText()).not.toContain('Thanh Tuyền');
});
