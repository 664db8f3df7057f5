/** The small steps that `evolve` is made of: each gives the day with one thing changed. */
import type { Call } from '#protocol/views.ts';
import type { CounterId, TicketId } from '#protocol/vocabulary.ts';
import { InvariantBroken } from './invariants.ts';
import {
  counterLineOf,
  counterOf,
  lineFieldOf,
  lineOf,
  REMEMBERED_CALLS,
  REMEMBERED_TURNS,
  REMEMBERED_VISITS,
  type CounterState,
  type Line,
  type QueueDay,
  type ServedTicket,
  type Turn,
  type Visit,
} from './queue-day.ts';
import type { LiveTicket, TicketAtCounter, WaitingTicket } from './ticket.ts';

export function replaced<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  key: Key,
  value: Value,
): ReadonlyMap<Key, Value> {
  return new Map(map).set(key, value);
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

/** The ticket where its status says it belongs; it must not be anywhere else. */
export function withTicketIn(day: QueueDay, ticket: LiveTicket): QueueDay {
  switch (ticket.status) {
    case 'waiting':
      return withLine(day, ticket, (line) => withLane(line, ticket, (lane) => joined(lane, ticket)));
    case 'called':
    case 'serving':
      return { ...day, held: replaced(day.held, ticket.ticketId, ticket) };
    case 'parked':
      return { ...day, parked: replaced(day.parked, ticket.ticketId, ticket) };
    case 'missed':
      return { ...day, missed: replaced(day.missed, ticket.ticketId, ticket) };
    default:
      return ticket satisfies never;
  }
}

/** The day without the ticket. */
export function withoutTicket(day: QueueDay, ticket: LiveTicket): QueueDay {
  const { ticketId } = ticket;
  switch (ticket.status) {
    case 'waiting':
      return withLine(day, ticket, (line) =>
        withLane(line, ticket, (lane) => lane.filter((other) => other.ticketId !== ticketId)),
      );
    case 'called':
    case 'serving':
      return { ...day, held: without(day.held, ticketId) };
    case 'parked':
      return { ...day, parked: without(day.parked, ticketId) };
    case 'missed':
      return { ...day, missed: without(day.missed, ticketId) };
    default:
      return ticket satisfies never;
  }
}

/** Those of one line changed in place, none added or taken away. */
export function withPasses(day: QueueDay, passed: readonly WaitingTicket[]): QueueDay {
  if (passed.length === 0) return day;
  const ids = new Set(passed.map(({ ticketId }) => ticketId));
  const count = (line: Line): Line =>
    line.ordinary.some(({ ticketId }) => ids.has(ticketId))
      ? {
          ...line,
          ordinary: line.ordinary.map((ticket) =>
            ids.has(ticket.ticketId) ? { ...ticket, overtaken: ticket.overtaken + 1 } : ticket,
          ),
        }
      : line;
  return {
    ...day,
    lines: new Map(Array.from(day.lines, ([fieldId, line]) => [fieldId, count(line)])),
    counterLines: new Map(Array.from(day.counterLines, ([counterId, line]) => [counterId, count(line)])),
  };
}

function withLine(day: QueueDay, ticket: WaitingTicket, change: (line: Line) => Line): QueueDay {
  const { forCounterId } = ticket;
  if (forCounterId !== null) {
    const line = change(counterLineOf(day, forCounterId));
    return { ...day, counterLines: replaced(day.counterLines, forCounterId, line) };
  }
  const fieldId = lineFieldOf(day.settings, ticket);
  return { ...day, lines: replaced(day.lines, fieldId, change(lineOf(day, fieldId))) };
}

const withLane = (
  line: Line,
  ticket: WaitingTicket,
  change: (lane: readonly WaitingTicket[]) => readonly WaitingTicket[],
): Line =>
  ticket.priorityId === null
    ? { ...line, ordinary: change(line.ordinary) }
    : { ...line, priority: change(line.priority) };

/** The lane with the ticket at its place; a newcomer, as nearly all are, simply joins the end. */
function joined(lane: readonly WaitingTicket[], ticket: WaitingTicket): readonly WaitingTicket[] {
  const { isFront, order } = ticket.place;
  const after = lane.findLastIndex(({ place }) =>
    place.isFront === isFront ? place.order < order : place.isFront,
  );
  return after === lane.length - 1 ? [...lane, ticket] : lane.toSpliced(after + 1, 0, ticket);
}

export function withCounter(
  day: QueueDay,
  { counterId, sequence }: { readonly counterId: CounterId; readonly sequence: number },
  change: Partial<CounterState>,
): QueueDay {
  const counter = {
    ...counterState(day, counterId),
    undoable: null,
    takenAway: null,
    ...change,
    revision: sequence,
  };
  return { ...day, counters: replaced(day.counters, counterId, counter) };
}

/** Puts the ticket's newest call on top of the list, where it stands once. */
export function announced(day: QueueDay, ticket: TicketAtCounter): QueueDay {
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

export function withCallStatus(
  day: QueueDay,
  ticketId: TicketId,
  change: Partial<Pick<Call, 'status' | 'counterId' | 'counterNumber'>>,
): QueueDay {
  return {
    ...day,
    calls: day.calls.map((call) => (call.ticketId === ticketId ? { ...call, ...change } : call)),
  };
}

/** Remembers a stay at a counter, unless it was so long that it was forgotten rather than long. */
export function withVisit(day: QueueDay, visit: Visit): QueueDay {
  if (visit.endedAt - visit.calledAt > day.settings.rules.longestServiceMs) return day;
  return { ...day, visits: [...day.visits, visit].slice(-REMEMBERED_VISITS) };
}

/** Remembers a call for those who wait meanwhile. */
export const withTurn = (day: QueueDay, turn: Turn): QueueDay => ({
  ...day,
  turns: [...day.turns, turn].slice(-REMEMBERED_TURNS),
});

/** Counts the ticket as finished, and by whom. */
export const withServed = (day: QueueDay, ticketId: TicketId, served: ServedTicket): QueueDay => ({
  ...day,
  served: replaced(day.served, ticketId, served),
  tally: { ...day.tally, finished: day.tally.finished + 1 },
});

/** The day in which the ticket was never finished. */
export const withoutServed = (day: QueueDay, ticketId: TicketId): QueueDay => ({
  ...day,
  served: without(day.served, ticketId),
  tally: { ...day.tally, finished: day.tally.finished - 1 },
});

export function ticketAtCounter(day: QueueDay, ticketId: TicketId): TicketAtCounter {
  const ticket = day.held.get(ticketId);
  if (ticket === undefined) throw new InvariantBroken(`ticket ${ticketId} is not at a counter`);
  return ticket;
}

export function counterState(day: QueueDay, counterId: CounterId): CounterState {
  const counter = day.counters.get(counterId);
  if (counter === undefined) throw new InvariantBroken(`counter ${counterId} does not exist`);
  return counter;
}

export function counterNumberOf(day: QueueDay, counterId: CounterId): number {
  return counterOf(day.settings, counterId)?.number ?? 0;
}
