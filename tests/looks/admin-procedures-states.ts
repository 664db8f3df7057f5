/** The desk's page about the catalogue in each of its states. */
import type { Procedure, ProcedureId } from '#protocol/catalogue.ts';
import {
  CATALOGUE_PAGE_ROWS,
  ROW_FAULTS,
  type CatalogueOrigin,
  type CataloguePreview,
  type ProcedureList,
  type ProcedureRow,
} from '#protocol/catalogue-desk.ts';
import { instantMs, type BusinessDate } from '#protocol/vocabulary.ts';
import { BUILT_IN_PROCEDURES } from '#catalogue/built-in/procedures.ts';
import { CATALOGUE_COLUMNS } from '#catalogue/exchange/columns.ts';
import { NO_PROCEDURES, type ProceduresState } from '../../admin-ui/procedures/procedures-desk.ts';
import { NOW_MS } from './admin-fixtures.ts';
import type { AdminGalleryState } from './admin-screen.ts';
import { ADMIN_STATES } from './admin-states.ts';

const { live } = ADMIN_STATES;
if (live.page !== 'screen') throw new Error('The live page is a screen.');
const liveProps = live.props;

const NEXT = '2027-03-01' as BusinessDate;
const rowOf = (
  { procedureId, code, fieldId, name, fee, processingTime }: Procedure,
  index: number,
): ProcedureRow => ({
  procedureId,
  code,
  fieldId,
  name,
  versionCount: index === 2 ? 3 : 1,
  inForceFrom: index === 2 ? ('2025-07-01' as BusinessDate) : null,
  isInForce: true,
  nextFrom: index === 2 ? NEXT : null,
  hasWeakValues: [fee, processingTime].some((fact) => fact?.certainty === 'weak'),
});
const ROWS = BUILT_IN_PROCEDURES.map(rowOf);
const BUILT_IN: CatalogueOrigin = { edition: 0, imported: null, procedureCount: 45, versionCount: 45 };
const IMPORTED: CatalogueOrigin = {
  edition: 3,
  imported: {
    at: instantMs(NOW_MS - 26 * 3_600_000),
    by: 'Lê Quang Minh',
    fileName: 'Danh mục thủ tục hành chính cấp xã 2026 (bản chính thức).xlsx',
  },
  procedureCount: 4_871,
  versionCount: 5_012,
};
const list = (more: Partial<ProcedureList> = {}): ProcedureList => ({
  holding: BUILT_IN,
  before: null,
  rows: ROWS,
  matching: ROWS.length,
  ...more,
});
const LARGE = list({
  holding: IMPORTED,
  before: BUILT_IN,
  rows: Array.from({ length: CATALOGUE_PAGE_ROWS }, (_, index) => ROWS[index % 45]).flatMap((row, index) =>
    row === undefined ? [] : [{ ...row, procedureId: `9.${String(index)}` as ProcedureId }],
  ),
  matching: 4_871,
});

const [, WEAK, OPEN] = ['2.000815', '2.000806', '1.001193'].map((id) =>
  BUILT_IN_PROCEDURES.find(({ procedureId }) => procedureId === id),
);
if (OPEN === undefined || WEAK === undefined) throw new Error('The built-in catalogue knows both.');
const FULL: Procedure = {
  ...OPEN,
  inForceFrom: NEXT,
  papers: OPEN.papers.map((paper, index) => ({ ...paper, originals: 1, copies: index })),
  feeExemption: {
    vi: 'Người thuộc gia đình có công với cách mạng, người thuộc hộ nghèo, người khuyết tật',
    en: 'Families with merit, poor households, people with disabilities',
  },
  onlineUrl: 'https://dichvucong.example/p/home/dvc-chi-tiet-thu-tuc-hanh-chinh?ma=1.001193',
  forms: [
    {
      name: { vi: 'Tờ khai đăng ký khai sinh', en: 'Birth registration form' },
      url: 'https://example.vn/mau.docx',
    },
    { name: { vi: 'Giấy ủy quyền', en: 'Authorisation' }, url: null },
  ],
};

const changes = (count: number) => ({
  count,
  first: BUILT_IN_PROCEDURES.slice(0, Math.min(count, 20)).map(({ procedureId, name }, index) => ({
    procedureId,
    name,
    inForceFrom: index % 3 === 0 ? NEXT : null,
  })),
});
const PREVIEW: CataloguePreview = {
  importId: 'a',
  fileName: 'Danh mục 2027.xlsx',
  rowCount: 5_104,
  added: changes(92),
  changed: changes(3),
  removed: changes(0),
  unchanged: 5_009,
  weakValues: 214,
};
const NAME = PREVIEW.fileName;

const state = (more: Partial<ProceduresState>, open: string | null = null): AdminGalleryState => ({
  page: 'screen',
  props: {
    ...liveProps,
    route: { page: 'procedures', open: open as ProcedureId | null },
    procedures: { ...NO_PROCEDURES, list: list(), ...more },
  },
});
const opened = (versions: readonly Procedure[], inForce: number | null): Partial<ProceduresState> => {
  const [{ procedureId } = FULL] = versions;
  return { open: { procedureId, history: { versions, inForce }, hasFailed: false } };
};

export const ADMIN_PROCEDURES_STATES = {
  procedures: state({}),
  'procedures-unread': state({ list: null, hasLoadFailed: true }),
  'procedures-open': state(
    opened([{ ...OPEN, inForceFrom: null }, { ...OPEN, inForceFrom: '2025-07-01' as BusinessDate }, FULL], 1),
    OPEN.procedureId,
  ),
  'procedures-weak': state(opened([WEAK], 0), WEAK.procedureId),
  'procedures-large': state({ list: LARGE, wish: { search: '', field: '', from: 50 } }),
  'procedures-none': state({
    list: list({ rows: [], matching: 0 }),
    wish: { search: 'xe máy bay', field: '', from: 0 },
  }),
  'procedures-reading': state({ tried: { name: NAME, kind: 'reading' } }),
  'procedures-preview': state({
    list: LARGE,
    tried: { name: NAME, kind: 'preview', preview: PREVIEW, isConfirming: false },
  }),
  'procedures-same': state({
    tried: {
      name: NAME,
      kind: 'preview',
      isConfirming: false,
      preview: { ...PREVIEW, added: changes(0), changed: changes(0), unchanged: 45 },
    },
  }),
  'procedures-refused': state({
    tried: {
      name: NAME,
      kind: 'refused',
      report: {
        file: null,
        rowCount: 5_104,
        rows: ROW_FAULTS.map((why, index) => ({
          row: 12 + index * 37,
          column: index === 17 ? null : (CATALOGUE_COLUMNS[index * 2] ?? null),
          why,
          given:
            [
              '',
              '31/02/2027',
              'Đăng ký khai sinh cho trẻ em có yếu tố nước ngoài tại khu vực…',
              "=cmd|'/C calc'!A0",
            ][index % 4] ?? '',
        })),
      },
    },
  }),
  'procedures-no-file': state({
    tried: {
      name: NAME,
      kind: 'refused',
      report: { file: { why: 'column_unknown', detail: 'Lệ phi (đồng)' }, rows: [], rowCount: 0 },
    },
  }),
  'procedures-holds': state({ list: LARGE, tried: { name: NAME, kind: 'holds', preview: PREVIEW } }),
  'procedures-failed': state({
    tried: { name: NAME, kind: 'failed', why: 'storage_failed' },
    hasWriteFailed: true,
  }),
} satisfies Record<string, AdminGalleryState>;
