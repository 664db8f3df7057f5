import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { showsUntouched } from '#tests/support/untouched-page.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import {
  callNumber,
  numberOnPlate,
  openHall,
  pressAtCounter,
  seesText,
  signIn,
  takeNumber,
  type Hall,
} from './hall-pages.ts';

/** Browsers and processes start here; a busy machine takes its time. */
const PATIENCE_MS = 90_000;

vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS });

let browser: Browser;
let office: DemoOffice;
let hall: Hall;

beforeAll(async () => {
  browser = await launchBrowser({ canSoundUnasked: true });
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

test('a server killed in the middle is noticed within three seconds and everything is found again', async () => {
  const kiosk = await hall.openKiosk();
  const display = await hall.openDisplay();
  const counter = await hall.openCounter(3);
  const number = await takeNumber(kiosk, 'Khai sinh');
  await signIn(counter, 'hanh', 'quay3-thu');
  await callNumber(counter, display, number);

  await office.stopServer('SIGKILL');
  const killedAtMs = performance.now();
  await Promise.all([
    display.locator('.hall-stale').waitFor({ timeout: 5_000 }),
    seesText(counter, 'body', 'Mất kết nối', 5_000),
  ]);
  // Generous beside the promise of 3 s: this machine may be busy.
  expect(performance.now() - killedAtMs).toBeLessThan(5_000);
  expect(await display.locator('.hall-plate[data-called]').count()).toBe(0);

  await office.startServer();
  await seesText(display, '.hall-plate[data-called]', number, 15_000);
  await seesText(counter, 'body', 'Đã kết nối', 15_000);
  // By hand, which waits until it may be pressed: on a busy machine the line can fall silent once more.
  await counter.getByRole('button', { name: /Bắt đầu/ }).click();
  await seesText(counter, 'body', 'Đang phục vụ');
  await pressAtCounter(counter, '4', 'Quầy đang trống');
});

test('a press that meets a dead server gives one number once it is back, even over a reload', async () => {
  const kiosk = await hall.openKiosk();
  await kiosk.locator('.kiosk-shortcut', { hasText: 'Sao y' }).click();
  const take = kiosk.getByRole('button', { name: /Tôi đã có đủ giấy tờ/ });
  await take.waitFor();
  // Frozen first: the wire still looks open, so the press goes out and no answer comes.
  office.freezeServer();
  await take.click({ timeout: 2_000 });
  await kiosk.getByText('Đang lấy số, xin chờ').first().waitFor();
  await office.stopServer('SIGKILL');
  await office.startServer();
  expect(await numberOnPlate(kiosk)).toBe('A001');
  await kiosk.reload();
  await expect.poll(async () => (await office.papers()).length, { timeout: 15_000 }).toBe(1);
});

test('an officer works a whole ticket by keyboard alone, recalls, misses, and leaves', async () => {
  const kiosk = await hall.openKiosk();
  const counter = await hall.openCounter(3);
  const display = await hall.openDisplay();
  const first = await takeNumber(kiosk, 'Sao y');
  await signIn(counter, 'hanh', 'quay3-thu');
  await counter.keyboard.press('Numpad1');
  await seesText(counter, '.counter-held', first);
  // A citizen is given time to walk: until then the key says for how long, and the hall hears nothing.
  const recall = counter.locator('[aria-keyshortcuts="2"]');
  await counter.keyboard.press('2');
  expect(await recall.getAttribute('aria-disabled')).toBe('true');
  await counter.locator('[aria-keyshortcuts="2"][aria-disabled="false"]').waitFor({ timeout: 20_000 });
  expect(await display.locator('.hall-caption').allInnerTexts()).not.toContainEqual(
    expect.stringContaining('Nhắc lại'),
  );
  await counter.keyboard.press('2');
  await seesText(counter, '.counter-held', 'lần 2');
  await seesText(display, '.hall-caption', 'Nhắc lại', 20_000);
  await counter.keyboard.press('7');
  await seesText(counter, 'body', 'Quầy đang trống');
  await counter.keyboard.press('e');
  await counter.locator('input[name=username]').waitFor();
});

test('a printer without paper costs nobody the number: the kiosk shows it and says what to do', async () => {
  await office.setPrinter('paperOut');
  const kiosk = await hall.openKiosk();
  const counter = await hall.openCounter(3);
  await signIn(counter, 'hanh', 'quay3-thu');
  await seesText(counter, 'body', 'Hết giấy', 10_000);
  expect(await takeNumber(kiosk, 'Sao y')).toBe('A001');
  await kiosk
    .getByText(/hết giấy/)
    .first()
    .waitFor({ timeout: 15_000 });
  expect(await office.papers()).toHaveLength(0);
});

test('without a gesture the display says that sound is blocked and how to cure it', async () => {
  const silent = await launchBrowser();
  try {
    const page = await (await silent.newContext()).newPage();
    await page.setViewportSize({ width: 1920, height: 1080 });
    await showsUntouched(page, `${office.url}/display`, 'Loa đang bị trình duyệt chặn', 60_000);
    await page.keyboard.press('Space');
    await page.getByText('Loa đang bị trình duyệt chặn').waitFor({ state: 'detached', timeout: 60_000 });
  } finally {
    await silent.close();
  }
}, 150_000);

test('the help desk gives a number by keyboard, on paper, and calls nobody', async () => {
  const desk = await hall.openCounter(9);
  const counter = await hall.openCounter(3);
  await seesText(desk, 'h1', 'Bàn hướng dẫn');
  await signIn(desk, 'mai', 'quay9-thu');
  await seesText(desk, '.counter-bar-title', 'Bàn hướng dẫn');
  await seesText(desk, '.counter-nobody', 'Bàn hướng dẫn không gọi số');
  await desk.keyboard.press('c');
  await desk.locator('dialog[open] input').first().waitFor();
  // The key that opened the dialog is not taken for a letter in it.
  await desk.waitForTimeout(900);
  await desk.keyboard.type('sao y');
  await desk.keyboard.press('Enter');
  await seesText(desk, 'dialog[open]', 'A001');
  await expect.poll(async () => (await office.papers()).length, { timeout: 15_000 }).toBe(1);
  await desk.keyboard.press('Enter');
  await desk.locator('dialog[open]').waitFor({ state: 'detached' });
  await desk.keyboard.press('1');
  await signIn(counter, 'hanh', 'quay3-thu');
  await counter.keyboard.press('1');
  await seesText(counter, '.counter-held', 'A001');
  expect(await desk.locator('.counter-held').count()).toBe(0);
});
