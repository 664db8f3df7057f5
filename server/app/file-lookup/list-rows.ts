/** What a row of an exported list says: columns by their headers, statuses by their words, dates as offices write them. Pure. */
import { readFileCode, type FileCode } from '#protocol/codes/file-code.ts';
import {
  FILE_COLUMNS,
  FILE_STATUSES,
  NEEDED_FILE_COLUMNS,
  type CalendarDate,
  type ColumnHeaders,
  type FileColumn,
  type FileStatus,
  type RejectedRow,
  type RowFault,
  type SecondFactor,
} from '#protocol/file-lookup.ts';
import { line } from '#protocol/shapes.ts';

/** Without accents, marks and case, so that "Mã hồ sơ", "MA HO SO" and "ma_ho_so" are one. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Headers as the government's systems and the offices' own tables write them. */
const HEADERS: Readonly<Record<Exclude<FileColumn, 'factor'>, readonly string[]>> = {
  code: ['ma ho so', 'so ho so', 'ma hs', 'so bien nhan', 'ma bien nhan', 'file code', 'code'],
  status: ['trang thai', 'trang thai ho so', 'tinh trang', 'tinh trang ho so', 'status'],
  dueOn: [
    'ngay hen tra',
    'ngay hen tra ket qua',
    'ngay hen',
    'han tra',
    'han giai quyet',
    'han xu ly',
    'due on',
  ],
  collectAt: ['noi tra ket qua', 'noi nhan ket qua', 'noi tra', 'dia diem tra', 'collect at'],
  statusOn: ['ngay cap nhat', 'ngay tra ket qua', 'ngay tra', 'ngay ket thuc', 'status on'],
  field: ['linh vuc', 'ten linh vuc', 'linh vuc giai quyet', 'field'],
};
const FACTOR_HEADERS: Readonly<Record<SecondFactor, readonly string[]>> = {
  phone_last_four: ['so dien thoai', 'dien thoai', 'sdt', 'so dt', 'di dong', 'phone'],
  birth_year: ['nam sinh', 'ngay sinh', 'ngay thang nam sinh', 'birth year', 'date of birth'],
};

/** Where each column stands in a row. */
export type Columns = Readonly<Partial<Record<FileColumn, number>>>;

/** Finds the columns in a header; what a person said of a header goes before what is known. */
export function columnsIn(header: readonly string[], factor: SecondFactor, said: ColumnHeaders): Columns {
  const cells = header.map(folded);
  const place = (column: FileColumn): number => {
    const named = said[column];
    if (named !== undefined) return cells.indexOf(folded(named));
    const known = column === 'factor' ? FACTOR_HEADERS[factor] : HEADERS[column];
    const [first] = known.map((name) => cells.indexOf(name)).filter((index) => index !== -1);
    return first ?? -1;
  };
  const found = FILE_COLUMNS.map((column) => [column, place(column)] as const);
  return Object.fromEntries(found.filter(([, index]) => index !== -1));
}

/** The columns that no list can do without and this one lacks. */
export const missingColumns = (columns: Columns): readonly FileColumn[] =>
  NEEDED_FILE_COLUMNS.filter((column) => columns[column] === undefined);

/** The words for each status; compared without accents. */
const STATUS_WORDS: Readonly<Record<FileStatus, readonly string[]>> = {
  received: ['moi tiep nhan', 'da tiep nhan', 'tiep nhan', 'moi nop', 'cho tiep nhan', 'cho xu ly'],
  in_process: ['dang xu ly', 'dang giai quyet', 'dang thu ly', 'dang tham dinh', 'cho phe duyet', 'cho ky'],
  supplement_needed: [
    'cho bo sung',
    'yeu cau bo sung',
    'can bo sung',
    'bo sung ho so',
    'cho cong dan bo sung',
  ],
  delayed: ['tam dung', 'tam dung xu ly', 'gia han', 'xin gia han', 'tre han', 'qua han', 'xin loi tre han'],
  ready: [
    'da co ket qua',
    'co ket qua',
    'cho tra ket qua',
    'da xu ly xong',
    'da giai quyet',
    'da giai quyet xong',
  ],
  returned: ['da tra ket qua', 'da tra', 'da nhan ket qua', 'hoan thanh', 'da hoan thanh', 'da ket thuc'],
  refused: [
    'tu choi',
    'tu choi tiep nhan',
    'tu choi giai quyet',
    'khong giai quyet',
    'tra lai ho so',
    'da huy',
  ],
};
const STATUS_OF = new Map<string, FileStatus>(
  FILE_STATUSES.flatMap((status) =>
    [folded(status), ...STATUS_WORDS[status]].map((words) => [words, status] as const),
  ),
);

const DATE =
  /^(?:(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})|(?<iso>\d{4}-\d{2}-\d{2}))(?:[ T].*)?$/;

/** A day as `dd/MM/yyyy` or `yyyy-MM-dd`, with or without a time behind it; null for what no calendar has. */
export function readDate(text: string): CalendarDate | null {
  const parts = DATE.exec(text.trim())?.groups;
  if (parts === undefined) return null;
  const { day = '', month = '', year = '' } = parts;
  const iso = parts['iso'] ?? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${iso}T00:00:00Z`);
  const isInCalendar = !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso);
  return isInCalendar ? (iso as CalendarDate) : null;
}

/** The four digits that a citizen must know; null for a cell that does not hold them (`9,01E+08`, `Không có`). */
export function readFactor(text: string, factor: SecondFactor): string | null {
  const cell = text.trim();
  if (factor === 'birth_year') {
    const year = /^\d{4}$/.test(cell) ? cell : readDate(cell)?.slice(0, 4);
    return year !== undefined && /^(?:19|20)\d\d$/.test(year) ? year : null;
  }
  if (!/^[+(]?\d[\d\s().-]*$/.test(cell)) return null;
  const digits = cell.replace(/\D/g, '');
  return digits.length >= 9 && digits.length <= 15 ? digits.slice(-4) : null;
}

const shortText = line(120);
/** A spreadsheet would run it; no place and no field is called so. */
const LOOKS_LIKE_FORMULA = /^[=+@-]/;

/** Null for an empty cell, undefined for what is no plain line. */
function readShort(cell: string): string | null | undefined {
  if (cell === '') return null;
  const read = shortText.safeParse(cell);
  return read.success && !LOOKS_LIKE_FORMULA.test(read.data) ? read.data : undefined;
}

/** One file of the list, its second factor still in clear. */
export type ListedFile = {
  readonly code: FileCode;
  readonly status: FileStatus;
  readonly dueOn: CalendarDate | null;
  readonly collectAt: string | null;
  readonly statusOn: CalendarDate | null;
  /** As the list names it; null where it names none. */
  readonly field: string | null;
  readonly digits: string;
};

const MOST_LETTERS_TOLD = 60;
/** What a report repeats of a cell: one short line without anything that hides or steers. */
const told = (cell: string): string =>
  cell
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, MOST_LETTERS_TOLD);

/** Reads a row, or says what is wrong with it first of all. */
export function readRow(
  cells: readonly string[],
  columns: Columns,
  factor: SecondFactor,
): { readonly file: ListedFile } | Omit<RejectedRow, 'line'> {
  const cell = (column: FileColumn): string => {
    const index = columns[column];
    return index === undefined ? '' : (cells[index] ?? '').trim();
  };
  const reject = (fault: RowFault, found: string): Omit<RejectedRow, 'line'> => ({
    fault,
    found: told(found),
  });
  const code = readFileCode(cell('code'));
  if (code === null) return reject('bad_code', cell('code'));
  const status = STATUS_OF.get(folded(cell('status')));
  if (status === undefined) return reject('unknown_status', cell('status'));
  // Personal, if anything is: a report does not repeat it.
  const digits = readFactor(cell('factor'), factor);
  if (digits === null) return reject('bad_factor', '');
  const dates = { dueOn: cell('dueOn'), statusOn: cell('statusOn') };
  const dueOn = dates.dueOn === '' ? null : readDate(dates.dueOn);
  if (dueOn === null && dates.dueOn !== '') return reject('bad_date', dates.dueOn);
  const statusOn = dates.statusOn === '' ? null : readDate(dates.statusOn);
  if (statusOn === null && dates.statusOn !== '') return reject('bad_date', dates.statusOn);
  const collectAt = readShort(cell('collectAt'));
  if (collectAt === undefined) return reject('bad_place', cell('collectAt'));
  const field = readShort(cell('field'));
  if (field === undefined) return reject('bad_field', cell('field'));
  return { file: { code, status, dueOn, collectAt, statusOn, field, digits } };
}
