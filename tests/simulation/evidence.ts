/**
 * Everything that was promised to anyone, held against what is on the disk: nobody is ever shown or told what is not
 * durable, one press has one effect and one answer, and nothing that was acknowledged is lost.
 */
import type { Answer } from '#protocol/messages.ts';
import type {
  CounterView,
  DisplayView,
  IssuedTicket,
  KioskView,
  PrinterView,
  ViewOf,
} from '#protocol/views.ts';
import { REJECTION_CODES, type InstantMs, type Role, type TicketId } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import type { Device } from '#server/storage/store.ts';
import { createLogAuditor, type LogAuditor } from '#tests/support/log-auditor.ts';
import { vietnamDate, type LogReader } from '#tests/support/log-reader.ts';
import type { World } from './world.ts';

/** Which event a message leaves in the log when it is done: exactly one for each press. */
const EFFECTS = {
  issueTicket: 'TicketIssued',
  callNext: 'TicketCalled',
  recall: 'TicketRecalled',
  startService: 'ServiceStarted',
  finish: 'ServiceFinished',
  markMissed: 'TicketMissed',
} as const satisfies { readonly [name: string]: RecordedEvent['type'] };

export type CallHeard = (ticketId: TicketId, callCount: number, calledAt: InstantMs) => void;

export type Evidence = {
  readonly auditor: LogAuditor;
  /** Reads on in the log. */
  readonly read: (log: LogReader) => void;
  /** A view leaves the server. */
  readonly shown: (role: Role, view: ViewOf<Role>) => void;
  /** An answer leaves the server. */
  readonly answered: (device: Device, name: string, input: unknown, answer: Answer<unknown>) => void;
  /** A client has its answer, or (null) stopped asking without one. */
  readonly settled: (name: string, answer: Answer<unknown> | null) => void;
  readonly onCall: (heard: CallHeard) => void;
  /** At the end of a calm day: effects and acknowledgements are one to one. */
  readonly balance: () => void;
};

const isFinal = (answer: Answer<unknown>): boolean =>
  answer.ok || (REJECTION_CODES as readonly string[]).includes(answer.refusal.code);

/** Evidence of an office in Vietnam. */
export function createEvidence(world: World): Evidence {
  const auditor = createLogAuditor(vietnamDate, world.broken);
  const answers = new Map<string, string>();
  const askedFor = new Map<TicketId, string>();
  const callees: CallHeard[] = [];
  const done = new Map<string, { acknowledged: number; unknown: number }>();

  const must = (isSo: boolean, promise: string): void => {
    if (!isSo) world.broken(promise);
  };
  const once = (kind: string, ticketId: TicketId, requestId: string): void => {
    const key = `${kind} ${ticketId}` as TicketId;
    const before = askedFor.get(key) ?? requestId;
    must(before === requestId, `${kind}: ${before} and ${requestId} both got ${ticketId}`);
    askedFor.set(key, requestId);
  };
  const acknowledged = (device: Device, name: string, requestId: string, result: unknown): void => {
    if (name === 'issueTicket') {
      const ticket = result as IssuedTicket;
      const fate = auditor.fates.get(ticket.ticketId);
      must(fate?.number === ticket.number, `${ticket.ticketId} was acknowledged and is not in the log`);
      must(
        fate?.kioskId === device.deviceId,
        `${ticket.ticketId} was acknowledged to a kiosk that did not ask`,
      );
      once(name, ticket.ticketId, requestId);
    }
    if (name === 'callNext') {
      const { ticketId } = result as { readonly ticketId: TicketId };
      const fate = auditor.fates.get(ticketId);
      must(
        fate?.counterId === device.counterId,
        `${ticketId} was given to a counter that the log does not name`,
      );
      once(name, ticketId, requestId);
    }
  };

  return {
    auditor,
    read: (log) => {
      for (const event of log.eventsAfter(auditor.lastSequence())) {
        auditor.take(event);
        if (event.type === 'TicketCalled') for (const heard of callees) heard(event.ticketId, 1, event.at);
        if (event.type === 'TicketRecalled') {
          for (const heard of callees) heard(event.ticketId, event.callCount, event.at);
        }
      }
    },
    shown: (role, view) => {
      const durable = auditor.lastSequence();
      must(
        view.revision === durable,
        `a ${role} was shown ${String(view.revision)}, the disk has ${String(durable)}`,
      );
      if (role === 'display') displayIsTrue(view as DisplayView, auditor, must);
      if (role === 'counter') counterIsTrue(view as CounterView, auditor, must);
      if (role === 'kiosk') kioskIsTrue(view as KioskView, auditor, must);
      if (role === 'printer') printerIsTrue(view as PrinterView, auditor, must);
    },
    answered: (device, name, input, answer) => {
      if (!isFinal(answer) || !hasRequestId(input)) {
        if (!answer.ok)
          must(answer.refusal.code !== 'request_reused', `${name}: a retry was taken for another press`);
        return;
      }
      const { requestId } = input;
      if (answer.ok) {
        must(answer.revision <= auditor.lastSequence(), `${name} was answered before it was on the disk`);
        acknowledged(device, name, requestId, answer.result);
      }
      // Tokens and the answers of a counter that was left meanwhile are made anew each time.
      if (name === 'signIn' || name === 'signOut') return;
      const said = JSON.stringify(answer);
      must((answers.get(requestId) ?? said) === said, `${name} ${requestId} was answered in two ways`);
      answers.set(requestId, said);
    },
    settled: (name, answer) => {
      const tally = done.get(name) ?? { acknowledged: 0, unknown: 0 };
      if (answer === null) tally.unknown += 1;
      else if (answer.ok) tally.acknowledged += 1;
      done.set(name, tally);
    },
    onCall: (heard) => {
      callees.push(heard);
    },
    balance: () => {
      for (const [name, type] of Object.entries(EFFECTS)) {
        const tally = done.get(name) ?? { acknowledged: 0, unknown: 0 };
        const happened = auditor.count(type);
        const words = `${String(happened)} times ${type} for ${String(tally.acknowledged)} acknowledged ${name}`;
        must(happened >= tally.acknowledged, words);
        must(happened <= tally.acknowledged + tally.unknown, words);
      }
    },
  };
}

const hasRequestId = (input: unknown): input is { readonly requestId: string } =>
  typeof input === 'object' && input !== null && 'requestId' in input && typeof input.requestId === 'string';

type Must = (isSo: boolean, promise: string) => void;

function displayIsTrue({ calls }: DisplayView, auditor: LogAuditor, must: Must): void {
  for (const { ticketId, counterId, callCount, calledAt, status } of calls) {
    const fate = auditor.fates.get(ticketId);
    must(
      fate?.counterId === counterId && fate.callCount === callCount && fate.calledAt === calledAt,
      `the hall is shown call ${String(callCount)} of ${ticketId}, which did not happen`,
    );
    must(
      fate?.status === status,
      `the hall is shown ${ticketId} as ${status}, it is ${fate?.status ?? 'unknown'}`,
    );
  }
  must(
    new Set(calls.map(({ ticketId }) => ticketId)).size === calls.length,
    'a ticket stands in the hall twice',
  );
}

function counterIsTrue(view: CounterView, auditor: LogAuditor, must: Must): void {
  const { counterId, current, officer, fields, waitingForCounter } = view;
  const held = auditor.holderAt(counterId);
  must(
    (current?.ticketId ?? null) === held,
    `counter ${counterId} is shown another ticket than ${String(held)}`,
  );
  must(
    (officer?.officerId ?? null) === auditor.officerAt(counterId),
    `counter ${counterId} is shown another officer`,
  );
  const waiting = auditor.waitingFor(fields.map(({ fieldId }) => fieldId));
  must(
    waitingForCounter === waiting,
    `counter ${counterId} is shown ${String(waitingForCounter)}, not ${String(waiting)}`,
  );
}

function kioskIsTrue({ fields }: KioskView, auditor: LogAuditor, must: Must): void {
  for (const { fieldId, waiting } of fields) {
    must(
      waiting === auditor.waitingFor([fieldId]),
      `a kiosk is shown ${String(waiting)} waiting for ${fieldId}`,
    );
  }
}

function printerIsTrue({ jobs }: PrinterView, auditor: LogAuditor, must: Must): void {
  for (const { jobId, state } of jobs) {
    must(auditor.papers.get(jobId) === state, `the printer is shown ${jobId} as ${state}`);
  }
}
