/** From the cells of a row to a version of a procedure, or to everything that is wrong with the row. */
import type {
  MarkedFact,
  Procedure,
  ProcedureForm,
  ProcedureId,
  ProcedurePaper,
} from '#protocol/catalogue.ts';
import {
  TRANSLATIONS,
  type CatalogueColumn,
  type RowFault,
  type RowFaultKind,
  type TextColumn,
  type TranslatedInto,
} from '#protocol/catalogue-desk.ts';
import type { LocalizedText } from '#protocol/vocabulary.ts';
import {
  hasForbidden,
  MOST_CELL_LETTERS,
  onOneLine,
  readList,
  tidied,
  UNSAID,
  unsafeCell,
} from './cell-text.ts';
import { folded, translated } from './columns.ts';
import {
  certaintyOf,
  codeOf,
  dateOf,
  fieldNamed,
  isProcedureId,
  isWebAddress,
  yesOrNo,
  type NamedField,
} from './values.ts';

/** What stands in a row, as it stands there. A cell that is not there is empty. */
export type Cells = Readonly<Partial<Record<CatalogueColumn, string>>>;
export type ReadRow =
  | { readonly ok: true; readonly row: number; readonly version: Procedure }
  | { readonly ok: false; readonly faults: readonly RowFault[] };

const MOST = {
  nameLetters: 300,
  valueLetters: 300,
  longLetters: 600,
  addressLetters: 500,
  keywords: 60,
  papers: 60,
  forms: 20,
} as const;
const MOST_GIVEN_LETTERS = 60;
/** Enough to see what is wrong with a row; it is rejected by the first. */
const MOST_FAULTS_A_ROW = 8;

/** A cell's text, and where to complain about it. */
type RowReader = {
  readonly text: (column: CatalogueColumn, most: number) => string;
  readonly list: (
    column: CatalogueColumn,
    most: number,
    mostLetters: number,
  ) => readonly (readonly string[])[];
  readonly fault: (column: CatalogueColumn | null, why: RowFaultKind, given: string) => null;
  readonly faults: readonly RowFault[];
};

function rowReader(row: number, cells: Cells): RowReader {
  const faults: RowFault[] = [];
  const fault: RowReader['fault'] = (column, why, given) => {
    if (faults.length < MOST_FAULTS_A_ROW) faults.push({ row, column, why, given: shortened(given) });
    return null;
  };
  const lines = (column: CatalogueColumn): string => {
    const cell = cells[column] ?? '';
    if (cell.length > MOST_CELL_LETTERS) {
      fault(column, 'too_long', cell);
      return '';
    }
    const text = unsafeCell(tidied(cell));
    if (hasForbidden(text)) fault(column, 'forbidden_characters', text);
    return text;
  };
  return {
    faults,
    fault,
    text: (column, most) => {
      const text = onOneLine(lines(column));
      if (text.length > most) fault(column, 'too_long', text);
      return text;
    },
    list: (column, most, mostLetters) => {
      const items = readList(lines(column));
      if (items.length > most) fault(column, 'too_many', String(items.length));
      for (const part of items.flat()) if (part.length > mostLetters) fault(column, 'too_long', part);
      return items;
    },
  };
}

/** What of a faulty cell is shown again: short, and harmless on any screen. */
function shortened(given: string): string {
  const shown = Array.from(given.slice(0, 4 * MOST_GIVEN_LETTERS), (letter) =>
    hasForbidden(letter) ? '�' : letter,
  );
  return shown.length > MOST_GIVEN_LETTERS
    ? `${shown.slice(0, MOST_GIVEN_LETTERS).join('')}…`
    : shown.join('');
}

/** `row`: as the table's program counts. `fields`: those of the office. */
export function readRow(row: number, cells: Cells, fields: readonly NamedField[]): ReadRow {
  const reader = rowReader(row, cells);
  const version = { ...identity(reader, fields), ...substance(reader) };
  const { procedureId, name } = version;
  if (reader.faults.length > 0 || procedureId === null || name === null) {
    return { ok: false, faults: reader.faults };
  }
  return { ok: true, row, version: { ...version, procedureId, name } };
}

type Identity = Pick<Procedure, 'code' | 'fieldId' | 'keywords' | 'inForceFrom'> & {
  readonly procedureId: ProcedureId | null;
  readonly name: LocalizedText | null;
};

function identity(reader: RowReader, fields: readonly NamedField[]): Identity {
  const { text, list, fault } = reader;
  const codeText = text('code', MOST.nameLetters);
  const code = codeText === '' ? null : (codeOf(codeText) ?? fault('code', 'bad_code', codeText));
  const ownId = text('procedureId', MOST.nameLetters);
  const idText = ownId === '' ? (code ?? '') : (codeOfNumber(ownId) ?? ownId);
  if (idText === '' && codeText === '') fault('code', 'required', '');
  else if (idText !== '' && !isProcedureId(idText))
    fault(ownId === '' ? 'code' : 'procedureId', 'bad_id', idText);
  const name = localized(reader, 'name', MOST.nameLetters);
  if (name === null) fault('name', 'required', '');
  const fieldText = text('field', MOST.nameLetters);
  const date = text('inForceFrom', MOST.nameLetters);
  return {
    procedureId: idText === '' ? null : (idText as ProcedureId),
    code,
    fieldId:
      fieldText === '' ? null : (fieldNamed(fields, fieldText) ?? fault('field', 'unknown_field', fieldText)),
    name,
    keywords: list('keywords', MOST.keywords, MOST.nameLetters).map((parts) => parts.join(' ').trim()),
    inForceFrom: date === '' ? null : (dateOf(date) ?? fault('inForceFrom', 'bad_date', date)),
  };
}

/** An id that is a national code suffers from spreadsheets as the code does. */
const codeOfNumber = (text: string): string | null => (/^\d[.,]\d{1,6}$/.test(text) ? codeOf(text) : null);

type Substance = Omit<Procedure, keyof Identity>;

function substance(reader: RowReader): Substance {
  const { text, fault } = reader;
  const sameDay = text('sameDay', MOST.nameLetters);
  const online = text('online', MOST.addressLetters);
  if (online !== '' && !isWebAddress(online)) fault('online', 'bad_address', online);
  return {
    papers: papers(reader),
    fee: fact(reader, 'fee', 'feeCondition', 'feeCertainty'),
    feeExemption: localized(reader, 'feeExemption', MOST.longLetters),
    processingTime: fact(reader, 'time', 'timeCondition', 'timeCertainty'),
    isSameDay:
      sameDay === '' ? false : (yesOrNo(sameDay) ?? fault('sameDay', 'bad_yes_no', sameDay) ?? false),
    onlineUrl: online === '' ? null : online,
    forms: forms(reader),
  };
}

const TRANSLATED = Object.keys(TRANSLATIONS) as readonly TranslatedInto[];

/** Vietnamese alone does for all languages; another one alone is not enough. */
function localized(reader: RowReader, column: TextColumn, most: number): LocalizedText | null {
  const vi = reader.text(column, most);
  const others = TRANSLATED.map(
    (language) => [language, reader.text(translated(column, language), most)] as const,
  );
  if (vi !== '') return inLanguages(vi, others);
  for (const [language, text] of others)
    if (text !== '') reader.fault(translated(column, language), 'value_missing', text);
  return null;
}

/** English is always there, if need be in Vietnamese; other languages where somebody wrote them. */
function inLanguages(
  vi: string,
  others: readonly (readonly [TranslatedInto, string | undefined])[],
): LocalizedText {
  const said = others.filter(([, text]) => text !== undefined && text !== '' && text !== UNSAID);
  return { vi, en: vi, ...Object.fromEntries(said) };
}

/** A value without a mark is not borne out: it is weak. */
function fact(
  reader: RowReader,
  column: TextColumn,
  conditionColumn: TextColumn,
  certaintyColumn: CatalogueColumn,
): MarkedFact {
  const value = localized(reader, column, MOST.valueLetters);
  const condition = localized(reader, conditionColumn, MOST.longLetters);
  const mark = reader.text(certaintyColumn, MOST.nameLetters);
  const certainty = mark === '' ? 'weak' : certaintyOf(mark);
  if (certainty === null) reader.fault(certaintyColumn, 'bad_certainty', mark);
  if (value !== null) return { value, condition, certainty: certainty ?? 'weak' };
  if (condition !== null) reader.fault(conditionColumn, 'value_missing', condition.vi);
  return null;
}

const ORIGINALS = /^(\d{1,2}) (?:ban chinh|ban goc|originals?)$/;
const COPIES = /^(\d{1,2}) (?:ban sao|copy|copies)$/;
const LOOKED_UP = /^(?:khong phai nop neu )?tra cuu(?: duoc)?$|^looked up$/;
const NOTE = /^(?:ghi chú|note)\s*:\s*(.+)$/i;

function papers(reader: RowReader): readonly ProcedurePaper[] {
  const vietnamese = reader.list('papers', MOST.papers, MOST.longLetters);
  const others = translations(reader, 'papers', vietnamese.length);
  return vietnamese.map(([name = '', ...parts], index) => {
    if (name === '') reader.fault('papers', 'bad_paper', parts.join(' | '));
    const { note, ...paper } = particulars(reader, parts);
    const names = others.map(([language, items]) => [language, items[index]?.[0]] as const);
    const notes = others.map(([language, items]) => {
      const [, ...said] = items[index] ?? [];
      return [language, noteIn(reader, translated('papers', language), said, note !== null)] as const;
    });
    return {
      name: inLanguages(name, names),
      note: note === null ? null : inLanguages(note, notes),
      ...paper,
    };
  });
}

type Particulars = Omit<ProcedurePaper, 'name' | 'note'> & { readonly note: string | null };

function particulars(reader: RowReader, parts: readonly string[]): Particulars {
  let found: Particulars = { onlyIfNotLookedUp: false, originals: null, copies: null, note: null };
  for (const part of parts) {
    const word = folded(part);
    const [, originals] = ORIGINALS.exec(word) ?? [];
    const [, copies] = COPIES.exec(word) ?? [];
    const [, note] = NOTE.exec(part) ?? [];
    if (originals !== undefined) found = { ...found, originals: Number(originals) };
    else if (copies !== undefined) found = { ...found, copies: Number(copies) };
    else if (note !== undefined) found = { ...found, note };
    else if (LOOKED_UP.test(word)) found = { ...found, onlyIfNotLookedUp: true };
    else reader.fault('papers', 'bad_paper', part);
  }
  return found;
}

/** What is said after a paper's name in another language: its note and nothing else. */
function noteIn(
  reader: RowReader,
  column: CatalogueColumn,
  parts: readonly string[],
  hasNote: boolean,
): string | undefined {
  const [part, ...more] = parts;
  if (part === undefined) return undefined;
  const [, note] = NOTE.exec(part) ?? [];
  if (note === undefined || more.length > 0) reader.fault(column, 'bad_paper', parts.join(' | '));
  else if (!hasNote) reader.fault(column, 'value_missing', note);
  return note;
}

function forms(reader: RowReader): readonly ProcedureForm[] {
  const vietnamese = reader.list('forms', MOST.forms, MOST.longLetters);
  const others = translations(reader, 'forms', vietnamese.length);
  return vietnamese.map(([name = '', url = '', ...more], index) => {
    if (name === '' || more.length > 0) reader.fault('forms', 'bad_form', [name, url, ...more].join(' | '));
    if (url !== '' && !isWebAddress(url)) reader.fault('forms', 'bad_address', url);
    const names = others.map(([language, items]) => [language, items[index]?.[0]] as const);
    return { name: inLanguages(name, names), url: url === '' ? null : url };
  });
}

/** The same things in the other languages, one for one; languages in which nothing is said are left out. */
function translations(
  reader: RowReader,
  column: 'papers' | 'forms',
  count: number,
): readonly (readonly [TranslatedInto, readonly (readonly string[])[]])[] {
  const all = TRANSLATED.map((language) => {
    const items = reader.list(translated(column, language), MOST.papers, MOST.longLetters);
    if (items.length !== 0 && items.length !== count)
      reader.fault(
        translated(column, language),
        'translation_differs',
        `${String(items.length)} ≠ ${String(count)}`,
      );
    return [language, items] as const;
  });
  return all.filter(([, items]) => items.length > 0);
}
