import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';

const HOUR_MS = 3_600_000;
const STEP_MS = 60_000;
/** As for every screen that nobody sits at. */
const MOST_GROWTH_BYTES = 20_000_000;

let browser: Browser;
let office: DemoOffice;
beforeAll(async () => {
  browser = await launchBrowser();
  office = await startDemoOffice();
});
afterAll(async () => {
  await browser.close();
  await office.close();
});

async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** Lets the page's own clock run on; between two steps the page hears what real time has brought. */
async function letTimePass(page: Page, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += STEP_MS) {
    await page.clock.runFor(STEP_MS);
  }
}

test('left alone in English with large text, a day later it stands at its start in Vietnamese, as large as ever', async () => {
  const context = await browser.newContext({
    viewport: { width: 1080, height: 1920 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${office.url}/kiosk`);
  await page.locator('.kiosk-shortcut').first().waitFor();

  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Easier to use' }).click();
  await page.getByRole('button', { name: 'Largest' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.locator('.kiosk-shortcut').first().click();
  await page.locator('.kiosk-papers').waitFor();

  // The office closes for the night and takes its server with it.
  await office.stopServer('SIGTERM');
  await letTimePass(page, 3 * 60_000);
  await page.locator('.kiosk-start').waitFor();
  expect(await page.locator('.kiosk').getAttribute('lang')).toBe('vi');
  expect(await page.locator('.kiosk-large').count()).toBe(0);
  const heapBefore = await heapBytes(page);
  const startedAt = await page.evaluate(() => performance.now());

  await letTimePass(page, 24 * HOUR_MS);

  expect((await page.evaluate(() => performance.now())) - startedAt).toBeGreaterThanOrEqual(24 * HOUR_MS);
  await page.getByText('Tạm thời chưa lấy số được ở đây').waitFor();
  await page.locator('.kiosk-start').waitFor();
  expect(await page.locator('.kiosk').getAttribute('lang')).toBe('vi');
  expect(await page.locator('[role=dialog], [role=alertdialog]').count()).toBe(0);
  expect((await heapBytes(page)) - heapBefore).toBeLessThan(MOST_GROWTH_BYTES);

  // In the morning it serves again by itself.
  await office.startServer();
  await page.clock.resume();
  await page.getByText('Tạm thời chưa lấy số được ở đây').waitFor({ state: 'detached', timeout: 60_000 });
  await page.locator('.kiosk-shortcut').first().click();
  await page.locator('.kiosk-papers').waitFor();
  await context.close();
});
