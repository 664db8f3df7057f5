/**
 * Reads an office's event log as a stranger would and holds it against the promises of the queue.
 * Shares no code with the product but the types: what the rules get wrong, this must not get wrong in the same way.
 */
import type { OfficeSettings } from '#protocol/office.ts';
import type {
  BusinessDate,
  CounterId,
  DeviceId,
  FieldId,
  InstantMs,
  OfficerId,
  PrintJobId,
  PrintState,
  TicketId,
  TicketNumber,
} from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';

/** What the log says became of a ticket. */
export type Fate = {
  readonly number: TicketNumber;
  readonly fieldId: FieldId;
  readonly kioskId: DeviceId;
  readonly arrival: number;
  status: 'waiting' | 'called' | 'serving' | 'finished' | 'missed' | 'expired';
  /** Where it was called to; null before. */
  counterId: CounterId | null;
  callCount: number;
  calledAt: InstantMs | null;
};

type EventType = RecordedEvent['type'];

export type LogAuditor = {
  /** Takes the next event. Calls `onBroken`, which must throw, when it breaks a promise. */
  readonly take: (event: RecordedEvent) => void;
  readonly lastSequence: () => number;
  /** Every ticket of the log, of all days. */
  readonly fates: ReadonlyMap<TicketId, Fate>;
  readonly papers: ReadonlyMap<PrintJobId, PrintState>;
  readonly holderAt: (counterId: CounterId) => TicketId | null;
  readonly officerAt: (counterId: CounterId) => OfficerId | null;
  /** Tickets of the present day that wait for one of the fields. */
  readonly waitingFor: (fieldIds: readonly FieldId[]) => number;
  readonly count: (type: EventType) => number;
};

/** `dateOf` is the office's calendar as the auditor knows it, not as the product computes it. */
export function createLogAuditor(
  dateOf: (at: InstantMs) => string,
  onBroken: (promise: string) => never,
): LogAuditor {
  const fates = new Map<TicketId, Fate>();
  const papers = new Map<PrintJobId, PrintState>();
  const holders = new Map<CounterId, TicketId>();
  const officers = new Map<CounterId, OfficerId>();
  const counts = new Map<EventType, number>();
  let open = new Map<TicketId, Fate>();
  let day: { readonly date: BusinessDate; readonly settings: OfficeSettings; isClosed: boolean } | null =
    null;
  let lastSequence = 0;
  let lastAt = 0;

  const must = (isSo: boolean, promise: string): void => {
    if (!isSo) onBroken(`${promise} (event ${String(lastSequence)})`);
  };
  const openTicket = (ticketId: TicketId): Fate => open.get(ticketId) ?? onBroken(`${ticketId} is not open`);
  const leave = (ticketId: TicketId, status: 'finished' | 'missed' | 'expired'): void => {
    const fate = openTicket(ticketId);
    fate.status = status;
    open.delete(ticketId);
    if (fate.counterId !== null) holders.delete(fate.counterId);
  };
  const heldBy = (
    ticketId: TicketId,
    counterId: CounterId,
    officerId: OfficerId,
    status: Fate['status'],
  ): Fate => {
    const fate = openTicket(ticketId);
    must(fate.status === status, `${ticketId} was ${fate.status}, not ${status}`);
    must(holders.get(counterId) === ticketId, `counter ${counterId} does not hold ${ticketId}`);
    must(officers.get(counterId) === officerId, `${officerId} is not at counter ${counterId}`);
    return fate;
  };
  const firstWaitingFor = (fieldIds: readonly FieldId[]): TicketId | undefined =>
    Array.from(open)
      .filter(([, { status, fieldId }]) => status === 'waiting' && fieldIds.includes(fieldId))
      .sort(([, one], [, other]) => one.arrival - other.arrival)[0]?.[0];

  const issue = ({
    ticket,
    kioskId,
    sequence,
    at,
  }: Extract<RecordedEvent, { type: 'TicketIssued' }>): void => {
    const { ticketId, number, fieldId, printJobId } = ticket;
    must(!fates.has(ticketId), `${ticketId} was given out twice`);
    must(ticketId === `${day?.date ?? ''}/${number}`, `${ticketId} is not of the day ${day?.date ?? ''}`);
    must(ticket.issuedAt === at, `${ticketId} names another time than the log`);
    const before = Array.from(open.values()).filter(
      (fate) => fate.status === 'waiting' && fate.fieldId === fieldId,
    );
    must(
      ticket.ahead === before.length,
      `${ticketId} says ${String(ticket.ahead)} ahead, not ${String(before.length)}`,
    );
    const fate: Fate = {
      number,
      fieldId,
      kioskId,
      arrival: sequence,
      status: 'waiting',
      counterId: null,
      callCount: 0,
      calledAt: null,
    };
    fates.set(ticketId, fate);
    open.set(ticketId, fate);
    papers.set(printJobId, 'queued');
  };
  const call = (event: Extract<RecordedEvent, { type: 'TicketCalled' }>): void => {
    const { ticketId, counterId, officerId, at } = event;
    const fate = openTicket(ticketId);
    must(fate.status === 'waiting', `${ticketId} was called a second time`);
    must(!holders.has(counterId), `counter ${counterId} holds two tickets`);
    must(officers.get(counterId) === officerId, `${officerId} is not at counter ${counterId}`);
    const fieldIds =
      day?.settings.counters.find((counter) => counter.counterId === counterId)?.fieldIds ?? [];
    must(firstWaitingFor(fieldIds) === ticketId, `${ticketId} was called before one who came earlier`);
    Object.assign(fate, { status: 'called', counterId, callCount: 1, calledAt: at });
    holders.set(counterId, ticketId);
  };
  const paper = ({ jobId, state }: Extract<RecordedEvent, { type: 'PrintJobReported' }>): void => {
    const before = papers.get(jobId);
    must(
      before === 'queued' || before === 'sending',
      `the paper ${jobId} was ${before ?? 'unknown'} already`,
    );
    papers.set(jobId, state);
  };
  const openDay = (event: Extract<RecordedEvent, { type: 'DayOpened' }>): void => {
    must(day === null || day.isClosed, 'a day was opened on top of another');
    must(day === null || event.date > day.date, `${event.date} was opened after ${day?.date ?? ''}`);
    must(
      event.date === dateOf(event.at),
      `${event.date} was opened while the wall calendar said ${dateOf(event.at)}`,
    );
    day = { date: event.date, settings: event.settings, isClosed: false };
    open = new Map();
    holders.clear();
    officers.clear();
  };

  const apply = (event: RecordedEvent): void => {
    switch (event.type) {
      case 'DayOpened':
        openDay(event);
        return;
      case 'DayClosed':
        must(open.size === 0, 'the day was closed over open tickets');
        if (day !== null) day.isClosed = true;
        return;
      case 'TicketIssued':
        issue(event);
        return;
      case 'CounterOpened':
        must(
          !Array.from(officers.values()).includes(event.officerId),
          `${event.officerId} is at two counters`,
        );
        must(!holders.has(event.counterId), `counter ${event.counterId} was taken over with a ticket`);
        officers.set(event.counterId, event.officerId);
        return;
      case 'CounterClosed':
        must(!holders.has(event.counterId), `counter ${event.counterId} was closed over a ticket`);
        must(
          officers.get(event.counterId) === event.officerId,
          `${event.officerId} closed a colleague’s counter`,
        );
        officers.delete(event.counterId);
        return;
      case 'TicketCalled':
        call(event);
        return;
      case 'TicketRecalled': {
        const fate = heldBy(event.ticketId, event.counterId, event.officerId, 'called');
        must(
          event.callCount === fate.callCount + 1,
          `${event.ticketId} jumped to call ${String(event.callCount)}`,
        );
        Object.assign(fate, { callCount: event.callCount, calledAt: event.at });
        return;
      }
      case 'ServiceStarted':
        heldBy(event.ticketId, event.counterId, event.officerId, 'called').status = 'serving';
        return;
      case 'ServiceFinished':
        heldBy(event.ticketId, event.counterId, event.officerId, 'serving');
        leave(event.ticketId, 'finished');
        return;
      case 'TicketMissed':
        heldBy(event.ticketId, event.counterId, event.officerId, 'called');
        leave(event.ticketId, 'missed');
        return;
      case 'TicketExpired':
        leave(event.ticketId, 'expired');
        return;
      case 'PrintJobReported':
        paper(event);
        return;
      default:
        event satisfies never;
    }
  };

  /** Expiring, giving up paper and closing is all that may happen after a day's midnight, and opening the next. */
  const endsDays = (type: EventType): boolean =>
    type === 'TicketExpired' || type === 'PrintJobReported' || type === 'DayClosed' || type === 'DayOpened';

  return {
    take: (event) => {
      must(
        event.sequence === lastSequence + 1,
        `event ${String(event.sequence)} does not follow ${String(lastSequence)}`,
      );
      lastSequence = event.sequence;
      must(event.at >= lastAt, 'time ran backwards');
      lastAt = event.at;
      if (!endsDays(event.type)) {
        must(day !== null && !day.isClosed, `${event.type} on a closed day`);
        must(
          day?.date === dateOf(event.at),
          `${event.type} of ${dateOf(event.at)} on the day ${day?.date ?? ''}`,
        );
      }
      counts.set(event.type, (counts.get(event.type) ?? 0) + 1);
      apply(event);
    },
    lastSequence: () => lastSequence,
    fates,
    papers,
    holderAt: (counterId) => holders.get(counterId) ?? null,
    officerAt: (counterId) => officers.get(counterId) ?? null,
    waitingFor: (fieldIds) =>
      Array.from(open.values()).filter(
        ({ status, fieldId }) => status === 'waiting' && fieldIds.includes(fieldId),
      ).length,
    count: (type) => counts.get(type) ?? 0,
  };
}
