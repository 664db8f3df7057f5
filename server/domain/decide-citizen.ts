/** Rules of what citizens do themselves, with their own ticket. */
import { asksForReasons } from '#protocol/rating.ts';
import { durationMs, type InstantMs } from '#protocol/vocabulary.ts';
import type { Command } from './commands.ts';
import { accept, reject, type Decision } from './decision.ts';
import { liveTicket, type QueueDay } from './queue-day.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** For one who waits or is away; who has been called tells the officer. */
export function giveUp(day: QueueDay, { ticketId }: CommandOf<'giveUp'>): Decision {
  const ticket = liveTicket(day, ticketId);
  if (ticket === undefined) return reject('unknown_ticket');
  if (ticket.status === 'called' || ticket.status === 'serving') return reject('wrong_status');
  return accept({ type: 'TicketGivenUp', ticketId });
}

/** Once for each ticket, and not before its service is over. What it is bound to is the office's fact, not the citizen's word. */
export function rateService(day: QueueDay, command: CommandOf<'rateService'>, at: InstantMs): Decision {
  const { ticketId, score, faces, satisfiedFaces, source, deviceId, ofCounterId } = command;
  if (day.rated.has(ticketId)) return reject('already_rated');
  const served = day.served.get(ticketId);
  if (served === undefined) return reject('not_served_yet');
  const { serviceId, counterId, officerId, finishedAt } = served;
  if (ofCounterId !== null && ofCounterId !== counterId) return reject('ticket_not_at_counter');
  return accept({
    type: 'ServiceRated',
    ticketId,
    serviceId,
    counterId,
    officerId,
    score,
    scale: { faces, satisfied: satisfiedFaces },
    reasons: [],
    source,
    deviceId,
    sinceFinishMs: finishedAt === null ? null : durationMs(Math.max(0, at - finishedAt)),
  });
}

/** The screen or phone that took a low rating adds why, once: the score has been recorded before anybody was asked. */
export function explainRating(day: QueueDay, command: CommandOf<'explainRating'>): Decision {
  const { ticketId, reasons, words, deviceId } = command;
  const rating = day.rated.get(ticketId);
  if (rating?.deviceId !== deviceId || !asksForReasons(rating.score)) return reject('not_rated_here');
  if (rating.isExplained) return reject('already_rated');
  return accept({ type: 'RatingExplained', ticketId, reasons, words });
}
