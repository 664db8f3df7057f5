/** The desk's reports, and what they are held against, in each of their states. */
import { FIRST_TARGETS, type ReportTargets } from '#protocol/report.ts';
import { instantMs, type BusinessDate } from '#protocol/vocabulary.ts';
import { rangeBefore, rangeOf, type ReportKind } from '#reporting/periods.ts';
import { NO_KEYS, type KeysState } from '../../admin-ui/report-settings/keys-desk.ts';
import type { TargetsDeskState } from '../../admin-ui/report-settings/targets-desk.ts';
import { NO_REPORTS, type ReportsState } from '../../admin-ui/reports/reports-desk.ts';
import { NOTHING_HEARD } from '../../admin-ui/settings-desk.ts';
import type { AdminGalleryState } from './admin-screen.ts';
import { ADMIN_STATES } from './admin-states.ts';
import { emptyReport, reportOf } from './report-fixtures.ts';

const { live } = ADMIN_STATES;
if (live.page !== 'screen') throw new Error('The live page is a screen.');
const liveProps = live.props;
const TODAY = '2026-11-23' as BusinessDate;

function reports(
  kind: ReportKind,
  date: string,
  more: Partial<ReportsState> = {},
  make: typeof reportOf = reportOf,
): AdminGalleryState {
  const range = rangeOf(kind, date as BusinessDate);
  const shown = { report: make(range, TODAY), before: reportOf(rangeBefore(range), TODAY, 203) };
  return {
    page: 'screen',
    props: {
      ...liveProps,
      view: { ...liveProps.view, date: TODAY },
      route: { page: 'reports', kind, range },
      reports: { ...NO_REPORTS, wanted: range, shown, ...more },
    },
  };
}

const SAVED: ReportTargets = { ...FIRST_TARGETS, revision: 4, participation: 40 };
const KEY = {
  keyId: 'k1',
  name: 'Trung tâm điều hành thành phố',
  createdAt: instantMs(Date.UTC(2026, 10, 2, 2)),
  createdBy: 'Trần Quang Minh',
  lastUsedAt: instantMs(Date.UTC(2026, 10, 23, 1, 5)),
};
const settings = (
  more: Partial<TargetsDeskState> = {},
  keys: Partial<KeysState> = {},
): AdminGalleryState => ({
  page: 'screen',
  props: {
    ...liveProps,
    route: { page: 'report-settings' },
    targets: { ...NOTHING_HEARD, saved: SAVED, draft: SAVED, ...more },
    apiKeys: { ...NO_KEYS, keys: [KEY], ...keys },
  },
});

export const ADMIN_REPORTS_STATES = {
  'reports-day': reports('day', '2026-11-16'),
  'reports-month': reports('month', '2026-11-01'),
  'reports-year': reports('year', '2026-11-01'),
  'reports-empty': reports('day', '2026-11-18', {}, emptyReport),
  'reports-loading': reports('month', '2026-11-01', { shown: null, isLoading: true }),
  'reports-failed': reports('month', '2026-11-01', { trouble: 'busy' }),
  'reports-file': reports('day', '2026-11-16', { file: { format: 'xlsx', kind: 'running' } }),
  'report-settings': settings(),
  'report-settings-changed': settings({ draft: { ...SAVED, satisfied: 0.5, medianWait: 15, oneVisit: 90 } }),
  'report-settings-key': settings(
    {},
    {
      keys: [KEY, { ...KEY, keyId: 'k2', name: 'Cổng báo cáo của quận', lastUsedAt: null }],
      fresh: {
        key: 'motcua_7mX2rJ0cK9vQ4tYw1nB8eLzA5sD3fG6hUoPiRkTqWxE',
        standing: { ...KEY, keyId: 'k2', name: 'Cổng báo cáo của quận' },
      },
    },
  ),
  'report-settings-none': settings({ saved: null, draft: null, hasLoadFailed: true }, { keys: [] }),
} satisfies Readonly<Record<string, AdminGalleryState>>;
