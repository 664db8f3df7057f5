/** What a supervisor's deeds at the desk do to the day. */
import { withCallStatus, withCounter, withoutTicket, withTicketIn } from './day-changes.ts';
import type { EventOf } from './events.ts';
import { InvariantBroken } from './invariants.ts';
import { liveTicket, type QueueDay } from './queue-day.ts';
import type { LiveTicket } from './ticket.ts';
import { placeOnReturn, waitingAgain } from './ticket-steps.ts';

type AtDesk = EventOf<'TicketEndedAtDesk' | 'TicketMovedAtDesk'>;

function openTicket(day: QueueDay, { ticketId }: AtDesk): LiveTicket {
  const ticket = liveTicket(day, ticketId);
  if (ticket === undefined) throw new InvariantBroken(`ticket ${ticketId} is not open`);
  return ticket;
}

/** The day in which no counter holds the ticket any more, and the one that did has been told what became of it. */
function freed(
  day: QueueDay,
  { number }: LiveTicket,
  deed: 'ended' | 'moved',
  { sequence, at, ticketId, fromCounterId: counterId }: AtDesk,
): QueueDay {
  if (counterId === null) return day;
  // How long the stay there really was nobody knows: it is not remembered.
  const left = withCallStatus(day, ticketId, { status: 'left' });
  return withCounter(left, { counterId, sequence }, { ticketId: null, takenAway: { number, deed, at } });
}

export function ticketEndedAtDesk(day: QueueDay, event: EventOf<'TicketEndedAtDesk'>): QueueDay {
  const ticket = openTicket(day, event);
  const { tally } = day;
  const ended = { ...withoutTicket(day, ticket), tally: { ...tally, cancelled: tally.cancelled + 1 } };
  return freed(ended, ticket, 'ended', event);
}

export function ticketMovedAtDesk(day: QueueDay, event: EventOf<'TicketMovedAtDesk'>): QueueDay {
  const ticket = openTicket(day, event);
  const { serviceId, toCounterId, returnsTo } = event;
  const waiting = waitingAgain({ ...ticket, returnsTo }, event, {
    serviceId,
    forCounterId: toCounterId,
    place: placeOnReturn(ticket, 'original', event),
  });
  return freed(withTicketIn(withoutTicket(day, ticket), waiting), ticket, 'moved', event);
}

export function servicesClosed(day: QueueDay, event: EventOf<'ServicesClosed'>): QueueDay {
  const { reason, until, at: since } = event;
  const closed = new Map(day.closedServices);
  for (const serviceId of event.serviceIds) closed.set(serviceId, { reason, until, since });
  return { ...day, closedServices: closed };
}

export function servicesOpened(day: QueueDay, event: EventOf<'ServicesOpened'>): QueueDay {
  const closed = new Map(day.closedServices);
  for (const serviceId of event.serviceIds) closed.delete(serviceId);
  return { ...day, closedServices: closed };
}
