/**
 * The server side of a ticket and of a call, from command to durable answer, beside the raw transaction: with no past, a
 * long one and a very long one, and with few and many waiting. All sides take turns, one operation each.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fieldLoads } from '#server/domain/estimate.ts';
import { toCounterView } from '#server/views/counter-view.ts';
import { toDisplayView } from '#server/views/display-view.ts';
import { toKioskView } from '#server/views/kiosk-view.ts';
import { MAIN_HALL, PLAIN_SURROUNDINGS } from '#tests/support/surroundings.ts';
import { MAIN_PRINTER } from '#tests/support/ward.ts';
import { openBenchOffice, type BenchOffice } from './bench-office.ts';
import { openFloorQueue } from './floor-queue.ts';
import { inTurns, nowMs, printRow, rowOf, type Goals, type Row, type Side } from './measure.ts';
import { makePast } from './past.ts';

const OPERATIONS = 600;
/** Past the first checkpoint (1,000 pages): from then on the write-ahead log is overwritten and no longer grows the file. */
const WARM_UP = 300;
const STARTS = 30;
const LONG_PAST = 100_000;
const WAITING = [10, 200, 1_000] as const;
const USUAL_WAITING = 200;
const RAW = {
  issue: 'raw better-sqlite3: number + ticket + event, one transaction, WAL, FULL',
  call: 'raw better-sqlite3: pick by partial index + update + event, one transaction, WAL, FULL',
};
const DEEDS = ['issue', 'call'] as const;
type Deed = (typeof DEEDS)[number];

const withFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'motcua-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function floorSide(folder: string): Side<Deed> {
  const queue = openFloorQueue(path.join(folder, 'floor.db'));
  for (let index = 0; index < USUAL_WAITING; index += 1) queue.issue(index % 8);
  let index = 0;
  const timed = (work: () => unknown): number => {
    const startMs = nowMs();
    work();
    return nowMs() - startMs;
  };
  return {
    step: () => {
      index += 1;
      const call = timed(() => queue.call(index % 8, 1));
      const issue = timed(() => queue.issue(index % 8));
      return Promise.resolve([
        ['call', call],
        ['issue', issue],
      ]);
    },
    close: () => {
      queue.close();
    },
  };
}

const officeSide = (office: BenchOffice): Side<Deed> => ({
  step: async () => {
    const call = await office.call();
    await office.serve();
    const issue = await office.issue();
    return [
      ['call', call],
      ['issue', issue],
    ];
  },
  close: office.close,
});

/** Every view of the office, made once as after a commit: eight counters, the hall, a kiosk. */
const viewsSide = (office: BenchOffice): Side<'views'> => ({
  step: async () => {
    await office.call();
    const [day, at] = [office.executor.day(), office.executor.now()];
    const startMs = nowMs();
    const loads = fieldLoads(day);
    toDisplayView(day, loads, at, MAIN_HALL, PLAIN_SURROUNDINGS);
    toKioskView(day, loads, at, MAIN_PRINTER, PLAIN_SURROUNDINGS);
    for (const counterId of day.counters.keys()) toCounterView(day, counterId, at, PLAIN_SURROUNDINGS);
    const views = nowMs() - startMs;
    await office.serve();
    await office.issue();
    return [['views', views]];
  },
  close: office.close,
});

/** Opening, checking and folding; the store must not read its past for it. */
const startSide = (folder: string): Side<'start'> => ({
  step: async () => {
    const startMs = nowMs();
    const office = await openBenchOffice(folder, 0);
    const start = nowMs() - startMs;
    office.close();
    return [['start', start]];
  },
  close: () => undefined,
});

type Add = (
  name: string,
  floorName: string,
  floor: readonly number[],
  product: readonly number[],
  goals: Goals,
) => void;

async function benchDeeds(
  add: Add,
  folders: ReadonlyMap<number, string>,
  spare: readonly string[],
): Promise<void> {
  const named = new Map<string, Side<Deed>>();
  const [floorFolder = '', ...others] = spare;
  named.set('floor', floorSide(floorFolder));
  for (const [past, folder] of folders)
    named.set(`past ${String(past)}`, officeSide(await openBenchOffice(folder, USUAL_WAITING)));
  for (const [index, waiting] of WAITING.entries())
    named.set(`waiting ${String(waiting)}`, officeSide(await openBenchOffice(others[index] ?? '', waiting)));
  const of = await inTurns(named, OPERATIONS, WARM_UP);
  const pasts = [...folders.keys()];
  const noted = (count: number): string => count.toLocaleString('en');
  for (const deed of DEEDS) {
    for (const past of pasts)
      add(
        `${deed} after ${noted(past)} past tickets, ${String(USUAL_WAITING)} waiting`,
        RAW[deed],
        of('floor', deed),
        of(`past ${String(past)}`, deed),
        { goal50: 1.5, goal99: 2 },
      );
    for (const waiting of WAITING)
      add(
        `${deed} with ${noted(waiting)} waiting`,
        RAW[deed],
        of('floor', deed),
        of(`waiting ${String(waiting)}`, deed),
        { goal50: waiting === 1_000 ? null : 1.5, goal99: null },
      );
    for (const past of pasts.slice(1))
      add(
        `${deed} after ${noted(past)} past tickets`,
        'the product itself after none',
        of('past 0', deed),
        of(`past ${String(past)}`, deed),
        { goal50: 1.15, goal99: null },
      );
    add(
      `${deed} with 1,000 waiting`,
      'the product itself with 10 waiting',
      of('waiting 10', deed),
      of('waiting 1000', deed),
      { goal50: 1.5, goal99: null },
    );
  }
}

/** All rows about durable writes. `pastTickets` is the size of the very long past. */
export async function benchCommits(pastTickets: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const add: Add = (name, floorName, floor, product, goals) => {
    const row = rowOf(name, floorName, floor, product, goals);
    printRow(row);
    rows.push(row);
  };
  await withFolder(async (folder) => {
    const folders = new Map(
      [0, Math.min(LONG_PAST, pastTickets), pastTickets].map((past) => [
        past,
        path.join(folder, `past-${String(past)}`),
      ]),
    );
    for (const [past, pastFolder] of folders) {
      const startMs = nowMs();
      makePast(pastFolder, past);
      process.stdout.write(
        `a past of ${String(past)} tickets: made in ${((nowMs() - startMs) / 1e3).toFixed(1)} s\n`,
      );
    }
    const spare = ['floor', 'ten', 'usual', 'many'].map((name) => path.join(folder, name));
    for (const empty of spare) makePast(empty, 0);
    // Before anything happens in the long past's office today.
    const starts = await inTurns(
      new Map([
        ['empty', startSide(path.join(folder, 'start'))],
        ['past', startSide(folders.get(pastTickets) ?? '')],
      ]),
      STARTS,
      3,
    );
    add(
      `start-up (open, check, fold, first command) after ${String(pastTickets)} past tickets`,
      'the product itself, empty office',
      starts('empty', 'start'),
      starts('past', 'start'),
      { goal50: 1.2, goal99: null },
    );
    await benchDeeds(add, folders, spare);
    const views = await inTurns(
      new Map([
        ['few', viewsSide(await openBenchOffice(path.join(folder, 'few-seen'), 10))],
        ['many', viewsSide(await openBenchOffice(path.join(folder, 'many-seen'), 1_000))],
      ]),
      OPERATIONS,
      WARM_UP,
    );
    add(
      'all views of eight counters, hall and kiosk, 1,000 waiting',
      'the product itself with 10 waiting',
      views('few', 'views'),
      views('many', 'views'),
      { goal50: null, goal99: null },
    );
  });
  return rows;
}
