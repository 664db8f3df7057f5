import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { accessibilityFaults } from '#tests/support/accessibility.ts';
import { launchBrowser } from '#tests/support/browser.ts';

/** The officer's two shapes of the page. */
export const FULL_WINDOW = { width: 1440, height: 900 } as const;
export const SIDE_PANEL = { width: 400, height: 900 } as const;

export type GalleryCheck = {
  /** Every broken rule of one state, each with its element; empty when all is well. */
  readonly violations: (
    screen: 'counter' | 'launcher' | 'admin' | 'setup' | 'trust',
    state: string,
    language: 'vi' | 'en',
    size: { readonly width: number; readonly height: number },
  ) => Promise<readonly string[]>;
  /** Shows one state in the full window, a counter's with its dialog open and nothing typed yet. */
  readonly show: (
    state: string,
    screen?: 'counter' | 'admin' | 'setup',
    language?: 'vi' | 'en',
  ) => Promise<Page>;
  /** What the page would have sent last; null for nothing. */
  readonly sent: () => Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** Serves the galleries on a port of its own and opens one page to check them with axe. */
export async function openGalleryCheck(): Promise<GalleryCheck> {
  const address = inject('galleries');
  const browser = await launchBrowser();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  return {
    violations: async (screen, state, language, size) => {
      await page.setViewportSize(size);
      await page.goto(`${address}tests/looks/${screen}.html?state=${state}&language=${language}`);
      await page.locator('h1').waitFor();
      return accessibilityFaults(page);
    },
    show: async (state, screen = 'counter', language = 'vi') => {
      await page.setViewportSize(FULL_WINDOW);
      await page.goto(`${address}tests/looks/${screen}.html?state=${state}&language=${language}`);
      await page.locator('h1').waitFor();
      return page;
    },
    sent: async () => {
      const sent = await page.evaluate(() => document.body.dataset['sent'] ?? 'null');
      return JSON.parse(sent) as unknown;
    },
    close: async () => {
      await browser.close();
    },
  };
}
