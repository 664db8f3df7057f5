/** What must never be false, checked after every step of the simulation and whenever a log is folded at start. */
import { counterLineOf, liveTickets, lineFieldOf, type Line, type QueueDay } from './queue-day.ts';
import type { WaitingTicket } from './ticket.ts';

/** The state contradicts itself: a fault of the program or of the log. The process stops and folds again. */
export class InvariantBroken extends Error {
  override readonly name = 'InvariantBroken';
}

/** Every invariant the day violates, each in a sentence; empty when all hold. */
export function violations(day: QueueDay): readonly string[] {
  return [...conservation(day), ...counters(day), ...lines(day), ...periods(day), ...numbers(day)];
}

/** issued = waiting + called + serving + parked + missed + finished + cancelled + expired. */
function conservation(day: QueueDay): readonly string[] {
  const { issued, finished, cancelled, expired } = day.tally;
  const accounted = liveTickets(day).length + finished + cancelled + expired;
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
    if (counter.ticketId !== null && counter.officer === null)
      found.push(`counter ${counter.counterId} holds ${counter.ticketId} without an officer`);
    if (counter.ticketId !== null && counter.paused !== null)
      found.push(`counter ${counter.counterId} is paused over ${counter.ticketId}`);
    if (counter.officer === null && (counter.paused !== null || counter.helpAskedAt !== null))
      found.push(`counter ${counter.counterId} is paused or asks for help without an officer`);
    const waiting = counterLineOf(day, counter.counterId);
    if (counter.officer === null && waiting.ordinary.length + waiting.priority.length > 0)
      found.push(`somebody waits for the empty counter ${counter.counterId}`);
  }
  const officers = Array.from(day.counters.values(), ({ officer }) => officer?.officerId).filter(
    (officerId) => officerId !== undefined,
  );
  if (new Set(officers).size !== officers.length) found.push('an officer stands at two counters');
  return found;
}

/** Every waiting ticket stands once, in the line of its service or of its counter, in the lane of its class, at its place. */
function lines(day: QueueDay): readonly string[] {
  const found: string[] = [];
  for (const [fieldId, line] of day.lines) {
    found.push(
      ...wrongInLine(
        line,
        (ticket) => ticket.forCounterId === null && lineFieldOf(day.settings, ticket) === fieldId,
      ),
    );
  }
  for (const [counterId, line] of day.counterLines)
    found.push(...wrongInLine(line, (ticket) => ticket.forCounterId === counterId));
  const everywhere = liveTickets(day).map(({ ticketId }) => ticketId);
  if (new Set(everywhere).size !== everywhere.length) found.push('a ticket is in two places');
  return found;
}

function wrongInLine(line: Line, belongs: (ticket: WaitingTicket) => boolean): readonly string[] {
  const found: string[] = [];
  for (const lane of [line.ordinary, line.priority]) {
    lane.forEach((ticket, index) => {
      const { ticketId, place } = ticket;
      if (!belongs(ticket)) found.push(`${ticketId} stands in a wrong line`);
      if ((ticket.priorityId !== null) !== (lane === line.priority))
        found.push(`${ticketId} stands among another class`);
      const before = lane[index - 1]?.place;
      if (before === undefined || (before.isFront && !place.isFront)) return;
      if (before.isFront !== place.isFront || before.order >= place.order)
        found.push(`${ticketId} is out of order`);
    });
  }
  return found;
}

/** Periods join without gaps, never run backwards, and only the last one is open. */
function periods(day: QueueDay): readonly string[] {
  const found: string[] = [];
  for (const ticket of liveTickets(day)) {
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

/** All series together, of rolls the numbers that were brought, make up what was issued. */
function numbers(day: QueueDay): readonly string[] {
  const given = Array.from(
    day.lastOrdinals,
    ([fieldId, last]) => day.rollOrdinals.get(fieldId)?.size ?? last,
  ).reduce((sum, count) => sum + count, 0);
  const { issued } = day.tally;
  const found = given === issued ? [] : [`${String(given)} numbers given, ${String(issued)} issued`];
  const live = liveTickets(day).map(({ number }) => number);
  return new Set(live).size === live.length ? found : [...found, 'two live tickets share a number'];
}
