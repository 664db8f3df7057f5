/** The queue with what it follows and what follows it: catalogue, settings of the office, the one write path, forecasts. */
import type { FastifyBaseLogger } from 'fastify';
import { createCatalogue, type Catalogue } from './app/catalogue.ts';
import type { Clock } from './app/clock.ts';
import { createExecutor, type Commit, type Executor } from './app/execute.ts';
import { createForecaster, type Forecaster } from './app/forecaster.ts';
import { createOffice, type Office } from './app/office.ts';
import type { Store } from './storage/store.ts';

export type QueueParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  /** Told of each commit before anybody is. */
  readonly onCommit: (commit: Commit) => void;
  /** Screens are to be told of the office anew. */
  readonly onOffice: () => void;
  /** What screens are shown is another one than before. */
  readonly onChange: () => void;
  readonly onFault: (error: unknown, message: string) => void;
};

export type OpenQueue = {
  readonly catalogue: Catalogue;
  readonly office: Office;
  readonly executor: Executor;
  readonly forecaster: Forecaster;
};

/** Folds today from the log. Throws what the store throws, and `NoOffice` where none is set up. */
export function openQueue(parts: QueueParts): OpenQueue {
  const { store, clock, logger, onCommit, onOffice, onChange, onFault } = parts;
  const catalogue = createCatalogue({
    store,
    today: () => ({ date: executor.day().date, services: executor.day().settings.services }),
    onPublished: onChange,
    onFault: (error) => {
      logger.error({ err: error }, 'the catalogue of procedures could not be made anew');
    },
  });
  const office = createOffice({
    store,
    now: clock.now,
    on: catalogue.officeOn,
    executor: () => executor,
    onChange,
  });
  const executor = createExecutor({
    store,
    clock,
    settings: (date) =>
      date === undefined ? office.settings() : catalogue.officeOn(office.settings(), date),
    onCommit: (commit) => {
      onCommit(commit);
      forecaster.noticed(commit);
      void catalogue.refresh();
      if (commit.events.some(({ type }) => type === 'DayOpened' || type === 'SettingsChanged')) onOffice();
      onChange();
    },
    onFault: (error, requestIds) => {
      logger.error({ requestIds }, 'a commit failed');
      onFault(error, 'a commit failed');
    },
    defer: setImmediate,
  });
  const forecaster = createForecaster({
    executor,
    store,
    todayEvents: store.newestDayEvents(),
    monotonicMs: clock.monotonicMs,
    defer: setImmediate,
    onChanged: onChange,
    onFault: (error) => {
      // No estimate is worth a restart: until it heals, people are told their place only.
      logger.error({ err: error }, 'waiting estimates could not be made or kept');
    },
  });
  return { catalogue, office, executor, forecaster };
}
