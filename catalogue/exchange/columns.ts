/** A table's columns: in which order they are written, their Vietnamese names, and what else is understood. */
import {
  PLAIN_COLUMNS,
  TEXT_COLUMNS,
  TRANSLATIONS,
  type CatalogueColumn,
  type TextColumn,
  type TranslatedInto,
} from '#protocol/catalogue-desk.ts';

const LANGUAGES = Object.keys(TRANSLATIONS) as readonly TranslatedInto[];

/** The column that says in that language what another one says in Vietnamese. */
export const translated = (column: TextColumn, language: TranslatedInto): CatalogueColumn =>
  `${column}${TRANSLATIONS[language]}`;

const inAllLanguages = (column: TextColumn): readonly CatalogueColumn[] => [
  column,
  ...LANGUAGES.map((language) => translated(column, language)),
];

/** In the order in which they are written. */
export const CATALOGUE_COLUMNS: readonly CatalogueColumn[] = [
  'procedureId',
  'code',
  'field',
  ...inAllLanguages('name'),
  'keywords',
  'inForceFrom',
  ...inAllLanguages('papers'),
  ...inAllLanguages('fee'),
  ...inAllLanguages('feeCondition'),
  'feeCertainty',
  ...inAllLanguages('feeExemption'),
  ...inAllLanguages('time'),
  ...inAllLanguages('timeCondition'),
  'timeCertainty',
  'sameDay',
  'online',
  ...inAllLanguages('forms'),
];

const OWN_NAMES: Readonly<Record<(typeof PLAIN_COLUMNS)[number] | TextColumn, string>> = {
  procedureId: 'Mã trong danh mục',
  code: 'Mã thủ tục',
  field: 'Lĩnh vực',
  name: 'Tên thủ tục',
  keywords: 'Từ khóa',
  inForceFrom: 'Hiệu lực từ ngày',
  papers: 'Giấy tờ',
  fee: 'Lệ phí',
  feeCondition: 'Điều kiện lệ phí',
  feeCertainty: 'Độ tin cậy lệ phí',
  feeExemption: 'Miễn giảm lệ phí',
  time: 'Thời hạn',
  timeCondition: 'Điều kiện thời hạn',
  timeCertainty: 'Độ tin cậy thời hạn',
  sameDay: 'Trả trong ngày',
  online: 'Nộp trực tuyến',
  forms: 'Biểu mẫu',
};
const LANGUAGE_NAMES: Readonly<Record<TranslatedInto, string>> = {
  en: 'tiếng Anh',
  zh: 'tiếng Hoa',
  km: 'tiếng Khmer',
};

/** As they stand in the first line of what the office exports. */
const NAMES: ReadonlyMap<CatalogueColumn, string> = new Map([
  ...PLAIN_COLUMNS.map((column) => [column, OWN_NAMES[column]] as const),
  ...TEXT_COLUMNS.flatMap((column) => [
    [column, OWN_NAMES[column]] as const,
    ...LANGUAGES.map(
      (language) =>
        [translated(column, language), `${OWN_NAMES[column]} (${LANGUAGE_NAMES[language]})`] as const,
    ),
  ]),
]);
export const nameOfColumn = (column: CatalogueColumn): string => NAMES.get(column) ?? column;

/** Names that tables of offices bear already. */
const OTHER_NAMES: Readonly<Partial<Record<CatalogueColumn, readonly string[]>>> = {
  code: ['Mã TTHC', 'Mã số thủ tục'],
  name: ['Tên TTHC', 'Tên thủ tục hành chính', 'Thủ tục'],
  inForceFrom: ['Ngày hiệu lực', 'Ngày có hiệu lực', 'Hiệu lực từ'],
  papers: ['Thành phần hồ sơ', 'Giấy tờ cần nộp'],
  fee: ['Phí, lệ phí', 'Phí lệ phí'],
  feeExemption: ['Miễn, giảm lệ phí'],
  time: ['Thời hạn giải quyết', 'Thời gian giải quyết'],
  online: ['Địa chỉ nộp trực tuyến'],
  forms: ['Mẫu đơn, tờ khai', 'Mẫu đơn'],
};

/** Small letters without accents, marks and spaces of any kind: "Lệ phí " and "LE_PHI" are one. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const BY_NAME: ReadonlyMap<string, CatalogueColumn> = new Map(
  CATALOGUE_COLUMNS.flatMap((column) =>
    [column, nameOfColumn(column), ...(OTHER_NAMES[column] ?? [])].map(
      (name) => [folded(name), column] as const,
    ),
  ),
);

/** The column of that name; null where there is none. */
export const columnNamed = (name: string): CatalogueColumn | null => BY_NAME.get(folded(name)) ?? null;
