/** How many numbers each day gave out, or each month where there are too many days. */
import type { Report } from '#protocol/report-shapes.ts';
import type { BusinessDate, Language } from '#protocol/vocabulary.ts';
import { dayText, wholeNumber } from '../format.ts';
import { datesIn, weekdayOf } from '../periods.ts';
import type { Mark, Picture } from '../sheet-types.ts';
import type { ReportTexts } from '../texts-vi.ts';
import { axisLines } from './scale.ts';

/** Beyond it days are drawn as months. */
const MOST_DAYS = 66;
const FIRST_FREE_WEEKDAY = 5;

type Bar = {
  readonly label: string;
  /** Null: no data; it is drawn only where data was to be expected. */
  readonly count: number | null;
  readonly isExpected: boolean;
  readonly isDark: boolean;
  readonly isNamed: boolean;
};

export const isByMonth = ({ range }: Report): boolean => datesIn(range).length > MOST_DAYS;

const RIGHT = 52;
const TOP = 24;
const FOOT = 28;

export function daysPicture(
  report: Report,
  today: BusinessDate,
  { width, height }: { readonly width: number; readonly height: number },
  words: ReportTexts['days'],
  label: string,
  language: Language,
): Picture {
  const bars = isByMonth(report) ? monthBars(report) : dayBars(report, today);
  const chart = height - TOP - FOOT;
  const highest = Math.max(1, ...bars.map(({ count }) => count ?? 0));
  const lines = axisLines(highest, 3);
  const top = lines.at(-1) ?? 1;
  const across = (width - RIGHT) / bars.length;
  const yOf = (count: number): number => TOP + chart - (count / top) * chart;
  const text = (
    x: number,
    y: number,
    written: string,
    more: Partial<Extract<Mark, { kind: 'text' }>> = {},
  ): Mark => ({
    kind: 'text',
    x,
    y,
    text: written,
    anchor: 'middle',
    size: 13,
    isBold: false,
    tone: 'soft',
    ...more,
  });
  const marks: Mark[] = lines.slice(1).flatMap((count): Mark[] => [
    {
      kind: 'line',
      points: [
        [0, yOf(count)],
        [width - RIGHT, yOf(count)],
      ],
      tone: 'line',
      width: 1,
    },
    text(width, yOf(count) + 4, wholeNumber(count, language), { anchor: 'end' }),
  ]);
  const gap = Math.max(1, Math.min(6, across * 0.12));
  const wide = Math.min(across - 2 * gap, 56);
  const typical = median(bars.flatMap(({ count }) => (count === null || count === 0 ? [] : [count])));
  bars.forEach(({ count, isDark, isExpected, label: name, isNamed }, index) => {
    const x = index * across + (across - wide) / 2;
    if (count !== null)
      marks.push({
        kind: 'rect',
        x,
        y: yOf(count),
        width: wide,
        height: yOf(0) - yOf(count),
        tone: isDark ? 'data' : 'data-soft',
      });
    else if (isExpected && typical !== null)
      marks.push({
        kind: 'rect',
        x,
        y: yOf(typical),
        width: wide,
        height: yOf(0) - yOf(typical),
        tone: 'soft',
        isOutline: true,
      });
    if (isNamed) marks.push(text(x + wide / 2, height - 8, name));
    if (count !== null && count > 0 && (isDark || bars.length <= 14) && across > 14)
      marks.push(
        text(x + wide / 2, yOf(count) - 7, wholeNumber(count, language), { isBold: true, tone: 'ink' }),
      );
  });
  marks.push({
    kind: 'line',
    points: [
      [0, yOf(0)],
      [width - RIGHT, yOf(0)],
    ],
    tone: 'soft',
    width: 1.5,
  });
  const firstToCome = isByMonth(report) ? -1 : datesIn(report.range).findIndex((date) => date > today);
  if (firstToCome > 0) {
    const date = datesIn(report.range)[firstToCome] ?? today;
    const x = firstToCome * across + 8;
    if (width - RIGHT - x > 150)
      marks.push(text(x, yOf(0) - 10, words.future(dayText(date)), { anchor: 'start' }));
  }
  return { width, height, label, marks };
}

function dayBars({ days, range }: Report, today: BusinessDate): readonly Bar[] {
  const known = new Map(days.map((day) => [day.date, day.issued]));
  const dates = datesIn(range);
  return dates.map((date) => {
    const weekday = weekdayOf(date);
    const issued = known.get(date) ?? null;
    const isFree = weekday >= FIRST_FREE_WEEKDAY;
    return {
      label: dayText(date),
      // A free day on which nobody came is no day worth a bar, and none is missing there.
      count: isFree && issued === 0 ? null : issued,
      isExpected: !isFree && date <= today,
      isDark: weekday === 0,
      isNamed: dates.length <= 9 || weekday === 0,
    };
  });
}

function monthBars({ days, range }: Report): readonly Bar[] {
  const months = [...new Set(datesIn(range).map((date) => date.slice(0, 7)))];
  const every = Math.ceil(months.length / 14);
  return months.map((month, index) => {
    const own = days.filter(({ date }) => date.startsWith(month));
    return {
      label: month.split('-').reverse().join('/'),
      count: own.length === 0 ? null : own.reduce((sum, { issued }) => sum + issued, 0),
      isExpected: false,
      isDark: false,
      isNamed: index % every === 0,
    };
  });
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
}
