/** What each event of a ticket's ordinary way does: issued, called, served, finished. */
import { durationMs, type TicketId, type ServiceId } from '#protocol/vocabulary.ts';
import {
  announced,
  counterNumberOf,
  counterState,
  replaced,
  ticketAtCounter,
  withCallStatus,
  withCounter,
  withoutTicket,
  withPasses,
  withServed,
  withTicketIn,
  withTurn,
} from './day-changes.ts';
import type { EventOf } from './events.ts';
import { InvariantBroken } from './invariants.ts';
import { countAfterCall, passedBy } from './policy.ts';
import { withJob } from './print-jobs.ts';
import {
  counterOf,
  lineFieldOf,
  liveTicket,
  serviceOf,
  waitingTicket,
  type CounterState,
  type QueueDay,
} from './queue-day.ts';
import {
  factsOf,
  type ServingTicket,
  type TicketAtCounter,
  type TicketFacts,
  type WaitingTicket,
} from './ticket.ts';
import {
  atCounterPeriod,
  leftCounter,
  officerNameAt,
  placeOnReturn,
  undoable,
  waitingAgain,
  withServiceTime,
  type Happening,
} from './ticket-steps.ts';

const EMPTY_REASON: TicketAtCounter['reason'] = {
  rule: 'by_hand',
  priorityId: null,
  waitedMs: durationMs(0),
  waitingForCounter: 0,
  considered: [],
  overtook: [],
  overtookCount: 0,
  ceiling: null,
  hand: null,
};

export function ticketIssued(day: QueueDay, event: EventOf<'TicketIssued'>): QueueDay {
  const { ticketId, number, fieldId, serviceId, issuedAt, priorityId } = event.ticket;
  const ordinal = Number(number.slice(1));
  const brought = event.source === 'roll' ? (day.rollOrdinals.get(fieldId) ?? new Set<number>()) : null;
  if (brought === null ? ordinal <= (day.lastOrdinals.get(fieldId) ?? 0) : brought.has(ordinal))
    throw new InvariantBroken(`ticket ${ticketId} was issued twice`);
  const ticket: WaitingTicket = {
    status: 'waiting',
    ticketId,
    number,
    fieldId,
    serviceId,
    addedServiceIds: [],
    furtherServiceIds: event.furtherServiceIds ?? [],
    priorityId,
    issuedAt,
    language: event.language,
    arrival: event.sequence,
    isFromRoll: event.source === 'roll',
    revision: event.sequence,
    overtaken: 0,
    notes: [],
    missingPapers: [],
    returnsTo: null,
    place: { isFront: false, order: event.sequence, since: issuedAt },
    forCounterId: null,
    periods: [
      { kind: 'waiting', from: issuedAt, to: null, serviceId, counterNumber: null, officerName: null },
    ],
  };
  return {
    ...withTicketIn(day, ticket),
    lastOrdinals: replaced(day.lastOrdinals, fieldId, ordinal),
    rollOrdinals:
      brought === null
        ? day.rollOrdinals
        : replaced(day.rollOrdinals, fieldId, new Set([...brought, ordinal])),
    kioskIssues:
      event.source === 'kiosk' || event.source === 'phone'
        ? replaced(day.kioskIssues, serviceId, (day.kioskIssues.get(serviceId) ?? 0) + 1)
        : day.kioskIssues,
    ticketsOfPersons: withTicketOf(day.ticketsOfPersons, event.person, ticketId),
    ticketsOfPhones: withTicketOf(day.ticketsOfPhones, event.phone, ticketId),
    printJobs: withPaperOf(day, event),
    tally: {
      ...day.tally,
      issued: day.tally.issued + 1,
    },
  };
}

function withTicketOf<Mark>(
  known: ReadonlyMap<Mark, readonly TicketId[]>,
  mark: Mark | undefined,
  ticketId: TicketId,
): ReadonlyMap<Mark, readonly TicketId[]> {
  return mark === undefined ? known : replaced(known, mark, [...(known.get(mark) ?? []), ticketId]);
}

/** The paper of a ticket just issued says what its citizen was told. */
function withPaperOf(day: QueueDay, event: EventOf<'TicketIssued'>): QueueDay['printJobs'] {
  const {
    ticketId,
    number,
    fieldId,
    serviceId,
    issuedAt,
    priorityId,
    counterNumbers,
    ahead,
    range,
    printJobId,
  } = event.ticket;
  if (printJobId === null || event.printerId === null) return day.printJobs;
  return withJob(day, {
    jobId: printJobId,
    printerId: event.printerId,
    paper: {
      kind: 'ticket',
      ticketId,
      number,
      fieldId,
      serviceId,
      ...(event.furtherServiceIds === undefined ? {} : { furtherServiceIds: event.furtherServiceIds }),
      isPriority: priorityId !== null,
      language: event.language,
      issuedAt,
      counterNumbers,
      queue: { ahead, range },
    },
    orderedAt: event.at,
    isReprint: false,
  });
}

export function walkInServed(day: QueueDay, event: EventOf<'ServedWithoutTicket'>): QueueDay {
  const { ticketId, number, serviceId, counterId, officerId, at, sequence } = event;
  const fieldId = serviceOf(day.settings, serviceId)?.fieldId;
  if (fieldId === undefined) throw new InvariantBroken(`${ticketId} is for an unknown service`);
  const ticket: ServingTicket = {
    status: 'serving',
    ticketId,
    number,
    fieldId,
    serviceId,
    addedServiceIds: [],
    furtherServiceIds: [],
    priorityId: null,
    issuedAt: at,
    language: 'vi',
    arrival: sequence,
    isFromRoll: false,
    revision: sequence,
    overtaken: 0,
    notes: [],
    missingPapers: [],
    returnsTo: null,
    counterId,
    officerId,
    callCount: 0,
    calledAt: at,
    servingSince: at,
    reason: EMPTY_REASON,
    periods: [
      {
        kind: 'serving',
        from: at,
        to: null,
        serviceId,
        counterNumber: counterNumberOf(day, counterId),
        officerName: officerNameAt(day, counterId),
      },
    ],
  };
  const next = {
    ...withTicketIn(day, ticket),
    lastOrdinals: replaced(day.lastOrdinals, fieldId, (day.lastOrdinals.get(fieldId) ?? 0) + 1),
    tally: { ...day.tally, issued: day.tally.issued + 1 },
  };
  return withCounter(next, event, { ticketId });
}

export function ticketCalled(day: QueueDay, event: EventOf<'TicketCalled'>): QueueDay {
  const waiting = waitingTicket(day, event.ticketId);
  if (waiting === undefined) throw new InvariantBroken(`called ticket ${event.ticketId} does not wait`);
  const { counterId, officerId, reason, at } = event;
  if (counterState(day, counterId).ticketId !== null)
    throw new InvariantBroken(`counter ${counterId} holds two tickets`);
  const called: TicketAtCounter = {
    ...factsOf(waiting),
    status: 'called',
    counterId,
    officerId,
    callCount: 1,
    calledAt: at,
    reason,
    revision: event.sequence,
    periods: atCounterPeriod(day, waiting, event, 'called'),
  };
  const counter = counterOf(day.settings, counterId);
  const passed =
    reason.rule === 'priority' && counter !== undefined ? passedBy(day, counter, waiting, at) : [];
  const counted = withInterleaving(withPasses(day, passed), waiting, reason.rule === 'by_hand');
  // The passes gave the day new tickets; this one is found again by its id.
  const next = announced(withTicketIn(withoutTicket(counted, waiting), called), called);
  const told = withTurn(next, {
    sequence: event.sequence,
    number: waiting.number,
    at,
    counterNumber: counterNumberOf(day, counterId),
    lineFieldId: waiting.forCounterId === null ? lineFieldOf(day.settings, waiting) : null,
    place: waiting.place,
    issuedAt: waiting.issuedAt,
    rule: reason.rule,
    hasReturned: waiting.periods.length > 1,
  });
  return withCounter(told, event, { ticketId: called.ticketId });
}

/** What an officer chose by hand says nothing about whose turn the policy owes next. */
function withInterleaving(day: QueueDay, ticket: WaitingTicket, isByHand: boolean): QueueDay {
  if (isByHand || ticket.forCounterId !== null) return day;
  const fieldId = lineFieldOf(day.settings, ticket);
  const count = countAfterCall(day.ordinarySincePriority.get(fieldId) ?? 0, ticket);
  return { ...day, ordinarySincePriority: replaced(day.ordinarySincePriority, fieldId, count) };
}

export function ticketRecalled(day: QueueDay, event: EventOf<'TicketRecalled'>): QueueDay {
  const ticket = ticketAtCounter(day, event.ticketId);
  const recalled: TicketAtCounter = {
    ...ticket,
    callCount: event.callCount,
    calledAt: event.at,
    revision: event.sequence,
  };
  return withCounter(announced(withTicketIn(day, recalled), recalled), event, {});
}

export function serviceStarted(day: QueueDay, event: EventOf<'ServiceStarted'>): QueueDay {
  const ticket = ticketAtCounter(day, event.ticketId);
  const serving: ServingTicket = {
    ...ticket,
    status: 'serving',
    servingSince: event.at,
    revision: event.sequence,
    periods: atCounterPeriod(day, ticket, event, 'serving'),
  };
  const next = withCallStatus(withTicketIn(day, serving), serving.ticketId, { status: 'serving' });
  return withCounter(next, event, { undoable: undoable('startService', ticket, event) });
}

export function serviceFinished(day: QueueDay, event: EventOf<'ServiceFinished'>): QueueDay {
  const ticket = ticketAtCounter(day, event.ticketId);
  const counter = counterState(day, event.counterId);
  const left = leftCounter(day, ticket, event, 'finished');
  const change: Partial<CounterState> = {
    ticketId: null,
    undoable: undoable('finish', ticket, event),
    finished: counter.finished + 1,
    serviceTimes: withServiceTime(day, counter, ticket, event),
  };
  const where = waitsNext(day, ticket, event);
  if (where === null) {
    const { ticketId, serviceId, counterId, officerId, language } = ticket;
    const served = { serviceId, counterId, officerId, language, finishedAt: event.at };
    const closed = withCallStatus(withServed(left, ticketId, served), ticketId, { status: 'finished' });
    return withCounter(closed, event, { ...change, lastFinishedId: ticketId });
  }
  const doneHere = new Set(event.done.map(({ serviceId }) => serviceId));
  const isLeft = (serviceId: ServiceId): boolean => !doneHere.has(serviceId);
  const stillToDo = {
    ...ticket,
    addedServiceIds: ticket.addedServiceIds.filter(isLeft),
    furtherServiceIds: ticket.furtherServiceIds.filter(isLeft),
  };
  const waiting = waitingAgain({ ...stillToDo, returnsTo: null }, event, where);
  return withCounter(
    withCallStatus(withTicketIn(left, waiting), ticket.ticketId, { status: 'left' }),
    event,
    change,
  );
}

/** Where a ticket that is done with here waits next: where it was lent from, or for a further service of the visit; null = it is closed. */
function waitsNext(
  day: QueueDay,
  ticket: TicketAtCounter,
  event: EventOf<'ServiceFinished'>,
): Parameters<typeof waitingAgain>[2] | null {
  const { returnsTo, goesOnTo, sequence, at } = event;
  if (returnsTo !== null) {
    const isOpen = day.counters.get(returnsTo.counterId)?.officer != null;
    return {
      serviceId: returnsTo.serviceId,
      forCounterId: isOpen ? returnsTo.counterId : null,
      place: { isFront: true, order: sequence, since: at },
    };
  }
  if (goesOnTo === null) return null;
  // The citizen came once: the place in the other line is that of the arrival, as with a transfer.
  return { serviceId: goesOnTo, forCounterId: null, place: placeOnReturn(ticket, 'original', event) };
}

/** Changes something about a ticket wherever it is; a waiting one moves when its class changes. */
export function withChanged(
  day: QueueDay,
  event: Happening,
  change: (ticket: TicketFacts, counterNumber: number) => Partial<TicketFacts>,
): QueueDay {
  const ticket = liveTicket(day, event.ticketId);
  if (ticket === undefined) throw new InvariantBroken(`changed ticket ${event.ticketId} is not open`);
  const changed = {
    ...ticket,
    ...change(ticket, counterNumberOf(day, event.counterId)),
    revision: event.sequence,
  };
  return withCounter(withTicketIn(withoutTicket(day, ticket), changed), event, {});
}
