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
import type { WaitRangeMinutes } from '#protocol/views.ts';
import type { OfficerId, RequestId, Revision, ServiceId } from '#protocol/vocabulary.ts';
import type { Credentials } from '#server/app/credentials.ts';
import type { Executor } from '#server/app/execute.ts';
import { fieldLoads } from '#server/domain/estimate.ts';
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
};

/** The socket a message came over, with who is behind it. */
export type Caller = { readonly socketId: string; readonly identity: SocketIdentity };

/** For rows that need a session the caller's `signedIn` is set: the dispatcher has seen to it. */
type Handler<R extends RoleOf, N extends MessageName<R>> = (
  input: MessageInput<R, N>,
  caller: Caller,
) => Promise<Answer<MessageOutput<R, N>>>;

export type Handlers = { readonly [R in keyof Messages]: { readonly [N in MessageName<R>]: Handler<R, N> } };

/** Builds the handler of every row. */
export function createHandlers(dependencies: HandlerDependencies): Handlers {
  const { executor, presence, kioskPace } = dependencies;

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
  const asOfficer = <Output>(
    caller: Caller,
    requestId: RequestId,
    commandFor: (acting: AtCounter) => Command,
  ): Promise<Answer<Output>> => {
    const acting = actingOfficer(caller);
    if (acting === null) return Promise.resolve(refuse('not_signed_in', 'sign in first'));
    return submit(requestId, caller.identity.device.deviceId, commandFor(acting));
  };
  const rangeFor = (serviceId: ServiceId): WaitRangeMinutes => {
    const day = executor.day();
    const fieldId = day.settings.services.find((service) => service.serviceId === serviceId)?.fieldId;
    return fieldLoads(day).find((load) => load.fieldId === fieldId)?.range ?? null;
  };
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
            range: rangeFor(serviceId),
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
      signOut: async ({ requestId }, caller) => {
        const { signedIn } = caller.identity;
        const answer = await asOfficer<null>(caller, requestId, (acting) => ({
          type: 'closeCounter',
          ...acting,
        }));
        // A colleague may have opened this counter meanwhile: then there is nothing left to close, only to leave.
        const isGone =
          !answer.ok &&
          (answer.refusal.code === 'not_at_counter' || answer.refusal.code === 'counter_closed');
        if (signedIn === null || (!answer.ok && !isGone)) return answer;
        dependencies.access.endSession(signedIn.sessionHash, executor.now());
        caller.identity.signedIn = null;
        return answer.ok ? answer : await noted();
      },
      callNext: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({
          type: 'callNext',
          ...input,
          deviceId: caller.identity.device.deviceId,
          ...acting,
        })),
      callTicket: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'callTicket', ...input, ...acting })),
      callRollNumber: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({
          type: 'callRollNumber',
          ...input,
          deviceId: caller.identity.device.deviceId,
          ...acting,
        })),
      recall: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'recall', ...input, ...acting })),
      startService: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'startService', ...input, ...acting })),
      finish: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'finish', ...input, ...acting })),
      markMissed: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'markMissed', ...input, ...acting })),
      reinstate: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'reinstate', ...input, ...acting })),
      park: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'park', ...input, ...acting })),
      resume: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'resume', ...input, ...acting })),
      transfer: ({ requestId, counterId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({
          type: 'transfer',
          ...input,
          toCounterId: counterId,
          ...acting,
        })),
      addService: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'addService', ...input, ...acting })),
      addNote: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'addNote', ...input, ...acting })),
      tickPaper: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'tickPaper', ...input, ...acting })),
      grantPriority: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'grantPriority', ...input, ...acting })),
      cancel: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'cancel', ...input, ...acting })),
      serveWithoutTicket: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({
          type: 'serveWithoutTicket',
          ...input,
          deviceId: caller.identity.device.deviceId,
          ...acting,
        })),
      issueAtCounter: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({
          type: 'issueAtCounter',
          ...input,
          deviceId: caller.identity.device.deviceId,
          range: rangeFor(input.serviceId),
          ...acting,
        })),
      pauseCounter: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'pauseCounter', ...input, ...acting })),
      resumeCounter: ({ requestId }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'resumeCounter', ...acting })),
      undo: ({ requestId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'undo', ...input, ...acting })),
      askForHelp: ({ requestId }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'askForHelp', ...acting })),
      endHelp: ({ requestId, counterId }, caller) =>
        asOfficer(caller, requestId, (acting) => ({ type: 'endHelp', atCounterId: counterId, ...acting })),
      takeOver: ({ requestId, counterId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({
          type: 'takeOver',
          ...input,
          atCounterId: counterId,
          ...asSupervisor(caller),
          ...acting,
        })),
      endForColleague: ({ requestId, counterId, ...input }, caller) =>
        asOfficer(caller, requestId, (acting) => ({
          type: 'endForColleague',
          ...input,
          atCounterId: counterId,
          ...asSupervisor(caller),
          ...acting,
        })),
      closeColleague: ({ requestId, counterId }, caller) =>
        asOfficer(caller, requestId, (acting) => ({
          type: 'closeColleague',
          atCounterId: counterId,
          ...asSupervisor(caller),
          ...acting,
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

const asSupervisor = ({ identity }: Caller): { readonly isSupervisor: boolean } => ({
  isSupervisor: identity.signedIn?.officer.isSupervisor === true,
});

/** What was asked, without what the office itself added: a retry is the same request whatever is expected by then. */
function asked(command: Command): object {
  return 'range' in command ? { ...command, range: null } : command;
}

function refuse(code: Refusal['code'], message: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, message } };
}

function actingOfficer({ identity: { device, signedIn } }: Caller): AtCounter | null {
  if (device.counterId === null || signedIn === null) return null;
  return { counterId: device.counterId, officerId: signedIn.officer.officerId };
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
