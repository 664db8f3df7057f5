/** A recorded day lived again with one thing changed, beside the day as it was. */
import type { OfficeSettings } from '#protocol/office.ts';
import { DEFAULT_QUEUE_RULES, type CallPolicy, type Ceiling } from '#protocol/queue-rules.ts';
import type { CounterId, Language, OfficerId } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { auditDay } from './day-audit.ts';
import { figuresOf, type DayFigures } from './day-figures.ts';
import type { DayPlan } from './day-plan.ts';
import { recordedPlan } from './recorded-plan.ts';
import { liveDay } from './run-day.ts';
import { replayWords, type ReplayWords } from './words.ts';

/** What is changed about the day. */
export type Change =
  /** A further counter that does what this one did, for as long. */
  | { readonly kind: 'more'; readonly counterNumber: number }
  | { readonly kind: 'less'; readonly counterNumber: number }
  | { readonly kind: 'policy'; readonly policy: CallPolicy };

/** How often one priority ticket goes after ordinary ones where only the kind of policy was named. */
const USUAL_INTERLEAVING = 2;

/** A policy of that kind with the ceilings of the office's own, or the usual ones where it has none. */
export function policyOfKind(kind: CallPolicy['kind'], settings: OfficeSettings): CallPolicy {
  const own = settings.rules.policy;
  const ceiling = ceilingOf(own) ?? ceilingOf(DEFAULT_QUEUE_RULES.policy);
  if (kind === 'first_come' || ceiling === null) return { kind: 'first_come' };
  return kind === 'interleave'
    ? { kind, ceiling, ordinaryPerPriority: own.kind === kind ? own.ordinaryPerPriority : USUAL_INTERLEAVING }
    : { kind, ceiling };
}

const ceilingOf = (policy: CallPolicy): Ceiling | null =>
  policy.kind === 'first_come' ? null : policy.ceiling;

/** The plan with the change made, or null when there is no such counter. */
export function changedPlan(plan: DayPlan, change: Change): DayPlan | null {
  const { settings } = plan;
  if (change.kind === 'policy') {
    const fields = settings.fields.map((field) => ({ ...field, policy: null }));
    return {
      ...plan,
      settings: { ...settings, fields, rules: { ...settings.rules, policy: change.policy } },
    };
  }
  const counter = settings.counters.find(({ number }) => number === change.counterNumber);
  if (counter === undefined) return null;
  const itsShifts = plan.shifts.filter(({ counterId }) => counterId === counter.counterId);
  if (change.kind === 'less')
    return { ...plan, shifts: plan.shifts.filter((shift) => !itsShifts.includes(shift)) };
  const number = Math.max(...settings.counters.map((other) => other.number)) + 1;
  const counterId = `added-${String(number)}` as CounterId;
  return {
    ...plan,
    settings: { ...settings, counters: [...settings.counters, { ...counter, counterId, number }] },
    shifts: [
      ...plan.shifts,
      ...itsShifts.map((shift) => ({
        ...shift,
        counterId,
        officerId: `${shift.officerId}-added` as OfficerId,
      })),
    ],
  };
}

export type WhatIf = {
  readonly recorded: DayFigures;
  readonly again: DayFigures;
  readonly changed: DayFigures;
};

/** The three days' figures; null when the events are no day or the change names no counter of it. */
export function whatIf(events: readonly RecordedEvent[], change: Change): WhatIf | null {
  const plan = recordedPlan(events);
  const changed = plan === null ? null : changedPlan(plan, change);
  if (plan === null || changed === null) return null;
  return {
    recorded: figuresWithPasses(events),
    again: figuresWithPasses(liveDay(plan).events),
    changed: figuresWithPasses(liveDay(changed).events),
  };
}

/** Figures of a day's events, the passes counted by folding them. */
export const figuresWithPasses = (events: readonly RecordedEvent[]): DayFigures =>
  figuresOf(events, auditDay(events).passes);

/** The three days side by side as one page of text. */
export function whatIfPage(date: string, change: Change, result: WhatIf, language: Language): string {
  const words = replayWords[language];
  const days = [result.recorded, result.again, result.changed];
  const rows = [
    ['', ...words.whatIf.columns],
    ...figureRows(words).map(([name, read]) => [name, ...days.map(read)]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return [
    words.whatIf.title(date),
    words.whatIf.changed(changeWords(change, words)),
    '',
    ...table,
    '',
    words.whatIf.note,
    '',
  ].join('\n');
}

function changeWords(change: Change, { whatIf: words, policies }: ReplayWords): string {
  switch (change.kind) {
    case 'more':
      return words.more(change.counterNumber);
    case 'less':
      return words.less(change.counterNumber);
    case 'policy':
      return words.policy(policies[change.policy.kind]);
    default:
      return change satisfies never;
  }
}

function figureRows(words: ReplayWords): readonly (readonly [string, (day: DayFigures) => string])[] {
  const { rows } = words.whatIf;
  return [
    [rows.finished, (day) => String(day.finished)],
    [rows.missed, (day) => String(day.missed)],
    [rows.expired, (day) => String(day.expired)],
    [rows.mean, (day) => words.minutes(day.waits.all.meanMs)],
    [rows.median, (day) => words.minutes(day.waits.all.medianMs)],
    [rows.p90, (day) => words.minutes(day.waits.all.p90Ms)],
    [rows.longest, (day) => words.minutes(day.waits.all.longestMs)],
    [rows.ordinaryMean, (day) => words.minutes(day.waits.ordinary.meanMs)],
    [rows.priorityMean, (day) => words.minutes(day.waits.priority.meanMs)],
    [rows.mostPasses, (day) => String(day.mostPasses)],
    [rows.ceilings, (day) => String(day.ceilingByWait + day.ceilingByOvertakes)],
    [rows.utilisation, (day) => words.percent(day.utilisation)],
  ];
}
