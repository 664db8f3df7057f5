/** What each row of the supervisor's desk does: paper, printers, and the devices that drive them. */
import type { Answer, MessageInput, MessageOutput } from '#protocol/messages.ts';
import type { DeviceId, OfficerId, PrinterId } from '#protocol/vocabulary.ts';
import { daySummary } from '#server/app/day-summary.ts';
import { hashToken, newToken } from '#server/app/tokens.ts';
import type { Caller, HandlerDependencies, Handlers } from './handling.ts';
import type { SignedIn } from './identity.ts';
import { answered, createSubmit, refuse } from './submission.ts';

/** Agents that the server starts itself bear this before their printer's id; nobody takes their right away. */
export const EMBEDDED_AGENT = 'embedded-printer-';

type Ordering = {
  readonly officerId: OfficerId;
  readonly counterId: null;
  readonly printerId: PrinterId | null;
};

/** Builds the handlers of the desk. Every row but `signIn` needs a session, which the dispatcher has seen to. */
export function createAdminHandlers(dependencies: HandlerDependencies): Handlers['admin'] {
  const {
    executor,
    access,
    printing,
    hall,
    notices,
    voice,
    speech,
    onHallFiles,
    reports,
    pairing,
    printerDesk,
    listenHost,
  } = dependencies;
  const submit = createSubmit(executor);
  const noted = (): Promise<Answer<null>> => answered(executor, null);
  const NOT_SIGNED_IN = refuse('not_signed_in', 'sign in first');

  /** Who orders paper here, and where it comes out: at the printer named, else where this desk prints. */
  const ordering = ({ identity }: Caller, printerId?: PrinterId): Ordering | null => {
    if (identity.signedIn === null) return null;
    const { officerId } = identity.signedIn.officer;
    const isKnown = printing.settings().printers.some((printer) => printer.printerId === printerId);
    const there =
      printerId === undefined ? printing.printerFor(identity.device.deviceId) : isKnown ? printerId : null;
    return { officerId, counterId: null, printerId: there };
  };

  return {
    signIn: (input, caller) => signIn(input, caller, dependencies),
    signOut: (_, { identity }) => {
      if (identity.signedIn !== null) access.endSession(identity.signedIn.sessionHash, executor.now());
      identity.signedIn = null;
      return noted();
    },
    reprintTicket: ({ requestId, ticketId }, caller) => {
      const order = ordering(caller);
      if (order === null) return Promise.resolve(NOT_SIGNED_IN);
      const { deviceId } = caller.identity.device;
      return submit(requestId, deviceId, { type: 'reprintTicket', ticketId, ...order });
    },
    reprintJob: ({ requestId, jobId }, caller) => {
      const order = ordering(caller);
      if (order === null) return Promise.resolve(NOT_SIGNED_IN);
      const { deviceId } = caller.identity.device;
      return submit(requestId, deviceId, { type: 'reprintJob', jobId, ...order });
    },
    printSummary: ({ requestId, printerId }, caller) => {
      const order = ordering(caller, printerId);
      if (order === null) return Promise.resolve(NOT_SIGNED_IN);
      const day = executor.day();
      const summary = daySummary(day, reports.dayFacts(day.date), null);
      const { deviceId } = caller.identity.device;
      return submit(requestId, deviceId, { type: 'printSummary', officer: null, summary, ...order });
    },
    printTestPage: ({ requestId, printerId }, caller) => {
      const order = ordering(caller, printerId);
      if (order === null) return Promise.resolve(NOT_SIGNED_IN);
      return submit(requestId, caller.identity.device.deviceId, { type: 'printTestPage', ...order });
    },
    getPrinting: () => answered(executor, printing.settings()),
    savePrinting: ({ settings }) => {
      switch (printing.save(settings)) {
        case 'saved':
          return answered(executor, { revision: printing.settings().revision });
        case 'settings_changed':
          return Promise.resolve(refuse('settings_changed', 'somebody else changed them; read them again'));
        case 'unknown_logo':
          return Promise.resolve(refuse('settings_wrong', 'template.logo: upload it first'));
      }
    },
    getHall: () => answered(executor, hall.settings()),
    saveHall: ({ settings }) =>
      hall.save(settings) === 'saved'
        ? answered(executor, { revision: hall.settings().revision })
        : Promise.resolve(refuse('settings_changed', 'somebody else changed them; read them again')),
    getHallFiles: async () => {
      if (await notices.refresh()) onHallFiles();
      return answered(executor, {
        notices: notices.files(),
        clips: voice.clips(),
        spokenClips: speech.clips(),
        programLanguages: speech.languages,
      });
    },
    removeNotice: async ({ name }) => {
      if (await notices.remove(name)) onHallFiles();
      return noted();
    },
    removeClip: async ({ clipId }) => {
      if (await voice.remove(clipId)) onHallFiles();
      return noted();
    },
    findPrinters: async () => {
      const found = await printerDesk.ask('findPrinters', { listenHost });
      const { printers } = printing.settings();
      const known = (host: string, port: number): PrinterId | null =>
        printers.find(({ connection: at }) => at.kind === 'tcp' && at.host === host && at.port === port)
          ?.printerId ?? null;
      return answered(
        executor,
        found.map((printer) => ({ ...printer, printerId: known(printer.host, printer.port) })),
      );
    },
    checkConnection: async ({ connection }) =>
      answered(executor, await printerDesk.ask('checkConnection', { connection })),
    createPairingCode: ({ role, printerId, name }) => {
      const isKnown = printing.settings().printers.some((printer) => printer.printerId === printerId);
      if (!isKnown) return Promise.resolve(refuse('no_printer', 'no such printer is set up'));
      return answered(executor, pairing.invite({ role, printerId, counterId: null, name }));
    },
    revokeDevice: ({ deviceId }) => {
      if (!isRevocable(deviceId, dependencies))
        return Promise.resolve(refuse('invalid_message', 'no such paired printer'));
      dependencies.revokeDevice(deviceId);
      return noted();
    },
  };
}

/** The desk sees to printers' agents; those that the server starts itself would only come back. */
function isRevocable(deviceId: DeviceId, { access }: HandlerDependencies): boolean {
  return (
    !deviceId.startsWith(EMBEDDED_AGENT) &&
    access.devicesOf('printer').some((device) => device.deviceId === deviceId)
  );
}

/** Checks the password and the right, and begins a session that ends with the day. */
async function signIn(
  input: MessageInput<'admin', 'signIn'>,
  { identity }: Caller,
  { credentials, executor, access }: HandlerDependencies,
): Promise<Answer<MessageOutput<'admin', 'signIn'>>> {
  const verdict = await credentials.check(input.username, input.password, identity.device.deviceId);
  if (!verdict.ok) return verdict;
  const { officer } = verdict;
  if (!officer.isSupervisor) return refuse('supervisor_only', 'the desk is for supervisors');
  // A retry begins a session of its own: tokens are never stored, so none can be repeated.
  const sessionToken = newToken();
  const signedIn: SignedIn = { officer, sessionHash: hashToken(sessionToken) };
  const { officerId, displayName } = officer;
  access.startSession(signedIn.sessionHash, { officerId, counterId: null, startedAt: executor.now() });
  identity.signedIn = signedIn;
  return answered(executor, { sessionToken, officerId, displayName });
}
