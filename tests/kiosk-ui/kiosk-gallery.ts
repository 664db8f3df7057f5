/** The kiosk's gallery in a real browser, and what can be measured of a state that it shows. */
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { accessibilityFaults } from '#tests/support/accessibility.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { settled } from '#tests/support/settled-page.ts';

export type GallerySize = { readonly width: number; readonly height: number };
export const PORTRAIT: GallerySize = { width: 1_080, height: 1_920 };
export const LANDSCAPE: GallerySize = { width: 1_920, height: 1_080 };

/** A rectangle on the screen in CSS pixels, and what it is. */
export type Box = {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

export type KioskGallery = {
  /** Shows one state; `query` as tests/looks/kiosk.tsx reads it, e.g. `text=200&reach`. */
  readonly show: (state: string, size: GallerySize, query?: string) => Promise<Page>;
  /** Everything that can be pressed now and is in view. */
  readonly keys: () => Promise<readonly Box[]>;
  /** What reaches beyond its own box, beyond the page or over a neighbour; empty when all is well. */
  readonly cut: () => Promise<readonly string[]>;
  /** Every broken rule of accessibility, each with its element. */
  readonly violations: (rules?: readonly string[]) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

export async function openKioskGallery(): Promise<KioskGallery> {
  const browser = await launchBrowser();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  let times = 0;
  return {
    show: async (state, size, query = '') => {
      await page.setViewportSize(size);
      times += 1;
      // Only what stands behind the # differs: the page is loaded once.
      const asked = `state=${state}&${query}&times=${String(times)}`;
      await page.goto(`${inject('galleries')}tests/looks/kiosk.html#${asked}`);
      await page.locator(`body[data-shown="${asked}"] .kiosk h1`).first().waitFor({ state: 'attached' });
      await settled(page);
      return page;
    },
    keys: async () => {
      await settled(page);
      return keysOf(page);
    },
    cut: () => cutOf(page),
    violations: (rules) => accessibilityFaults(page, rules),
    close: () => browser.close(),
  };
}

/**
 * By asking what lies under the middle of each: what a sheet covers or a part of the page hides cannot be pressed. A field to
 * type in is none of them: the keys on the screen type into it without its being touched.
 */
async function keysOf(page: Page): Promise<readonly Box[]> {
  return page.locator('button, a[href], [role=slider]').evaluateAll((elements) =>
    elements.flatMap((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (hit === null || !element.contains(hit)) return [];
      const name = element.textContent.trim() || (element.getAttribute('aria-label') ?? element.tagName);
      return [{ name, left, top, right, bottom }];
    }),
  );
}

async function cutOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const nameOf = (element: Element): string =>
      `${element.getAttribute('class') ?? element.tagName}: ${element.textContent.trim().slice(0, 40)}`;
    const isShown = (box: DOMRect): boolean => box.width > 1 && box.height > 1;
    const flow = document.querySelector('.kiosk-flow-sheet');
    const isFlowing = flow !== null && getComputedStyle(flow).display !== 'contents';
    for (const element of document.querySelectorAll('.kiosk *')) {
      const box = element.getBoundingClientRect();
      if (!isShown(box) || element.closest('.visually-hidden') !== null || element.closest('svg') !== null)
        continue;
      if (box.left < -1 || box.right > innerWidth + 1) faults.push(`beside the screen: ${nameOf(element)}`);
      const isInFlow = isFlowing && flow.contains(element);
      if (!isInFlow && (box.top < -1 || box.bottom > innerHeight + 1))
        faults.push(`off the screen: ${nameOf(element)}`);
      // Words stay inside the key, the box or the strip that they belong to.
      if (
        element.matches('.kiosk-key') &&
        (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2)
      ) {
        faults.push(`too much in: ${nameOf(element)}`);
      }
      const home = element.parentElement?.closest(
        '.kiosk-key, .kiosk-strip, .kiosk-band, .kiosk-foot, .kiosk-sheet, .kiosk-page',
      );
      if (home === null || home === undefined || getComputedStyle(element).position === 'absolute') continue;
      const around = home.getBoundingClientRect();
      if (
        box.bottom > around.bottom + 2 ||
        box.top < around.top - 2 ||
        box.right > around.right + 2 ||
        box.left < around.left - 2
      ) {
        faults.push(`out of ${home.className.split(' ').at(-1) ?? ''}: ${nameOf(element)}`);
      }
    }
    const blocks = Array.from(
      document.querySelectorAll('.kiosk h1, .kiosk h2, .kiosk p, .kiosk .kiosk-key, .kiosk li'),
    ).filter(
      (element) =>
        element.closest('.visually-hidden') === null &&
        isShown(element.getBoundingClientRect()) &&
        element.closest('[inert]') === null,
    );
    for (const [index, one] of blocks.entries()) {
      const a = one.getBoundingClientRect();
      for (const other of blocks.slice(index + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        const isInFlow = (element: Element): boolean => isFlowing && flow.contains(element);
        if (isInFlow(one) !== isInFlow(other)) continue;
        const b = other.getBoundingClientRect();
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 2 && down > 6) faults.push(`over each other: ${nameOf(one)} / ${nameOf(other)}`);
      }
    }
    return faults;
  });
}
