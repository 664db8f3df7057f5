/** From the switch at the desk over the printed poster to the number called: desk, display, counter and a citizen's phone in one real browser. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import {
  callNumber,
  numberOnPlate,
  openHall,
  pressAtCounter,
  seesText,
  signIn,
  signInAtDesk,
  takeNumber,
  type Hall,
} from './hall-pages.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

let browser: Browser;
let office: DemoOffice;
let hall: Hall;
/** A citizen's own phone: nothing of the office's screens is known on it. */
let pocket: BrowserContext;

beforeAll(async () => {
  browser = await launchBrowser();
  office = await startDemoOffice();
  hall = await openHall(browser, office);
  pocket = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  });
});
afterAll(async () => {
  await browser.close();
  await office.close();
});

const saveDesk = async (desk: Page): Promise<void> => {
  await desk.getByRole('button', { name: /^Lưu/ }).click();
  await seesText(desk, '.save-bar', 'dùng ngay');
};

test('the office switches it on, a phone takes one number however often it is tapped, and the hall calls it', async () => {
  const desk = await hall.openDesk();
  await signInAtDesk(desk, '#posters');
  const address = (await desk.locator('.poster-sheet-address').innerText()).trim();
  expect(address).toMatch(/\/q\/[A-Za-z0-9_-]{22}$/);
  await seesText(desk, '.posters-warning', 'Đang tắt');

  const phone = await pocket.newPage();
  await phone.goto(`http://${address}`);
  await seesText(phone, 'h1', 'Ở đây hiện không lấy số bằng điện thoại');
  await desk.getByRole('switch', { name: 'Cho lấy số bằng điện thoại' }).click();
  await desk.getByRole('switch', { name: 'Hỏi mã đang hiện ở sảnh' }).click();
  await saveDesk(desk);

  const display = await hall.openDisplay();
  const hallCode = (await display.locator('.hall-code b').innerText()).trim();
  expect(hallCode).toMatch(/^\d{4}$/);
  const kiosk = await hall.openKiosk();
  await seesText(kiosk, '.kiosk-start-first-line', hallCode);
  expect(await takeNumber(kiosk, 'Sao y')).toBe('A001');

  await phone.reload();
  await phone.getByRole('button', { name: /Chứng thực/ }).tap();
  await phone.getByRole('button', { name: 'Chứng thực bản sao từ bản chính' }).tap();
  await seesText(phone, '.poster-before', '1 người trước ông/bà');
  await phone.getByLabel('Mã 4 chữ số trên màn hình sảnh').fill(hallCode === '0000' ? '0001' : '0000');
  const take = phone.locator('[data-key="take"]');
  await take.tap();
  await seesText(phone, '.poster-refusal', 'Mã chưa đúng');
  await phone.getByLabel('Mã 4 chữ số trên màn hình sảnh').fill(hallCode);
  await take.evaluate((key: HTMLElement) => {
    for (let tap = 0; tap < 5; tap += 1) key.click();
  });
  await phone.waitForURL(/\/t\/A002-/);
  await seesText(phone, 'h1', 'Sắp đến lượt ông/bà');
  await seesText(phone, '.phone-number', 'A002');

  // The poster once more: this phone is led to the number it has.
  const again = await pocket.newPage();
  await again.goto(`http://${address}`);
  await seesText(again, 'h1', 'Điện thoại này đang giữ số A002');
  await again.getByRole('link', { name: 'Xem số của tôi' }).tap();
  await seesText(again, '.phone-number', 'A002');
  await again.close();

  const counter = await hall.openCounter(3);
  await signIn(counter, 'hanh', 'quay3-thu');
  await callNumber(counter, display, 'A001');
  await pressAtCounter(counter, '3', 'Đang phục vụ');
  await pressAtCounter(counter, '4', 'Quầy đang trống');
  await callNumber(counter, display, 'A002');
  await seesText(phone, 'h1', 'Mời ông/bà A002 đến Quầy 3');
});

test('a press that the server did not answer before it fell is one number once it is back, also over a reload', async () => {
  const other = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const desk = hall.context.pages().find((page) => page.url().includes('/admin')) ?? (await hall.openDesk());
  await desk.bringToFront();
  await desk.getByRole('switch', { name: 'Hỏi mã đang hiện ở sảnh' }).click();
  await saveDesk(desk);
  const address = (await desk.locator('.poster-sheet-address').innerText()).trim();
  const phone = await other.newPage();
  await phone.goto(`http://${address}`);
  await phone.getByRole('button', { name: /Hộ tịch/ }).tap();
  await phone.getByRole('button', { name: 'Đăng ký khai sinh' }).first().tap();
  await phone.locator('[data-key="take"]').waitFor();
  office.freezeServer();
  await phone.locator('[data-key="take"]').tap();
  await seesText(phone, '.phone-progress', 'ông/bà chỉ nhận một số');
  // Out of reach until the server is back, so that it is the page after the reload that asks for its number.
  await other.setOffline(true);
  await office.stopServer('SIGKILL');
  await office.startServer();
  await other.setOffline(false);
  await phone.reload();
  await phone.waitForURL(/\/t\/H001-/, { timeout: 60_000 });
  await seesText(phone, '.phone-number', 'H001');
  const kiosk =
    hall.context.pages().find((page) => page.url().includes('/kiosk')) ?? (await hall.openKiosk());
  await kiosk.reload();
  await takeNumber(kiosk, 'Khai sinh');
  expect(await numberOnPlate(kiosk)).toBe('H002');
  await other.close();
});
