/**
 * Statuses from a service of the city or of the office's own, asked over HTTP for one file at a time. What is asked and
 * answered is told in `docs/file-lookup-api.md`. Whatever goes wrong there is `not_now` here, and soon.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  FILE_STATUSES,
  type CalendarDate,
  type FileStanding,
  type SecondFactor,
} from '#protocol/file-lookup.ts';
import { line } from '#protocol/shapes.ts';
import { instantMs, type InstantMs } from '#protocol/vocabulary.ts';
import type { FileQuestion, FileSource } from './file-lookup.ts';

export type FileServiceSettings = {
  readonly url: URL;
  /** Sent as a bearer token; null sends none. */
  readonly token: string | null;
  readonly factor: SecondFactor;
};

export type FileServiceParts = {
  readonly now: () => InstantMs;
  readonly monotonicMs: () => number;
  /** Hears why the service could not be used, in words without code, digits or token. */
  readonly onTrouble: (why: string) => void;
  /** For the whole exchange; 4 s unless told. */
  readonly patienceMs?: number;
};

const PATIENCE_MS = 4_000;
const MOST_ANSWER_BYTES = 16_384;
/** What was told is told again for so long, without asking. */
const ANSWER_LIFETIME_MS = 60_000;
const MOST_ANSWERS_KEPT = 500;
const MOST_AT_ONCE = 8;
/** After so many failures in a row the service is left alone for a while. */
const FAILURES_BEFORE_REST = 3;
const REST_MS = 30_000;

const calendarDate = z.iso.date().transform((date) => date as CalendarDate);
const serviceAnswer = z.discriminatedUnion('found', [
  z.object({ found: z.literal(false) }),
  z.object({
    found: z.literal(true),
    status: z.enum(FILE_STATUSES),
    dueOn: calendarDate.nullish(),
    collectAt: line(120).nullish(),
    asOf: z.iso.datetime({ offset: true }).nullish(),
  }),
]);

type Found = FileStanding | 'not_found';

export function createFileService(settings: FileServiceSettings, parts: FileServiceParts): FileSource {
  const { now, monotonicMs, onTrouble, patienceMs = PATIENCE_MS } = parts;
  /** Answers stand under a name that nobody can read a question from. */
  const nameKey = randomBytes(32);
  const kept = new Map<string, { readonly found: Found; readonly untilMs: number }>();
  let failures = 0;
  let restsUntilMs = 0;
  let asking = 0;

  const keep = (name: string, found: Found): void => {
    kept.delete(name);
    kept.set(name, { found, untilMs: monotonicMs() + ANSWER_LIFETIME_MS });
    const [oldest] = kept.keys();
    if (kept.size > MOST_ANSWERS_KEPT && oldest !== undefined) kept.delete(oldest);
  };
  const fail = (error: unknown): 'not_now' => {
    failures += 1;
    if (failures >= FAILURES_BEFORE_REST) restsUntilMs = monotonicMs() + REST_MS;
    onTrouble(error instanceof ServiceFault ? error.message : faultName(error));
    return 'not_now';
  };

  return {
    factor: () => settings.factor,
    find: async (question) => {
      const name = createHmac('sha256', nameKey)
        .update(`${question.code}\n${question.digits}`)
        .digest('base64');
      const known = kept.get(name);
      if (known !== undefined && monotonicMs() < known.untilMs) return known.found;
      kept.delete(name);
      if (monotonicMs() < restsUntilMs || asking >= MOST_AT_ONCE) return 'not_now';
      asking += 1;
      try {
        const found = await askService(settings, question, patienceMs, now);
        failures = 0;
        keep(name, found);
        return found;
      } catch (error) {
        return fail(error);
      } finally {
        asking -= 1;
      }
    },
  };
}

/** The service did not keep to its contract; the message says how. */
class ServiceFault extends Error {
  override readonly name = 'ServiceFault';
}

/** What kind of failure it was: a message might carry the address with its secrets. */
function faultName(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code === '' ? error.name : `${error.name} ${code}`;
}

async function askService(
  { url, token, factor }: FileServiceSettings,
  { code, digits }: FileQuestion,
  patienceMs: number,
  now: () => InstantMs,
): Promise<Found> {
  const response = await fetch(url, {
    method: 'POST',
    // Whoever answers may not send the question and the token elsewhere.
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ code, factor, value: digits }),
  });
  // Not even 404 means "no such file": a wrong address would tell every citizen so.
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new ServiceFault(`answered with status ${String(response.status)}`);
  }
  const parsed = serviceAnswer.safeParse(parseJson(await boundedText(response)));
  if (!parsed.success) throw new ServiceFault('answered with another shape than was agreed');
  if (!parsed.data.found) return 'not_found';
  const { status, dueOn, collectAt, asOf } = parsed.data;
  return {
    code,
    status,
    dueOn: dueOn ?? null,
    collectAt: collectAt ?? null,
    // A service whose clock is ahead knows nothing newer than now.
    asOf: asOf === null || asOf === undefined ? now() : instantMs(Math.min(Date.parse(asOf), now())),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ServiceFault('answered with something that is no JSON');
  }
}

async function boundedText(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    const bytes = piece as Uint8Array;
    size += bytes.byteLength;
    // Leaving the loop cancels the body: nothing more of it is taken in.
    if (size > MOST_ANSWER_BYTES) throw new ServiceFault('answered with more than was agreed');
    pieces.push(bytes);
  }
  return Buffer.concat(pieces).toString('utf8');
}
