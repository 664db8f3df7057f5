/** From the rows of a file to a whole catalogue: all of it, or a list of everything that is wrong and none of it. */
import type { Procedure, ProcedureId } from '#protocol/catalogue.ts';
import {
  type CatalogueColumn,
  type FileFault,
  type FileFaultKind,
  type RefusedCatalogue,
  type RowFault,
} from '#protocol/catalogue-desk.ts';
import { onOneLine, tidied } from './cell-text.ts';
import { columnNamed, nameOfColumn } from './columns.ts';
import { readRow, type ReadRow } from './read-row.ts';
import type { NamedField } from './values.ts';

export const MOST_ROWS = 10_000;
/** More than any table that a person filled in. */
export const MOST_COLUMNS = 200;

export type ReadCatalogue =
  | { readonly ok: true; readonly versions: readonly Procedure[] }
  | { readonly ok: false; readonly refused: RefusedCatalogue };

/** A file that is no catalogue at all. */
export const refusedFile = (why: FileFaultKind, detail = ''): ReadCatalogue & { readonly ok: false } => ({
  ok: false,
  refused: { file: { why, detail: onOneLine(tidied(detail)).slice(0, 100) }, rows: [], rowCount: 0 },
});

/** The cells of a table, line by line; the first line that says anything names the columns. */
export function readTable(
  lines: readonly (readonly string[])[],
  fields: readonly NamedField[],
): ReadCatalogue {
  const isEmpty = (line: readonly string[]): boolean => line.every((cell) => cell.trim() === '');
  const headAt = lines.findIndex((line) => !isEmpty(line));
  const head = lines[headAt];
  if (head === undefined) return refusedFile('empty');
  if (lines.some((line) => line.length > MOST_COLUMNS)) return refusedFile('too_many_columns');
  const columns = columnsOf(head);
  if ('why' in columns) return refusedFile(columns.why, columns.detail);
  const rows: ReadRow[] = [];
  for (const [index, line] of lines.entries()) {
    if (index <= headAt || isEmpty(line)) continue;
    if (rows.length === MOST_ROWS) return refusedFile('too_many_rows', String(MOST_ROWS));
    rows.push(readLine(index + 1, line, columns.names, fields));
  }
  return wholeCatalogue(rows);
}

type Columns = { readonly names: readonly (CatalogueColumn | null)[] };

/** A name that is not understood is refused: what stands beneath it would be lost without a word. */
function columnsOf(head: readonly string[]): Columns | FileFault {
  const names: (CatalogueColumn | null)[] = [];
  for (const cell of head) {
    const name = onOneLine(tidied(cell));
    const column = columnNamed(name);
    if (name !== '' && column === null) return { why: 'column_unknown', detail: name };
    if (column !== null && names.includes(column)) return { why: 'column_twice', detail: name };
    names.push(column);
  }
  if (!names.includes('name')) return { why: 'column_missing', detail: nameOfColumn('name') };
  if (!names.includes('code') && !names.includes('procedureId'))
    return { why: 'column_missing', detail: nameOfColumn('code') };
  return { names };
}

function readLine(
  row: number,
  line: readonly string[],
  names: Columns['names'],
  fields: readonly NamedField[],
): ReadRow {
  const cells: Partial<Record<CatalogueColumn, string>> = {};
  for (const [index, cell] of line.entries()) {
    const column = names[index] ?? null;
    if (column !== null) cells[column] = cell;
    else if (cell.trim() !== '') {
      const fault: RowFault = { row, column: null, why: 'cell_without_column', given: cell.slice(0, 60) };
      return { ok: false, faults: [fault] };
    }
  }
  return readRow(row, cells, fields);
}

/** All rows or none; also what only the rows together can have wrong. */
export function wholeCatalogue(rows: readonly ReadRow[]): ReadCatalogue {
  if (rows.length === 0) return refusedFile('empty');
  const faults: RowFault[] = [];
  const versions: Procedure[] = [];
  const known = new Set<string>();
  const idOfCode = new Map<string, ProcedureId>();
  for (const read of rows) {
    if (!read.ok) {
      faults.push(...read.faults);
      continue;
    }
    const { row, version } = read;
    const { procedureId, code, inForceFrom } = version;
    const key = `${procedureId} ${inForceFrom ?? ''}`;
    if (known.has(key)) {
      const column: CatalogueColumn = inForceFrom === null ? 'procedureId' : 'inForceFrom';
      faults.push({ row, column, why: 'same_version_twice', given: inForceFrom ?? procedureId });
    }
    known.add(key);
    const owner = code === null ? procedureId : (idOfCode.get(code) ?? procedureId);
    if (owner !== procedureId)
      faults.push({ row, column: 'code', why: 'code_of_another', given: `${code ?? ''} (${owner})` });
    if (code !== null) idOfCode.set(code, owner);
    versions.push(version);
  }
  if (faults.length === 0) return { ok: true, versions };
  faults.sort((one, other) => one.row - other.row);
  return { ok: false, refused: { file: null, rows: faults, rowCount: rows.length } };
}
