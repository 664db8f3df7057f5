/**
 * What the screens cost the machines they run on: bytes of a first load, first paint on a processor four times slower,
 * and the memory of a kiosk page after a thousand citizens. A real Chromium before the real server.
 */
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { openHall, numberOnPlate } from '#tests/journeys/hall-pages.ts';
import { compare, printRow, type Row } from './measure.ts';

/** A figure with the bound that it keeps to. */
export type Bounded = {
  readonly name: string;
  readonly value: number;
  readonly unit: 'KB' | 'MB' | 'nodes';
  readonly goal: number | null;
};

const KB = 1_000;
const MB = 1_000_000;
/** `performance.md`'s bounds of a first load, compressed; null: none is set. */
const SCREENS = [
  { screen: 'kiosk', path: '/kiosk', goalKb: 150, viewport: { width: 1_080, height: 1_920 } },
  { screen: 'display', path: '/display', goalKb: 120, viewport: { width: 1_920, height: 1_080 } },
  { screen: 'counter', path: '/counter/3', goalKb: null, viewport: { width: 1_440, height: 900 } },
  { screen: 'desk', path: '/admin', goalKb: null, viewport: { width: 1_440, height: 900 } },
] as const;
const PHONE = { width: 390, height: 844 } as const;
const PHONE_GOAL_KB = 60;
/** Whatever a page fetches by itself has been asked for by then. */
const AFTERWARDS_MS = 6_000;
const SLOWER = 4;
const PAINT_ROUNDS = 7;
/** One citizen in so many takes a number, the others look something up: a kiosk gives no more than its pace. */
const ONE_TAKES_A_NUMBER_OF = 5;
/** The page is at home in memory by then. */
const SETTLED_AFTER = 50;
const WORDS = ['khai sinh', 'sao y', 'so hong', 'tam tru', 'ket hon', 'nguoi cao tuoi', 'ho kinh doanh'];
/** More than this kept per page life would fill a small kiosk within a month without a restart. */
const MOST_GROWTH_MB = 5;

/** All of them; `citizens` live through one kiosk page. */
export async function benchScreens(
  citizens: number,
): Promise<{ readonly rows: readonly Row[]; readonly bounded: readonly Bounded[] }> {
  const browser = await launchBrowser();
  const office = await startDemoOffice();
  try {
    const sizes = await firstLoads(browser, office);
    const rows = await firstPaints(browser, office);
    const memory = await pageLife(browser, office, citizens);
    return { rows, bounded: [...sizes, ...memory] };
  } finally {
    await browser.close();
    await office.close();
  }
}

export const isMet = ({ value, goal }: Bounded): boolean => goal === null || value <= goal;

function printBounded(bounded: Bounded): void {
  const { name, value, unit, goal } = bounded;
  const verdict =
    goal === null ? '' : ` (goal ${String(goal)} ${unit}: ${isMet(bounded) ? 'met' : 'MISSED'})`;
  process.stdout.write(`${name}: ${value.toFixed(unit === 'nodes' ? 0 : 1)} ${unit}${verdict}\n`);
}

type Fetched = { readonly kind: 'code' | 'afterwards' | 'sounds' | 'fonts'; readonly bytes: number };

/**
 * What a browser that has never been here fetches until the page stands, each file compressed by gzip where it is text. Apart
 * from it: fonts, sounds, and what the page itself asks for afterwards (scripts and styles that its HTML does not name), so that
 * it is there before it is needed.
 */
async function firstLoads(browser: Browser, office: DemoOffice): Promise<readonly Bounded[]> {
  const measured: Bounded[] = [];
  const load = async (
    name: string,
    address: string,
    viewport: Size,
    goalKb: number | null,
  ): Promise<void> => {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    const responses: Response[] = [];
    page.on('response', (response) => responses.push(response));
    const html = (await (await page.goto(address, { waitUntil: 'load' }))?.text()) ?? '';
    await page.locator('h1').first().waitFor({ state: 'attached' });
    await page.waitForTimeout(AFTERWARDS_MS);
    const files = await Promise.all(responses.map((response) => fetchedFile(response, html)));
    await context.close();
    const kilobytes = (kind: Fetched['kind']): number =>
      files.filter((file) => file.kind === kind).reduce((sum, { bytes }) => sum + bytes, 0) / KB;
    const told = (what: string, kind: Fetched['kind'], goal: number | null): void => {
      const value = kilobytes(kind);
      if (value > 0) measured.push({ name: `${name}, ${what}`, value, unit: 'KB', goal });
    };
    told('first load without fonts and sounds', 'code', goalKb);
    told('what it fetches afterwards', 'afterwards', null);
    told('its sounds', 'sounds', null);
    told('its fonts', 'fonts', null);
  };
  for (const { screen, path, goalKb, viewport } of SCREENS)
    await load(screen, `${office.url}${path}`, viewport, goalKb);
  await load('phone: a ticket', await phoneAddress(browser, office), PHONE, PHONE_GOAL_KB);
  for (const bounded of measured) printBounded(bounded);
  return measured;
}

async function fetchedFile(response: Response, html: string): Promise<Fetched> {
  const { pathname } = new URL(response.url());
  const body = await response.body().catch(() => Buffer.alloc(0));
  if (pathname.endsWith('.woff2')) return { kind: 'fonts', bytes: body.length };
  if (pathname.endsWith('.ogg')) return { kind: 'sounds', bytes: body.length };
  const isCode = /\.(js|css)$/.test(pathname);
  return {
    kind: isCode && !html.includes(pathname) ? 'afterwards' : 'code',
    bytes: gzipSync(body, { level: 9 }).length,
  };
}

type Size = { readonly width: number; readonly height: number };

/** The page of a ticket just taken, as the server told the kiosk to draw it in a code. */
async function phoneAddress(browser: Browser, office: DemoOffice): Promise<string> {
  const { context, openKiosk } = await openHall(browser, office);
  const told: string[] = [];
  context.on('page', (page) =>
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => told.push(payload.toString())),
    ),
  );
  const kiosk = await openKiosk();
  await takeFirstShortcut(kiosk);
  await context.close();
  const link = /"link":"([^"]+)"/.exec(told.join('\n'))?.[1];
  if (link === undefined) throw new Error('the kiosk was told no link for the phone');
  return `${office.url}/t/${link}`;
}

/** From the start of the navigation to the first words on the glass, by the browser's own clock. */
async function firstPaints(browser: Browser, office: DemoOffice): Promise<readonly Row[]> {
  const context = await browser.newContext();
  // A page of words alone: what the browser and the processor need whatever we send.
  await context.route('**/only-words', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Words</title><h1>Xin chào</h1>' }),
  );
  const rows: Row[] = [];
  const phone = {
    screen: 'phone',
    path: new URL(await phoneAddress(browser, office)).pathname,
    viewport: PHONE,
  };
  for (const { screen, path, viewport } of [...SCREENS, phone]) {
    const paint = async (address: string): Promise<readonly number[]> => {
      const page = await context.newPage();
      await page.setViewportSize(viewport);
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      await page.goto(address);
      await page.locator('h1').first().waitFor({ state: 'attached' });
      const paintMs = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) => {
              const [first] = list.getEntriesByName('first-contentful-paint');
              if (first !== undefined) resolve(first.startTime);
            }).observe({ type: 'paint', buffered: true });
          }),
      );
      await page.close();
      return [paintMs];
    };
    const row = await compare(
      {
        name: `${screen}: first paint, processor ${String(SLOWER)} times slower`,
        floorName: 'a page of words without style or script',
        goal50: null,
        goal99: null,
        floor: () => paint(`${office.url}/only-words`),
        product: () => paint(`${office.url}${path}`),
      },
      PAINT_ROUNDS,
    );
    printRow(row);
    rows.push(row);
  }
  await context.close();
  return rows;
}

/** Lets citizens come to one page, one after the other, and weighs it before and after. */
async function pageLife(browser: Browser, office: DemoOffice, citizens: number): Promise<readonly Bounded[]> {
  const { context, openKiosk } = await openHall(browser, office);
  const kiosk = await openKiosk();
  const atHome = await weightAfter(context, kiosk, SETTLED_AFTER, 0);
  const after = await weightAfter(context, kiosk, citizens, SETTLED_AFTER);
  await context.close();
  const measured: readonly Bounded[] = [
    {
      name: `kiosk page after ${String(SETTLED_AFTER)} citizens`,
      value: atHome.heap / MB,
      unit: 'MB',
      goal: null,
    },
    { name: `kiosk page after ${String(citizens)} citizens`, value: after.heap / MB, unit: 'MB', goal: null },
    {
      name: 'what it kept of those between',
      value: (after.heap - atHome.heap) / MB,
      unit: 'MB',
      goal: MOST_GROWTH_MB,
    },
    { name: 'nodes it kept of them', value: after.nodes - atHome.nodes, unit: 'nodes', goal: 100 },
  ];
  for (const bounded of measured) printBounded(bounded);
  return measured;
}

type Weight = { readonly heap: number; readonly nodes: number };

async function weightAfter(
  context: BrowserContext,
  kiosk: Page,
  until: number,
  from: number,
): Promise<Weight> {
  for (let citizen = from; citizen < until; citizen += 1) {
    if (citizen % ONE_TAKES_A_NUMBER_OF === 0) await takeFirstShortcut(kiosk);
    else await lookSomethingUp(kiosk, WORDS[citizen % WORDS.length] ?? '');
    await goHome(kiosk);
  }
  const session = await context.newCDPSession(kiosk);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize: heap } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { heap, nodes };
}

async function takeFirstShortcut(kiosk: Page): Promise<void> {
  await kiosk.locator('.kiosk-shortcut').first().click();
  await kiosk.getByRole('button', { name: /Tôi đã có đủ giấy tờ/ }).click();
  await numberOnPlate(kiosk);
}

async function lookSomethingUp(kiosk: Page, words: string): Promise<void> {
  await kiosk.getByRole('button', { name: /Tìm thủ tục/ }).click();
  await kiosk.locator('.kiosk-typed-text').fill(words);
  await kiosk.locator('.kiosk-search-count [role=status]').waitFor();
  await kiosk.locator('.kiosk-procedure').first().click();
  await kiosk.locator('.kiosk-procedure').first().waitFor({ state: 'detached' });
}

async function goHome(kiosk: Page): Promise<void> {
  await kiosk
    .getByRole('button', { name: /Về đầu|Xong/ })
    .first()
    .click();
  await kiosk.locator('.kiosk-shortcut').first().waitFor();
}
