/**
 * Everything that was promised to anyone, held against what is on the disk: nobody is ever shown or told what is not
 * durable, one press has one effect and one answer, and nothing that was acknowledged is lost.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Answer, MessageInput, MessageName } from '#protocol/messages.ts';
import type { PrintOrder } from '#protocol/message-row.ts';
import type { Call, CounterView, DisplayView, IssuedTicket, KioskView } from '#protocol/views.ts';
import type { PhoneBounds, PosterTicket, PosterView } from '#protocol/poster.ts';
import type { PrinterView } from '#protocol/slips.ts';
import type { ViewOf } from '#protocol/audiences.ts';
import { REJECTION_CODES, type Role, type TicketId } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import type { Device } from '#server/storage/store.ts';
import { createLogAuditor, type LogAuditor } from '#tests/support/log-auditor.ts';
import { vietnamDate, type LogReader } from '#tests/support/log-reader.ts';
import {
  counterIsTrue,
  displayIsTrue,
  everybodyIsSomewhere,
  kioskIsTrue,
  phonesTaken,
  posterIsTrue,
  printerIsTrue,
} from './true-views.ts';
import type { World } from './world.ts';

type Asked = MessageName<'kiosk'> | MessageName<'counter'> | MessageName<'poster'> | MessageName<'admin'>;

/** What a message leaves in the log when it is done: exactly once for each press that was accepted. */
type Effect = {
  readonly happened: string;
  readonly count: (auditor: LogAuditor) => number;
  readonly by: readonly Asked[];
  /** Those of them that never leave anything else; all, unless said. */
  readonly always?: readonly Asked[];
};

const effect = (type: RecordedEvent['type'], ...by: readonly Asked[]): Effect => ({
  happened: type,
  count: (auditor) => auditor.count(type),
  by,
});

/** Asked for what is so already, these are accepted without any effect. */
const idle = (type: RecordedEvent['type'], ...by: readonly Asked[]): Effect => ({
  ...effect(type, ...by),
  always: [],
});

const EFFECTS: readonly Effect[] = [
  { happened: 'a number of a kiosk', count: (auditor) => auditor.issuedAt('kiosk'), by: ['issueTicket'] },
  { happened: 'a number taken by phone', count: (auditor) => auditor.issuedAt('phone'), by: ['takeNumber'] },
  {
    happened: 'a number given by hand or torn off a roll',
    count: (auditor) => auditor.issuedAt('counter') + auditor.issuedAt('roll'),
    by: ['issueAtCounter', 'callNext', 'callRollNumber'],
    always: ['issueAtCounter'],
  },
  effect('TicketCalled', 'callNext', 'callTicket', 'callRollNumber'),
  effect('ServedWithoutTicket', 'serveWithoutTicket'),
  effect('TicketRecalled', 'recall'),
  effect('ServiceStarted', 'startService'),
  effect('ServiceFinished', 'finish'),
  effect('TicketMissed', 'markMissed'),
  effect('TicketReinstated', 'reinstate'),
  effect('TicketParked', 'park'),
  effect('TicketResumed', 'resume'),
  effect('TicketTransferred', 'transfer'),
  effect('PaperOrdered', 'reprintTicket', 'reprintJob', 'printSummary', 'printList', 'printFeedback'),
  effect('ServiceAdded', 'addService'),
  effect('NoteAdded', 'addNote'),
  effect('TicketCancelled', 'cancel'),
  effect('DeedUndone', 'undo'),
  effect('CounterPaused', 'pauseCounter'),
  effect('CounterResumed', 'resumeCounter'),
  effect('TicketTakenOver', 'takeOver'),
  effect('TicketEndedForColleague', 'endForColleague'),
  effect('TicketEndedAtDesk', 'endTicket'),
  effect('TicketMovedAtDesk', 'moveTicket'),
  effect('ServicesClosed', 'closeServices'),
  idle('ServicesOpened', 'openServices'),
  idle('PaperTicked', 'tickPaper'),
  idle('PriorityGranted', 'grantPriority'),
  idle('HelpAsked', 'askForHelp'),
  idle('HelpEnded', 'endHelp'),
];

/** These name the ticket that they called or began. */
const CALLS: readonly string[] = ['callNext', 'callTicket', 'callRollNumber'];
/** These name the paper that they ordered. */
const ORDERS: readonly string[] = ['reprintTicket', 'reprintJob', 'printSummary'];

export type CallMade = Pick<Call, 'ticketId' | 'callCount' | 'calledAt'>;
export type CallHeard = (call: CallMade) => void;

export type Evidence = {
  readonly auditor: LogAuditor;
  /** Reads on in the log. */
  readonly read: (log: LogReader) => void;
  /** A view leaves the server. */
  readonly shown: (role: Role, view: ViewOf<Role>) => void;
  /** The server's own state at a moment when all of it is on the disk. */
  readonly remembered: (day: QueueDay) => void;
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

/** Evidence of an office in Vietnam that lets deeds be undone for `undoMs` and gives phones so many numbers. */
export function createEvidence(world: World, undoMs: number, bounds: PhoneBounds): Evidence {
  const auditor = createLogAuditor(vietnamDate, world.broken);
  const answers = new Map<string, unknown>();
  const askedFor = new Map<string, string>();
  const callees: CallHeard[] = [];
  const done = new Map<string, { acknowledged: number; unknown: number }>();

  const must = (isSo: boolean, promise: string): void => {
    if (!isSo) world.broken(promise);
  };
  /** No two requests may ever be told of the same effect. */
  const once = (name: string, what: string, requestId: string): void => {
    const key = `${name} ${what}`;
    const before = askedFor.get(key) ?? requestId;
    must(before === requestId, `${name}: ${before} and ${requestId} both got ${what}`);
    askedFor.set(key, requestId);
  };
  const issueAcknowledged = (device: Device, name: string, requestId: string, ticket: IssuedTicket): void => {
    const fate = auditor.fates.get(ticket.ticketId);
    must(name !== 'issueTicket' || ticket.printJobId !== null, `${ticket.ticketId} of a kiosk has no paper`);
    must(fate?.number === ticket.number, `${ticket.ticketId} was acknowledged and is not in the log`);
    must(
      fate?.kioskId === device.deviceId,
      `${ticket.ticketId} was acknowledged to a kiosk that did not ask`,
    );
    once(name, ticket.ticketId, requestId);
  };
  /** What an agent says is believed of its own printer's paper only. */
  const reportHeard = ({ deviceId, printerId }: Device, { jobId }: PrintReport): void => {
    const owner = auditor.paperFacts.get(jobId)?.printerId;
    must(owner === printerId, `${deviceId} was believed about ${jobId}, a paper of ${String(owner)}`);
  };
  const phonesAreBounded = (): void => {
    const { waiting, today } = phonesTaken(auditor);
    must(waiting <= bounds.mostWaiting, `${String(waiting)} numbers of phones wait`);
    must(today <= bounds.mostADay, `phones have taken ${String(today)} numbers in a day`);
  };
  /** What a phone is told names no ticket; its event does. */
  const takenAcknowledged = (requestId: string, { result, revision }: Answered): void => {
    const { number, serviceId } = result as PosterTicket;
    const fate = Array.from(auditor.fates.values()).find(({ arrival }) => arrival === revision);
    must(
      fate?.number === number && fate.kioskId === 'phone',
      `${number} was acknowledged to a phone and is not in the log`,
    );
    must(fate?.stretches[0]?.serviceId === serviceId, `${number} was taken for another service`);
    once('takeNumber', String(revision), requestId);
  };
  const acknowledged = (device: Device, name: string, requestId: string, answer: Answered): void => {
    const { result, revision } = answer;
    if (name === 'issueTicket' || name === 'issueAtCounter')
      issueAcknowledged(device, name, requestId, result as IssuedTicket);
    if (name === 'takeNumber') takenAcknowledged(requestId, answer);
    if (name === 'serveWithoutTicket')
      once(name, (result as { readonly ticketId: TicketId }).ticketId, requestId);
    if (ORDERS.includes(name)) {
      const { jobId } = result as PrintOrder;
      must(auditor.papers.has(jobId), `${jobId} was acknowledged and is not in the log`);
      once('order', jobId, requestId);
    }
    if (CALLS.includes(name)) {
      const { ticketId } = result as { readonly ticketId: TicketId };
      must(
        device.counterId !== null && auditor.wasCalledTo(ticketId, device.counterId),
        `${ticketId} was given to a counter that the log does not name`,
      );
      // A ticket may be called again after it came back; the event is told of once.
      once('call', String(revision), requestId);
    }
  };

  return {
    auditor,
    read: (log) => {
      for (const event of log.eventsAfter(auditor.lastSequence())) {
        auditor.take(event);
        if (event.type === 'TicketIssued' && event.source === 'phone') phonesAreBounded();
        const isCall =
          event.type === 'TicketCalled' ||
          event.type === 'TicketRecalled' ||
          event.type === 'TicketTakenOver';
        const fate = isCall ? auditor.fates.get(event.ticketId) : undefined;
        if (fate?.status !== 'called' || fate.calledAt === null) continue;
        const { ticketId, callCount, calledAt } = fate;
        for (const heard of callees) heard({ ticketId, callCount, calledAt });
      }
    },
    shown: (role, view) => {
      const durable = auditor.lastSequence();
      must(
        view.revision === durable,
        `a ${role} was shown ${String(view.revision)}, the disk has ${String(durable)}`,
      );
      if (role === 'display') displayIsTrue(view as DisplayView, auditor, must);
      if (role === 'counter') counterIsTrue(view as CounterView, auditor, undoMs, must);
      if (role === 'kiosk') kioskIsTrue(view as KioskView, auditor, must);
      if (role === 'poster') posterIsTrue(view as PosterView, auditor, bounds, must);
      if (role === 'printer') printerIsTrue(view as PrinterView, auditor, must);
    },
    remembered: (day) => everybodyIsSomewhere(day, auditor, must),
    answered: (device, name, input, answer) => {
      if (!isFinal(answer) || !hasRequestId(input)) {
        if (!answer.ok)
          must(answer.refusal.code !== 'request_reused', `${name}: a retry was taken for another press`);
        return;
      }
      const { requestId } = input;
      if (answer.ok) {
        must(answer.revision <= auditor.lastSequence(), `${name} was answered before it was on the disk`);
        acknowledged(device, name, requestId, answer);
        if (name === 'reportPrintJob') reportHeard(device, input as PrintReport);
      }
      // Tokens and the answers of a counter that was left meanwhile are made anew each time.
      if (name === 'signIn' || name === 'signOut') return;
      const said: unknown = JSON.parse(JSON.stringify(answer), (key, value: unknown) =>
        // A link dies with its day, also for one who asks again.
        key === 'link' ? undefined : value,
      );
      must(
        isDeepStrictEqual(answers.get(requestId) ?? said, said),
        `${name} ${requestId} was answered in two ways`,
      );
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
      const sum = (names: readonly Asked[], of: 'acknowledged' | 'unknown'): number =>
        names.reduce((total, name) => total + (done.get(name)?.[of] ?? 0), 0);
      for (const { happened, count, by, always = by } of EFFECTS) {
        const times = count(auditor);
        const acknowledgedTimes = sum(by, 'acknowledged');
        const words = `${String(times)} times ${happened} for ${String(acknowledgedTimes)} acknowledged ${by.join(', ')}`;
        must(times >= sum(always, 'acknowledged'), words);
        must(times <= acknowledgedTimes + sum(by, 'unknown'), words);
      }
    },
  };
}

type PrintReport = MessageInput<'printer', 'reportPrintJob'>;
type Answered = Extract<Answer<unknown>, { ok: true }>;

const hasRequestId = (input: unknown): input is { readonly requestId: string } =>
  typeof input === 'object' && input !== null && 'requestId' in input && typeof input.requestId === 'string';
