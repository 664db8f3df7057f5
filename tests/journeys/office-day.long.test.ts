/** The office is set otherwise in the middle of a working day, and everybody in the hall sees it at once, or at a safe moment. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { goOnDesk, openHall, seesText, signIn, signInAtDesk, takeNumber, type Hall } from './hall-pages.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 90_000 });

let browser: Browser;
let office: DemoOffice;
let hall: Hall;
beforeAll(async () => {
  browser = await launchBrowser({ canSoundUnasked: true });
  office = await startDemoOffice();
  hall = await openHall(browser, office);
});
afterAll(async () => {
  await browser.close();
  await office.close();
});

function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  return complaints;
}
const save = async (desk: Page): Promise<void> => {
  await desk.keyboard.press('Control+s');
  await seesText(desk, '.save-bar', 'Đã lưu');
};

test('a name, a pause, a service that somebody waits for, a counter more: each when it is safe', async () => {
  const [kiosk, display, desk] = [await hall.openKiosk(), await hall.openDisplay(), await hall.openDesk()];
  const complaints = [kiosk, display, desk].map(complaintsOf);
  await signInAtDesk(desk, '#office');
  await seesText(desk, 'h1', 'Cơ quan, giờ làm');
  await desk
    .locator('fieldset', { hasText: 'Tên cơ quan' })
    .locator('input[lang=vi]')
    .fill('Phường Hòa Bình');
  await save(desk);
  await seesText(display, 'body', 'Phường Hòa Bình');
  await seesText(kiosk, 'body', 'Phường Hòa Bình');

  // A citizen stands before a service as it is paused: the page says so, and gives no number.
  await kiosk.locator('.kiosk-shortcut', { hasText: 'Sao y' }).click();
  await kiosk.getByRole('button', { name: /Tôi đã có đủ giấy tờ/ }).waitFor();
  await goOnDesk(desk, '#services');
  const pause = desk.getByRole('switch', { name: /Chứng thực bản sao từ bản chính/ });
  await pause.click();
  await save(desk);
  await seesText(kiosk, 'body', 'tạm ngừng phát số');
  await pause.click();
  await save(desk);
  await kiosk.getByRole('button', { name: /Tôi đã có đủ giấy tờ/ }).waitFor();
  await kiosk.reload();
  const number = await takeNumber(kiosk, 'Sao y');

  // A counter more, and somebody can sit down there.
  await goOnDesk(desk, '#counters');
  await desk.getByRole('button', { name: 'Thêm quầy' }).click();
  await seesText(desk, '.panel-title', 'Quầy 10');
  await desk.getByRole('button', { name: /^Chứng thực, Quầy 10: không nhận/ }).click();
  await save(desk);
  const added = await hall.openCounter(10);
  await seesText(added, 'body', 'Quầy 10');
  await signIn(added, 'hanh', 'quay3-thu');
  await seesText(added, 'body', number);
  await added.close();

  // It is taken out of the list while somebody waits for it: the number keeps its service.
  await goOnDesk(desk, '#services');
  await desk.getByRole('button', { name: 'Chứng thực bản sao từ bản chính', exact: true }).click();
  await desk.getByRole('button', { name: 'Xóa thủ tục' }).click();
  await desk.getByRole('button', { name: 'Xóa', exact: true }).click();
  await save(desk);
  await seesText(desk, '.office-waits', 'còn 1 người đang giữ số');
  const counter = await hall.openCounter(3);
  const atCounter = complaintsOf(counter);
  await signIn(counter, 'thao', 'quay5-thu');
  await seesText(counter, 'body', number);
  await seesText(counter, 'body', 'Chứng thực bản sao');

  expect([...complaints, atCounter].flat()).toEqual([]);
});
