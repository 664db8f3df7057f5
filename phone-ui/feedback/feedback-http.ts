/** Feedback between a phone and the office. */
import type {
  FeedbackChoices,
  FeedbackReceipt,
  FeedbackRefusal,
  FeedbackStanding,
  FeedbackWords,
} from '#protocol/feedback.ts';

/** `silence`: nobody knows whether it was heard; the same request may be sent again. */
export type Told<Result> =
  | { readonly kind: 'told'; readonly result: Result }
  | { readonly kind: 'refused'; readonly why: FeedbackRefusal | 'invalid'; readonly afterMs: number }
  | { readonly kind: 'silence' };

const PATIENCE_MS = 8_000;

async function ask<Result>(address: string, body?: object): Promise<Told<Result>> {
  try {
    const response = await fetch(address, {
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) return { kind: 'told', result: (await response.json()) as Result };
    // Full disk, restart: what was sent was not kept, and may be kept the next time.
    if (response.status >= 500 && response.status !== 503) return { kind: 'silence' };
    const { why } = (await response.json()) as { readonly why?: FeedbackRefusal };
    const afterMs = 1_000 * Number(response.headers.get('retry-after') ?? 0);
    return { kind: 'refused', why: why ?? 'invalid', afterMs };
  } catch {
    return { kind: 'silence' };
  }
}

export const fetchChoices = (): Promise<Told<FeedbackChoices>> => ask('/feedback/choices');
export const sendFeedback = (requestId: string, words: FeedbackWords): Promise<Told<FeedbackReceipt>> =>
  ask('/feedback/items', { requestId, ...words });
export const fetchStanding = (code: string): Promise<Told<FeedbackStanding>> =>
  ask('/feedback/standing', { code });
export const withdraw = (code: string, requestId: string): Promise<Told<FeedbackStanding>> =>
  ask('/feedback/withdrawal', { code, requestId });
