/** The administrator turns https on; one machine does not trust it yet and says so, another does and takes its kiosk over. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TrustFacts } from '#protocol/https.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { openHall, seesText, signInAtDesk, takeNumber } from './hall-pages.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 90_000 });

const browsers: Browser[] = [];
let office: DemoOffice;
beforeAll(async () => {
  office = await startDemoOffice();
});
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await office.close();
});
const launch = async (...extraArguments: readonly string[]): Promise<Browser> => {
  const browser = await launchBrowser({ extraArguments });
  browsers.push(browser);
  return browser;
};

test('https is turned on with one press, and a device that trusts it brings its screens along', async () => {
  const first = await openHall(await launch(), office);
  const desk = await first.openDesk();
  await signInAtDesk(desk, '#secure');
  await desk.getByRole('button', { name: 'Bật kết nối bảo mật' }).click();
  await seesText(desk, '.secure-standing', 'Đang bật');
  const facts = (await (await fetch(`${office.url}/trust/facts`)).json()) as TrustFacts;
  const atDesk = (await desk.locator('.secure-fingerprint').innerText()).replace(/\s/g, '');
  expect(atDesk).toBe(facts.fingerprint?.replaceAll(':', ''));

  const stranger = await first.context.newPage();
  await stranger.goto(`${office.url}/tin-cay`);
  await stranger.getByRole('button', { name: 'Thử ngay' }).click();
  await seesText(stranger, '.trust-verdict', 'chưa tin cậy');

  // As start-screen does where no store of certificates can be written; everything else is judged as ever.
  const second = await launch(`--ignore-certificate-errors-spki-list=${facts.publicKeyHash ?? ''}`);
  const hall = await openHall(second, office);
  const kiosk = await hall.openKiosk();
  await kiosk.locator('.kiosk-shortcut').first().waitFor();
  await kiosk.goto(`${office.url}/tin-cay`);
  await seesText(kiosk, '.trust-verdict', 'đã tin cậy');
  await kiosk.getByRole('button', { name: 'Chuyển 1 màn hình' }).click();
  await seesText(kiosk, '.trust-moved', 'Đã chuyển');
  expect(new URL(kiosk.url()).origin).toBe(`https://127.0.0.1:${String(facts.port)}`);
  await kiosk.getByRole('link', { name: '/kiosk', exact: true }).click();
  expect(await takeNumber(kiosk, 'Sao y')).toMatch(/\d{3}/);
  expect(await kiosk.evaluate(() => [location.protocol, isSecureContext])).toEqual(['https:', true]);
  // What crossed the network before is worth nothing now.
  const old = await hall.context.newPage();
  await old.goto(`${office.url}/tin-cay`);
  const answer = await old.evaluate(async () => {
    const token = localStorage.getItem('motcua.device.kiosk') ?? '';
    return (await fetch('/pair/move', { method: 'POST', headers: { 'x-device-token': token } })).status;
  });
  expect(answer).toBe(401);
});
