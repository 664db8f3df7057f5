/**
 * What an event adds to the history that statistics are made of: pure, from the day before and the day after.
 * What an undo takes back is exactly what its deed had added.
 */
import type { Period } from '#protocol/views.ts';
import type {
  CounterId,
  FieldId,
  InstantMs,
  OfficerId,
  PriorityId,
  ServiceId,
  TicketId,
  TicketStatus,
} from '#protocol/vocabulary.ts';
import type { ServiceDone } from '#server/domain/commands.ts';
import type { EventOf, RecordedEvent } from '#server/domain/events.ts';
import { InvariantBroken } from '#server/domain/invariants.ts';
import { liveTicket, serviceOf, type QueueDay } from '#server/domain/queue-day.ts';
import type { LiveTicket } from '#server/domain/ticket.ts';

export type PeriodKind = Period['kind'];

/** The beginning of a ticket. */
export type NewTicket = {
  readonly ticketId: TicketId;
  readonly fieldId: FieldId;
  readonly serviceId: ServiceId;
  readonly source: 'kiosk' | 'counter' | 'roll' | 'walk_in';
  readonly priorityId: PriorityId | null;
  readonly status: TicketStatus;
  readonly issuedAt: InstantMs;
  readonly counterId: CounterId | null;
  readonly officerId: OfficerId | null;
  /** Minutes. */
  readonly told: { readonly from: number; readonly to: number } | null;
};

/** A ticket as it now is, and what is added to its sums. */
export type ChangedTicket = {
  readonly ticketId: TicketId;
  readonly serviceId: ServiceId;
  readonly priorityId: PriorityId | null;
  readonly status: TicketStatus;
  /** When its open period began; null once it has ended. */
  readonly since: InstantMs | null;
  readonly firstCalledAt: InstantMs | null;
  readonly endedAt: InstantMs | null;
  readonly addedCalls: number;
  /** Milliseconds; negative for what is taken back. */
  readonly added: { readonly kind: PeriodKind; readonly ms: number } | null;
  /** Null: those it was with before. */
  readonly counterId: CounterId | null;
  readonly officerId: OfficerId | null;
  readonly overtaken: number;
  readonly isUnreliable: boolean;
};

export type EndedPeriod = {
  readonly ticketId: TicketId;
  readonly ordinal: number;
  readonly kind: PeriodKind;
  readonly from: InstantMs;
  readonly to: InstantMs;
  readonly serviceId: ServiceId;
  readonly counterId: CounterId | null;
  readonly officerId: OfficerId | null;
  readonly isReliable: boolean;
};

export type HistoryChange =
  | ({ readonly change: 'ticketBegun' } & NewTicket)
  | ({ readonly change: 'ticketChanged' } & ChangedTicket)
  | ({ readonly change: 'periodEnded' } & EndedPeriod)
  | { readonly change: 'periodTakenBack'; readonly ticketId: TicketId; readonly ordinal: number }
  | {
      readonly change: 'servicesDone';
      readonly ticketId: TicketId;
      readonly sequence: number;
      readonly counterId: CounterId;
      readonly officerId: OfficerId;
      readonly done: readonly ServiceDone[];
    }
  | { readonly change: 'servicesTakenBack'; readonly ticketId: TicketId; readonly sequence: number };

/** Events that end a ticket's open period by another hand or by the clock: how long it really was nobody knows. */
const ENDS_UNSEEN: ReadonlySet<RecordedEvent['type']> = new Set([
  'TicketExpired',
  'TicketEndedForColleague',
  'DayClosed',
]);

type TicketEvent = Exclude<
  Extract<RecordedEvent, { readonly ticketId: TicketId }>,
  EventOf<'ServedWithoutTicket' | 'ServiceAdded' | 'NoteAdded' | 'PaperTicked' | 'DeedUndone'>
>;

/** What `event`, which led from `before` to `after`, adds to the history; empty for most that are of no ticket. */
export function historyOf(
  before: QueueDay | null,
  event: RecordedEvent,
  after: QueueDay,
): readonly HistoryChange[] {
  if (before === null) return [];
  switch (event.type) {
    case 'TicketIssued':
      return [issued(event)];
    case 'ServedWithoutTicket':
      return [served(before, event)];
    case 'TicketCalled':
    case 'TicketRecalled':
    case 'TicketTakenOver':
    case 'ServiceStarted':
    case 'ServiceFinished':
    case 'TicketMissed':
    case 'TicketParked':
    case 'TicketReinstated':
    case 'TicketResumed':
    case 'TicketTransferred':
    case 'PriorityGranted':
    case 'TicketCancelled':
    case 'TicketEndedForColleague':
    case 'TicketExpired':
      return advanced(before, event, after);
    case 'DeedUndone':
      return takenBack(before, event, after);
    case 'DayClosed':
      return Array.from(before.missed.values()).flatMap((ticket) => ended(before, ticket, event, 'missed'));
    case 'DayOpened':
    case 'CounterOpened':
    case 'CounterClosed':
    case 'CounterPaused':
    case 'CounterResumed':
    case 'HelpAsked':
    case 'HelpEnded':
    case 'ServiceAdded':
    case 'NoteAdded':
    case 'PaperTicked':
    case 'PrintJobReported':
      return [];
    default:
      return event satisfies never;
  }
}

function issued({ ticket, source }: EventOf<'TicketIssued'>): HistoryChange {
  const { ticketId, fieldId, serviceId, priorityId, issuedAt, range } = ticket;
  return {
    change: 'ticketBegun',
    ticketId,
    fieldId,
    serviceId,
    source,
    priorityId,
    status: 'waiting',
    issuedAt,
    counterId: null,
    officerId: null,
    told: range,
  };
}

function served(day: QueueDay, event: EventOf<'ServedWithoutTicket'>): HistoryChange {
  const { ticketId, serviceId, counterId, officerId, at } = event;
  const fieldId = serviceOf(day.settings, serviceId)?.fieldId;
  if (fieldId === undefined) throw new InvariantBroken(`${ticketId} is for an unknown service`);
  return {
    change: 'ticketBegun',
    ticketId,
    fieldId,
    serviceId,
    source: 'walk_in',
    priorityId: null,
    status: 'serving',
    issuedAt: at,
    counterId,
    officerId,
    told: null,
  };
}

function advanced(before: QueueDay, event: TicketEvent, after: QueueDay): readonly HistoryChange[] {
  const was = knownTicket(before, event.ticketId);
  const now = liveTicket(after, event.ticketId);
  const done = servicesDone(event);
  if (now === undefined) return [...ended(before, was, event, endingOf(event)), ...done];
  const addedCalls = callsIn(event, now);
  if (now.periods.length === was.periods.length)
    return [{ ...present(now), addedCalls, added: null, isUnreliable: false }, ...done];
  const period = endedPeriod(before, was, event.at, !ENDS_UNSEEN.has(event.type));
  const isUnreliable = event.type === 'TicketEndedForColleague';
  return [{ ...present(now), addedCalls, added: addition(period), isUnreliable }, period, ...done];
}

/** A ticket that nothing more can become of. */
function ended(
  day: QueueDay,
  ticket: LiveTicket,
  event: { readonly type: RecordedEvent['type']; readonly at: InstantMs },
  status: TicketStatus,
): readonly HistoryChange[] {
  const period = endedPeriod(day, ticket, event.at, !ENDS_UNSEEN.has(event.type));
  const isLeftOpen =
    ENDS_UNSEEN.has(event.type) && (ticket.status === 'called' || ticket.status === 'serving');
  return [
    {
      ...present(ticket),
      status,
      since: null,
      endedAt: event.at,
      addedCalls: 0,
      added: addition(period),
      isUnreliable: isLeftOpen,
    },
    period,
  ];
}

/** The deed ended one period, and perhaps the ticket; both are open again, as if it had never been done. */
function takenBack(
  before: QueueDay,
  event: EventOf<'DeedUndone'>,
  after: QueueDay,
): readonly HistoryChange[] {
  const deed = before.counters.get(event.counterId)?.undoable ?? null;
  if (deed === null) throw new InvariantBroken(`event ${String(event.undoneSequence)} cannot be undone`);
  const now = knownTicket(after, event.ticketId);
  const period = endedPeriod(before, deed.before, deed.at, true);
  const { ticketId, undoneSequence: sequence } = event;
  return [
    { ...present(now), addedCalls: 0, added: addition(period, -1), isUnreliable: false },
    { change: 'periodTakenBack', ticketId, ordinal: period.ordinal },
    ...(event.deed === 'finish' ? [{ change: 'servicesTakenBack', ticketId, sequence } as const] : []),
  ];
}

/** All of a live ticket's row that does not depend on what just happened. */
function present(
  ticket: LiveTicket,
): { readonly change: 'ticketChanged' } & Omit<ChangedTicket, 'addedCalls' | 'added' | 'isUnreliable'> {
  return {
    change: 'ticketChanged',
    ticketId: ticket.ticketId,
    serviceId: ticket.serviceId,
    priorityId: ticket.priorityId,
    status: ticket.status,
    since: ticket.periods.at(-1)?.from ?? null,
    firstCalledAt: ticket.periods.find(({ kind }) => kind === 'called')?.from ?? null,
    endedAt: null,
    ...whereabouts(ticket),
    overtaken: ticket.overtaken,
  };
}

/** The open period of `ticket`, ended at `at`. */
function endedPeriod(
  day: QueueDay,
  ticket: LiveTicket,
  at: InstantMs,
  isSeen: boolean,
): { readonly change: 'periodEnded' } & EndedPeriod {
  const ordinal = ticket.periods.length - 1;
  const period = ticket.periods[ordinal];
  if (period?.to !== null) throw new InvariantBroken(`ticket ${ticket.ticketId} has no open period`);
  const { kind, from, serviceId } = period;
  const isAtCounter = kind === 'called' || kind === 'serving';
  // A number from a paper roll was torn off at a time that nobody knows.
  const hasKnownBeginning = !(ticket.isFromRoll && ordinal === 0);
  const isForgotten = isAtCounter && at - from > day.settings.rules.longestServiceMs;
  return {
    change: 'periodEnded',
    ticketId: ticket.ticketId,
    ordinal,
    kind,
    from,
    to: at,
    serviceId,
    ...whereabouts(ticket),
    isReliable: isSeen && hasKnownBeginning && !isForgotten,
  };
}

const addition = ({ kind, from, to, isReliable }: EndedPeriod, sign: 1 | -1 = 1): ChangedTicket['added'] =>
  isReliable ? { kind, ms: sign * (to - from) } : null;

function whereabouts(ticket: LiveTicket): {
  readonly counterId: CounterId | null;
  readonly officerId: OfficerId | null;
} {
  switch (ticket.status) {
    case 'waiting':
      return { counterId: null, officerId: null };
    case 'called':
    case 'serving':
      return { counterId: ticket.counterId, officerId: ticket.officerId };
    case 'parked':
    case 'missed':
      return { counterId: ticket.counterId, officerId: null };
    default:
      return ticket satisfies never;
  }
}

const callsIn = (event: TicketEvent, now: LiveTicket): number =>
  event.type === 'TicketCalled' ||
  event.type === 'TicketRecalled' ||
  (event.type === 'TicketTakenOver' && now.status === 'called')
    ? 1
    : 0;

const servicesDone = (event: TicketEvent): readonly HistoryChange[] => {
  if (event.type !== 'ServiceFinished' || event.done.length === 0) return [];
  const { ticketId, sequence, counterId, officerId, done } = event;
  return [{ change: 'servicesDone', ticketId, sequence, counterId, officerId, done }];
};

const endingOf = (event: TicketEvent): TicketStatus =>
  event.type === 'TicketCancelled' ? 'cancelled' : event.type === 'TicketExpired' ? 'expired' : 'finished';

function knownTicket(day: QueueDay, ticketId: TicketId): LiveTicket {
  const ticket = liveTicket(day, ticketId);
  if (ticket === undefined) throw new InvariantBroken(`ticket ${ticketId} is not open`);
  return ticket;
}
