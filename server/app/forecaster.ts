/**
 * Keeps a forecast of the waits beside the queue, never in its way: made anew at most once a second when something has
 * happened, a few milliseconds at a time, so that no call waits for it. Learns how long people stay at counters from day to
 * day, and keeps how good the told ranges were.
 */
import type { WaitRangeMinutes } from '#protocol/views.ts';
import type { BusinessDate, InstantMs, PriorityId, ServiceId } from '#protocol/vocabulary.ts';
import { fieldLoads } from '#server/domain/estimate.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { createScoreKeeper } from '#server/domain/forecast-score.ts';
import { learntFrom } from '#server/domain/forecast-times.ts';
import { forecasting, noForecast, type Forecast } from '#server/domain/forecast.ts';
import { countersTaking, isWorking, type QueueDay } from '#server/domain/queue-day.ts';
import { seededRandom } from '#server/domain/seeded-random.ts';
import type { EstimateStore, KeptStay } from '#server/storage/store.ts';
import type { Commit, Executor } from './execute.ts';

/** Twenty working days; older ones are forgotten: an office changes. */
const LEARNT_FROM_DAYS = 28;
const DAY_MS = 86_400_000;
/** Of one service at one counter, from all those days. */
const MOST_OF_A_KIND = 150;
const PAUSE_BETWEEN_FORECASTS_MS = 1_000;
/** Of the time, at most this part is spent on forecasts, however slow the machine. */
const MOST_OF_THE_TIME = 1 / 20;
/** Without anything happening, and on the slowest machine: who is at a counter is nearer to leaving it all the same. */
const OLDEST_FORECAST_MS = 10_000;
/** Longer would be felt at the counters. */
const SLICE_MS = 4;
const SAVE_EVERY_MS = 60_000;
/** Views carry new ranges with the next thing that happens; only in a quiet hall are they sent for their own sake. */
const QUIET_MS = 1_500;

export type Forecaster = {
  /** What to tell one who takes a number of the service now. */
  readonly rangeFor: (serviceId: ServiceId, priorityId: PriorityId | null) => WaitRangeMinutes;
  /** The newest forecast; it may be older than the day. */
  readonly forecast: () => Forecast;
  /** To be told of every commit. Never throws. */
  readonly noticed: (commit: Commit) => void;
  /** To be called every second or so: begins a forecast when one is due, saves what was learnt. Never throws. */
  readonly tick: () => void;
  /** Saves what is still to be saved; nothing is forecast afterwards. */
  readonly close: () => void;
};

export type ForecasterDependencies = {
  readonly executor: Pick<Executor, 'day' | 'now'>;
  readonly store: EstimateStore;
  /** What has happened today before this program began. */
  readonly todayEvents: readonly RecordedEvent[];
  readonly monotonicMs: () => number;
  /** Runs the callback when whatever waits has had its turn. */
  readonly defer: (callback: () => void) => void;
  /** The ranges have changed in a quiet hall: views should be sent. */
  readonly onChanged: () => void;
  readonly onFault: (error: unknown) => void;
};

export function createForecaster(dependencies: ForecasterDependencies): Forecaster {
  const { executor, monotonicMs, defer, onChanged, onFault } = dependencies;
  const memory = createMemory(dependencies.store, executor.day().date, onFault);
  for (const event of dependencies.todayEvents) memory.hear(event);

  let newest: Forecast = noForecast(executor.now());
  let shown = shownBy(executor.day(), newest);
  let forecastDay: QueueDay | null = null;
  let startedMs = -Infinity;
  let workedMs = 0;
  let savedMs = monotonicMs();
  let lastCommitMs = -Infinity;
  let isForecasting = false;
  let isUnsent = false;
  let isClosed = false;

  const begin = (): void => {
    const day = executor.day();
    const at = executor.now();
    forecastDay = day;
    startedMs = monotonicMs();
    workedMs = 0;
    isForecasting = true;
    const steps = forecasting(day, memory.learntBefore(day), at, seededRandom(day.sequence));
    const goOn = (): void => {
      if (isClosed) return;
      try {
        const fromMs = monotonicMs();
        let step = steps.next();
        while (step.done !== true && monotonicMs() - fromMs < SLICE_MS) step = steps.next();
        workedMs += monotonicMs() - fromMs;
        if (step.done !== true) {
          defer(goOn);
          return;
        }
        isForecasting = false;
        hold(step.value);
      } catch (error) {
        isForecasting = false;
        onFault(error);
      }
    };
    goOn();
  };
  const hold = (forecast: Forecast): void => {
    newest = forecast;
    const now = shownBy(executor.day(), forecast);
    isUnsent ||= now !== shown;
    shown = now;
  };
  const isDue = (): boolean => {
    const ageMs = monotonicMs() - startedMs;
    if (isForecasting || ageMs < PAUSE_BETWEEN_FORECASTS_MS) return false;
    if (ageMs >= OLDEST_FORECAST_MS) return true;
    return executor.day() !== forecastDay && ageMs >= workedMs / MOST_OF_THE_TIME;
  };

  return {
    rangeFor: (serviceId, priorityId) => {
      const day = executor.day();
      // The last counter may have closed since the forecast was made.
      const isServed = countersTaking(day.settings, serviceId).some(({ counterId }) =>
        isWorking(day.counters.get(counterId)),
      );
      return isServed ? newest.rangeFor(serviceId, priorityId) : null;
    },
    forecast: () => newest,
    noticed: ({ day, events }) => {
      lastCommitMs = monotonicMs();
      isUnsent = false;
      for (const event of events) memory.hear(event);
      memory.see(day);
    },
    tick: () => {
      if (isClosed) return;
      if (isDue()) begin();
      if (monotonicMs() - savedMs >= SAVE_EVERY_MS) {
        savedMs = monotonicMs();
        memory.save(executor.now());
      }
      if (isUnsent && monotonicMs() - lastCommitMs >= QUIET_MS) {
        isUnsent = false;
        onChanged();
      }
    },
    close: () => {
      isClosed = true;
      memory.save(executor.now());
    },
  };
}

/** Everything of a forecast that screens show, to be compared. */
const shownBy = (day: QueueDay, forecast: Forecast): string =>
  JSON.stringify([fieldLoads(day, forecast).map(({ range }) => range), forecast.ticketRanges]);

type Memory = {
  /** Stays that the day itself does not remember (any more), oldest first. */
  readonly learntBefore: (day: QueueDay) => readonly KeptStay[];
  readonly hear: (event: RecordedEvent) => void;
  readonly see: (day: QueueDay) => void;
  /** Saves what cannot be undone any more, and the scores. What could not be saved is tried again the next time. */
  readonly save: (now: InstantMs) => void;
};

function createMemory(store: EstimateStore, today: BusinessDate, onFault: (error: unknown) => void): Memory {
  const scores = createScoreKeeper();
  let date = today;
  let known = newestOfEachKind(store.learntStays(learntSince(today)));
  let lastKnown = known.at(-1)?.sequence ?? 0;
  let seen: QueueDay | null = null;
  let isScoreUnsaved = false;
  /** What was learnt but is not on the disk yet. */
  let unsaved: readonly KeptStay[] = [];

  /** From then on a stay belongs to what is known: nobody can undo its end any more. */
  const learn = (day: QueueDay, before: number): void => {
    const stays = learntFrom(day.visits);
    const settled = day.visits.flatMap(({ sequence, endedAt }, index): readonly KeptStay[] => {
      const stay = stays[index];
      const isSettled = endedAt + day.settings.rules.undoMs < before && sequence > lastKnown;
      return stay === undefined || !isSettled ? [] : [{ ...stay, sequence, date: day.date }];
    });
    lastKnown = settled.at(-1)?.sequence ?? lastKnown;
    known = [...known, ...settled];
    unsaved = [...unsaved, ...settled];
  };
  const save = (now: InstantMs): void => {
    if (seen !== null) learn(seen, now);
    if (unsaved.length === 0 && !isScoreUnsaved) return;
    try {
      const keptSince = learntSince(date);
      store.saveEstimates({ stays: unsaved, keptSince, date, scores: scores.scores() });
      unsaved = [];
      isScoreUnsaved = false;
    } catch (error) {
      onFault(error);
    }
  };
  return {
    learntBefore: (day) => {
      // The day's own visits are counted from the day: an undone one is no longer among them.
      const first = day.visits[0]?.sequence ?? Infinity;
      return known.filter(({ sequence }) => sequence < first);
    },
    hear: (event) => {
      if (event.type === 'DayOpened') {
        if (seen !== null) save(event.at);
        date = event.date;
        known = newestOfEachKind(known);
      }
      if (scores.hear(event)) isScoreUnsaved = true;
    },
    see: (day) => {
      seen = day;
    },
    save,
  };
}

const learntSince = (today: BusinessDate): BusinessDate =>
  new Date(Date.parse(`${today}T00:00:00Z`) - LEARNT_FROM_DAYS * DAY_MS)
    .toISOString()
    .slice(0, 10) as BusinessDate;

/** Enough of each service at each counter, the newest, so that a forecast need not read years. */
function newestOfEachKind(stays: readonly KeptStay[]): readonly KeptStay[] {
  const counts = new Map<string, number>();
  const newest = stays.toReversed().filter(({ serviceId, counterId }) => {
    const kind = `${serviceId} ${counterId}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= MOST_OF_A_KIND;
  });
  return newest.reverse();
}
