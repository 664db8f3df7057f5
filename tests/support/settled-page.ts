import type { Page } from 'playwright-core';

/**
 * Waits until a page that has been opened or resized stands as it will stay: the window has its size, the fonts are
 * there, what enters has entered, and all of it has been drawn. Only then can it be measured; a busy machine takes its
 * time over each.
 */
export async function settled(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? null;
  await page.waitForFunction((wanted) => wanted === null || innerWidth === wanted, width);
  await page.evaluate(async () => {
    const frames = (): Promise<unknown> =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    // A font is asked for when text in it is first drawn.
    await frames();
    const wasLoading = document.fonts.status === 'loading';
    await document.fonts.ready;
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
    // What came only now is drawn once more; otherwise all of it stands.
    if (wasLoading || ending.length > 0) await frames();
  });
}
