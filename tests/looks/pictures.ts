/** `npm run screenshots`: the pictures in `docs/`, made from the very screens in the states of their galleries. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createServer } from 'vite';
import { openFont } from '#printer/font-files.ts';
import { createSlipRenderer } from '#printer/render-slip.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { setupOf, ticketSlip } from '#tests/printer/slips.ts';
import { slipPng } from '#tests/virtual-printer/png.ts';

type Picture = {
  readonly file: string;
  readonly gallery: string;
  readonly width: number;
  readonly height: number;
};

const PICTURES: readonly Picture[] = [
  { file: 'launcher.png', gallery: 'launcher.html?state=busy', width: 1440, height: 900 },
  { file: 'kiosk.png', gallery: 'kiosk.html?state=start', width: 1080, height: 1920 },
  { file: 'kiosk-ticket.png', gallery: 'kiosk.html?state=ticket-printed', width: 1080, height: 1920 },
  { file: 'display.png', gallery: 'display.html?state=call', width: 1920, height: 1080 },
  { file: 'counter.png', gallery: 'counter.html?state=serving', width: 1440, height: 900 },
  { file: 'admin-live.png', gallery: 'admin.html?state=live', width: 1440, height: 900 },
  { file: 'admin-slip.png', gallery: 'admin.html?state=slip', width: 1440, height: 900 },
  { file: 'phone.png', gallery: 'phone.html?state=soon', width: 390, height: 844 },
];
const DOCS_FOLDER = 'docs';

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
    for (const { file, gallery: address, width, height } of PICTURES) {
      const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
      const faults: Error[] = [];
      page.on('pageerror', (fault) => faults.push(fault));
      await page.goto(new URL(`tests/looks/${address}`, origin).href, { waitUntil: 'networkidle' });
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(SETTLE_MS);
      if (faults[0] !== undefined) throw faults[0];
      await page.screenshot({ path: path.join(DOCS_FOLDER, file) });
      await page.close();
      process.stdout.write(`${path.join(DOCS_FOLDER, file)}\n`);
    }
  } finally {
    await browser.close();
    await gallery.close();
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
