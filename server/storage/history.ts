/**
 * What an event adds to the history that statistics are made of: pure, from the day before and the day after.
 * What an undo takes back is exactly what its deed had added.
 */
import type { CounterId, InstantMs, OfficerId, TicketId } from '#protocol/vocabulary.ts';
import type { EventOf, RecordedEvent } from '#server/domain/events.ts';
import { InvariantBroken } from '#server/domain/invariants.ts';
import { liveTicket, serviceOf, type QueueDay } from '#server/domain/queue-day.ts';
import type { LiveTicket } from '#server/domain/ticket.ts';
import type { EndedPeriod, HistoryChange, PeriodEnd, TicketEnding } from './history-changes.ts';

/** Events that end a ticket's open period by another hand or by the clock: how long it really was nobody knows. */
const ENDS_UNSEEN: ReadonlySet<RecordedEvent['type']> = new Set([
  'TicketExpired',
  'TicketEndedForColleague',
  'TicketTakenOver',
  'DayClosed',
]);

/** Done from the desk: a wait is known to the moment, a stay at a counter is not. */
const AT_DESK: ReadonlySet<RecordedEvent['type']> = new Set(['TicketEndedAtDesk', 'TicketMovedAtDesk']);

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
  | 'TicketGivenUp'
  | 'TicketEndedForColleague'
  | 'TicketEndedAtDesk'
  | 'TicketMovedAtDesk'
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
    case 'TicketGivenUp':
    case 'TicketEndedForColleague':
    case 'TicketEndedAtDesk':
    case 'TicketMovedAtDesk':
    case 'TicketExpired':
      return advanced(before, event, after);
    case 'ServiceRated':
      return [rated(event)];
    case 'RatingExplained':
      return [{ change: 'ratingExplained', ticketId: event.ticketId, reasons: event.reasons }];
    case 'DeedUndone':
      return takenBack(before, event);
    case 'DayClosed':
      return [
        ...Array.from(before.missed.values()).flatMap((ticket) => [
          endedPeriod(before, ticket, event),
          endOf(ticket, 'missed', event.at),
        ]),
        ...Array.from(before.counters.values()).flatMap(({ counterId, officer }) =>
          officer === null ? [] : [stretchEnded(before, counterId, event)],
        ),
      ];
    case 'CounterOpened':
    case 'CounterResumed':
    case 'CounterPaused':
      return [stretchEnded(before, event.counterId, event), stretchBegun(before, event)];
    case 'CounterClosed':
      return [stretchEnded(before, event.counterId, event)];
    case 'DayOpened':
    case 'SettingsChanged':
    case 'HelpAsked':
    case 'HelpEnded':
    case 'ServicesClosed':
    case 'ServicesOpened':
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
  const period = endedPeriod(before, was, event);
  const ending = endingBy(event, after);
  return [
    period,
    ...(event.type === 'TicketParked' && event.missingPapers.length > 0
      ? [papersMissing(before, event, period)]
      : []),
    ...(event.type === 'ServiceFinished' && event.done.length > 0 ? [servicesDone(event)] : []),
    ...(ending === null ? [] : [endOf(was, ending, event.at, event.type === 'TicketGivenUp')]),
  ];
}

/** How the event ended its ticket; null when it is still open. */
function endingBy(event: Step, after: QueueDay): TicketEnding | null {
  switch (event.type) {
    case 'TicketCancelled':
    case 'TicketGivenUp':
    case 'TicketEndedAtDesk':
      return 'cancelled';
    case 'TicketExpired':
      return 'expired';
    case 'ServiceFinished':
      return event.returnsTo === null && event.goesOnTo === null ? 'finished' : null;
    case 'TicketEndedForColleague':
      return liveTicket(after, event.ticketId) === undefined ? 'finished' : null;
    default:
      return null;
  }
}

const endOf = (
  { ticketId, overtaken }: LiveTicket,
  ending: TicketEnding,
  at: InstantMs,
  isGivenUp = false,
): HistoryChange => ({
  change: 'ticketEnded',
  ticketId,
  ending,
  at,
  overtaken,
  isGivenUp,
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

/** The open period of `ticket`, ended by `event`. */
function endedPeriod(
  day: QueueDay,
  ticket: LiveTicket,
  event: Step | EventOf<'DayClosed'>,
): { readonly change: 'periodEnded' } & EndedPeriod {
  const ordinal = ticket.periods.length - 1;
  const period = ticket.periods[ordinal];
  if (period?.to !== null) throw new InvariantBroken(`ticket ${ticket.ticketId} has no open period`);
  const { at } = event;
  const { kind, from, serviceId } = period;
  const isAtCounter = kind === 'called' || kind === 'serving';
  // A number from a paper roll was torn off at a time that nobody knows.
  const hasKnownBeginning = !(ticket.isFromRoll && ordinal === 0);
  const isUnseen = ENDS_UNSEEN.has(event.type) || (isAtCounter && AT_DESK.has(event.type));
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
    isReliable: !isUnseen && hasKnownBeginning && !isForgotten,
    endedBy: periodEnd(event),
    reason: reasonOf(event),
  };
}

function reasonOf(event: Step | EventOf<'DayClosed'>): EndedPeriod['reason'] {
  switch (event.type) {
    case 'TicketParked':
    case 'TicketCancelled':
    case 'TicketEndedAtDesk':
    case 'TicketMovedAtDesk':
      return event.reason;
    default:
      return null;
  }
}

function periodEnd(event: Step | EventOf<'DayClosed'>): PeriodEnd {
  if (event.type !== 'ServiceFinished') return PERIOD_ENDS[event.type];
  return event.returnsTo === null && event.goesOnTo === null ? 'finished' : 'went_on';
}

const PERIOD_ENDS: Readonly<Record<Exclude<Step['type'] | 'DayClosed', 'ServiceFinished'>, PeriodEnd>> = {
  TicketCalled: 'called',
  TicketTakenOver: 'taken_over',
  ServiceStarted: 'started',
  TicketMissed: 'missed',
  TicketParked: 'parked',
  TicketReinstated: 'reinstated',
  TicketResumed: 'resumed',
  TicketTransferred: 'transferred',
  TicketCancelled: 'cancelled',
  TicketGivenUp: 'given_up',
  TicketEndedForColleague: 'ended_for_colleague',
  TicketEndedAtDesk: 'cancelled',
  TicketMovedAtDesk: 'moved_at_desk',
  TicketExpired: 'expired',
  DayClosed: 'day_closed',
};

/** Papers that the service itself asks for go by their names; what an officer typed is nobody's business but the log's. */
function papersMissing(
  day: QueueDay,
  { ticketId, missingPapers }: EventOf<'TicketParked'>,
  { ordinal, serviceId }: EndedPeriod,
): HistoryChange {
  const known = new Set(serviceOf(day.settings, serviceId)?.papers.map(({ name }) => name.vi));
  const names = missingPapers.map(({ name }) => (known.has(name) ? name : null));
  return { change: 'papersMissing', ticketId, ordinal, names };
}

const stretchBegun = (
  { date }: QueueDay,
  { type, counterId, officerId, sequence, at }: EventOf<'CounterOpened' | 'CounterResumed' | 'CounterPaused'>,
): HistoryChange => ({
  change: 'stretchBegun',
  date,
  counterId,
  sequence,
  officerId,
  state: type === 'CounterPaused' ? 'paused' : 'open',
  from: at,
});

const stretchEnded = (
  { date }: QueueDay,
  counterId: CounterId,
  { type, at }: RecordedEvent,
): HistoryChange => ({
  change: 'stretchEnded',
  date,
  counterId,
  to: at,
  isReliable: type !== 'DayClosed',
});

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

const rated = ({
  ticketId,
  at,
  score,
  scale,
  reasons,
  source,
  deviceId,
  sinceFinishMs,
  serviceId,
  counterId,
  officerId,
}: EventOf<'ServiceRated'>): HistoryChange => ({
  change: 'rated',
  ticketId,
  at,
  score,
  scale,
  reasons,
  source,
  deviceId,
  sinceFinishMs,
  serviceId,
  counterId,
  officerId,
});

function knownTicket(day: QueueDay, ticketId: TicketId): LiveTicket {
  const ticket = liveTicket(day, ticketId);
  if (ticket === undefined) throw new InvariantBroken(`ticket ${ticketId} is not open`);
  return ticket;
}
