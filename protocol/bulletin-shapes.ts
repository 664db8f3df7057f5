/** The shapes of messages to the hall as they come from outside. */
import { z } from 'zod';
import { MOST_BULLETIN_LETTERS, type BulletinSettings } from '#protocol/bulletin.ts';
import { branded, count, line } from '#protocol/shapes.ts';
import type { BusinessDate, InstantMs, OfficerId, RequestId, RoomId } from '#protocol/vocabulary.ts';

const bulletinLine = line(MOST_BULLETIN_LETTERS);

/** The text as it comes from outside: composed, one line, no control characters. */
export const bulletinText = z.strictObject({
  vi: bulletinLine,
  en: z.union([z.literal(''), bulletinLine]),
});

/** Given as the office's own time. */
export const moment = z
  .number()
  .int()
  .min(0)
  .max(8_640_000_000_000_000)
  .transform((value) => value as InstantMs);

export const bulletinSettings: z.ZodType<BulletinSettings> = z.strictObject({
  revision: count,
  bulletin: z
    .strictObject({
      bulletinId: z.string().transform((value) => value as RequestId),
      text: bulletinText,
      roomId: branded<RoomId>(40).nullable(),
      date: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .transform((value) => value as BusinessDate),
      setAt: moment,
      setBy: branded<OfficerId>(60),
      until: moment.nullable(),
    })
    .nullable(),
});
