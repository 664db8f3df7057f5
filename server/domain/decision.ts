/** What every rule answers with, and the doors a command passes before its rule. */
import type { CounterId, OfficerId, RejectionCode, TicketId } from '#protocol/vocabulary.ts';
import type { AtCounter } from './commands.ts';
import type { DomainEvent } from './events.ts';
import { counterOf, type CounterState, type QueueDay } from './queue-day.ts';
import type { TicketAtCounter } from './ticket.ts';

export type Decision =
  | { readonly ok: true; readonly events: readonly DomainEvent[] }
  | { readonly ok: false; readonly code: RejectionCode };

export const accept = (...events: readonly DomainEvent[]): Decision => ({ ok: true, events });
export const reject = (code: RejectionCode): Decision => ({ ok: false, code });

export const who = ({ counterId, officerId }: AtCounter): AtCounter => ({ counterId, officerId });

/** Passes on only the officer who is signed in at that counter. */
export function withOfficer(
  day: QueueDay,
  acting: { readonly counterId: CounterId; readonly officerId: OfficerId },
  rule: (counter: CounterState) => Decision,
): Decision {
  const counter = day.counters.get(acting.counterId);
  if (counter === undefined) return reject('unknown_counter');
  if (counter.officer === null) return reject('counter_closed');
  if (counter.officer.officerId !== acting.officerId) return reject('not_at_counter');
  return rule(counter);
}

/** Passes on only the ticket that the officer named and really holds. */
export function withTicket(
  day: QueueDay,
  acting: AtCounter & { readonly ticketId: TicketId },
  rule: (ticket: TicketAtCounter) => Decision,
): Decision {
  return withOfficer(day, acting, (counter) => {
    if (counter.ticketId !== acting.ticketId) return reject('ticket_not_at_counter');
    const ticket = day.held.get(acting.ticketId);
    return ticket === undefined ? reject('ticket_not_at_counter') : rule(ticket);
  });
}

/** Passes on only a free counter whose newest state the officer saw: a second window cannot take a second ticket. */
export function withFreeCounter(
  day: QueueDay,
  acting: AtCounter & { readonly seenCounterRevision: number },
  rule: (counter: CounterState) => Decision,
): Decision {
  return withOfficer(day, acting, (counter) => {
    if (counter.ticketId !== null) return reject('counter_busy');
    if (counter.revision !== acting.seenCounterRevision) return reject('stale_screen');
    if (counter.paused !== null) return reject('counter_paused');
    // A reception desk gives numbers out and calls nobody: whoever stands there has nobody waiting for it.
    if (counterOf(day.settings, counter.counterId)?.kind === 'reception') return reject('nobody_waiting');
    return rule(counter);
  });
}
