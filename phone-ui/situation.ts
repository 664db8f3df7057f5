/** What a phone's page is about at this moment: decided here, worded in `texts.ts`, drawn in `page.ts`. */
import type { ConnectionState } from '#ui-kit/connection.ts';
import type { PhoneView } from '#protocol/phone-view.ts';
import type { TicketStatus } from '#protocol/vocabulary.ts';

/** Where the ticket stands for its citizen; `soon` is a part of waiting. */
export type Phase = TicketStatus | 'soon';

export type Situation =
  /** Nothing was heard yet; `isLong` once a hiccup would be over. */
  | { readonly kind: 'connecting'; readonly isLong: boolean }
  /** `dead`: no ticket of today has this link; `outdated`: another program answers than this page belongs to. */
  | { readonly kind: 'refused'; readonly why: 'dead' | 'outdated' | 'other' }
  | {
      readonly kind: 'ticket';
      readonly phase: Phase;
      readonly view: PhoneView;
      /** What is shown was true at `heardAtMs` and may not be now. */
      readonly isStale: boolean;
      /** Server time of the last thing heard. */
      readonly heardAtMs: number;
    };

/** So few people ahead that one should sit close and have the papers at hand. */
export const SOON_AHEAD = 2;
const MANY_ATTEMPTS = 3;

/** Near is only who is in a line that a counter serves. */
export function phaseOf({ status, queue, counterNumbers }: PhoneView): Phase {
  const isNear = status === 'waiting' && queue !== null && queue.ahead <= SOON_AHEAD;
  return isNear && counterNumbers.length > 0 ? 'soon' : status;
}

/** What there is to show now. A view that was heard stays, dated, through every loss of connection. */
export function situationOf(
  link: Pick<ConnectionState<'phone'>, 'status' | 'view' | 'refusal' | 'attempts' | 'heardAtServerMs'>,
): Situation {
  const { status, view, refusal, attempts } = link;
  if (status === 'refused') {
    if (refusal === 'unknown_link') return { kind: 'refused', why: 'dead' };
    return { kind: 'refused', why: refusal === 'protocol_mismatch' ? 'outdated' : 'other' };
  }
  if (view === null) return { kind: 'connecting', isLong: attempts >= MANY_ATTEMPTS };
  return {
    kind: 'ticket',
    phase: phaseOf(view),
    view,
    isStale: status !== 'online',
    heardAtMs: link.heardAtServerMs ?? view.at,
  };
}
