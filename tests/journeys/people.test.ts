/** An administrator's day: an officer is added, comes in, works and is shown out; a change is taken back; the trail tells it all. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { goOnDesk, openHall, pressAtCounter, seesText, signInAtDesk, type Hall } from './hall-pages.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const GOOD = 'bốn con vịt qua cầu';
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

const signInAt = async (page: Page, username: string, password: string): Promise<void> => {
  await page.locator('input[name=username]').fill(username);
  await page.locator('input[name=password]').fill(password);
  await page.keyboard.press('Enter');
};

test('an officer is added, chooses a password, works, locks and unlocks, and is out when disabled; the trail tells it all', async () => {
  const desk = await hall.openDesk();
  await signInAtDesk(desk, '#people/+');
  await desk.getByLabel('Tên đăng nhập').fill('ngoc');
  await desk.getByLabel('Họ tên').fill('Lý Bảo Ngọc');
  await desk.getByRole('button', { name: 'Tạo tài khoản' }).click();
  const password = desk.locator('.people-password');
  await password.waitFor();
  const temporary = await password.innerText();

  const counter = await hall.openCounter(3);
  await signInAt(counter, 'ngoc', temporary);
  await seesText(counter, 'body', 'mật khẩu tạm');
  const fresh = counter.getByLabel('Mật khẩu mới');
  await fresh.fill('matkhau123456');
  await seesText(counter, 'body', 'Dễ đoán');
  await fresh.fill(GOOD);
  await counter.keyboard.press('Enter');
  await counter.locator('.counter-actions').waitFor({ timeout: 15_000 });
  await seesText(counter, '.counter-bar', 'Lý Bảo Ngọc');

  // The PIN brings the officer back, and nothing else is seen meanwhile.
  await counter.waitForTimeout(1_000);
  await counter.keyboard.press('a');
  await counter.getByLabel('Mật khẩu', { exact: true }).fill(GOOD);
  await counter.getByLabel('PIN mới, 6 chữ số').fill('480917');
  await counter.keyboard.press('Enter');
  await seesText(counter, 'body', 'Đã ghi.');
  await counter.keyboard.press('Escape');
  await counter.locator('.counter-actions').waitFor();
  await counter.keyboard.press('l');
  await seesText(counter, 'body', 'Quầy đang khóa');
  expect(await counter.locator('.counter-actions').count()).toBe(0);
  await counter.reload();
  await seesText(counter, 'body', 'Quầy đang khóa');
  await counter.keyboard.type('480918');
  await seesText(counter, 'body', 'PIN chưa đúng');
  await counter.keyboard.type('480917');
  await counter.locator('.counter-actions').waitFor();
  await counter.waitForTimeout(1_000);
  await pressAtCounter(counter, 'h', 'hỗ trợ');

  await desk.getByRole('button', { name: 'Khóa tài khoản' }).click();
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Enter');
  await counter.locator('input[name=username]').waitFor({ timeout: 5_000 });
  await seesText(counter, 'body', 'người quản trị đã cho ra');
  await signInAt(counter, 'ngoc', GOOD);
  await seesText(counter, 'body', 'mật khẩu không đúng');

  await goOnDesk(desk, '#posters');
  await desk.getByRole('switch', { name: 'Cho lấy số bằng điện thoại' }).click();
  await desk.keyboard.press('Control+s');
  await seesText(desk, 'body', 'Đã lưu lúc');
  await goOnDesk(desk, '#trail');
  await seesText(desk, '.trail-line', 'Đổi cài đặt: số qua điện thoại');
  for (const told of [
    'Thêm cán bộ “Lý Bảo Ngọc”',
    'Tự đổi mật khẩu',
    'Tự đặt PIN',
    'Khóa tài khoản “Lý Bảo Ngọc”',
  ])
    await seesText(desk, '.trail-line', told);
  const code = await desk.locator('.trail-code-figures').innerText();
  const undo = desk.getByRole('button', { name: /^Hoàn tác: Đổi cài đặt: số qua điện thoại/ });
  await undo.focus();
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Enter');
  await seesText(desk, '.trail-line', 'Hoàn tác cài đặt: số qua điện thoại');
  await desk.waitForFunction(
    (before) => document.querySelector('.trail-code-figures')?.textContent !== before,
    code,
  );
  await goOnDesk(desk, '#posters');
  await desk.locator('[role=switch][aria-checked=false]').first().waitFor();
});

test('a screen that nobody has paired takes the code typed at it and becomes what the code was made for', async () => {
  const desk = await hall.openDesk();
  await signInAt(desk, 'minh', 'quay1-thu');
  await desk.locator('.desk-nav').waitFor({ timeout: 15_000 });
  await goOnDesk(desk, '#devices');
  await desk.getByLabel('Thiết bị này là').selectOption('counter');
  await desk.getByLabel('Đặt ở quầy').selectOption('4');
  await desk.getByLabel('Tên gọi').fill('Máy Quầy 4 mới');
  await desk.keyboard.press('Enter');
  const label = await desk.getByRole('img', { name: /^Mã ghép: / }).getAttribute('aria-label');
  const code = label?.replace('Mã ghép: ', '') ?? '';

  // A stranger to the office: the demonstration's own enrolment is kept away.
  const context = await browser.newContext();
  await context.route('**/demo/enrolments', (route) => route.fulfill({ status: 403, body: '{}' }));
  const page = await context.newPage();
  await page.goto(`${office.url}/display`);
  await page.getByLabel('Mã ghép').fill('ABCD-EFGH');
  await page.keyboard.press('Enter');
  await seesText(page, 'body', 'Mã không đúng');
  await page.getByLabel('Mã ghép').fill(code);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/counter/4');
  await page.locator('input[name=username]').waitFor();

  const revoke = desk.getByRole('button', { name: 'Thu hồi Máy Quầy 4 mới' });
  await revoke.click();
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Enter');
  await seesText(page, 'body', 'thu hồi', 5_000);
  await context.close();
});

test('a supervisor sees the hall, paper, notices and the trail, and is told why the rest is closed', async () => {
  const context = await browser.newContext();
  const desk = await context.newPage();
  await desk.goto(`${office.url}/admin`);
  await signInAt(desk, 'loc', 'ban-thu');
  await desk.locator('.desk-nav').waitFor({ timeout: 15_000 });
  // Some bear how many things are wrong there.
  const pages = (await desk.locator('.desk-nav a').allInnerTexts()).map((name) =>
    name.split('\n')[0]?.trim(),
  );
  expect(pages).toEqual([
    'Trực tiếp',
    'Báo cáo',
    'Đánh giá',
    'Phản ánh',
    'Máy in',
    'Thông báo',
    'Nhật ký thay đổi',
    'Sức khỏe máy',
  ]);
  await goOnDesk(desk, '#trail');
  await desk.locator('.trail-line').first().waitFor();
  expect(await desk.getByRole('button', { name: /^Hoàn tác/ }).count()).toBe(0);
  await goOnDesk(desk, '#people');
  await seesText(desk, 'body', 'Trang này dành cho quản trị');
  await context.close();
});
