import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { accessibilityFaults } from '#tests/support/accessibility.ts';
import { launchBrowser } from '#tests/support/browser.ts';

export type WallSize = { readonly width: number; readonly height: number };

export type WallCheck = {
  /** What cannot be read or leaves its place in one state at that size, each in a line; empty when all is well. */
  readonly faults: (state: string, language: 'vi' | 'en', size: WallSize) => Promise<readonly string[]>;
  /** Every rule of accessibility that the page as it stands breaks, each with its element. */
  readonly violations: () => Promise<readonly string[]>;
  /** The page, showing that state. */
  readonly show: (state: string, language: 'vi' | 'en', size: WallSize) => Promise<Page>;
  readonly close: () => Promise<void>;
};

/**
 * In the page: text with too little contrast, and what does not stay where it belongs. Contrast is 7:1 for all that
 * citizens read, 4.5:1 for the line that is for staff (WCAG 2.2, success criteria 1.4.6 and 1.4.3).
 */
function faultsOfPage(): readonly string[] {
  const TOLERANCE_PX = 1.5;
  const faults: string[] = [];
  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.trim().slice(0, 24)}"`;

  const channels = (colour: string): readonly number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
      const share = channel / 255;
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element: Element): string => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      const alpha = channels(backgroundColor)[3] ?? 1;
      if (alpha === 1) return backgroundColor;
      if (alpha > 0) faults.push(`half-transparent ground: ${nameOf(at)}`);
    }
    return 'rgb(255, 255, 255)';
  };
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('.visually-hidden') === null;

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) {
    const element = texts.currentNode.parentElement;
    if (element === null || (texts.currentNode.nodeValue ?? '').trim() === '' || !isSeen(element)) continue;
    const one = luminance(getComputedStyle(element).color);
    const other = luminance(groundOf(element));
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const least = element.closest('.hall-foot-staff') === null ? 7 : 4.5;
    if (contrast < least) faults.push(`contrast ${contrast.toFixed(2)}: ${nameOf(element)}`);
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    for (const { left, right } of range.getClientRects()) {
      if (left < -TOLERANCE_PX || right > innerWidth + TOLERANCE_PX)
        faults.push(`beyond the screen: ${nameOf(element)}`);
    }
  }

  const isBox = (element: Element): boolean => {
    const { display, position } = getComputedStyle(element);
    return isSeen(element) && position !== 'absolute' && display !== 'inline' && display !== 'contents';
  };
  const within = (inner: DOMRect, outer: DOMRect): boolean =>
    inner.left >= outer.left - TOLERANCE_PX &&
    inner.right <= outer.right + TOLERANCE_PX &&
    inner.top >= outer.top - TOLERANCE_PX &&
    inner.bottom <= outer.bottom + TOLERANCE_PX;
  const boxes = [...document.querySelectorAll('main *')].filter(
    (element) => isBox(element) && element.closest('svg, .field-plate') === null,
  );
  for (const box of boxes) {
    const parent = box.parentElement;
    if (parent === null || !isBox(parent)) continue;
    if (!within(box.getBoundingClientRect(), parent.getBoundingClientRect()))
      faults.push(`outside its place: ${nameOf(box)} of ${nameOf(parent)}`);
  }
  // Neighbours in one line never run into each other.
  for (const first of boxes) {
    const next = first.nextElementSibling;
    if (next === null || !boxes.includes(next)) continue;
    const one = first.getBoundingClientRect();
    const other = next.getBoundingClientRect();
    const overlapX = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const overlapY = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    if (overlapX > TOLERANCE_PX && overlapY > TOLERANCE_PX)
      faults.push(`over one another: ${nameOf(first)} and ${nameOf(next)}`);
  }
  return faults;
}

/** Serves the gallery on a port of its own and opens one page, on which state after state is drawn and checked. */
export async function openWallCheck(): Promise<WallCheck> {
  const address = inject('galleries');
  const browser = await launchBrowser();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${address}tests/looks/display.html`);
  await page.locator('main').waitFor();
  await page.evaluate(() => document.fonts.ready);
  const show = async (state: string, language: 'vi' | 'en', size: WallSize): Promise<Page> => {
    await page.setViewportSize(size);
    await page.evaluate((hash) => (location.hash = hash), `state=${state}&language=${language}`);
    await page.locator(`body[data-state="${state} ${language}"] main`).waitFor();
    // What was drawn has been laid out, and what enters has entered; the sign of waiting turns for ever.
    await page.evaluate(async () => {
      await new Promise(requestAnimationFrame);
      const ending = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
      await Promise.allSettled(ending.map(({ finished }) => finished));
    });
    return page;
  };
  return {
    show,
    faults: async (state, language, size) => {
      await show(state, language, size);
      return page.evaluate(faultsOfPage);
    },
    violations: () => accessibilityFaults(page),
    close: async () => {
      await browser.close();
    },
  };
}
