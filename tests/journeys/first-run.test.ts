/** A new office, from an empty folder to its first number: in the browser alone, with a power cut in between. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { setupProposal } from '#server/setup/proposal.ts';
import { makeBackup } from '#server/storage/backup.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { seesText } from './hall-pages.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 90_000 });

const SERVER = fileURLToPath(new URL('../../dist/server.mjs', import.meta.url));
const PASSWORD = 'một câu thật dài';

type Told = {
  readonly listening?: string;
  readonly office?: string | null;
  readonly setupCode?: string;
  readonly wants?: string;
};
type Running = { readonly child: ChildProcess; readonly told: Told[]; readonly url: string };

let browser: Browser;
let running: Running | null = null;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  running?.child.kill('SIGKILL');
  await browser.close();
});

async function start(dataFolder: string, port = '0'): Promise<Running> {
  const { PATH: programs = '' } = process.env;
  const child = spawn(process.execPath, [SERVER], {
    env: {
      PATH: programs,
      DATA_DIR: dataFolder,
      HOST: '127.0.0.1',
      PORT: port,
      LOG_LEVEL: 'warn',
      STOP_ON_STDIN_END: '1',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const told: Told[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => told.push(JSON.parse(line) as Told));
  await once(lines, 'line');
  running = { child, told, url: told[0]?.listening ?? '' };
  return running;
}
async function kill({ child }: Running): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'close');
}
const next = (page: Page): Promise<void> => page.getByRole('button', { name: /^Tiếp:/ }).click();

test('an office is set up, survives a power cut in the middle, and gives out its first number', async () => {
  const folder = temporaryFolder();
  const first = await start(folder);
  expect(first.told[0]?.setupCode).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  expect((await fetch(`${first.url}/healthz`)).status).toBe(503);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.goto(first.url);
  await seesText(page, 'h1', 'Cơ quan này tên gì?');
  // Without a name nobody gets on.
  await page.getByLabel('Tên cơ quan').press('Enter');
  await seesText(page, '.setup-words', 'Cần tên cơ quan');
  await seesText(page, 'h1', 'Cơ quan này tên gì?');
  const isKept = page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok());
  await page.getByLabel('Tên cơ quan').fill('Phường Hòa Bình');
  await isKept;
  expect(await page.getByLabel('Tên tiếng Anh').inputValue()).toBe('Hòa Bình Ward');

  await kill(first);
  const second = await start(folder);
  await page.goto(second.url);
  await page.getByLabel('Tên cơ quan').waitFor();
  expect(await page.getByLabel('Tên cơ quan').inputValue()).toBe('Phường Hòa Bình');
  await page.getByLabel('Tên cơ quan').press('Enter');

  await seesText(page, 'h1', 'Nhận thủ tục gì');
  const cell = page.getByRole('button', { name: 'Chứng thực, Quầy 1: chính' });
  await cell.click();
  await page.getByRole('button', { name: 'Chứng thực, Quầy 1: phụ' }).click();
  await seesText(page, '.setup-words', 'Chưa quầy nào nhận: Chứng thực');
  await page.getByRole('button', { name: 'Chứng thực, Quầy 1: không nhận' }).click();
  await next(page);

  await page.getByLabel('Họ và tên').fill('Trần Thị Mỹ Dung');
  expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('dung');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Nhập lại mật khẩu').fill('một câu khác');
  await seesText(page, '.desk-fault', 'chưa giống nhau');
  await page.getByLabel('Nhập lại mật khẩu').fill(PASSWORD);
  await next(page);
  await seesText(page, '.setup-check', 'Phường Hòa Bình');
  await page.getByRole('button', { name: 'Bắt đầu dùng' }).click();

  // The same program is the office now, and this computer its first desk.
  await page.waitForURL(/\/admin/, { timeout: 30_000 });
  await page.locator('input[name=username]').fill('dung');
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('.desk-nav').waitFor({ timeout: 20_000 });
  await seesText(page, '.desk-office', 'Phường Hòa Bình');
  expect(second.told.at(-1)).toMatchObject({ office: 'Phường Hòa Bình' });
  expect((await fetch(`${second.url}/healthz`)).status).toBe(200);
  // Nobody sets it up a second time.
  expect((await fetch(`${second.url}/setup/draft`)).status).toBe(404);

  await kill(second);
  const third = await start(folder);
  expect(third.told[0]).toMatchObject({ office: 'Phường Hòa Bình' });
  expect(complaints).toEqual([]);
  await page.close();
  await kill(third);
});

test('whoever would rather see the demonstration says so, and the start program is told', async () => {
  const server = await start(temporaryFolder());
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Xem bản chạy thử trước' }).click();
  await expect.poll(() => server.told.at(-1)).toEqual({ wants: 'demonstration' });
  await page.getByRole('button', { name: 'English' }).click();
  await seesText(page, 'h1', 'What is this office called?');
  await page.close();
  await kill(server);
});

test('an office that was backed up comes to a new server by the browser alone', async () => {
  const oldFolder = temporaryFolder();
  const place = temporaryFolder();
  const old = await start(oldFolder);
  const made = await fetch(`${old.url}/setup/office`, {
    method: 'POST',
    headers: { origin: old.url, 'content-type': 'application/json' },
    body: JSON.stringify({
      office: { ...setupProposal(), name: { vi: 'Xã Tân Hòa', en: 'Tân Hòa Commune' } },
      administrator: { displayName: 'Trần Thị Mỹ Dung', username: 'dung' },
      password: PASSWORD,
    }),
  });
  expect(made.status).toBe(201);
  await expect.poll(() => old.told.at(-1), { timeout: 30_000 }).toMatchObject({ office: 'Xã Tân Hòa' });
  makeBackup(oldFolder, place, 'mot-cua-2026-11-23_19-00-04', Date.now());
  await kill(old);

  const folder = temporaryFolder();
  const server = await start(folder);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Khôi phục từ bản sao lưu' }).click();
  const field = page.getByLabel('Thư mục bản sao lưu trên máy chủ');
  await field.fill(folder);
  await field.press('Enter');
  await seesText(page, '.desk-fault', 'Không thấy bản sao lưu');
  await field.fill(place);
  await field.press('Enter');
  await page.waitForURL(/\/admin/, { timeout: 30_000 });
  await page.locator('input[name=username]').fill('dung');
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await seesText(page, '.desk-office', 'Xã Tân Hòa');
  expect(server.told.at(-1)).toMatchObject({ office: 'Xã Tân Hòa' });
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  await page.close();
  await kill(server);
  const again = await start(folder);
  expect(again.told[0]).toMatchObject({ office: 'Xã Tân Hòa' });
  await kill(again);
});
