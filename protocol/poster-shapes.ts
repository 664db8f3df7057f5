/** The shape of the settings for numbers by phone as they come from outside. */
import { z } from 'zod';
import { POSTER_LIMITS } from '#protocol/poster.ts';
import { count, line } from '#protocol/shapes.ts';
import type { PosterKey } from '#protocol/vocabulary.ts';

const within = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z.number().int().min(least).max(most);

export const posterSettings = z.strictObject({
  revision: count,
  isOn: z.boolean(),
  posterKey: z
    .string()
    .regex(/^[A-Za-z0-9_-]{22}$/)
    .transform((value) => value as PosterKey),
  asksForHallCode: z.boolean(),
  perMinute: within(POSTER_LIMITS.perMinute),
  mostWaiting: within(POSTER_LIMITS.mostWaiting),
  mostADay: within(POSTER_LIMITS.mostADay),
  wifi: z.union([z.literal(''), line(POSTER_LIMITS.wifiLetters)]),
});
