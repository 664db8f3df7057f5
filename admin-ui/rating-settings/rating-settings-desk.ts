/** How citizens are asked, on the desk: see `settings-desk.ts`. */
import type { RatingPart, RatingSettings } from '#protocol/rating-settings.ts';
import type { PrintingDeskParts } from '../printing-desk.ts';
import {
  createSettingsDesk,
  SAVE_PATIENCE_MS,
  type SettingsDesk,
  type SettingsDeskState,
} from '../settings-desk.ts';
import { changesBetween, isSamePart, rebase } from './rating-changes.ts';

export type RatingSettingsDeskState = SettingsDeskState<RatingSettings, RatingPart>;
export type RatingSettingsDesk = SettingsDesk<RatingSettings, RatingPart>;
export type RatingSettingsActions = Pick<RatingSettingsDesk, 'edit' | 'discard' | 'save'>;

/** A desk that knows nothing yet. */
export const createRatingSettingsDesk = (parts: PrintingDeskParts): RatingSettingsDesk =>
  createSettingsDesk(
    { changesBetween, isSamePart, rebase },
    {
      load: () => parts.send('getRatingSettings', {}, SAVE_PATIENCE_MS),
      save: (settings) =>
        parts.send('saveRatingSettings', { requestId: parts.newRequestId(), settings }, SAVE_PATIENCE_MS),
      now: parts.now,
      onSessionEnd: parts.onSessionEnd,
    },
  );
