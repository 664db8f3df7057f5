/** A supervisor opens the reports, steps to a month by keyboard, takes the workbook along and gives another system a key. */
import { readFile } from 'node:fs/promises';
import readExcel from 'read-excel-file/node';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Report } from '#protocol/report-shapes.ts';
import { readPdf } from '#tests/reports/pdf-text.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { goOnDesk, openHall, seesText, signInAtDesk, takeNumber, type Hall } from './hall-pages.ts';

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

const monthNow = (): string => {
  const [, month = '', year = ''] = new Date()
    .toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' })
    .split('/');
  return `tháng ${String(Number(month))}/${year}`;
};

test('a month is read, taken along in Excel and as PDF, and read by another system', async () => {
  const kiosk = await hall.openKiosk();
  await takeNumber(kiosk, 'Sao y');
  const desk = await hall.openDesk();
  await signInAtDesk(desk, '#reports');
  await seesText(desk, '.report-title', 'Báo cáo ngày');
  await seesText(desk, '.report-headlines', 'Số đã cấp');

  await desk.locator('.desk-segment', { hasText: 'Tháng' }).click();
  await seesText(desk, '.report-title', `Báo cáo ${monthNow()}`);
  const issued = Number(await desk.locator('.report-headlines dd strong').first().innerText());
  expect(issued).toBeGreaterThan(0);

  const [workbook] = await Promise.all([desk.waitForEvent('download'), desk.keyboard.press('e')]);
  expect(workbook.suggestedFilename()).toMatch(/^bao-cao-\d{4}-\d\d-01-\d{4}-\d\d-\d\d\.xlsx$/);
  const sheets = (await readExcel(await readFile(await workbook.path()))) as unknown as readonly {
    readonly sheet: string;
    readonly data: readonly (readonly unknown[])[];
  }[];
  const summary = sheets.find(({ sheet }) => sheet === 'Tóm tắt')?.data ?? [];
  expect(summary.find(([name]) => name === 'Số đã cấp')?.[1]).toBe(issued);

  const [paper] = await Promise.all([desk.waitForEvent('download'), desk.keyboard.press('d')]);
  const { pages } = readPdf(await readFile(await paper.path()));
  expect(pages[0]).toContain(`Báo cáo ${monthNow()}`);

  // The month before this office ran: nothing was measured, and the page says so.
  await desk.keyboard.press('t');
  await seesText(desk, '.report-sheet', 'Không có số liệu trong những ngày này');

  await goOnDesk(desk, '#report-settings');
  await desk.getByLabel('Tham gia đánh giá').fill('40');
  await desk.keyboard.press('Control+s');
  await seesText(desk, '.save-bar', 'Đã lưu');
  await desk.getByLabel('Tên hệ thống sẽ dùng khóa').fill('Trung tâm điều hành');
  await desk.getByRole('button', { name: 'Tạo khóa' }).click();
  const key = await desk.locator('.api-keys-fresh code').innerText();
  const response = await fetch(`${office.url}/api/reports?from=2026-01-01&to=2026-12-31`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const report = (await response.json()) as Report;
  expect(report.targets.participation).toEqual({ value: 40, source: 'office' });
  expect(report.officers).toEqual([]);

  await desk.getByRole('button', { name: 'Thu hồi…' }).click();
  await desk.locator('.desk-ask').getByRole('button', { name: 'Thu hồi', exact: true }).click();
  await seesText(desk, '.api-keys', 'Chưa có khóa nào');
  const after = await fetch(`${office.url}/api/reports?from=2026-01-01&to=2026-12-31`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(after.status).toBe(401);
});
