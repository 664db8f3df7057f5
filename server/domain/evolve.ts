/** What an event does to the day. Pure; never refuses: what is recorded has happened. */
import type { Call } from '#protocol/views.ts';
import { durationMs, type CounterId, type TicketId } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from './events.ts';
import { InvariantBroken } from './invariants.ts';
import {
  counterOf,
  isSettled,
  openTicket,
  queueOf,
  REMEMBERED_CALLS,
  REMEMBERED_MISSED,
  REMEMBERED_PRINT_JOBS,
  REMEMBERED_SERVICE_TIMES,
  type CounterState,
  type PrintJobState,
  type QueueDay,
  waitingTicket,
} from './queue-day.ts';
import { nextPeriod, type OpenTicket, type TicketAtCounter, type WaitingTicket } from './ticket.ts';

type EventOf<Type extends RecordedEvent['type']> = Extract<RecordedEvent, { type: Type }>;

/** The day after the event. Throws `InvariantBroken` when the log contradicts itself. */
export function evolve(day: QueueDay | null, event: RecordedEvent): QueueDay {
  // A number behind a lost event would be given out a second time.
  if (day !== null && event.sequence !== day.sequence + 1)
    throw new InvariantBroken(`event ${String(event.sequence)} does not follow ${String(day.sequence)}`);
  if (event.type === 'DayOpened') return openedDay(event);
  if (day === null)
    throw new InvariantBroken(`event ${String(event.sequence)} comes before any day was opened`);
  return { ...apply(day, event), sequence: event.sequence, lastAt: event.at };
}

/** Folds a day's events into its state; null when there are none. */
export function fold(events: Iterable<RecordedEvent>): QueueDay | null {
  let day: QueueDay | null = null;
  for (const event of events) day = evolve(day, event);
  return day;
}

function openedDay(event: EventOf<'DayOpened'>): QueueDay {
  const counters = event.settings.counters.map(({ counterId }): readonly [CounterId, CounterState] => [
    counterId,
    {
      counterId,
      revision: event.sequence,
      officer: null,
      ticketId: null,
      finished: 0,
      missed: 0,
      recentMissed: [],
      serviceTimesMs: [],
    },
  ]);
  return {
    date: event.date,
    settings: event.settings,
    openedAt: event.at,
    isClosed: false,
    sequence: event.sequence,
    lastAt: event.at,
    held: new Map(),
    queues: new Map(),
    lastOrdinals: new Map(),
    counters: new Map(counters),
    calls: [],
    printJobs: [],
    serviceTimesMs: new Map(),
    tally: { issued: 0, finished: 0, missed: 0, expired: 0 },
  };
}

function apply(day: QueueDay, event: Exclude<RecordedEvent, EventOf<'DayOpened'>>): QueueDay {
  switch (event.type) {
    case 'DayClosed':
      return { ...day, isClosed: true };
    case 'TicketIssued':
      return ticketIssued(day, event);
    case 'CounterOpened':
      return withCounter(day, event, {
        officer: { officerId: event.officerId, displayName: event.officerName },
      });
    case 'CounterClosed':
      return withCounter(day, event, { officer: null });
    case 'TicketCalled':
      return ticketCalled(day, event);
    case 'TicketRecalled': {
      const ticket = ticketAtCounter(day, event.ticketId);
      const recalled = { ...ticket, callCount: event.callCount, calledAt: event.at };
      return withCounter(announced(withHeld(day, recalled), recalled), event, {});
    }
    case 'ServiceStarted': {
      const ticket = ticketAtCounter(day, event.ticketId);
      const serving: TicketAtCounter = {
        ...ticket,
        status: 'serving',
        servingSince: event.at,
        periods: nextPeriod(ticket.periods, event.at, {
          kind: 'serving',
          counterNumber: counterNumberOf(day, event.counterId),
        }),
      };
      return withCounter(withCallStatus(withHeld(day, serving), serving.ticketId, 'serving'), event, {});
    }
    case 'ServiceFinished':
      return serviceFinished(day, event);
    case 'TicketMissed':
      return ticketMissed(day, event);
    case 'TicketExpired': {
      const ticket = openTicket(day, event.ticketId);
      if (ticket === undefined) throw new InvariantBroken(`expired ticket ${event.ticketId} is not open`);
      const without = withoutTicket(day, ticket);
      const tallied = { ...without, tally: { ...day.tally, expired: day.tally.expired + 1 } };
      if (ticket.status === 'waiting') return tallied;
      return withCounter(
        tallied,
        { counterId: ticket.counterId, sequence: event.sequence },
        { ticketId: null },
      );
    }
    case 'PrintJobReported':
      return {
        ...day,
        printJobs: remembered(
          day.printJobs.map((job) =>
            job.jobId === event.jobId ? { ...job, state: event.state, problem: event.problem } : job,
          ),
        ),
      };
    default:
      return event satisfies never;
  }
}

function ticketIssued(day: QueueDay, event: EventOf<'TicketIssued'>): QueueDay {
  const { ticketId, number, fieldId, serviceId, issuedAt, printJobId } = event.ticket;
  if (openTicket(day, ticketId) !== undefined)
    throw new InvariantBroken(`ticket ${ticketId} was issued twice`);
  const ticket: WaitingTicket = {
    status: 'waiting',
    ticketId,
    number,
    fieldId,
    serviceId,
    issuedAt,
    arrival: event.sequence,
    periods: [{ kind: 'waiting', from: issuedAt, to: null, counterNumber: null }],
  };
  return {
    ...day,
    queues: replaced(day.queues, fieldId, [...queueOf(day, fieldId), ticket]),
    lastOrdinals: replaced(day.lastOrdinals, fieldId, (day.lastOrdinals.get(fieldId) ?? 0) + 1),
    printJobs: [
      ...day.printJobs,
      { jobId: printJobId, ticket: event.ticket, state: 'queued', problem: null },
    ],
    tally: { ...day.tally, issued: day.tally.issued + 1 },
  };
}

function ticketCalled(day: QueueDay, event: EventOf<'TicketCalled'>): QueueDay {
  const waiting = waitingTicket(day, event.ticketId);
  if (waiting === undefined) throw new InvariantBroken(`called ticket ${event.ticketId} does not wait`);
  const { counterId, officerId, reason } = event;
  if (day.counters.get(counterId)?.ticketId != null)
    throw new InvariantBroken(`counter ${counterId} holds two tickets`);
  const called: TicketAtCounter = {
    ...waiting,
    status: 'called',
    counterId,
    officerId,
    callCount: 1,
    calledAt: event.at,
    reason,
    periods: nextPeriod(waiting.periods, event.at, {
      kind: 'called',
      counterNumber: counterNumberOf(day, counterId),
    }),
  };
  const next = announced(withHeld(withoutTicket(day, waiting), called), called);
  return withCounter(next, event, { ticketId: called.ticketId });
}

function serviceFinished(day: QueueDay, event: EventOf<'ServiceFinished'>): QueueDay {
  const ticket = ticketAtCounter(day, event.ticketId);
  const counter = counterState(day, event.counterId);
  const servedMs = durationMs(ticket.status === 'serving' ? event.at - ticket.servingSince : 0);
  const fieldTimes = [...(day.serviceTimesMs.get(ticket.fieldId) ?? []), servedMs].slice(
    -REMEMBERED_SERVICE_TIMES,
  );
  const next = {
    ...withCallStatus(withoutTicket(day, ticket), ticket.ticketId, 'finished'),
    serviceTimesMs: replaced(day.serviceTimesMs, ticket.fieldId, fieldTimes),
    tally: { ...day.tally, finished: day.tally.finished + 1 },
  };
  return withCounter(next, event, {
    ticketId: null,
    finished: counter.finished + 1,
    serviceTimesMs: [...counter.serviceTimesMs, servedMs],
  });
}

function ticketMissed(day: QueueDay, event: EventOf<'TicketMissed'>): QueueDay {
  const ticket = ticketAtCounter(day, event.ticketId);
  const counter = counterState(day, event.counterId);
  const missed = { number: ticket.number, callCount: ticket.callCount, missedAt: event.at };
  const next = {
    ...withCallStatus(withoutTicket(day, ticket), ticket.ticketId, 'missed'),
    tally: { ...day.tally, missed: day.tally.missed + 1 },
  };
  return withCounter(next, event, {
    ticketId: null,
    missed: counter.missed + 1,
    recentMissed: [missed, ...counter.recentMissed].slice(0, REMEMBERED_MISSED),
  });
}

function replaced<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): ReadonlyMap<Key, Value> {
  return new Map(map).set(key, value);
}

function withHeld(day: QueueDay, ticket: TicketAtCounter): QueueDay {
  return { ...day, held: replaced(day.held, ticket.ticketId, ticket) };
}

function withoutTicket(day: QueueDay, ticket: OpenTicket): QueueDay {
  if (ticket.status === 'waiting') {
    const rest = queueOf(day, ticket.fieldId).filter((other) => other.ticketId !== ticket.ticketId);
    return { ...day, queues: replaced(day.queues, ticket.fieldId, rest) };
  }
  const held = new Map(day.held);
  held.delete(ticket.ticketId);
  return { ...day, held };
}

function withCounter(
  day: QueueDay,
  { counterId, sequence }: { readonly counterId: CounterId; readonly sequence: number },
  change: Partial<CounterState>,
): QueueDay {
  const counter = { ...counterState(day, counterId), ...change, revision: sequence };
  return { ...day, counters: replaced(day.counters, counterId, counter) };
}

/** Puts the ticket's newest call on top of the list, where it stands once. */
function announced(day: QueueDay, ticket: TicketAtCounter): QueueDay {
  const call: Call = {
    ticketId: ticket.ticketId,
    number: ticket.number,
    fieldId: ticket.fieldId,
    counterId: ticket.counterId,
    counterNumber: counterNumberOf(day, ticket.counterId),
    callCount: ticket.callCount,
    calledAt: ticket.calledAt,
    status: 'called',
  };
  const others = day.calls.filter((other) => other.ticketId !== ticket.ticketId);
  return { ...day, calls: [call, ...others].slice(0, REMEMBERED_CALLS) };
}

function withCallStatus(day: QueueDay, ticketId: TicketId, status: Call['status']): QueueDay {
  return {
    ...day,
    calls: day.calls.map((call) => (call.ticketId === ticketId ? { ...call, status } : call)),
  };
}

/** Drops the oldest settled jobs beyond what is remembered; unsettled ones are never dropped. */
function remembered(jobs: readonly PrintJobState[]): readonly PrintJobState[] {
  let surplus = jobs.filter((job) => isSettled(job.state)).length - REMEMBERED_PRINT_JOBS;
  return surplus <= 0 ? jobs : jobs.filter((job) => !isSettled(job.state) || surplus-- <= 0);
}

function ticketAtCounter(day: QueueDay, ticketId: TicketId): TicketAtCounter {
  const ticket = day.held.get(ticketId);
  if (ticket === undefined) throw new InvariantBroken(`ticket ${ticketId} is not at a counter`);
  return ticket;
}

function counterState(day: QueueDay, counterId: CounterId): CounterState {
  const counter = day.counters.get(counterId);
  if (counter === undefined) throw new InvariantBroken(`counter ${counterId} does not exist`);
  return counter;
}

function counterNumberOf(day: QueueDay, counterId: CounterId): number {
  return counterOf(day.settings, counterId)?.number ?? 0;
}
