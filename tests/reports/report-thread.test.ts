/** The queue of reports: each has a patience of its own, so that many slow ones end none, and one that hangs ends. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReportErrand } from '#protocol/report.ts';
import { createReportThread, ReportsBusy, type ReportThread } from '#server/reports/report-thread.ts';

/** Notes what it is asked for, and makes one report whenever it is told to: the oldest one. */
const PROGRAM = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    const asked = [];
    const orders = new BroadcastChannel('report-thread-test');
    orders.onmessage = () => parentPort.postMessage({ id: asked.shift(), bytes: new Uint8Array([asked.length]) });
    parentPort.on('message', ({ id }) => {
      asked.push(id);
      orders.postMessage('asked');
    });
  `)}`,
);
const ERRAND = {} as ReportErrand;
const SLOW_MS = 50_000;

let thread: ReportThread;
let orders: BroadcastChannel;
let asked: number;
beforeEach(() => {
  // What passes between threads is real; only patience is not waited for.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  asked = 0;
  orders = new BroadcastChannel('report-thread-test');
  orders.onmessage = () => {
    asked += 1;
  };
  thread = createReportThread(PROGRAM, 'office.db');
});
afterEach(async () => {
  vi.useRealTimers();
  orders.close();
  await thread.close();
});

/** Asks for so many reports, and waits until the thread has heard of all. */
async function ask(count: number): Promise<readonly Promise<string>[]> {
  const told = Array.from({ length: count }, () =>
    thread.make(ERRAND).then(
      () => 'made',
      (error: unknown) => String(error),
    ),
  );
  await vi.waitFor(() => {
    expect(asked).toBe(count);
  });
  return told;
}
const makeOne = (): void => {
  orders.postMessage('make the oldest one');
};

test('three that take fifty seconds each are all made: nobody’s patience runs while another one’s report is made', async () => {
  const told = await ask(3);
  for (const report of told) {
    vi.advanceTimersByTime(SLOW_MS);
    makeOne();
    expect(await report).toBe('made');
  }
});

test('one that hangs is ended with its thread, says so to all who wait, and the next one is made by another thread', async () => {
  const told = await ask(2);
  vi.advanceTimersByTime(SLOW_MS);
  makeOne();
  expect(await told[0]).toBe('made');
  vi.advanceTimersByTime(SLOW_MS + 10_000);
  expect(await told[1]).toContain('a report took too long');
  asked = 0;
  const [next] = await ask(1);
  makeOne();
  expect(await next).toBe('made');
});

test('more than sixteen at once are refused at once', async () => {
  const told = await ask(16);
  await expect(thread.make(ERRAND)).rejects.toBeInstanceOf(ReportsBusy);
  await thread.close();
  for (const report of told) expect(await report).toContain('closed');
});
