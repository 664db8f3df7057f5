/** The same hall in a browser with a real window, on a monitor that nobody looks at. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { launchBrowser, systemBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { hasVirtualScreen, startVirtualScreen, type VirtualScreen } from '#tests/support/virtual-screen.ts';
import { expectTwoCallsAndARecall, hearTwoCallsAndARecall } from './hall-heard.ts';

const missing = [
  ...(hasVirtualScreen() ? [] : ['Xvfb']),
  ...(systemBrowser() === undefined ? ['an installed Chromium, Chrome or Edge'] : []),
];
const because = missing.length === 0 ? '' : ` (left out: this machine lacks ${missing.join(' and ')})`;

describe.skipIf(missing.length > 0)(`the hall in a real window${because}`, () => {
  let screen: VirtualScreen;
  let browser: Browser;
  let office: DemoOffice;
  beforeAll(async () => {
    [screen, office] = await Promise.all([startVirtualScreen(), startDemoOffice()]);
    browser = await launchBrowser({ source: 'system', canSoundUnasked: true, shownOn: screen.display });
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([screen.close(), office.close()]);
  });

  test('hears two calls of the same second one after the other, and a recall', async () => {
    expectTwoCallsAndARecall(await hearTwoCallsAndARecall(browser, office));
  });
});
