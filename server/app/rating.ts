/** How the office asks its citizens how the service was, beside the queue: the log keeps with each rating what it was given on. */
import type { FaceCount, RatingForm, RatingReason } from '#protocol/rating.ts';
import { FIRST_RATING_SETTINGS, formOf, scaleOf, type RatingSettings } from '#protocol/rating-settings.ts';
import { ratingSettings } from '#protocol/rating-shapes.ts';
import type { InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import type { RatingSettingsStore } from '#server/storage/rating-store.ts';
import {
  createRevisedSettings,
  type RevisedSettings,
  type SettingsTrail,
  type UndoableSettings,
} from './revised-settings.ts';

export type Rating = Pick<RevisedSettings<RatingSettings>, 'settings'> &
  UndoableSettings & {
    /** `reason_dropped`: a reason of before is missing. It may be hidden, since what was said with it stays. */
    readonly save: (
      settings: RatingSettings,
      by: OfficerId,
    ) => 'saved' | 'settings_changed' | 'reason_dropped';
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
    store,
    now,
    onChange,
  });
  const isIn = ({ reasons }: RatingSettings, reason: RatingReason): boolean =>
    reasons.some(({ reasonId }) => reasonId === reason);
  return {
    ...revised,
    save: (settings, by) =>
      revised.settings().revision === settings.revision &&
      revised.settings().reasons.some(({ reasonId }) => !isIn(settings, reasonId))
        ? 'reason_dropped'
        : revised.save(settings, by),
    form: () => formOf(revised.settings()),
    satisfiedFaces: (faces) => scaleOf(revised.settings(), faces).satisfied,
    knows: (reasons) => reasons.every((reason) => isIn(revised.settings(), reason)),
  };
}
