/** What leads a citizen back to what was said: the number and 80 bits of an HMAC under the office's key. Nothing of it is kept. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  CODE_ALPHABET,
  CODE_LETTERS,
  readFeedbackCode,
  type FeedbackCode,
  type FeedbackNumber,
} from '#protocol/feedback.ts';

export type FeedbackCodes = {
  readonly codeOf: (number: FeedbackNumber) => FeedbackCode;
  /** The number that a code proves; null for a wrong one. How long it takes does not tell how near a guess was. */
  readonly numberOf: (code: string) => FeedbackNumber | null;
};

const GROUP = 4;

export function createFeedbackCodes(key: Uint8Array): FeedbackCodes {
  const proofOf = (number: FeedbackNumber): string => {
    const bytes = createHmac('sha256', key).update(`feedback ${number}`).digest();
    // Of each byte five bits: every letter of the alphabet is equally likely.
    return Array.from(
      bytes.subarray(0, CODE_LETTERS),
      (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length] ?? '',
    ).join('');
  };
  return {
    codeOf: (number) => {
      const groups = proofOf(number).match(new RegExp(`.{${String(GROUP)}}`, 'g')) ?? [];
      return [number, ...groups].join('-') as FeedbackCode;
    },
    numberOf: (code) => {
      const read = readFeedbackCode(code);
      if (read === null) return null;
      return timingSafeEqual(Buffer.from(proofOf(read.number)), Buffer.from(read.proof)) ? read.number : null;
    },
  };
}
