/**
 * An office with a printer, for the bench: the real server in a process of its own, its agent in its thread, and a kiosk's
 * and a desk's commands given to the one write path. Told by its parent `{port}` in argv; does one errand after another.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import { randomBytes } from 'node:crypto';
import { DEMO_OFFICE } from '#demo/office.ts';
import {
  durationMs,
  type DeviceId,
  type OfficerId,
  type RequestId,
  type TicketId,
} from '#protocol/vocabulary.ts';
import { SYSTEM_CLOCK } from '#server/app/clock.ts';
import { createPrinterDesk } from '#server/app/printer-desk.ts';
import { createBackupThread } from '#server/app/backup-round.ts';
import { createCatalogueThread } from '#server/app/catalogue-files.ts';
import { createClipThread } from '#server/app/speech-clip.ts';
import { firstPrinting } from '#server/app/printing.ts';
import { FIRST_PRINTER } from '#server/storage/upcast.ts';
import type { Command } from '#server/domain/commands.ts';
import { isSettled } from '#server/domain/print-jobs.ts';
import { startServer } from '#server/server.ts';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import { MIGRATIONS_FOLDER } from './office.ts';
import { nowMs, sleep } from './measure.ts';

/** What the parent may ask for, and what it is told. */
export type PaperErrand =
  /** Issues a number, printed or only told, and waits until its paper is settled. */
  | { readonly kind: 'issue'; readonly isPrinted: boolean }
  /** Prints the first number again and again, and waits for each. */
  | { readonly kind: 'reprint'; readonly count: number }
  | { readonly kind: 'measure' };
export type PaperReport = {
  /** When the commit was done, by the machine's clock. */
  readonly committedAtMs: number;
  readonly state: string | null;
  /** Since the last `measure`, in ms. */
  readonly loopDelay50Ms: number;
  readonly loopDelay99Ms: number;
  readonly residentMb: number;
};

const [port = '0'] = process.argv.slice(2);
const builtFile = (name: string): URL => pathToFileURL(path.resolve('dist', name));
const folder = mkdtempSync(path.join(tmpdir(), 'motcua-paper-'));
const store = openSqliteStore(folder, MIGRATIONS_FOLDER);
const settings = { ...DEMO_OFFICE, kioskPaceMs: durationMs(0), rules: { ...DEMO_OFFICE.rules, hours: null } };
store.saveOfficeSettings(settings);
const server = await startServer({
  host: '127.0.0.1',
  port: 0,
  httpsPort: 0,
  openMdns: null,
  ownNames: [],
  dataFolder: folder,
  screensFolder: folder,
  store,
  clock: SYSTEM_CLOCK,
  logger: pino({ level: 'silent' }),
  firstPrinting: firstPrinting({ kind: 'tcp', host: '127.0.0.1', port: Number(port) }),
  printerAgent: builtFile('printer-agent.mjs'),
  printerDesk: createPrinterDesk(builtFile('printer-desk.mjs')),
  speechCommands: {},
  makeClip: createClipThread(builtFile('speech-clip.mjs')),
  fileService: null,
  catalogueErrands: createCatalogueThread(builtFile('catalogue-files.mjs')),
  runBackups: createBackupThread(builtFile('backup.mjs')),
  makeReport: () => Promise.reject(new Error('nobody asks for reports here')),
  demonstration: null,
  onFatal: () => process.exit(70),
});
const { executor } = server;
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const services = settings.services.map(({ serviceId }) => serviceId);
let issued = 0;
let first: TicketId | null = null;

const submit = async (
  command: Command,
): Promise<{ readonly committedAtMs: number; readonly result: unknown }> => {
  const requestId = randomBytes(16).toString('base64url') as RequestId;
  const answer = await executor.submit({ requestId, fingerprint: requestId, command });
  const committedAtMs = nowMs();
  if (!answer.ok) throw new Error(answer.refusal.code);
  return { committedAtMs, result: answer.result };
};
const settled = async (): Promise<string | null> => {
  for (;;) {
    const job = executor.day().printJobs.at(-1);
    if (job === undefined || isSettled(job.state)) return job?.state ?? null;
    await sleep(1);
  }
};
const issue = async (isPrinted: boolean): Promise<Pick<PaperReport, 'committedAtMs' | 'state'>> => {
  const serviceId = services[issued % services.length];
  if (serviceId === undefined) throw new Error('no services');
  issued += 1;
  const { committedAtMs, result } = await submit({
    type: 'issueTicket',
    serviceId,
    priorityId: null,
    kioskId: 'bench' as DeviceId,
    language: 'vi',
    printerId: isPrinted ? FIRST_PRINTER : null,
    range: null,
  });
  first ??= (result as { readonly ticketId: TicketId }).ticketId;
  return { committedAtMs, state: isPrinted ? await settled() : null };
};
const reprint = async (count: number): Promise<Pick<PaperReport, 'committedAtMs' | 'state'>> => {
  let last = { committedAtMs: 0, state: null as string | null };
  for (let done = 0; done < count; done += 1) {
    const { committedAtMs } = await submit({
      type: 'reprintTicket',
      ticketId: first ?? ('' as TicketId),
      officerId: 'bench' as OfficerId,
      counterId: null,
      printerId: FIRST_PRINTER,
    });
    last = { committedAtMs, state: await settled() };
  }
  return last;
};
const carryOut = async (errand: PaperErrand): Promise<Pick<PaperReport, 'committedAtMs' | 'state'>> => {
  switch (errand.kind) {
    case 'issue':
      return issue(errand.isPrinted);
    case 'reprint':
      return reprint(errand.count);
    case 'measure':
      return { committedAtMs: 0, state: null };
    default:
      return errand satisfies never;
  }
};

process.on('message', (errand: PaperErrand) => {
  void carryOut(errand).then((done) => {
    const report: PaperReport = {
      ...done,
      loopDelay50Ms: delay.percentile(50) / 1e6,
      loopDelay99Ms: delay.percentile(99) / 1e6,
      residentMb: process.memoryUsage.rss() / 1_048_576,
    };
    if (errand.kind === 'measure') delay.reset();
    process.send?.(report);
  });
});
process.on('disconnect', () => {
  void server.close().finally(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
});
// The agent connects and asks its printer first.
await sleep(2_000);
process.send?.({ ready: true });
