import { describe, expect, test } from 'vitest';
import {
  durationMs,
  instantMs,
  type BusinessDate,
  type DeviceId,
  type InstantMs,
} from '#protocol/vocabulary.ts';
import { createForecaster, type Forecaster } from '#server/app/forecaster.ts';
import type { Command } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import type { Estimates, EstimateStore, KeptStay } from '#server/storage/store.ts';
import { CERTIFICATION, COPY, counterId, wallTime, WARD } from '#tests/support/ward.ts';
import { at as acting } from '#tests/domain/happenings.ts';

const DATE = '2026-11-24' as BusinessDate;
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

const stay = (sequence: number, minutes: number, date = '2026-11-23'): KeptStay => ({
  sequence,
  date: date as BusinessDate,
  serviceId: COPY,
  counterId: counterId(2),
  stayMs: durationMs(minutes * MINUTE_MS),
  betweenMs: durationMs(0),
  reactionMs: durationMs(0),
});
const yesterday = Array.from({ length: 30 }, (_, index) => stay(index + 1, 5));

/** An office whose clock stands still until it is told to go on, and whose slices run when they are let. */
function office(
  kept: readonly KeptStay[],
  options: { readonly failing?: boolean; readonly lookMs?: number } = {},
) {
  let at: InstantMs = wallTime(DATE, '07:30');
  let elapsedMs = 0;
  const firstSequence = 1_000;
  let day: QueueDay = evolve(null, {
    type: 'DayOpened',
    date: DATE,
    settings: WARD,
    sequence: firstSequence,
    at,
  });
  const saved: Estimates[] = [];
  const faults: unknown[] = [];
  const deferred: (() => void)[] = [];
  let changes = 0;
  const store: EstimateStore = {
    learntStays: () => kept,
    saveEstimates: (estimates) => {
      if (options.failing === true) throw new Error('the disk is full');
      saved.push(estimates);
    },
    estimateScores: () => [],
  };
  const forecaster: Forecaster = createForecaster({
    executor: { day: () => day, now: () => at },
    store,
    todayEvents: [{ type: 'DayOpened', date: DATE, settings: WARD, sequence: firstSequence, at }],
    monotonicMs: () => (elapsedMs += options.lookMs ?? 0),
    defer: (callback) => deferred.push(callback),
    onChanged: () => (changes += 1),
    onFault: (error) => faults.push(error),
  });
  const pass = (ms: number): void => {
    at = instantMs(at + ms);
    elapsedMs += ms;
  };
  const finishSlices = (): void => {
    for (let next = deferred.shift(); next !== undefined; next = deferred.shift()) next();
  };
  return {
    forecaster,
    saved,
    faults,
    deferred,
    changes: () => changes,
    pass,
    finishSlices,
    tell: (command: Command): readonly RecordedEvent[] => {
      const decision = decide(day, command, at);
      if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.code}`);
      const events: RecordedEvent[] = [];
      for (const happened of decision.events) {
        const event = { ...happened, sequence: day.sequence + 1, at };
        day = evolve(day, event);
        events.push(event);
      }
      forecaster.noticed({ day, events });
      return events;
    },
    tick: () => {
      forecaster.tick();
      finishSlices();
    },
    revision: () => day.counters.get(counterId(2))?.revision ?? 0,
    issue: (): Command => ({
      type: 'issueTicket',
      serviceId: COPY,
      priorityId: null,
      kioskId: 'kiosk' as DeviceId,
      language: 'vi',
      printerId: null,
      range: forecaster.rangeFor(COPY, null),
    }),
  };
}
type Office = ReturnType<typeof office>;

const lan = acting(2, 'lan');
const openCounter = (world: Office): void => {
  world.tell({ type: 'openCounter', officerName: 'Lan', isSupervisor: false, ...lan });
};
/** Calls the next one and is done after so many minutes. */
function serve(world: Office, minutes: number): void {
  const [call] = world.tell({
    type: 'callNext',
    deviceId: 'desk' as DeviceId,
    seenCounterRevision: world.revision(),
    ...lan,
  });
  if (call?.type !== 'TicketCalled') throw new Error('nobody was called');
  world.tell({ type: 'startService', ticketId: call.ticketId, ...lan });
  world.pass(minutes * MINUTE_MS);
  world.tell({ type: 'finish', done: [], ticketId: call.ticketId, ...lan });
}

describe('the forecast beside the queue', () => {
  test('knows from former days what today has not shown yet', () => {
    const world = office(yesterday);
    openCounter(world);
    expect(world.forecaster.rangeFor(COPY, null)).toBeNull();
    world.tick();
    expect(world.forecaster.rangeFor(COPY, null)).toEqual({ from: 0, to: 1 });
    for (let count = 0; count < 4; count += 1) world.tell(world.issue());
    world.pass(SECOND_MS);
    world.tick();
    expect(world.forecaster.rangeFor(COPY, null)).toEqual({ from: 20, to: 25 });
  });

  test('an office without a past tells only the place, until it has served eight', () => {
    const world = office([]);
    openCounter(world);
    for (let count = 0; count < 12; count += 1) world.tell(world.issue());
    for (let served = 0; served < 8; served += 1) {
      world.pass(SECOND_MS);
      world.tick();
      expect(world.forecaster.rangeFor(COPY, null)).toBeNull();
      serve(world, 4);
    }
    world.pass(SECOND_MS);
    world.tick();
    expect(world.forecaster.rangeFor(COPY, null)).not.toBeNull();
  });

  test('is made at most once a second, only when something has happened or ten seconds have gone by', () => {
    const world = office(yesterday);
    openCounter(world);
    world.tick();
    const first = world.forecaster.forecast();
    world.tell(world.issue());
    world.pass(999);
    world.tick();
    expect(world.forecaster.forecast()).toBe(first);
    world.pass(1);
    world.tick();
    const second = world.forecaster.forecast();
    expect(second).not.toBe(first);
    world.pass(9_999);
    world.tick();
    expect(world.forecaster.forecast()).toBe(second);
    world.pass(1);
    world.tick();
    expect(world.forecaster.forecast()).not.toBe(second);
  });

  test('lets others have their turn between its slices, and the old forecast holds until the new one is whole', () => {
    // Every look at the clock finds another three milliseconds gone.
    const world = office(yesterday, { lookMs: 3 });
    openCounter(world);
    world.tick();
    const old = world.forecaster.forecast();
    for (let count = 0; count < 4; count += 1) world.tell(world.issue());
    world.pass(SECOND_MS * 60);
    world.forecaster.tick();
    let turns = 0;
    for (; world.forecaster.forecast() === old && turns < 1_000; turns += 1) {
      expect(world.deferred).toHaveLength(1);
      world.deferred.shift()?.();
    }
    expect(turns).toBeGreaterThan(20);
    expect(turns).toBeLessThan(1_000);
    expect(world.deferred).toHaveLength(0);
  });

  test('spends at most a twentieth of its time, however slow the machine', () => {
    const world = office(yesterday, { lookMs: 3 });
    openCounter(world);
    world.tick();
    const old = world.forecaster.forecast();
    world.tell(world.issue());
    world.pass(SECOND_MS);
    world.tick();
    expect(world.forecaster.forecast()).toBe(old);
    world.pass(9 * SECOND_MS);
    world.tick();
    expect(world.forecaster.forecast()).not.toBe(old);
  });

  test('nothing is promised when the last counter has closed since', () => {
    const world = office(yesterday);
    openCounter(world);
    world.tick();
    expect(world.forecaster.rangeFor(COPY, null)).not.toBeNull();
    world.tell({ type: 'pauseCounter', reason: 'break', ...lan });
    expect(world.forecaster.rangeFor(COPY, null)).toBeNull();
  });

  test('sends views of its own only in a quiet hall, and only when a range has changed', () => {
    const world = office(yesterday);
    openCounter(world);
    for (let count = 0; count < 4; count += 1) world.tell(world.issue());
    world.tick();
    expect(world.changes()).toBe(0);
    world.pass(1_500);
    world.tick();
    expect(world.changes()).toBe(1);
    world.pass(3_000);
    world.tick();
    expect(world.changes()).toBe(1);
  });
});

describe('what it keeps', () => {
  test('stays that can no longer be undone, once each, and the day’s score', () => {
    const world = office(yesterday);
    openCounter(world);
    for (let count = 0; count < 2; count += 1) world.tell(world.issue());
    world.tick();
    world.pass(SECOND_MS);
    world.tick();
    world.tell(world.issue());
    for (const minutes of [4, 5, 6]) serve(world, minutes);
    // The third ended a moment ago and could still be taken back.
    world.tick();
    expect(world.saved).toHaveLength(1);
    expect(world.saved[0]).toMatchObject({ date: DATE });
    expect(world.saved[0]?.stays.map(({ stayMs }) => stayMs / MINUTE_MS)).toEqual([4, 5]);
    // Told ten minutes, called after nine and a bit.
    expect(world.saved[0]?.scores).toMatchObject([
      { fieldId: CERTIFICATION, tickets: 1, inside: 0, under: 1 },
    ]);
    world.pass(MINUTE_MS);
    world.tick();
    expect(world.saved[1]?.stays.map(({ stayMs }) => stayMs / MINUTE_MS)).toEqual([6]);
    world.pass(MINUTE_MS);
    world.tick();
    expect(world.saved).toHaveLength(2);
  });

  test('closing saves what is left', () => {
    const world = office(yesterday);
    openCounter(world);
    world.tell(world.issue());
    serve(world, 4);
    world.pass(30 * SECOND_MS);
    world.forecaster.close();
    expect(world.saved.map(({ stays }) => stays.length)).toEqual([1]);
  });

  test('a day that ends is saved under its own date', () => {
    const world = office(yesterday);
    openCounter(world);
    world.tell(world.issue());
    serve(world, 4);
    world.pass(10 * 3_600_000);
    world.tell({ type: 'closeDay' });
    world.tell({ type: 'openDay', date: '2026-11-25' as BusinessDate, settings: WARD });
    expect(world.saved.map(({ date, stays }) => [date, stays.length, stays[0]?.date])).toEqual([
      [DATE, 1, DATE],
    ]);
  });

  test('a full disk is told and tried again, and estimates go on', () => {
    const world = office(yesterday, { failing: true });
    openCounter(world);
    world.tell(world.issue());
    serve(world, 4);
    world.pass(2 * MINUTE_MS);
    world.tick();
    world.pass(2 * MINUTE_MS);
    world.tick();
    expect(world.faults).toHaveLength(2);
    expect(world.forecaster.rangeFor(COPY, null)).not.toBeNull();
  });
});
