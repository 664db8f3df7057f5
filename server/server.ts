/** The composition root: puts the rooms together and holds no logic of its own. */
import type { PrintingSettings } from '#protocol/printing.ts';
import type { ReportErrands } from '#protocol/report.ts';
import type { BusinessDate, DeviceId } from '#protocol/vocabulary.ts';
import { createApiKeys } from './app/api-keys.ts';
import type { Catalogue } from './app/catalogue.ts';
import { createCatalogueDesk } from './app/catalogue-desk.ts';
import { createCatalogueFiles, type CatalogueErrands } from './app/catalogue-files.ts';
import { createConfiguration } from './app/configuration.ts';
import { createCredentials } from './app/credentials.ts';
import type { Executor } from './app/execute.ts';
import type { FileServiceSettings } from './app/file-lookup/file-service.ts';
import { openFiles } from './app/file-lookup/open-files.ts';
import type { OfficeHttps } from './app/https/office-https.ts';
import { createFeedbackOffice } from './app/feedback.ts';
import { createHoursAhead } from './app/hours-ahead.ts';
import { openHall } from './app/open-hall.ts';
import { watchNotices } from './app/notice-folder.ts';
import { listeningUrl, officeAddress, portOf } from './app/office-address.ts';
import { createPairing } from './app/pairing.ts';
import type { PrinterDesk } from './app/printer-desk.ts';
import type { ClipMaker } from './app/speech-clip.ts';
import type { SpeechCommands } from './app/speech-program.ts';
import { createDayKey } from './app/day-key.ts';
import { openPeople } from './app/open-people.ts';
import { createPersonMarks } from './app/person-marks.ts';
import { createTicketLinks } from './app/ticket-links.ts';
import { InvariantBroken } from './domain/invariants.ts';
import { createEmbeddedPrinters } from './embedded-printer.ts';
import { addCatalogueRoutes } from './gateway/catalogue-routes.ts';
import { addDeskRoutes } from './gateway/desk-routes.ts';
import { devicesOfInterest } from './gateway/devices-of-interest.ts';
import { enrolAgent } from './gateway/enrolment.ts';
import { addFeedbackRoutes, createFeedbackPace } from './gateway/feedback-routes.ts';
import { createHandlers } from './gateway/handlers.ts';
import { createFilePace } from './gateway/file-routes.ts';
import { createHttpServer } from './gateway/http.ts';
import { createPace } from './gateway/pace.ts';
import { addPairRoute } from './gateway/pair-routes.ts';
import { createPresenceTracker } from './gateway/presence-tracker.ts';
import { createPublisher } from './gateway/publish.ts';
import { addReportRoutes } from './gateway/report-routes.ts';
import { createSocketServer, openNamespaces } from './gateway/sockets.ts';
import { createSpeechPace } from './gateway/speaking.ts';
import { createKeepAlive, type KeepAliveOptions } from './keep-alive.ts';
import { openHttps, type HttpsOptions } from './open-https.ts';
import { openQueue } from './open-queue.ts';
import { openSettings } from './open-settings.ts';
import { openDemonstration, type Demonstration } from './open-demonstration.ts';
import type { EnrolledDevice } from './storage/store.ts';

export type ServerOptions = KeepAliveOptions &
  HttpsOptions & {
    readonly port: number;
    /** What an office prints by that has not been told otherwise yet. */
    readonly firstPrinting: PrintingSettings;
    /** The built program of the agent; null = this process drives no printer. */
    readonly printerAgent: URL | null;
    /** Closed with the server. */
    readonly printerDesk: PrinterDesk;
    /** The office's own speech programs, and what makes clips of what they say. */
    readonly speechCommands: SpeechCommands;
    readonly makeClip: ClipMaker;
    /** Where files are looked up instead of in the imported list; null = in the list. */
    readonly fileService: FileServiceSettings | null;
    /** What reads and writes files of catalogues. */
    readonly catalogueErrands: CatalogueErrands;
    /** What makes reports, never in the way of a call. */
    readonly makeReport: ReportErrands;
    readonly demonstration: Demonstration | null;
    /** Where in the network the office is found, whenever that has become known or changed. */
    readonly onAddresses?: (addresses: readonly string[]) => void;
    /** The state can no longer be trusted: the process must end and fold again. */
    readonly onFatal: (error: unknown) => void;
  };

export type RunningServer = {
  /** `http://host:port` as to be opened on this machine. */
  readonly url: string;
  readonly executor: Executor;
  readonly catalogue: Catalogue;
  readonly https: Pick<OfficeHttps, 'look' | 'standing'>;
  /** Revokes a device and disconnects it. */
  readonly revokeDevice: (deviceId: DeviceId) => void;
  readonly close: () => Promise<void>;
};

const FORECAST_INTERVAL_MS = 1_000;

/** Starts listening; throws what the store, the executor or the port throws. Closing does not close the store. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { store, clock, logger, ownNames, demonstration, printerDesk, onFatal } = options;
  const alive = createKeepAlive(options);
  const onFault = (error: unknown, message: string): void => {
    logger.error({ err: error }, message);
    alive.noteFault();
    if (error instanceof InvariantBroken) onFatal(error);
  };
  const publish = (): void => {
    publisher.publish();
  };
  const { catalogue, office, executor, forecaster } = openQueue({
    store,
    clock,
    logger,
    onCommit: alive.noteCommit,
    // Before anybody sees a view of it.
    onOffice: () => {
      gateway.greetAgain();
      onHallFiles();
      sealDays();
    },
    onChange: publish,
    onFault,
  });
  const names = (): readonly string[] => [...ownNames, ...https.names()];
  const app = await createHttpServer({
    logger,
    ownNames: names,
    screensFolder: options.screensFolder,
    front: demonstration === null ? 'kiosk' : 'launcher',
  });
  const io = createSocketServer(app.server, names);
  const presence = createPresenceTracker(publish, clock.monotonicMs);
  const { hall, notices, voice, speech, guidance, folders, onHallFiles } = await openHall({
    store,
    dataFolder: options.dataFolder,
    office: office.settings,
    speechCommands: options.speechCommands,
    makeClip: options.makeClip,
    log: logger,
    now: executor.now,
    onSettings: () => {
      gateway.regroupDisplays();
    },
    onChange: publish,
  });
  const today = (): BusinessDate => executor.day().date;
  const dayKey = createDayKey(store, today, (error) => {
    logger.error(
      { err: error },
      "the day's key could not be kept: links to tickets and marks of persons end with this process",
    );
  });
  const links = createTicketLinks(dayKey, today);
  const persons = createPersonMarks(dayKey);
  const { printing, posters, targets, start, trialCall, bulletins, rating, feedbackSettings } = openSettings({
    store,
    executor,
    dayKey,
    isDemonstration: demonstration !== null,
    firstPrinting: options.firstPrinting,
    onPrinting: () => {
      driveOwnPrinters();
      gateway.regroupKiosks();
      publish();
    },
    onPosters: () => {
      gateway.regroupPosters();
      publish();
    },
    onChange: publish,
  });
  const timeZone = (): string => office.settings().timeZone;
  const settings = [office, printing, hall, posters, targets, rating, feedbackSettings];
  const backups = alive.openBackups(timeZone, executor.now, (noted) => {
    trail.note(noted);
  });
  const { people, trail, nameOf, onSignedOut, sealDays } = openPeople({
    store,
    executor,
    settings: [...settings, backups, start, bulletins],
    office: office.settings,
    onNoted: publish,
    onFault,
  });
  const feedback = createFeedbackOffice({
    store,
    note: trail.note,
    settings: feedbackSettings.settings,
    office: office.settings,
    now: executor.now,
  });
  const configuration = createConfiguration([...settings, backups.portable], executor.now, store);
  const files = await openFiles({
    store,
    dataFolder: options.dataFolder,
    timeZone,
    service: options.fileService,
    executor,
    clock,
    onChange: publish,
    onFault,
    onTrouble: (why) => logger.warn({ why }, 'the file look-up service could not be used'),
  });
  const pairing = createPairing(executor.now, clock.monotonicMs);
  const phoneAddress = (): string | null =>
    url === '' ? null : `${officeAddress(url, options.host, ownNames)}/t/`;
  const pairedDevices = (): readonly EnrolledDevice[] =>
    devicesOfInterest(store, printing.settings(), hall.settings(), presence.presence().isConnected);
  const publisher = createPublisher({
    io,
    executor,
    surroundings: () => ({
      presence: presence.presence(),
      printing: printing.settings(),
      hall: hall.settings(),
      hallRevision: hall.revision(),
      phoneAddress: phoneAddress(),
      fileFactor: files.lookUp.factor(),
      catalogueRevision: catalogue.published().revision,
      speechLanguages: guidance.languages,
      posters: posters.settings(),
      start: { ...start, settings: start.settings() },
      trialCall: trialCall.call(),
      rating: rating.settings(),
      takesFeedback: feedbackSettings.settings().isTakenAtKiosks,
      ...feedback.inViews,
      officeRevision: office.settings().revision,
      officeWaitsFor: office.waitsFor(),
      hallCode: posters.hallCode(),
      bulletin: bulletins.standing(),
      linkOf: links.linkOf,
      auditHead: trail.head,
    }),
    forecast: forecaster.forecast,
    pairedDevices,
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
    procedureOf: (procedureId) => catalogue.published().procedures.get(procedureId),
    executor: alive.timing(executor),
    credentials: createCredentials(store.officerByUsername, clock),
    access: store,
    presence,
    kioskPace: createPace(() => office.settings().kioskPaceMs, 1, clock.monotonicMs),
    files: files.lookUp,
    filePace: createFilePace(clock.monotonicMs),
    feedback,
    feedbackPace: createFeedbackPace(clock.monotonicMs),
    guidance,
    speechPace: createSpeechPace(clock.monotonicMs),
    rangeFor: forecaster.rangeFor,
    hoursAhead: createHoursAhead(executor, store),
    printing,
    hall,
    notices,
    voice,
    speech,
    onHallFiles,
    links,
    persons,
    posters,
    targets,
    start,
    trialCall,
    bulletins,
    rating,
    trail,
    people,
    reports: store,
    pairing,
    pairedDevices,
    onSignedOut,
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
    posters,
    persons,
    rating,
    rangeFor: forecaster.rangeFor,
    clock,
    isDemonstration: demonstration !== null,
    onFault,
  });

  const { now } = executor;
  const { monotonicMs } = clock;
  addPairRoute(app, { pairing, access: store, trail, onMoved: gateway.disconnectDevice, now, monotonicMs });
  addCatalogueRoutes(app, catalogue, executor);
  const { guard, whoAsks } = addDeskRoutes(app, {
    executor,
    access: store,
    trail,
    printing,
    printerDesk,
    phoneAddress,
    office,
    configuration,
    files,
    desk: createCatalogueDesk({
      catalogue,
      trail,
      files: createCatalogueFiles(options.catalogueErrands),
      today: () => ({ date: executor.day().date, fields: executor.day().settings.fields }),
      now: executor.now,
      nameOf,
    }),
    notices,
    voice,
    ...folders,
    onHallFiles,
  });
  const keys = createApiKeys({ store, trail, now });
  addReportRoutes(app, { guard, whoAsks, keys, makeReport: options.makeReport, executor, clock });

  const https = openHttps(options, {
    ...{ app, guard, whoAsks, trail },
    officeName: () => office.settings().name.vi,
    plainPort: () => (url === '' ? options.port : portOf(url)),
    onAddresses: () => {
      const { addresses, plainAddresses } = https.standing();
      options.onAddresses?.([...addresses, ...plainAddresses]);
    },
  });
  addFeedbackRoutes(app, {
    ...{ feedback, feedbackSettings, guard, whoAsks, ownNames: names, monotonicMs },
  });
  await alive.begin({
    ...{ app, io, executor, backups, trail, guard, whoAsks },
    eraseFeedback: feedback.eraseWords,
    https: https.standing,
  });
  await catalogue.refresh();

  let url = '';
  const crowd =
    demonstration === null
      ? null
      : openDemonstration(app, demonstration, { executor, access: store, ownNames: names, url: () => url });
  await app.listen({ host: options.host, port: options.port });
  const forecasts = setInterval(forecaster.tick, FORECAST_INTERVAL_MS);
  const stopLooking = watchNotices(notices, onHallFiles, (error) => {
    onFault(error, 'the folder of notices could not be read');
  });
  forecaster.tick();
  sealDays();
  onHallFiles();
  url = listeningUrl(options.host, app.server.address(), options.port);

  await https.begin();

  const ownPrinters =
    options.printerAgent === null
      ? null
      : createEmbeddedPrinters({
          file: options.printerAgent,
          serverUrl: url,
          enrol: (printerId) => enrolAgent(store, printerId, executor.now()),
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
    catalogue,
    https,
    revokeDevice,
    close: async () => {
      crowd?.stop();
      clearInterval(forecasts);
      stopLooking();
      alive.close();
      gateway.stop();
      files.close();
      await Promise.all([ownPrinters?.stop(), printerDesk.close(), speech.close(), guidance.close()]);
      await https.close();
      await io.close();
      await app.close();
      forecaster.close();
    },
  };
}
