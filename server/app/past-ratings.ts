/** What citizens said on a day that is over, folded from its log: between calls, one day at a time, and kept nowhere. */
import type { RatingsOfDay } from '#protocol/rating.ts';
import type { RatingSettings } from '#protocol/rating-settings.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import type { ReportStore } from '#server/storage/store.ts';
import { ratingsOfDay } from '#server/views/ratings-of-day.ts';
import { inSlices } from './in-slices.ts';

/** So many events are read in one go: a fraction of a millisecond. */
const EVENTS_AT_ONCE = 50;

/** Null where that day is not in the log, is not over, or contradicts itself, which `npm run verify` names. */
export type PastRatings = (date: BusinessDate) => Promise<RatingsOfDay | null>;

/** `settings`: in the words of now. */
export function createPastRatings(
  store: Pick<ReportStore, 'dayInLog' | 'eventsBetween'>,
  settings: () => RatingSettings,
): PastRatings {
  let before: Promise<unknown> = Promise.resolve();
  const reckon = async (date: BusinessDate): Promise<RatingsOfDay | null> => {
    const logged = store.dayInLog(date);
    if (logged === null) return null;
    const starts = Array.from(
      { length: Math.ceil((logged.lastSequence - logged.firstSequence + 1) / EVENTS_AT_ONCE) },
      (_, place) => logged.firstSequence + place * EVENTS_AT_ONCE,
    );
    const folded: { day: QueueDay | null } = { day: null };
    try {
      await inSlices(starts, (from) => {
        for (const event of store.eventsBetween(
          from,
          Math.min(logged.lastSequence, from + EVENTS_AT_ONCE - 1),
        ))
          folded.day = evolve(folded.day, event);
      });
    } catch {
      // Whatever is wrong with a day of the past stops nobody today.
      return null;
    }
    return folded.day === null ? null : ratingsOfDay(folded.day, settings());
  };
  return (date) => {
    const asked = before.then(() => reckon(date));
    before = asked.catch(() => undefined);
    return asked;
  };
}
