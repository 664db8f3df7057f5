import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer, type ViteDevServer } from 'vite';
import { LANGUAGES } from '#protocol/vocabulary.ts';
import { PHONE_STATES } from '#tests/looks/phone-states.ts';
import { launchBrowser } from '#tests/support/browser.ts';

const SMALL = { width: 320, height: 568 } as const;
const USUAL = { width: 390, height: 844 } as const;

let gallery: ViteDevServer;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  gallery = await createServer({
    configFile: fileURLToPath(new URL('../looks/vite.config.ts', import.meta.url)),
    // A cache of its own: a gallery open elsewhere must not be disturbed.
    cacheDir: 'node_modules/.vite-phone',
    server: { host: '127.0.0.1', port: 0, hmr: false },
    logLevel: 'error',
  });
  await gallery.listen();
  browser = await launchBrowser();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await gallery.close();
});

async function show(
  query: string,
  size: { readonly width: number; readonly height: number } = USUAL,
): Promise<void> {
  await page.setViewportSize(size);
  await page.goto(`${gallery.resolvedUrls?.local[0] ?? ''}tests/looks/phone.html?${query}`);
  await page.locator('h1').waitFor();
  await page.evaluate(() => document.fonts.ready);
}

test.each(LANGUAGES)(
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
const DIFFERENT = ['waiting-many', 'soon', 'called', 'missed', 'finished', 'stale-called', 'dead'];

test.each(DIFFERENT)('%s breaks no rule of accessibility', async (state) => {
  await show(`state=${state}&open`);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)),
  ).toEqual([]);
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
