import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { launchBrowser, systemBrowser } from '#tests/support/browser.ts';
import type {} from './pip-page.tsx';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

const openOfficersPage = async (): Promise<Page> => {
  // The browser's own sizes: an emulated one would be the small window's too.
  const context = await browser.newContext({ viewport: null });
  const opened = await context.newPage();
  // Wide enough for the full page: the headless browser’s own window is as narrow as a side panel.
  const browserWindow = await context.newCDPSession(opened);
  const { windowId } = await browserWindow.send('Browser.getWindowForTarget');
  await browserWindow.send('Browser.setWindowBounds', { windowId, bounds: { width: 1_440, height: 900 } });
  await opened.goto(`${inject('galleries')}tests/counter-ui/pip-page.html`);
  await opened.getByRole('group', { name: 'Thao tác' }).waitFor();
  return opened;
};
beforeEach(async () => {
  page = await openOfficersPage();
});
afterEach(() => page.context().close());

/** Presses O in the page and answers with the window that came. */
const openPip = async (): Promise<Page> => {
  const coming = page.context().waitForEvent('page');
  await page.keyboard.press('o');
  const pip = await coming;
  await pip.locator('.pip').waitFor();
  return pip;
};
const sent = (): Promise<readonly string[]> => page.evaluate(() => window.stage.sent.map(({ name }) => name));
const show = (view: 'idle' | 'called' | 'muted' | 'serving'): Promise<void> =>
  page.evaluate((name) => {
    window.stage.show(name);
  }, view);
const passTime = (ms: number): Promise<void> =>
  page.evaluate((by) => {
    window.stage.deskClockMs += by;
  }, ms);

describe('the small window', () => {
  test('is 320 × 180, dressed like the page, and says whose it is', async () => {
    const pip = await openPip();
    expect(await page.evaluate(() => window.stage.pipSizes)).toEqual([{ width: 320, height: 180 }]);
    // A browser that draws no windows of its own gives every one the size of a page.
    if (systemBrowser() === undefined) await pip.setViewportSize({ width: 320, height: 180 });
    expect(await pip.evaluate(() => [innerWidth, innerHeight])).toEqual([320, 180]);
    expect(await pip.title()).toBe('Quầy 3');
    expect(await pip.evaluate(() => document.documentElement.lang)).toBe('vi');
    const look = await pip.locator('.pip-number').evaluate((number) => {
      const { fontSize, fontWeight, fontFamily } = getComputedStyle(number);
      return { fontSize, fontWeight, isOurs: fontFamily.includes('Be Vietnam Pro') };
    });
    expect(look).toEqual({ fontSize: '64px', fontWeight: '800', isOurs: true });
  });

  test('opens by its button too, once', async () => {
    const coming = page.context().waitForEvent('page');
    const entry = page.getByRole('button', { name: 'Cửa sổ nhỏ' }).first();
    await entry.click();
    const pip = await coming;
    await pip.locator('.pip').waitFor();
    await entry.click();
    expect(page.context().pages()).toHaveLength(2);
  });

  test('shows what the page shows, at once', async () => {
    const pip = await openPip();
    await pip.getByText('Số tiếp, đã chờ').waitFor();
    await show('called');
    await pip.getByText('Đã gọi lần 1').waitFor();
    await show('muted');
    await pip.getByText('Màn hình sảnh đang tắt tiếng').waitFor();
    await pip.keyboard.press('k');
    await pip.getByText('Tiếp', { exact: false }).waitFor();
    expect(await pip.getByText('Đã biết').count()).toBe(0);
    await page.evaluate(() => {
      window.stage.cutOff();
    });
    await pip.getByText('lúc mất kết nối').waitFor();
  });

  test('closed by the officer, it can be opened again', async () => {
    const first = await openPip();
    await first.close();
    const second = await openPip();
    expect(await second.getByText('Gọi tiếp').count()).toBe(1);
  });

  test('goes with the officer and with the page', async () => {
    const first = await openPip();
    const isFirstGone = first.waitForEvent('close');
    await page.evaluate(() => {
      window.stage.endSession();
    });
    await isFirstGone;
    await page.reload();
    await page.getByRole('group', { name: 'Thao tác' }).waitFor();
    const second = await openPip();
    const isSecondGone = second.waitForEvent('close');
    await page.reload();
    await isSecondGone;
  });
});

describe('a key', () => {
  test('pressed in the small window is one command of the same desk', async () => {
    const pip = await openPip();
    await pip.keyboard.press('1');
    expect(await sent()).toEqual(['callNext']);
    await show('called');
    await pip.getByText('Đã gọi lần 1').waitFor();
    await pip.keyboard.press('3');
    await pip.getByRole('button', { name: 'Vắng mặt' }).click();
    expect(await sent()).toEqual(['callNext', 'startService', 'markMissed']);
  });

  test('pressed in both windows within 800 ms is one call, and after that another', async () => {
    await show('called');
    const pip = await openPip();
    await pip.getByText('Đã gọi lần 1').waitFor();
    await page.keyboard.press('2');
    await passTime(799);
    await pip.keyboard.press('2');
    await page.keyboard.press('2');
    expect(await sent()).toEqual(['recall']);
    await passTime(1);
    await pip.keyboard.press('2');
    expect(await sent()).toEqual(['recall', 'recall']);
  });

  test('that does nothing now says why where it was pressed', async () => {
    await show('serving');
    const pip = await openPip();
    await pip.getByText('Đang phục vụ').waitFor();
    await pip.keyboard.press('1');
    await pip.locator('.pip-note').waitFor();
    expect(await pip.locator('.pip-note').innerText()).toContain('Gọi tiếp');
    expect(await sent()).toEqual([]);
  });

  test('for a pause asks for the reason here and takes its digit, not the digit’s own deed', async () => {
    const pip = await openPip();
    await pip.keyboard.press('0');
    await pip.getByText('Tạm ngưng vì').waitFor();
    await pip.keyboard.press('2');
    expect(await page.evaluate(() => window.stage.sent)).toMatchObject([
      { name: 'pauseCounter', input: { reason: 'meeting' } },
    ]);
  });

  test('for what needs more room points to the page, where it is asked; Escape takes it back', async () => {
    await show('serving');
    const pip = await openPip();
    await pip.getByText('Đang phục vụ').waitFor();
    await pip.keyboard.press('6');
    await pip.getByText('làm tiếp ở cửa sổ chính', { exact: false }).waitFor();
    await page.getByRole('dialog').waitFor();
    await pip.keyboard.press('1');
    expect(await sent()).toEqual([]);
    await pip.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await pip.getByRole('button', { name: 'Hoàn thành' }).waitFor();
  });
});

test('where the browser has no such window the button says what it needs, and the next press takes that away', async () => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'documentPictureInPicture', { value: undefined });
  });
  await page.reload();
  await page.getByRole('group', { name: 'Thao tác' }).waitFor();
  await page.keyboard.press('o');
  await page.getByText('cần Chrome hoặc Edge', { exact: false }).waitFor();
  await page.keyboard.press('o');
  await page.getByText('cần Chrome hoặc Edge', { exact: false }).waitFor({ state: 'detached' });
  expect(page.context().pages()).toHaveLength(1);
});
