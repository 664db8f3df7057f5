/** A ticket that is rated at the kiosk: one touch, perhaps the reasons of a low one, thanks. Pure. */
import { asksForReasons, faceCountOf, type RatingReason, type RatingScore } from '#protocol/rating.ts';
import type { RequestId, TicketLink } from '#protocol/vocabulary.ts';
import type { Screen } from '../screens.ts';
import type { RatingOutcome } from './ticket-rating.ts';

type StandingScreen = Extract<Screen, { readonly name: 'standing' }>;

export type WhyTouch =
  | { readonly type: 'toggle'; readonly reason: RatingReason }
  | { readonly type: 'give' }
  | { readonly type: 'giveNone' };

/** Once for each ticket held up: another touch would be another rating. */
export function rated(
  screen: StandingScreen,
  { requestId, score }: { readonly requestId: RequestId; readonly score: RatingScore },
): StandingScreen {
  const form = screen.standing.rating;
  if (form === null || screen.rating !== null) return screen;
  return { ...screen, rating: { requestId, score, faces: faceCountOf(form), outcome: null, why: null } };
}

/** A low rating is asked why once it is recorded; nobody else is. */
export function ratingTold(
  screen: StandingScreen,
  { requestId, outcome }: { readonly requestId: RequestId; readonly outcome: RatingOutcome },
): StandingScreen {
  const { standing, rating } = screen;
  if (rating?.requestId !== requestId || rating.outcome !== null) return screen;
  const hasReasons = (standing.rating?.reasons.length ?? 0) > 0;
  const isAsked = outcome === 'recorded' && asksForReasons(rating.score) && hasReasons;
  return { ...screen, rating: { ...rating, outcome, why: isAsked ? { step: 'asked', chosen: [] } : null } };
}

export function whyAfter(screen: StandingScreen, touch: WhyTouch): StandingScreen {
  const { rating } = screen;
  if (rating?.why?.step !== 'asked') return screen;
  const { chosen } = rating.why;
  switch (touch.type) {
    case 'toggle': {
      const isOff = chosen.includes(touch.reason);
      const next = isOff ? chosen.filter((other) => other !== touch.reason) : [...chosen, touch.reason];
      return { ...screen, rating: { ...rating, why: { step: 'asked', chosen: next } } };
    }
    case 'give':
      return { ...screen, rating: { ...rating, why: { step: 'given', chosen } } };
    case 'giveNone':
      return { ...screen, rating: { ...rating, why: { step: 'none', chosen: [] } } };
    default:
      return touch satisfies never;
  }
}

/** What is to be sent when one page has become the other: what was chosen, also when its page was left, unless it was taken back. */
export function reasonsToSend(
  before: Screen,
  now: Screen,
): { readonly link: TicketLink; readonly reasons: readonly RatingReason[] } | null {
  if (before.name !== 'standing' || before.rating?.why?.step !== 'asked') return null;
  const isSame = now.name === 'standing' && now.rating?.requestId === before.rating.requestId;
  const why = isSame ? now.rating.why : before.rating.why;
  if (why === null || why.chosen.length === 0 || (isSame && why.step === 'asked')) return null;
  return { link: before.link, reasons: why.chosen };
}
