/** The shape of ratings, and of the settings for asking, as they come from outside. */
import { z } from 'zod';
import {
  FACE_COUNTS,
  isReasonId,
  mayCountAsSatisfied,
  MOST_RATING_LETTERS,
  RATING_SCORES,
  scoresOf,
  type FaceCount,
  type RatingReason,
} from '#protocol/rating.ts';
import { RATING_LIMITS, type RatingSettings } from '#protocol/rating-settings.ts';
import { count, line, localized } from '#protocol/shapes.ts';

export const ratingScore = z.enum(RATING_SCORES);
export const faceCount = z.literal([...FACE_COUNTS]);
/** A face that is on the scale it is said to be of. */
export const isOnScale = (said: {
  readonly score: (typeof RATING_SCORES)[number];
  readonly faces: FaceCount;
}): boolean => scoresOf(said.faces).includes(said.score);

const reasonId = z.string().refine(isReasonId);
const isEachOnce = (ids: readonly RatingReason[]): boolean => new Set(ids).size === ids.length;
export const ratingReasons = z
  .array(reasonId)
  .max(RATING_LIMITS.offeredReasons)
  .refine(isEachOnce, 'each reason once');
/** A citizen's own words: one line of plain letters. */
export const ratingWords = line(MOST_RATING_LETTERS);

/** Who is asked why they were not satisfied is never counted as satisfied. */
const least = (faces: FaceCount) => z.number().int().min(1).max(mayCountAsSatisfied(faces).length);
const faceWords = localized(RATING_LIMITS.faceLetters);

export const ratingSettings: z.ZodType<RatingSettings> = z.strictObject({
  revision: count,
  faces: faceCount,
  satisfied: z.strictObject({ 2: least(2), 3: least(3), 4: least(4), 5: least(5) }),
  question: localized(RATING_LIMITS.questionLetters),
  words: z.strictObject({
    very_satisfied: faceWords,
    satisfied: faceWords,
    neutral: faceWords,
    dissatisfied: faceWords,
    very_dissatisfied: faceWords,
  }),
  reasons: z
    .array(
      z.strictObject({
        reasonId,
        words: localized(RATING_LIMITS.reasonLetters),
        isOffered: z.boolean(),
      }),
    )
    .max(RATING_LIMITS.reasons)
    .refine((reasons) => isEachOnce(reasons.map((reason) => reason.reasonId)), 'each reason once')
    .refine(
      (reasons) => reasons.filter(({ isOffered }) => isOffered).length <= RATING_LIMITS.offeredReasons,
      'more reasons than a screen has room for',
    )
    // Reports have an indicator of it: not asked for would look like never named.
    .refine(
      (reasons) => reasons.some((reason) => reason.reasonId === 'extra_papers' && reason.isOffered),
      'extra_papers is always asked for',
    ),
  asksWords: z.boolean(),
});
