/** A report laid out for people: findings first, pictures before tables. Pure; the desk and the PDF draw the same sheet. */
import type { Report } from '#protocol/report-shapes.ts';
import type { BusinessDate, Language } from '#protocol/vocabulary.ts';
import { dateText, minutesOf, percentOf, percentText, wholeNumber } from './format.ts';
import { daysIn, kindOf, weekdayOf } from './periods.ts';
import { beforeLabel, comparisonSection, daysSection } from './sections/days-sections.ts';
import type { SheetContext } from './sections/context.ts';
import { detailSections } from './sections/detail-sections.ts';
import { outcomesSection, papersSection } from './sections/ends-sections.ts';
import { indicatorsSection } from './sections/indicators-section.ts';
import { loadSection } from './sections/load-section.ts';
import { waitsSection } from './sections/waits-section.ts';
import type { Headline, Section, Sheet } from './sheet-types.ts';
import { reportTexts } from './texts.ts';

export type SheetOptions = {
  readonly report: Report;
  /** The period before, for comparison; null where it was not asked for. */
  readonly before: Report | null;
  readonly today: BusinessDate;
  readonly language: Language;
  /** Units across. */
  readonly width: number;
  /** `07:05`, on the office's clock. */
  readonly madeAt: string;
};

const GAP = 44;

export function sheetOf(options: SheetOptions): Sheet {
  const { report, language } = options;
  const words = reportTexts(language);
  const kind = kindOf(report.range);
  const context: SheetContext = { ...options, kind, words, gap: GAP };
  const isEmpty = report.days.length === 0 && report.total.outcomes.issued === 0;
  return {
    office: report.office.name[language],
    unitName: report.office.unitName[language],
    title: titleOf(context),
    lead: leadOf(context, options.madeAt),
    headlines: headlinesOf(context),
    sections: isEmpty
      ? [{ id: 'nothing', heading: words.nothingAtAll }]
      : (kind === 'day' ? daySections(context) : longSections(context)).filter((section) => section !== null),
    details: isEmpty ? [] : detailSections(context),
    foot: words.foot,
    remarks: { title: words.remarks, signature: words.signature },
  };
}

const daySections = (context: SheetContext): readonly (Section | null)[] => [
  loadSection(context),
  waitsSection(context),
  indicatorsSection(context),
  outcomesSection(context),
  papersSection(context),
];

const longSections = (context: SheetContext): readonly (Section | null)[] => [
  indicatorsSection(context),
  daysSection(context),
  loadSection(context),
  waitsSection(context),
  outcomesSection(context),
  comparisonSection(context) ?? papersSection(context),
  ...(context.before === null ? [] : [{ ...papersSection(context), isHalf: false }]),
];

function titleOf({ report, kind, words }: SheetContext): string {
  const { from, to } = report.range;
  const [year = 0, month = 1] = from.split('-').map(Number);
  switch (kind) {
    case 'day':
      return words.titles.day(dateText(from));
    case 'month':
      return words.titles.month(month, year);
    case 'quarter':
      return words.titles.quarter((month + 2) / 3, year);
    case 'year':
      return words.titles.year(year);
    case 'week':
    case 'range':
      return words.titles[kind](dateText(from), dateText(to));
    default:
      return kind satisfies never;
  }
}

function leadOf({ report, kind, words, language }: SheetContext, madeAt: string): string {
  const { range, days, isFinal, generatedAt, office } = report;
  const made = words.made(
    madeAt,
    dateText(
      new Intl.DateTimeFormat('sv-SE', { timeZone: office.timeZone }).format(generatedAt) as BusinessDate,
    ),
  );
  const notOver = isFinal ? [] : [words.notOver];
  if (kind === 'day') return [`${words.weekdays[weekdayOf(range.from)] ?? ''}.`, made, ...notOver].join(' ');
  const withData = words.daysWithData(
    wholeNumber(days.filter(({ issued }) => issued > 0).length, language),
    wholeNumber(daysIn(range), language),
  );
  return [withData, made, ...notOver].join(' ');
}

function headlinesOf(context: SheetContext): readonly Headline[] {
  const { report, before, kind, language, words } = context;
  const { outcomes, waits, oneVisit } = report.total;
  const told = words.headlines;
  const whole = (value: number): string => wholeNumber(value, language);
  const none = (label: string): Headline => ({ label, value: '–', unit: '', more: words.noData });
  const worked = report.days.filter(({ issued }) => issued > 0).length;
  const issuedMore =
    kind === 'day'
      ? before === null
        ? ''
        : told.before(
            beforeLabel(context),
            before.days.length === 0 ? words.noData : whole(before.total.outcomes.issued),
          )
      : told.aDay(whole(worked === 0 ? 0 : outcomes.issued / worked));
  const finished = percentOf({ numerator: outcomes.finished, denominator: outcomes.issued });
  const settled = percentOf(oneVisit);
  return [
    report.days.length === 0
      ? none(told.issued)
      : { label: told.issued, value: whole(outcomes.issued), unit: '', more: issuedMore },
    finished === null
      ? none(told.finished)
      : {
          label: told.finished,
          value: whole(outcomes.finished),
          unit: '',
          more: told.of(whole(outcomes.finished), whole(outcomes.issued), percentText(finished, language)),
        },
    waits.medianMs === null || waits.ninetiethMs === null
      ? none(told.median)
      : {
          label: told.median,
          value: whole(minutesOf(waits.medianMs)),
          unit: words.minutes,
          more: told.ninetieth(whole(minutesOf(waits.ninetiethMs))),
        },
    settled === null
      ? none(told.oneVisit)
      : {
          label: told.oneVisit,
          value: percentText(settled, language).slice(0, -1),
          unit: '%',
          more: told.matters(whole(oneVisit.numerator), whole(oneVisit.denominator)),
        },
  ];
}
