import { inject } from 'vitest';
import { accessibilityFaults } from '#tests/support/accessibility.ts';
import { launchBrowser } from '#tests/support/browser.ts';

/** What of the side panel must be read whole. */
export const PANEL_WORDS =
  '.panel-state, .panel-hero, .panel-number, .panel-time, .counter-action-words, .panel-next-head, .counter-bar, .counter-dialog-head, .counter-dialog-submit';
/** What of the small window must be read whole: all but a service's name, which may end in dots. */
export const PIP_WORDS =
  '.pip-head, .pip-number, .pip-headline, .pip-state, .pip-time, .pip-note, .pip-key, .pip-key-words, .pip-foot, .pip-foot-words';

type Shape = {
  readonly screen: 'panel' | 'pip';
  readonly state: string;
  readonly language: 'vi' | 'en';
  readonly size: { readonly width: number; readonly height: number };
};

export type SmallShapes = {
  /** Broken rules of accessibility, each with its element. */
  readonly violations: (shape: Shape) => Promise<readonly string[]>;
  /** Of the elements a selector finds, the texts of those that stand out of the window or are cut off within themselves. */
  readonly cut: (shape: Shape, selector: string) => Promise<readonly string[]>;
  /** How many of the elements a selector finds are wholly in sight. */
  readonly inSight: (shape: Shape, selector: string) => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Serves the galleries of the officer's small shapes and opens one page to measure them in. */
export async function openSmallShapes(): Promise<SmallShapes> {
  const address = inject('galleries');
  const browser = await launchBrowser();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  const show = async ({ screen, state, language, size }: Shape): Promise<void> => {
    await page.setViewportSize(size);
    // The page hears of its new width with the next frame, and draws itself in the one after.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    const url = `${address}tests/looks/${screen}.html?state=${state}&language=${language}`;
    if (page.url() === url) return;
    await page.goto(url);
    await page.locator('h1').first().waitFor();
    await page.evaluate(() => document.fonts.ready);
  };
  return {
    violations: async (shape) => {
      await show(shape);
      return accessibilityFaults(page);
    },
    cut: async (shape, selector) => {
      await show(shape);
      return page.locator(selector).evaluateAll((elements) =>
        elements
          .filter((element) => {
            const { left, right, top, bottom } = element.getBoundingClientRect();
            const isOut = left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
            return isOut || element.scrollWidth > element.clientWidth + 1;
          })
          .map((element) => element.textContent),
      );
    },
    inSight: async (shape, selector) => {
      await show(shape);
      return page.locator(selector).evaluateAll(
        (elements) =>
          elements.filter((element) => {
            const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
            if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return false;
            // What another element covers, or a scrolled one hides, is not found at its own middle.
            const found = document.elementFromPoint(left + width / 2, top + height / 2);
            const corner = document.elementFromPoint(left + width / 2, top + height - 1);
            return element.contains(found) && element.contains(corner);
          }).length,
      );
    },
    close: async () => {
      await browser.close();
    },
  };
}
