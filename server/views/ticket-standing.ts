import type { RatingForm } from '#protocol/rating.ts';
import type { TicketStanding } from '#protocol/views.ts';
import type { TicketId, TicketNumber } from '#protocol/vocabulary.ts';
import { liveTicket, type QueueDay } from '#server/domain/queue-day.ts';
import { aheadOf } from '#server/domain/standing.ts';
import type { EndedTicket } from './phone-view.ts';

/**
 * Where a ticket of today stands, for whoever holds its paper up to a kiosk; null when it was never issued. `ended` looks
 * up what the live day no longer knows; `form` is how citizens are asked now.
 */
export function ticketStanding(
  day: QueueDay,
  ticketId: TicketId,
  ended: (ticketId: TicketId) => EndedTicket | null,
  form: RatingForm,
): TicketStanding | null {
  const live = liveTicket(day, ticketId);
  const facts = live ?? ended(ticketId);
  if (facts === null) return null;
  const { fieldId, serviceId, status } = facts;
  const isAtCounter = live !== undefined && live.status !== 'waiting' && live.status !== 'parked';
  return {
    number: ticketId.slice(day.date.length + 1) as TicketNumber,
    fieldId,
    serviceId,
    status,
    ahead: live?.status === 'waiting' ? aheadOf(day, live) : null,
    counterId: isAtCounter ? live.counterId : null,
    rating: live === undefined && day.served.has(ticketId) && !day.rated.has(ticketId) ? form : null,
  };
}
