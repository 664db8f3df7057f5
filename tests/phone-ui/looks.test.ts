import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { CITIZEN_LANGUAGES } from '#protocol/vocabulary.ts';
import { PHONE_STATES } from '#tests/looks/phone-states.ts';
import { accessibilityFaults } from '#tests/support/accessibility.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { settled } from '#tests/support/settled-page.ts';

const SMALL = { width: 320, height: 568 } as const;
const USUAL = { width: 390, height: 844 } as const;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
});

async function show(
  query: string,
  size: { readonly width: number; readonly height: number } = USUAL,
): Promise<void> {
  await page.setViewportSize(size);
  await page.goto(`${inject('galleries')}tests/looks/phone.html#${query}`);
  await page.locator(`body[data-shown="${query}"] h1`).waitFor();
  await settled(page);
}

test.each(CITIZEN_LANGUAGES)(
  'in %s every state fits a phone of 320 px, and nothing is cut off',
  async (language) => {
    const cut: string[] = [];
    for (const state of PHONE_STATES) {
      await show(`state=${state}&language=${language}&open`, SMALL);
      const names = await page.locator('.phone *').evaluateAll((elements) =>
        elements
          .filter((element) => {
            const { left, right } = element.getBoundingClientRect();
            return left < -1 || right > innerWidth + 1;
          })
          .map((element) => element.getAttribute('class') ?? element.tagName),
      );
      cut.push(...names.map((name) => `${state}: ${name}`));
    }
    expect(cut).toEqual([]);
  },
  120_000,
);

/** Those that differ most in how they are drawn. */
const DIFFERENT = [
  ...['waiting-many', 'soon', 'called', 'missed', 'finished', 'stale-called', 'dead'],
  ...['why', 'why-none', 'why-many', 'stale-why'],
  ...['give-up', 'give-up-sending', 'give-up-unanswered', 'give-up-too-late', 'given-up', 'stale-give-up'],
  ...['rate', 'rate-sending', 'rate-unanswered', 'rated', 'stale-rate'],
  ...['reasons', 'reasons-chosen', 'reasons-sending', 'reasons-refused', 'stale-reasons'],
];

test.each(DIFFERENT)('%s breaks no rule of accessibility', async (state) => {
  await show(`state=${state}&open`);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test.each(['stale-waiting', 'stale-soon', 'stale-called'])('%s has a date and no gold', async (state) => {
  await show(`state=${state}`);
  expect(await page.locator('.phone-stale').innerText()).toContain('Mất kết nối, số liệu lúc 09:41');
  expect(await page.locator('.phone-gold').count()).toBe(0);
});

test.each(['soon', 'called'])('%s is gold while it is known to be true', async (state) => {
  await show(`state=${state}`);
  expect(await page.locator('.phone-gold').count()).toBe(1);
});

test('the four faces are equal: one size, one colour, none chosen', async () => {
  await show('state=rate');
  const faces = await page.locator('.phone-face-key').evaluateAll((keys) =>
    keys.map((key) => {
      const face = key.querySelector('svg');
      const { width, height } = (face ?? key).getBoundingClientRect();
      const style = getComputedStyle(key);
      return [width, height, key.getBoundingClientRect().height, style.color, style.backgroundColor].join(
        ' ',
      );
    }),
  );
  expect(faces).toHaveLength(4);
  expect(new Set(faces).size).toBe(1);
  expect(await page.locator('[aria-pressed="true"].phone-face-key, :focus').count()).toBe(0);
});

test('what can be pressed is large enough for a thumb on the smallest phone', async () => {
  for (const state of ['waiting', 'give-up', 'rate', 'reasons', 'why']) {
    await show(`state=${state}`, SMALL);
    const small = await page.locator('button, summary, label').evaluateAll((keys) =>
      keys.flatMap((key) => {
        const { height, width } = key.getBoundingClientRect();
        return height < 44 || width < 44
          ? [`${key.getAttribute('class') ?? ''}: ${String(width)} × ${String(height)}`]
          : [];
      }),
    );
    expect(small, state).toEqual([]);
  }
});
