/**
 * Waiting estimates beside the two that are usual: "people ahead × average ÷ counters", and what the last one called had
 * waited; on days of several kinds and on recorded ones. No seed here was used to choose anything in the product.
 * Before that the simulated hall itself is held against queueing theory, and after it comes what a forecast costs.
 */
import type { BusinessDate } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import type { LearntStay } from '#server/domain/forecast-times.ts';
import { liveDay as livePlan } from '#server/replay/run-day.ts';
import { wardDay } from '#tests/campaign/ward-demand.ts';
import { USUAL_SHARES } from '#tests/campaign/ward-people.ts';
import { compareDay, NOTHING_COMPARED, together, type Comparison } from '#tests/forecast/comparison.ts';
import { cobhamWaits, erlangWait } from '#tests/forecast/queueing-theory.ts';
import { meanWaits, STRICT_WITHOUT_CEILING, type TheoryHall } from '#tests/forecast/theory-hall.ts';
import { DAY_KINDS, liveDay } from '#tests/forecast/ward-days.ts';
import { forecastCosts } from './forecast-cost.ts';

const SEED = 40_000;
const FORMER_DAYS = 2;
const MEASURED_DAYS = 5;
const THEORY_RUNS = 8;
const THEORY_CITIZENS = 8_000;
/** One honest run in fifteen thousand lies further off. */
const SURE_STANDARD_ERRORS = 4;

export type ForecastGoal = { readonly name: string; readonly isMet: boolean };
export type ForecastBench = { readonly goals: readonly ForecastGoal[]; readonly tables: object };

/** Runs all of it and prints the tables. */
export async function benchForecast(): Promise<ForecastBench> {
  const theory = THEORY_HALLS.map(heldAgainstTheory);
  print('simulated hall and queueing theory (mean wait, minutes)', theory);
  const days = [...DAY_KINDS.map(simulatedKind), ...RECORDED_LOADS.map(recordedKind)];
  print('mean absolute error in minutes, and how often a wait fell inside and under the told range', days);
  const costs = await forecastCosts();
  print('one forecast (8 counters, all services of the demonstration), ms', costs);
  return {
    goals: [
      ...theory.map(({ hall, isWithin }) => ({ name: hall, isMet: isWithin })),
      ...days.map(({ day, ours, formula, lastServed }) => ({
        name: day,
        isMet: Number(ours) < Number(formula) && Number(ours) < Number(lastServed),
      })),
    ],
    tables: { theory, days, costs },
  };
}

function print(title: string, rows: readonly object[]): void {
  console.log(`\n${title}`);
  console.table(rows);
}

type Theory = Omit<TheoryHall, 'seed' | 'citizens'> & { readonly expected: readonly number[] };
const firstCome = (counters: number, perHour: number, servedPerHour: number): Theory => ({
  counters,
  arrivals: [perHour / 60],
  service: servedPerHour / 60,
  policy: { kind: 'first_come' },
  expected: [erlangWait(perHour / 60, servedPerHour / 60, counters)],
});
const twoClasses = (counters: number, first: number, others: number, servedPerHour: number): Theory => ({
  counters,
  arrivals: [first / 60, others / 60],
  service: servedPerHour / 60,
  policy: STRICT_WITHOUT_CEILING,
  expected: cobhamWaits([first / 60, others / 60], servedPerHour / 60, counters),
});
const THEORY_HALLS: readonly Theory[] = [
  firstCome(1, 8, 10),
  firstCome(2, 16, 10),
  firstCome(3, 20, 8),
  firstCome(8, 30, 4.8),
  twoClasses(1, 2, 6, 10),
  twoClasses(3, 4, 16, 8),
  twoClasses(5, 10, 35, 10),
];

function heldAgainstTheory({ expected, ...hall }: Theory): {
  hall: string;
  isWithin: boolean;
  [part: string]: unknown;
} {
  const runs = Array.from({ length: THEORY_RUNS }, (_, index) =>
    meanWaits({ ...hall, citizens: THEORY_CITIZENS, seed: SEED + index }),
  );
  const found = expected.map((_, index) => meanAndError(runs.map((waits) => waits[index] ?? Number.NaN)));
  const perHour = hall.arrivals.map((rate) => (rate * 60).toFixed(0)).join(' + ');
  return {
    hall: `${String(hall.counters)} counters, ${perHour} an hour, ${(hall.service * 60).toFixed(1)} served`,
    theory: expected.map((wait) => wait.toFixed(2)).join(' / '),
    simulated: found.map(({ mean, error }) => `${mean.toFixed(2)} ± ${error.toFixed(2)}`).join(' / '),
    isWithin: found.every(
      ({ mean, error }, index) => Math.abs(mean - (expected[index] ?? 0)) < SURE_STANDARD_ERRORS * error,
    ),
  };
}

function meanAndError(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}

/** Office and arrivals of one kind, day after day; the first days only teach. */
const simulatedKind = (kind: (typeof DAY_KINDS)[number], index: number): DayRow =>
  comparedOver(kind.name, (day) => liveDay(kind, dateOf(day), SEED + 1_000 * index + day));

/** Logs of whole days of the demonstration office, lived by the campaign and folded again from the log alone. */
const RECORDED_LOADS = [0.6, 0.75, 0.9] as const;
const recordedKind = (load: number): DayRow =>
  comparedOver(`recorded, load ${String(load)}`, (dayIndex) => {
    const plan = wardDay({ seed: SEED, dayIndex, load, policy: null, shares: USUAL_SHARES });
    return asRecorded(livePlan(plan).events);
  });

/** Nothing but what a log on a disk holds. */
const asRecorded = (events: readonly RecordedEvent[]): readonly RecordedEvent[] =>
  events.map((event) => JSON.parse(JSON.stringify(event)) as RecordedEvent);

const dateOf = (day: number): BusinessDate =>
  new Date(Date.UTC(2026, 10, 2 + day)).toISOString().slice(0, 10) as BusinessDate;

type DayRow = {
  readonly day: string;
  readonly ours: string;
  readonly formula: string;
  readonly lastServed: string;
  readonly [part: string]: string;
};

function comparedOver(name: string, logOf: (day: number) => readonly RecordedEvent[]): DayRow {
  let learnt: readonly LearntStay[] = [];
  let sum = NOTHING_COMPARED;
  for (let day = 0; day < FORMER_DAYS + MEASURED_DAYS; day += 1) {
    const { comparison, stays } = compareDay(logOf(day), learnt, day);
    learnt = [...learnt, ...stays];
    if (day >= FORMER_DAYS) sum = together(sum, comparison);
  }
  return rowOf(name, sum);
}

function rowOf(day: string, sum: Comparison): DayRow {
  const mean = (total: number): string => (total / sum.estimated).toFixed(2);
  const share = (count: number): string => `${((100 * count) / sum.estimated).toFixed(0)} %`;
  return {
    day,
    tickets: `${String(sum.estimated)} of ${String(sum.tickets)}`,
    wait: mean(sum.realMinutes),
    ours: mean(sum.ours),
    formula: mean(sum.usualFormula),
    lastServed: mean(sum.lastServed),
    bias: mean(sum.ourBias),
    inside: share(sum.inside),
    under: share(sum.under),
  };
}
