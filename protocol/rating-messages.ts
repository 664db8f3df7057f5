/** What the desk may say of ratings: how the office asks, and what citizens wrote. */
import { z } from 'zod';
import { requestId, row } from '#protocol/message-row.ts';
import type { RatingRemarks } from '#protocol/rating.ts';
import type { RatingSettings } from '#protocol/rating-settings.ts';
import { ratingSettings } from '#protocol/rating-shapes.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';

export const RATING_DESK_MESSAGES = {
  getRatingSettings: row<RatingSettings>().supervisor(z.strictObject({})),
  /** Replaces all of them, as `savePrinting` does; a reason that was ever offered may be hidden, never dropped. */
  saveRatingSettings: row<{ readonly revision: number }>().administrator(
    z.strictObject({ requestId, settings: ratingSettings }),
  ),
  /** What citizens wrote on that day, newest first; none once its words are erased. */
  getRatingRemarks: row<RatingRemarks>().supervisor(
    z.strictObject({ date: z.iso.date().transform((value) => value as BusinessDate) }),
  ),
} as const;
