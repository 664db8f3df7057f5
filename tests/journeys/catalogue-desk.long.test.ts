/** A supervisor's catalogue: exported, mended in Excel, refused, taken, read at the kiosk and taken back, in one real browser. */
import { readFile } from 'node:fs/promises';
import { readSheet } from 'read-excel-file/universal';
import writeExcel from 'write-excel-file/node';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CatalogueColumn } from '#protocol/catalogue-desk.ts';
import { nameOfColumn } from '#catalogue/exchange/columns.ts';
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

const BIRTH = '1.001193';
const DAY_MS = 86_400_000;
/** `23/11/2026`, that many days from now: far enough from midnight, whenever the test runs. */
const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * DAY_MS).toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' });
const SINCE = dayFromNow(-2);
const TO_COME = dayFromNow(2);

type Line = readonly (string | null)[];
type Edit = Readonly<Partial<Record<CatalogueColumn, string | null>>>;

/** A sheet as somebody edits it: a cell is found by the name of its column. */
function sheetOf(lines: readonly Line[]) {
  const [head = [], ...rows] = lines;
  const at = (column: CatalogueColumn): number => head.indexOf(nameOfColumn(column));
  const edited = (row: Line, edit: Edit): Line =>
    Object.entries(edit).reduce<Line>(
      (line, [column, value]) => line.with(at(column as CatalogueColumn), value),
      row,
    );
  const birth = rows.find((row) => row[at('code')] === BIRTH) ?? expect.fail('no birth registration');
  const file = async (name: string, changed: readonly Line[]) => ({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await writeExcel([head, ...changed].map((line) => [...line])).toBuffer(),
  });
  return { rows, birth, edited, file };
}

async function exported(desk: Page): Promise<readonly Line[]> {
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: 'Xuất danh mục: Excel' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^thu-tuc-\d{4}-\d\d-\d\d\.xlsx$/);
  const bytes = await readFile(await download.path());
  return (await readSheet(new Uint8Array(bytes).buffer)) as unknown as readonly Line[];
}

/** What the kiosk says of the fee of registering a birth, looked up as somebody would. */
async function seesFeeAtKiosk(kiosk: Page, fee: string): Promise<void> {
  await kiosk.bringToFront();
  await kiosk.reload();
  await kiosk.getByRole('button', { name: /Tìm thủ tục/ }).click();
  await kiosk.locator('.kiosk-search .kiosk-procedure').first().waitFor({ timeout: 30_000 });
  await kiosk.locator('.kiosk-typed-text').fill(BIRTH);
  await kiosk.locator('.kiosk-procedure', { hasText: 'Đăng ký khai sinh' }).first().click();
  await seesText(kiosk, '.kiosk-facts', fee);
}

test('a catalogue with wrong rows changes nothing; the right one holds from its dates on and is taken back', async () => {
  const kiosk = await hall.openKiosk();
  await seesFeeAtKiosk(kiosk, 'Miễn, giảm: đăng ký trễ cũng miễn cho người thuộc gia đình có công');

  const desk = await hall.openDesk();
  await signInAtDesk(desk, '#procedures');
  await seesText(desk, '.procedures-standing', '45 thủ tục');
  const { rows, birth, edited, file } = sheetOf(await exported(desk));
  expect(rows).toHaveLength(45);

  const chooser = desk.locator('.desk-drop input[type=file]');
  const [first = [], second = [], ...others] = rows;
  const wrong = [edited(first, { inForceFrom: '31/02/2027' }), edited(second, { name: null }), ...others];
  await chooser.setInputFiles(await file('có lỗi.xlsx', wrong));
  await seesText(desk, '.procedures-import', 'Chưa nhập gì từ có lỗi.xlsx. 2 trong 45 dòng cần sửa.');
  await seesText(desk, '.procedures-faults tr', '2Hiệu lực từ ngàyKhông phải ngày (dd/mm/yyyy)31/02/2027');
  await seesText(desk, '.procedures-faults tr', '3Tên thủ tụcCòn thiếuđể trống');
  await seesText(desk, '.procedures-standing', 'Danh mục có sẵn của chương trình · 45 phiên bản');
  expect(await desk.getByRole('button', { name: 'Dùng danh mục này' }).count()).toBe(0);

  const since = edited(birth, { inForceFrom: SINCE, fee: '7.000 đồng' });
  const toCome = edited(birth, { inForceFrom: TO_COME, fee: '9.000 đồng' });
  await chooser.setInputFiles(await file('đã sửa.xlsx', [...rows, since, toCome]));
  await seesText(
    desk,
    '.procedures-import',
    'đã sửa.xlsx sẽ thay đổi danh mục như sau. Chưa có gì thay đổi.',
  );
  await seesText(desk, '.procedures-figures', 'Thêm mới2Thay đổi0Bỏ đi0Giữ nguyên45');
  await desk.getByRole('button', { name: 'Dùng danh mục này' }).click();
  await seesText(desk, '.procedures-import', 'Đã dùng danh mục từ đã sửa.xlsx.');
  await seesText(desk, '.procedures-standing', '47 phiên bản');
  await desk.getByLabel('Tìm thủ tục').fill(BIRTH);
  await seesText(desk, '.procedures-table td', `Từ ${SINCE}Bản mới từ ${TO_COME}`);
  await desk.getByRole('link', { name: 'Đăng ký khai sinh' }).click();
  await seesText(desk, '.procedure-version', `Từ ${SINCE} đang có hiệu lực`);
  await seesText(desk, '.procedure-version', `Từ ${TO_COME} sắp có hiệu lực`);
  await seesFeeAtKiosk(kiosk, '7.000 đồng');

  await desk.bringToFront();
  await desk.getByRole('button', { name: 'Trở lại danh mục trước' }).click();
  await desk.locator('.desk-ask').getByRole('button', { name: 'Trở lại danh mục trước' }).click();
  await seesText(desk, '.procedures-standing', 'Danh mục có sẵn của chương trình · 45 phiên bản');
  await seesFeeAtKiosk(kiosk, 'Miễn phí');
});
