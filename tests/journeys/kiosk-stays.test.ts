import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { PrintJobId } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { openLog } from '#tests/support/log-reader.ts';
import { numberOnPlate } from './hall-pages.ts';
import { fingersOn, type Finger, type Fingers } from './kiosk-touch.ts';

/** Browsers and processes start here; a busy machine takes its time. */
const PATIENCE_MS = 90_000;
vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS });

const SIZE = { width: 1080, height: 1920 };

let browser: Browser;
let office: DemoOffice;
let context: BrowserContext;
let kiosk: Page;
let fingers: Fingers;

beforeAll(async () => {
  [browser, office] = await Promise.all([launchBrowser(), startDemoOffice()]);
});
afterAll(async () => {
  await browser.close();
  await office.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: SIZE, hasTouch: true, reducedMotion: 'reduce' });
  kiosk = await context.newPage();
  await kiosk.goto(`${office.url}/kiosk`);
  await kiosk.locator('.kiosk-shortcut').first().waitFor();
  fingers = await fingersOn(kiosk);
});
afterEach(async () => {
  await context.close();
});

const middle: Finger = { x: SIZE.width / 2, y: SIZE.height / 2 };
const beside = ({ x, y }: Finger, dx: number, dy = 0): Finger => ({ x: x + dx, y: y + dy });

/** The page as a visitor would have left it: not zoomed, not moved, nothing selected, nowhere else. */
async function standing(): Promise<unknown> {
  const state = await kiosk.evaluate(() => ({
    scale: visualViewport?.scale,
    offset: [visualViewport?.offsetLeft, visualViewport?.offsetTop, scrollX, scrollY],
    selected: getSelection()?.toString(),
    steps: history.length,
    ratio: devicePixelRatio,
  }));
  return { ...state, address: kiosk.url(), windows: context.pages().length };
}

/** What reached the page's own ears without being forbidden. */
async function hearkenTo(names: readonly string[]): Promise<() => Promise<readonly string[]>> {
  await kiosk.evaluate((wanted) => {
    const let_through: string[] = [];
    for (const name of wanted) {
      window.addEventListener(name, (event) => {
        if (!event.defaultPrevented) {
          let_through.push(event instanceof KeyboardEvent ? `${name} ${event.key}` : name);
        }
      });
    }
    Object.assign(window, { let_through });
  }, names);
  return () => kiosk.evaluate(() => (window as unknown as { let_through: string[] }).let_through);
}

test('pinch, two fingers, a long press, a swipe from the edge and a palm leave the page where it was', async () => {
  const letThrough = await hearkenTo(['contextmenu', 'dragstart', 'selectstart']);
  const before = await standing();
  await fingers.swipe([
    [beside(middle, -60), beside(middle, -400)],
    [beside(middle, 60), beside(middle, 400)],
  ]);
  await fingers.swipe([
    [beside(middle, -400), beside(middle, -40)],
    [beside(middle, 400), beside(middle, 40)],
  ]);
  await fingers.swipe([
    [middle, beside(middle, 0, -700)],
    [beside(middle, 80), beside(middle, 80, -700)],
  ]);
  await fingers.hold([{ x: 300, y: 170 }], 1_500);
  for (const [from, to] of [
    [
      { x: 1, y: 900 },
      { x: 700, y: 900 },
    ],
    [
      { x: 1_079, y: 900 },
      { x: 300, y: 900 },
    ],
    [
      { x: 540, y: 1 },
      { x: 540, y: 900 },
    ],
    [
      { x: 540, y: 1_919 },
      { x: 540, y: 900 },
    ],
  ] as const) {
    await fingers.swipe([[from, to]]);
  }
  await fingers.hold(
    Array.from({ length: 10 }, (_, index) => ({
      x: 200 + 60 * (index % 5),
      y: 220 + 40 * Math.floor(index / 5),
    })),
    400,
  );
  expect(await standing()).toEqual(before);
  expect(await letThrough()).toEqual([]);
  await kiosk.locator('.kiosk-start').waitFor();
});

test('the same pinch does enlarge a page without guards: the fingers are real', async () => {
  const page = await context.newPage();
  await page.setContent('<meta name="viewport" content="width=device-width"><p>Một Cửa</p>');
  const own = await fingersOn(page);
  await own.swipe([
    [beside(middle, -60), beside(middle, -400)],
    [beside(middle, 60), beside(middle, 400)],
  ]);
  await expect.poll(() => page.evaluate(() => visualViewport?.scale)).toBeGreaterThan(1.5);
});

test('no key of a keyboard prints, zooms, searches, saves, goes back or opens a tool', async () => {
  const letThrough = await hearkenTo(['keydown', 'beforeprint']);
  const before = await standing();
  for (const key of [
    ...['p', 's', 'f', 'o', 'n', 't', 'u', 'j', 'l', 'h', 'd', 'g', '+', '-', '0', 'a', 'c'].map(
      (letter) => `Control+${letter}`,
    ),
    ...['Control+Shift+I', 'Control+Shift+J', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'ContextMenu'],
    ...['F1', 'F3', 'F4', 'F6', 'F7', 'F10', 'F11', 'F12'],
  ]) {
    await kiosk.keyboard.press(key);
  }
  expect((await letThrough()).filter((heard) => !/ (Control|Shift|Alt)$/.test(heard))).toEqual([]);
  expect(await standing()).toEqual(before);
});

test('no wheel, no new window, no print, no link, no file laid upon it', async () => {
  const before = await standing();
  await kiosk.keyboard.down('Control');
  await kiosk.mouse.move(500, 900);
  await kiosk.mouse.wheel(0, -600);
  await kiosk.keyboard.up('Control');
  const outcomes = await kiosk.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.org/';
    link.target = '_blank';
    document.body.append(link);
    const clicked = link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    link.remove();
    const dropped = document.body.dispatchEvent(new Event('drop', { bubbles: true, cancelable: true }));
    print();
    return { clicked, dropped, opened: open('https://example.org/') };
  });
  expect(outcomes).toEqual({ clicked: false, dropped: false, opened: null });
  expect(await standing()).toEqual(before);
});

test('what would be printed of the page is nothing', async () => {
  await kiosk.emulateMedia({ media: 'print' });
  expect(await kiosk.evaluate(() => getComputedStyle(document.body).display)).toBe('none');
});

/** A series of pseudo-random numbers below 1 (mulberry32), so that a failing run can be repeated. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PRESSES = 200;
const WITHIN_MS = 10_000;
const MOST_TICKETS = 5;
/** On a slow machine every hand may have missed; a test of presses that led to nothing would prove nothing. */
const MOST_PRESSES = 5 * PRESSES;

/** The keys that are there now and lead on, what a child's hands are after; the one that leads to a number above all. */
const forwardKeys = (): Promise<readonly Finger[]> =>
  kiosk.evaluate(() =>
    [
      ...document.querySelectorAll('.kiosk-page button, .kiosk-sheet button'),
      ...Array.from({ length: 4 }, () => [
        ...document.querySelectorAll('.kiosk-page .kiosk-key-main'),
      ]).flat(),
    ].map((key) => {
      const { left, top, width, height } = key.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }),
  );

test('200 presses of many fingers give at most 5 numbers in any 10 s, and one print is in flight at a time', async () => {
  const roll = dice(20_261_129);
  const [before, papersBefore] = [eventsAfter(0).length, (await office.papers()).length];
  const startedAt = performance.now();
  const numbersGiven = (): number => eventsAfter(before).filter(({ type }) => type === 'TicketIssued').length;
  let presses = 0;
  while (presses < PRESSES || (presses < MOST_PRESSES && numbersGiven() === 0)) {
    await kiosk.waitForTimeout(Math.max(0, startedAt + (presses / PRESSES) * WITHIN_MS - performance.now()));
    const keys = await forwardKeys();
    const hand = Array.from({ length: 1 + Math.floor(roll() * 8) }, () => {
      const aimed = keys[Math.floor(roll() * keys.length)];
      return aimed !== undefined && roll() < 0.8
        ? aimed
        : { x: roll() * SIZE.width, y: roll() * SIZE.height };
    });
    await fingers.tap(hand);
    presses += hand.length;
  }
  await expect.poll(() => printing(eventsAfter(before)).at(-1)?.open, { timeout: 30_000 }).toBe(0);

  const events = eventsAfter(before);
  const issuedAt = events.flatMap(({ type, at }) => (type === 'TicketIssued' ? [at] : []));
  const inTenSeconds = issuedAt.map((from) => issuedAt.filter((at) => at >= from && at < from + WITHIN_MS));
  expect(issuedAt.length).toBeGreaterThan(0);
  expect(Math.max(...inTenSeconds.map(({ length }) => length))).toBeLessThanOrEqual(MOST_TICKETS);
  expect(Math.max(...printing(events).map(({ sending }) => sending))).toBe(1);
  const papers = papersBefore + events.flatMap(jobBegunBy).length;
  await expect.poll(async () => (await office.papers()).length, { timeout: 20_000 }).toBe(papers);
});

test('the same press again and again on "Lấy số" is one number', async () => {
  const before = eventsAfter(0).length;
  await kiosk.locator('.kiosk-shortcut').first().tap();
  const take = kiosk.getByRole('button', { name: /Tôi đã có đủ giấy tờ/ });
  // The page that has just come up takes no press yet.
  await kiosk.locator('.kiosk:not(.kiosk-settling) .kiosk-papers').waitFor();
  const box = await take.boundingBox();
  if (box === null) throw new Error('The key is not on the screen.');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await fingers.tap(Array.from({ length: 20 }, () => at));
  await numberOnPlate(kiosk);
  expect(eventsAfter(before).filter(({ type }) => type === 'TicketIssued')).toHaveLength(1);
});

function eventsAfter(sequence: number): readonly RecordedEvent[] {
  const log = openLog(office.dataFolder);
  try {
    return log.eventsAfter(sequence);
  } finally {
    log.close();
  }
}

/** The print of a number or of a list of papers that an event begins. */
function jobBegunBy(event: RecordedEvent): readonly PrintJobId[] {
  if (event.type === 'PaperOrdered') return [event.jobId];
  return event.type === 'TicketIssued' && event.ticket.printJobId !== null ? [event.ticket.printJobId] : [];
}

/** How many prints have begun and not ended, and how many of them are being sent, after each of the events. */
function printing(
  events: readonly RecordedEvent[],
): readonly { readonly open: number; readonly sending: number }[] {
  const open = new Set<PrintJobId>();
  const sending = new Set<PrintJobId>();
  return events.map((event) => {
    for (const job of jobBegunBy(event)) open.add(job);
    if (event.type === 'PrintJobReported') {
      if (event.state === 'sending') sending.add(event.jobId);
      else [open, sending].forEach((jobs) => jobs.delete(event.jobId));
    }
    return { open: open.size, sending: sending.size };
  });
}
