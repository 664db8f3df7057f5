/**
 * What leads a citizen back to what was said: the number and 80 bits of an HMAC under the office's key. Nothing of it is kept. What it is
 * made of is the piece and not its number alone: after a backup was restored the same number may be given to somebody else.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  CODE_ALPHABET,
  CODE_LETTERS,
  readFeedbackCode,
  type FeedbackCode,
  type FeedbackNumber,
} from '#protocol/feedback.ts';

/** A piece of feedback, and the request that it was received by: there is one of it in all time. */
export type FeedbackOrigin = { readonly number: FeedbackNumber; readonly requestId: string };

export type FeedbackCodes = {
  readonly codeOf: (origin: FeedbackOrigin) => FeedbackCode;
  /** The piece that a code proves, by its number; null for a wrong one. How long it takes does not tell how near a guess was. */
  readonly originOf: (code: string) => FeedbackOrigin | null;
};

const GROUP = 4;

/** `receivedBy`: the request by which the piece of that number was received; null when there is none. */
export function createFeedbackCodes(
  key: Uint8Array,
  receivedBy: (number: FeedbackNumber) => string | null,
): FeedbackCodes {
  const proofOf = ({ number, requestId }: FeedbackOrigin): string => {
    const bytes = createHmac('sha256', key)
      .update(JSON.stringify(['feedback', number, requestId]))
      .digest();
    // Of each byte five bits: every letter of the alphabet is equally likely.
    return Array.from(
      bytes.subarray(0, CODE_LETTERS),
      (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length] ?? '',
    ).join('');
  };
  return {
    codeOf: (origin) => {
      const groups = proofOf(origin).match(new RegExp(`.{${String(GROUP)}}`, 'g')) ?? [];
      return [origin.number, ...groups].join('-') as FeedbackCode;
    },
    originOf: (code) => {
      const read = readFeedbackCode(code);
      if (read === null) return null;
      const { number, proof } = read;
      const requestId = receivedBy(number);
      if (requestId === null) return null;
      const origin = { number, requestId };
      return timingSafeEqual(Buffer.from(proofOf(origin)), Buffer.from(proof)) ? origin : null;
    },
  };
}
