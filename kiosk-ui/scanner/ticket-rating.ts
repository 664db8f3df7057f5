/** A ticket whose service is over was held up to the kiosk: one touch says how it was, under one requestId. */
import type { FaceCount, RatingScore } from '#protocol/rating.ts';
import type { RequestId, TicketLink } from '#protocol/vocabulary.ts';
import type { Connection } from '#ui-kit/connection.ts';

export type TicketRating = {
  readonly requestId: RequestId;
  readonly score: RatingScore;
  /** So many were shown. */
  readonly faces: FaceCount;
  /** Null while the server has not answered; `failed`: it may have been recorded all the same. */
  readonly outcome: 'recorded' | 'failed' | null;
};

/** Nobody stands there longer for it, in ms. */
const PATIENCE_MS = 10_000;

/** Sends the touch, any number of times one rating. `already_rated` is what the citizen wanted, whoever was first to hear it. */
export async function sendRating(
  { requestId, score, faces }: TicketRating,
  link: TicketLink,
  send: Connection<'kiosk'>['send'],
): Promise<'recorded' | 'failed'> {
  const sent = await send('rate', { requestId, link, score, faces }, PATIENCE_MS);
  if (sent.ok === null) return 'failed';
  return sent.ok || sent.refusal.code === 'already_rated' ? 'recorded' : 'failed';
}
