/** A ticket whose service is over was held up to the kiosk: one touch says how it was, under one requestId, and a low one is asked why. */
import type { FaceCount, RatingReason, RatingScore } from '#protocol/rating.ts';
import type { RequestId, TicketLink } from '#protocol/vocabulary.ts';
import type { Connection } from '#ui-kit/connection.ts';

/** `known`: it had been said before, perhaps by phone; `failed`: it may have been recorded all the same. */
export type RatingOutcome = 'recorded' | 'known' | 'failed';

/** Why a low face was pressed: somebody is asked, has sent it, or would not say. */
export type Why = {
  readonly step: 'asked' | 'given' | 'none';
  readonly chosen: readonly RatingReason[];
};

export type TicketRating = {
  readonly requestId: RequestId;
  readonly score: RatingScore;
  /** So many were shown. */
  readonly faces: FaceCount;
  /** Null while the server has not answered. */
  readonly outcome: RatingOutcome | null;
  /** Null where nobody is asked why. */
  readonly why: Why | null;
};

/** Nobody stands there longer for it, in ms. */
const PATIENCE_MS = 10_000;

/** Sends the touch, any number of times one rating. */
export async function sendRating(
  { requestId, score, faces }: TicketRating,
  link: TicketLink,
  send: Connection<'kiosk'>['send'],
): Promise<RatingOutcome> {
  const sent = await send('rate', { requestId, link, score, faces }, PATIENCE_MS);
  if (sent.ok === null) return 'failed';
  if (sent.ok) return 'recorded';
  return sent.refusal.code === 'already_rated' ? 'known' : 'failed';
}
