/**
 * Telling people and their phones apart for one day without knowing who they are. A mark is 132 bits of an HMAC under the day's key: the
 * twelve digits could be tried out against a mere hash, and cannot be once the key is destroyed with its day.
 */
import { createHmac } from 'node:crypto';
import type { CitizenNumber } from '#protocol/codes/citizen-number.ts';
import type { PersonMark, PhoneMark } from '#protocol/vocabulary.ts';

/** In letters of base64url, six bits each. */
const MARK_LENGTH = 22;
/** The key also makes the links of tickets: nothing that is marked must ever read like the id of one. */
const PURPOSE = 'person:';
const PURPOSE_OF_PHONES = 'phone:';

export type PersonMarks = {
  /** The same for the same card all day long, and nobody's tomorrow. */
  readonly markOf: (number: CitizenNumber) => PersonMark;
  /** The same for the same phone, by the secret it keeps: the log of a day must not tell it from that of another. */
  readonly markOfPhone: (secret: string) => PhoneMark;
};

/** `key` is that of today. */
export function createPersonMarks(key: () => Uint8Array): PersonMarks {
  const markOf = (purpose: string, secret: string): string =>
    createHmac('sha256', key())
      .update(purpose + secret)
      .digest('base64url')
      .slice(0, MARK_LENGTH);
  return {
    markOf: (number) => markOf(PURPOSE, number) as PersonMark,
    markOfPhone: (secret) => markOf(PURPOSE_OF_PHONES, secret) as PhoneMark,
  };
}
