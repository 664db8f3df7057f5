import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { numberOnPlate, openHall, type Hall } from './hall-pages.ts';

/** Browsers and processes start here; a busy machine takes its time. */
const PATIENCE_MS = 120_000;
vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS });

/** What the page fetches once it stands. */
const LATER = /\/assets\/later-parts-[^/]*\.js$/;
/** The last that it fetches by itself. */
const CHINESE_LETTERS = /\/assets\/noto-sans-tc-[^/]*\.css$/;

let browser: Browser;
let office: DemoOffice;
let hall: Hall;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});
beforeEach(async () => {
  office = await startDemoOffice();
  hall = await openHall(browser, office);
});
afterEach(async () => {
  await hall.context.close();
  await office.close();
});

const press = (kiosk: Page, name: RegExp): Promise<void> =>
  kiosk.getByRole('button', { name }).first().click();

test('the first load suffices for a number; what comes later comes when it can, and a language with its words', async () => {
  let mayCome = false;
  await hall.context.route(LATER, (route) => (mayCome ? route.continue() : route.abort()));
  const kiosk = await hall.openKiosk();
  await kiosk.locator('.kiosk-shortcut').first().click();
  await press(kiosk, /Tôi đã có đủ giấy tờ/);
  expect(await numberOnPlate(kiosk)).toMatch(/^[A-Z]\d{3}$/);
  await press(kiosk, /Xong/);

  await press(kiosk, /^English$/);
  await kiosk.getByRole('heading', { name: 'Ông/bà cần làm thủ tục gì?' }).waitFor();
  expect(await kiosk.locator('.kiosk').getAttribute('lang')).toBe('vi');
  mayCome = true;
  // A module is asked for once: the watchdog opens the page anew.
  await hall.context.waitForEvent('response', (response) => LATER.test(response.url()));
  await kiosk.getByRole('button', { name: 'English' }).click();
  await kiosk.getByRole('heading', { name: 'What do you need today?' }).waitFor();
});

test('once it has rested, every page is there without the server', async () => {
  const rested = hall.context.waitForEvent('response', (response) => CHINESE_LETTERS.test(response.url()));
  const kiosk = await hall.openKiosk();
  await rested;
  // The search comes with the catalogue; its page says so by what most people come for.
  await press(kiosk, /Tìm thủ tục/);
  await kiosk.locator('.kiosk-search .kiosk-procedure').first().waitFor();
  await press(kiosk, /Về đầu/);
  const asked: string[] = [];
  kiosk.on('request', (request) => asked.push(request.url()));
  await office.stopServer('SIGKILL');
  await kiosk.locator('.kiosk-offline').waitFor();

  await press(kiosk, /Tìm thủ tục/);
  await kiosk.locator('.kiosk-typed-text').fill('khai sinh');
  await kiosk.locator('.kiosk-procedure').first().click();
  await press(kiosk, /Mang danh mục về/);
  await kiosk.locator('.kiosk-carry').waitFor();
  await press(kiosk, /Về đầu/);
  await press(kiosk, /Dễ đọc hơn/);
  await kiosk.locator('.kiosk-easier-options').first().waitFor();
  await kiosk.keyboard.press('Escape');
  await press(kiosk, /^中文$/);
  await kiosk.getByRole('heading', { name: '最多人辦理' }).waitFor();
  expect(asked.filter((url) => url.includes('/assets/') && !url.endsWith('.woff2'))).toEqual([]);
});
