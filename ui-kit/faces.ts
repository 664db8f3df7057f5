import type { RatingScore } from '#protocol/rating.ts';

const ROUND = 'M12 21.5a9.5 9.5 0 1 0 0-19 9.5 9.5 0 0 0 0 19z';
const EYES = 'M8.7 9.7v.1M15.3 9.7v.1';

/** One face a score, outlines on a grid of 24, all drawn alike. */
export const FACES: Readonly<Record<RatingScore, string>> = {
  very_satisfied: `${ROUND}M7.4 10.2c.5-1.1 2-1.1 2.5 0M14.1 10.2c.5-1.1 2-1.1 2.5 0M7 13.6h10c-.5 2.6-2.4 4-5 4s-4.5-1.4-5-4z`,
  satisfied: `${ROUND}${EYES}M7.5 14c1 1.7 2.6 2.6 4.5 2.6s3.5-.9 4.5-2.6`,
  neutral: `${ROUND}${EYES}M8 15.2h8`,
  dissatisfied: `${ROUND}${EYES}M7.8 16.8c.9-1.5 2.4-2.3 4.2-2.3s3.3.8 4.2 2.3`,
  very_dissatisfied: `${ROUND}M7.3 8.4l2.4 1.2M16.7 8.4l-2.4 1.2M8.9 11.1v.1M15.1 11.1v.1M7.6 17.6c.8-2.1 2.4-3.2 4.4-3.2s3.6 1.1 4.4 3.2`,
};
