/** The checklist on a phone, built as it ships and served by the real server: small, ticked off, readable, there when the network is not. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { build } from 'vite';
import { checklistAddress, type Procedure, type ProcedureId } from '#protocol/catalogue.ts';
import { CITIZEN_LANGUAGES, type OfficerId } from '#protocol/vocabulary.ts';
import { BUILT_IN_PROCEDURES } from '#catalogue/built-in/procedures.ts';
import { accessibilityFaults } from '#tests/support/accessibility.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { OPENING_TIME, startGatewayServer, type GatewayServer } from '#tests/support/gateway-server.ts';
import { procedureOfPath } from '../../phone-ui/checklist/sheet.ts';

const MOST_BYTES = 60 * 1024;
const BIRTH = '1.001193';
const LONG = 'dai';

let folder: string;
let server: GatewayServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  folder = await mkdtemp(path.join(tmpdir(), 'checklist-'));
  await build({
    root,
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
  });
  server = await startGatewayServer({ screensFolder: folder });
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  page = await context.newPage();
});
afterEach(() => context.close());

const addressOf = (procedureId: string): string =>
  checklistAddress(`${server.url}/t/`, procedureId as ProcedureId) ?? '';
async function open(procedureId: string, hash = ''): Promise<void> {
  await page.goto(`${addressOf(procedureId)}${hash}`);
  await page.locator('h1').waitFor();
  await page.locator('.checklist-facts, .checklist-standstill').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
}

/** Everything that a procedure can have, and long. */
const long = (): Procedure => {
  const [first = expect.fail('nothing built in')] = BUILT_IN_PROCEDURES;
  const text = (vi: string) => ({ vi, en: `${vi} (in English)` });
  const paper = {
    name: text('Văn bản xác nhận của Ủy ban nhân dân cấp xã nơi cư trú cuối cùng của người được khai'),
    note: text('Nếu giấy tờ do cơ quan nước ngoài cấp thì phải hợp pháp hóa lãnh sự và dịch ra tiếng Việt.'),
    onlyIfNotLookedUp: true,
    originals: 1,
    copies: 2,
  };
  return {
    ...first,
    procedureId: LONG as ProcedureId,
    code: null,
    name: text('Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc có yếu tố nước ngoài'),
    papers: Array.from({ length: 9 }, (_, index) => ({
      ...paper,
      name: text(`${paper.name.vi} ${String(index)}`),
    })),
    fee: { value: text('10.000 đồng'), condition: text('mỗi trường hợp'), certainty: 'sure' },
    feeExemption: text('Người cao tuổi, người khuyết tật, hộ nghèo và người có công với cách mạng'),
    processingTime: { value: text('25 ngày'), condition: null, certainty: 'weak' },
    isSameDay: true,
    onlineUrl: 'https://dichvucong.example/nop?ma=1',
    forms: [
      {
        name: text('Tờ khai đăng ký việc thay đổi, cải chính hộ tịch'),
        url: 'https://dichvucong.example/mau.docx',
      },
      { name: text('Giấy ủy quyền'), url: null },
    ],
  };
};
beforeAll(async () => {
  const { catalogue } = server.running;
  const imported = { importedAt: OPENING_TIME, officerId: 'hanh' as OfficerId, fileName: 'a.csv' };
  await catalogue.replace(0, [...BUILT_IN_PROCEDURES, long()], imported);
});

test('the whole page is smaller than 60 KB on its first load', async () => {
  const pageFile = await readFile(path.join(folder, 'phone-ui/checklist/index.html'), 'utf8');
  const assets = await readdir(path.join(folder, 'assets'));
  // What the page names, and what that names in turn.
  const needed = new Set<string>();
  const follow = async (text: string): Promise<void> => {
    for (const asset of assets.filter((name) => /\.(?:js|css)$/.test(name) && text.includes(name))) {
      if (needed.has(asset)) continue;
      needed.add(asset);
      await follow(await readFile(path.join(folder, 'assets', asset), 'utf8'));
    }
  };
  await follow(pageFile);
  const files = await Promise.all([...needed].map((name) => readFile(path.join(folder, 'assets', name))));
  const bytes = gzipSync(pageFile).length + files.reduce((sum, file) => sum + gzipSync(file).length, 0);
  expect(needed.size).toBeGreaterThan(1);
  expect([...needed].join(' ')).not.toMatch(/vendor|wire/);
  expect(bytes).toBeLessThan(MOST_BYTES);
});

describe('a procedure', () => {
  test('shows what to bring, what it costs, how long it takes, and the rule of 15:00', async () => {
    await open(BIRTH);
    const text = await page.locator('main').innerText();
    for (const part of [
      'Giấy chứng sinh',
      'Miễn phí',
      'Trong ngày',
      'nộp sau 15:00: ngày làm việc tiếp theo',
      'không phải nộp nếu tra cứu được',
    ])
      expect(text).toContain(part);
    expect(await page.title()).toContain('khai');
  });

  test('says to ask the staff for what is weakly known, and never hides an exemption', async () => {
    await open(LONG);
    const text = await page.locator('.checklist-facts').innerText();
    expect(text).toContain('Hỏi nhân viên tại quầy');
    expect(text).not.toContain('25 ngày');
    expect(text).toContain('Người cao tuổi');
    expect(text).toContain('Hồ sơ nộp sau 15:00');
    expect(await page.getByRole('link', { name: /Nộp trực tuyến/ }).getAttribute('href')).toBe(
      'https://dichvucong.example/nop?ma=1',
    );
  });

  test('keeps its ticks on the phone over a reload, and tells nobody', async () => {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await open(BIRTH);
    await page.getByRole('checkbox').nth(1).check();
    expect(await page.locator('.checklist-ready').innerText()).toBe('Đã có 1 trên 3');
    await page.reload();
    await page.getByRole('checkbox').nth(1).waitFor();
    expect(await page.getByRole('checkbox').nth(1).isChecked()).toBe(true);
    expect(sent.filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  test('once loaded needs no network any more', async () => {
    await open(BIRTH);
    await context.setOffline(true);
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    expect(await page.locator('.checklist-ready').innerText()).toBe('Đã đủ giấy tờ');
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('h1').innerText()).toBe('Birth registration');
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    expect(await page.locator('.checklist-ready').innerText()).toBe('Đã đủ giấy tờ');
  });

  test.each(CITIZEN_LANGUAGES)(
    'in %s fits a phone of 320 px and breaks no rule of accessibility',
    async (language) => {
      await page.setViewportSize({ width: 320, height: 568 });
      for (const procedureId of [BIRTH, LONG, 'unknown']) {
        await open(procedureId, `#${language}`);
        const cut = await page.locator('.phone *').evaluateAll((elements) =>
          elements
            .filter((element) => {
              const { left, right } = element.getBoundingClientRect();
              return left < -1 || right > innerWidth + 1;
            })
            .map((element) => element.getAttribute('class')),
        );
        expect(cut).toEqual([]);
        expect(await accessibilityFaults(page)).toEqual([]);
      }
    },
  );
});

describe('a page without a procedure', () => {
  test('says that it is not known here', async () => {
    await open('9.999999');
    expect(await page.locator('h1').innerText()).toBe('Không tìm thấy thủ tục này');
  });

  test('tries again by itself while the server is away', async () => {
    let isAway = true;
    await page.route('**/catalogue/*.json', (route) => (isAway ? route.abort() : route.continue()));
    await open(BIRTH);
    expect(await page.locator('h1').innerText()).toBe('Chưa nối được máy chủ');
    expect(await accessibilityFaults(page)).toEqual([]);
    isAway = false;
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await page.locator('.checklist-facts').waitFor();
  });
});

test.each([
  ['/p/1.001193', '1.001193'],
  ['/p/result-collection/', 'result-collection'],
  ['/p/', null],
  ['/p/a/b', null],
  ['/p/%E0%A4%A', null],
  ['/p/..%2Fadmin', null],
  ['/t/1.001193', null],
])('the address %s is of %s', (pathname, expected) => {
  expect(procedureOfPath(pathname)).toBe(expected);
});
