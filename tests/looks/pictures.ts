/** `npm run screenshots`: the pictures in `docs/`, made from the very screens in the states of their galleries. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { createServer } from 'vite';
import { openFont } from '#printer/font-files.ts';
import { createSlipRenderer } from '#printer/render-slip.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { setupOf, ticketSlip } from '#tests/printer/slips.ts';
import { STATES_OF_LAYOUT } from './display-states.ts';
import { slipPng } from '#tests/virtual-printer/png.ts';

type Picture = {
  readonly file: string;
  readonly gallery: string;
  readonly width: number;
  readonly height: number;
  readonly isPrinted?: true;
};

const PICTURES: readonly Picture[] = [
  { file: 'launcher.png', gallery: 'launcher.html?state=busy', width: 1440, height: 900 },
  { file: 'kiosk.png', gallery: 'kiosk.html?state=start', width: 1080, height: 1920 },
  { file: 'kiosk-ticket.png', gallery: 'kiosk.html?state=ticket-printed', width: 1080, height: 1920 },
  { file: 'display.png', gallery: 'display.html?state=call', width: 1920, height: 1080 },
  { file: 'display-rush.png', gallery: 'display.html?state=rush', width: 1920, height: 1080 },
  { file: 'display-idle.png', gallery: 'display.html?state=before-hours', width: 1920, height: 1080 },
  { file: 'display-stale.png', gallery: 'display.html?state=stale-muted', width: 1920, height: 1080 },
  { file: 'display-upright.png', gallery: 'display.html?state=call', width: 1080, height: 1920 },
  { file: 'display-next.png', gallery: 'display.html?state=next', width: 1920, height: 1080 },
  { file: 'display-summary.png', gallery: 'display.html?state=summary', width: 1920, height: 1080 },
  { file: 'display-counter.png', gallery: 'display.html?state=counter-called', width: 1280, height: 800 },
  { file: 'counter.png', gallery: 'counter.html?state=serving', width: 1440, height: 900 },
  { file: 'admin-live.png', gallery: 'admin.html?state=live', width: 1440, height: 900 },
  { file: 'admin-slip.png', gallery: 'admin.html?state=slip', width: 1440, height: 900 },
  { file: 'admin-services.png', gallery: 'admin.html?state=services-changed', width: 1440, height: 900 },
  { file: 'admin-start.png', gallery: 'admin.html?state=start-voice', width: 1440, height: 900 },
  { file: 'setup.png', gallery: 'setup.html?state=counters', width: 1440, height: 900 },
  { file: 'setup-restore.png', gallery: 'setup.html?state=restore', width: 1440, height: 900 },
  { file: 'phone.png', gallery: 'phone.html?state=soon', width: 390, height: 844 },
  { file: 'poster-phone.png', gallery: 'poster.html?state=service-code', width: 390, height: 844 },
  // A4 at 96 dots per inch, as the browser prints it.
  { file: 'poster.png', gallery: 'admin.html?state=posters', width: 794, height: 1123, isPrinted: true },
];
const DOCS_FOLDER = 'docs';

/** Every state of every layout in one picture per shape of the screen, as small as the farthest seat sees them. */
const WALL_SHEETS = [
  { file: 'display-states.png', layouts: ['hall'], width: 1920, height: 1080 },
  { file: 'display-states-upright.png', layouts: ['hall'], width: 1080, height: 1920 },
  { file: 'display-boards.png', layouts: ['next', 'summary'], width: 1920, height: 1080 },
  { file: 'display-boards-upright.png', layouts: ['next', 'summary'], width: 1080, height: 1920 },
  { file: 'display-counters.png', layouts: ['counter'], width: 1280, height: 800 },
  { file: 'display-counters-upright.png', layouts: ['counter'], width: 800, height: 1280 },
] as const satisfies readonly {
  readonly file: string;
  readonly layouts: readonly (keyof typeof STATES_OF_LAYOUT)[];
  readonly width: number;
  readonly height: number;
}[];
/**
 * A wall of 55 inches is 1.22 m wide: at ten metres 7 degrees, what a picture of 230 pixels takes up on a desk screen
 * (96 dots per inch) at half a metre.
 */
const FAR_WIDTH_PX = 230;
const SHEET_WIDTH_PX = 1_300;

/** Long enough for fonts and the entrance of a page; everything then stands still. */
const SETTLE_MS = 1_500;

async function photographScreens(): Promise<void> {
  const gallery = await createServer({
    configFile: 'tests/looks/vite.config.ts',
    server: { host: '127.0.0.1', port: 0 },
  });
  await gallery.listen();
  const origin = gallery.resolvedUrls?.local[0] ?? '';
  const browser = await launchBrowser();
  try {
    for (const { file, gallery: address, width, height, isPrinted } of PICTURES) {
      const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
      const faults: Error[] = [];
      page.on('pageerror', (fault) => faults.push(fault));
      if (isPrinted === true) await page.emulateMedia({ media: 'print' });
      await page.goto(new URL(`tests/looks/${address}`, origin).href, { waitUntil: 'networkidle' });
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(SETTLE_MS);
      if (faults[0] !== undefined) throw faults[0];
      await page.screenshot({ path: path.join(DOCS_FOLDER, file) });
      await page.close();
      process.stdout.write(`${path.join(DOCS_FOLDER, file)}\n`);
    }
    await photographWalls(browser, origin);
  } finally {
    await browser.close();
    await gallery.close();
  }
}

/** Draws all states of some layouts on one page, each at its real size, shrunk as a whole. */
async function photographWalls(browser: Browser, origin: string): Promise<void> {
  for (const { file, layouts, width, height } of WALL_SHEETS) {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    const shrunk = (FAR_WIDTH_PX * width) / Math.max(width, height);
    const figures: string[] = [];
    for (const state of layouts.flatMap((layout) => Object.keys(STATES_OF_LAYOUT[layout]))) {
      // Only what stands behind the # differs: the page is loaded once.
      await page.goto(new URL(`tests/looks/display.html#state=${state}`, origin).href);
      await page.locator(`body[data-state="${state} vi"] main`).waitFor();
      await page.evaluate(() => document.fonts.ready);
      const picture = (await page.screenshot()).toString('base64');
      figures.push(
        `<figure><img width="${shrunk}" src="data:image/png;base64,${picture}"><figcaption>${state}</figcaption></figure>`,
      );
    }
    const sheet = await browser.newPage({ viewport: { width: SHEET_WIDTH_PX, height: 100 } });
    await sheet.setContent(
      `<style>body{margin:12px;display:flex;flex-wrap:wrap;gap:14px;font:12px sans-serif}figure{margin:0}img{display:block}</style>${figures.join('')}`,
      { waitUntil: 'load' },
    );
    await sheet.screenshot({ path: path.join(DOCS_FOLDER, file), fullPage: true });
    await sheet.close();
    await page.close();
    process.stdout.write(`${path.join(DOCS_FOLDER, file)}\n`);
  }
}

async function photographPaper(): Promise<void> {
  const bitmap = await createSlipRenderer(openFont())(ticketSlip(), setupOf());
  const file = path.join(DOCS_FOLDER, 'paper.png');
  await writeFile(file, slipPng(bitmap));
  process.stdout.write(`${file}\n`);
}

await mkdir(DOCS_FOLDER, { recursive: true });
await photographScreens();
await photographPaper();
process.exit(0);
