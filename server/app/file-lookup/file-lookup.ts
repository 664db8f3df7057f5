/**
 * Looking up a file for somebody at a kiosk. Where statuses come from is an adapter; what everybody is told, how often
 * one may try and how long an answer takes is the same whichever it is.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { FileCode } from '#protocol/codes/file-code.ts';
import type { FileAnswer, FileStanding, SecondFactor } from '#protocol/file-lookup.ts';
import { createTries } from './tries.ts';

/** A code and the four digits that go with it. */
export type FileQuestion = { readonly code: FileCode; readonly digits: string };

/** Where statuses come from. Never rejects for what is merely away: that is `not_now`. */
export type FileSource = {
  /** `not_found`: no such file, or not its digits. How long it takes does not tell which. */
  readonly find: (question: FileQuestion) => Promise<FileStanding | 'not_found' | 'not_now'>;
  /** What is asked for besides the code; null while there is nothing to be looked up. */
  readonly factor: () => SecondFactor | null;
};

export type FileLookUp = {
  readonly lookUp: (question: FileQuestion) => Promise<FileAnswer>;
  readonly factor: FileSource['factor'];
};

/** No answer is quicker, so that a list searched in microseconds tells nothing by its haste. */
export const LEAST_ANSWER_MS = 250;

export type FileLookUpParts = {
  readonly source: FileSource;
  readonly monotonicMs: () => number;
  readonly onFault: (error: unknown) => void;
};

export function createFileLookUp({ source, monotonicMs, onFault }: FileLookUpParts): FileLookUp {
  const tries = createTries(monotonicMs);
  const ask = async (question: FileQuestion): Promise<FileAnswer> => {
    const retryAfterMs = tries.begin(question.code);
    if (retryAfterMs > 0) return { outcome: 'too_many_tries', retryAfterMs };
    let found: Awaited<ReturnType<FileSource['find']>>;
    try {
      found = await source.find(question);
    } catch (error) {
      onFault(error);
      found = 'not_now';
    }
    if (found === 'not_found') return { outcome: found };
    if (found === 'not_now') {
      tries.takeBack(question.code);
      return { outcome: found };
    }
    tries.proved(question.code);
    return { outcome: 'found', file: found };
  };
  return {
    lookUp: async (question) => {
      const [answer] = await Promise.all([ask(question), pause(LEAST_ANSWER_MS)]);
      return answer;
    },
    factor: source.factor,
  };
}
