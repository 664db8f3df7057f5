import type { Page } from 'playwright-core';

const SEEN = 'untouched-page: seen';

/**
 * Opens an address and waits until the page shows a text, without a gesture. Whatever Playwright evaluates in a page,
 * waiting for a locator too, counts there as one, and would allow a page that is still loading to sound.
 *
 * The page must be new. Rejects when the text has not been shown after `timeoutMs`.
 */
export async function showsUntouched(
  page: Page,
  address: string,
  text: string,
  timeoutMs: number,
): Promise<void> {
  await page.addInitScript(
    ([wanted, seen]) => {
      const timer = setInterval(() => {
        if (!document.documentElement.textContent.includes(wanted)) return;
        clearInterval(timer);
        // eslint-disable-next-line no-console -- what a page logs is heard without evaluating anything in it
        console.info(seen);
      }, 100);
    },
    [text, SEEN] as const,
  );
  const isSeen = page.waitForEvent('console', {
    predicate: (message) => message.text() === SEEN,
    timeout: timeoutMs,
  });
  await Promise.all([isSeen, page.goto(address)]);
}
