/** The real display, opened by the start script in a real browser, hangs; and is there again without anybody's help. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { chooseBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { createScreenWorld, isRunning, type ScreenWorld } from '#tests/scripts/screen-world.ts';

const PATIENCE_MS = 60_000;
const HANG_SECONDS = 5;

let office: DemoOffice;
let world: ScreenWorld;
beforeAll(async () => {
  office = await startDemoOffice();
  world = createScreenWorld();
});
afterAll(async () => {
  await world.close();
  await office.close();
});

/** The page that the start script has opened, by the port that the script itself uses. */
async function openedPage(): Promise<{ readonly page: Page; readonly leave: () => Promise<void> }> {
  const port = await vi.waitFor(
    () => {
      const [first = ''] = readFileSync(path.join(world.profile, 'DevToolsActivePort'), 'utf8').split('\n');
      expect(first).toMatch(/^\d+$/);
      return first;
    },
    { timeout: PATIENCE_MS, interval: 200 },
  );
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await vi.waitFor(
    () => {
      const found = browser
        .contexts()
        .flatMap((context) => context.pages())
        .find((candidate) => candidate.url().startsWith(office.url));
      expect(found).toBeDefined();
      return found!;
    },
    { timeout: PATIENCE_MS, interval: 200 },
  );
  return { page, leave: () => browser.close() };
}

describe.skipIf(process.platform === 'win32')('a display that nobody sits at', () => {
  test(
    'is left alone while it is well, and opened anew when its page hangs',
    { timeout: 240_000 },
    async () => {
      const { executablePath, args, env } = await chooseBrowser();
      // The script's own programs would not run with the browser's libraries: only the browser is told of them.
      const needed = ['LD_LIBRARY_PATH', 'FONTCONFIG_PATH'].filter((name) => env[name] !== undefined);
      const settings = needed.map((name) => `${name}='${env[name]!}'`).join(' ');
      const asItself = `exec env ${settings} '${executablePath}' "$@"`;
      const script = world.startScreen(office.url, 'display', asItself, {
        HANG_SECONDS: String(HANG_SECONDS),
        BROWSER_FLAGS: [...args, '--headless'].join(' '),
      });
      const first = await openedPage();
      await first.page.locator('.hall').waitFor({ timeout: PATIENCE_MS });
      const enrolledAs = await first.page.evaluate(() => localStorage.getItem('motcua.device.display'));
      await new Promise((resolve) => setTimeout(resolve, 2_000 * HANG_SECONDS));
      expect(world.starts()).toHaveLength(1);
      expect(await first.page.title()).toMatch(/^Màn hình gọi số – Một Cửa \[\d+\]$/);

      void first.page
        .evaluate(() => {
          for (;;);
        })
        .catch(() => 'the page went away with its browser');
      await script.saying(new RegExp(`no sign of life for ${HANG_SECONDS} s`), PATIENCE_MS);
      await world.started(2);
      await first.leave();
      expect(isRunning(world.starts()[0]!.processId)).toBe(false);

      const second = await openedPage();
      await second.page.locator('.hall').waitFor({ timeout: PATIENCE_MS });
      // It is the same device as before, and asks nobody to restore anything.
      expect(await second.page.evaluate(() => localStorage.getItem('motcua.device.display'))).toBe(
        enrolledAs,
      );
      await second.leave();
      script.process.kill('SIGTERM');
      expect(await script.ended).toBe(0);
      for (const { processId } of world.starts()) expect(isRunning(processId)).toBe(false);
    },
  );
});
