/** What must never be false, checked after every step of the simulation and whenever a log is folded at start. */
import { openTickets, type QueueDay } from './queue-day.ts';

/** The state contradicts itself: a fault of the program or of the log. The process stops and folds again. */
export class InvariantBroken extends Error {
  override readonly name = 'InvariantBroken';
}

/** Every invariant the day violates, each in a sentence; empty when all hold. */
export function violations(day: QueueDay): readonly string[] {
  return [...conservation(day), ...counters(day), ...queues(day), ...periods(day), ...numbers(day)];
}

/** issued = waiting + called + serving + finished + missed + expired. */
function conservation(day: QueueDay): readonly string[] {
  const { issued, finished, missed, expired } = day.tally;
  const accounted = openTickets(day).length + finished + missed + expired;
  return issued === accounted ? [] : [`${String(issued)} issued but ${String(accounted)} accounted for`];
}

function counters(day: QueueDay): readonly string[] {
  const found: string[] = [];
  const holders = new Map<string, string>();
  for (const ticket of day.held.values()) {
    const other = holders.get(ticket.counterId);
    if (other !== undefined) found.push(`counter ${ticket.counterId} holds ${other} and ${ticket.ticketId}`);
    holders.set(ticket.counterId, ticket.ticketId);
  }
  for (const counter of day.counters.values()) {
    const held = holders.get(counter.counterId) ?? null;
    if (held !== counter.ticketId) {
      found.push(
        `counter ${counter.counterId} says ${String(counter.ticketId)}, the tickets say ${String(held)}`,
      );
    }
    if (counter.ticketId !== null && counter.officer === null) {
      found.push(`counter ${counter.counterId} holds ${counter.ticketId} without an officer`);
    }
  }
  const officers = Array.from(day.counters.values(), ({ officer }) => officer?.officerId).filter(
    (officerId) => officerId !== undefined,
  );
  if (new Set(officers).size !== officers.length) found.push('an officer stands at two counters');
  return found;
}

/** Every waiting ticket is queued once, in its own field, in order of arrival. */
function queues(day: QueueDay): readonly string[] {
  const found: string[] = [];
  const queued = new Set<string>();
  for (const [fieldId, queue] of day.queues) {
    let previous = 0;
    for (const ticket of queue) {
      if (queued.has(ticket.ticketId)) found.push(`${ticket.ticketId} is queued twice`);
      queued.add(ticket.ticketId);
      if (ticket.fieldId !== fieldId) found.push(`${ticket.ticketId} is in the queue of ${fieldId}`);
      if (day.held.has(ticket.ticketId)) found.push(`${ticket.ticketId} waits and is at a counter`);
      if (ticket.arrival <= previous) found.push(`${ticket.ticketId} is out of order`);
      previous = ticket.arrival;
    }
  }
  return found;
}

/** Periods join without gaps, never run backwards, and only the last one is open. */
function periods(day: QueueDay): readonly string[] {
  const found: string[] = [];
  for (const ticket of openTickets(day)) {
    const [first] = ticket.periods;
    if (first?.from !== ticket.issuedAt) found.push(`${ticket.ticketId} does not begin when it was issued`);
    ticket.periods.forEach((period, index) => {
      const isLast = index === ticket.periods.length - 1;
      if ((period.to === null) !== isLast) found.push(`${ticket.ticketId} has a wrong open period`);
      if (period.to !== null && period.to < period.from)
        found.push(`${ticket.ticketId} waited a negative time`);
      const next = ticket.periods[index + 1];
      if (next !== undefined && next.from !== period.to)
        found.push(`${ticket.ticketId} has a gap between periods`);
    });
    if (ticket.periods.at(-1)?.kind !== ticket.status)
      found.push(`${ticket.ticketId} is not what its period says`);
  }
  return found;
}

/** Every number given out is within its series, and all series together make up what was issued. */
function numbers(day: QueueDay): readonly string[] {
  const given = Array.from(day.lastOrdinals.values()).reduce((sum, ordinal) => sum + ordinal, 0);
  const found =
    given === day.tally.issued ? [] : [`${String(given)} numbers given, ${String(day.tally.issued)} issued`];
  const open = openTickets(day).map(({ number }) => number);
  return new Set(open).size === open.length ? found : [...found, 'two open tickets share a number'];
}
