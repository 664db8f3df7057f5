/** A message held against the one table: is there such a row for that role, and has it the row's shape? */
import type { z } from 'zod';
import type { Needs } from '#protocol/message-row.ts';
import { MESSAGES, type Refusal, type RoleOf } from '#protocol/messages.ts';

type Row = { readonly needs: Needs; readonly input: z.ZodType };

export type Understood =
  | { readonly ok: true; readonly name: string; readonly needs: Needs; readonly input: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

/** What was said, parsed; or why it is no message of that role. */
export function understood(role: RoleOf, name: unknown, input: unknown): Understood {
  const rows: Partial<Record<string, Row>> = MESSAGES[role];
  // `hasOwn`: a message named `constructor` or `__proto__` is nobody's row.
  const row = typeof name === 'string' && Object.hasOwn(rows, name) ? rows[name] : undefined;
  if (typeof name !== 'string' || row === undefined) return notUnderstood(`no such message for a ${role}`);
  const parsed = row.input.safeParse(input);
  if (parsed.success) return { ok: true, name, needs: row.needs, input: parsed.data };
  const [issue] = parsed.error.issues;
  return notUnderstood(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong shape'}`.slice(0, 200));
}

const notUnderstood = (message: string): Understood => ({
  ok: false,
  refusal: { code: 'invalid_message', message },
});
