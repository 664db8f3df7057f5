/** Running the hall forward once, with times drawn for everyone: when would each newcomer be called? */
import { hasNext, join, nextOf, type ForecastCounter } from './forecast-lines.ts';
import { comer, linesOf, type Hall, type HallCounter } from './forecast-hall.ts';
import type { CounterTimes, Random } from './forecast-times.ts';

/** What cannot be reached in a working day is not foreseen. */
const HORIZON_MS = 10 * 3_600_000;
/** Beyond the numbers that any newcomer of the day could have. */
const FIRST_COMER_ORDER = 1_000_000_000;

/** When a counter first calls somebody, counted from the moment of the forecast, in ms; drawn anew in each run. */
export type FirstCalls = readonly (() => number)[];

/** How each counter comes free; made once for all the runs of a forecast. */
export function firstCalls(hall: Hall, times: CounterTimes): FirstCalls {
  const { counters } = linesOf(hall, false);
  return hall.counters.map(({ counterId, atWork }, index) => {
    if (atWork.kind === 'serving') {
      const { service, elapsedMs } = atWork;
      return () => times.restOfStay(service, counterId, elapsedMs) + times.between();
    }
    if (atWork.kind === 'paused') {
      const { elapsedMs } = atWork;
      return () => times.restOfPause(elapsedMs);
    }
    const lines = counters[index];
    if (lines === undefined || !hasNext(lines)) return times.reaction;
    const elapsedMs = Math.min(atWork.elapsedMs, longestWaitMs(lines, hall.at));
    return () => times.restOfBetween(elapsedMs);
  });
}

const longestWaitMs = ({ lines }: ForecastCounter, at: number): number =>
  lines.reduce(
    (longest, { line }) =>
      [...line.ordinary, ...line.priority].reduce((most, { since }) => Math.max(most, at - since), longest),
    0,
  );

/** Waits in ms from the moment of the forecast; infinite for one who was not called in this run. */
export type Waits = { readonly newcomers: readonly number[]; readonly tickets: readonly number[] };

/**
 * Runs until every newcomer was called. Whoever stands in a line was called by then or is not foreseen in this run: behind
 * each stands a newcomer of the same class for the same counters.
 */
export function runForward(hall: Hall, calls: FirstCalls, times: CounterTimes, random: Random): Waits {
  const { settings } = hall.day;
  const lines = linesOf(hall, true);
  const waits = hall.newcomers.map(() => Infinity);
  const tickets = hall.tickets.map(() => Infinity);
  let unknown = waits.length;
  const nextCall = calls.map((draw) => hall.at + draw());
  /** Free, with nobody to call. */
  const isIdle = calls.map(() => false);
  const { kinds, everyMs } = hall.comers;
  const gapMs = (): number => -Math.log(1 - random()) * everyMs;
  let nextComer = hall.at + gapMs();
  let order = FIRST_COMER_ORDER;

  const come = (): void => {
    const kind = kinds[Math.floor(random() * kinds.length)];
    const line = kind === undefined ? undefined : lines.byField.get(kind.fieldId);
    if (kind !== undefined && line !== undefined) {
      join(line, comer(settings, kind.service, kind.weight, nextComer, (order += 1)));
      for (const [index, counter] of hall.counters.entries()) {
        if (isIdle[index] !== true || !servesField(counter, kind.fieldId)) continue;
        isIdle[index] = false;
        nextCall[index] = nextComer + times.reaction();
      }
    }
    nextComer += gapMs();
  };
  const call = (index: number, counter: ForecastCounter, state: HallCounter, at: number): void => {
    for (;;) {
      const next = nextOf(counter, at);
      if (next === null) {
        isIdle[index] = true;
        nextCall[index] = Infinity;
        return;
      }
      if (next.newcomer < 0) {
        if (next.ticket >= 0) tickets[next.ticket] = at - hall.at;
        nextCall[index] = at + times.stay(next.service, state.counterId) + times.between();
        return;
      }
      waits[next.newcomer] = at - hall.at;
      unknown -= 1;
    }
  };

  while (unknown > 0) {
    const index = earliest(nextCall);
    const at = nextCall[index] ?? Infinity;
    if (Math.min(at, nextComer) > hall.at + HORIZON_MS) break;
    const [counter, state] = [lines.counters[index], hall.counters[index]];
    if (nextComer < at) come();
    else if (counter !== undefined && state !== undefined) call(index, counter, state, at);
  }
  return { newcomers: waits, tickets };
}

const servesField = ({ fields }: HallCounter, fieldId: string): boolean =>
  fields.some((field) => field.fieldId === fieldId);

function earliest(times: readonly number[]): number {
  let best = 0;
  for (let index = 1; index < times.length; index += 1) {
    if ((times[index] ?? Infinity) < (times[best] ?? Infinity)) best = index;
  }
  return best;
}
