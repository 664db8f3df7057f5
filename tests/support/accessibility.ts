import axe from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  // Only an interface can be added to.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Window {
    readonly axe: typeof axe;
  }
}

/**
 * Every rule of accessibility that a page as it stands breaks, each with its element, in the words of axe; `rules` are
 * the only ones asked, all by default. axe is put into each document once: put in again for every state, it fills the
 * memory of a page that many states are drawn on.
 */
export async function accessibilityFaults(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { violations } = await window.axe.run(document, {
      resultTypes: ['violations'],
      // Style sheets are looked into for one rule alone, about pages that are forced to lie or to stand.
      preload: false,
      ...(only === undefined ? {} : { runOnly: [...only] }),
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, rules);
}
