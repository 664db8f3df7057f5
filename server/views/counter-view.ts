import type { CounterTicket, CounterView, WaitingTicket as WaitingTicketView } from '#protocol/views.ts';
import type { CounterId, InstantMs, OfficerId, Revision } from '#protocol/vocabulary.ts';
import { allowedActions } from '#server/domain/allowed.ts';
import { upcoming } from '#server/domain/policy.ts';
import { counterOf, queueOf, type CounterState, type QueueDay } from '#server/domain/queue-day.ts';
import type { WaitingTicket } from '#server/domain/ticket.ts';
import type { Presence } from './presence.ts';

const NEXT_SHOWN = 5;
const NOBODY = '' as OfficerId;

/** What one counter may see: its own ticket, who comes next, and what may be done. Null for a counter the day does not have. */
export function toCounterView(
  day: QueueDay,
  counterId: CounterId,
  at: InstantMs,
  presence: Presence,
): CounterView | null {
  const counter = day.counters.get(counterId);
  const settings = counterOf(day.settings, counterId);
  if (counter === undefined || settings === undefined) return null;
  const queues = settings.fieldIds.map((fieldId) => ({ fieldId, queue: queueOf(day, fieldId) }));
  return {
    revision: day.sequence as Revision,
    at,
    date: day.date,
    counterId,
    counterRevision: counter.revision,
    officer: counter.officer,
    current: currentTicket(day, counter, presence),
    next: upcoming(day, settings, NEXT_SHOWN).map(waitingTicket),
    waitingForCounter: queues.reduce((sum, { queue }) => sum + queue.length, 0),
    longestWaitSince: earliest(queues.map(({ queue }) => queue[0]?.issuedAt)),
    fields: queues.map(({ fieldId, queue }) => ({
      fieldId,
      waiting: queue.length,
      longestWaitSince: queue[0]?.issuedAt ?? null,
    })),
    missed: counter.recentMissed,
    today: {
      finished: counter.finished,
      missed: counter.missed,
      medianServiceMs: median(counter.serviceTimesMs),
    },
    allowed: allowedActions(day, { counterId, officerId: counter.officer?.officerId ?? NOBODY }),
    printer: presence.printer,
    displays: presence.displays,
  };
}

function currentTicket(day: QueueDay, counter: CounterState, presence: Presence): CounterTicket | null {
  const ticket = counter.ticketId === null ? undefined : day.held.get(counter.ticketId);
  if (ticket === undefined) return null;
  const { ticketId, number, fieldId, serviceId, status, callCount, issuedAt, calledAt, periods, reason } =
    ticket;
  return {
    ticketId,
    number,
    fieldId,
    serviceId,
    status,
    callCount,
    issuedAt,
    calledAt,
    servingSince: ticket.status === 'serving' ? ticket.servingSince : null,
    periods,
    reason,
    spokenAt: presence.spokenAt(ticketId, callCount),
  };
}

const waitingTicket = ({
  ticketId,
  number,
  fieldId,
  serviceId,
  issuedAt,
}: WaitingTicket): WaitingTicketView => ({
  ticketId,
  number,
  fieldId,
  serviceId,
  waitingSince: issuedAt,
});

function earliest(instants: readonly (InstantMs | undefined)[]): InstantMs | null {
  const known = instants.filter((instant) => instant !== undefined);
  return known.length === 0 ? null : (Math.min(...known) as InstantMs);
}

/** The middle value; with an even count the lower of the two middle ones. Null for none. */
function median(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null;
}
