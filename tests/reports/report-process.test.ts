/** The queue of reports: each has a patience of its own, so that many slow ones end none, and one that hangs ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReportErrand } from '#protocol/report.ts';
import { createReportProcess, ReportsBusy, type ReportProcess } from '#server/reports/report-process.ts';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { MIGRATIONS_FOLDER } from '#tests/support/migrations-folder.ts';

/** Notes in its folder what it is asked for, and makes the oldest report for each `make-…` that it finds there. */
const PROGRAM = `
  import { readdirSync, rmSync, writeFileSync } from 'node:fs';
  const folder = process.argv[2];
  const waiting = [];
  let asked = 0;
  process.on('message', ({ id }) => {
    waiting.push(id);
    asked += 1;
    writeFileSync(folder + '/asked-' + String(process.pid) + '-' + String(asked), '');
  });
  setInterval(() => {
    for (const order of readdirSync(folder).filter((name) => name.startsWith('make-'))) {
      rmSync(folder + '/' + order);
      process.send({ id: waiting.shift(), bytes: new Uint8Array([waiting.length]) });
    }
  }, 5);
  process.once('disconnect', () => process.exit());
`;
const ERRAND = {} as ReportErrand;
const SLOW_MS = 50_000;

let folder: string;
let reports: ReportProcess;
let asked: number;
let ordered: number;
beforeEach(() => {
  // What passes between processes is real; only patience is not waited for.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  [asked, ordered] = [0, 0];
  folder = temporaryFolder();
  const program = path.join(folder, 'program.mjs');
  writeFileSync(program, PROGRAM);
  reports = createReportProcess(program, folder);
});
afterEach(async () => {
  vi.useRealTimers();
  await reports.close();
});

const heard = (): readonly string[] => readdirSync(folder).filter((name) => name.startsWith('asked-'));

/** Asks for so many reports, and waits until the process has heard of all. */
async function ask(count: number): Promise<readonly Promise<string>[]> {
  const told = Array.from({ length: count }, () =>
    reports.make(ERRAND).then(
      () => 'made',
      (error: unknown) => String(error),
    ),
  );
  asked += count;
  await vi.waitFor(() => expect(heard()).toHaveLength(asked), { timeout: 20_000 });
  return told;
}
const makeOne = (): void => {
  ordered += 1;
  writeFileSync(path.join(folder, `make-${String(ordered)}`), '');
};
const isAlive = (pid: string): boolean => {
  try {
    process.kill(Number(pid), 0);
  } catch {
    return false;
  }
  // One that nobody has buried yet is dead all the same.
  return process.platform !== 'linux' || !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
};

test('three that take fifty seconds each are all made: nobody’s patience runs while another one’s report is made', async () => {
  const told = await ask(3);
  for (const report of told) {
    vi.advanceTimersByTime(SLOW_MS);
    makeOne();
    expect(await report).toBe('made');
  }
});

test('one that hangs is ended with its process, says so to all who wait, and the next one is made by another', async () => {
  const told = await ask(2);
  vi.advanceTimersByTime(SLOW_MS);
  makeOne();
  expect(await told[0]).toBe('made');
  vi.advanceTimersByTime(SLOW_MS + 10_000);
  expect(await told[1]).toContain('a report took too long');
  const [next] = await ask(1);
  makeOne();
  expect(await next).toBe('made');
  const pids = new Set(heard().map((name) => name.split('-')[1] ?? ''));
  expect(pids.size).toBe(2);
  await reports.close();
  await vi.waitFor(() => expect([...pids].filter(isAlive)).toEqual([]));
});

test('one that dies under a report says so, and the next one is made by another', async () => {
  const [told] = await ask(1);
  process.kill(Number(heard()[0]?.split('-')[1]), 'SIGKILL');
  expect(await told).toContain('the process of reports ended');
  const [next] = await ask(1);
  makeOne();
  expect(await next).toBe('made');
});

test('one that hangs does not outlive its server', async () => {
  vi.useRealTimers();
  const place = (name: string): string => path.join(folder, name);
  // In a loop it hears of nothing any more.
  writeFileSync(
    place('hangs.mjs'),
    `import { writeFileSync } from 'node:fs';
     process.on('message', () => { writeFileSync(${JSON.stringify(place('pid'))}, String(process.pid)); for (;;); });`,
  );
  await build({
    entryPoints: [path.resolve('server/reports/report-process.ts')],
    outfile: place('reports.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  writeFileSync(
    place('server.mjs'),
    `import { existsSync } from 'node:fs';
     import { createReportProcess } from './reports.mjs';
     createReportProcess(${JSON.stringify(place('hangs.mjs'))}, '').make({}).catch(() => {});
     setInterval(() => { if (existsSync(${JSON.stringify(place('pid'))})) process.exit(70); }, 10);`,
  );
  const server = spawn(process.execPath, [place('server.mjs')], { stdio: 'inherit' });
  expect(await once(server, 'exit')).toEqual([70, null]);
  const pid = readFileSync(place('pid'), 'utf8');
  try {
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5_000 });
  } finally {
    if (isAlive(pid)) process.kill(Number(pid), 'SIGKILL');
  }
});

test('more than sixteen at once are refused at once', async () => {
  const told = await ask(16);
  await expect(reports.make(ERRAND)).rejects.toBeInstanceOf(ReportsBusy);
  await reports.close();
  for (const report of told) expect(await report).toContain('closed');
});

test.runIf(process.platform === 'linux')(
  'the real one gives way to everything else, and to calls',
  async () => {
    vi.useRealTimers();
    openSqliteStore(folder, MIGRATIONS_FOLDER).close();
    const children = (): readonly string[] =>
      readFileSync(`/proc/self/task/${String(process.pid)}/children`, 'utf8')
        .split(' ')
        .filter(Boolean);
    const before = new Set(children());
    const real = createReportProcess(path.resolve('dist/report.mjs'), path.join(folder, 'office.db'));
    await expect(real.make(ERRAND)).rejects.toThrow('no office is set up');
    const [pid = ''] = children().filter((child) => !before.has(child));
    // proc(5): field 19 of stat is the nice value, the 17th behind the name.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    expect(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]).toBe('19');
    expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).toContain('--single-threaded');
    await real.close();
    expect(isAlive(pid)).toBe(false);
  },
);
