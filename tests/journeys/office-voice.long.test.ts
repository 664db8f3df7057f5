/** A kiosk whose device has no voice, in a real browser: the office's speech program speaks, and hears nothing that is private. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { startGatewayServer, type GatewayServer } from '#tests/support/gateway-server.ts';
import { standInSpeech, type StandInSpeech } from '#tests/voice/stand-in-speech.ts';

const SCREENS_FOLDER = fileURLToPath(new URL('../../dist/screens/', import.meta.url));

let program: StandInSpeech;
let browser: Browser;
let server: GatewayServer;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' });
});
afterEach(async () => {
  await page.close();
  await server.close();
  program.remove();
});
const start = async (answer?: string): Promise<void> => {
  program = standInSpeech(answer);
  server = await startGatewayServer({
    speechCommands: { vi: program.command },
    screensFolder: SCREENS_FOLDER,
    isDemonstration: true,
  });
  await page.addInitScript(() => {
    const played: string[] = [];
    class HeardAudio extends Audio {
      constructor(url: string) {
        super(url);
        this.addEventListener('ended', () => played.push(url));
      }
    }
    Object.assign(window, { played, Audio: HeardAudio });
  });
  await page.goto(`${server.url}/kiosk`);
  await page.locator('.kiosk:not(.kiosk-settling) .kiosk-shortcut').first().waitFor();
};
const played = (): Promise<readonly string[]> =>
  page.evaluate(() => (window as unknown as { played: string[] }).played);
const told = (): string =>
  program
    .runs()
    .map(({ input }) => input)
    .join('');

it('a device without a voice has the office’s: each piece is fetched and played to its end', async () => {
  await start();
  await page.keyboard.press('F2');
  await expect.poll(told, { timeout: 30_000 }).toContain('Đã bật đọc to.');
  await expect.poll(async () => (await played()).length, { timeout: 30_000 }).toBeGreaterThan(0);
  await page.keyboard.press('Tab');
  await expect.poll(told, { timeout: 30_000 }).toMatch(/Sao y bản chính, nút\n/);
  expect(await page.locator('.kiosk-strip').count()).toBe(0);
  const kept = (): number => readdirSync(path.join(server.dataFolder, 'guidance')).length;
  await expect.poll(() => program.runs().length - kept()).toBe(0);
}, 60_000);

it('what is typed never reaches the program; the keys to type with do, all of them and in their order', async () => {
  await start();
  await page.keyboard.press('F2');
  await page.getByRole('button', { name: /Tìm thủ tục/ }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.kiosk-search:not(.kiosk-settling)').waitFor();
  await page.keyboard.type('zyxwvut', { delay: 150 });
  await page.locator('.kiosk-search-nothing-title').waitFor();
  const keys = await page.locator('.touch-keyboard button').evaluateAll((all) => all.length);
  const letters = (): readonly string[] => told().match(/^(?:Bàn phím[^,]*, )?[a-z0-9](?=, nút)/gim) ?? [];
  await expect.poll(() => letters().length, { timeout: 40_000 }).toBeGreaterThan(Math.min(25, keys - 4));
  const onScreen = await page.locator('.touch-letter').allInnerTexts();
  const heard = letters().map((line) => line.slice(-1));
  expect(heard.map((sign) => sign.toLowerCase())).toEqual(
    onScreen
      .map((sign) => sign.trim().toLowerCase())
      .filter((sign) => sign.length === 1)
      .slice(0, heard.length),
  );
  expect(told()).not.toMatch(/zyx/);
}, 90_000);

it('a program that fails is told on the screen, and the kiosk works on by two presses', async () => {
  await start('process.exit(3);');
  await page.keyboard.press('F2');
  await page
    .locator('.kiosk-strip', { hasText: 'Máy không đọc to được lúc này.' })
    .waitFor({ timeout: 30_000 });
  await page.locator('.kiosk-shortcut').first().click();
  await page.locator('.kiosk-start').waitFor();
  await page.locator('.kiosk-shortcut').first().click();
  await page.locator('.kiosk-papers').waitFor();
  await page.keyboard.press('F2');
  await page.locator('.kiosk:not(.kiosk-spoken)').waitFor();
  expect(await page.locator('.kiosk-strip', { hasText: 'đọc to' }).count()).toBe(0);
}, 60_000);
