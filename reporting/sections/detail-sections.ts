/** The tables beneath: the same figures by procedure, counter, officer and hour, and what brings people back. */
import { RETURN_REASONS } from '#protocol/report.ts';
import type { Figures, Report, Share } from '#protocol/report-shapes.ts';
import { FACE_COUNTS, RATING_SCORES } from '#protocol/rating.ts';
import { reasonName } from '../reason-name.ts';
import { minutesOf, percentOf, percentText, wholeNumber } from '../format.ts';
import type { Cell, Column, Section, Table } from '../sheet-types.ts';
import type { SheetContext } from './context.ts';

type Group = Figures & { readonly label: string; readonly letter?: string };

export function detailSections(context: SheetContext): readonly Section[] {
  const { report, language, words } = context;
  const told = words.details;
  const letterOf = new Map(report.fields.map(({ fieldId, letter }) => [fieldId, letter]));
  const excluded = report.total.services.excluded;
  const foot = excluded === 0 ? {} : { foot: told.excludedServices(wholeNumber(excluded, language)) };
  const groups = (
    id: 'services' | 'counters' | 'officers' | 'hours',
    lead: string,
    rows: readonly Group[],
  ): readonly Section[] =>
    rows.length === 0
      ? []
      : [{ id, heading: told[id], lead, table: figuresTable(context, told.name[id], rows), ...foot }];
  return [
    ...returnsSections(context),
    ...ratingsSections(context),
    ...onTimeSections(context),
    ...feedbackSections(context),
    ...groups(
      'services',
      told.leadOfServices,
      report.services.map((row) => {
        const letter = row.fieldId === null ? undefined : letterOf.get(row.fieldId);
        return { ...row, label: row.name[language], ...(letter === undefined ? {} : { letter }) };
      }),
    ),
    ...groups(
      'counters',
      told.lead,
      report.counters.map((row) => ({ ...row, label: told.counter(String(row.number ?? row.counterId)) })),
    ),
    ...groups(
      'officers',
      told.lead,
      report.officers.map((row) => ({ ...row, label: row.displayName })),
    ),
    ...groups(
      'hours',
      told.leadOfHours,
      report.hours.map((row) => ({ ...row, label: told.hour(String(row.hour).padStart(2, '0')) })),
    ),
  ];
}

const FIGURE_COLUMNS = [
  'issued',
  'finished',
  'median',
  'ninetieth',
  'longest',
  'service',
  'missed',
  'parked',
  'transferred',
  'satisfied',
  'oneVisit',
] as const;

function figuresTable({ language, words }: SheetContext, name: string, groups: readonly Group[]): Table {
  const whole = (value: number): Cell => ({ text: wholeNumber(value, language) });
  const minutes = (ms: number | null): Cell =>
    ms === null ? { text: '–', tone: 'soft' } : whole(minutesOf(ms));
  const rate = ({ numerator, denominator }: Share): Cell => {
    const percent = percentOf({ numerator, denominator });
    if (percent === null) return { text: '–', tone: 'soft' };
    return {
      text: percentText(percent, language),
      more: `${whole(numerator).text}/${whole(denominator).text}`,
    };
  };
  const shares = [
    0.24,
    ...FIGURE_COLUMNS.map((key) => (key === 'satisfied' || key === 'oneVisit' ? 0.08 : 0.0667)),
  ];
  const columns: readonly Column[] = [
    { title: name, share: shares[0] ?? 0, align: 'start' },
    ...FIGURE_COLUMNS.map((key, index): Column => ({
      title: words.details.columns[key],
      share: shares[index + 1] ?? 0,
      align: 'end',
    })),
  ];
  return {
    columns,
    rows: groups.map((group) => [
      { text: group.label, ...(group.letter === undefined ? {} : { letter: group.letter }) },
      { ...whole(group.outcomes.issued), isBold: true },
      whole(group.outcomes.finished),
      minutes(group.waits.medianMs),
      minutes(group.waits.ninetiethMs),
      minutes(group.waits.longestMs),
      minutes(group.services.medianMs),
      whole(group.calledInVain),
      whole(group.parked),
      whole(group.transferred),
      rate(group.satisfied),
      rate(group.oneVisit),
    ]),
  };
}

function returnsSections({ report, language, words }: SheetContext): readonly Section[] {
  const told = words.details;
  const { reasons, services, unrecorded } = report.returns;
  const [most = RETURN_REASONS[0]] = RETURN_REASONS.toSorted((one, other) => reasons[other] - reasons[one]);
  const isNone = reasons[most] === 0;
  const nameOf = new Map(report.services.map(({ serviceId, name }) => [serviceId, name[language]]));
  const shareOf = new Map(report.services.map(({ serviceId, oneVisit }) => [serviceId, oneVisit]));
  const foot = unrecorded === 0 ? {} : { foot: told.unrecorded(wholeNumber(unrecorded, language)) };
  if (isNone) return [{ id: 'returns', heading: told.noReturns, ...foot }];
  const count = (value: number): Cell => ({
    text: value === 0 ? '–' : wholeNumber(value, language),
    tone: value === 0 ? 'soft' : 'ink',
  });
  const rate = (share: Share | undefined): Cell => {
    const percent = share === undefined ? null : percentOf(share);
    if (percent === null || share === undefined) return { text: '–', tone: 'soft' };
    const numbers = `${wholeNumber(share.numerator, language)} / ${wholeNumber(share.denominator, language)}`;
    return { text: percentText(percent, language), more: numbers, isBold: true };
  };
  return [
    {
      id: 'returns',
      heading: told.mostReturns(words.returnReasons[most], wholeNumber(reasons[most], language)),
      lead: told.returns,
      table: {
        columns: [
          { title: told.name.services, share: 0.36, align: 'start' },
          ...RETURN_REASONS.map((reason): Column => ({
            title: words.returnReasons[reason],
            share: 0.105,
            align: 'end',
          })),
          { title: words.headlines.oneVisit, share: 0.115, align: 'end' },
        ],
        rows: [
          ...services
            .toSorted(byMost)
            .map(({ serviceId, reasons: own }): readonly Cell[] => [
              { text: nameOf.get(serviceId) ?? serviceId },
              ...RETURN_REASONS.map((reason) => count(own[reason])),
              rate(shareOf.get(serviceId)),
            ]),
          [
            { text: words.outcomes.sum, isBold: true },
            ...RETURN_REASONS.map((reason) => ({ ...count(reasons[reason]), isBold: true })),
            rate(report.total.oneVisit),
          ],
        ],
        hasSum: true,
      },
      ...foot,
    },
  ];
}

const totalOf = ({ reasons }: Report['returns']['services'][number]): number =>
  RETURN_REASONS.reduce((sum, reason) => sum + reasons[reason], 0);
const byMost = (
  one: Report['returns']['services'][number],
  other: Report['returns']['services'][number],
): number => totalOf(other) - totalOf(one);

function ratingsSections({ report, language, words }: SheetContext): readonly Section[] {
  const { denominator } = report.total.satisfied;
  if (denominator === 0) return [];
  const { scores, faces, reasons } = report.ratings;
  const told = words.details;
  const row = (name: string, count: number): readonly Cell[] => [
    { text: name },
    { text: wholeNumber(count, language), isBold: true },
    { text: percentText((100 * count) / denominator, language), tone: 'soft' },
  ];
  const named = Object.entries(reasons).filter(([, times]) => times > 0);
  const scales = FACE_COUNTS.filter((count) => faces[`${count}`] > 0);
  return [
    {
      id: 'ratings',
      heading: told.ratings,
      table: {
        columns: [
          { title: told.answer, share: 0.6, align: 'start' },
          { title: told.times, share: 0.15, align: 'end' },
          { title: words.indicators.result, share: 0.25, align: 'end' },
        ],
        rows: [
          ...RATING_SCORES.filter((score) => scores[score] > 0 || score !== 'very_dissatisfied').map(
            (score) => row(words.scores[score], scores[score]),
          ),
          ...named.map(([reason, times]) => row(`· ${reasonName(report, reason, language, words)}`, times)),
          // Answers on scales that differ are no one distribution; what counted as satisfied did so on its own.
          ...(scales.length < 2
            ? []
            : scales.map((count) => row(words.file.onFaces(count), faces[`${count}`]))),
        ],
      },
    },
  ];
}

function feedbackSections({ report, language, words }: SheetContext): readonly Section[] {
  const { complaints } = report;
  if (complaints.byKind.length === 0) return [];
  const told = words.details;
  const count = (value: number): Cell => ({ text: wholeNumber(value, language) });
  const row = (name: string, figures: Omit<typeof complaints, 'byKind' | 'byField'>): readonly Cell[] => {
    const { numerator, denominator } = figures.onTime;
    const percent = percentOf(figures.onTime);
    return [
      { text: name },
      count(figures.received),
      count(figures.handled.numerator),
      count(figures.withdrawn),
      count(figures.unanswered),
      { text: `${wholeNumber(numerator, language)} / ${wholeNumber(denominator, language)}` },
      percent === null
        ? { text: words.noData, tone: 'soft' }
        : { text: percentText(percent, language), isBold: true },
    ];
  };
  const columns = told.feedbackColumns;
  return [
    {
      id: 'feedback',
      heading: told.feedback,
      lead: told.feedbackLead,
      table: {
        columns: [
          { title: told.feedbackKind, share: 0.3, align: 'start' },
          ...[columns.received, columns.handled, columns.withdrawn, columns.unanswered].map(
            (title): Column => ({ title, share: 0.11, align: 'end' }),
          ),
          { title: columns.onTime, share: 0.14, align: 'end' },
          { title: words.indicators.result, share: 0.12, align: 'end' },
        ],
        rows: [
          ...complaints.byKind.map((each) => row(told.feedbackKinds[each.kind], each)),
          ...complaints.byField.map((each) => row(`· ${each.name?.[language] ?? told.wholeOffice}`, each)),
        ],
      },
    },
  ];
}

function onTimeSections({ report, language, words }: SheetContext): readonly Section[] {
  const { onTime } = report;
  if (onTime === null || onTime.byField.length === 0) return [];
  const told = words.details;
  return [
    {
      id: 'on-time',
      heading: told.onTime,
      table: {
        columns: [
          { title: told.dueField, share: 0.5, align: 'start' },
          { title: told.ready, share: 0.15, align: 'end' },
          { title: told.due, share: 0.15, align: 'end' },
          { title: words.indicators.result, share: 0.2, align: 'end' },
        ],
        rows: onTime.byField.map(({ field, isLand, onTime: share }): readonly Cell[] => [
          { text: field ?? told.noField, ...(isLand ? { more: told.land } : {}) },
          { text: wholeNumber(share.numerator, language) },
          { text: wholeNumber(share.denominator, language) },
          { text: percentText(percentOf(share) ?? 0, language), isBold: true },
        ]),
      },
    },
  ];
}
