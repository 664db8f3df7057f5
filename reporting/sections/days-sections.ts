/** How the days of a longer period compare with each other, and the period with the one before. */
import type { Report, Share } from '#protocol/report-shapes.ts';
import { dayText, minutesOf, percentOf, percentText, wholeNumber } from '../format.ts';
import { weekdayOf } from '../periods.ts';
import { daysPicture, isByMonth } from '../pictures/days.ts';
import type { Cell, Section } from '../sheet-types.ts';
import type { SheetContext } from './context.ts';

const HEIGHT = 236;
/** A difference that nobody would see on the picture is none worth a heading. */
const TELLING_PERCENT = 10;

export function daysSection({ report, today, language, words, width }: SheetContext): Section {
  const told = words.days;
  const byMonth = isByMonth(report);
  const percent = mondaysBusierBy(report);
  const heading = byMonth
    ? told.months
    : percent !== null && percent >= TELLING_PERCENT
      ? told.monday(`${wholeNumber(percent, language)}%`)
      : told.plain;
  const inWords = report.days.map(({ date, issued }) => told.aDay(dayText(date), String(issued))).join('; ');
  const label = byMonth ? heading : `${heading}. ${inWords}`;
  return {
    id: 'days',
    heading,
    lead: byMonth ? told.leadOfMonths : told.lead,
    picture: daysPicture(report, today, { width, height: HEIGHT }, told, label, language),
  };
}

/** Percent by which an average Monday gave out more than an average other weekday; null without both. */
function mondaysBusierBy({ days }: Report): number | null {
  const worked = days.filter(({ issued, date }) => issued > 0 && weekdayOf(date) < 5);
  const meanOf = (some: Report['days']): number =>
    some.reduce((sum, { issued }) => sum + issued, 0) / some.length;
  const mondays = worked.filter(({ date }) => weekdayOf(date) === 0);
  const others = worked.filter(({ date }) => weekdayOf(date) !== 0);
  return mondays.length === 0 || others.length === 0 ? null : (100 * meanOf(mondays)) / meanOf(others) - 100;
}

/** Null where the period before was not asked for. */
export function comparisonSection({ report, before, kind, language, words }: SheetContext): Section | null {
  if (before === null) return null;
  const told = words.comparison;
  const rate = (share: Share): string => {
    const percent = percentOf(share);
    return percent === null ? words.noData : percentText(percent, language);
  };
  const minutes = (ms: number | null): string =>
    ms === null ? words.noData : `${wholeNumber(minutesOf(ms), language)} ${words.minutes}`;
  const issued = ({ days, total }: Report): string =>
    days.length === 0 ? words.noData : wholeNumber(total.outcomes.issued, language);
  const of =
    (key: 'missed' | 'parked') =>
    ({ total }: Report): string =>
      rate({
        numerator: key === 'missed' ? total.outcomes.missed : total.parked,
        denominator: total.outcomes.issued,
      });
  const rows: readonly (readonly [string, (report: Report) => string])[] = [
    [told.issued, issued],
    [told.median, ({ total }) => minutes(total.waits.medianMs)],
    [told.ninetieth, ({ total }) => minutes(total.waits.ninetiethMs)],
    [told.missed, of('missed')],
    [told.parked, of('parked')],
    [told.satisfied, ({ total }) => rate(total.satisfied)],
    [told.oneVisit, ({ total }) => rate(total.oneVisit)],
  ];
  return {
    id: 'comparison',
    isHalf: true,
    heading: told.heading[kind],
    table: {
      columns: [
        { title: '', share: 0.5, align: 'start' },
        { title: beforeLabel({ kind, words, report }), share: 0.25, align: 'end' },
        { title: words.now[kind], share: 0.25, align: 'end' },
      ],
      rows: rows.map(([name, figure]): readonly Cell[] => [
        { text: name },
        { text: figure(before), tone: 'soft' },
        { text: figure(report), isBold: true },
      ]),
    },
  };
}

/** What the period before is called. */
export function beforeLabel({
  kind,
  words,
  report,
}: Pick<SheetContext, 'kind' | 'words' | 'report'>): string {
  if (kind !== 'day') return words.before[kind];
  return words.before.day(words.weekdays[weekdayOf(report.range.from)] ?? '');
}
