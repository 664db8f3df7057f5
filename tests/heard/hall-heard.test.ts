/** What really comes out of the display's loudspeaker: recorded in the real page, held against what should have been said. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openColleague } from '#tests/journeys/protocol-people.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { showsUntouched } from '#tests/support/untouched-page.ts';
import { expectTwoCallsAndARecall, hearTwoCallsAndARecall } from './hall-heard.ts';

const PATIENCE_MS = 120_000;
/** Promised are three seconds; this machine may be busy. */
const TOLD_WITHIN_MS = 6_000;

describe('the hall', { timeout: PATIENCE_MS }, () => {
  let office: DemoOffice;
  beforeEach(async () => {
    office = await startDemoOffice();
  });
  afterEach(() => office.close());

  describe('with a browser that may sound', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser({ canSoundUnasked: true });
    });
    afterAll(() => browser.close());

    test('hears two calls of the same second one after the other, and a recall', async () => {
      expectTwoCallsAndARecall(await hearTwoCallsAndARecall(browser, office));
    });
  });

  describe('with a browser that waits for a touch', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser({
        extraArguments: ['--autoplay-policy=document-user-activation-required'],
      });
    });
    afterAll(() => browser.close());

    test('is silent, and both the display and the counters know it until somebody touches it', async () => {
      const colleague = await openColleague(office, '3', 'hanh', 'quay3-thu');
      await colleague.displaysWhere(({ connected }) => connected === 0);
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
      const connected = colleague.displaysWhere((displays) => displays.connected === 1);
      const told = colleague.displaysWhere((displays) => displays.connected === 1 && displays.muted === 1);
      const shown = showsUntouched(
        page,
        `${office.url}/display`,
        'Loa đang bị trình duyệt chặn',
        PATIENCE_MS,
      );
      await connected;
      const connectedAtMs = performance.now();
      await Promise.all([told, shown]);
      expect(performance.now() - connectedAtMs).toBeLessThan(TOLD_WITHIN_MS);
      await page.waitForTimeout(1_500);
      expect(await colleague.displaysWhere(() => true)).toMatchObject({ connected: 1, muted: 1 });

      await page.mouse.click(400, 400);
      await colleague.displaysWhere(({ muted }) => muted === 0);
      await page.getByText('Loa đang bị trình duyệt chặn').waitFor({ state: 'detached' });
      colleague.close();
    });
  });
});
