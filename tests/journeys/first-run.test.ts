/** A new office, from an empty folder to its first number rated: in browsers alone, with a power cut in between, counted in steps taken. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { OfficeSettings } from '#protocol/office.ts';
import { setupProposal } from '#server/setup/proposal.ts';
import { makeBackup } from '#server/storage/backup.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { startVirtualPrinter } from '#tests/virtual-printer/virtual-printer.ts';
import { goOnDesk, numberOnPlate, seesText } from './hall-pages.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 90_000 });

const SERVER = fileURLToPath(new URL('../../dist/server.mjs', import.meta.url));
const PASSWORD = 'một câu thật dài';
const DESK = { width: 1366, height: 768 };
const PORTRAIT = { width: 1080, height: 1920 };
const TELEVISION = { width: 1920, height: 1080 };
const TABLET = { width: 1280, height: 800 };

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
  browser = await launchBrowser({ canSoundUnasked: true });
});
afterAll(async () => {
  running?.child.kill('SIGKILL');
  await browser.close();
});

async function start(dataFolder: string, more: Readonly<Record<string, string>> = {}): Promise<Running> {
  const { PATH: programs = '' } = process.env;
  const child = spawn(process.execPath, [SERVER], {
    env: {
      PATH: programs,
      DATA_DIR: dataFolder,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'warn',
      STOP_ON_STDIN_END: '1',
      ...more,
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
const next = (page: Page): Locator => page.getByRole('button', { name: /^Tiếp:/ });
/** A machine of its own, which nothing is known of. */
const openAt = (viewport: { width: number; height: number }): Promise<Page> =>
  browser.newPage({ viewport, reducedMotion: 'reduce' });

/** What a person does on the way, each touch, key and filled field for itself; waiting and looking cost nothing. */
class Person {
  readonly steps: string[] = [];
  async touches(what: Locator): Promise<void> {
    await what.click();
    this.steps.push(`touch ${String(what)}`);
  }
  async types(into: Locator, text: string): Promise<void> {
    await into.fill(text);
    this.steps.push(`type into ${String(into)}`);
  }
  async presses(page: Page, key: string): Promise<void> {
    await page.keyboard.press(key);
    this.steps.push(`press ${key}`);
  }
  async opens(page: Page, address: string): Promise<void> {
    await page.goto(address);
    this.steps.push(`open ${new URL(address).pathname}`);
  }
}

/** From the empty folder to one rating and the list put away: a step more must be worth it. */
const MOST_STEPS = 44;
const ANY_HOUR: OfficeSettings = {
  ...setupProposal(),
  rules: { ...setupProposal().rules, hours: null },
};
const complaintsOf = (page: Page): readonly string[] => {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  return complaints;
};

test('from an empty folder, over a power cut, to a number that is printed, called, spoken and rated', async () => {
  const folder = temporaryFolder();
  const printer = await startVirtualPrinter({ host: '127.0.0.1', printerPort: 0, paperPort: 0 });
  const first = await start(folder);
  expect(first.told[0]?.setupCode).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  expect((await fetch(`${first.url}/healthz`)).status).toBe(503);
  // Numbers are given out whenever this test runs: left so in the draft, as by one who stopped in the middle.
  const left = { step: 'office', office: ANY_HOUR, administrator: { displayName: '', username: '' } };
  const draft = await fetch(`${first.url}/setup/draft`, {
    method: 'PUT',
    headers: { origin: first.url, 'content-type': 'application/json' },
    body: JSON.stringify(left),
  });
  expect(draft.status).toBe(204);

  const clerk = new Person();
  const desk = await openAt(DESK);
  const complaints = [complaintsOf(desk)];
  await desk.goto(first.url);
  await seesText(desk, 'h1', 'Cơ quan này tên gì?');
  // Without a name nobody gets on.
  await desk.getByLabel('Tên cơ quan').press('Enter');
  await seesText(desk, '.setup-words', 'Cần tên cơ quan');
  const isKept = desk.waitForResponse(
    (response) => response.ok() && response.request().postData()?.includes('Phường Hòa Bình') === true,
  );
  await clerk.types(desk.getByLabel('Tên cơ quan'), 'Phường Hòa Bình');
  await isKept;
  expect(await desk.getByLabel('Tên tiếng Anh').inputValue()).toBe('Hòa Bình Ward');

  await kill(first);
  const office = await start(folder);
  await desk.goto(office.url);
  await desk.getByLabel('Tên cơ quan').waitFor();
  expect(await desk.getByLabel('Tên cơ quan').inputValue()).toBe('Phường Hòa Bình');
  await clerk.touches(next(desk));
  await seesText(desk, 'h1', 'Nhận thủ tục gì');
  const cell = desk.getByRole('button', { name: /^Chứng thực, Quầy 1/ });
  for (const said of ['phụ', 'không nhận', 'chính']) {
    await cell.click();
    await desk.getByRole('button', { name: `Chứng thực, Quầy 1: ${said}` }).waitFor();
    if (said === 'không nhận') await seesText(desk, '.setup-words', 'Chưa quầy nào nhận: Chứng thực');
  }
  await clerk.touches(next(desk));
  await clerk.types(desk.getByLabel('Họ và tên'), 'Trần Thị Mỹ Dung');
  expect(await desk.getByLabel('Tên đăng nhập').inputValue()).toBe('dung');
  await clerk.types(desk.getByLabel('Mật khẩu', { exact: true }), PASSWORD);
  await desk.getByLabel('Nhập lại mật khẩu').fill('một câu khác');
  await seesText(desk, '.desk-fault', 'chưa giống nhau');
  await clerk.types(desk.getByLabel('Nhập lại mật khẩu'), PASSWORD);
  await clerk.touches(next(desk));
  await seesText(desk, '.setup-check', 'Phường Hòa Bình');
  await clerk.touches(desk.getByRole('button', { name: 'Bắt đầu dùng' }));

  // The same program is the office now, this computer its first desk, and the list of first steps lies open on it.
  await desk.waitForURL(/\/admin#start/, { timeout: 30_000 });
  await desk.locator('input[name=password]').waitFor();
  expect(await desk.locator('input[name=username]').inputValue()).toBe('dung');
  await clerk.types(desk.locator('input[name=password]'), PASSWORD);
  await clerk.presses(desk, 'Enter');
  await seesText(desk, '.start-title', 'Máy in phiếu');
  await seesText(desk, '.desk-office', 'Phường Hòa Bình');
  expect(office.told.at(-1)).toMatchObject({ office: 'Phường Hòa Bình' });
  expect((await fetch(`${office.url}/healthz`)).status).toBe(200);
  // Nobody sets it up a second time.
  expect((await fetch(`${office.url}/setup/draft`)).status).toBe(404);
  const deskButton = (name: string): Locator => desk.getByRole('button', { name, exact: true });
  const step = (name: string): Locator => desk.locator('.start-step', { hasText: name });
  const stands = (name: string, state: string): Promise<void> =>
    step(name).locator('.start-step-state', { hasText: state }).waitFor({ timeout: 30_000 });

  await clerk.types(desk.getByLabel('Địa chỉ máy in'), `127.0.0.1:${String(printer.printerPort)}`);
  await clerk.presses(desk, 'Enter');
  await seesText(desk, '.start-ask', 'Tờ giấy vừa ra có đúng không?');
  await stands('Máy in phiếu', 'cần xem');
  expect(printer.papers()).toHaveLength(1);
  await clerk.touches(deskButton('Đúng'));
  await stands('Máy in phiếu', 'xong');

  const codeOnDesk = async (): Promise<string> =>
    (await desk.locator('.pairing-boxes').innerText()).replace(/[^A-Z2-9]/g, '');
  const pair = async (page: Page, path: string): Promise<void> => {
    complaints.push(complaintsOf(page));
    const code = await codeOnDesk();
    await clerk.opens(page, `${office.url}/${path}`);
    await clerk.types(page.locator('.pairing-form input'), code);
    await clerk.presses(page, 'Enter');
  };
  const kiosk = await openAt(PORTRAIT);
  await clerk.touches(deskButton('Tạo mã ghép'));
  await pair(kiosk, 'kiosk');
  await stands('Máy lấy số', 'xong');
  const display = await openAt(TELEVISION);
  await clerk.touches(deskButton('Tạo mã ghép'));
  await pair(display, 'display');
  await stands('Màn hình sảnh', 'xong');

  await clerk.touches(deskButton('Gọi thử'));
  await seesText(display, '.hall-caption', 'Mời công dân có số A không không không, đến quầy số một');
  await seesText(desk, '.start-question', 'Màn hình đã đọc: “Mời công dân có số A');
  expect(await display.locator('.hall-plate[data-called]').count()).toBe(0);
  await clerk.touches(deskButton('Có, nghe rõ'));
  await stands('Loa gọi số', 'xong');

  const counter = await openAt(DESK);
  await clerk.touches(deskButton('Tạo mã ghép cho Quầy 1'));
  await pair(counter, 'counter/1');
  await seesText(desk, '.start-place', 'Quầy 1 Đã vào');
  await clerk.touches(deskButton('Để sau'));
  await stands('Máy ở quầy', 'để sau');
  await clerk.touches(deskButton('Để sau'));
  await stands('Cán bộ', 'để sau');
  const tablet = await openAt(TABLET);
  await clerk.touches(deskButton('Tạo mã ghép cho Quầy 1'));
  await pair(tablet, 'rating/1');
  await seesText(desk, '.start-place', 'Quầy 1 Đã vào');
  await clerk.touches(deskButton('Để sau'));

  const citizen = clerk;
  await citizen.touches(kiosk.locator('.kiosk-shortcut', { hasText: 'Sao y' }));
  await citizen.touches(kiosk.getByRole('button', { name: /Tôi đã có đủ giấy tờ/ }));
  expect(await numberOnPlate(kiosk)).toBe('A001');
  await expect.poll(() => printer.papers().length, { timeout: 15_000 }).toBe(2);
  expect(printer.refused()).toBeNull();
  const paper = await openAt(DESK);
  await paper.goto(`http://127.0.0.1:${String(printer.paperPort)}`);
  await paper.locator('img').first().waitFor();
  await kiosk.getByText('Mời ông/bà lấy phiếu').first().waitFor({ timeout: 10_000 });
  await stands('Lấy số đầu tiên', 'xong');

  await clerk.types(counter.locator('input[name=username]'), 'dung');
  await clerk.types(counter.locator('input[name=password]'), PASSWORD);
  await clerk.presses(counter, 'Enter');
  await counter.locator('.counter-actions').waitFor({ timeout: 15_000 });
  await clerk.touches(counter.locator('[aria-keyshortcuts="1"][aria-disabled="false"]'));
  await seesText(display, '.hall-plate[data-called]', 'A001');
  await seesText(display, '.hall-plate[data-called]', 'Đến quầy');
  await seesText(display, '.hall-caption', 'Mời công dân có số A không không một, đến quầy số một.');
  await stands('Gọi số đầu tiên', 'xong');
  // The display's own word, given by the clock of its sound, comes back to the officer.
  await seesText(counter, 'body', 'Loa đã đọc', 30_000);
  await clerk.touches(counter.locator('[aria-keyshortcuts="3"][aria-disabled="false"]'));
  await clerk.touches(counter.locator('[aria-keyshortcuts="4"][aria-disabled="false"]'));
  await seesText(display, '.hall-called-list', 'A001');
  await seesText(tablet, 'main', 'A001');
  await citizen.touches(tablet.getByRole('button', { name: 'Hài lòng', exact: true }));
  await tablet.getByRole('heading', { name: 'Cảm ơn ông/bà đã góp ý' }).waitFor();

  await seesText(desk, '.desk-lead', 'Cơ quan đã sẵn sàng, 3 việc để sau');
  await clerk.touches(deskButton('Cất danh sách này'));
  await seesText(desk, '.desk-lead', 'Danh sách này đã cất');
  await goOnDesk(desk, '#ratings');
  await seesText(desk, '.ratings-figures', '1 trên 1 lượt đã xong');
  expect(await desk.locator('.desk-nav-item', { hasText: 'Bắt đầu' }).count()).toBe(0);

  expect(clerk.steps.length, clerk.steps.join('\n')).toBeLessThanOrEqual(MOST_STEPS);
  expect(complaints.flat()).toEqual([]);
  await kill(office);
  // It is an office from now on, whatever becomes of its machine.
  const again = await start(folder);
  expect(again.told[0]).toMatchObject({ office: 'Phường Hòa Bình' });
  await kill(again);
  await printer.close();
});

test('whoever would rather see the demonstration says so, and the start program is told', async () => {
  const server = await start(temporaryFolder(), { START_PROGRAM: '1' });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.clock.install();
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Xem bản chạy thử trước' }).click();
  await expect.poll(() => server.told.at(-1)).toEqual({ wants: 'demonstration' });
  await page.getByRole('button', { name: 'Đang mở bản chạy thử…' }).waitFor();
  // Nobody opens it: after a minute the page says so, and offers it again.
  await page.clock.fastForward(61_000);
  await seesText(page, '.setup-words', 'Bản chạy thử chưa mở được');
  await page.getByRole('button', { name: 'Xem bản chạy thử trước' }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await seesText(page, 'h1', 'What is this office called?');
  await page.close();
  await kill(server);
});

test('a server that runs as a service offers no demonstration that nobody would open, and says how it is seen', async () => {
  const server = await start(temporaryFolder());
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(server.url);
  await seesText(page, '.setup-demonstration', 'npm start -- --demo');
  expect(await page.getByRole('button', { name: /bản chạy thử/ }).count()).toBe(0);
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
