/** Takes officers' own words out of the log once the office has kept them as long as it said, each day with an entry in the trail. */
import type { InstantMs } from '#protocol/vocabulary.ts';
import { wallTimeAt } from '#server/domain/office-hours.ts';
import { createEraser } from '#server/storage/erasure.ts';
import type { EventRow } from '#server/storage/event-rows.ts';
import type { AuditStore } from '#server/storage/store.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import { inSlices } from './in-slices.ts';
import type { Trail } from './trail.ts';

const DAY_MS = 86_400_000;
const ROWS_AT_ONCE = 100;

export type WordErasureParts = {
  readonly store: Pick<AuditStore, 'daysWithWords' | 'eventRows' | 'replaceBodies'>;
  readonly note: Trail['note'];
  readonly now: () => InstantMs;
  readonly timeZone: () => string;
  /** How long words are kept. */
  readonly keepDays: () => number;
};

/**
 * Erases what is due, between calls; rejects when it could not be written. Only days whose seal says what they look like
 * without their words are touched: so it stays proven that nothing else was changed.
 */
export const createWordErasure = (parts: WordErasureParts): (() => Promise<void>) => {
  const { store, note, now, timeZone, keepDays } = parts;
  return async () => {
    const { date: before } = wallTimeAt(timeZone(), instantMs(Math.max(0, now() - keepDays() * DAY_MS)));
    for (const { date, firstSequence, lastSequence } of store.daysWithWords(before)) {
      const erase = createEraser();
      const changed: EventRow[] = [];
      const starts = Array.from(
        { length: Math.ceil((lastSequence - firstSequence + 1) / ROWS_AT_ONCE) },
        (_, index) => firstSequence + index * ROWS_AT_ONCE,
      );
      await inSlices(starts, (from) => {
        for (const row of store.eventRows(from, Math.min(lastSequence, from + ROWS_AT_ONCE - 1))) {
          const erased = erase(row);
          if (erased.body !== row.body) changed.push(erased);
        }
      });
      note({ by: null, deed: 'words_erased', subject: date, after: { events: changed.length } }, () => {
        store.replaceBodies(changed);
      });
    }
  };
};
