/** The real server in this process: real store on a temporary folder, real ports, real sockets; only the clock is ours. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Answer } from '#protocol/messages.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { PrintingSettings } from '#protocol/printing.ts';
import type { QueueRules } from '#protocol/queue-rules.ts';
import type { KioskTicket } from '#protocol/views.ts';
import {
  durationMs,
  instantMs,
  type CounterId,
  type DeviceId,
  type DeviceRole,
  type OfficerId,
  type PrinterId,
  type RequestId,
  type Role,
  type ServiceId,
} from '#protocol/vocabulary.ts';
import { DEMO_OFFICE, DEMO_PEOPLE } from '#demo/office.ts';
import { doBackupRound } from '#server/app/backup-round.ts';
import { newOfficer } from '#server/app/people.ts';
import { doCatalogueErrand, type CatalogueErrands } from '#server/app/catalogue-files.ts';
import { hashPassword } from '#server/app/credentials.ts';
import type { FileServiceSettings } from '#server/app/file-lookup/file-service.ts';
import { doReportErrand } from '#server/reports/errand.ts';
import { openReportMaker } from '#server/reports/make-report.ts';
import { clipOfSpeech } from '#server/app/speech-clip.ts';
import type { SpeechCommands } from '#server/app/speech-program.ts';
import { hashToken, newToken } from '#server/app/tokens.ts';
import { createLog } from '#server/log.ts';
import { startServer, type RunningServer } from '#server/server.ts';
import { DATABASE_NAME, openSqliteStore } from '#server/storage/sqlite-store.ts';
import type { Store } from '#server/storage/store.ts';
import { createDeskStandIn, type DeskStandIn } from './desk-stand-in.ts';
import { knock, type GatewayClient, type Knock, type KnockOptions } from './gateway-client.ts';
import { createSettableClock, type SettableClock } from './settable-clock.ts';
import { ONE_PRINTER } from './surroundings.ts';

const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../server/storage/migrations/', import.meta.url));
/** A Monday morning in Minh Phụng, 08:00. */
export const OPENING_TIME = instantMs(Date.UTC(2026, 2, 2, 1, 0, 0));

export type GatewayServerOptions = {
  /** 0, the default, lets a kiosk press as fast as it can. */
  readonly kioskPaceMs?: number;
  readonly clock?: SettableClock;
  /** Where TLS is served once it is turned on; the system's choice unless given. */
  readonly httpsPort?: number;
  /** Names the server is told it is known by. */
  readonly ownNames?: readonly string[];
  /** Where the built screens are; an empty folder unless given. */
  readonly screensFolder?: string;
  /** With the demonstration's routes; its crowd does nothing but count. */
  readonly isDemonstration?: boolean;
  /** The store as the server sees it, for faults of the disk. */
  readonly wrapStore?: (store: Store) => Store;
  /** Rules of the queue in place of the demonstration's own. */
  readonly rules?: Partial<QueueRules>;
  /** Fields whose numbers come from a paper roll. */
  readonly rollFields?: readonly string[];
  /** Accounts to make, by username; those of counters 3 and 5 unless given. */
  readonly officers?: readonly string[];
  /** How the office prints before anybody has said otherwise; one printer, `main`, unless given. */
  readonly firstPrinting?: PrintingSettings;
  /** A folder that an earlier server left; it is kept when this one is closed. */
  readonly dataFolder?: string;
  /** The office's own speech programs; none unless given. */
  readonly speechCommands?: SpeechCommands;
  /** Where files are looked up; in the imported list unless given. */
  readonly fileService?: FileServiceSettings;
  /** `info` unless given. */
  readonly logLevel?: 'trace';
  /** What reads and writes files of catalogues; in this thread unless given. */
  readonly catalogueErrands?: CatalogueErrands;
};

/** One enrolled device. */
export type Enrolled = { readonly deviceId: DeviceId; readonly token: string };

/** An officer or supervisor at work: the socket, and the secret a reload would come back with. */
export type SignedInClient<R extends 'counter' | 'admin' = 'counter'> = {
  readonly client: GatewayClient<R>;
  readonly sessionToken: string;
};

export type GatewayServer = {
  readonly url: string;
  readonly port: number;
  readonly running: RunningServer;
  readonly store: Store;
  readonly clock: SettableClock;
  readonly dataFolder: string;
  /** What stands in for the printer's thread. */
  readonly desk: DeskStandIn;
  /** Every line logged so far. */
  readonly logLines: readonly string[];
  /** Faults that would have ended the process. */
  readonly fatalErrors: readonly unknown[];
  /** How many citizens the crowd was asked for, order by order. */
  readonly crowdOrders: readonly number[];
  /** Sequence of the last recorded event: what changes when anything does. */
  readonly sequence: () => number;
  /** `standsAt`: the counter of a counter's device, or the printer of an agent; `main` unless given. */
  readonly enrol: (role: DeviceRole, standsAt?: string, deviceId?: string) => Enrolled;
  readonly knock: <R extends Role>(options: KnockOptions & { readonly role: R }) => Promise<Knock<R>>;
  /** Connects an enrolled device, or throws the refusal; resolves after the first view. */
  readonly connect: <R extends DeviceRole>(
    role: R,
    device: Enrolled,
    sessionToken?: string,
  ) => Promise<GatewayClient<R>>;
  /** Opens the page of a ticket on a phone, or throws the refusal; resolves after the first view. */
  readonly phoneOf: (link: string) => Promise<GatewayClient<'phone'>>;
  /** Connects a device of a counter and signs its officer in. */
  readonly officerAt: (counterId: string, username: string, device?: Enrolled) => Promise<SignedInClient>;
  /** Connects a supervisor's desk and signs the supervisor in. */
  readonly adminAt: (username: string, device?: Enrolled) => Promise<SignedInClient<'admin'>>;
  /** Takes a number for a service of the field. */
  readonly takeTicket: (kiosk: GatewayClient<'kiosk'>, fieldId?: string) => Promise<KioskTicket>;
  readonly close: () => Promise<void>;
};

/** A fresh requestId, as a screen makes one. */
export const newRequestId = (): RequestId => randomBytes(16).toString('base64url') as RequestId;

/** The first service of a field. */
export function serviceOfField(fieldId: string): ServiceId {
  const service = DEMO_OFFICE.services.find((candidate) => candidate.fieldId === fieldId);
  if (service === undefined) throw new Error(`the office has no service in ${fieldId}`);
  return service.serviceId;
}

/** The password of a demonstration account. */
export function passwordOf(username: string): string {
  const officer = DEMO_PEOPLE.find((candidate) => candidate.username === username);
  if (officer === undefined) throw new Error(`no account ${username}`);
  return officer.password;
}

/** The result of an answer that must be good; throws its refusal otherwise. */
export function resultOf<T>(answer: Answer<unknown>): T {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  return answer.result as T;
}

/** `ok`, or the code of the refusal. */
export const codeOf = (answer: Answer<unknown>): string => (answer.ok ? 'ok' : answer.refusal.code);

/** Starts it. The caller closes it: that ends every socket, the server and the store, and removes the folder. */
export async function startGatewayServer(options: GatewayServerOptions = {}): Promise<GatewayServer> {
  const dataFolder = options.dataFolder ?? mkdtempSync(path.join(tmpdir(), 'motcua-gateway-'));
  const clock = options.clock ?? createSettableClock(OPENING_TIME);
  const store = openSqliteStore(dataFolder, MIGRATIONS_FOLDER);
  const settings: OfficeSettings = {
    ...DEMO_OFFICE,
    kioskPaceMs: durationMs(options.kioskPaceMs ?? 0),
    rules: { ...DEMO_OFFICE.rules, ...options.rules },
    fields: DEMO_OFFICE.fields.map((field) =>
      options.rollFields?.includes(field.fieldId) === true ? { ...field, numbering: 'roll' } : field,
    ),
  };
  store.saveOfficeSettings(settings);
  await addOfficers(store, options.officers ?? ['hanh', 'thao']);
  const logLines: string[] = [];
  const fatalErrors: unknown[] = [];
  const crowdOrders: number[] = [];
  const desk = createDeskStandIn();
  const running = await startServer({
    host: '127.0.0.1',
    port: 0,
    httpsPort: options.httpsPort ?? 0,
    openMdns: null,
    ownNames: options.ownNames ?? [],
    dataFolder,
    screensFolder: options.screensFolder ?? dataFolder,
    store: options.wrapStore?.(store) ?? store,
    clock,
    logger: createLog(
      // Without times and process numbers: whoever looks for digits in it must find only what was said.
      { level: options.logLevel ?? 'info', base: null, timestamp: false },
      { write: (line: string) => logLines.push(line) },
    ),
    firstPrinting: options.firstPrinting ?? ONE_PRINTER,
    printerAgent: null,
    printerDesk: desk,
    speechCommands: options.speechCommands ?? {},
    makeClip: (sound) => Promise.resolve(clipOfSpeech(sound)),
    fileService: options.fileService ?? null,
    catalogueErrands: options.catalogueErrands ?? doCatalogueErrand,
    runBackups: (errand) => Promise.resolve(doBackupRound(errand)),
    makeReport: async (errand) => {
      const maker = openReportMaker(path.join(dataFolder, DATABASE_NAME));
      try {
        return await doReportErrand(maker, errand);
      } finally {
        maker.close();
      }
    },
    demonstration: options.isDemonstration === true ? demonstration(crowdOrders) : null,
    onFatal: (error) => fatalErrors.push(error),
  });
  const { url } = running;
  const clients: { readonly close: () => void }[] = [];

  const knockHere = async <R extends Role>(
    knocking: KnockOptions & { readonly role: R },
  ): Promise<Knock<R>> => {
    const knocked = await knock<R>(url, knocking);
    clients.push(knocked.isOpen ? knocked.client : { close: () => knocked.socket.io.engine.close() });
    return knocked;
  };
  const enrol: GatewayServer['enrol'] = (role, standsAt, deviceId = `${role}-${newToken().slice(0, 8)}`) => {
    const token = newToken();
    const isPrinter = role === 'printer';
    const device = { deviceId: deviceId as DeviceId, role, name: deviceId };
    const counterId = isPrinter || standsAt === undefined ? null : (standsAt as CounterId);
    const printerId = isPrinter ? ((standsAt ?? 'main') as PrinterId) : null;
    store.addDevice({ ...device, counterId, printerId }, hashToken(token), clock.now());
    return { deviceId: device.deviceId, token };
  };
  const letIn = async <R extends Role>(
    knocking: KnockOptions & { readonly role: R },
  ): Promise<GatewayClient<R>> => {
    const knocked = await knockHere(knocking);
    if (!knocked.isOpen) throw new Error(`not let in: ${knocked.refusal}`);
    await knocked.client.viewWhere(() => true);
    return knocked.client;
  };
  const connect: GatewayServer['connect'] = (role, device, sessionToken) => {
    const session = sessionToken === undefined ? {} : { sessionToken };
    return letIn({ role, auth: { deviceToken: device.token, ...session } });
  };
  const signedIn = async <R extends 'counter' | 'admin'>(
    client: GatewayClient<R>,
    username: string,
  ): Promise<SignedInClient<R>> => {
    const credentials = { username, password: passwordOf(username) };
    const answer = await client.say('signIn', { requestId: newRequestId(), ...credentials });
    return { client, sessionToken: resultOf<{ sessionToken: string }>(answer).sessionToken };
  };

  return {
    url,
    port: Number(new URL(url).port),
    running,
    store,
    clock,
    dataFolder,
    desk,
    logLines,
    fatalErrors,
    crowdOrders,
    sequence: () => running.executor.day().sequence,
    enrol,
    knock: knockHere,
    connect,
    phoneOf: (link) => letIn({ role: 'phone', auth: { link } }),
    officerAt: async (counterId, username, device = enrol('counter', counterId)) =>
      signedIn(await connect('counter', device), username),
    adminAt: async (username, device = enrol('admin')) => {
      const desk = await signedIn(await connect('admin', device), username);
      await desk.client.viewWhere(({ isLocked }) => !isLocked);
      return desk;
    },
    takeTicket: async (kiosk, fieldId = 'certification') => {
      const input = {
        requestId: newRequestId(),
        serviceId: serviceOfField(fieldId),
        priorityId: null,
        language: 'vi',
      };
      return resultOf<KioskTicket>(await kiosk.say('issueTicket', input));
    },
    close: async () => {
      for (const client of clients) client.close();
      await running.close();
      store.close();
      if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** By password: the hash is costly by design, and these are the same for every server of a file. */
const hashes = new Map<string, Promise<string>>();
const hashOnce = (password: string): Promise<string> => {
  const known = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, known);
  return known;
};

async function addOfficers(store: Store, usernames: readonly string[]): Promise<void> {
  const officers = DEMO_PEOPLE.filter(({ username }) => usernames.includes(username));
  await Promise.all(
    officers.map(async ({ username, displayName, password, role }) => {
      const passwordHash = await hashOnce(password);
      const officerId = username as OfficerId;
      store.saveOfficer(newOfficer({ officerId, username, displayName, passwordHash, role }));
    }),
  );
}

function demonstration(orders: number[]): NonNullable<Parameters<typeof startServer>[0]['demonstration']> {
  const nobody = { running: false, citizens: 0, arrived: 0, served: 0, missed: 0 };
  return {
    accounts: [],
    newcomerCounters: [],
    receptionDesk: null,
    paperPort: null,
    onSetUp: () => undefined,
    createCrowd: () => ({
      start: (citizens) => orders.push(citizens),
      stop: () => undefined,
      status: () => nobody,
    }),
  };
}
