/** What a browser knows of its line; not every one tells. */
type WithConnection = { readonly connection?: { readonly saveData?: boolean } };
/** Safari knows no idle time. */
type WithIdleTime = { readonly requestIdleCallback?: Window['requestIdleCallback'] };

/**
 * Fetches the letters of the design once the page stands and its line is quiet: they weigh five times as much as all the
 * rest, and every phone has letters of its own to read by until then. Not at all for whoever saves data.
 */
export function bringLettersLate(page: Window): void {
  const { connection } = page.navigator as WithConnection;
  if (connection?.saveData === true) return;
  const bring = (): void => {
    // Without them the page stays as it is.
    import('#ui-kit/fonts.css').catch(() => undefined);
  };
  const whenQuiet = (): void => {
    const { requestIdleCallback: idle } = page as WithIdleTime;
    if (idle === undefined) setTimeout(bring, QUIET_AFTER_MS);
    else idle.call(page, bring);
  };
  if (page.document.readyState === 'complete') whenQuiet();
  else page.addEventListener('load', whenQuiet, { once: true });
}

const QUIET_AFTER_MS = 500;
