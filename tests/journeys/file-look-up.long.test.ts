/** From a list brought to the desk to the result collected: the desk's page and the kiosk in one real browser. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { CODE, csv, FILE } from '#tests/files/desk-files.ts';
import { numberOnPlate, openHall, seesText, signInAtDesk, type Hall } from './hall-pages.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

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

/** The second tap of a double tap falls on nothing: a citizen is slower than a test. */
const settled = (kiosk: Page): Promise<void> =>
  kiosk.locator('.kiosk:not(.kiosk-settling)').waitFor({ timeout: 5_000 });

async function typeOn(kiosk: Page, signs: string): Promise<void> {
  await settled(kiosk);
  for (const sign of signs) {
    const name = sign === '-' ? 'dấu gạch ngang' : sign === '.' ? 'dấu chấm' : sign;
    await kiosk.locator('.kiosk-keypad').getByRole('button', { name, exact: true }).click();
  }
}

async function press(kiosk: Page, name: string): Promise<void> {
  await settled(kiosk);
  await kiosk.getByRole('button', { name }).click();
}

async function ask(kiosk: Page, digits: string): Promise<void> {
  await press(kiosk, 'Tra cứu hồ sơ đã nộp');
  await typeOn(kiosk, CODE);
  await press(kiosk, 'Tiếp tục');
  await seesText(kiosk, 'h1', 'Nhập 4 số cuối điện thoại');
  await typeOn(kiosk, digits);
  await press(kiosk, 'Xem kết quả');
}

const file = (name: string, bytes: Buffer): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: 'text/csv',
  buffer: bytes,
});

test('a list is mended and taken at the desk, and the kiosk leads from the file to a number', async () => {
  const kiosk = await hall.openKiosk();
  await seesText(kiosk, 'h1', 'Ông/bà cần làm thủ tục gì?');
  expect(await kiosk.getByRole('button', { name: 'Tra cứu hồ sơ đã nộp' }).count()).toBe(0);

  const desk = await hall.openDesk();
  await signInAtDesk(desk, '#files');
  await seesText(desk, '.files-standing', 'Chưa có danh sách nào.');
  const chooser = desk.locator('.desk-drop input[type=file]');
  await chooser.setInputFiles(file('cũ.csv', Buffer.from('M\xe3 h\xf4 s\xec;Tr\xe1ng th\xe1i', 'latin1')));
  await seesText(desk, '.files-report', 'Tệp không phải UTF-8');
  await chooser.setInputFiles(file('hồ sơ.csv', csv(FILE, 'H29-260310-1;<b>Xong</b>;0901234567')));
  await seesText(desk, '.files-report', 'Chưa nhập gì: 1 dòng cần sửa.');
  await seesText(desk, '.files-found', '<b>Xong</b>');
  await seesText(desk, '.files-standing', 'Chưa có danh sách nào.');
  await desk.getByRole('button', { name: 'Chỉ nhập 1 dòng đúng' }).click();
  await seesText(desk, '.files-report', 'Đã nhập 1 hồ sơ. Bỏ qua 1 dòng.');
  await seesText(desk, '.files-standing', '1 hồ sơ tra cứu được');

  await kiosk.bringToFront();
  await ask(kiosk, '0000');
  await seesText(kiosk, 'h1', 'Không tìm thấy hồ sơ');
  await press(kiosk, 'Về đầu');
  await ask(kiosk, '4567');
  await seesText(kiosk, 'h1', 'Đã có kết quả');
  await seesText(kiosk, '.kiosk-told-facts', 'Quầy 5');
  await press(kiosk, 'Lấy số nhận kết quả');
  await seesText(kiosk, 'h1', 'Nhận kết quả hồ sơ');
  await press(kiosk, 'Tôi đã có đủ giấy tờ');
  expect(await numberOnPlate(kiosk)).toMatch(/^S\d{3}$/);

  await desk.bringToFront();
  await desk.getByRole('button', { name: 'Xóa tất cả' }).click();
  await desk.locator('.desk-ask').getByRole('button', { name: 'Xóa tất cả' }).click();
  await seesText(desk, '.files-standing', 'Chưa có danh sách nào.');
});

test('what was typed is gone with whoever walks away', async () => {
  const others = await openHall(browser, office);
  const desk = await others.openDesk();
  await signInAtDesk(desk, '#files');
  await desk.locator('.desk-drop input[type=file]').setInputFiles(file('hồ sơ.csv', csv(FILE)));
  await seesText(desk, '.files-standing', '1 hồ sơ tra cứu được');
  const kiosk = await others.openKiosk();
  await ask(kiosk, '4567');
  await seesText(kiosk, 'h1', 'Đã có kết quả');
  const storage = await kiosk.evaluate(() =>
    JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]),
  );
  expect(storage).not.toMatch(/H29-260310|4567/);
  // Twenty seconds and ten more of asking whether anybody is there.
  await seesText(kiosk, 'h1', 'Ông/bà cần làm thủ tục gì?', 45_000);
  expect(await kiosk.content()).not.toMatch(/H29-260310-0420|4567/);
});
