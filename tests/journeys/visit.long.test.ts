/** Several matters in one visit, and whether another hour is better: real kiosk, real server, real counter. */
import type { Browser } from 'playwright-core';
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
  takeNumber,
  type Hall,
} from './hall-pages.ts';

/** Browsers and processes start here; a busy machine takes its time. */
const PATIENCE_MS = 120_000;

vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS });

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

test('a second matter is added to the number, stands on the plate, and the officer is told of it', async () => {
  const kiosk = await hall.openKiosk();
  const told: string[] = [];
  kiosk.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => told.push(payload.toString())),
  );
  await kiosk.reload();
  await kiosk.locator('.kiosk-shortcut', { hasText: 'Đăng ký tạm trú' }).click();
  await kiosk.getByRole('button', { name: /Còn việc khác nữa/ }).click();
  await seesText(kiosk, '.kiosk-visit-strip', 'Đăng ký tạm trú');
  await kiosk.locator('.kiosk-shortcut', { hasText: 'Sao y' }).click();
  await kiosk.getByRole('button', { name: /Tôi đã có đủ giấy tờ/ }).click();
  expect(await numberOnPlate(kiosk)).toBe('A001');
  await seesText(kiosk, '.kiosk-plate-service', 'và 1 việc khác');
  const link = /"link":"([^"]+)"/.exec(told.join('\n'))?.[1] ?? '';
  await kiosk.getByRole('button', { name: /Xong/ }).click();
  // The next person begins with nothing chosen.
  await kiosk.locator('.kiosk-shortcut').first().waitFor();
  expect(await kiosk.locator('.kiosk-visit-strip').count()).toBe(0);

  const [display, counter] = await Promise.all([hall.openDisplay(), hall.openCounter(3)]);
  await signIn(counter, 'hanh', 'quay3-thu');
  const phone = await hall.context.newPage();
  await phone.goto(`${office.url}/t/${link}`);
  await seesText(phone, '.phone-further', 'Còn làm ở lượt này: Đăng ký tạm trú');
  await callNumber(counter, display, 'A001');
  await seesText(counter, 'body', 'Đăng ký tạm trú');

  // Counter 3 certifies copies; residence is registered elsewhere: the same number waits there, and nothing is left beside it.
  await pressAtCounter(counter, '3', 'Đang phục vụ');
  await seesText(phone, 'h1', 'Đang phục vụ tại Quầy 3');
  await seesText(phone, '.phone-further', 'Đăng ký tạm trú');
  await pressAtCounter(counter, '4', 'Quầy đang trống');
  await seesText(phone, 'h1', 'Sắp đến lượt ông/bà');
  expect(await phone.locator('.phone-further').count()).toBe(0);
});

test('whoever changed their mind takes a number for one matter alone', async () => {
  const kiosk = await hall.openKiosk();
  await kiosk.locator('.kiosk-shortcut', { hasText: 'Đăng ký khai sinh' }).click();
  await kiosk.getByRole('button', { name: /Còn việc khác nữa/ }).click();
  await kiosk.getByRole('button', { name: 'Bỏ chọn' }).click();
  expect(await takeNumber(kiosk, 'Sao y')).toBe('A002');
  expect(await kiosk.locator('.kiosk-plate-service').innerText()).not.toContain('việc khác');
});

test('a line too long for now leads to the hours, which claim nothing on a first day', async () => {
  const kiosk = await hall.openKiosk();
  for (let taken = 0; taken < 8; taken += 1) {
    await takeNumber(kiosk, 'Sao y');
    await kiosk.getByRole('button', { name: /Xong|Tôi đã chụp/ }).click();
  }
  await kiosk.locator('.kiosk-shortcut', { hasText: 'Sao y' }).click();
  await kiosk.getByRole('button', { name: 'Giờ nào vắng hơn?' }).click();
  await kiosk.getByText('Chưa đủ số liệu để nói giờ nào vắng hơn.').waitFor();
  await kiosk.getByRole('button', { name: 'Lấy số bây giờ' }).click();
  expect(await numberOnPlate(kiosk)).toBe('A011');
});
