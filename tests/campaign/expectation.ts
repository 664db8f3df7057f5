/** What the office of a campaign tells newcomers: the product's own forecast, made anew at most twice a minute. */
import { forecast, type Forecast } from '#server/domain/forecast.ts';
import { learntFrom, type LearntStay } from '#server/domain/forecast-times.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { seededRandom } from '#server/domain/seeded-random.ts';
import type { Expectation } from '#server/replay/run-day.ts';

const FORECAST_EVERY_MS = 30_000;
/** About a month of a ward's stays at counters. */
const MOST_REMEMBERED = 4_000;

/** One for a whole campaign: what a day has taught is known on the next. */
export function learningExpectation(): Expectation {
  let learnt: readonly LearntStay[] = [];
  let lastDay: QueueDay | null = null;
  let newest: Forecast | null = null;
  return (day, { serviceId, priorityId }, at) => {
    if (lastDay !== null && lastDay.date !== day.date) {
      learnt = [...learnt, ...learntFrom(lastDay.visits)].slice(-MOST_REMEMBERED);
      newest = null;
    }
    lastDay = day;
    if (newest === null || at - newest.at >= FORECAST_EVERY_MS) {
      newest = forecast(day, learnt, at, seededRandom(day.sequence));
    }
    return newest.rangeFor(serviceId, priorityId);
  };
}
