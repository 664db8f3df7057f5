/** What the citizen is in the middle of on this page, beside what the office says of the ticket. Decided here, drawn elsewhere. */
import {
  asksForReasons,
  faceCountOf,
  type RatingForm,
  type RatingReason,
  type RatingScore,
} from '#protocol/rating.ts';
import { plainWords } from '#ui-kit/plain-words.ts';
import type { Explained, Pressed } from './deeds.ts';
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
  /** A face was pressed. */
  | { readonly kind: 'rating'; readonly pressed: Pressed; readonly progress: Progress }
  /** A low one, which is on its way or recorded by now: the reasons ticked and the words written so far. */
  | {
      readonly kind: 'reasons';
      readonly pressed: Pressed;
      /** How it was asked about: what is recorded is asked about no more. */
      readonly form: RatingForm;
      readonly reasons: readonly RatingReason[];
      readonly words: string;
      readonly progress: Progress;
    };
export type ReasonsDialogue = Extract<Dialogue, { readonly kind: 'reasons' }>;

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
    rating: view.rating !== null && view.rating !== 'given',
    reasons: view.rating !== null,
  }[dialogue.kind];
  return isInPlace ? dialogue : NO_DIALOGUE;
}

/** After a face was pressed, which is sent at once: a low one is asked why. */
export function afterScore(score: RatingScore, form: RatingForm): Extract<Dialogue, { pressed: Pressed }> {
  const pressed = { score, faces: faceCountOf(form) };
  return asksForReasons(score)
    ? { kind: 'reasons', pressed, form, reasons: [], words: '', progress: 'asking' }
    : { kind: 'rating', pressed, progress: 'sending' };
}

/** The reasons with one more or one less. */
export const withReason = (
  reasons: readonly RatingReason[],
  reason: RatingReason,
): readonly RatingReason[] =>
  reasons.includes(reason) ? reasons.filter((other) => other !== reason) : [...reasons, reason];

/** What is sent of it; null where nothing was said. */
export function saidIn({ reasons, words }: ReasonsDialogue): Explained | null {
  const plain = plainWords(words);
  if (plain === null && reasons.length === 0) return null;
  return { reasons: [...reasons], words: plain };
}
