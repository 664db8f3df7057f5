import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { CITIZEN_LANGUAGES } from '#protocol/vocabulary.ts';
import { POSTER_STATES } from '#tests/looks/poster-states.ts';
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
afterAll(() => browser.close());

async function show(
  query: string,
  size: { readonly width: number; readonly height: number } = USUAL,
): Promise<void> {
  await page.setViewportSize(size);
  await page.goto(`${inject('galleries')}tests/looks/poster.html#${query}`);
  await page.locator(`body[data-shown="${query}"] h1`).waitFor();
  await settled(page);
}

test.each(CITIZEN_LANGUAGES)(
  'in %s every state fits a phone of 320 px, nothing is cut off, and every key is large enough for a thumb',
  async (language) => {
    const wrong: string[] = [];
    for (const state of POSTER_STATES) {
      await show(`state=${state}&language=${language}`, SMALL);
      const names = await page.locator('.phone *').evaluateAll((elements) =>
        elements.flatMap((element) => {
          const { left, right, height, width } = element.getBoundingClientRect();
          const name = element.getAttribute('class') ?? element.tagName;
          const isKey = element.matches('button, a, input');
          return [
            ...(left < -1 || right > innerWidth + 1 ? [`${name} is cut off`] : []),
            ...(isKey && (height < 44 || width < 44) ? [`${name} is too small`] : []),
          ];
        }),
      );
      wrong.push(...names.map((name) => `${state}: ${name}`));
    }
    expect(wrong).toEqual([]);
  },
  120_000,
);

/** Those that differ most in how they are drawn. */
const DIFFERENT = [
  ...['fields', 'fields-partly-closed', 'fields-stale', 'field-quota', 'service', 'service-wrong-code'],
  ...['sending-silence', 'refused-too-fast', 'own', 'office-break', 'phones-full', 'away', 'off'],
];

test.each(DIFFERENT)('%s breaks no rule of accessibility', async (state) => {
  await show(`state=${state}`);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('waits that may be wrong by now are not shown, and nothing can be taken by them', async () => {
  await show('state=fields-stale');
  expect(await page.locator('.phone-stale').innerText()).toContain('Mất kết nối, số liệu lúc 09:41');
  expect(await page.locator('main').innerText()).not.toMatch(/chờ|phút/);
  await show('state=service-stale');
  expect(await page.locator('[data-key="take"]').getAttribute('aria-disabled')).toBe('true');
});
