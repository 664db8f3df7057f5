/** A supervisor's hard quarter of an hour: numbers stopped, the hall told why, tickets moved and ended, over a power cut, and all of it taken back. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import {
  callNumber,
  goOnDesk,
  openHall,
  seesText,
  signIn,
  signInAtDesk,
  takeNumber,
  type Hall,
} from './hall-pages.ts';
import { takeNumbers } from './protocol-people.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 90_000 });

const MESSAGE = 'Mất điện ít phút, xin bà con chờ.';

let browser: Browser;
let office: DemoOffice;
let hall: Hall;

beforeAll(async () => {
  browser = await launchBrowser();
  office = await startDemoOffice();
  hall = await openHall(browser, office);
});
afterAll(async () => {
  await browser.close();
  await office.close();
});

const press = (desk: Page, name: string | RegExp): Promise<void> =>
  desk.getByRole('button', { name }).click();

/** Everything the display says of numbers lies outside the message. */
async function messageCoversNothing(display: Page): Promise<void> {
  const message = await display.locator('.hall-bulletin').boundingBox();
  const numbers = await display.locator('.hall-plate, .hall-called').all();
  expect(numbers.length).toBeGreaterThan(0);
  if (message === null) throw new Error('no message stands on the display');
  for (const each of numbers) {
    const box = await each.boundingBox();
    if (box !== null) expect(box.y + box.height).toBeLessThanOrEqual(message.y);
  }
}

test('a supervisor stops numbers, tells the hall, takes a ticket from a counter, moves one, ends one, and opens again', async () => {
  const [kiosk, display, desk, counter] = [
    await hall.openKiosk(),
    await hall.openDisplay(),
    await hall.openDesk(),
    await hall.openCounter(3),
  ];
  expect(await takeNumber(kiosk, 'Sao y')).toBe('A001');
  const copies = { serviceId: 'certified-copy' };
  await takeNumbers(office, 1, [copies, copies]);
  await signIn(counter, 'hanh', 'quay3-thu');
  await callNumber(counter, display, 'A001');
  await signInAtDesk(desk, '#live', { username: 'loc', password: 'ban-thu' });

  await press(desk, 'Đóng, mở thủ tục');
  await desk.getByText('mất điện', { exact: true }).click();
  await desk.getByText('khi mở lại', { exact: true }).click();
  await press(desk, 'Ngừng phát số');
  await seesText(desk, '.live-standing', 'Đang ngừng phát số');
  await seesText(kiosk, 'body', 'Đang mất điện');

  await press(desk, 'Nhắn ra sảnh');
  await press(desk, MESSAGE);
  await press(desk, 'Hiện lên màn hình');
  await seesText(display, '.hall-bulletin', MESSAGE);
  await messageCoversNothing(display);

  await office.stopServer('SIGKILL');
  await office.startServer();
  await seesText(desk, '.live-fresh', 'Số liệu trực tiếp');
  await seesText(display, '.hall-bulletin', MESSAGE);
  await seesText(desk, '.live-standing', MESSAGE);
  await seesText(kiosk, 'body', 'Đang mất điện');

  // Out of the hands of the counter that called it, which is told.
  await press(desk, 'Chọn A001');
  await seesText(desk, '.live-deeds', 'ở Quầy 3');
  await desk.getByText('Kết thúc', { exact: true }).click();
  await press(desk, 'Kết thúc A001');
  await seesText(desk, '.live-deeds', 'Đã kết thúc');
  await seesText(counter, '.counter-alarm', 'Người phụ trách đã kết thúc số A001');

  await press(desk, 'Chọn A002');
  await desk.getByLabel('Quầy', { exact: true }).selectOption({ label: 'Quầy 3 (Nguyễn Thị Hạnh)' });
  await press(desk, 'Chuyển A002');
  await seesText(desk, '.live-deeds', 'Đã chuyển');

  await desk.getByLabel('Số', { exact: true }).fill('a3');
  await desk.keyboard.press('Enter');
  await seesText(desk, '.live-deeds-number', 'A003');
  await desk.getByText('Kết thúc', { exact: true }).click();
  await desk.getByText('khác', { exact: true }).click();
  await seesText(desk, '.live-deeds', 'cần vài chữ');
  await desk.getByLabel('Nói rõ hơn').fill('Bà đã về đón cháu');
  await press(desk, 'Kết thúc A003');
  await seesText(desk, '.live-deeds', 'Đã kết thúc');
  await seesText(desk, '.live-figures', '1 người');
  await callNumber(counter, display, 'A002');

  await press(desk, 'Mở lại hết');
  await press(desk, 'Gỡ xuống');
  await display.locator('.hall-bulletin').waitFor({ state: 'detached', timeout: 20_000 });
  await desk.locator('.live-standing').waitFor({ state: 'detached' });
  await kiosk.locator('.kiosk-shortcut').first().waitFor({ timeout: 20_000 });
  await goOnDesk(desk, '#trail');
  await seesText(desk, 'main', 'tin nhắn ra sảnh');
});
