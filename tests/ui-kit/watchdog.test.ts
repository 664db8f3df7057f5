/** What a page finds wrong with itself and when it reloads: first as rules, then the real display with real faults planted. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import {
  FAULT_PATIENCE_MS,
  RELOAD_PAUSE_MS,
  isBeyondPatience,
  linkFault,
  mayReload,
  noteFaults,
} from '#ui-kit/watchdog.ts';

const PATIENCE_MS = 60_000;

const memory = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};

describe('the rules', () => {
  test('a fault counts from when it was first seen, and anew once it had passed', () => {
    const first = noteFaults({}, ['deaf'], 1_000);
    expect(noteFaults(first, ['deaf', 'empty'], 5_000)).toEqual({ deaf: 1_000, empty: 5_000 });
    expect(noteFaults(noteFaults(first, [], 6_000), ['deaf'], 7_000)).toEqual({ deaf: 7_000 });
  });

  test.each(Object.entries(FAULT_PATIENCE_MS))('%s is borne for %i ms', (fault, patienceMs) => {
    expect(isBeyondPatience({ [fault]: 10 }, 10 + patienceMs - 1)).toBe(false);
    expect(isBeyondPatience({ [fault]: 10 }, 10 + patienceMs)).toBe(true);
    expect(isBeyondPatience({}, 10 + patienceMs)).toBe(false);
  });

  test('a page that hears nothing is deaf, one of another version outdated; a stranger is only not enrolled', () => {
    const link = { refusal: null, welcome: null };
    expect(linkFault({ ...link, status: 'online' })).toBeNull();
    expect(linkFault({ ...link, status: 'connecting' })).toBe('deaf');
    expect(linkFault({ ...link, status: 'offline' })).toBe('deaf');
    expect(linkFault({ ...link, status: 'refused', refusal: 'unknown_device' })).toBeNull();
    expect(linkFault({ ...link, status: 'refused', refusal: 'protocol_mismatch' })).toBe('outdated');
    const welcome = { protocol: PROTOCOL_VERSION + 1 } as Parameters<typeof linkFault>[0]['welcome'];
    expect(linkFault({ ...link, status: 'online', welcome })).toBe('outdated');
  });

  test('at most one reload in a minute, over reloads too; a clock set back forbids none', () => {
    const storage = memory();
    expect(mayReload(storage, 1_000_000)).toBe(true);
    expect(mayReload(storage, 1_000_000 + RELOAD_PAUSE_MS - 1)).toBe(false);
    expect(mayReload(storage, 1_000_000 + RELOAD_PAUSE_MS)).toBe(true);
    expect(mayReload(storage, 500_000)).toBe(true);
  });

  test('never without a memory of reloads, which would have no end', () => {
    const broken = {
      getItem: () => {
        throw new Error('no storage here');
      },
      setItem: () => undefined,
    };
    expect(mayReload(broken, 1_000_000)).toBe(false);
  });
});

describe('the display', { timeout: 3 * PATIENCE_MS }, () => {
  let browser: Browser;
  let office: DemoOffice;
  let context: BrowserContext;
  beforeAll(async () => {
    [browser, office] = await Promise.all([launchBrowser({ canSoundUnasked: true }), startDemoOffice()]);
    context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  /** Opens the display; the answer counts how often it has been loaded. */
  const openDisplay = async (beforehand: (page: Page) => Promise<void> = () => Promise.resolve()) => {
    const page = await context.newPage();
    await beforehand(page);
    let loads = 0;
    page.on('load', () => (loads += 1));
    await page.goto(`${office.url}/display`);
    return { page, loads: () => loads };
  };

  test('is reloaded when a component throws and React takes everything away, and then is well', async () => {
    let isSpoilt = false;
    const { page, loads } = await openDisplay(async (opened) => {
      await opened.routeWebSocket(/socket\.io/, (screen) => {
        const server = screen.connectToServer();
        server.onMessage((message) => {
          const isView = isSpoilt && String(message).startsWith('42/display,["view"');
          screen.send(isView ? String(message).replace(/"fields":\[/, '"fields":"none","was":[') : message);
        });
      });
    });
    await page.locator('.hall').waitFor({ timeout: PATIENCE_MS });
    isSpoilt = true;
    // A server that comes back sends a view, and with it the fault.
    await office.stopServer('SIGKILL');
    await office.startServer();
    await page.waitForFunction(() => document.getElementById('root')?.childElementCount === 0, null, {
      timeout: PATIENCE_MS,
      polling: 100,
    });
    isSpoilt = false;
    await expect.poll(loads, { timeout: PATIENCE_MS }).toBe(2);
    await page.locator('.hall').waitFor({ timeout: PATIENCE_MS });
    await page.close();
  });

  test('is not reloaded while it is well, nor while the server is away: its last truth stays on the wall', async () => {
    const { page, loads } = await openDisplay();
    await page.locator('.hall').waitFor({ timeout: PATIENCE_MS });
    await page.waitForTimeout(FAULT_PATIENCE_MS.empty + 3_000);
    expect(loads()).toBe(1);
    await office.stopServer('SIGKILL');
    await page.locator('.hall-stale').waitFor({ timeout: PATIENCE_MS });
    await page.evaluate(() => document.getElementById('root')?.replaceChildren());
    await page.waitForTimeout(FAULT_PATIENCE_MS.empty + 3_000);
    expect(loads()).toBe(1);
    await office.startServer();
    await page.locator('.hall').waitFor({ timeout: PATIENCE_MS });
    expect(loads()).toBe(2);
    await page.close();
  });

  test('is reloaded when its socket stays dead for a minute although the server answers', async () => {
    let isDead = false;
    const { page, loads } = await openDisplay(async (opened) => {
      await opened.clock.install();
      await opened.routeWebSocket(/socket\.io/, (screen) => {
        const server = screen.connectToServer();
        server.onMessage((message) => {
          if (!isDead) screen.send(message);
        });
      });
    });
    await page.locator('.hall').waitFor({ timeout: PATIENCE_MS });
    isDead = true;
    await page.locator('.hall-stale').waitFor({ timeout: PATIENCE_MS });
    // The watchdog looks once a second: it has to have seen the fault before the clock leaps.
    await page.waitForTimeout(2_000);
    await page.clock.fastForward(FAULT_PATIENCE_MS.deaf - 20_000);
    await page.waitForTimeout(3_000);
    expect(loads()).toBe(1);
    isDead = false;
    await page.locator('.hall-stale').waitFor({ state: 'detached', timeout: PATIENCE_MS });
    isDead = true;
    await page.locator('.hall-stale').waitFor({ timeout: PATIENCE_MS });
    // The watchdog looks once a second: it has to have seen the fault before the clock leaps.
    await page.waitForTimeout(2_000);
    await page.clock.fastForward(FAULT_PATIENCE_MS.deaf + 1_000);
    await expect.poll(loads, { timeout: PATIENCE_MS }).toBe(2);
    await page.close();
  });
});
