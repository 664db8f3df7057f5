/** The process: configuration in, one line out when ready, signals and exit codes. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { FastifyBaseLogger } from 'fastify';
import { pino, type DestinationStream } from 'pino';
import { SYSTEM_CLOCK } from './app/clock.ts';
import { hashPassword } from './app/credentials.ts';
import { newOfficer } from './app/people.ts';
import { ConfigurationWrong, readConfig, type Config } from './config.ts';
import { makePast } from './demonstration-past.ts';
import { createLog } from './log.ts';
import type { Demonstration } from './open-demonstration.ts';
import { startServer, type RunningServer } from './server.ts';
import { restoreFrom } from './setup/restore-from.ts';
import { startSetup } from './setup/setup-server.ts';
import { DEMONSTRATION_MARK, folderToServe, kindOfFolder } from './storage/office-folder.ts';
import { DATABASE_NAME, openSqliteStore } from './storage/sqlite-store.ts';
import { StorageFailed, StoreUnusable, type Store } from './storage/store.ts';
import { createBackupThread } from './app/backup-round.ts';
import { createPrinterDesk } from './app/printer-desk.ts';
import { seedOffice } from './app/office.ts';
import { createCatalogueThread } from './app/catalogue-files.ts';
import { openMdnsWire } from './app/https/mdns-wire.ts';
import { createClipThread } from './app/speech-clip.ts';
import { createReportProcess } from './reports/report-process.ts';
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
const migrationsFolder = path.join(distFolder, 'migrations');

/** Written before the process ends, whatever ends it. */
const standardError = (): DestinationStream => pino.destination({ dest: 2, sync: true });

async function main(): Promise<void> {
  let config = readConfig(process.env);
  const logger = createLog({ level: config.logLevel }, standardError());
  if (config.demonstration === null) {
    const dataFolder = folderToServe(config.dataFolder);
    if (dataFolder !== config.dataFolder)
      logger.warn({ dataFolder }, 'the office lies in a folder of its own');
    config = { ...config, dataFolder };
  }
  let store = openSqliteStore(config.dataFolder, migrationsFolder);
  if (config.demonstration !== null) await seedDemonstration(store, config);
  else if (store.officeSettings() === null) {
    const made = await setUp(config, store, logger);
    ({ store } = made);
    config = { ...config, port: made.port };
  }
  const reports = createReportProcess(
    path.join(distFolder, 'report.mjs'),
    path.join(config.dataFolder, DATABASE_NAME),
  );
  const server = await startServer({
    ...config,
    store,
    clock: SYSTEM_CLOCK,
    logger,
    screensFolder: path.join(distFolder, 'screens'),
    openMdns: config.hasNetworkName ? openMdnsWire : null,
    onAddresses: tellNetwork,
    firstPrinting: firstPrinting(config.printerConnection),
    printerAgent: new URL('./printer-agent.mjs', import.meta.url),
    printerDesk: createPrinterDesk(new URL('./printer-desk.mjs', import.meta.url)),
    makeClip: createClipThread(new URL('./speech-clip.mjs', import.meta.url)),
    runBackups: createBackupThread(new URL('./backup.mjs', import.meta.url)),
    catalogueErrands: createCatalogueThread(new URL('./catalogue-files.mjs', import.meta.url)),
    makeReport: reports.make,
    demonstration: config.demonstration === null ? null : demonstration(config.demonstration.paperPort),
    onFatal: () => process.exit(EXIT_RESTART),
  });
  const close = async (): Promise<void> => {
    await Promise.all([server.close(), reports.close()]);
  };
  endOnSignals(config, { close }, () => store);
  const { name } = server.executor.day().settings;
  tell({ listening: server.url, office: config.demonstration === null ? name.vi : null });
  const { addresses, plainAddresses } = server.https.standing();
  tellNetwork([...addresses, ...plainAddresses]);
}

/** What whoever started this process reads: one line of JSON each. */
type Told =
  | { readonly listening: string; readonly office: string | null }
  /** Where other machines find the office, as soon as that is known. */
  | { readonly network: readonly string[] }
  /** The wizard of a folder without an office, and its code. */
  | { readonly listening: string; readonly setupCode: string }
  /** The other kind of office is wanted in this one's place; `scripts/start.mjs` sees to it. */
  | { readonly wants: 'demonstration' | 'office' };

const tell = (told: Told): void => {
  process.stdout.write(`${JSON.stringify(told)}\n`);
};

/** Nothing where only this machine finds the office. */
function tellNetwork(addresses: readonly string[]): void {
  const network = addresses.filter((address) => !address.includes('//localhost'));
  if (network.length > 0) tell({ network });
}

/**
 * Resolves once somebody has set the office up in the browser, with the port on which the office is then expected and the
 * store it is in: another one than before where a backup was put in the folder's place.
 */
async function setUp(
  config: Config,
  empty: Store,
  logger: FastifyBaseLogger,
): Promise<{ readonly port: number; readonly store: Store }> {
  let store = empty;
  const { dataFolder } = config;
  const setup = await startSetup({
    ...config,
    store: () => store,
    restore: (folder) => {
      store.close();
      try {
        return restoreFrom(folder, { dataFolder, migrationsFolder, at: SYSTEM_CLOCK.now() }, logger);
      } finally {
        store = openSqliteStore(dataFolder, migrationsFolder);
      }
    },
    clock: SYSTEM_CLOCK,
    logger,
    screensFolder: path.join(distFolder, 'screens'),
    onDemonstration: config.hasStartProgram
      ? () => {
          tell({ wants: 'demonstration' });
        }
      : null,
  });
  const stopEnding = endOnSignals(config, setup, () => store);
  tell({ listening: setup.url, setupCode: setup.code });
  await setup.finished;
  stopEnding();
  return { port: Number(new URL(setup.url).port), store };
}

/** Throws `ConfigurationWrong` where a real office lies: its data is never mixed, nor opened by accounts that everybody knows. */
async function seedDemonstration(
  store: Store,
  { printerConnection, dataFolder, demonstration: wanted }: Config,
): Promise<void> {
  if (kindOfFolder(dataFolder) === 'office')
    throw new ConfigurationWrong(
      `${dataFolder} giữ một cơ quan thật; bản chạy thử cần DATA_DIR riêng. / ${dataFolder} holds a real office; the demonstration needs a DATA_DIR of its own.`,
    );
  writeFileSync(path.join(dataFolder, DEMONSTRATION_MARK), '');
  seedOffice(store, DEMO_SEED.office, SYSTEM_CLOCK.now());
  followVirtualPrinter(store, printerConnection);
  const missing = DEMO_SEED.officers.filter(({ username }) => store.officerByUsername(username) === null);
  await Promise.all(
    missing.map(async ({ username, displayName, password, role, counterId }) => {
      const officerId = username as OfficerId;
      const passwordHash = await hashPassword(password);
      const officer = newOfficer({ officerId, username, displayName, passwordHash, role });
      store.saveOfficer({ ...officer, usualCounterId: counterId });
    }),
  );
  if (wanted?.hasPast === true) await makePast({ store, dataFolder, now: SYSTEM_CLOCK.now() });
}

/** The demonstration's printer may listen elsewhere at each start; one that somebody set up at the desk is left alone. */
function followVirtualPrinter(store: Store, connection: PrinterConnection | null): void {
  const printing = store.printingSettings();
  if (printing === null || connection === null) return;
  const isVirtual = ({ connection: known }: PrinterSettings): boolean =>
    known.kind === 'tcp' && known.host === LOOPBACK;
  const [first] = printing.printers;
  if (first === undefined || !isVirtual(first)) return;
  if (isDeepStrictEqual(first.connection, connection)) return;
  const printers = printing.printers.map((printer) =>
    printer === first ? { ...printer, connection } : printer,
  );
  const entry = {
    at: SYSTEM_CLOCK.now(),
    officerId: null,
    deed: 'settings_changed',
    subject: 'printing',
  } as const;
  store.recorded({ ...entry, before: { printers: printing.printers }, after: { printers } }, () => {
    store.savePrintingSettings({ ...printing, printers });
  });
}

function demonstration(paperPort: number | null): Demonstration {
  const { counters } = DEMO_SEED.office;
  const numberOf = new Map(counters.map(({ counterId, number }) => [counterId, number]));
  return {
    accounts: DEMO_SEED.officers.map(({ username, password, displayName, counterId, role }) => ({
      username,
      password,
      displayName,
      role,
      counterNumber: counterId === null ? null : (numberOf.get(counterId) ?? null),
    })),
    newcomerCounters: counters
      .filter(({ counterId, kind }) => kind === 'service' && !SIMULATED_COUNTER_IDS.includes(counterId))
      .map(({ number }) => number),
    receptionDesk: counters.find(({ kind }) => kind === 'reception')?.number ?? null,
    paperPort,
    onSetUp: () => {
      tell({ wants: 'office' });
    },
    createCrowd: (door) =>
      createCrowdProcess(fileURLToPath(new URL('./citizens.mjs', import.meta.url)), door),
  };
}

/** Ends everything when asked to. Answers with what takes that back. */
function endOnSignals(config: Config, server: Pick<RunningServer, 'close'>, store: () => Store): () => void {
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    // What hangs is cut off: every answer given is already on the disk.
    setTimeout(() => process.exit(0), CLOSE_PATIENCE_MS).unref();
    void server.close().finally(() => {
      store().close();
      process.exit(0);
    });
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  if (config.stopsOnStdinEnd) process.stdin.resume().on('end', end).on('error', end);
  return () => {
    process.off('SIGINT', end).off('SIGTERM', end);
    process.stdin.off('end', end).off('error', end);
  };
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
  createLog({ level: 'fatal' }, standardError()).fatal({ err: error }, 'the process ends: a bug');
  process.exit(EXIT_RESTART);
});

main().catch((error: unknown) => {
  const sentence = explanation(error);
  process.stderr.write(
    `${sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
  );
  process.exit(sentence === null ? EXIT_RESTART : EXIT_CONFIGURATION);
});
