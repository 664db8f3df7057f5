/** The composition root: puts the rooms together and holds no logic of its own. */
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import type { CrowdDoor } from '#demo/crowd-process.ts';
import type { DemoAccount } from '#protocol/demo.ts';
import type { HallSettings } from '#protocol/hall.ts';
import type { PrintingSettings } from '#protocol/printing.ts';
import type { CounterId, DeviceId, PrinterId } from '#protocol/vocabulary.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Clock } from './app/clock.ts';
import { createCredentials } from './app/credentials.ts';
import { createExecutor, type Executor } from './app/execute.ts';
import { createForecaster } from './app/forecaster.ts';
import { createHall, firstHall } from './app/hall.ts';
import { openNoticeFolder } from './app/notice-folder.ts';
import { officeAddress } from './app/office-address.ts';
import { createPairing } from './app/pairing.ts';
import type { PrinterDesk } from './app/printer-desk.ts';
import { createPrinting } from './app/printing.ts';
import type { ClipMaker } from './app/speech-clip.ts';
import { createSpeechPlan } from './app/speech-phrases.ts';
import type { SpeechCommands } from './app/speech-program.ts';
import { openSpeech } from './app/speech.ts';
import { openVoiceShelf } from './app/voice-shelf.ts';
import { createTicketLinks } from './app/ticket-links.ts';
import { InvariantBroken } from './domain/invariants.ts';
import { createEmbeddedPrinters } from './embedded-printer.ts';
import { addAdminRoutes } from './gateway/admin-routes.ts';
import { EMBEDDED_AGENT } from './gateway/admin-handlers.ts';
import { createDeskGuard } from './gateway/desk-guard.ts';
import { addDemoRoutes, type Crowd } from './gateway/demo-routes.ts';
import { enrolDevice } from './gateway/enrolment.ts';
import { createHandlers } from './gateway/handlers.ts';
import { addHallRoutes } from './gateway/hall-routes.ts';
import { createHealthCheck } from './gateway/health.ts';
import { addHealthRoute, createHttpServer } from './gateway/http.ts';
import { createPace } from './gateway/pace.ts';
import { addPairRoute } from './gateway/pair-routes.ts';
import { createPresenceTracker } from './gateway/presence-tracker.ts';
import { createPublisher } from './gateway/publish.ts';
import { createSocketServer, openNamespaces } from './gateway/sockets.ts';
import type { EnrolledDevice, Store } from './storage/store.ts';

export type Demonstration = {
  readonly accounts: readonly DemoAccount[];
  readonly newcomerCounters: readonly number[];
  readonly receptionDesk: number | null;
  readonly paperPort: number | null;
  readonly createCrowd: (door: CrowdDoor) => Crowd;
};

export type ServerOptions = {
  readonly host: string;
  readonly port: number;
  readonly ownNames: readonly string[];
  readonly dataFolder: string;
  readonly screensFolder: string;
  readonly store: Store;
  readonly settings: () => OfficeSettings;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  /** What an office prints by that has not been told otherwise yet. */
  readonly firstPrinting: PrintingSettings;
  /** The built program of the agent; null = this process drives no printer. */
  readonly printerAgent: URL | null;
  /** Closed with the server. */
  readonly printerDesk: PrinterDesk;
  /** The office's own speech programs, and what makes clips of what they say. */
  readonly speechCommands: SpeechCommands;
  readonly makeClip: ClipMaker;
  readonly demonstration: Demonstration | null;
  /** The state can no longer be trusted: the process must end and fold again. */
  readonly onFatal: (error: unknown) => void;
};

export type RunningServer = {
  /** `http://host:port` as to be opened on this machine. */
  readonly url: string;
  readonly executor: Executor;
  /** Revokes a device and disconnects it. */
  readonly revokeDevice: (deviceId: DeviceId) => void;
  readonly close: () => Promise<void>;
};

const FORECAST_INTERVAL_MS = 1_000;
const NOTICES_INTERVAL_MS = 10_000;

/** Starts listening; throws what the store, the executor or the port throws. Closing does not close the store. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { store, clock, logger, ownNames, demonstration, printerDesk, onFatal } = options;
  const onFault = (error: unknown, message: string): void => {
    logger.error({ err: error }, message);
    if (error instanceof InvariantBroken) onFatal(error);
  };
  const executor = createExecutor({
    store,
    clock,
    settings: options.settings,
    onCommit: (commit) => {
      forecaster.noticed(commit);
      publisher.publish();
    },
    onFault: (error, requestIds) => {
      logger.error({ requestIds }, 'a commit failed');
      onFault(error, 'a commit failed');
    },
    defer: setImmediate,
  });
  const forecaster = createForecaster({
    executor,
    store,
    todayEvents: store.newestDayEvents(),
    monotonicMs: clock.monotonicMs,
    defer: setImmediate,
    onChanged: () => {
      publisher.publish();
    },
    onFault: (error) => {
      // No estimate is worth a restart: until it heals, people are told their place only.
      logger.error({ err: error }, 'waiting estimates could not be made or kept');
    },
  });
  const app = await createHttpServer({
    logger,
    ownNames,
    screensFolder: options.screensFolder,
    hasLauncher: demonstration !== null,
  });
  const io = createSocketServer(app.server, ownNames);
  const presence = createPresenceTracker(() => {
    publisher.publish();
  }, clock.monotonicMs);
  const noticesFolder = path.join(options.dataFolder, 'notices');
  const voiceFolder = path.join(options.dataFolder, 'voice');
  const notices = await openNoticeFolder(noticesFolder);
  const voice = await openVoiceShelf(voiceFolder);
  const speechFolder = path.join(options.dataFolder, 'speech');
  const speech = await openSpeech({
    folder: speechFolder,
    commands: options.speechCommands,
    makeClip: options.makeClip,
    log: logger,
    onClips: () => {
      publisher.publish();
    },
  });
  const speechPlan = createSpeechPlan(
    options.settings(),
    (language) => options.speechCommands[language] !== undefined,
  );
  const wantSpeech = (): void => {
    const recorded = new Set(voice.clips().map(({ clipId }) => clipId));
    speech.want(speechPlan(hall.settings().announcements, (clipId) => recorded.has(clipId)));
  };
  const onHallFiles = (): void => {
    wantSpeech();
    publisher.publish();
  };
  const hall = createHall({
    store,
    first: firstHall(options.settings()),
    notices,
    voice,
    speech,
    onChange: () => {
      wantSpeech();
      gateway.regroupDisplays();
      publisher.publish();
    },
  });
  const links = createTicketLinks(
    store,
    () => executor.day().date,
    (error) => {
      logger.error({ err: error }, "the day's key could not be kept: links to tickets end with this process");
    },
  );
  const printing = createPrinting(store, options.firstPrinting, () => {
    driveOwnPrinters();
    gateway.regroupKiosks();
    publisher.publish();
  });
  const pairing = createPairing(executor.now, clock.monotonicMs);
  const phoneAddress = (): string | null =>
    url === '' ? null : `${officeAddress(url, options.host, ownNames)}/t/`;
  const publisher = createPublisher({
    io,
    executor,
    surroundings: () => ({
      presence: presence.presence(),
      printing: printing.settings(),
      hall: hall.settings(),
      hallRevision: hall.revision(),
      phoneAddress: phoneAddress(),
      linkOf: links.linkOf,
    }),
    forecast: forecaster.forecast,
    pairedDevices: () =>
      devicesOfInterest(store, printing.settings(), hall.settings(), presence.presence().isConnected),
    endedTicket: store.endedTicket,
    monotonicMs: clock.monotonicMs,
    onFault: (error) => {
      onFault(error, 'views could not be published');
    },
  });
  const revokeDevice = (deviceId: DeviceId): void => {
    store.revokeDevice(deviceId, executor.now());
    gateway.disconnectDevice(deviceId);
    publisher.publish();
  };
  const handlers = createHandlers({
    executor,
    credentials: createCredentials(store.officerByUsername, clock),
    access: store,
    presence,
    kioskPace: createPace(options.settings().kioskPaceMs, 1, clock.monotonicMs),
    rangeFor: forecaster.rangeFor,
    printing,
    hall,
    notices,
    voice,
    speech,
    onHallFiles,
    links,
    reports: store,
    pairing,
    printerDesk,
    listenHost: options.host,
    revokeDevice,
  });
  const gateway = openNamespaces({
    io,
    executor,
    access: store,
    handlers,
    presence,
    publisher,
    printing,
    hall,
    links,
    clock,
    isDemonstration: demonstration !== null,
    onFault,
  });
  addHealthRoute(app, createHealthCheck(store, executor, clock, options.dataFolder));

  addPairRoute(app, { pairing, access: store, now: executor.now, monotonicMs: clock.monotonicMs });
  const guard = createDeskGuard(executor, store);
  addAdminRoutes(app, { executor, guard, printing, printerDesk, phoneAddress });
  addHallRoutes(app, { guard, notices, noticesFolder, voice, voiceFolder, speechFolder, onHallFiles });

  let url = '';
  const enrol = (deviceId: string, role: 'kiosk' | 'counter', counterId: CounterId | null): string =>
    enrolDevice(store, { deviceId, role, name: deviceId, counterId, printerId: null }, executor.now());
  const crowd =
    demonstration?.createCrowd({
      url: () => url,
      enrolKiosk: () => enrol('simulated-kiosk', 'kiosk', null),
      enrolCounter: (counterId) => enrol(`simulated-counter-${counterId}`, 'counter', counterId),
    }) ?? null;
  if (demonstration !== null && crowd !== null) {
    addDemoRoutes(app, {
      executor,
      access: store,
      crowd,
      accounts: demonstration.accounts,
      newcomerCounters: demonstration.newcomerCounters,
      receptionDesk: demonstration.receptionDesk,
      ownNames,
      url: () => url,
      paperUrl: () =>
        demonstration.paperPort === null ? null : `http://127.0.0.1:${String(demonstration.paperPort)}`,
    });
  }
  await app.listen({ host: options.host, port: options.port });
  const forecasts = setInterval(forecaster.tick, FORECAST_INTERVAL_MS);
  // Notices may be copied into their folder by hand.
  const noticeLooks = setInterval(() => {
    notices.refresh().then(
      (isChanged) => {
        if (isChanged) onHallFiles();
      },
      (error: unknown) => {
        onFault(error, 'the folder of notices could not be read');
      },
    );
  }, NOTICES_INTERVAL_MS);
  forecaster.tick();
  wantSpeech();
  url = urlOf(options.host, listeningPort(app.server.address(), options.port));

  const ownPrinters =
    options.printerAgent === null
      ? null
      : createEmbeddedPrinters({
          file: options.printerAgent,
          serverUrl: url,
          enrol: (printerId) =>
            enrolDevice(
              store,
              { ...embeddedAgent(printerId), role: 'printer', counterId: null, printerId },
              executor.now(),
            ),
          onFault: (error) => {
            onFault(error, 'a printer agent failed');
          },
        });
  function driveOwnPrinters(): void {
    const own = printing.settings().printers.filter((printer) => printer.agent === 'server');
    ownPrinters?.drive(own.map(({ printerId }) => printerId));
  }
  driveOwnPrinters();

  return {
    url,
    executor,
    revokeDevice,
    close: async () => {
      crowd?.stop();
      clearInterval(forecasts);
      clearInterval(noticeLooks);
      gateway.stop();
      await Promise.all([ownPrinters?.stop(), printerDesk.close(), speech.close()]);
      await io.close();
      await app.close();
      forecaster.close();
    },
  };
}

/**
 * What a supervisor sees to: agents of printers that were paired, the kiosks and counters that are there or print somewhere
 * of their own, and the displays that are there or are set up.
 */
function devicesOfInterest(
  store: Store,
  { printers }: PrintingSettings,
  { displays }: HallSettings,
  isConnected: (deviceId: DeviceId) => boolean,
): readonly EnrolledDevice[] {
  const isSetUp = new Set(displays.map(({ deviceId }) => deviceId));
  const named = new Set(printers.flatMap(({ deviceIds }) => deviceIds));
  const isThere = ({ deviceId }: EnrolledDevice): boolean => named.has(deviceId) || isConnected(deviceId);
  return [
    ...store.devicesOf('printer').filter(({ deviceId }) => !isEmbedded(deviceId)),
    ...store.devicesOf('kiosk').filter(isThere),
    ...store.devicesOf('counter').filter(isThere),
    ...store.devicesOf('display').filter(({ deviceId }) => isSetUp.has(deviceId) || isConnected(deviceId)),
  ];
}

const isEmbedded = (deviceId: DeviceId): boolean => deviceId.startsWith(EMBEDDED_AGENT);
const embeddedAgent = (printerId: PrinterId): { readonly deviceId: string; readonly name: string } => ({
  deviceId: `${EMBEDDED_AGENT}${printerId}`,
  name: `${EMBEDDED_AGENT}${printerId}`,
});

function listeningPort(address: AddressInfo | string | null, wished: number): number {
  return address === null || typeof address === 'string' ? wished : address.port;
}

/** What to type on this machine: a wildcard address is reached as localhost. */
function urlOf(host: string, port: number): string {
  const isAnyAddress = host === '0.0.0.0' || host === '::';
  const name = isAnyAddress ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${String(port)}`;
}
