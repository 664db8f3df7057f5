/**
 * Days of a ward as they are in real life, drawn from a seed: the demonstration office with all eight counters staffed.
 * Shares (no-shows, missing papers, priority) are estimates of an ordinary ward; peaks are those of `domain.md`:
 * mornings until half past nine, and after lunch.
 */
import { planVisits, type VisitShares } from './ward-people.ts';
import { DEMO_OFFICE } from '#demo/office.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { CallPolicy } from '#protocol/queue-rules.ts';
import { instantMs, type BusinessDate, type InstantMs, type OfficerId } from '#protocol/vocabulary.ts';
import type { DayPlan, Shift } from '#server/replay/day-plan.ts';
import { wallTime } from '#tests/support/ward.ts';

export type DemandOptions = {
  readonly seed: number;
  /** The first day is a Monday; the others follow it. */
  readonly dayIndex: number;
  /** Counter time asked for over counter time there is, e.g. 0.85. */
  readonly load: number;
  readonly policy: CallPolicy | null;
  readonly shares: VisitShares;
};

const FIRST_MONDAY = Date.parse('2026-01-05T00:00:00Z');

/** One day's plan; the same options give the same day. */
export function wardDay(options: DemandOptions): DayPlan {
  const { dayIndex, policy } = options;
  const date = new Date(FIRST_MONDAY + dayIndex * 86_400_000).toISOString().slice(0, 10) as BusinessDate;
  const { rules } = DEMO_OFFICE;
  const settings: OfficeSettings = {
    ...DEMO_OFFICE,
    rules: { ...rules, policy: policy ?? rules.policy, hours: null },
  };
  const counters = settings.counters.filter(({ kind }) => kind === 'service');
  const shifts = counters.map(({ counterId, number }): Shift => {
    // Lunch is taken in turns of no length here: the hall closes for it.
    const lunch = { from: wallTime(date, '11:30'), to: wallTime(date, '13:00') };
    return {
      counterId,
      officerId: `officer-${String(number)}` as OfficerId,
      officerName: `Quầy ${String(number)}`,
      from: wallTime(date, '07:30'),
      to: wallTime(date, '17:00'),
      pauses: [lunch],
    };
  });
  return {
    date,
    settings,
    opensAt: earlier(wallTime(date, '07:30'), 60_000),
    visitors: planVisits(settings, counters.length, date, options),
    shifts,
  };
}

const earlier = (at: InstantMs, byMs: number): InstantMs => instantMs(at - byMs);
