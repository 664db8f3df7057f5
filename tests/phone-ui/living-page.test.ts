import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { PROTOCOL_VERSION, SILENCE_LIMIT_MS } from '#protocol/sockets.ts';
import type { PhoneView } from '#protocol/phone-view.ts';
import type { Answer } from '#protocol/messages.ts';
import { instantMs, type RejectionCode, type Revision } from '#protocol/vocabulary.ts';
import { phoneSituation, WAITING } from '#tests/looks/phone-states.ts';
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
  office.answerWith();
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

test('what else the number is for stands on the page until it is done, in the language of the page', async () => {
  const [copy, marriage] = [
    { vi: 'Sao y', en: 'Copies' },
    { vi: 'Kết hôn', en: 'Marriage', zh: '結婚登記' },
  ];
  office.publish({ ...WAITING, furtherServices: [copy, marriage] });
  await open();
  await page.getByText('Còn làm ở lượt này: Sao y · Kết hôn').waitFor();
  office.publish({ ...WAITING, furtherServices: [marriage] });
  await page.getByText('Còn làm ở lượt này: Kết hôn').waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByText('本次還要辦理： 結婚登記').waitFor();
  office.publish({ ...WAITING, furtherServices: [] });
  await page.locator('.phone-further').waitFor({ state: 'detached' });
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

const DONE: Answer<null> = { ok: true, revision: 50 as Revision, result: null };
const refused = (code: RejectionCode): Answer<null> => ({ ok: false, refusal: { code, message: '' } });
const press = (name: string): Promise<void> => page.getByRole('button', { name }).click();
const as = (state: string, revision: number): PhoneView => {
  const shown = phoneSituation(state);
  if (shown.kind !== 'ticket') throw new Error(`${state} shows no ticket`);
  return { ...shown.view, revision: revision as Revision };
};

test('why others were called is a page of its own, kept up to date, left by its key or the phone’s', async () => {
  office.publish(as('overtaken', 60));
  await open();
  await press('Vì sao có số được gọi trước tôi?');
  await heading().getByText('Vì sao có số được gọi trước tôi?').waitFor();
  expect(await page.locator('.phone-why-number').allTextContents()).toEqual(['C039', 'H009', 'H021']);
  expect(await page.locator('main').innerText()).toContain('Ông/bà không mất lượt.');
  office.publish(as('overtaken-much', 61));
  await page.getByText('M888').waitFor();
  await page.goBack();
  await heading().getByText('3 người trước ông/bà').waitFor();
  await press('Vì sao có số được gọi trước tôi?');
  await press('Số của tôi');
  await heading().getByText('3 người trước ông/bà').waitFor();
  await press('Vì sao có số được gọi trước tôi?');
  // A call matters more than why others were called.
  office.publish(as('called', 62));
  await page.locator('.phone-called').waitFor();
});

test('giving the place up is asked twice, said once, and shown by what the office then says', async () => {
  await open();
  const before = office.said.length;
  await press('Nhường lượt, bỏ số này');
  await heading().getByText('Ông/bà bỏ số H018?').waitFor();
  await press('Giữ số, tiếp tục chờ');
  await heading().getByText('3 người trước ông/bà').waitFor();
  expect(office.said.length).toBe(before);
  office.answerWith(DONE);
  await press('Nhường lượt, bỏ số này');
  await page.getByRole('button', { name: 'Bỏ số này', exact: true }).dblclick();
  await expect.poll(() => office.said.length).toBe(before + 1);
  expect(office.said.at(-1)).toMatchObject({ name: 'giveUp' });
  office.publish(as('given-up', 63));
  await heading().getByText('Ông/bà đã bỏ số này').waitFor();
});

test('a number that was called meanwhile is not given up, and the page says why', async () => {
  await open();
  await press('Nhường lượt, bỏ số này');
  office.answerWith(refused('wrong_status'));
  await page.getByRole('button', { name: 'Bỏ số này', exact: true }).click();
  office.publish(as('called', 64));
  await page.getByText('Số vừa được gọi nên không bỏ được nữa.').waitFor();
  expect(await page.locator('.phone-called').count()).toBe(1);
});

test('what a silent server does not answer is said again under the same requestId, and told as not sent', async () => {
  await open();
  await press('Nhường lượt, bỏ số này');
  const before = office.said.length;
  await page.getByRole('button', { name: 'Bỏ số này', exact: true }).click();
  await page.getByText('Chưa gửi được.').waitFor({ timeout: 30_000 });
  office.answerWith(DONE);
  const tries = office.said.length;
  expect(tries).toBeGreaterThan(before + 1);
  await press('Thử bỏ số lần nữa');
  await expect.poll(() => office.said.length).toBe(tries + 1);
  const ids = office.said
    .slice(before)
    .map(({ input }) => (input as { readonly requestId: string }).requestId);
  expect(new Set(ids).size).toBe(1);
}, 60_000);

test('a good face is one press, and the page thanks when the office has noted it', async () => {
  office.publish(as('rate', 65));
  await open();
  await heading().getByText('Ông/bà có hài lòng với sự phục vụ vừa rồi không?').waitFor();
  office.answerWith(DONE);
  await press('Rất hài lòng');
  await expect
    .poll(() => office.said.at(-1))
    .toMatchObject({ name: 'rate', input: { score: 'very_satisfied', faces: 4 } });
  office.publish(as('rated', 66));
  await heading().getByText('Cảm ơn ông/bà đã góp ý').waitFor();
  await page.reload();
  await heading().getByText('Cảm ơn ông/bà đã góp ý').waitFor();
});

test('the lowest face is recorded by the touch, and asked about afterwards; that may be left out', async () => {
  office.publish(as('rate', 67));
  await open();
  const before = office.said.length;
  const pressed = { name: 'rate', input: { score: 'dissatisfied', faces: 4 } };
  office.answerWith(DONE, DONE, DONE);
  await press('Không hài lòng');
  await heading().getByText('Điều gì làm ông/bà chưa hài lòng?').waitFor();
  await expect.poll(() => office.said.slice(before)).toMatchObject([pressed]);
  await page.getByLabel('Hướng dẫn chưa rõ').check();
  await page.getByLabel('Khác').check();
  await page.getByLabel('Khác').uncheck();
  await page.locator('.phone-words').fill('Chờ  lâu\nquá');
  await page.locator('[data-key="send"]').click();
  await expect
    .poll(() => office.said.slice(before))
    .toMatchObject([
      pressed,
      pressed,
      { name: 'explain', input: { reasons: ['unclear_guidance'], words: 'Chờ lâu quá' } },
    ]);
  const [first, again] = office.said.slice(before);
  expect(again).toEqual(first);
  office.publish(as('rated', 68));
  await heading().getByText('Cảm ơn ông/bà đã góp ý').waitFor();

  const asked = office.said.length;
  office.answerWith(DONE, DONE);
  office.publish(as('rate', 69));
  await press('Không hài lòng');
  await page.locator('[data-key="send"]').click();
  await expect.poll(() => office.said.slice(asked)).toMatchObject([pressed, pressed]);
});

test.each(['phone-ui/index.html', 'phone-ui/poster/index.html'])(
  'the first load of %s stays small, and no script or style stands in the page itself',
  async (file) => {
    const html = await readFile(path.join(office.folder, file), 'utf8');
    expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/);
    const sizes = await Promise.all(
      (await loadedWith(html)).map(
        async (asset) => gzipSync(await readFile(path.join(office.folder, asset))).length,
      ),
    );
    const total = sizes.reduce((sum, size) => sum + size, gzipSync(html).length);
    expect(total).toBeLessThan(FIRST_LOAD_LIMIT_BYTES);
  },
);

test('the letters of the design come once the page stands, and not at all for whoever saves data', async () => {
  const html = await readFile(path.join(office.folder, 'phone-ui/index.html'), 'utf8');
  for (const file of await loadedWith(html)) {
    if (file.endsWith('.css'))
      expect(await readFile(path.join(office.folder, file), 'utf8')).not.toContain('@font-face');
  }
  await open();
  await page.waitForFunction(() => [...document.fonts].some(({ status }) => status === 'loaded'));

  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await open();
  await heading().waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => [...document.fonts].length)).toBe(0);
}, 60_000);

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
