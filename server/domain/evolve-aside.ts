/** What happens to a ticket beside the straight way: missed, set aside, sent on, taken back, ended by another hand. */
import {
  announced,
  counterNumberOf,
  counterState,
  replaced,
  ticketAtCounter,
  withCallStatus,
  withCounter,
  withoutServed,
  withoutTicket,
  withServed,
  withTicketIn,
} from './day-changes.ts';
import type { EventOf } from './events.ts';
import { InvariantBroken } from './invariants.ts';
import type { TicketId } from '#protocol/vocabulary.ts';
import { withJob, type PrintJobState } from './print-jobs.ts';
import { liveTicket, type QueueDay } from './queue-day.ts';
import { checklistId, factsOf, nextPeriod, type LiveTicket, type TicketAtCounter } from './ticket.ts';
import {
  atCounterPeriod,
  awayPeriod,
  leftCounter,
  missedOf,
  officerNameAt,
  placeOnReturn,
  undoable,
  waitingAgain,
} from './ticket-steps.ts';

export function ticketMissed(day: QueueDay, event: EventOf<'TicketMissed'>): QueueDay {
  const ticket = ticketAtCounter(day, event.ticketId);
  const counter = counterState(day, event.counterId);
  const next = withTicketIn(leftCounter(day, ticket, event, 'missed'), missedOf(day, ticket, event));
  return withCounter(withCallStatus(next, ticket.ticketId, { status: 'missed' }), event, {
    ticketId: null,
    undoable: undoable('markMissed', ticket, event),
    missed: counter.missed + 1,
  });
}

export function ticketParked(day: QueueDay, event: EventOf<'TicketParked'>): QueueDay {
  const ticket = ticketAtCounter(day, event.ticketId);
  const { counterId, at, sequence, printJobId, reason, returnTime, missingPapers } = event;
  const left = leftCounter(day, ticket, event, 'parked');
  const parked = withTicketIn(left, {
    ...factsOf(ticket),
    status: 'parked',
    counterId,
    officerName: officerNameAt(day, counterId) ?? '',
    since: at,
    parkReason: reason,
    returnTime,
    // Set aside for another reason, it still lacks what it lacked.
    missingPapers: missingPapers.length > 0 ? missingPapers : ticket.missingPapers,
    revision: sequence,
    periods: nextPeriod(ticket.periods, at, awayPeriod(day, ticket, counterId, 'parked')),
  });
  const printed: QueueDay =
    printJobId === null || event.printerId === null
      ? parked
      : {
          ...parked,
          printJobs: withJob(parked, {
            jobId: printJobId,
            printerId: event.printerId,
            paper: {
              kind: 'checklist',
              ticketId: ticket.ticketId,
              number: ticket.number,
              serviceId: ticket.serviceId,
              counterId,
              papers: missingPapers.map(({ name }) => name),
              returnTime,
            },
            orderedAt: at,
            isReprint: false,
          }),
        };
  return withCounter(withCallStatus(printed, ticket.ticketId, { status: 'left' }), event, {
    ticketId: null,
    undoable: undoable('park', ticket, event),
  });
}

/** A parked or missed ticket waits again, at the place that its event names. */
export function ticketReturned(
  day: QueueDay,
  event: EventOf<'TicketReinstated' | 'TicketResumed'>,
): QueueDay {
  const ticket = day.parked.get(event.ticketId) ?? day.missed.get(event.ticketId);
  if (ticket === undefined) throw new InvariantBroken(`returning ticket ${event.ticketId} was not away`);
  const waiting = waitingAgain(ticket, event, {
    serviceId: ticket.serviceId,
    forCounterId: null,
    place: placeOnReturn(ticket, event.place, event),
  });
  return withCounter(withTicketIn(withoutTicket(day, ticket), waiting), event, {});
}

export function ticketTransferred(day: QueueDay, event: EventOf<'TicketTransferred'>): QueueDay {
  const ticket = ticketAtCounter(day, event.ticketId);
  const { serviceId, toCounterId, returnsTo, note, at, counterId } = event;
  const notes =
    note === null
      ? ticket.notes
      : [...ticket.notes, { text: note, at, counterNumber: counterNumberOf(day, counterId) }];
  const waiting = waitingAgain({ ...ticket, notes, returnsTo }, event, {
    serviceId,
    forCounterId: toCounterId,
    place: placeOnReturn(ticket, 'original', event),
  });
  const next = withTicketIn(leftCounter(day, ticket, event, 'transferred'), waiting);
  return withCounter(withCallStatus(next, ticket.ticketId, { status: 'left' }), event, {
    ticketId: null,
    undoable: undoable('transfer', ticket, event),
  });
}

export function ticketCancelled(day: QueueDay, event: EventOf<'TicketCancelled'>): QueueDay {
  const ticket = liveTicket(day, event.ticketId);
  if (ticket === undefined) throw new InvariantBroken(`cancelled ticket ${event.ticketId} is not open`);
  const next = {
    ...withoutTicket(day, ticket),
    tally: { ...day.tally, cancelled: day.tally.cancelled + 1 },
  };
  return withCounter(next, event, { undoable: undoable('cancel', ticket, event) });
}

/** Nobody's deed at a counter: it neither ends an undo nor makes a screen stale. */
export function ticketGivenUp(day: QueueDay, event: EventOf<'TicketGivenUp'>): QueueDay {
  const ticket = liveTicket(day, event.ticketId);
  if (ticket === undefined || ticket.status === 'called' || ticket.status === 'serving')
    throw new InvariantBroken(`ticket ${event.ticketId} could not be given up`);
  return {
    ...withoutTicket(day, ticket),
    tally: { ...day.tally, cancelled: day.tally.cancelled + 1 },
  };
}

/** What was said stays said, also when the service is taken up again. */
export function serviceRated(day: QueueDay, event: EventOf<'ServiceRated'>): QueueDay {
  if (day.rated.has(event.ticketId)) throw new InvariantBroken(`ticket ${event.ticketId} was rated twice`);
  const { ticketId, at, score, scale, reasons, source, deviceId, sinceFinishMs } = event;
  const { serviceId, counterId, officerId } = event;
  const isExplained = reasons.length > 0;
  const said = { at, score, scale, reasons, isExplained, source, deviceId, sinceFinishMs };
  return { ...day, rated: replaced(day.rated, ticketId, { ...said, serviceId, counterId, officerId }) };
}

export function ratingExplained(day: QueueDay, event: EventOf<'RatingExplained'>): QueueDay {
  const rating = day.rated.get(event.ticketId);
  if (rating === undefined) throw new InvariantBroken(`ticket ${event.ticketId} was not rated`);
  // What was written stays in the log: the queue has no use for it.
  const explained = { ...rating, reasons: event.reasons, isExplained: true };
  return { ...day, rated: replaced(day.rated, event.ticketId, explained) };
}

/** Everything about the ticket and the counter's figures as it was before the deed. */
export function deedUndone(day: QueueDay, event: EventOf<'DeedUndone'>): QueueDay {
  const counter = counterState(day, event.counterId);
  const undone = counter.undoable;
  if (undone?.sequence !== event.undoneSequence)
    throw new InvariantBroken(`event ${String(event.undoneSequence)} cannot be undone`);
  const now = liveTicket(day, event.ticketId);
  const before = broughtBack(day, undone.before, now, event);
  const isAtCounter = before.status === 'called' || before.status === 'serving';
  const hasEnded = now === undefined;
  const restored = withTicketIn(now === undefined ? day : withoutTicket(day, now), before);
  const next: QueueDay = {
    ...(isAtCounter ? withCallStatus(restored, before.ticketId, { status: before.status }) : restored),
    visits: restored.visits.filter(({ sequence }) => sequence !== undone.sequence),
    printJobs: withoutChecklist(restored.printJobs, before.ticketId, undone.sequence),
    tally: { ...day.tally, cancelled: day.tally.cancelled - (undone.deed === 'cancel' ? 1 : 0) },
  };
  const reopened = hasEnded && undone.deed === 'finish' ? withoutServed(next, event.ticketId) : next;
  return withCounter(reopened, event, {
    ticketId: isAtCounter ? before.ticketId : counter.ticketId,
    finished: counter.finished - (undone.deed === 'finish' ? 1 : 0),
    missed: counter.missed - (undone.deed === 'markMissed' ? 1 : 0),
    // Whoever was finished before that has long been followed by this one.
    lastFinishedId: counter.lastFinishedId === event.ticketId ? null : counter.lastFinishedId,
    serviceTimes: counter.serviceTimes.filter(({ sequence }) => sequence !== undone.sequence),
  });
}

/** A checklist that nobody has begun to print is not printed for papers that are not missing. */
const withoutChecklist = (
  jobs: readonly PrintJobState[],
  ticketId: TicketId,
  sequence: number,
): readonly PrintJobState[] =>
  jobs.map((job) =>
    job.jobId === checklistId(ticketId, sequence) && job.state === 'queued'
      ? { ...job, state: 'failed' }
      : job,
  );

/** The ticket as it was before the deed, but for what others did meanwhile: passed it in the line, left the counter it waited for. */
function broughtBack(
  day: QueueDay,
  before: LiveTicket,
  now: LiveTicket | undefined,
  { sequence }: EventOf<'DeedUndone'>,
): LiveTicket {
  const facts = { revision: sequence, overtaken: now?.overtaken ?? before.overtaken };
  if (before.status !== 'waiting' || before.forCounterId === null) return { ...before, ...facts };
  const isEmpty = counterState(day, before.forCounterId).officer === null;
  return { ...before, ...facts, forCounterId: isEmpty ? null : before.forCounterId };
}

export function ticketTakenOver(day: QueueDay, event: EventOf<'TicketTakenOver'>): QueueDay {
  const ticket = ticketAtCounter(day, event.ticketId);
  const { counterId, officerId, fromCounterId, at, sequence } = event;
  const taken: TicketAtCounter = {
    ...ticket,
    counterId,
    officerId,
    revision: sequence,
    periods: atCounterPeriod(day, ticket, event, ticket.status),
    // Who is still on the way must hear the new counter; how long a colleague had served is not this counter's time.
    ...(ticket.status === 'called'
      ? { callCount: ticket.callCount + 1, calledAt: at }
      : { servingSince: at }),
  };
  const moved = withTicketIn(withoutTicket(day, ticket), taken);
  const heard =
    taken.status === 'called'
      ? announced(moved, taken)
      : withCallStatus(moved, taken.ticketId, {
          counterId,
          counterNumber: counterNumberOf(day, counterId),
        });
  const freed = withCounter(heard, { counterId: fromCounterId, sequence }, { ticketId: null });
  return withCounter(freed, event, { ticketId: taken.ticketId });
}

export function endedForColleague(day: QueueDay, event: EventOf<'TicketEndedForColleague'>): QueueDay {
  const ticket = ticketAtCounter(day, event.ticketId);
  const counter = counterState(day, event.counterId);
  // How long it really took nobody knows: the visit is not remembered.
  const left = withoutTicket(day, ticket);
  switch (event.ending) {
    case 'finished': {
      const { ticketId, serviceId, counterId, officerId, language } = ticket;
      const served = { serviceId, counterId, officerId, language, finishedAt: null };
      const closed = withServed(left, ticketId, served);
      return withCounter(withCallStatus(closed, ticket.ticketId, { status: 'finished' }), event, {
        ticketId: null,
        finished: counter.finished + 1,
      });
    }
    case 'missed': {
      const next = withTicketIn(left, missedOf(day, ticket, event));
      return withCounter(withCallStatus(next, ticket.ticketId, { status: 'missed' }), event, {
        ticketId: null,
        missed: counter.missed + 1,
      });
    }
    case 'back_in_line': {
      const waiting = waitingAgain(ticket, event, {
        serviceId: ticket.serviceId,
        forCounterId: null,
        place: placeOnReturn(ticket, 'original', event),
      });
      const next = withTicketIn(left, waiting);
      return withCounter(withCallStatus(next, ticket.ticketId, { status: 'left' }), event, {
        ticketId: null,
      });
    }
    default:
      return event.ending satisfies never;
  }
}

export function ticketExpired(day: QueueDay, event: EventOf<'TicketExpired'>): QueueDay {
  const ticket = liveTicket(day, event.ticketId);
  if (ticket === undefined || ticket.status === 'missed')
    throw new InvariantBroken(`expired ticket ${event.ticketId} is not open`);
  const next = { ...withoutTicket(day, ticket), tally: { ...day.tally, expired: day.tally.expired + 1 } };
  if (ticket.status !== 'called' && ticket.status !== 'serving') return next;
  return withCounter(next, { counterId: ticket.counterId, sequence: event.sequence }, { ticketId: null });
}
