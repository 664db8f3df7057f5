/** What was changed of how citizens are asked, and what of it cannot be saved. */
import type { RatingReason, RatingScore } from '#protocol/rating.ts';
import {
  RATING_LIMITS,
  RATING_PARTS,
  type RatingPart,
  type RatingReasonSetting,
  type RatingSettings,
} from '#protocol/rating-settings.ts';
import type { LocalizedText } from '#protocol/vocabulary.ts';
import { isSame } from '../same.ts';

/** Every part that differs; the revision is none. */
export const changesBetween = (before: RatingSettings, after: RatingSettings): readonly RatingPart[] =>
  RATING_PARTS.filter((part) => !isSame(before[part], after[part]));

export const isSamePart = (one: RatingPart, other: RatingPart): boolean => one === other;

/** One's own changes since `base` carried onto `theirs`, under their revision; a reason that they added stays. */
export function rebase(base: RatingSettings, mine: RatingSettings, theirs: RatingSettings): RatingSettings {
  const changed = Object.fromEntries(changesBetween(base, mine).map((part) => [part, mine[part]]));
  const merged: RatingSettings = { ...theirs, ...changed };
  const added = theirs.reasons.filter(({ reasonId }) => !hasReason(merged, reasonId));
  return { ...merged, reasons: [...merged.reasons, ...added] };
}

export const hasReason = ({ reasons }: RatingSettings, reasonId: RatingReason): boolean =>
  reasons.some((reason) => reason.reasonId === reasonId);

export const withReason = (settings: RatingSettings, changed: RatingReasonSetting): RatingSettings => ({
  ...settings,
  reasons: settings.reasons.map((reason) => (reason.reasonId === changed.reasonId ? changed : reason)),
});

/** One place nearer to the beginning. */
export function movedUp(settings: RatingSettings, reasonId: RatingReason): RatingSettings {
  const place = settings.reasons.findIndex((reason) => reason.reasonId === reasonId);
  const [before, moved] = [settings.reasons[place - 1], settings.reasons[place]];
  if (before === undefined || moved === undefined) return settings;
  const reasons = [...settings.reasons];
  reasons.splice(place - 1, 2, moved, before);
  return { ...settings, reasons };
}

export const withFaceWords = (
  settings: RatingSettings,
  score: RatingScore,
  words: LocalizedText,
): RatingSettings => ({ ...settings, words: { ...settings.words, [score]: words } });

/** Of the faces that are asked with now. */
export const withSatisfied = (settings: RatingSettings, satisfied: number): RatingSettings => ({
  ...settings,
  satisfied: { ...settings.satisfied, [settings.faces]: satisfied },
});

export type RatingObstacle = 'empty' | 'too_many';

const isEmpty = ({ vi, en }: LocalizedText): boolean => vi.trim() === '' || en.trim() === '';

/** The first thing to be put right, or null when it can be sent. */
export function ratingObstacle(draft: RatingSettings | null): RatingObstacle | null {
  if (draft === null) return null;
  const texts = [draft.question, ...Object.values(draft.words), ...draft.reasons.map(({ words }) => words)];
  if (texts.some(isEmpty)) return 'empty';
  const offered = draft.reasons.filter(({ isOffered }) => isOffered).length;
  return offered > RATING_LIMITS.offeredReasons || draft.reasons.length > RATING_LIMITS.reasons
    ? 'too_many'
    : null;
}
