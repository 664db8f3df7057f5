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
  readonly issuedAt: InstantMs;
  /** Minutes. */
  readonly told: { readonly from: number; readonly to: number } | null;
};

/** How a ticket may end. A missed one whose citizen never came back ends with its day. */
export type TicketEnding = 'finished' | 'cancelled' | 'expired' | 'missed';

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
  | { readonly change: 'recalled'; readonly ticketId: TicketId }
  | {
      readonly change: 'priorityGranted';
      readonly ticketId: TicketId;
      readonly priorityId: PriorityId | null;
    }
  /** Its figures are added up from its periods, which are all there by now. */
  | {
      readonly change: 'ticketEnded';
      readonly ticketId: TicketId;
      readonly ending: TicketEnding;
      readonly at: InstantMs;
      readonly overtaken: number;
    }
  | { readonly change: 'ticketReopened'; readonly ticketId: TicketId }
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
  'TicketTakenOver',
  'DayClosed',
]);

/** Events after which a ticket stands elsewhere than before. */
type Step = EventOf<
  | 'TicketCalled'
  | 'TicketTakenOver'
  | 'ServiceStarted'
  | 'ServiceFinished'
  | 'TicketMissed'
  | 'TicketParked'
  | 'TicketReinstated'
  | 'TicketResumed'
  | 'TicketTransferred'
  | 'TicketCancelled'
  | 'TicketEndedForColleague'
  | 'TicketExpired'
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
    case 'TicketRecalled':
      return [{ change: 'recalled', ticketId: event.ticketId }];
    case 'PriorityGranted':
      return [{ change: 'priorityGranted', ticketId: event.ticketId, priorityId: event.priorityId }];
    case 'TicketCalled':
    case 'TicketTakenOver':
    case 'ServiceStarted':
    case 'ServiceFinished':
    case 'TicketMissed':
    case 'TicketParked':
    case 'TicketReinstated':
    case 'TicketResumed':
    case 'TicketTransferred':
    case 'TicketCancelled':
    case 'TicketEndedForColleague':
    case 'TicketExpired':
      return advanced(before, event, after);
    case 'DeedUndone':
      return takenBack(before, event);
    case 'DayClosed':
      return Array.from(before.missed.values()).flatMap((ticket) => [
        endedPeriod(before, ticket, event.at, false),
        endOf(ticket, 'missed', event.at),
      ]);
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
    case 'PaperOrdered':
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
    issuedAt,
    told: range,
  };
}

function served(day: QueueDay, event: EventOf<'ServedWithoutTicket'>): HistoryChange {
  const { ticketId, serviceId, at } = event;
  const fieldId = serviceOf(day.settings, serviceId)?.fieldId;
  if (fieldId === undefined) throw new InvariantBroken(`${ticketId} is for an unknown service`);
  return {
    change: 'ticketBegun',
    ticketId,
    fieldId,
    serviceId,
    source: 'walk_in',
    priorityId: null,
    issuedAt: at,
    told: null,
  };
}

function advanced(before: QueueDay, event: Step, after: QueueDay): readonly HistoryChange[] {
  const was = knownTicket(before, event.ticketId);
  const period = endedPeriod(before, was, event.at, !ENDS_UNSEEN.has(event.type));
  const ending = endingBy(event, after);
  return [
    period,
    ...(event.type === 'ServiceFinished' && event.done.length > 0 ? [servicesDone(event)] : []),
    ...(ending === null ? [] : [endOf(was, ending, event.at)]),
  ];
}

/** How the event ended its ticket; null when it is still open. */
function endingBy(event: Step, after: QueueDay): TicketEnding | null {
  switch (event.type) {
    case 'TicketCancelled':
      return 'cancelled';
    case 'TicketExpired':
      return 'expired';
    case 'ServiceFinished':
      return event.returnsTo === null ? 'finished' : null;
    case 'TicketEndedForColleague':
      return liveTicket(after, event.ticketId) === undefined ? 'finished' : null;
    default:
      return null;
  }
}

const endOf = ({ ticketId, overtaken }: LiveTicket, ending: TicketEnding, at: InstantMs): HistoryChange => ({
  change: 'ticketEnded',
  ticketId,
  ending,
  at,
  overtaken,
});

/** The deed ended one period, and perhaps the ticket; both are open again, as if it had never been done. */
function takenBack(before: QueueDay, event: EventOf<'DeedUndone'>): readonly HistoryChange[] {
  const deed = before.counters.get(event.counterId)?.undoable ?? null;
  if (deed === null) throw new InvariantBroken(`event ${String(event.undoneSequence)} cannot be undone`);
  const { ticketId, undoneSequence: sequence } = event;
  const hadEnded = liveTicket(before, ticketId) === undefined;
  return [
    { change: 'periodTakenBack', ticketId, ordinal: deed.before.periods.length - 1 },
    ...(event.deed === 'finish' ? [{ change: 'servicesTakenBack', ticketId, sequence } as const] : []),
    ...(hadEnded ? [{ change: 'ticketReopened', ticketId } as const] : []),
  ];
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

function servicesDone({
  ticketId,
  sequence,
  counterId,
  officerId,
  done,
}: EventOf<'ServiceFinished'>): HistoryChange {
  return { change: 'servicesDone', ticketId, sequence, counterId, officerId, done };
}

function knownTicket(day: QueueDay, ticketId: TicketId): LiveTicket {
  const ticket = liveTicket(day, ticketId);
  if (ticket === undefined) throw new InvariantBroken(`ticket ${ticketId} is not open`);
  return ticket;
}
