/**
 * The one table of what each role may say to the server.
 * Every name, input, answer, authorisation check and test matrix is derived from it:
 * adding a command starts with a row here, and the compiler lists the rest.
 */
import { z } from 'zod';
import type { IssuedTicket } from '#protocol/views.ts';
import type {
  CounterId,
  OfficerId,
  PrintJobId,
  RefusalCode,
  RejectionCode,
  RequestId,
  Revision,
  ServiceId,
  TicketId,
} from '#protocol/vocabulary.ts';
import { PRINTER_PROBLEMS } from '#protocol/vocabulary.ts';

/** Letters, digits, dot, dash, slash and underscore only: no newline, no control character, no markup. */
const identifier = (maxLength: number) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/);
const branded = <T extends string>(maxLength: number) =>
  identifier(maxLength).transform((value) => value as T);

const requestId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,64}$/)
  .transform((value) => value as RequestId);
const ticketId = branded<TicketId>(40);
const count = z.number().int().min(0).max(1_000_000_000);
/** Milliseconds since 1970, a safe integer: far above what any count may be. */
const instant = z.number().int().min(0);

/** What a table row promises: the shape of the question; the type of the answer is carried beside it. */
type Row<Input extends z.ZodType, Output> = {
  readonly input: Input;
  /** `session` rows need an officer's session, `device` rows only the enrolled device. */
  readonly needs: 'device' | 'session';
  /** Never read: carries the answer's type. */
  readonly output?: Output;
};
const row = <Output>() => ({
  device: <Input extends z.ZodType>(input: Input): Row<Input, Output> => ({ input, needs: 'device' }),
  session: <Input extends z.ZodType>(input: Input): Row<Input, Output> => ({ input, needs: 'session' }),
});

export const MESSAGES = {
  kiosk: {
    /** One press, one number: the same requestId always answers with the same ticket. */
    issueTicket: row<IssuedTicket>().device(z.strictObject({ requestId, serviceId: branded<ServiceId>(60) })),
  },
  display: {
    /** What this display really showed and spoke; presence, not state: kept in memory only. */
    reportAnnouncements: row<null>().device(
      z.strictObject({
        sound: z.enum(['on', 'blocked', 'starting']),
        spoken: z.array(z.strictObject({ ticketId, callCount: count.min(1), at: instant })).max(20),
      }),
    ),
  },
  counter: {
    signIn: row<{ readonly sessionToken: string; readonly officerId: OfficerId }>().device(
      z.strictObject({
        requestId,
        username: z.string().min(1).max(60),
        password: z.string().min(1).max(200),
      }),
    ),
    signOut: row<null>().session(z.strictObject({ requestId })),
    /** `seenCounterRevision` is the counter's own change number, so that a second window cannot call twice. */
    callNext: row<{ readonly ticketId: TicketId }>().session(
      z.strictObject({ requestId, seenCounterRevision: count }),
    ),
    /** `seenCallCount` keeps two presses on one sight from being two recalls. */
    recall: row<null>().session(z.strictObject({ requestId, ticketId, seenCallCount: count.min(1) })),
    startService: row<null>().session(z.strictObject({ requestId, ticketId })),
    finish: row<null>().session(z.strictObject({ requestId, ticketId })),
    markMissed: row<null>().session(z.strictObject({ requestId, ticketId })),
  },
  printer: {
    /** What happened to one job. A job settles once; a later, different report is refused. */
    reportPrintJob: row<null>().device(
      z.strictObject({
        requestId,
        jobId: branded<PrintJobId>(60),
        state: z.enum(['sending', 'printed', 'sent', 'failed', 'uncertain']),
        problem: z.enum(PRINTER_PROBLEMS).nullable(),
      }),
    ),
    /** What the printer says of itself between jobs; presence, not state: kept in memory only. */
    reportPrinterStatus: row<null>().device(
      z.strictObject({
        problem: z.enum(PRINTER_PROBLEMS).nullable(),
        paperNearEnd: z.boolean(),
      }),
    ),
  },
} as const;

export type Messages = typeof MESSAGES;
export type RoleOf = keyof Messages;
export type MessageName<R extends RoleOf> = keyof Messages[R] & string;
/** The input after parsing: branded, exact. */
export type MessageInput<R extends RoleOf, N extends MessageName<R>> =
  Messages[R][N] extends Row<infer Input, unknown> ? z.output<Input> : never;
export type MessageOutput<R extends RoleOf, N extends MessageName<R>> =
  Messages[R][N] extends Row<z.ZodType, infer Output> ? Output : never;

/** Why nothing was done. `message` is for logs and developers; screens have their own words per code. */
export type Refusal = {
  readonly code: RejectionCode | RefusalCode;
  readonly message: string;
  readonly retryAfterMs?: number;
  /** For `officer_busy_elsewhere`: where that officer's ticket is. */
  readonly counterId?: CounterId;
};

/** Every message is answered with one of these, never with silence. */
export type Answer<Output> =
  | { readonly ok: true; readonly revision: Revision; readonly result: Output }
  | { readonly ok: false; readonly refusal: Refusal };
