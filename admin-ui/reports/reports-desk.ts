/** Reports on the desk: the one that is shown, the one that is on its way, and the file that is being fetched. */
import type { DateRange, ReportFormat } from '#protocol/report.ts';
import type { Report } from '#protocol/report-shapes.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { rangeBefore } from '#reporting/periods.ts';
import type { ReportsAnswer, ReportsHttp, ReportsTrouble } from './reports-http.ts';

export type ShownReport = { readonly report: Report; readonly before: Report };

export type ReportsState = {
  /** Null until one came; then it stays while another is on its way. */
  readonly shown: ShownReport | null;
  /** What is being fetched, or could not be. */
  readonly wanted: DateRange | null;
  readonly isLoading: boolean;
  readonly trouble: ReportsTrouble | null;
  readonly file: {
    readonly format: ReportFormat;
    readonly kind: 'running' | 'done' | 'failed';
  } | null;
};
export const NO_REPORTS: ReportsState = {
  shown: null,
  wanted: null,
  isLoading: false,
  trouble: null,
  file: null,
};

export type ReportsActions = {
  /** Shows the report of these days; the one that is shown already is left alone. */
  readonly show: (range: DateRange) => void;
  /** Makes the report anew: today's figures go on. */
  readonly again: () => void;
  readonly fetchFile: (format: ReportFormat, language: Language) => void;
};
export type ReportsDesk = ReportsActions & {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => ReportsState;
  readonly forget: () => void;
};

export type ReportsDeskParts = {
  readonly http: Pick<ReportsHttp, 'report' | 'file'>;
  readonly saveFile: (file: Blob, name: string) => void;
  readonly onSessionEnd: () => void;
};

const isSame = (one: DateRange | null, other: DateRange): boolean =>
  one?.from === other.from && one.to === other.to;

/** A desk that knows nothing yet. */
export function createReportsDesk({ http, saveFile, onSessionEnd }: ReportsDeskParts): ReportsDesk {
  let state = NO_REPORTS;
  /** Raised by every `forget` and every question: an answer that was overtaken is not shown. */
  let asked = 0;
  const listeners = new Set<() => void>();
  const update = (change: Partial<ReportsState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const noticeEnd = (answers: readonly ReportsAnswer<unknown>[]): void => {
    if (answers.some((answer) => !answer.ok && answer.why === 'signed_out')) onSessionEnd();
  };
  const load = async (range: DateRange): Promise<void> => {
    asked += 1;
    const own = asked;
    update({ wanted: range, isLoading: true, trouble: null });
    const [now, before] = await Promise.all([http.report(range), http.report(rangeBefore(range))]);
    if (own !== asked) return;
    if (now.ok && before.ok)
      update({ shown: { report: now.result, before: before.result }, isLoading: false });
    else {
      const failed = now.ok ? before : now;
      update({ isLoading: false, trouble: failed.ok ? null : failed.why });
      noticeEnd([now, before]);
    }
  };
  const fetchFile = async (format: ReportFormat, language: Language): Promise<void> => {
    const range = state.shown?.report.range;
    if (range === undefined || state.file?.kind === 'running') return;
    const own = asked;
    update({ file: { format, kind: 'running' } });
    const answer = await http.file(range, format, language);
    if (own !== asked && state.file === null) return;
    update({ file: { format, kind: answer.ok ? 'done' : 'failed' } });
    if (answer.ok) saveFile(answer.result, fileName(range, format));
    else noticeEnd([answer]);
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    show: (range) => {
      if (isSame(state.wanted, range)) return;
      update({ file: null });
      void load(range);
    },
    again: () => {
      if (state.wanted !== null && !state.isLoading) void load(state.wanted);
    },
    fetchFile: (format, language) => void fetchFile(format, language),
    forget: () => {
      asked += 1;
      update(NO_REPORTS);
    },
  };
}

export const fileName = ({ from, to }: DateRange, format: ReportFormat): string =>
  `bao-cao-${from}${to === from ? '' : `-${to}`}.${format}`;
