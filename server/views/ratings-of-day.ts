import {
  RATING_REASONS,
  RATING_SCORES,
  RATING_SOURCES,
  type RatingReason,
  type RatingScore,
  type RatingsOfDay,
  type RatingSource,
} from '#protocol/rating.ts';
import { ratingAnomalies } from '#server/domain/rating-anomalies.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';

const ANOMALIES_SHOWN = 50;

/** What citizens said today of services that are over: how many said anything, what, and what of it looks odd. */
export function ratingsOfDay(day: QueueDay): RatingsOfDay {
  // What was said of a service that was taken up again counts once it is over again.
  const rated = Array.from(day.rated)
    .filter(([ticketId]) => day.served.has(ticketId))
    .map(([, rating]) => rating);
  const served = Array.from(day.served.values());
  return {
    finished: served.length,
    rated: rated.length,
    scores: counted<RatingScore>(
      RATING_SCORES,
      rated.map(({ score }) => score),
    ),
    reasons: counted<RatingReason>(
      RATING_REASONS,
      rated.flatMap(({ reasons }) => reasons),
    ),
    sources: counted<RatingSource>(
      RATING_SOURCES,
      rated.map(({ source }) => source),
    ),
    counters: day.settings.counters
      .toSorted((one, other) => one.number - other.number)
      .map(({ counterId }) => {
        const here = rated.filter((rating) => rating.counterId === counterId);
        return {
          counterId,
          finished: served.filter((ticket) => ticket.counterId === counterId).length,
          rated: here.length,
          dissatisfied: here.filter(({ score }) => score === 'dissatisfied').length,
        };
      })
      .filter(({ finished }) => finished > 0),
    anomalies: ratingAnomalies(day).slice(0, ANOMALIES_SHOWN),
  };
}

function counted<Word extends string>(
  words: readonly Word[],
  said: readonly Word[],
): Readonly<Record<Word, number>> {
  const counts = Object.fromEntries(words.map((word) => [word, 0])) as Record<Word, number>;
  for (const word of said) counts[word] += 1;
  return counts;
}
