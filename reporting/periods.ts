/** Days, weeks, months and so on as ranges of dates. Dates have no time zone: reckoned in UTC. */
import type { DateRange } from '#protocol/report.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';

export const REPORT_KINDS = ['day', 'week', 'month', 'quarter', 'year', 'range'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

const DAY_MS = 86_400_000;
const dateOf = (ms: number): BusinessDate => new Date(ms).toISOString().slice(0, 10) as BusinessDate;
const partsOf = (date: BusinessDate): readonly [year: number, month: number, day: number] => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return [year, month, day];
};
/** Any month and day, also outside of a year or month. */
const dated = (year: number, month: number, day: number): BusinessDate =>
  dateOf(Date.UTC(year, month - 1, day));

/** Whether it is a day of the calendar. */
export const isDate = (text: string): text is BusinessDate =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && dateOf(Date.parse(text)) === text;

export const plusDays = (date: BusinessDate, days: number): BusinessDate =>
  dateOf(Date.parse(date) + days * DAY_MS);
/** 0 = Monday. */
export const weekdayOf = (date: BusinessDate): number => (new Date(date).getUTCDay() + 6) % 7;
export const daysIn = ({ from, to }: DateRange): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
/** Every date of it, in order. */
export const datesIn = (range: DateRange): readonly BusinessDate[] =>
  Array.from({ length: daysIn(range) }, (_, index) => plusDays(range.from, index));

/** The whole period that a date lies in; a range is whatever days were chosen, here that one day. */
export function rangeOf(kind: ReportKind, date: BusinessDate): DateRange {
  const [year, month] = partsOf(date);
  switch (kind) {
    case 'week': {
      const from = plusDays(date, -weekdayOf(date));
      return { from, to: plusDays(from, 6) };
    }
    case 'month':
      return { from: dated(year, month, 1), to: dated(year, month + 1, 0) };
    case 'quarter': {
      const first = month - ((month - 1) % 3);
      return { from: dated(year, first, 1), to: dated(year, first + 3, 0) };
    }
    case 'year':
      return { from: dated(year, 1, 1), to: dated(year, 12, 31) };
    case 'day':
    case 'range':
      return { from: date, to: date };
    default:
      return kind satisfies never;
  }
}

/** What kind of period a range is; `range` for any other days. */
export const kindOf = (range: DateRange): ReportKind =>
  REPORT_KINDS.find((kind) => {
    const whole = rangeOf(kind, range.from);
    return kind !== 'range' && whole.from === range.from && whole.to === range.to;
  }) ?? 'range';

/** The period so many periods later; a range moves by its own length. */
export function stepped(range: DateRange, by: number): DateRange {
  const [year, month] = partsOf(range.from);
  const kind = kindOf(range);
  switch (kind) {
    case 'month':
      return rangeOf(kind, dated(year, month + by, 1));
    case 'quarter':
      return rangeOf(kind, dated(year, month + 3 * by, 1));
    case 'year':
      return rangeOf(kind, dated(year + by, 1, 1));
    case 'day':
    case 'week':
    case 'range': {
      const days = by * daysIn(range);
      return { from: plusDays(range.from, days), to: plusDays(range.to, days) };
    }
    default:
      return kind satisfies never;
  }
}

/** What a period is held against: the one before it, and for a day the same day of the week before. */
export const rangeBefore = (range: DateRange): DateRange =>
  kindOf(range) === 'day'
    ? { from: plusDays(range.from, -7), to: plusDays(range.to, -7) }
    : stepped(range, -1);
