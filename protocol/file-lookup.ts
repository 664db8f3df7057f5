/**
 * Looking up a file ("tra cứu hồ sơ"): where it stands, what a citizen must know to ask, and what a list of files brought
 * to the desk is refused for. Nothing here carries a name.
 */
import type { FileCode } from '#protocol/codes/file-code.ts';
import type { Brand, InstantMs } from '#protocol/vocabulary.ts';

/** A day of the calendar, `YYYY-MM-DD`. */
export type CalendarDate = Brand<string, 'CalendarDate'>;

/** Where a file stands, in the order of its life. */
export const FILE_STATUSES = [
  'received',
  'in_process',
  /** The citizen must bring or correct something. */
  'supplement_needed',
  /** Suspended or late: the date that holds now is a new one, if there is one. */
  'delayed',
  /** The result lies ready to be collected. */
  'ready',
  /** The result was handed over. */
  'returned',
  'refused',
] as const;
export type FileStatus = (typeof FILE_STATUSES)[number];

/** What one must know besides the code: the last four digits of the telephone number given with the file, or a year of birth. */
export const SECOND_FACTORS = ['phone_last_four', 'birth_year'] as const;
export type SecondFactor = (typeof SECOND_FACTORS)[number];
/** Either is four digits. */
export const SECOND_FACTOR_DIGITS = 4;

export type FileStanding = {
  readonly code: FileCode;
  readonly status: FileStatus;
  /** When the result is due; the new date where there is one. Null where none is known. */
  readonly dueOn: CalendarDate | null;
  /** Where to collect the result, in the office's own words; null where only the results desk is known. */
  readonly collectAt: string | null;
  /** From when this is: nothing is shown as newer than it is. */
  readonly asOf: InstantMs;
};

/** What one who asks is told. */
export type FileAnswer =
  | { readonly outcome: 'found'; readonly file: FileStanding }
  /** No such file, or not the right second factor: never which. */
  | { readonly outcome: 'not_found' }
  /** This file was asked for in vain too often. */
  | { readonly outcome: 'too_many_tries'; readonly retryAfterMs: number }
  /** It cannot be looked up now. */
  | { readonly outcome: 'not_now' };

/** The columns that a list of files must or may have. */
export const FILE_COLUMNS = ['code', 'status', 'factor', 'dueOn', 'collectAt', 'statusOn', 'field'] as const;
export type FileColumn = (typeof FILE_COLUMNS)[number];
export const NEEDED_FILE_COLUMNS: readonly FileColumn[] = ['code', 'status', 'factor'];
/** Which header stands for which column. */
export type ColumnHeaders = Partial<Record<FileColumn, string>>;

/** Bounds of one list. */
export const MOST_LIST_BYTES = 20 * 1024 * 1024;
export const MOST_FILES = 50_000;
/** So many rejected rows are named; the others are counted. */
export const MOST_ROWS_NAMED = 200;

/** Why a row was not taken. */
export const ROW_FAULTS = [
  'bad_code',
  /** The code stands on an earlier line already. */
  'twice',
  'unknown_status',
  'bad_factor',
  'bad_date',
  'bad_place',
  'bad_field',
] as const;
export type RowFault = (typeof ROW_FAULTS)[number];

/** `found`: the code, status or date that stands there, never a second factor. */
export type RejectedRow = { readonly line: number; readonly fault: RowFault; readonly found: string };

/** Why a whole list was not read. */
export const LIST_FAULTS = [
  'empty',
  /** A workbook, not text. */
  'workbook',
  /** Text, but not UTF-8: mostly Windows-1258 or UTF-16. */
  'not_utf8',
  /** Neither: it holds what no text does. */
  'not_text',
  /** Its quotes or its lines cannot be told apart. */
  'not_csv',
  'too_large',
  'too_many_rows',
  /** The files that are kept ask for another second factor. */
  'other_factor',
] as const;
export type ListFault = (typeof LIST_FAULTS)[number];

export type ImportOrder = {
  readonly factor: SecondFactor;
  /** `replace`: what is not in the list is forgotten. `merge`: the list adds and corrects. */
  readonly how: 'replace' | 'merge';
  /** Takes the good rows although others are rejected; otherwise one bad row keeps the whole list out. */
  readonly skipsRejected: boolean;
  /** Files handed over are forgotten after so many days. */
  readonly keepReturnedDays: number;
  /** What a person said of headers that were not recognised. */
  readonly headers: ColumnHeaders;
};
export const KEEP_RETURNED_DAYS = { least: 1, usual: 30, most: 366 } as const;

/** What became of an import. Only with `imported` is anything other than before. */
export type ImportReport =
  | {
      readonly outcome: 'imported' | 'rejected';
      readonly good: number;
      readonly rejectedCount: number;
      /** The first of them. */
      readonly rejected: readonly RejectedRow[];
    }
  | { readonly outcome: 'refused'; readonly why: ListFault }
  /** Columns that are needed are not there. */
  | {
      readonly outcome: 'refused';
      readonly why: 'columns';
      readonly missing: readonly FileColumn[];
      /** What stands in the first line. */
      readonly headers: readonly string[];
    };

/** What the desk knows of the files that are kept. */
export type FileList = {
  /** Null while nothing was imported. */
  readonly imported: {
    readonly at: InstantMs;
    readonly count: number;
    readonly factor: SecondFactor;
    readonly keepReturnedDays: number;
    /** False when the key of the second factors is not the one they were kept under: they must be imported anew. */
    readonly canBeChecked: boolean;
  } | null;
  /** The host of the service that is asked instead of the list; null while the list is asked. */
  readonly service: string | null;
};
