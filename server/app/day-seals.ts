/** Seals the log of each day once it is over: its digest goes into the trail, so that no event can be changed unseen. */
import { createDayDigest, type DaySeal } from '#server/storage/audit-chain.ts';
import { createEraser } from '#server/storage/erasure.ts';
import type { AuditStore, DayOfLog } from '#server/storage/store.ts';
import { inSlices } from './in-slices.ts';
import type { Trail } from './trail.ts';

/** So many rows are read in one go: a fraction of a millisecond. */
const ROWS_AT_ONCE = 100;

/** The ranges that together are the day. */
function* piecesOf({ firstSequence, lastSequence }: DayOfLog): Generator<readonly [number, number]> {
  for (let from = firstSequence; from <= lastSequence; from += ROWS_AT_ONCE)
    yield [from, Math.min(lastSequence, from + ROWS_AT_ONCE - 1)];
}

export type DaySeals = {
  /** Seals every day that is over and has none, between calls; while one round goes on another is not begun. */
  readonly look: () => Promise<void>;
};

export function createDaySeals(
  store: Pick<AuditStore, 'unsealedDays' | 'eventRows'>,
  trail: Pick<Trail, 'note'>,
): DaySeals {
  let round: Promise<void> | null = null;
  const seal = async (day: DayOfLog): Promise<void> => {
    const digest = createDayDigest();
    const withoutWords = createDayDigest();
    const erase = createEraser();
    await inSlices(piecesOf(day), ([from, to]) => {
      for (const row of store.eventRows(from, to)) {
        digest.add(row);
        withoutWords.add(erase(row));
      }
    });
    const { firstSequence, lastSequence } = day;
    const after: DaySeal = {
      firstSequence,
      lastSequence,
      digest: digest.end(),
      withoutWords: withoutWords.end(),
    };
    trail.note({ by: null, deed: 'day_sealed', subject: day.date, after });
  };
  const sealAll = async (): Promise<void> => {
    for (const day of store.unsealedDays()) await seal(day);
  };
  return {
    look: () => {
      round ??= sealAll().finally(() => {
        round = null;
      });
      return round;
    },
  };
}
