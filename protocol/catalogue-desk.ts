/** What the supervisor's desk and the server say to each other about the catalogue: lists, files, and what is wrong in them. */
import type { Procedure, ProcedureId } from '#protocol/catalogue.ts';
import type { BusinessDate, FieldId, InstantMs, LocalizedText } from '#protocol/vocabulary.ts';

export const CATALOGUE_FORMATS = ['xlsx', 'csv', 'json'] as const;
export type CatalogueFormat = (typeof CATALOGUE_FORMATS)[number];

/** A catalogue of ten thousand procedures is smaller. */
export const MOST_CATALOGUE_BYTES = 16 * 1024 * 1024;

/** Columns that are said in every language: in Vietnamese by themselves, in others by these endings. */
export const TEXT_COLUMNS = [
  'name',
  'papers',
  'fee',
  'feeCondition',
  'feeExemption',
  'time',
  'timeCondition',
  'forms',
] as const;
export type TextColumn = (typeof TEXT_COLUMNS)[number];
export const TRANSLATIONS = { en: 'En', zh: 'Zh', km: 'Km' } as const;
export type TranslatedInto = keyof typeof TRANSLATIONS;

export const PLAIN_COLUMNS = [
  'procedureId',
  'code',
  'field',
  'keywords',
  'inForceFrom',
  'feeCertainty',
  'timeCertainty',
  'sameDay',
  'online',
] as const;
export type CatalogueColumn =
  (typeof PLAIN_COLUMNS)[number] | TextColumn | `${TextColumn}${(typeof TRANSLATIONS)[TranslatedInto]}`;

/** Why a row was rejected. */
export const ROW_FAULTS = [
  'required',
  'too_long',
  'too_many',
  'forbidden_characters',
  'bad_id',
  'bad_code',
  'bad_date',
  'bad_certainty',
  'bad_yes_no',
  'bad_address',
  'bad_paper',
  'bad_form',
  'unknown_field',
  'value_missing',
  'translation_differs',
  'same_version_twice',
  'code_of_another',
  'cell_without_column',
  'not_as_described',
] as const;
export type RowFaultKind = (typeof ROW_FAULTS)[number];

/** One thing that is wrong in one row. */
export type RowFault = {
  /** As the table's program counts, the line of the names being 1; in JSON, the place in the list from 1. */
  readonly row: number;
  /** Null where it is the row as a whole. */
  readonly column: CatalogueColumn | null;
  readonly why: RowFaultKind;
  /** What stands there, cut short. */
  readonly given: string;
};

/** Why a file could not be read as a catalogue at all. */
export const FILE_FAULTS = [
  'unknown_format',
  'too_large',
  'too_many_rows',
  'too_many_columns',
  'not_utf8',
  'broken',
  'empty',
  'column_missing',
  'column_unknown',
  'column_twice',
] as const;
export type FileFaultKind = (typeof FILE_FAULTS)[number];

/** `detail`: the line, or the name of the column; empty where there is none. */
export type FileFault = { readonly why: FileFaultKind; readonly detail: string };

/** A file that was refused: nothing of it holds. */
export type RefusedCatalogue = {
  readonly file: FileFault | null;
  readonly rows: readonly RowFault[];
  /** Rows that were read. */
  readonly rowCount: number;
};

/** What a file would change, before anybody has confirmed it. */
export type CataloguePreview = {
  readonly importId: string;
  readonly fileName: string;
  readonly rowCount: number;
  readonly added: CatalogueChanges;
  readonly changed: CatalogueChanges;
  readonly removed: CatalogueChanges;
  readonly unchanged: number;
  /** Fees and terms that citizens are not told because nothing bears them out. */
  readonly weakValues: number;
};

/** How many, and the names of the first of them. */
export type CatalogueChanges = {
  readonly count: number;
  readonly first: readonly {
    readonly procedureId: ProcedureId;
    readonly inForceFrom: BusinessDate | null;
    readonly name: LocalizedText;
  }[];
};

/** One catalogue: when and by whom it was brought in; null where it is the built-in one. */
export type CatalogueOrigin = {
  readonly edition: number;
  readonly imported: {
    readonly at: InstantMs;
    readonly by: string;
    readonly fileName: string;
  } | null;
  readonly procedureCount: number;
  readonly versionCount: number;
};

export type ProcedureRow = {
  readonly procedureId: ProcedureId;
  readonly code: string | null;
  readonly fieldId: FieldId | null;
  readonly name: LocalizedText;
  readonly versionCount: number;
  /** The version in force; null where none is yet. */
  readonly inForceFrom: BusinessDate | null;
  readonly isInForce: boolean;
  /** The next version's first day; null where none is known. */
  readonly nextFrom: BusinessDate | null;
  readonly hasWeakValues: boolean;
};

/** A page of the list at the desk. */
export type ProcedureList = {
  readonly holding: CatalogueOrigin;
  readonly before: CatalogueOrigin | null;
  readonly rows: readonly ProcedureRow[];
  /** How many there are that fit what was asked for. */
  readonly matching: number;
};

/** Every version of one procedure, the oldest first, and which of them holds today. */
export type ProcedureHistory = {
  readonly versions: readonly Procedure[];
  readonly inForce: number | null;
};

export const CATALOGUE_PAGE_ROWS = 50;
