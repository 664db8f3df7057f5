import {
  asksForReasons,
  isSatisfied,
  RATING_SCORES,
  RATING_SOURCES,
  scoresOf,
  type RatingReason,
  type RatingsOfDay,
  type RatingSource,
} from '#protocol/rating.ts';
import type { RatingSettings } from '#protocol/rating-settings.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import { ratingAnomalies } from '#server/domain/rating-anomalies.ts';
import type { GivenRating, QueueDay } from '#server/domain/queue-day.ts';

const ANOMALIES_SHOWN = 50;

/** What citizens said on a day of services that are over: how many said anything, what, and what of it looks odd. */
export function ratingsOfDay(day: QueueDay, settings: RatingSettings): RatingsOfDay {
  // What was said of a service that was taken up again counts once it is over again.
  const rated = Array.from(day.rated)
    .filter(([ticketId]) => day.served.has(ticketId))
    .map(([, rating]) => rating);
  return {
    finished: day.served.size,
    rated: rated.length,
    satisfied: countOf(rated, ({ score, scale }) => isSatisfied(score, scale)),
    dissatisfied: countOf(rated, isLow),
    scores: scoreRows(rated, settings),
    reasons: reasonRows(rated, settings),
    sources: Object.fromEntries(
      RATING_SOURCES.map((source) => [source, countOf(rated, (rating) => rating.source === source)]),
    ) as Record<RatingSource, number>,
    counters: day.settings.counters
      .toSorted((one, other) => one.number - other.number)
      .map(({ counterId }) => {
        const here = rated.filter((rating) => rating.counterId === counterId);
        return {
          counterId,
          finished: couldBeRatedAt(day, counterId),
          rated: here.length,
          dissatisfied: countOf(here, isLow),
        };
      })
      .filter(({ finished }) => finished > 0),
    anomalies: ratingAnomalies(day).slice(0, ANOMALIES_SHOWN),
  };
}

const countOf = <Item>(items: readonly Item[], is: (item: Item) => boolean): number =>
  items.reduce((count, item) => (is(item) ? count + 1 : count), 0);

const isLow = ({ score }: GivenRating): boolean => asksForReasons(score);

/** Each service that is over, put down to the counter that was rated for it, else to the one that finished it. */
const couldBeRatedAt = (day: QueueDay, counterId: CounterId): number =>
  countOf(
    Array.from(day.served),
    ([ticketId, served]) => (day.rated.get(ticketId) ?? served).counterId === counterId,
  );

function scoreRows(rated: readonly GivenRating[], { faces, words }: RatingSettings): RatingsOfDay['scores'] {
  const asked = scoresOf(faces);
  return RATING_SCORES.map((score) => ({
    score,
    words: words[score],
    count: countOf(rated, (rating) => rating.score === score),
  })).filter(({ score, count }) => count > 0 || asked.includes(score));
}

function reasonRows(rated: readonly GivenRating[], { reasons }: RatingSettings): RatingsOfDay['reasons'] {
  const counts = new Map<RatingReason, number>();
  for (const reasonId of rated.flatMap((rating) => rating.reasons))
    counts.set(reasonId, (counts.get(reasonId) ?? 0) + 1);
  return Array.from(counts, ([reasonId, count]) => ({
    reasonId,
    words: reasons.find((reason) => reason.reasonId === reasonId)?.words ?? null,
    count,
  })).sort((one, other) => other.count - one.count);
}
