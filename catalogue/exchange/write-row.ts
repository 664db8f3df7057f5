/** A version of a procedure as the cells of a row: what `readRow` makes the same version of again. */
import type { MarkedFact, Procedure, ProcedureForm, ProcedurePaper } from '#protocol/catalogue.ts';
import {
  TRANSLATIONS,
  type CatalogueColumn,
  type TextColumn,
  type TranslatedInto,
} from '#protocol/catalogue-desk.ts';
import { safeCell, UNSAID, writtenList } from './cell-text.ts';
import { CATALOGUE_COLUMNS, nameOfColumn, translated } from './columns.ts';
import type { Cells } from './read-row.ts';
import { writtenCertainty, writtenField, type NamedField } from './values.ts';

type Written = 'vi' | TranslatedInto;
const WRITTEN: readonly Written[] = ['vi', ...(Object.keys(TRANSLATIONS) as readonly TranslatedInto[])];

/** Cells that are not there are empty. */
export function cellsOf(version: Procedure, fields: readonly NamedField[]): Cells {
  const { papers, forms, fee, processingTime } = version;
  const cells: Cells = {
    procedureId: version.procedureId,
    code: version.code ?? '',
    field: version.fieldId === null ? '' : writtenField(fields, version.fieldId),
    ...inColumns('name', (language) => version.name[language]),
    keywords: writtenList(version.keywords.map((keyword) => [keyword])),
    inForceFrom: version.inForceFrom ?? '',
    ...inColumns('papers', (language) => papersIn(papers, language)),
    ...inColumns('fee', (language) => fee?.value[language]),
    ...inColumns('feeCondition', (language) => fee?.condition?.[language]),
    feeCertainty: mark(fee),
    ...inColumns('feeExemption', (language) => version.feeExemption?.[language]),
    ...inColumns('time', (language) => processingTime?.value[language]),
    ...inColumns('timeCondition', (language) => processingTime?.condition?.[language]),
    timeCertainty: mark(processingTime),
    sameDay: version.isSameDay ? 'có' : 'không',
    online: version.onlineUrl ?? '',
    ...inColumns('forms', (language) => formsIn(forms, language)),
  };
  return Object.fromEntries(
    Object.entries(cells).flatMap(([column, text]) => (text === '' ? [] : [[column, safeCell(text)]])),
  );
}

/** The whole table: the names of its columns, then a line for every version. Languages that nobody wrote are left out. */
export function tableOf(
  versions: readonly Procedure[],
  fields: readonly NamedField[],
): { readonly columns: readonly CatalogueColumn[]; readonly lines: readonly (readonly string[])[] } {
  const rows = versions.map((version) => cellsOf(version, fields));
  const columns = CATALOGUE_COLUMNS.filter(
    (column) => !/(?:Zh|Km)$/.test(column) || rows.some((row) => row[column] !== undefined),
  );
  return {
    columns,
    lines: [columns.map(nameOfColumn), ...rows.map((row) => columns.map((column) => row[column] ?? ''))],
  };
}

const mark = (fact: MarkedFact): string => (fact === null ? '' : writtenCertainty(fact.certainty));

const inColumns = (column: TextColumn, textIn: (language: Written) => string | undefined): Cells =>
  Object.fromEntries(
    WRITTEN.map((language) => [
      language === 'vi' ? column : translated(column, language),
      textIn(language) ?? '',
    ]),
  );

/** A list in a language; empty where nothing of it is said in it. What is not said keeps its place by a dash. */
function listIn<Item>(
  items: readonly Item[],
  isSaid: (item: Item) => boolean,
  partsOf: (item: Item) => readonly string[],
): string {
  return items.some(isSaid) ? writtenList(items.map(partsOf)) : '';
}

const papersIn = (papers: readonly ProcedurePaper[], language: Written): string =>
  listIn(
    papers,
    ({ name, note }) => name[language] !== undefined || note?.[language] !== undefined,
    ({ name, note, onlyIfNotLookedUp, originals, copies }) => {
      const noted = note?.[language];
      if (language !== 'vi')
        return [name[language] ?? UNSAID, ...(noted === undefined ? [] : [`note: ${noted}`])];
      return [
        name.vi,
        ...(originals === null ? [] : [`${String(originals)} bản chính`]),
        ...(copies === null ? [] : [`${String(copies)} bản sao`]),
        ...(onlyIfNotLookedUp ? ['không phải nộp nếu tra cứu được'] : []),
        ...(note === null ? [] : [`ghi chú: ${note.vi}`]),
      ];
    },
  );

const formsIn = (forms: readonly ProcedureForm[], language: Written): string =>
  listIn(
    forms,
    ({ name }) => name[language] !== undefined,
    ({ name, url }) => [name[language] ?? UNSAID, ...(language === 'vi' && url !== null ? [url] : [])],
  );
