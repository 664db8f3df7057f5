/** The shapes of the first run as they come from outside. */
import { z } from 'zod';
import { officeSettings } from '#protocol/office-shapes.ts';
import { PASSWORD_LETTERS, passwordFaults } from '#protocol/passwords.ts';
import { SETUP_STEPS } from '#protocol/setup.ts';
import { line } from '#protocol/shapes.ts';

const username = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/);

/** Half-filled is how drafts are: only their size and their kind are looked at. */
export const setupDraft = z.strictObject({
  step: z.enum(SETUP_STEPS),
  office: z.looseObject({ fields: z.array(z.unknown()), services: z.array(z.unknown()) }),
  administrator: z.strictObject({ displayName: z.string().max(100), username: z.string().max(100) }),
});

export const setupOrder = z.strictObject({
  office: officeSettings,
  administrator: z.strictObject({ displayName: line(60), username }),
  password: z
    .string()
    .max(PASSWORD_LETTERS.most * 2)
    .refine((password) => passwordFaults(password, []).length === 0, 'none that the office takes'),
});

export const setupBackup = z.strictObject({ folder: line(1_000) });
