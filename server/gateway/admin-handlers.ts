/** What each row of the supervisor's desk does: paper, printers, and the devices that drive them. */
import { auditCode } from '#protocol/audit.ts';
import type { Answer, MessageInput, MessageOutput } from '#protocol/messages.ts';
import { mayActAs } from '#protocol/officers.ts';
import type { OfficerId, PrinterId } from '#protocol/vocabulary.ts';
import { daySummary } from '#server/app/day-summary.ts';
import { beginSession, createAccountHandlers, temporaryRefusal } from './account-handlers.ts';
import type { Caller, HandlerDependencies, Handlers } from './handling.ts';
import { createRatingDeskHandlers } from './rating-handlers.ts';
import { createPeopleHandlers } from './people-handlers.ts';
import { createSupervisionHandlers } from './supervision-handlers.ts';
import { answered, createSubmit, refuse } from './submission.ts';

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
    posters,
    targets,
    start,
    trialCall,
    notices,
    voice,
    speech,
    onHallFiles,
    reports,
    printerDesk,
    listenHost,
    trail,
  } = dependencies;
  const submit = createSubmit(executor);
  const noted = (): Promise<Answer<null>> => answered(executor, null);
  const NOT_SIGNED_IN = refuse('not_signed_in', 'sign in first');

  /** For rows that need a session: the dispatcher has seen to it. */
  const officerOf = ({ identity }: Caller): OfficerId => {
    if (identity.signedIn === null) throw new Error('a row that needs a session was reached without one');
    return identity.signedIn.officer.officerId;
  };
  /** What becomes of settings that were sent. */
  const savedAs = (
    verdict: 'saved' | 'settings_changed',
    settings: () => { readonly revision: number },
  ): Promise<Answer<{ readonly revision: number }>> =>
    verdict === 'saved'
      ? answered(executor, { revision: settings().revision })
      : Promise.resolve(refuse('settings_changed', 'somebody else changed them; read them again'));

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
      const head = trail.head();
      const figures = daySummary(day, reports.dayFacts(day.date), null);
      const summary = head === null ? figures : { ...figures, auditCode: auditCode(head) };
      const { deviceId } = caller.identity.device;
      return submit(requestId, deviceId, { type: 'printSummary', officer: null, summary, ...order });
    },
    printTestPage: ({ requestId, printerId }, caller) => {
      const order = ordering(caller, printerId);
      if (order === null) return Promise.resolve(NOT_SIGNED_IN);
      return submit(requestId, caller.identity.device.deviceId, { type: 'printTestPage', ...order });
    },
    getPrinting: () => answered(executor, printing.settings()),
    savePrinting: ({ settings }, caller) => {
      const verdict = printing.save(settings, officerOf(caller));
      return verdict === 'unknown_logo'
        ? Promise.resolve(refuse('settings_wrong', 'template.logo: upload it first'))
        : savedAs(verdict, printing.settings);
    },
    getHall: () => answered(executor, hall.settings()),
    saveHall: ({ settings }, caller) => savedAs(hall.save(settings, officerOf(caller)), hall.settings),
    getPosters: () => answered(executor, posters.settings()),
    savePosters: ({ settings }, caller) =>
      savedAs(posters.save(settings, officerOf(caller)), posters.settings),
    getTargets: () => answered(executor, targets.settings()),
    saveTargets: ({ settings }, caller) =>
      savedAs(targets.save(settings, officerOf(caller)), targets.settings),
    saveStart: ({ settings }, caller) => savedAs(start.save(settings, officerOf(caller)), start.settings),
    tryVoice: () =>
      trialCall.begin() ? noted() : Promise.resolve(refuse('unavailable', 'no counter calls anybody')),
    getHallFiles: async () => {
      if (await notices.refresh()) onHallFiles();
      return answered(executor, {
        notices: notices.files(),
        clips: voice.clips(),
        spokenClips: speech.clips(),
        programLanguages: speech.languages,
      });
    },
    removeNotice: async ({ name }, caller) => {
      const by = officerOf(caller);
      if (await notices.remove(name)) {
        trail.note({ by, deed: 'notice_removed', subject: name });
        onHallFiles();
      }
      return noted();
    },
    removeClip: async ({ clipId }, caller) => {
      const by = officerOf(caller);
      if (await voice.remove(clipId)) {
        trail.note({ by, deed: 'clip_removed', subject: clipId });
        onHallFiles();
      }
      return noted();
    },
    getTrail: ({ before }) => answered(executor, trail.lines(before)),
    undoChange: ({ ordinal }, caller) => {
      switch (trail.undo(ordinal, officerOf(caller))) {
        case 'saved':
          return noted();
        case 'settings_changed':
          return Promise.resolve(refuse('settings_changed', 'they were changed again since'));
        case 'settings_wrong':
          return Promise.resolve(
            refuse('settings_wrong', 'this release knows settings of that shape no more'),
          );
        case 'not_undoable':
          return Promise.resolve(refuse('invalid_message', 'no change of settings'));
      }
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
    ...createAccountHandlers(dependencies),
    ...createPeopleHandlers(dependencies),
    ...createSupervisionHandlers(dependencies),
    ...createRatingDeskHandlers(dependencies),
  };
}

/** Checks the password and the right, and begins a session that ends with the day. */
async function signIn(
  input: MessageInput<'admin', 'signIn'>,
  caller: Caller,
  dependencies: HandlerDependencies,
): Promise<Answer<MessageOutput<'admin', 'signIn'>>> {
  const { credentials, executor } = dependencies;
  const verdict = await credentials.check(input.username, input.password, caller.identity.device.deviceId);
  if (!verdict.ok) return verdict;
  const { officer } = verdict;
  const { officerId, displayName, role } = officer;
  const refusal = temporaryRefusal(officer, executor.now());
  if (refusal !== null) return { ok: false, refusal };
  if (!mayActAs(role, 'supervisor')) return refuse('supervisor_only', 'the desk is for supervisors');
  const sessionToken = beginSession(officer, caller, dependencies);
  return answered(executor, { sessionToken, officerId, displayName, role });
}
