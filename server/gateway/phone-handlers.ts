/** What each row of the message table does that a phone may say: of its own ticket, which its link names. */
import type { Executor } from '#server/app/execute.ts';
import type { Rating } from '#server/app/rating.ts';
import type { Refusal } from '#protocol/messages.ts';
import type { TicketId } from '#protocol/vocabulary.ts';
import type { PhoneHandlers } from './handling.ts';
import type { Pace } from './pace.ts';
import { rateService, refusalOfReasons } from './rating-handlers.ts';
import { createSubmit } from './submission.ts';

/** Builds them; `pace` is that of one ticket's deeds, however many phones follow it and however often they come back. */
export function createPhoneHandlers(
  executor: Executor,
  pace: Pace,
  rating: Pick<Rating, 'satisfiedFaces' | 'knows'>,
): PhoneHandlers {
  const submit = createSubmit(executor);
  const admit = (ticketId: TicketId) => (): Refusal | null => {
    const retryAfterMs = pace.take(ticketId);
    return retryAfterMs === 0 ? null : { code: 'too_fast', message: 'one thing at a time', retryAfterMs };
  };
  return {
    giveUp: ({ requestId }, ticketId) =>
      submit(requestId, ticketId, { type: 'giveUp', ticketId }, admit(ticketId)),
    rate: ({ requestId, ...said }, ticketId) => {
      const of = { ticketId, source: 'phone', deviceId: null, ofCounterId: null } as const;
      return submit(requestId, ticketId, rateService(said, of, rating), admit(ticketId));
    },
    explain: ({ requestId, reasons, words }, ticketId) => {
      const refusal = refusalOfReasons(reasons, rating);
      if (refusal !== null) return Promise.resolve(refusal);
      const command = { type: 'explainRating', ticketId, reasons, words, deviceId: null } as const;
      return submit(requestId, ticketId, command, admit(ticketId));
    },
  };
}
