import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { numberOnPlate, openHall, type Hall } from './hall-pages.ts';

/** Browsers and processes start here; a busy machine takes its time. */
const PATIENCE_MS = 120_000;

vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS });

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

const openSearch = async (kiosk: Page): Promise<void> => {
  await kiosk.getByRole('button', { name: /Tìm thủ tục/ }).click();
  // The catalogue is there once what most people come for is.
  await kiosk.locator('.kiosk-search .kiosk-procedure').first().waitFor({ timeout: 30_000 });
};
const touch = async (kiosk: Page, text: string): Promise<void> => {
  for (const letter of text) {
    const name = letter === ' ' ? 'Cách' : letter;
    await kiosk.locator('.touch-keyboard').getByRole('button', { name, exact: true }).click();
  }
};
/** Between two keys of a hand: what comes faster is a scanner's. */
const HAND_MS = 150;
/** A page is deaf for a moment after it has come up, so that the second tap of a double tap falls on nothing. */
const pressByKey = async (kiosk: Page, name: string): Promise<void> => {
  const key = kiosk.getByRole('button', { name: new RegExp(name) });
  await key.waitFor();
  await kiosk.locator('.kiosk:not(.kiosk-settling)').waitFor();
  await key.focus();
  await kiosk.keyboard.press('Enter');
};
const rowOf = (kiosk: Page, name: string) => kiosk.locator('.kiosk-procedure', { hasText: name });

test('what people call it is typed with a finger, found, and a number is taken for it', async () => {
  const kiosk = await hall.openKiosk();
  await openSearch(kiosk);
  await touch(kiosk, 'sao y');
  const found = kiosk.locator('.kiosk-procedure').first();
  await expect.poll(() => found.innerText()).toContain('gọi là “sao y”');
  expect((await found.innerText()).replaceAll('\u00a0', ' ')).toContain('Chứng thực bản sao từ bản chính');
  await found.click();
  await kiosk.getByRole('button', { name: /Tôi đã có đủ giấy tờ/ }).click();
  expect(await numberOnPlate(kiosk)).toBe('A001');
});

test('by keyboard alone it is found, its list comes out of the printer, and the way back leads home', async () => {
  const kiosk = await hall.openKiosk();
  await openSearch(kiosk);
  // Nobody touches the field: a page to type into is begun in it.
  await kiosk.locator('.kiosk-typed-text:focus').waitFor();
  await kiosk.keyboard.type('khai sinh', { delay: HAND_MS });
  await kiosk.locator('.kiosk-search-count [role=status]').waitFor();
  await kiosk.keyboard.press('Enter');
  await kiosk.locator('.kiosk-procedure:focus').waitFor();
  await kiosk.keyboard.press('Enter');
  await pressByKey(kiosk, 'Mang danh mục về');
  await kiosk.getByRole('img', { name: 'Mã QR mở danh mục giấy tờ' }).waitFor();
  await pressByKey(kiosk, 'In danh mục giấy tờ');
  await kiosk.getByText('Mời ông/bà lấy danh mục ở khe dưới.').waitFor({ timeout: 30_000 });
  expect(await office.papers()).toHaveLength(1);
  expect(await kiosk.getByRole('button', { name: 'In danh mục giấy tờ' }).count()).toBe(0);
  await kiosk.getByRole('button', { name: 'Về đầu' }).click();
  await openSearch(kiosk);
  expect(await kiosk.locator('.kiosk-typed-text').inputValue()).toBe('');
});

test('while the server is away everything is still looked up, and what is not there is said', async () => {
  const kiosk = await hall.openKiosk();
  await openSearch(kiosk);
  await office.stopServer('SIGKILL');
  await kiosk.locator('.kiosk-strip-offline').waitFor({ timeout: 15_000 });
  await touch(kiosk, 'so hong');
  await rowOf(kiosk, 'Đăng ký đất đai').first().click();
  await kiosk.getByRole('heading', { name: 'Giấy tờ cần mang theo' }).waitFor();
  await kiosk.getByRole('button', { name: 'Lấy số ở bàn hướng dẫn' }).waitFor();
  await kiosk.getByRole('button', { name: 'Quay lại' }).click();
  await kiosk.locator('.kiosk-typed-text').fill('qwrtzp');
  await kiosk.getByText('Không tìm thấy “qwrtzp”').waitFor();
  await kiosk.getByRole('button', { name: 'Xem theo lĩnh vực' }).click();
  await rowOf(kiosk, 'Hộ tịch').click();
  await rowOf(kiosk, 'Đăng ký khai tử').waitFor();
});
