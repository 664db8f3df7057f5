/** The process: configuration in, one line out when ready, signals and exit codes. */
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { pino } from 'pino';
import { SYSTEM_CLOCK } from './app/clock.ts';
import { hashPassword } from './app/credentials.ts';
import { ConfigurationWrong, readConfig, type Config } from './config.ts';
import { startServer, type Demonstration, type RunningServer } from './server.ts';
import { openSqliteStore } from './storage/sqlite-store.ts';
import { StorageFailed, StoreUnusable, type Store } from './storage/store.ts';
import { createPrinterDesk } from './app/printer-desk.ts';
import { createClipThread } from './app/speech-clip.ts';
import { firstPrinting } from './app/printing.ts';
import type { PrinterConnection, PrinterSettings } from '#protocol/printing.ts';
import type { OfficerId } from '#protocol/vocabulary.ts';
import { DEMO_SEED } from '#demo/seed.ts';
import { createCrowdProcess } from '#demo/crowd-process.ts';
import { SIMULATED_COUNTER_IDS } from '#demo/office.ts';

/** A person must change something before it can start. */
const EXIT_CONFIGURATION = 1;
/** The state could not be trusted any more; starting again folds it from the log. */
const EXIT_RESTART = 70;
const CLOSE_PATIENCE_MS = 5_000;
const LOOPBACK = '127.0.0.1';

/** This file is bundled into `dist/`, beside which everything else is built. */
const distFolder = path.dirname(fileURLToPath(import.meta.url));

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  const store = openSqliteStore(config.dataFolder, path.join(distFolder, 'migrations'));
  if (config.demonstration !== null) await seedDemonstration(store, config);
  const settings = store.officeSettings();
  if (settings === null) {
    throw new ConfigurationWrong(
      `Chưa có cơ quan nào trong ${config.dataFolder}. / No office is set up in ${config.dataFolder}.`,
    );
  }
  const server = await startServer({
    ...config,
    store,
    settings: () => settings,
    clock: SYSTEM_CLOCK,
    logger,
    screensFolder: path.join(distFolder, 'screens'),
    firstPrinting: firstPrinting(config.printerConnection),
    printerAgent: new URL('./printer-agent.mjs', import.meta.url),
    printerDesk: createPrinterDesk(new URL('./printer-desk.mjs', import.meta.url)),
    makeClip: createClipThread(new URL('./speech-clip.mjs', import.meta.url)),
    demonstration: config.demonstration === null ? null : demonstration(config.demonstration.paperPort),
    onFatal: () => process.exit(EXIT_RESTART),
  });
  endOnSignals(config, server, store);
  process.stdout.write(`${JSON.stringify({ listening: server.url })}\n`);
}

async function seedDemonstration(store: Store, { printerConnection }: Config): Promise<void> {
  if (JSON.stringify(store.officeSettings()) !== JSON.stringify(DEMO_SEED.office)) {
    store.saveOfficeSettings(DEMO_SEED.office);
  }
  followVirtualPrinter(store, printerConnection);
  const missing = DEMO_SEED.officers.filter(({ username }) => store.officerByUsername(username) === null);
  await Promise.all(
    missing.map(async ({ username, displayName, password, isSupervisor }) => {
      const officerId = username as OfficerId;
      const passwordHash = await hashPassword(password);
      store.saveOfficer({ officerId, username, displayName, passwordHash, isSupervisor });
    }),
  );
}

/** The demonstration's printer may listen elsewhere at each start; one that somebody set up at the desk is left alone. */
function followVirtualPrinter(store: Store, connection: PrinterConnection | null): void {
  const printing = store.printingSettings();
  if (printing === null || connection === null) return;
  const isVirtual = ({ connection: known }: PrinterSettings): boolean =>
    known.kind === 'tcp' && known.host === LOOPBACK;
  const [first] = printing.printers;
  if (first === undefined || !isVirtual(first)) return;
  store.savePrintingSettings({
    ...printing,
    printers: printing.printers.map((printer) => (printer === first ? { ...printer, connection } : printer)),
  });
}

function demonstration(paperPort: number | null): Demonstration {
  const { counters } = DEMO_SEED.office;
  const numberOf = new Map(counters.map(({ counterId, number }) => [counterId, number]));
  return {
    accounts: DEMO_SEED.officers.map(({ username, password, displayName, counterId, isSupervisor }) => ({
      username,
      password,
      displayName,
      isSupervisor,
      counterNumber: numberOf.get(counterId) ?? 0,
    })),
    newcomerCounters: counters
      .filter(({ counterId, kind }) => kind === 'service' && !SIMULATED_COUNTER_IDS.includes(counterId))
      .map(({ number }) => number),
    receptionDesk: counters.find(({ kind }) => kind === 'reception')?.number ?? null,
    paperPort,
    createCrowd: (door) =>
      createCrowdProcess(fileURLToPath(new URL('./citizens.mjs', import.meta.url)), door),
  };
}

function endOnSignals(config: Config, server: RunningServer, store: Store): void {
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    // What hangs is cut off: every answer given is already on the disk.
    setTimeout(() => process.exit(0), CLOSE_PATIENCE_MS).unref();
    void server.close().finally(() => {
      store.close();
      process.exit(0);
    });
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  if (config.stopsOnStdinEnd) process.stdin.resume().on('end', end).on('error', end);
}

/** What a person reads when it cannot start: one sentence, no stack. */
function explanation(error: unknown): string | null {
  if (error instanceof ConfigurationWrong || error instanceof StoreUnusable) return error.message;
  if (error instanceof StorageFailed) {
    return `Không lưu được vào ổ đĩa (đầy hoặc hỏng). / The disk is full or broken: ${error.message}`;
  }
  const { HOST: host = '127.0.0.1', PORT: port = '4100' } = process.env;
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `Cổng ${port} đang có chương trình khác dùng; chọn cổng khác bằng PORT. / Port ${port} is taken by another program; choose another with PORT.`;
    case 'EACCES':
      return `Không được phép mở cổng ${port}; chọn cổng từ 1024 trở lên. / Port ${port} may not be opened; choose one from 1024 up.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `Máy này không có địa chỉ HOST=${host}. / This machine has no address HOST=${host}.`;
    default:
      return null;
  }
}

// Node would end with 1, which means "a person must change something"; a bug is answered by starting again.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exit(EXIT_RESTART);
});

main().catch((error: unknown) => {
  const sentence = explanation(error);
  process.stderr.write(
    `${sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
  );
  process.exit(sentence === null ? EXIT_RESTART : EXIT_CONFIGURATION);
});
