/** From the kiosk to the face: a real server, the counter by its protocol, and the counter's rating screen in a real browser. */
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { KioskTicket } from '#protocol/views.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import {
  newRequestId,
  resultOf,
  startGatewayServer,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';
import { scan } from './scanner-keys.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const SCREENS = fileURLToPath(new URL('../../dist/screens/', import.meta.url));
const TABLET = { width: 1280, height: 800 };

let browser: Browser;
let context: BrowserContext;
let server: GatewayServer;
let kiosk: GatewayClient<'kiosk'>;
let officer: SignedInClient;
let tablet: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startGatewayServer({ isDemonstration: true, officers: ['thao'], screensFolder: SCREENS });
  kiosk = await server.connect('kiosk', server.enrol('kiosk'));
  officer = await server.officerAt('5', 'thao');
  context = await browser.newContext({ reducedMotion: 'reduce', viewport: TABLET });
  tablet = await openScreen('5');
});
afterEach(async () => {
  await context.close();
  await server.close();
});

async function openScreen(counterId: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.url}/rating/${counterId}`);
  await page.getByRole('heading', { name: `Quầy ${counterId}` }).waitFor();
  return page;
}
async function serve(): Promise<KioskTicket> {
  const ticket = await server.takeTicket(kiosk);
  const { counterRevision: seenCounterRevision } = await officer.client.resync();
  resultOf(await officer.client.say('callNext', { requestId: newRequestId(), seenCounterRevision }));
  for (const [name, more] of [['startService', {}] as const, ['finish', { done: [] }] as const]) {
    const said = { requestId: newRequestId(), ticketId: ticket.ticketId, ...more };
    resultOf(await officer.client.say(name, said));
  }
  return ticket;
}
const face = (page: Page, words: string) => page.getByRole('button', { name: words, exact: true });
const ratings = () => server.store.newestDayEvents().filter(({ type }) => type === 'ServiceRated');
const explanations = () => server.store.newestDayEvents().filter(({ type }) => type === 'RatingExplained');

test('a service ends, its counter’s screen asks within a second, one touch is recorded, and the screen goes back', async () => {
  const neighbours = await openScreen('3');
  const ticket = await serve();
  await face(tablet, 'Hài lòng').waitFor({ timeout: 1_000 });
  expect(await tablet.locator('main').innerText()).toContain(ticket.number);
  expect(await neighbours.locator('.rating').getAttribute('data-page')).toBe('idle');
  await face(tablet, 'Hài lòng').click();
  await expect.poll(ratings).toMatchObject([{ score: 'satisfied', source: 'counter', counterId: '5' }]);
  await tablet.getByRole('heading', { name: 'Cảm ơn ông/bà đã góp ý' }).waitFor();
  await tablet.getByRole('heading', { name: 'Quầy 5' }).waitFor({ timeout: 10_000 });
});

test('a double tap is one rating, and falls on nothing behind it', async () => {
  await serve();
  await face(tablet, 'Không hài lòng').dblclick();
  await tablet.getByRole('heading', { name: 'Điều gì làm ông/bà chưa hài lòng?' }).waitFor();
  expect(await tablet.locator('[aria-checked=true]').count()).toBe(0);
  expect(ratings()).toHaveLength(1);
});

test('a low rating is recorded before its reasons, which may be chosen and left to go by themselves', async () => {
  await serve();
  await face(tablet, 'Không hài lòng').click();
  await expect.poll(ratings).toHaveLength(1);
  await tablet.getByRole('checkbox', { name: 'Hướng dẫn chưa rõ' }).click();
  await tablet.getByRole('checkbox', { name: 'Thái độ phục vụ' }).click();
  expect(explanations()).toHaveLength(0);
  await tablet.getByRole('heading', { name: 'Cảm ơn ông/bà đã góp ý' }).waitFor({ timeout: 12_000 });
  await expect.poll(explanations).toMatchObject([{ reasons: ['unclear_guidance', 'attitude'] }]);
});

test('own words are typed on the screen, sent with the reasons, and nothing of them is left for whoever comes next', async () => {
  const low = async (): Promise<string> => {
    const { number } = await serve();
    await expect.poll(() => tablet.locator('.rating-plate').innerText()).toBe(number);
    await tablet.waitForTimeout(400);
    await face(tablet, 'Không hài lòng').click();
    await tablet.getByRole('heading', { name: 'Điều gì làm ông/bà chưa hài lòng?' }).waitFor();
    return number;
  };
  const field = tablet.getByRole('textbox', { name: 'Ông/bà muốn nói thêm điều gì?' });
  const type = async (letters: string): Promise<void> => {
    for (const letter of letters) await face(tablet, letter === ' ' ? 'Cách' : letter).click();
  };
  const number = await low();
  await tablet.getByRole('checkbox', { name: 'Hướng dẫn chưa rõ' }).click();
  await face(tablet, 'Viết thêm vài chữ').click();
  expect(await tablet.locator('.rating-plate').innerText()).toBe(number);
  await tablet.waitForTimeout(400);
  await type('cho laux');
  await face(tablet, 'Xóa một chữ').click();
  // A real keyboard goes on where the one on the screen left off.
  await tablet.keyboard.type(' quá');
  expect(await field.inputValue()).toBe('cho lau quá');
  await face(tablet, 'Gửi ý kiến').click();
  await tablet.getByRole('heading', { name: 'Cảm ơn ông/bà đã góp ý' }).waitFor();
  await expect.poll(explanations).toMatchObject([{ reasons: ['unclear_guidance'], words: 'cho lau quá' }]);

  await low();
  await face(tablet, 'Viết thêm vài chữ').click();
  expect(await field.inputValue()).toBe('');
  await tablet.waitForTimeout(400);
  await type('bo di');
  await face(tablet, 'Không viết nữa').click();
  await tablet.getByRole('heading', { name: 'Cảm ơn ông/bà đã góp ý' }).waitFor();
  expect(await tablet.content()).not.toContain('bo di');
  expect(JSON.stringify(await context.storageState())).not.toContain('bo di');
  expect(explanations()).toHaveLength(1);
});

test('undo takes the question away, and the next one finished takes the place of the one before', async () => {
  await serve();
  await face(tablet, 'Bỏ qua').waitFor();
  const { undo } = await officer.client.resync();
  resultOf(await officer.client.say('undo', { requestId: newRequestId(), sequence: undo?.sequence ?? 0 }));
  await tablet.getByRole('heading', { name: 'Quầy 5' }).waitFor({ timeout: 1_500 });
  const { current } = await officer.client.resync();
  const again = { requestId: newRequestId(), ticketId: current?.ticketId, done: [] };
  resultOf(await officer.client.say('finish', again));
  await face(tablet, 'Hài lòng').waitFor();
  const next = await serve();
  await expect.poll(() => tablet.locator('.rating-plate').innerText()).toBe(next.number);
});

test('what the phone has said is not asked any more', async () => {
  const ticket = await serve();
  await face(tablet, 'Hài lòng').waitFor();
  const phone = await server.phoneOf(ticket.link!);
  resultOf(await phone.say('rate', { requestId: newRequestId(), score: 'neutral', faces: 4 }));
  await tablet.getByRole('heading', { name: 'Quầy 5' }).waitFor({ timeout: 1_500 });
  expect(ratings()).toHaveLength(1);
});

test('pressed with the line cut, it is kept over a reload and recorded once the line is back', async () => {
  const ticket = await serve();
  await face(tablet, 'Rất hài lòng').waitFor();
  await context.setOffline(true);
  await tablet.getByText('Mất kết nối. Ý kiến của ông/bà được giữ lại và sẽ tự gửi.').waitFor();
  await face(tablet, 'Rất hài lòng').click();
  await tablet.getByText('Ý kiến được giữ lại và sẽ tự gửi khi có kết nối.').waitFor();
  expect(ratings()).toHaveLength(0);
  await context.setOffline(false);
  await tablet.reload();
  await expect.poll(ratings, { timeout: 15_000 }).toMatchObject([{ ticketId: ticket.ticketId }]);
});

test('a keyboard rates too', async () => {
  await serve();
  await face(tablet, 'Bình thường').waitFor();
  await tablet.waitForTimeout(500);
  await tablet.keyboard.press('Tab');
  await tablet.keyboard.press('Tab');
  await tablet.keyboard.press('Tab');
  await tablet.keyboard.press('Enter');
  await expect.poll(ratings).toMatchObject([{ score: 'neutral' }]);
});

test('the ticket held up to a kiosk is asked about there, and the screen at the counter has done', async () => {
  const ticket = await serve();
  const page = await context.newPage();
  await page.setViewportSize({ width: 1080, height: 1920 });
  await page.goto(`${server.url}/kiosk`);
  await page.locator('.kiosk-shortcut').first().waitFor();
  await page.waitForTimeout(500);
  await scan(page, `${server.url}/t/${ticket.link!}`);
  await page.waitForTimeout(600);
  await face(page, 'Rất hài lòng').click();
  await page.getByText('Ý kiến đã được ghi nhận.').waitFor();
  expect(ratings()).toMatchObject([{ source: 'kiosk', score: 'very_satisfied' }]);
  await tablet.getByRole('heading', { name: 'Quầy 5' }).waitFor({ timeout: 1_500 });

  // A low one is asked why, and what was chosen is told though its citizen walks away.
  const low = await serve();
  await scan(page, `${server.url}/t/${low.link!}`);
  await face(page, 'Không hài lòng').waitFor();
  await page.waitForTimeout(400);
  await face(page, 'Không hài lòng').click();
  await page.getByRole('heading', { name: 'Điều gì làm ông/bà chưa hài lòng?' }).waitFor();
  await page.waitForTimeout(400);
  await face(page, 'Thái độ phục vụ').click();
  await face(page, 'Thời gian xử lý lâu').click();
  await page.getByRole('button', { name: /^Gửi ý kiến/ }).click();
  await page.getByRole('heading', { name: 'Cảm ơn ông/bà đã góp ý' }).waitFor();
  await expect.poll(explanations).toMatchObject([{ reasons: ['attitude', 'slow'], words: null }]);
});
