/**
 * A display that nobody touches for an hour of the busiest kind, 2,000 calls; `SOAK_MINUTES=480` for a working day, fewer for a
 * first look. Three in four come at once, as when people stand before the counter; the others wait to hear their number.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TicketId } from '#protocol/vocabulary.ts';
import { openColleague, takeNumbers, type Colleague } from '#tests/journeys/protocol-people.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';

const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 60);
const MS_PER_CALL = 1_800;
const CALLS = Math.round((MINUTES * 60_000) / MS_PER_CALL);
/** What the page keeps for ever, it keeps after these; only then can growth be told from settling in. */
const WARM_UP_CALLS = Math.min(100, Math.round(CALLS / 5));
const MOST_GROWTH_BYTES = 20 * 1_024 * 1_024;
/** Thirty seconds young, and a sentence of twenty. */
const HEARD_WITHIN_MS = 50_000;
/** A sentence of three calls lasts up to fourteen seconds: at this pace the loudspeaker has time for one in four, and a reserve. */
const HEARD_EVERY = 4;
/** From the call to the service of who stands before the counter. */
const COMES_AT_ONCE_MS = 700;
const KIOSKS = 4;
const TOLD_EVERY = 200;
/**
 * One of each field, so that no series comes near its last number, 999; as many wait for each as that no counter waits for
 * anybody.
 */
const SERVICES = [
  'certified-copy',
  'birth-registration',
  'household-business-registration',
  'social-pension',
  'land-certificate-exchange',
  'temporary-residence',
  'result-collection',
] as const;
const FEWEST_WAITING = 10;
const OFFICERS = [
  ['1', 'minh'],
  ['2', 'lan'],
  ['3', 'hanh'],
  ['4', 'tuan'],
  ['5', 'thao'],
  ['6', 'khanh'],
  ['7', 'yen'],
  ['8', 'son'],
] as const;

// The calls alone take all the minutes; a quarter of an hour is for what comes before and after.
vi.setConfig({ testTimeout: (MINUTES + 15) * 60_000 });

describe(`${String(CALLS)} calls in ${String(MINUTES)} minutes at one display`, () => {
  let browser: Browser;
  let office: DemoOffice;
  beforeAll(async () => {
    [browser, office] = await Promise.all([launchBrowser({ canSoundUnasked: true }), startDemoOffice()]);
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  test('no call is dropped, and the page grows by less than 20 MB', async () => {
    const officers = await Promise.all(
      OFFICERS.map(([counterId, username]) =>
        openColleague(office, counterId, username, `quay${counterId}-thu`),
      ),
    );
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    let loads = 0;
    page.on('load', () => (loads += 1));
    await page.goto(`${office.url}/display`);
    await page.locator('.hall').waitFor();
    const heapBytes = await heapMeter(page);

    let called = 0;
    const servicesOf = new Map<TicketId, string>();
    const waiting = new Map<string, number>();
    let heard = 0;
    let superseded = 0;
    const dropped: string[] = [];
    let beganBytes = 0;

    const fillLines = async (): Promise<void> => {
      const wishes = SERVICES.flatMap((serviceId) => {
        const lacking = FEWEST_WAITING - (waiting.get(serviceId) ?? 0);
        return Array.from({ length: Math.max(0, lacking) }, () => ({ serviceId }));
      });
      for (const { ticketId, serviceId } of await takeNumbers(office, KIOSKS, wishes)) {
        servicesOf.set(ticketId, serviceId);
        waiting.set(serviceId, (waiting.get(serviceId) ?? 0) + 1);
      }
    };
    const keepLinesFull = async (): Promise<void> => {
      while (called < CALLS) {
        await fillLines();
        await pause(MS_PER_CALL);
      }
    };
    const megabytes = (bytes: number): string => (bytes / 1_024 / 1_024).toFixed(1);
    /** A run that breaks off has at least said this. */
    const tell = (calls: number, bytes: number): void => {
      process.stdout.write(
        `soak: ${String(calls)} calls, ${String(heard)} awaited and heard, ${String(superseded)} came at once, ` +
          `${String(dropped.length)} dropped; heap ${megabytes(beganBytes)} MB, now ${megabytes(bytes)} MB\n`,
      );
    };
    await fillLines();
    const beganAtMs = performance.now();
    const work = async (officer: Colleague): Promise<void> => {
      while (called < CALLS) {
        const index = called;
        called += 1;
        await pause(beganAtMs + index * MS_PER_CALL - performance.now());
        const { ticketId, number } = await officer.callNext();
        const serviceId = servicesOf.get(ticketId) ?? '';
        waiting.set(serviceId, (waiting.get(serviceId) ?? 0) - 1);
        if (index === WARM_UP_CALLS) beganBytes = await heapBytes();
        if (index % TOLD_EVERY === TOLD_EVERY - 1) tell(index + 1, await heapBytes());
        if (index % HEARD_EVERY !== 0) {
          await pause(COMES_AT_ONCE_MS);
          superseded += 1;
        } else if (await officer.isHeardWithin(HEARD_WITHIN_MS)) heard += 1;
        else dropped.push(number);
        await officer.serve(ticketId);
      }
    };
    await Promise.all([keepLinesFull(), ...officers.map(work)]);
    const endedBytes = await heapBytes();
    for (const officer of officers) officer.close();

    tell(called, endedBytes);
    expect(dropped).toEqual([]);
    expect(heard + superseded).toBe(CALLS);
    expect(errors).toEqual([]);
    // A page that was loaded anew would have lost its growth with it.
    expect(loads).toBe(1);
    expect(endedBytes - beganBytes).toBeLessThan(MOST_GROWTH_BYTES);
  });
});

const pause = (durationMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, durationMs)));

/** How to measure what the page's scripts keep alive, in bytes, after everything else has been thrown away. */
async function heapMeter(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const used = metrics.find(({ name }) => name === 'JSHeapUsedSize');
    if (used === undefined) throw new Error('the browser does not say how large its heap is');
    return used.value;
  };
}
