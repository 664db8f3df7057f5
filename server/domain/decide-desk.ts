/** Rules of what a supervisor does from the desk: any ticket ended or sent elsewhere, services closed and opened at once. */
import type { CounterId, InstantMs, ServiceId } from '#protocol/vocabulary.ts';
import type { Command } from './commands.ts';
import { accept, reject, type Decision } from './decision.ts';
import { counterOf, liveTicket, serviceOf, type QueueDay } from './queue-day.ts';
import type { LiveTicket } from './ticket.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** Passes on only a ticket that is as the supervisor saw it: one that was called meanwhile is the officer's. */
function withSeen(
  day: QueueDay,
  { ticketId, seenRevision }: CommandOf<'endAtDesk' | 'moveAtDesk'>,
  rule: (ticket: LiveTicket) => Decision,
): Decision {
  const ticket = liveTicket(day, ticketId);
  if (ticket === undefined) return reject('unknown_ticket');
  return ticket.revision === seenRevision ? rule(ticket) : reject('stale_screen');
}

const holderOf = (ticket: LiveTicket): CounterId | null =>
  ticket.status === 'called' || ticket.status === 'serving' ? ticket.counterId : null;

export function endAtDesk(day: QueueDay, command: CommandOf<'endAtDesk'>): Decision {
  return withSeen(day, command, (ticket) => {
    const { ticketId, reason, note, officerId } = command;
    return accept({
      type: 'TicketEndedAtDesk',
      ticketId,
      reason,
      note,
      officerId,
      fromCounterId: holderOf(ticket),
    });
  });
}

export function moveAtDesk(day: QueueDay, command: CommandOf<'moveAtDesk'>): Decision {
  return withSeen(day, command, (ticket) => {
    const { ticketId, serviceId, toCounterId, reason, note, officerId } = command;
    if (serviceOf(day.settings, serviceId) === undefined) return reject('unknown_service');
    const fromCounterId = holderOf(ticket);
    const isThereAlready =
      ticket.status === 'waiting' && ticket.serviceId === serviceId && ticket.forCounterId === toCounterId;
    if (isThereAlready || (toCounterId !== null && toCounterId === fromCounterId))
      return reject('same_place');
    if (toCounterId !== null) {
      const target = day.counters.get(toCounterId);
      if (target === undefined) return reject('unknown_counter');
      const isDesk = counterOf(day.settings, toCounterId)?.kind === 'reception';
      if (target.officer === null || isDesk) return reject('counter_closed');
    }
    const lentFrom = ticket.returnsTo;
    // Back where it was lent from, it is lent no more; anywhere else it still goes back afterwards.
    const isBack = lentFrom?.counterId === toCounterId && lentFrom.serviceId === serviceId;
    return accept({
      type: 'TicketMovedAtDesk',
      ticketId,
      serviceId,
      toCounterId,
      returnsTo: isBack ? null : lentFrom,
      reason,
      note,
      officerId,
      fromCounterId,
    });
  });
}

const areKnown = ({ settings }: QueueDay, serviceIds: readonly ServiceId[]): boolean =>
  serviceIds.every((serviceId) => serviceOf(settings, serviceId) !== undefined);

/** Closing anew what is closed gives it another reason and another end. */
export function closeServices(
  day: QueueDay,
  { serviceIds, reason, until, officerId }: CommandOf<'closeServices'>,
  at: InstantMs,
): Decision {
  if (!areKnown(day, serviceIds)) return reject('unknown_service');
  // An end that has passed already: the order took too long to arrive.
  if (until !== null && until <= at) return reject('stale_screen');
  return accept({ type: 'ServicesClosed', serviceIds, reason, until, officerId });
}

export function openServices(day: QueueDay, { serviceIds, officerId }: CommandOf<'openServices'>): Decision {
  if (!areKnown(day, serviceIds)) return reject('unknown_service');
  const closed = serviceIds.filter((serviceId) => day.closedServices.has(serviceId));
  return closed.length === 0 ? accept() : accept({ type: 'ServicesOpened', serviceIds: closed, officerId });
}
