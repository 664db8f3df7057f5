/** What each answer of the server means for a press. Pure: waiting and sending are done elsewhere. */
import type { Refusal } from '#protocol/messages.ts';
import type { PosterTicket } from '#protocol/poster.ts';
import type { ServiceId } from '#protocol/vocabulary.ts';
import type { Sent } from '#ui-kit/connection.ts';

/** So long a turn is waited for without asking the citizen to press again. */
const WAITED_OUT_MS = 20_000;
const SHORTEST_PAUSE_MS = 250;
const PAUSE_MS = 1_000;

/** How a press goes. */
export type Taking =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'sending';
      readonly serviceId: ServiceId;
      /** `turn`: others are before it; `silence`: nothing was heard, so there may be a number already. */
      readonly why: 'first' | 'turn' | 'silence';
    }
  | {
      readonly kind: 'refused';
      readonly serviceId: ServiceId;
      readonly code: Refusal['code'];
      /** From when on a press may help, in minutes; null where waiting does not help. */
      readonly minutes: number | null;
    };

export type Step =
  | { readonly kind: 'issued'; readonly ticket: PosterTicket }
  /** A refusal is certain: under this requestId no number exists, nor ever will. */
  | { readonly kind: 'refused'; readonly code: Refusal['code']; readonly minutes: number | null }
  /** The same press again, after a pause. */
  | { readonly kind: 'again'; readonly afterMs: number; readonly why: 'turn' | 'silence' };

/** What follows from one try's answer. A phone is patient: silence and a server that is starting are waited out. */
export function stepAfter(sent: Sent<PosterTicket>): Step {
  if (sent.ok === null) return { kind: 'again', afterMs: 0, why: 'silence' };
  if (sent.ok) return { kind: 'issued', ticket: sent.result };
  const { code, retryAfterMs } = sent.refusal;
  if (code === 'unavailable' || code === 'storage_failed')
    return { kind: 'again', afterMs: retryAfterMs ?? PAUSE_MS, why: 'silence' };
  // The door's refusals are not remembered: the same press may be let in a moment later.
  if (code === 'too_fast' && retryAfterMs !== undefined && retryAfterMs <= WAITED_OUT_MS)
    return { kind: 'again', afterMs: Math.max(SHORTEST_PAUSE_MS, retryAfterMs), why: 'turn' };
  return {
    kind: 'refused',
    code,
    minutes: retryAfterMs === undefined ? null : Math.max(1, Math.ceil(retryAfterMs / 60_000)),
  };
}
