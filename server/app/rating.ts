/** How the office asks its citizens how the service was, beside the queue: the log keeps with each rating what it was given on. */
import type { FaceCount, RatingForm, RatingReason } from '#protocol/rating.ts';
import { FIRST_RATING_SETTINGS, formOf, scaleOf, type RatingSettings } from '#protocol/rating-settings.ts';
import { ratingSettings } from '#protocol/rating-shapes.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';
import type { RatingSettingsStore } from '#server/storage/rating-store.ts';
import {
  createRevisedSettings,
  type RevisedSettings,
  type SettingsTrail,
  type UndoableSettings,
} from './revised-settings.ts';

/** Whatever takes their place (a change, an undo, a file), reasons of before stay, hidden: what was said with them does. */
export type Rating = RevisedSettings<RatingSettings> &
  UndoableSettings & {
    /** What citizens are asked with now. */
    readonly form: () => RatingForm;
    /** How many of so many faces count as satisfied in this office. */
    readonly satisfiedFaces: (faces: FaceCount) => number;
    /** Whether the office has ever offered all of these, so that what was said on an older page is heard. */
    readonly knows: (reasons: readonly RatingReason[]) => boolean;
  };

/** Starts from what is stored, else from what every office begins with. `onChange` hears of every change. */
export function createRating(
  store: RatingSettingsStore & SettingsTrail,
  now: () => InstantMs,
  onChange: () => void,
): Rating {
  const revised = createRevisedSettings<RatingSettings>({
    name: 'rating',
    stored: store.ratingSettings(),
    first: () => FIRST_RATING_SETTINGS,
    keep: store.saveRatingSettings,
    shape: ratingSettings,
    keeping: withReasonsOf,
    store,
    now,
    onChange,
  });
  return {
    ...revised,
    form: () => formOf(revised.settings()),
    satisfiedFaces: (faces) => scaleOf(revised.settings(), faces).satisfied,
    knows: (reasons) => reasons.every((reason) => isIn(revised.settings(), reason)),
  };
}

const isIn = ({ reasons }: RatingSettings, reason: RatingReason): boolean =>
  reasons.some(({ reasonId }) => reasonId === reason);

const withReasonsOf = (next: RatingSettings, before: RatingSettings): RatingSettings => {
  const gone = before.reasons.filter(({ reasonId }) => !isIn(next, reasonId));
  return {
    ...next,
    reasons: [...next.reasons, ...gone.map((reason) => ({ ...reason, isOffered: false }))],
  };
};
