/** What a forecast costs, and what it takes from the event loop, with 50, 200 and 1,000 people waiting. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DEMO_OFFICE } from '#demo/office.ts';
import {
  instantMs,
  type BusinessDate,
  type DeviceId,
  type InstantMs,
  type OfficerId,
} from '#protocol/vocabulary.ts';
import { createForecaster } from '#server/app/forecaster.ts';
import type { Command } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide.ts';
import { evolve } from '#server/domain/evolve.ts';
import { learntFrom } from '#server/domain/forecast-times.ts';
import { forecasting } from '#server/domain/forecast.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { seededRandom } from '#server/domain/seeded-random.ts';
import { liveDay } from '#server/replay/run-day.ts';
import type { KeptStay } from '#server/storage/store.ts';
import { wardDay } from '#tests/campaign/ward-demand.ts';
import { USUAL_SHARES } from '#tests/campaign/ward-people.ts';
import { wallTime } from '#tests/support/ward.ts';
import { median, nowMs, percentile } from './measure.ts';

const DATE = '2026-11-23' as BusinessDate;
const ROUNDS = 20;
const WATCHED_FORECASTS = 5;

const AT_THE_KIOSK = { kioskId: 'kiosk' as DeviceId, language: 'vi', printerId: null } as const;

export type CostRow = {
  readonly waiting: number;
  readonly 'processor time, p50': string;
  readonly 'whole, p50': string;
  readonly 'whole, p99': string;
  readonly 'one step, p50': string;
  readonly 'one step, longest': string;
  readonly 'event loop delay, p99': string;
};

export async function forecastCosts(): Promise<readonly CostRow[]> {
  const learnt = stays();
  const rows: CostRow[] = [];
  for (const waiting of [50, 200, 1_000]) rows.push(await costOf(fullHall(waiting), learnt, waiting));
  return rows;
}

async function costOf(day: QueueDay, learnt: readonly KeptStay[], waiting: number): Promise<CostRow> {
  const whole: number[] = [];
  const busy: number[] = [];
  const steps: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const random = seededRandom(round);
    let total = 0;
    const cpu = process.cpuUsage();
    const run = forecasting(day, learnt, day.lastAt, random);
    for (let isDone = false; !isDone;) {
      const began = nowMs();
      isDone = run.next().done === true;
      const took = nowMs() - began;
      total += took;
      if (round > 0) steps.push(took);
    }
    // The first is compiled on the way.
    if (round === 0) continue;
    whole.push(total);
    busy.push(process.cpuUsage(cpu).user / 1_000);
  }
  const ms = (value: number): string => value.toFixed(2);
  return {
    waiting,
    'processor time, p50': ms(median(busy)),
    'whole, p50': ms(median(whole)),
    'whole, p99': ms(percentile(whole, 99)),
    'one step, p50': ms(median(steps)),
    'one step, longest': ms(Math.max(...steps)),
    'event loop delay, p99': ms(await loopDelay(day, learnt)),
  };
}

/** How late the loop is while the product's own forecaster works on it, beyond the timer's own millisecond. */
async function loopDelay(day: QueueDay, learnt: readonly KeptStay[]): Promise<number> {
  let clockMs = 0;
  const forecaster = createForecaster({
    executor: { day: () => day, now: () => day.lastAt },
    store: { learntStays: () => learnt, saveEstimates: () => {}, estimateScores: () => [] },
    todayEvents: [],
    // Real time for the slices; each tick finds that long enough has passed for the next forecast.
    monotonicMs: () => clockMs + nowMs(),
    defer: setImmediate,
    onChanged: () => {},
    onFault: (error) => {
      throw error;
    },
  });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let count = 0; count < WATCHED_FORECASTS; count += 1) {
    clockMs += 60_000;
    const before = forecaster.forecast();
    forecaster.tick();
    while (forecaster.forecast() === before) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  delay.disable();
  forecaster.close();
  return Math.max(0, delay.percentile(99) / 1e6 - 1);
}

/** The demonstration office with all its counters at work and so many waiting, a seventh of them of a priority class. */
function fullHall(waiting: number): QueueDay {
  const random = seededRandom(11);
  const { services, rules, counters } = DEMO_OFFICE;
  const settings = { ...DEMO_OFFICE, rules: { ...rules, hours: null } };
  let at: InstantMs = wallTime(DATE, '08:00');
  let day = evolve(null, { type: 'DayOpened', date: DATE, settings, sequence: 1, at });
  const tell = (command: Command): void => {
    const decision = decide(day, command, at);
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.code}`);
    for (const event of decision.events) {
      day = { ...evolve(day, { ...event, sequence: day.sequence + 1, at }), printJobs: [] };
    }
  };
  for (const { counterId, kind } of counters) {
    const officerId = `officer-${counterId}` as OfficerId;
    if (kind === 'service')
      tell({ type: 'openCounter', officerName: officerId, isSupervisor: false, counterId, officerId });
  }
  for (let count = 0; count < waiting; count += 1) {
    at = instantMs(at + 2_000);
    const { serviceId } = services[Math.floor(random() * services.length)] ?? { serviceId: null };
    if (serviceId === null) break;
    const priorityId = count % 7 === 0 ? (rules.priorityClasses[0]?.priorityId ?? null) : null;
    tell({ type: 'issueTicket', serviceId, priorityId, ...AT_THE_KIOSK, range: null });
  }
  return day;
}

/** What a week has taught. */
const stays = (): readonly KeptStay[] =>
  Array.from({ length: 5 }, (_, dayIndex) => {
    const plan = wardDay({ seed: 3, dayIndex, load: 0.8, policy: null, shares: USUAL_SHARES });
    const { day } = liveDay(plan);
    return learntFrom(day.visits).map((stay, index) => ({ ...stay, sequence: index, date: DATE }));
  }).flat();
