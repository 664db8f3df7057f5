/**
 * Reports beside the bare SQL that answers the same questions, in the same run; and what calls cost while one is being made.
 * The past is that of `past.ts`, spread over working days, with what reports need besides.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { DateRange, ReportErrand } from '#protocol/report.ts';
import { instantMs, type BusinessDate } from '#protocol/vocabulary.ts';
import { createReportProcess, type ReportProcess } from '#server/reports/report-process.ts';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import { openBenchOffice } from './bench-office.ts';
import { inTurns, nowMs, percentile, printRow, rowOf, sleep, type Row, type Side } from './measure.ts';
import { benchOffice, MIGRATIONS_FOLDER } from './office.ts';
import { makeReportPast } from './report-past.ts';

const ROUNDS = 8;
const WARM_UP = 1;
const CALLS = 400;
const CALL_EVERY_MS = 10;

export type ReportBench = { readonly rows: readonly Row[]; readonly loopDelayMs: object };

export async function benchReports(): Promise<ReportBench> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-bench-reports-'));
  try {
    openSqliteStore(folder, MIGRATIONS_FOLDER).close();
    const ranges = makeReportPast(path.join(folder, 'office.db'), benchOffice(8));
    const rows: Row[] = [];
    for (const [name, range] of ranges) rows.push(await beside(folder, name, range));
    const [, longest] = ranges.at(-1) ?? [];
    if (longest === undefined) throw new Error('no past was made');
    const { row, loopDelayMs } = await callsMeanwhile(folder, longest);
    for (const each of [...rows, row]) printRow(each);
    console.log('event-loop delay while calls are paced, ms', loopDelayMs);
    return { rows: [...rows, row], loopDelayMs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const processOn = (folder: string): ReportProcess =>
  createReportProcess(path.resolve('dist/report.mjs'), path.join(folder, 'office.db'));
const errandOf = (range: DateRange): ReportErrand => ({
  ...range,
  form: 'json',
  language: 'vi',
  withOfficers: true,
  today: '2031-01-01' as BusinessDate,
  now: instantMs(Date.UTC(2031, 0, 1)),
});

/** The process's whole answer against the statements alone, on connections of their own, in turns. */
async function beside(folder: string, name: string, range: DateRange): Promise<Row> {
  const reports = processOn(folder);
  const bare = bareSql(path.join(folder, 'office.db'));
  const sides = new Map<string, Side<'ms'>>([
    ['sql', timed(() => Promise.resolve(bare.run(range)), bare.close)],
    [
      'report',
      timed(
        () => reports.make(errandOf(range)),
        () => void reports.close(),
      ),
    ],
  ]);
  const measured = await inTurns(sides, ROUNDS, WARM_UP);
  const [floor, product] = [measured('sql', 'ms'), measured('report', 'ms')];
  console.log(
    `${name}: p95 ${percentile(floor, 95).toFixed(0)} ms bare SQL, ${percentile(product, 95).toFixed(0)} ms report`,
  );
  return rowOf(`a report over ${name}`, 'the bare SQL of its figures', floor, product, {
    goal50: 1.3,
    goal99: null,
  });
}

const timed = (work: () => Promise<unknown>, close: () => void): Side<'ms'> => ({
  step: async () => {
    const began = nowMs();
    await work();
    return [['ms', nowMs() - began]];
  },
  close,
});

/** What a person would write who wants the same tables: counts and spreads by field, procedure, counter, officer and hour. */
function bareSql(file: string): { readonly run: (range: DateRange) => unknown; readonly close: () => void } {
  const database = new BetterSqlite(file, { readonly: true });
  const days = "ticket_id >= ? || '/' AND ticket_id < ? || '0'";
  const groups = [
    "''",
    'field_id',
    'service_id',
    'counter_id',
    'officer_id',
    '(issued_at / 3600000 + 7) % 24',
  ];
  const spread = (of: string, by: string, from: string, where: string): string =>
    `SELECT own, count(*), min(ms) FILTER (WHERE place * 2 >= many), min(ms) FILTER (WHERE place * 10 >= many * 9), max(ms) FROM (
       SELECT ${by} AS own, ${of} AS ms, row_number() OVER (PARTITION BY ${by} ORDER BY ${of}) AS place,
         count(*) OVER (PARTITION BY ${by}) AS many FROM ${from} WHERE ${days} AND ${where}) GROUP BY own`;
  const statements = [
    ...groups.flatMap((by) => [
      `SELECT ${by}, status, is_given_up, count(*) FROM tickets WHERE ${days} GROUP BY 1, 2, 3`,
      spread(
        'waited_ms',
        by,
        'tickets',
        "first_called_at IS NOT NULL AND source <> 'walk_in' AND status <> 'open'",
      ),
    ]),
    ...["''", 'service_id', 'counter_id', 'officer_id', '(from_at / 3600000 + 7) % 24'].flatMap((by) => [
      spread('to_at - from_at', by, 'periods', "kind = 'serving' AND is_reliable"),
      `SELECT ${by}, ended_by, count(*) FROM periods WHERE ${days} AND ended_by IN ('missed', 'parked', 'transferred') GROUP BY 1, 2`,
    ]),
    `SELECT from_at / 1800000 % 48, count(*) FROM periods WHERE ${days} AND kind = 'called' GROUP BY 1`,
    `SELECT service_id, outcome, count(*) FROM outcomes WHERE ${days} GROUP BY 1, 2`,
    `SELECT score, count(*) FROM ratings WHERE ${days} GROUP BY 1`,
  ].map((sql) => database.prepare<[string, string]>(sql));
  return {
    run: ({ from, to }) => statements.map((statement) => statement.all(from, to).length),
    close: () => {
      database.close();
    },
  };
}

/** Calls paced through the real executor on the same database, with nothing else and with one report after the other. */
async function callsMeanwhile(
  folder: string,
  range: DateRange,
): Promise<{ readonly row: Row; readonly loopDelayMs: object }> {
  const office = await openBenchOffice(folder, 2_000);
  const paced = async (): Promise<{ readonly latencies: readonly number[]; readonly delay99Ms: number }> => {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const latencies: number[] = [];
    for (let call = 0; call < CALLS; call += 1) {
      const began = nowMs();
      latencies.push(await office.call());
      await office.serve();
      await sleep(Math.max(0, CALL_EVERY_MS - (nowMs() - began)));
    }
    delay.disable();
    return { latencies, delay99Ms: delay.percentile(99) / 1e6 };
  };
  await paced();
  const alone = await paced();
  const reports = processOn(folder);
  const standing = { isOver: false, made: 0 };
  const making = (async (): Promise<void> => {
    while (!standing.isOver) {
      await reports.make(errandOf(range));
      standing.made += 1;
    }
  })();
  const beside = await paced();
  standing.isOver = true;
  await making;
  await reports.close();
  office.close();
  return {
    row: rowOf(
      `calls while reports are made (${String(standing.made)} of them)`,
      'calls alone, on the same database',
      alone.latencies,
      beside.latencies,
      { goal50: null, goal99: 1.5 },
    ),
    loopDelayMs: { alone: alone.delay99Ms.toFixed(1), withReports: beside.delay99Ms.toFixed(1) },
  };
}
