/** A report as plain tables of data, for workbooks and CSV files: every rate with its two numbers, no data as nothing at all. */
import { FACE_COUNTS, RATING_SCORES } from '#protocol/rating.ts';
import { CANCEL_REASONS, PARK_REASONS } from '#protocol/officer-words.ts';
import { reasonName } from './reason-name.ts';
import { RETURN_REASONS, TARGET_KEYS, isWaitTarget } from '#protocol/report.ts';
import type { Figures, Report, Share } from '#protocol/report-shapes.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { clockText, percentOf } from './format.ts';
import { indicatorsOf } from './indicators.ts';
import type { ReportTexts } from './texts-vi.ts';
import { reportTexts } from './texts.ts';

/** One figure; null where there is no data. */
export type Datum =
  | { readonly label: string; readonly value: number | string | null }
  | { readonly label: string; readonly share: Share | null };
export type DataRow = { readonly name: string; readonly data: readonly Datum[] };
/** Every row has the same figures in the same order. */
export type DataTable = {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly DataRow[];
};

/** Minutes with two decimals: fine enough to be summed, coarse enough to be read. */
const minutes = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 600) / 100);
const hours = (ms: number): number => Math.round(ms / 36_000) / 100;
/** Two decimals; null without a denominator. */
export const percentRounded = (share: Share): number | null => {
  const percent = percentOf(share);
  return percent === null ? null : Math.round(percent * 100) / 100;
};

export function dataTables(report: Report, language: Language): readonly DataTable[] {
  const words = reportTexts(language);
  const { file, details } = words;
  const table = (title: string, head: string, rows: readonly DataRow[]): readonly DataTable[] =>
    rows.length === 0 ? [] : [{ title, head, rows }];
  const groups = <Group extends Figures>(
    title: string,
    head: string,
    some: readonly Group[],
    nameOf: (group: Group) => string,
  ): readonly DataTable[] =>
    table(
      title,
      head,
      some.map((group) => ({ name: nameOf(group), data: figureData(group, words) })),
    );
  return [
    { title: file.sheets.summary, head: file.figure, rows: summaryRows(report, language, words) },
    ...table(
      file.sheets.days,
      file.date,
      report.days.map(({ date, issued, finished }) => ({
        name: date,
        data: [
          { label: file.issued, value: issued },
          { label: file.finished, value: finished },
        ],
      })),
    ),
    ...groups(file.sheets.fields, words.waits.field, report.fields, ({ name }) => name[language]),
    ...groups(file.sheets.services, details.name.services, report.services, ({ name }) => name[language]),
    ...groups(file.sheets.counters, details.name.counters, report.counters, ({ number, counterId }) =>
      details.counter(String(number ?? counterId)),
    ),
    ...groups(file.sheets.officers, details.name.officers, report.officers, ({ displayName }) => displayName),
    ...groups(file.sheets.hours, details.name.hours, report.hours, ({ hour }) => clockText(hour * 60)),
    ...table(
      file.sheets.load,
      file.from,
      report.load.map(({ minute, arrivals, called, openMs, pausedMs }) => ({
        name: clockText(minute),
        data: [
          { label: file.arrivals, value: arrivals },
          { label: file.called, value: called },
          { label: file.openHours, value: hours(openMs) },
          { label: file.pausedHours, value: hours(pausedMs) },
        ],
      })),
    ),
    ...table(file.sheets.returns, details.name.services, returnRows(report, language, words)),
    ...table(
      file.sheets.files,
      details.dueField,
      (report.onTime?.byField ?? []).map(({ field, isLand, onTime }) => ({
        name: field ?? details.noField,
        data: [
          { label: file.land, value: isLand ? file.yes : file.no },
          { label: file.onTime, share: onTime },
        ],
      })),
    ),
    ...table(file.sheets.feedback, details.feedbackKind, feedbackRows(report, language, words)),
  ];
}

/** By kind, then by field: each piece is in one row of both. */
function feedbackRows(
  { complaints }: Report,
  language: Language,
  { details, file }: ReportTexts,
): readonly DataRow[] {
  const { received, handled, withdrawn, unanswered } = details.feedbackColumns;
  const row = (name: string, figures: Omit<typeof complaints, 'byKind' | 'byField'>): DataRow => ({
    name,
    data: [
      { label: received, value: figures.received },
      { label: withdrawn, value: figures.withdrawn },
      { label: unanswered, value: figures.unanswered },
      { label: handled, share: figures.handled },
      { label: file.onTime, share: figures.onTime },
    ],
  });
  return [
    ...complaints.byKind.map((each) => row(details.feedbackKinds[each.kind], each)),
    ...complaints.byField.map((each) => row(each.name?.[language] ?? details.wholeOffice, each)),
  ];
}

function figureData(
  { outcomes, ...figures }: Figures,
  { file, outcomes: { names } }: ReportTexts,
): readonly Datum[] {
  const { waits, services } = figures;
  const ends = Object.keys(names) as (keyof typeof names)[];
  return [
    { label: file.issued, value: outcomes.issued },
    ...ends.map((end) => ({ label: names[end], value: outcomes[end] })),
    { label: file.waitCount, value: waits.count },
    { label: file.waitMedian, value: minutes(waits.medianMs) },
    { label: file.waitNinetieth, value: minutes(waits.ninetiethMs) },
    { label: file.waitLongest, value: minutes(waits.longestMs) },
    { label: file.waitExcluded, value: waits.excluded },
    { label: file.serviceCount, value: services.count },
    { label: file.serviceMedian, value: minutes(services.medianMs) },
    { label: file.serviceNinetieth, value: minutes(services.ninetiethMs) },
    { label: file.serviceLongest, value: minutes(services.longestMs) },
    { label: file.serviceExcluded, value: services.excluded },
    { label: file.calledInVain, value: figures.calledInVain },
    { label: file.parked, value: figures.parked },
    { label: file.transferred, value: figures.transferred },
    { label: file.satisfied, share: figures.satisfied },
    { label: file.ratings, share: figures.participation },
    { label: file.settled, share: figures.oneVisit },
  ];
}

/** The head of a report: one figure a row, with its target where it has one. */
function summaryRows(report: Report, language: Language, words: ReportTexts): readonly DataRow[] {
  const { file } = words;
  const row = (name: string, ...data: readonly Datum[]): DataRow => ({ name, data });
  const value = (name: string, one: number | string | null): DataRow =>
    row(name, { label: file.value, value: one });
  const share = (name: string, one: Share | null): DataRow => row(name, { label: file.value, share: one });
  const withTarget = indicatorsOf(report).map(({ key, share: one }) =>
    share(words.indicators.names[key], one),
  );
  const targets = TARGET_KEYS.map((key) => {
    const target = report.targets[key];
    const unit = isWaitTarget(key) ? words.minutes : '%';
    return value(
      `${file.target}: ${words.targets[key]} (${target === null ? unit : `${unit}; ${words.sourceOf[target.source]}`})`,
      target?.value ?? null,
    );
  });
  const { reasons, setAside, cancelled, papers, unrecorded } = report.returns;
  return [
    value(file.office, `${report.office.unitName.vi}, ${report.office.name.vi}`),
    value(file.range, `${report.range.from} – ${report.range.to}`),
    value(file.made, new Date(report.generatedAt).toISOString()),
    ...figureData(report.total, words).map((datum): DataRow =>
      'share' in datum ? share(datum.label, datum.share) : value(datum.label, datum.value),
    ),
    ...withTarget,
    ...targets,
    ...(Object.keys(words.sources) as (keyof typeof words.sources)[]).map((source) =>
      value(file.bySource(words.sources[source]), report.bySource[source]),
    ),
    ...RETURN_REASONS.map((reason) =>
      value(`${file.sheets.returns}: ${words.returnReasons[reason]}`, reasons[reason]),
    ),
    ...PARK_REASONS.map((reason) => value(`${file.parked}: ${words.parkReasons[reason]}`, setAside[reason])),
    ...CANCEL_REASONS.map((reason) =>
      value(`${words.details.cancelled}: ${words.cancelReasons[reason]}`, cancelled[reason]),
    ),
    ...papers.map(({ name, count }) => value(`${words.papers.name}: ${name ?? words.papers.others}`, count)),
    ...RATING_SCORES.map((score) =>
      value(`${file.ratings}: ${words.scores[score]}`, report.ratings.scores[score]),
    ),
    ...Object.entries(report.ratings.reasons).map(([reason, times]) =>
      value(`${file.ratings}: ${reasonName(report, reason, language, words)}`, times),
    ),
    ...FACE_COUNTS.map((faces) => value(file.onFaces(faces), report.ratings.faces[`${faces}`])),
    value(file.unrecorded, unrecorded),
    value(file.forgotten, report.forgottenCounters),
  ];
}

function returnRows(
  { returns, services }: Report,
  language: Language,
  words: ReportTexts,
): readonly DataRow[] {
  const known = new Map(services.map((service) => [service.serviceId, service]));
  return returns.services.map(({ serviceId, reasons }) => ({
    name: known.get(serviceId)?.name[language] ?? serviceId,
    data: [
      ...RETURN_REASONS.map((reason) => ({ label: words.returnReasons[reason], value: reasons[reason] })),
      { label: words.file.settled, share: known.get(serviceId)?.oneVisit ?? null },
    ],
  }));
}
