/**
 * What each row of the message table does that a device may say: one handler a row, and the compiler sees to it that none is missing.
 * A handler turns a checked message and an identity into a command; it holds no rule of its own.
 */
import type { PublicProcedure } from '#protocol/catalogue.ts';
import type { Answer, MessageInput, MessageOutput, Refusal } from '#protocol/messages.ts';
import { mayActAs } from '#protocol/officers.ts';
import type { ListFacts } from '#protocol/slips.ts';
import type { IssuedTicket } from '#protocol/views.ts';
import type { DeviceId, OfficerId, PrinterId, RequestId } from '#protocol/vocabulary.ts';
import { daySummary } from '#server/app/day-summary.ts';
import type { AtCounter, Command } from '#server/domain/commands.ts';
import { counterOf, type QueueDay } from '#server/domain/queue-day.ts';
import {
  beginSession,
  createAccountHandlers,
  createLockHandlers,
  temporaryRefusal,
} from './account-handlers.ts';
import { createAdminHandlers } from './admin-handlers.ts';
import { ticketStanding } from '#server/views/ticket-standing.ts';
import { createFeedbackTaking } from './feedback-taking.ts';
import type { Caller, HandlerDependencies, Handlers } from './handling.ts';
import type { SocketIdentity } from './identity.ts';
import { createRatingHandlers } from './rating-handlers.ts';
import { createSpeaking } from './speaking.ts';
import { answered, createSubmit, refuse } from './submission.ts';

/** Who sends an officer's message, from which device, and by what right: known to the door, never said in the message. */
type Acting = {
  readonly by: AtCounter;
  readonly on: { readonly deviceId: DeviceId };
  readonly as: { readonly isSupervisor: boolean; readonly displayName: string };
};

/** Builds the handler of every row. */
export function createHandlers(dependencies: HandlerDependencies): Handlers {
  const { executor, procedureOf, presence, kioskPace, files, filePace, rangeFor, printing, hall } =
    dependencies;
  const { links, persons, reports, rating } = dependencies;

  const submit = createSubmit(executor);
  const ratings = createRatingHandlers(dependencies);
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
  const noted = (): Promise<Answer<null>> => answered(executor, null);
  /** Paper for an officer comes out where that counter prints. */
  const where = ({ on }: Acting): { readonly printerId: PrinterId | null } => ({
    printerId: printing.printerFor(on.deviceId),
  });

  /** Numbers and lists of one kiosk together keep its pace. */
  const admitted = (kioskId: DeviceId) => (): Refusal | null => {
    const retryAfterMs = kioskPace.take(kioskId);
    if (retryAfterMs === 0) return null;
    return { code: 'too_fast', message: 'one paper at a time', retryAfterMs };
  };

  return {
    kiosk: {
      issueTicket: async ({ requestId, ...wish }, { identity: { device } }) => {
        const answer = await submit<IssuedTicket>(
          requestId,
          device.deviceId,
          {
            type: 'issueTicket',
            ...wish,
            kioskId: device.deviceId,
            printerId: printing.printerFor(device.deviceId),
            range: rangeFor(wish.serviceId, wish.priorityId),
          },
          admitted(device.deviceId),
        );
        if (!answer.ok) return answer;
        const { result } = answer;
        // Links die with the day: whoever asks again after midnight is given none.
        const link = result.date === executor.day().date ? links.linkOf(result.ticketId) : null;
        return { ...answer, result: { ...result, link } };
      },
      lookUpFile: async (question, { identity: { device } }) => {
        const retryAfterMs = filePace.take(device.deviceId);
        if (retryAfterMs > 0) {
          const refusal = { code: 'too_many_tries', message: 'look up more slowly', retryAfterMs } as const;
          return { ok: false, refusal };
        }
        return answered(executor, await files.lookUp(question));
      },
      printList: ({ requestId, procedureId, language }, { identity: { device } }) => {
        const procedure = procedureOf(procedureId);
        return submit(
          requestId,
          device.deviceId,
          {
            type: 'printList',
            procedureId,
            language,
            kioskId: device.deviceId,
            printerId: printing.printerFor(device.deviceId),
            facts: procedure === undefined ? null : listFacts(procedure),
          },
          admitted(device.deviceId),
        );
      },
      getHoursAhead: ({ fieldId }) => answered(executor, dependencies.hoursAhead(fieldId)),
      ...createFeedbackTaking(dependencies, submit, admitted),
      speak: createSpeaking(dependencies),
      markPerson: ({ number }) => {
        const isCounted = executor.day().settings.rules.openNumbersPerPerson !== null;
        return answered(executor, { person: isCounted ? persons.markOf(number) : null });
      },
      findTicket: ({ link }) => {
        const ticketId = links.ticketOf(link);
        const standing =
          ticketId === null
            ? null
            : ticketStanding(executor.day(), ticketId, reports.endedTicket, rating.form());
        return answered(executor, standing);
      },
      ...ratings.kiosk,
    },
    display: {
      reportAnnouncements: (report, { socketId, identity }) => {
        const { deviceId } = identity.device;
        const { roomId } = hall.roomOf(deviceId);
        presence.displayReported(socketId, { deviceId, roomId }, report, executor.now());
        return noted();
      },
      getSetup: (_, { identity }) => answered(executor, hall.setupFor(identity.device.deviceId)),
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
      park: asOfficer((said, acting) => ({ type: 'park', ...said, ...where(acting), ...acting.by })),
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
      issueAtCounter: asOfficer((said, acting) => ({
        type: 'issueAtCounter',
        ...said,
        ...acting.on,
        ...where(acting),
        range: rangeFor(said.serviceId, said.priorityId),
        ...acting.by,
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
        isSupervisor: as.isSupervisor,
        ...by,
      })),
      endForColleague: asOfficer(({ counterId, ...said }, { by, as }) => ({
        type: 'endForColleague',
        ...said,
        atCounterId: counterId,
        isSupervisor: as.isSupervisor,
        ...by,
      })),
      closeColleague: asOfficer(({ counterId }, { by, as }) => ({
        type: 'closeColleague',
        atCounterId: counterId,
        isSupervisor: as.isSupervisor,
        ...by,
      })),
      reprintTicket: asOfficer((said, acting) => ({
        type: 'reprintTicket',
        ...said,
        ...where(acting),
        ...acting.by,
      })),
      reprintJob: asOfficer((said, acting) => ({
        type: 'reprintJob',
        ...said,
        ...where(acting),
        ...acting.by,
      })),
      printSummary: asOfficer((_, acting) => {
        const day = executor.day();
        const { counterId, officerId } = acting.by;
        const counterNumber = counterOf(day.settings, counterId)?.number ?? 0;
        return {
          type: 'printSummary',
          officer: { name: acting.as.displayName, counterNumber },
          summary: daySummary(day, reports.dayFacts(day.date), officerId),
          ...where(acting),
          ...acting.by,
        };
      }),
      ...createAccountHandlers(dependencies),
      ...createLockHandlers(dependencies),
    },
    rating: ratings.rating,
    printer: {
      reportPrintJob: ({ requestId, jobId, state, problem }, { identity: { device } }) => {
        const { deviceId, printerId } = device;
        return submit(requestId, deviceId, { type: 'reportPrintJob', jobId, printerId, state, problem });
      },
      reportPrinterStatus: (report, { socketId, identity: { device } }) => {
        if (device.printerId !== null)
          presence.printerReported(socketId, device.printerId, report, executor.now());
        return noted();
      },
      getSetup: (_, { identity: { device } }) => {
        const setup = device.printerId === null ? null : printing.setupOf(device.printerId);
        return setup === null
          ? Promise.resolve(refuse('no_printer', 'the office has no such printer any more'))
          : answered(executor, setup);
      },
    },
    admin: createAdminHandlers(dependencies),
  };
}

function actingOfficer({ device, signedIn }: SocketIdentity): Acting | null {
  if (device.counterId === null || signedIn === null) return null;
  const { officerId, role, displayName } = signedIn.officer;
  return {
    by: { counterId: device.counterId, officerId },
    on: { deviceId: device.deviceId },
    as: { isSupervisor: mayActAs(role, 'supervisor'), displayName },
  };
}

/** Checks the password, opens the counter by the rules, and only then begins a session. */
async function signIn(
  input: MessageInput<'counter', 'signIn'>,
  caller: Caller,
  dependencies: HandlerDependencies,
): Promise<Answer<MessageOutput<'counter', 'signIn'>>> {
  const { device } = caller.identity;
  const { counterId } = device;
  const { credentials, executor } = dependencies;
  if (counterId === null) return refuse('unknown_counter', 'this device stands at no counter');
  const verdict = await credentials.check(input.username, input.password, device.deviceId);
  if (!verdict.ok) return verdict;
  const { officer } = verdict;
  const refusal = temporaryRefusal(officer, executor.now());
  if (refusal !== null) return { ok: false, refusal };
  const { officerId, displayName } = officer;
  const isSupervisor = mayActAs(officer.role, 'supervisor');
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
  const sessionToken = beginSession(officer, caller, dependencies);
  return { ok: true, revision: opened.revision, result: { sessionToken, officerId } };
}

/** Tells an officer who is held up elsewhere at which counter that is. */
function withWhereabouts(refusal: Refusal, officerId: OfficerId, day: QueueDay): Refusal {
  if (refusal.code !== 'officer_busy_elsewhere') return refusal;
  const elsewhere = Array.from(day.counters.values()).find(({ officer }) => officer?.officerId === officerId);
  return elsewhere === undefined ? refusal : { ...refusal, counterId: elsewhere.counterId };
}

/** Of a procedure, what its list says. */
const listFacts = ({ name, papers, fee, feeExemption, processingTime }: PublicProcedure): ListFacts => ({
  name,
  papers,
  fee,
  feeExemption,
  processingTime,
});
