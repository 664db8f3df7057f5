/** The shape of the targets as they come from outside. */
import { z } from 'zod';
import { TARGET_LIMITS } from '#protocol/report.ts';
import { count } from '#protocol/shapes.ts';

const share = z
  .number()
  .min(TARGET_LIMITS.share.least)
  .max(TARGET_LIMITS.share.most)
  .multipleOf(0.1)
  .nullable();
const minutes = z.number().int().min(TARGET_LIMITS.minutes.least).max(TARGET_LIMITS.minutes.most).nullable();

export const reportTargets = z.strictObject({
  revision: count,
  satisfied: share,
  participation: share,
  onTime: share,
  onTimeLand: share,
  complaints: share,
  oneVisit: share,
  medianWait: minutes,
  ninetiethWait: minutes,
});
