/** The desk's page about files in each of its states. */
import { MOST_ROWS_NAMED, ROW_FAULTS, type FileList, type ImportOrder } from '#protocol/file-lookup.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import { NO_FILES, type FilesState, type ListTry } from '../../admin-ui/files/files-desk.ts';
import { NOW_MS } from './admin-fixtures.ts';
import type { AdminGalleryState } from './admin-screen.ts';
import { ADMIN_STATES } from './admin-states.ts';

const { live } = ADMIN_STATES;
if (live.page !== 'screen') throw new Error('The live page is a screen.');
const liveProps = live.props;

const KEPT: FileList = {
  imported: {
    at: instantMs(NOW_MS - 2 * 3_600_000),
    count: 4_218,
    factor: 'phone_last_four',
    keepReturnedDays: 30,
    canBeChecked: true,
  },
  service: null,
};
const ORDER: ImportOrder = {
  factor: 'phone_last_four',
  how: 'replace',
  skipsRejected: false,
  keepReturnedDays: 30,
  headers: {},
};
const NAME = 'DanhSachHoSo_23-11-2026.csv';
const tried = (how: Omit<Extract<ListTry, { kind: 'reported' }>, 'name' | 'order'>): ListTry => ({
  name: NAME,
  order: ORDER,
  ...how,
});
const REJECTED = ROW_FAULTS.map((fault, index) => ({
  line: 12 + index * 37,
  fault,
  found:
    ['HS-0420', 'H29-260310-0420', 'Đang chờ lãnh đạo ký', '', '31/02/2026', "=cmd|' /C calc'!A0"][index] ??
    '',
}));

const files = (more: Partial<FilesState>): AdminGalleryState => ({
  page: 'screen',
  props: { ...liveProps, route: { page: 'files' }, files: { ...NO_FILES, list: KEPT, ...more } },
});

export const ADMIN_FILES_STATES = {
  files: files({}),
  'files-none': files({ list: { imported: null, service: null } }),
  'files-unread': files({ list: null, hasLoadFailed: true }),
  'files-service': files({ list: { ...KEPT, service: 'hoso.tphcm.gov.vn' } }),
  'files-other-key': files({
    list: { ...KEPT, imported: KEPT.imported === null ? null : { ...KEPT.imported, canBeChecked: false } },
  }),
  'files-running': files({ tried: { name: NAME, order: ORDER, kind: 'running' } }),
  'files-imported': files({
    tried: tried({
      kind: 'reported',
      report: { outcome: 'imported', good: 4_218, rejectedCount: 0, rejected: [] },
    }),
  }),
  'files-rejected': files({
    tried: tried({
      kind: 'reported',
      report: { outcome: 'rejected', good: 4_211, rejectedCount: MOST_ROWS_NAMED + 31, rejected: REJECTED },
    }),
  }),
  'files-refused': files({
    tried: tried({ kind: 'reported', report: { outcome: 'refused', why: 'not_utf8' } }),
  }),
  'files-columns': files({
    tried: tried({
      kind: 'reported',
      report: {
        outcome: 'refused',
        why: 'columns',
        missing: ['code', 'factor'],
        headers: ['STT', 'Số phiếu', 'Lĩnh vực', 'Trạng thái', 'Liên hệ'],
      },
    }),
  }),
  'files-failed': files({ tried: { name: NAME, order: ORDER, kind: 'failed', why: 'unanswered' } }),
} satisfies Readonly<Record<string, AdminGalleryState>>;
