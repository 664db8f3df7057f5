/** From what a citizen says to the answer and the figure: kiosk, phone and desk in one real browser. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { openHall, seesText, signInAtDesk, type Hall } from './hall-pages.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

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

async function press(kiosk: Page, name: string): Promise<void> {
  // The second tap of a double tap falls on nothing: a citizen is slower than a test.
  await kiosk.locator('.kiosk:not(.kiosk-settling)').waitFor({ timeout: 5_000 });
  await kiosk.getByRole('button', { name, exact: true }).click();
}

test('what was said at kiosk and phone gets its owner and its answer, the citizens read it, and the report counts it', async () => {
  const kiosk = await hall.openKiosk();
  await seesText(kiosk, 'h1', 'Ông/bà cần làm thủ tục gì?');
  await kiosk.locator('.kiosk:not(.kiosk-settling)').waitFor({ timeout: 5_000 });
  await kiosk.locator('.kiosk-field-key-help').click();
  await press(kiosk, 'Phản ánh, kiến nghị');
  await press(kiosk, 'Phản ánh điều chưa tốt');
  await press(kiosk, 'Việc khác');
  await press(kiosk, 'Chứng thực');
  await press(kiosk, 'Gửi đi');
  await seesText(kiosk, '.kiosk-feedback-fault', 'Việc khác thì phải kể vài chữ');
  for (const letter of 'quat hong') await press(kiosk, letter === ' ' ? 'Cách' : letter);
  await press(kiosk, 'Gửi đi');
  await seesText(kiosk, 'h1', 'Số PA-');
  const code = (await kiosk.locator('.kiosk-feedback-code').innerText()).trim();

  await press(kiosk, 'In mã ra giấy');
  await seesText(kiosk, '.kiosk-feedback-paper', 'Mời ông/bà lấy giấy ở khe dưới.');
  expect(await kiosk.getByRole('button', { name: 'In mã ra giấy' }).count()).toBe(0);

  // The phone of the same citizen, by the code that was copied; and another one that writes there.
  const pocket = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const phone = await pocket.newPage();
  const loaded: string[] = [];
  phone.on('response', (response) => loaded.push(response.url()));
  await phone.goto(`${office.url}/feedback`);
  await phone.getByLabel('Mã ghi trên màn hình sau khi gửi').fill(code.toLowerCase());
  await phone.getByRole('button', { name: 'Xem trả lời' }).tap();
  await seesText(phone, 'h1', 'Đã tiếp nhận');
  await seesText(phone, '.feedback-words', 'quat hong');
  expect(loaded.filter((url) => url.includes('wire'))).toEqual([]);
  const other = await pocket.newPage();
  await other.goto(`${office.url}/feedback`);
  await other.getByLabel('Kiến nghị điều nên làm').check();
  await other.getByLabel('Chỗ ngồi, máy móc, vệ sinh').check();
  await other.getByLabel('Kể thêm nếu muốn').fill('Nên có ghế thấp.\n<b>Cho trẻ em</b>');
  await other.getByLabel(/Số điện thoại hoặc e-mail/).fill('gặp tôi');
  await other.locator('[data-key="send"]').tap();
  await seesText(other, '.feedback-fault', 'Chưa phải số điện thoại');
  await other.getByLabel(/Số điện thoại hoặc e-mail/).fill('0912345678');
  await other.locator('[data-key="send"]').evaluate((key: HTMLElement) => {
    for (let tap = 0; tap < 5; tap += 1) key.click();
  });
  await other.waitForURL(/\/feedback\/KN-\d{4}-0001-/);
  await seesText(other, '.feedback-words', '<b>Cho trẻ em</b>');

  const desk = await hall.openDesk();
  await signInAtDesk(desk, '#feedback');
  const number = code.slice(0, 12);
  await desk.getByRole('link', { name: number }).click();
  await seesText(desk, '.feedback-words', 'quat hong');
  await desk.getByRole('button', { name: 'Giao xử lý' }).click();
  await desk.getByLabel('Giao cho', { exact: true }).selectOption({ index: 1 });
  await desk.getByRole('button', { name: 'Ghi nhận' }).click();
  await seesText(desk, '.feedback-standing', 'Đã giao');
  await desk.getByRole('button', { name: 'Trả lời', exact: true }).click();
  await desk.getByLabel('Câu trả lời gửi người dân').fill('Đã thay quạt mới.');
  await desk.getByRole('button', { name: 'Ghi nhận' }).click();
  await seesText(desk, '.feedback-standing', 'Đã trả lời');

  await phone.reload();
  await seesText(phone, 'h1', 'Đã trả lời');
  await seesText(phone, '.is-answer .feedback-words', 'Đã thay quạt mới.');

  // The citizen of the other one takes it back; the desk sees it without being asked.
  await other.bringToFront();
  await other.getByRole('button', { name: 'Rút lại' }).tap();
  await other.getByRole('button', { name: 'Đúng, rút lại' }).tap();
  await seesText(other, 'h1', 'Ông/bà đã rút');
  await desk.bringToFront();
  await desk.getByText('Đang mở 0').waitFor();
  await desk.getByRole('link', { name: 'Báo cáo' }).click();
  // Received, handled, taken back; it is due on another day, and counts as on time there.
  const row = desk.locator('tr', { hasText: /^Phản ánh/ }).first();
  await expect.poll(async () => (await row.innerText()).split(/\s+/).slice(2, 5)).toEqual(['1', '1', '0']);
  await pocket.close();
});
