import type { ColleagueCounter } from '#protocol/views.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import { counterOf, type QueueDay } from '#server/domain/queue-day.ts';

/** A counter as others see it; null for one that the day does not have. */
export function colleague(day: QueueDay, counterId: CounterId): ColleagueCounter | null {
  const counter = day.counters.get(counterId);
  const settings = counterOf(day.settings, counterId);
  if (counter === undefined || settings === undefined) return null;
  const ticket = counter.ticketId === null ? undefined : day.held.get(counter.ticketId);
  return {
    counterId,
    counterNumber: settings.number,
    officerName: counter.officer?.displayName ?? null,
    state: counter.officer === null ? 'closed' : counter.paused === null ? 'working' : 'paused',
    ticket:
      ticket === undefined
        ? null
        : {
            ticketId: ticket.ticketId,
            number: ticket.number,
            status: ticket.status,
            since: ticket.periods.at(-1)?.from ?? ticket.calledAt,
          },
    helpAskedAt: counter.helpAskedAt,
  };
}
