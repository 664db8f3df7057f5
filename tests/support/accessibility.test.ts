import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';
import { launchBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('a key without a name and grey words on grey are found in each state that a page is brought into', async () => {
  const page = await browser.newPage();
  const whole = '<main><h1>Lấy số</h1><button>Chứng thực</button></main>';
  await page.setContent(`<!doctype html><html lang="vi"><title>Quầy</title>${whole}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.evaluate(() => {
    document.querySelector('button')?.replaceChildren();
    document.querySelector('h1')?.setAttribute('style', 'color: #aaa; background: #bbb');
  });
  expect(await accessibilityFaults(page)).toEqual(['button-name: button', 'color-contrast: h1']);
  expect(await accessibilityFaults(page, ['color-contrast'])).toEqual(['color-contrast: h1']);
});
