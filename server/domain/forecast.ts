/**
 * How long one who comes now would wait: the queue is run forward by the policy in force, again and again, each time with
 * other times at the counters drawn from those that were seen. Half of the runs lie in the range that is told.
 * Pure: the same day, times and seed give the same forecast.
 */
import type { WaitRangeMinutes } from '#protocol/views.ts';
import type { InstantMs, PriorityId, ServiceId } from '#protocol/vocabulary.ts';
import { hallOf, newcomerKey, weightOf, type Hall } from './forecast-hall.ts';
import { firstCalls, runForward, type Waits } from './forecast-run.ts';
import {
  counterTimes,
  learntFrom,
  type CounterTimes,
  type LearntStay,
  type Random,
} from './forecast-times.ts';
import { lineFieldOf, lineLength, type QueueDay } from './queue-day.ts';
import type { WaitingTicket } from './ticket.ts';

export type Forecast = {
  /** When it was made. */
  readonly at: InstantMs;
  /** For one who would take a number of that service now; null when too little is known, or no counter serves it. */
  readonly rangeFor: (serviceId: ServiceId, priorityId: PriorityId | null) => WaitRangeMinutes;
  /**
   * For a ticket that waits, from its present place; null when too little is known, when no counter serves it, and when
   * something has happened to it since the forecast was made.
   */
  readonly rangeOf: (ticket: WaitingTicket) => WaitRangeMinutes;
  /** What is told of the tickets that wait, to be compared. */
  readonly ticketRanges: readonly WaitRangeMinutes[];
};

/** Nothing is known yet. */
export const noForecast = (at: InstantMs): Forecast => ({
  at,
  rangeFor: () => null,
  rangeOf: () => null,
  ticketRanges: [],
});

const FEWEST_RUNS = 32;
const MOST_RUNS = 100;
/** Calls looked ahead in all runs together, about. */
const CALLS_IN_ALL = 10_000;
/** Below this, whole minutes; from there on in fives. */
const FIVES_FROM_MINUTES = 15;

/**
 * Forecasts for every service from the day as it stands at `at` and what was learnt before (oldest first; the day's own
 * visits come on top). Yields after each run forward, so that the caller may do other things in between.
 */
export function* forecasting(
  day: QueueDay,
  learnt: readonly LearntStay[],
  at: InstantMs,
  random: Random,
): Generator<undefined, Forecast, undefined> {
  const times = counterTimes(day.settings, [...learnt, ...learntFrom(day.visits)], random);
  const hall = hallOf(day, at);
  // Where too little was seen for anybody there is nothing to run for.
  if (!hall.newcomers.some(({ fieldId }) => times.isEnoughFor(fieldId))) return noForecast(at);
  const calls = firstCalls(hall, times);
  const runs = runsFor(day);
  const byRun: Waits[] = [];
  for (let run = 0; run < runs; run += 1) {
    yield;
    byRun.push(runForward(hall, calls, times, random));
  }
  const ofTickets: WaitRangeMinutes[] = [];
  for (const [index, ticket] of hall.tickets.entries()) {
    yield;
    const isKnown = times.isEnoughFor(lineFieldOf(day.settings, ticket));
    ofTickets.push(isKnown ? middleHalf(byRun.map(({ tickets }) => tickets[index])) : null);
  }
  return forecastOf(hall, times, byRun, ofTickets);
}

/** The same in one go. */
export function forecast(
  day: QueueDay,
  learnt: readonly LearntStay[],
  at: InstantMs,
  random: Random,
): Forecast {
  const steps = forecasting(day, learnt, at, random);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function forecastOf(
  hall: Hall,
  times: CounterTimes,
  byRun: readonly Waits[],
  ticketRanges: readonly WaitRangeMinutes[],
): Forecast {
  const { settings } = hall.day;
  const indexOf = new Map(hall.tickets.map(({ ticketId }, index) => [ticketId, index]));
  const ranges = hall.newcomers.map(({ fieldId }, index) => {
    if (!times.isEnoughFor(fieldId)) return null;
    return middleHalf(byRun.map(({ newcomers }) => newcomers[index]));
  });
  return {
    at: hall.at,
    rangeFor: (serviceId, priorityId) => {
      const index = hall.newcomerOf.get(newcomerKey(serviceId, weightOf(settings, priorityId)));
      return index === undefined ? null : (ranges[index] ?? null);
    },
    rangeOf: ({ ticketId, revision }) => {
      const index = indexOf.get(ticketId) ?? -1;
      return hall.tickets[index]?.revision === revision ? (ticketRanges[index] ?? null) : null;
    },
    ticketRanges,
  };
}

/** Half of the waits lie in it. */
function middleHalf(waits: readonly (number | undefined)[]): WaitRangeMinutes {
  const sorted = waits.map((wait) => wait ?? Infinity).sort((a, b) => a - b);
  return roundedRange(quantile(sorted, 0.25), quantile(sorted, 0.75));
}

function runsFor(day: QueueDay): number {
  const waiting = [...day.lines.values(), ...day.counterLines.values()].reduce(
    (sum, line) => sum + lineLength(line),
    0,
  );
  return Math.min(MOST_RUNS, Math.max(FEWEST_RUNS, Math.round(CALLS_IN_ALL / (waiting + 1))));
}

/** Of sorted values, between the two nearest. */
export function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const low = sorted[Math.floor(position)] ?? Infinity;
  const high = sorted[Math.ceil(position)] ?? Infinity;
  return low === high ? low : low + (high - low) * (position - Math.floor(position));
}

/**
 * Quartiles in ms as told to people: outward to whole minutes, longer ones outward to five, so that rounding never claims
 * to know more than was computed. Null when one of them is out of sight.
 */
export function roundedRange(lowMs: number, highMs: number): WaitRangeMinutes {
  if (!Number.isFinite(highMs)) return null;
  const step = (minutes: number): number => (minutes < FIVES_FROM_MINUTES ? 1 : 5);
  const [low, high] = [lowMs / 60_000, highMs / 60_000];
  const from = Math.floor(low / step(low)) * step(low);
  const to = Math.ceil(high / step(high)) * step(high);
  return { from, to: Math.max(to, from + step(low)) };
}
