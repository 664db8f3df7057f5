/** What is held up to the scanner of a kiosk, in a real browser before the real server. */
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { waitingTickets } from '#server/domain/queue-day.ts';
import { CARD, CARD_NUMBER, FILE_CODE, HEALTH_CARD, YOUNG_CARD } from '#tests/codes/samples.ts';
import { LAYOUTS } from '#tests/kiosk-ui/scanner/keys.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import {
  startGatewayServer,
  type GatewayServer,
  type GatewayServerOptions,
} from '#tests/support/gateway-server.ts';
import { numberOnPlate } from './hall-pages.ts';
import { scan } from './scanner-keys.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const SCREENS = fileURLToPath(new URL('../../dist/screens/', import.meta.url));
const PORTRAIT = { width: 1080, height: 1920 };
const LANDSCAPE = { width: 1920, height: 1080 };
/** What must be found nowhere: number, name and code of what is scanned, also as a wedge would mangle it. */
const SECRETS = [CARD_NUMBER, '021234567', 'Nguy', 'Lac Long', '01021946', FILE_CODE];

let browser: Browser;
let context: BrowserContext;
let server: GatewayServer;
let kiosk: Page;
let said: string[];
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  await context.close();
  await server.close();
});

async function openKiosk(options: GatewayServerOptions = {}, viewport = PORTRAIT): Promise<void> {
  server = await startGatewayServer({
    isDemonstration: true,
    officers: [],
    screensFolder: SCREENS,
    ...options,
  });
  context = await browser.newContext({ reducedMotion: 'reduce', viewport });
  kiosk = await context.newPage();
  said = [];
  kiosk.on('console', (message) => said.push(message.text()));
  kiosk.on('pageerror', (fault) => said.push(String(fault)));
  await kiosk.goto(`${server.url}/kiosk`);
  await kiosk.locator('.kiosk-shortcut').first().waitFor();
  // Pages that have only just come take no scan.
  await kiosk.waitForTimeout(500);
}

const openPapers = async (shortcut: string): Promise<void> => {
  await kiosk.locator('.kiosk-shortcut', { hasText: shortcut }).click();
  await kiosk.getByRole('button', { name: /Tôi đã có đủ giấy tờ/ }).waitFor();
  await kiosk.waitForTimeout(500);
};
const sheet = (text: string | RegExp) => kiosk.getByRole('dialog').getByText(text).first();

/** Everything the page keeps, shows and says, and everything the server logged. */
async function traces(): Promise<string> {
  const kept = await kiosk.evaluate(() =>
    JSON.stringify([
      Object.entries(sessionStorage),
      Object.entries(localStorage),
      document.documentElement.outerHTML,
      location.href,
    ]),
  );
  return [kept, ...said, ...server.logLines].join('\n');
}
async function leavesNoTrace(): Promise<void> {
  const found = await traces();
  expect(SECRETS.filter((secret) => found.includes(secret))).toEqual([]);
}

test.each([
  ['portrait, Vietnamese layout', PORTRAIT, LAYOUTS.vietnamese],
  ['landscape, French layout', LANDSCAPE, LAYOUTS.azerty],
])('a citizen card is offered its class and gives a priority number (%s)', async (_, viewport, layout) => {
  await openKiosk({}, viewport);
  const sent: string[] = [];
  kiosk.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
  await openPapers('Khai sinh');
  // The key with the focus must not be pressed by the scanner's Enter.
  await kiosk.getByRole('button', { name: 'Tôi còn thiếu giấy tờ' }).focus();
  await scan(kiosk, CARD, { layout });
  await sheet(/thuộc diện ưu.tiên: người cao tuổi/).waitFor();
  expect(await kiosk.locator('.kiosk-missing').count()).toBe(0);
  await leavesNoTrace();
  expect(server.sequence()).toBe(1);
  await kiosk.waitForTimeout(400);
  await kiosk.getByRole('dialog').getByRole('button', { name: 'Lấy số ưu tiên' }).click();
  expect(await numberOnPlate(kiosk)).toBe('H001');
  expect(waitingTickets(server.running.executor.day())).toMatchObject([{ priorityId: 'elderly' }]);
  await leavesNoTrace();
  expect(sent.join('\n')).not.toContain(CARD_NUMBER);
});

test('a card scanned first is asked about once a service is chosen; one without a class changes nothing', async () => {
  await openKiosk();
  await scan(kiosk, YOUNG_CARD);
  await sheet('Đã đọc thẻ căn cước').waitFor();
  await kiosk.waitForTimeout(400);
  await kiosk.getByRole('button', { name: 'Tôi hiểu rồi' }).click();
  await scan(kiosk, CARD, { hasCapsLock: true });
  await sheet(/Mời ông\/bà chọn thủ tục/).waitFor();
  await kiosk.getByRole('button', { name: 'Chọn thủ tục' }).click();
  await openPapers('Khai sinh');
  await kiosk.getByRole('dialog').getByRole('button', { name: 'Để tôi xem lại' }).click();
  await kiosk.getByRole('button', { name: /Tôi đã có đủ giấy tờ/ }).click();
  await numberOnPlate(kiosk);
  expect(waitingTickets(server.running.executor.day())).toMatchObject([{ priorityId: null }]);
});

test('a receipt leads to the results’ queue in one scan and one touch', async () => {
  await openKiosk();
  await scan(kiosk, FILE_CODE);
  const take = kiosk.getByRole('button', { name: 'Lấy số trả kết quả' });
  await take.waitFor();
  expect(await kiosk.locator('main').innerText()).toContain('Chưa mở quầy');
  await leavesNoTrace();
  await kiosk.waitForTimeout(400);
  await take.click();
  expect(await numberOnPlate(kiosk)).toBe('S001');
  await leavesNoTrace();
});

test('what is of no use here is declined with a way on, and what broke off is asked for again', async () => {
  await openKiosk();
  const said = async (text: string, title: string, isEndless = false): Promise<void> => {
    await scan(kiosk, text, { isEndless });
    await sheet(title).waitFor();
    await kiosk.waitForTimeout(400);
    await kiosk.getByRole('dialog').getByRole('button').last().click();
    await kiosk.getByRole('dialog').waitFor({ state: 'detached' });
  };
  await said(HEALTH_CARD, 'Đây là thẻ bảo hiểm y tế');
  await said('Zk9b'.repeat(768), 'Mã này chỉ dùng được một lần');
  await said(CARD.slice(0, 9), 'Chưa đọc hết mã, xin quét lại', true);
  await said('WIFI:S:Cong dan;T:WPA;P:12345678;;', 'Máy không nhận ra mã này');
  await said(`http://192.168.1.2:4100/t/H018-${'A'.repeat(22)}`, 'Không thấy số này trong hôm nay');
  expect(server.sequence()).toBe(1);
});

test('our own ticket shows where its number stands, and gives none', async () => {
  await openKiosk();
  const other = await server.connect('kiosk', server.enrol('kiosk'));
  await server.takeTicket(other, 'civil-status');
  const { link } = await server.takeTicket(other, 'civil-status');
  await scan(kiosk, `${server.url}/t/${link!}`);
  await kiosk.getByRole('heading', { name: '1 người trước ông/bà' }).waitFor();
  expect(await numberOnPlate(kiosk)).toBe('H002');
  expect(server.sequence()).toBe(3);
});

test('a scan while a number is being given does nothing at all', async () => {
  await openKiosk({ kioskPaceMs: 12_000 });
  for (const number of ['A001', 'A002']) {
    await openPapers('Sao y');
    await kiosk.getByRole('button', { name: /Tôi đã có đủ giấy tờ/ }).click();
    if (number === 'A002') {
      // The pace holds the second press back for seconds: it is in flight now.
      await kiosk.getByText('Đang lấy số, xin chờ').first().waitFor();
      await scan(kiosk, HEALTH_CARD);
      await scan(kiosk, CARD);
      expect(await kiosk.getByText('Đang lấy số, xin chờ').count()).toBeGreaterThan(0);
    }
    expect(await numberOnPlate(kiosk)).toBe(number);
    await scan(kiosk, FILE_CODE);
    await kiosk.waitForTimeout(1_300);
    expect(await kiosk.getByRole('dialog').count()).toBe(0);
    expect(await numberOnPlate(kiosk)).toBe(number);
    await kiosk.locator('.kiosk-ticket-done').click();
  }
});

test('where numbers are counted by person the card is asked for, and the limit is told', async () => {
  await openKiosk({ rules: { openNumbersPerPerson: 1 } });
  const press = async (): Promise<void> => {
    await openPapers('Sao y');
    await kiosk.getByRole('button', { name: /Tôi đã có đủ giấy tờ/ }).click();
    await kiosk.getByRole('heading', { name: /Xin quét thẻ căn.cước/ }).waitFor();
    await kiosk.waitForTimeout(400);
  };
  await press();
  await kiosk.getByRole('button', { name: 'Tôi không mang thẻ: gặp bàn hướng dẫn' }).click();
  await sheet('Mời ông/bà đến bàn hướng dẫn').waitFor();
  await scan(kiosk, YOUNG_CARD);
  expect(await numberOnPlate(kiosk)).toBe('A001');
  await leavesNoTrace();
  expect(await traces()).not.toContain('079301009876');
  await kiosk.waitForTimeout(1_300);
  await kiosk.locator('.kiosk-ticket-done').click();
  await press();
  await scan(kiosk, YOUNG_CARD);
  await kiosk.getByRole('heading', { name: 'Ông/bà đang giữ đủ số rồi' }).waitFor();
  expect(await traces()).not.toContain('079301009876');
});

test('a field that a hand types into gets every letter of the hand and none of a scanner', async () => {
  await openKiosk();
  await kiosk.evaluate(() => {
    const field = document.createElement('input');
    field.id = 'typed';
    document.body.append(field);
    field.focus();
  });
  const typed = kiosk.locator('#typed');
  await kiosk.keyboard.type('khai sinh', { delay: 120 });
  await expect.poll(() => typed.inputValue()).toBe('khai sinh');
  await scan(kiosk, HEALTH_CARD);
  await sheet('Đây là thẻ bảo hiểm y tế').waitFor();
  expect(await typed.inputValue()).toBe('khai sinh');
  await kiosk.waitForTimeout(400);
  await kiosk.getByRole('dialog').getByRole('button').last().click();

  // An input method in the middle of a word: what it has is its own, what the scanner adds is not.
  await typed.focus();
  const session = await context.newCDPSession(kiosk);
  await session.send('Input.imeSetComposition', { text: 'đ', selectionStart: 1, selectionEnd: 1 });
  await scan(kiosk, CARD, { isComposing: true });
  await sheet(/Mời ông\/bà chọn thủ tục/).waitFor();
  expect(await typed.inputValue()).toBe('khai sinhđ');
  await leavesNoTrace();
});
