import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { PROTOCOL_VERSION, SILENCE_LIMIT_MS } from '#protocol/sockets.ts';
import type { PhoneView } from '#protocol/phone-view.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import { WAITING } from '#tests/looks/phone-states.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { openPhoneOffice, type PhoneOffice } from './phone-office.ts';

const LINK = 'H018-dQw4w9WgXcQ5TzYb2LmN7A';
/** Beyond the silence that is allowed: until the page has noticed and drawn it, on a busy machine. */
const NOTICE_MS = SILENCE_LIMIT_MS + 10_000;
const FIRST_LOAD_LIMIT_BYTES = 60 * 1_024;

let office: PhoneOffice;
let browser: Browser;
let page: Page;
let faults: string[];
beforeAll(async () => {
  office = await openPhoneOffice(LINK, WAITING);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
});
beforeEach(async () => {
  office.wake();
  office.publish(WAITING);
  faults = [];
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  // What the page does to stir its owner, written down.
  await page.addInitScript(() => {
    Object.assign(window, { stirred: [] });
    Object.defineProperty(navigator, 'vibrate', {
      value: (pattern: unknown) => (window as unknown as { stirred: unknown[] }).stirred.push(pattern),
    });
  });
  return async () => {
    await context.close();
    expect(faults).toEqual([]);
  };
});

const open = async (link = LINK, hash = ''): Promise<void> => {
  await page.goto(`${office.url}/t/${link}${hash}`);
};
const heading = (): ReturnType<Page['locator']> => page.locator('h1');
const behind = (ahead: number, revision: number): PhoneView => ({
  ...WAITING,
  revision: revision as PhoneView['revision'],
  queue: { ahead, range: { from: 3, to: 8 } },
});

test('a phone says only its link, and sees its own number move up the line', async () => {
  await open();
  await heading().getByText('3 người trước ông/bà').waitFor();
  expect(office.handshakes.at(-1)).toEqual({ protocol: PROTOCOL_VERSION, link: LINK });
  office.publish(behind(1, 41));
  await heading().getByText('Sắp đến lượt ông/bà').waitFor();
  expect(await page.title()).toBe('H018 – Sắp đến lượt ông/bà');
  expect(await page.locator('#spoken').textContent()).toBe('Sắp đến lượt ông/bà');
});

test('a call turns the page gold and stirs the phone twice, once', async () => {
  await open();
  await heading().getByText('3 người trước ông/bà').waitFor();
  const called: PhoneView = {
    ...behind(0, 42),
    status: 'called',
    queue: null,
    call: { counterNumber: 2, place: { vi: 'Khu B', en: 'Area B' }, calledAt: instantMs(Date.now()) },
  };
  office.publish(called);
  await page.locator('.phone-called').waitFor();
  office.publish({ ...called, revision: 43 as PhoneView['revision'] });
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => (window as unknown as { stirred: unknown }).stirred)).toEqual([
    [400, 250, 400],
  ]);
});

test('a server that falls silent is noticed, its figures are dated, and a new view heals the page', async () => {
  await open();
  await heading().getByText('3 người trước ông/bà').waitFor();
  office.hang();
  await page.locator('.phone-stale').waitFor({ timeout: NOTICE_MS });
  expect(await page.locator('.phone-stale').innerText()).toMatch(/Mất kết nối, số liệu lúc \d\d:\d\d/);
  expect(await heading().textContent()).toBe('3 người trước ông/bà');
  office.wake();
  office.publish(behind(2, 44));
  await heading().getByText('Sắp đến lượt ông/bà').waitFor();
  expect(await page.locator('.phone-stale').count()).toBe(0);
}, 60_000);

test('a question that is open stays open, and the finger on it, while the page tells something new', async () => {
  await open();
  await page.locator('[data-key="late-head"]').click();
  await page.locator('[data-key="late-head"]').focus();
  office.publish(behind(1, 45));
  await heading().getByText('Sắp đến lượt ông/bà').waitFor();
  expect(await page.locator('[data-key="late"]').getAttribute('open')).toBe('');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-key'))).toBe('late-head');
});

test('a link of no ticket of today is said to be one', async () => {
  await open('H018-AAAAAAAAAAAAAAAAAAAAAA');
  await heading().getByText('Không tìm thấy số này hôm nay').waitFor();
  expect(await page.locator('main').innerText()).toContain('Số chỉ có giá trị trong ngày');
});

test('the language of the kiosk’s code holds, and another one is a press away and remembered', async () => {
  await open(LINK, '#en');
  await heading().getByText('3 people before you').waitFor();
  await page.getByRole('button', { name: 'Tiếng Việt' }).click();
  await heading().getByText('3 người trước ông/bà').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.goto('about:blank');
  await open();
  await heading().getByText('3 people before you').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('the bell is off until it is switched on, and says so', async () => {
  await open();
  const bell = page.locator('[data-key="bell"]');
  expect(await bell.getAttribute('aria-pressed')).toBe('false');
  await bell.click();
  expect(await page.locator('[data-key="bell"]').getAttribute('aria-pressed')).toBe('true');
  expect(await page.locator('[data-key="bell"]').innerText()).toContain('Chỉ kêu khi trang này đang mở.');
});

test('the first load stays small, and no script or style stands in the page itself', async () => {
  const html = await readFile(path.join(office.folder, 'phone-ui/index.html'), 'utf8');
  expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/);
  const sizes = await Promise.all(
    (await loadedWith(html)).map(
      async (file) => gzipSync(await readFile(path.join(office.folder, file))).length,
    ),
  );
  const total = sizes.reduce((sum, size) => sum + size, gzipSync(html).length);
  expect(total).toBeLessThan(FIRST_LOAD_LIMIT_BYTES);
});

/** Scripts and styles that a page names, and the scripts that those import before anything runs. */
async function loadedWith(html: string): Promise<readonly string[]> {
  const found = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].flatMap(
    ([, file]) => file ?? [],
  );
  const files = new Set(found);
  for (const file of files) {
    if (!file.endsWith('.js')) continue;
    const code = await readFile(path.join(office.folder, file), 'utf8');
    for (const [, name] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      files.add(`assets/${name ?? ''}`);
  }
  return [...files];
}
