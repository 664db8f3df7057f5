/** What the rows of the one message table are made of. */
import { z } from 'zod';
import type { PrintJobId, RequestId } from '#protocol/vocabulary.ts';

export const requestId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,64}$/)
  .transform((value) => value as RequestId);

/**
 * `device` rows need only the enrolled device; `session` rows that somebody has signed in there, `supervisor` and
 * `administrator` rows somebody of that role; `link` rows a ticket's link of today, `poster` rows the key of a poster.
 */
export type Needs = 'device' | 'session' | 'supervisor' | 'administrator' | 'link' | 'poster';

/** What a table row promises: the shape of the question; the type of the answer is carried beside it. */
export type Row<Input extends z.ZodType, Output> = {
  readonly input: Input;
  readonly needs: Needs;
  /** Never read: carries the answer's type. */
  readonly output?: Output;
};

/** Paper that was ordered: what most rows about paper answer. */
export type PrintOrder = { readonly jobId: PrintJobId };

type MakeRow<Output> = <Input extends z.ZodType>(input: Input) => Row<Input, Output>;

/** A row whose answer is an `Output`, by whom it is for. */
export const row = <Output>(): { readonly [N in Needs]: MakeRow<Output> } => ({
  device: (input) => ({ input, needs: 'device' }),
  session: (input) => ({ input, needs: 'session' }),
  supervisor: (input) => ({ input, needs: 'supervisor' }),
  administrator: (input) => ({ input, needs: 'administrator' }),
  link: (input) => ({ input, needs: 'link' }),
  poster: (input) => ({ input, needs: 'poster' }),
});
