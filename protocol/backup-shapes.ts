/** The shape of the settings for backups as they come from outside. */
import { z } from 'zod';
import { BACKUP_LIMITS } from '#protocol/backups.ts';
import { count, line } from '#protocol/shapes.ts';

const within = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z.number().int().min(least).max(most);

export const backupSettings = z.strictObject({
  revision: count,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  secondPlace: z.union([z.literal(''), line(BACKUP_LIMITS.placeLetters)]),
  keepDays: within(BACKUP_LIMITS.keepDays),
  keepMonths: within(BACKUP_LIMITS.keepMonths),
  keepWordsDays: within(BACKUP_LIMITS.keepWordsDays),
});
