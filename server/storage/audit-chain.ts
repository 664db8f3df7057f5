/** How the entries of the audit trail hold on to one another, and how the log of a day becomes one digest. */
import { createHash } from 'node:crypto';
import type { EventRow } from './event-rows.ts';

/** An entry as it lies in the table. */
export type AuditRow = {
  readonly ordinal: number;
  readonly at: number;
  readonly officer_id: string | null;
  readonly deed: string;
  readonly subject: string;
  /** JSON. */
  readonly before: string;
  readonly after: string;
  readonly hash: string;
};

/** What the first entry holds on to. */
export const NO_HASH = '';

/** SHA-256 in base64url over the hash before and every column, written so that no two rows read alike. */
export function auditHash(hashBefore: string, row: Omit<AuditRow, 'hash'>): string {
  const { ordinal, at, officer_id, deed, subject, before, after } = row;
  const text = JSON.stringify([hashBefore, ordinal, at, officer_id, deed, subject, before, after]);
  return createHash('sha256').update(text).digest('base64url');
}

/** A digest that events are added to in order. */
export type DayDigest = { readonly add: (row: EventRow) => void; readonly end: () => string };

/** SHA-256 in base64url over the rows of a day. */
export function createDayDigest(): DayDigest {
  const hash = createHash('sha256');
  return {
    add: ({ sequence, at, type, body }) => {
      hash.update(`${JSON.stringify([sequence, at, type, body])}\n`);
    },
    end: () => hash.digest('base64url'),
  };
}

/** What a seal says of its day, as `after` of its entry. */
export type DaySeal = {
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly digest: string;
  /** The digest it will have once officers' words are taken out of it. */
  readonly withoutWords: string;
};
