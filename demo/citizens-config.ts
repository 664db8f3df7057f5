/** The one line by which the crowd's program is told whom to be. */
import { z } from 'zod';
import { OFFICER_ROLES } from '#protocol/officers.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import type { DemoOfficer } from './office.ts';
import type { CrowdOptions } from './citizens.ts';

/** Longer lines are not ours. */
export const LONGEST_CONFIG_LINE = 64 * 1024;
const MOST_CITIZENS = 500;

const counterId = z
  .string()
  .min(1)
  .max(40)
  .transform((value) => value as CounterId);
const token = z.string().min(1).max(500);

const configSchema = z.strictObject({
  serverUrl: z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin),
  kioskToken: token,
  counterTokens: z.array(z.strictObject({ counterId, token })).max(99),
  ratingTokens: z.array(z.strictObject({ counterId, token })).max(99),
  officers: z
    .array(
      z.strictObject({
        username: z.string().min(1).max(60),
        displayName: z.string().min(1).max(100),
        password: z.string().min(1).max(200),
        counterId,
        role: z.enum(OFFICER_ROLES),
      }),
    )
    .max(99) satisfies z.ZodType<DemoOfficer[]>,
  citizens: z.number().int().min(1).max(MOST_CITIZENS),
});

/** What the program is told; everything else about a crowd it brings itself. */
export type CitizensConfig = Pick<
  CrowdOptions,
  'serverUrl' | 'kioskToken' | 'counterTokens' | 'ratingTokens' | 'officers' | 'citizens'
>;

/** Reads the line. Null when it is not such a configuration: it may hold tokens, so no word of it is repeated. */
export function parseConfigLine(line: string): CitizensConfig | null {
  if (line.length > LONGEST_CONFIG_LINE) return null;
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = configSchema.safeParse(raw);
  return parsed.success ? parsed.data : null;
}
