/** What is kept of how citizens are asked, and what they wrote. */
import type { RatingRemark } from '#protocol/rating.ts';
import type { RatingSettings } from '#protocol/rating-settings.ts';
import type { ServiceId } from '#protocol/vocabulary.ts';

/** How citizens are asked how the service was. */
export type RatingSettingsStore = {
  readonly ratingSettings: () => RatingSettings | null;
  readonly saveRatingSettings: (settings: RatingSettings) => void;
};

/** What a citizen wrote, as it is read back: newest first, of one day, and only what is not erased yet. */
export type RatingRemarkRow = Omit<RatingRemark, 'serviceName'> & { readonly serviceId: ServiceId };
