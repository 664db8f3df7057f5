import { ChevronLeft, ChevronRight, FileSpreadsheet, FileText, Printer, RotateCw, Table } from 'lucide-react';
import { useEffect, useMemo, type ReactElement } from 'react';
import { MOST_REPORT_DAYS, REPORT_FORMATS, type DateRange, type ReportFormat } from '#protocol/report.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { daysIn, isDate, rangeOf, REPORT_KINDS, stepped, type ReportKind } from '#reporting/periods.ts';
import { sheetOf } from '#reporting/sheet.ts';
import { clockTime } from '#ui-kit/language.ts';
import { Button } from '../controls/Button.tsx';
import { Segments } from '../controls/Segments.tsx';
import type { DeskFacts } from '../desk-props.ts';
import type { Route } from '../route.ts';
import { useKeys } from '../use-keys.ts';
import type { ReportsActions, ReportsState } from './reports-desk.ts';
import { SheetView } from './SheetView.tsx';
import { reportsTexts } from './texts.ts';
import './reports-page.css';

export type ReportsRoute = Extract<Route, { readonly page: 'reports' }>;
export type ReportsPageProps = DeskFacts & {
  readonly reports: ReportsState;
  readonly reportsActions: ReportsActions;
};
type Props = ReportsPageProps & {
  readonly route: ReportsRoute;
  readonly go: (route: Route) => void;
};

/** About as wide as the sheet is on a desk's screen, so that its letters are as large as the page's. */
const SHEET_WIDTH = 1_080;
const ICONS = { xlsx: FileSpreadsheet, pdf: FileText, csv: Table } as const;
const KEYS: Readonly<Partial<Record<ReportFormat, string>>> = { xlsx: 'E', pdf: 'D' };

/** Reports: which days, what they say, and how to take it along. */
export function ReportsPage(props: Props): ReactElement {
  const { route, reports, reportsActions, view, language, office, link, go } = props;
  const words = reportsTexts(language);
  const { kind } = route;
  const range = route.range ?? rangeOf(kind, view.date);
  const { from, to } = range;
  const isWrong = to < from || daysIn(range) > MOST_REPORT_DAYS;
  const { show } = reportsActions;
  useEffect(() => {
    if (!isWrong) show({ from, to });
  }, [show, from, to, isWrong]);

  const { shown, trouble, isLoading, file } = reports;
  const open = (next: ReportKind, days: DateRange): void => go({ page: 'reports', kind: next, range: days });
  const step = (by: number): void => open(kind, stepped(range, by));
  const fetchFile = (format: ReportFormat): void => {
    if (shown !== null && link.isOnline) reportsActions.fetchFile(format, language);
  };
  useKeys({
    T: () => step(-1),
    S: () => step(1),
    E: () => fetchFile('xlsx'),
    D: () => fetchFile('pdf'),
    R: reportsActions.again,
  });
  const sheet = useMemo(
    () =>
      shown === null
        ? null
        : sheetOf({
            ...shown,
            today: view.date,
            language,
            width: SHEET_WIDTH,
            madeAt: clockTime(shown.report.generatedAt, office.timeZone),
          }),
    [shown, view.date, language, office.timeZone],
  );
  return (
    <main className="reports" aria-busy={isLoading}>
      <div className="reports-bar">
        <Segments
          label={words.choose}
          isLabelHidden
          options={REPORT_KINDS.map((value) => ({ value, words: words.kinds[value] }))}
          value={kind}
          onChange={(next) => open(next, next === 'range' ? range : rangeOf(next, nearest(range, view.date)))}
        />
        <Dates {...props} kind={kind} range={range} onChoose={(days) => open(kind, days)} onStep={step} />
        <div className="reports-files" role="group" aria-label={words.files}>
          {REPORT_FORMATS.map((format) => {
            const Icon = ICONS[format];
            const cap = KEYS[format];
            return (
              <Button
                key={format}
                isOff={shown === null || !link.isOnline}
                isBusy={file?.kind === 'running' && file.format === format}
                onPress={() => fetchFile(format)}
                {...(cap === undefined ? {} : { cap })}
              >
                <Icon aria-hidden="true" size={16} /> {words.formats[format]}
              </Button>
            );
          })}
          <Button isOff={shown === null} onPress={() => print()}>
            <Printer aria-hidden="true" size={16} /> {words.print}
          </Button>
        </div>
      </div>
      <Notice {...props} isWrong={isWrong} />
      {sheet === null || isWrong ? (
        // The sheet brings the page's heading; until there is one the page is called what it is.
        <h1 className="visually-hidden">{props.texts.nav.reports}</h1>
      ) : (
        <div className={isLoading || trouble !== null ? 'reports-paper is-old' : 'reports-paper desk-aged'}>
          <SheetView sheet={sheet} />
        </div>
      )}
    </main>
  );
}

/** What is going on, in one line; empty while nothing is. */
function Notice({
  reports,
  reportsActions,
  language,
  isWrong,
}: Props & { readonly isWrong: boolean }): ReactElement {
  const words = reportsTexts(language);
  const { trouble, isLoading, shown, file } = reports;
  const said = isWrong
    ? words.wrongRange
    : trouble !== null
      ? `${words.troubles[trouble]}${shown === null ? '' : ` ${words.stillShown}`}`
      : isLoading
        ? words.loading
        : file === null
          ? ''
          : { running: words.fileRunning, done: words.fileDone, failed: words.troubles.unanswered }[
              file.kind
            ];
  const isBad = isWrong || trouble !== null || file?.kind === 'failed';
  return (
    <p className={isBad ? 'reports-notice is-bad' : 'reports-notice'} role="status">
      {said}
      {trouble === null || isWrong ? null : (
        <Button look="quiet" onPress={reportsActions.again}>
          {words.retry}
        </Button>
      )}
    </p>
  );
}

/** Today where it lies in the range, else its first day: so that another kind of period opens where one is. */
const nearest = ({ from, to }: DateRange, today: BusinessDate): BusinessDate =>
  from <= today && today <= to ? today : from;

type DatesProps = Props & {
  readonly kind: ReportKind;
  readonly range: DateRange;
  readonly onChoose: (range: DateRange) => void;
  readonly onStep: (by: number) => void;
};

function Dates({
  kind,
  range,
  language,
  reportsActions,
  reports,
  onChoose,
  onStep,
}: DatesProps): ReactElement {
  const words = reportsTexts(language);
  const input = (label: string, value: BusinessDate, choose: (date: BusinessDate) => void): ReactElement => (
    <label className="reports-date">
      <span className={kind === 'range' ? '' : 'visually-hidden'}>{label}</span>
      <input
        type="date"
        className="desk-input"
        value={value}
        min="2000-01-01"
        max="2099-12-31"
        onChange={(event) => {
          if (isDate(event.target.value)) choose(event.target.value);
        }}
      />
    </label>
  );
  return (
    <div className="reports-dates" role="group" aria-label={words.choose}>
      <Button label={words.before} cap="T" onPress={() => onStep(-1)}>
        <ChevronLeft aria-hidden="true" size={16} />
      </Button>
      {kind === 'range' ? (
        <>
          {input(words.from, range.from, (from) => onChoose({ ...range, from }))}
          {input(words.to, range.to, (to) => onChoose({ ...range, to }))}
        </>
      ) : (
        input(words.date, range.from, (date) => onChoose(rangeOf(kind, date)))
      )}
      <Button label={words.after} cap="S" onPress={() => onStep(1)}>
        <ChevronRight aria-hidden="true" size={16} />
      </Button>
      <Button label={words.again} isBusy={reports.isLoading} onPress={reportsActions.again}>
        <RotateCw aria-hidden="true" size={16} />
      </Button>
    </div>
  );
}
