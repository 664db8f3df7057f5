/**
 * What each row of the message table does: one handler a row, and the compiler sees to it that none is missing.
 * A handler turns a checked message and an identity into a command; it holds no rule of its own.
 */
import type {
  Answer,
  MessageInput,
  MessageName,
  MessageOutput,
  Messages,
  Refusal,
  RoleOf,
} from '#protocol/messages.ts';
import type { DeviceId, OfficerId, RequestId, Revision } from '#protocol/vocabulary.ts';
import type { Credentials } from '#server/app/credentials.ts';
import type { Executor } from '#server/app/execute.ts';
import type { Forecaster } from '#server/app/forecaster.ts';
import { hashToken, newToken } from '#server/app/tokens.ts';
import type { AtCounter, Command } from '#server/domain/commands.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import type { AccessStore } from '#server/storage/store.ts';
import type { SignedIn, SocketIdentity } from './identity.ts';
import type { Pace } from './pace.ts';
import type { PresenceTracker } from './presence-tracker.ts';

export type HandlerDependencies = {
  readonly executor: Executor;
  readonly credentials: Credentials;
  readonly access: AccessStore;
  readonly presence: PresenceTracker;
  readonly kioskPace: Pace;
  /** What one is told who takes a number of the service now. */
  readonly rangeFor: Forecaster['rangeFor'];
};

/** The socket a message came over, with who is behind it. */
export type Caller = { readonly socketId: string; readonly identity: SocketIdentity };

/** Who sends an officer's message, from which device, and by what right: known to the door, never said in the message. */
type Acting = {
  readonly by: AtCounter;
  readonly on: { readonly deviceId: DeviceId };
  readonly as: { readonly isSupervisor: boolean };
};

/** For rows that need a session the caller's `signedIn` is set: the dispatcher has seen to it. */
type Handler<R extends RoleOf, N extends MessageName<R>> = (
  input: MessageInput<R, N>,
  caller: Caller,
) => Promise<Answer<MessageOutput<R, N>>>;

export type Handlers = { readonly [R in keyof Messages]: { readonly [N in MessageName<R>]: Handler<R, N> } };

/** Builds the handler of every row. */
export function createHandlers(dependencies: HandlerDependencies): Handlers {
  const { executor, presence, kioskPace, rangeFor } = dependencies;

  /** Every command of the table goes through the one write path; its answer has the row's type by `resultOf`. */
  const submit = async <Output>(
    requestId: RequestId,
    who: string,
    command: Command,
    admit?: () => Refusal | null,
  ): Promise<Answer<Output>> => {
    const fingerprint = `${who} ${JSON.stringify(asked(command))}`;
    const request = { requestId, fingerprint, command };
    return (await executor.submit(admit === undefined ? request : { ...request, admit })) as Answer<Output>;
  };
  /**
   * The handler of a row that an officer sends: `commandFor` makes the command of what was said and who acts. Who acts is
   * spread last, so that nothing in a message can stand in its place.
   */
  const asOfficer =
    <Input extends { readonly requestId: RequestId }, Output>(
      commandFor: (said: Omit<Input, 'requestId'>, acting: Acting) => Command,
    ) =>
    ({ requestId, ...said }: Input, { identity }: Caller): Promise<Answer<Output>> => {
      const acting = actingOfficer(identity);
      if (acting === null) return Promise.resolve(refuse('not_signed_in', 'sign in first'));
      return submit(requestId, identity.device.deviceId, commandFor(said, acting));
    };
  const closeCounter = asOfficer<MessageInput<'counter', 'signOut'>, null>((_, { by }) => ({
    type: 'closeCounter',
    ...by,
  }));
  const noted = (): Promise<Answer<null>> =>
    Promise.resolve({ ok: true, revision: executor.day().sequence as Revision, result: null });

  return {
    kiosk: {
      issueTicket: ({ requestId, serviceId, priorityId }, { identity: { device } }) =>
        submit(
          requestId,
          device.deviceId,
          {
            type: 'issueTicket',
            serviceId,
            priorityId,
            kioskId: device.deviceId,
            range: rangeFor(serviceId, priorityId),
          },
          () => {
            const retryAfterMs = kioskPace.take(device.deviceId);
            if (retryAfterMs === 0) return null;
            return { code: 'too_fast', message: 'one number at a time', retryAfterMs };
          },
        ),
    },
    display: {
      reportAnnouncements: (report, { socketId }) => {
        presence.displayReported(socketId, report, executor.now());
        return noted();
      },
    },
    counter: {
      signIn: (input, caller) => signIn(input, caller, dependencies),
      signOut: async (input, caller) => {
        const { signedIn } = caller.identity;
        const answer = await closeCounter(input, caller);
        // A colleague may have opened this counter meanwhile: then there is nothing left to close, only to leave.
        const isGone =
          !answer.ok &&
          (answer.refusal.code === 'not_at_counter' || answer.refusal.code === 'counter_closed');
        if (signedIn === null || (!answer.ok && !isGone)) return answer;
        dependencies.access.endSession(signedIn.sessionHash, executor.now());
        caller.identity.signedIn = null;
        return answer.ok ? answer : await noted();
      },
      callNext: asOfficer((said, { by, on }) => ({ type: 'callNext', ...said, ...on, ...by })),
      callTicket: asOfficer((said, { by }) => ({ type: 'callTicket', ...said, ...by })),
      callRollNumber: asOfficer((said, { by, on }) => ({ type: 'callRollNumber', ...said, ...on, ...by })),
      recall: asOfficer((said, { by }) => ({ type: 'recall', ...said, ...by })),
      startService: asOfficer((said, { by }) => ({ type: 'startService', ...said, ...by })),
      finish: asOfficer((said, { by }) => ({ type: 'finish', ...said, ...by })),
      markMissed: asOfficer((said, { by }) => ({ type: 'markMissed', ...said, ...by })),
      reinstate: asOfficer((said, { by }) => ({ type: 'reinstate', ...said, ...by })),
      park: asOfficer((said, { by }) => ({ type: 'park', ...said, ...by })),
      resume: asOfficer((said, { by }) => ({ type: 'resume', ...said, ...by })),
      transfer: asOfficer(({ counterId, ...said }, { by }) => ({
        type: 'transfer',
        ...said,
        toCounterId: counterId,
        ...by,
      })),
      addService: asOfficer((said, { by }) => ({ type: 'addService', ...said, ...by })),
      addNote: asOfficer((said, { by }) => ({ type: 'addNote', ...said, ...by })),
      tickPaper: asOfficer((said, { by }) => ({ type: 'tickPaper', ...said, ...by })),
      grantPriority: asOfficer((said, { by }) => ({ type: 'grantPriority', ...said, ...by })),
      cancel: asOfficer((said, { by }) => ({ type: 'cancel', ...said, ...by })),
      serveWithoutTicket: asOfficer((said, { by, on }) => ({
        type: 'serveWithoutTicket',
        ...said,
        ...on,
        ...by,
      })),
      issueAtCounter: asOfficer((said, { by, on }) => ({
        type: 'issueAtCounter',
        ...said,
        ...on,
        range: rangeFor(said.serviceId, said.priorityId),
        ...by,
      })),
      pauseCounter: asOfficer((said, { by }) => ({ type: 'pauseCounter', ...said, ...by })),
      resumeCounter: asOfficer((_, { by }) => ({ type: 'resumeCounter', ...by })),
      undo: asOfficer((said, { by }) => ({ type: 'undo', ...said, ...by })),
      askForHelp: asOfficer((_, { by }) => ({ type: 'askForHelp', ...by })),
      endHelp: asOfficer(({ counterId }, { by }) => ({ type: 'endHelp', atCounterId: counterId, ...by })),
      takeOver: asOfficer(({ counterId, ...said }, { by, as }) => ({
        type: 'takeOver',
        ...said,
        atCounterId: counterId,
        ...as,
        ...by,
      })),
      endForColleague: asOfficer(({ counterId, ...said }, { by, as }) => ({
        type: 'endForColleague',
        ...said,
        atCounterId: counterId,
        ...as,
        ...by,
      })),
      closeColleague: asOfficer(({ counterId }, { by, as }) => ({
        type: 'closeColleague',
        atCounterId: counterId,
        ...as,
        ...by,
      })),
    },
    printer: {
      reportPrintJob: ({ requestId, jobId, state, problem }, { identity: { device } }) =>
        submit(requestId, device.deviceId, { type: 'reportPrintJob', jobId, state, problem }),
      reportPrinterStatus: ({ problem, paperNearEnd }, { socketId }) => {
        presence.printerReported(socketId, { problem, paperNearEnd });
        return noted();
      },
    },
  };
}

/** What was asked, without what the office itself added: a retry is the same request whatever is expected by then. */
function asked(command: Command): object {
  return 'range' in command ? { ...command, range: null } : command;
}

function refuse(code: Refusal['code'], message: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, message } };
}

function actingOfficer({ device, signedIn }: SocketIdentity): Acting | null {
  if (device.counterId === null || signedIn === null) return null;
  const { officerId, isSupervisor } = signedIn.officer;
  return {
    by: { counterId: device.counterId, officerId },
    on: { deviceId: device.deviceId },
    as: { isSupervisor },
  };
}

/** Checks the password, opens the counter by the rules, and only then begins a session. */
async function signIn(
  input: MessageInput<'counter', 'signIn'>,
  { identity }: Caller,
  { credentials, executor, access }: HandlerDependencies,
): Promise<Answer<MessageOutput<'counter', 'signIn'>>> {
  const { device } = identity;
  const { counterId } = device;
  if (counterId === null) return refuse('unknown_counter', 'this device stands at no counter');
  const verdict = await credentials.check(input.username, input.password, device.deviceId);
  if (!verdict.ok) return verdict;
  const { officer } = verdict;
  const { officerId, displayName, isSupervisor } = officer;
  const opened = await executor.submit({
    requestId: input.requestId,
    fingerprint: `${device.deviceId} signIn ${officerId}`,
    command: { type: 'openCounter', counterId, officerId, officerName: displayName, isSupervisor },
  });
  if (!opened.ok) return { ok: false, refusal: withWhereabouts(opened.refusal, officerId, executor.day()) };
  // The answer to a retry may be an old one, and a colleague may sit here by now.
  const seated = executor.day().counters.get(counterId)?.officer?.officerId;
  if (seated !== officerId)
    return refuse('not_at_counter', 'somebody else has opened this counter meanwhile');
  // A retry opens nothing twice but begins a session of its own: tokens are never stored, so none can be repeated.
  const sessionToken = newToken();
  const signedIn: SignedIn = { officer, sessionHash: hashToken(sessionToken) };
  access.startSession(signedIn.sessionHash, { officerId, counterId, startedAt: executor.now() });
  identity.signedIn = signedIn;
  return { ok: true, revision: opened.revision, result: { sessionToken, officerId } };
}

/** Tells an officer who is held up elsewhere at which counter that is. */
function withWhereabouts(refusal: Refusal, officerId: OfficerId, day: QueueDay): Refusal {
  if (refusal.code !== 'officer_busy_elsewhere') return refusal;
  const elsewhere = Array.from(day.counters.values()).find(({ officer }) => officer?.officerId === officerId);
  return elsewhere === undefined ? refusal : { ...refusal, counterId: elsewhere.counterId };
}
