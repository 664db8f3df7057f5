/** What the citizen is in the middle of on this page, beside what the office says of the ticket. Decided here, drawn elsewhere. */
import { asksForReasons, type RatingReason, type RatingScore } from '#protocol/rating.ts';
import type { Situation } from './situation.ts';

/** How far a deed of the citizen has come. `unanswered`: nothing was heard, so it may or may not have been done. */
export type Progress = 'asking' | 'sending' | 'unanswered' | 'refused';

export type Dialogue =
  | { readonly kind: 'none' }
  /** Why other numbers were called before. */
  | { readonly kind: 'why' }
  /** Asked once more before the place is given away. */
  | { readonly kind: 'giveUp'; readonly progress: Progress }
  /** The number was called before it could be given away. */
  | { readonly kind: 'tooLate' }
  /** The score that was pressed, and the reasons ticked so far where it is asked for any. */
  | {
      readonly kind: 'rating';
      readonly score: RatingScore;
      readonly reasons: readonly RatingReason[];
      readonly progress: Progress;
    };

export const NO_DIALOGUE: Dialogue = { kind: 'none' };

/** Whether the place can be given away where the ticket stands. */
export const canGiveUp = (situation: Situation): boolean =>
  situation.kind === 'ticket' && ['waiting', 'soon', 'parked', 'missed'].includes(situation.phase);

/** What of a dialogue still makes sense: the office may have gone on meanwhile. */
export function dialogueIn(situation: Situation, dialogue: Dialogue): Dialogue {
  if (situation.kind !== 'ticket') return NO_DIALOGUE;
  const { phase, view } = situation;
  const isInPlace = {
    none: true,
    why: view.overtaking !== null,
    giveUp: canGiveUp(situation),
    // The refusal may be heard before the call that it is for; until then nothing is shown of it.
    tooLate: ['waiting', 'soon', 'called', 'serving'].includes(phase),
    rating: view.rating === 'open',
  }[dialogue.kind];
  return isInPlace ? dialogue : NO_DIALOGUE;
}

/** After a face was pressed: sent at once, or asked for reasons first. */
export const afterScore = (score: RatingScore): Extract<Dialogue, { kind: 'rating' }> => ({
  kind: 'rating',
  score,
  reasons: [],
  progress: asksForReasons(score) ? 'asking' : 'sending',
});

/** The reasons with one more or one less. */
export const withReason = (
  reasons: readonly RatingReason[],
  reason: RatingReason,
): readonly RatingReason[] =>
  reasons.includes(reason) ? reasons.filter((other) => other !== reason) : [...reasons, reason];
