/**
 * The server's log: JSON, a line an entry. It tells of the program, never of people: what somebody typed, was called or holds
 * as a secret does not get in, whoever logs it by mistake.
 */
import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';

/** Names under which secrets and people's words travel in this program, at any depth that is logged. */
const NEVER = [
  'password',
  'passwordHash',
  'token',
  'deviceToken',
  'sessionToken',
  'tokenHash',
  'authorization',
  'cookie',
  'link',
  'posterKey',
  'wifi',
  'username',
  'displayName',
  'officerName',
  'number',
  'digits',
  'code',
  'note',
  'text',
  'otherPapers',
  'person',
  'content',
  'contact',
  'answer',
  'said',
  'words',
] as const;
const DEPTHS = ['', '*.', '*.*.'] as const;
const MOST_CAUSES = 3;

type Told = {
  readonly type: string;
  readonly message: string;
  /** Such as `ENOSPC`; named otherwise than the codes of files. */
  readonly errorCode?: string;
  readonly stack?: string;
  readonly cause?: Told;
};

/** Of an error what a programmer needs. Its other properties may be anybody's input. */
function told(error: unknown, causes = 0): Told {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' };
  const { name, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    type: name,
    message: messageOf(error),
    ...(code === undefined ? {} : { errorCode: code }),
    ...(stack === undefined ? {} : { stack: framesOf(stack) }),
    ...(cause instanceof Error && causes < MOST_CAUSES ? { cause: told(cause, causes + 1) } : {}),
  };
}

/** What could not be parsed is quoted by the parser's message. */
const messageOf = (error: Error): string =>
  error instanceof SyntaxError ? 'what was to be parsed could not be' : error.message;

/** Where it happened; the message, which stands above, is told once. */
const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

export type LogOptions = Pick<LoggerOptions, 'level' | 'base' | 'timestamp'>;

export const createLog = (options: LogOptions, destination: DestinationStream): Logger =>
  pino(
    {
      ...options,
      redact: {
        paths: DEPTHS.flatMap((depth) => NEVER.map((name) => `${depth}${name}`)),
        censor: '[…]',
      },
      serializers: { err: told },
    },
    destination,
  );
