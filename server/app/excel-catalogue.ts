/** Catalogues as Excel workbooks: the first sheet, its cells as text. Formulas are not computed: what Excel last saw counts. */
import { readSheet } from 'read-excel-file/universal';
import writeExcel from 'write-excel-file/node';
import type { Procedure } from '#protocol/catalogue.ts';
import {
  MOST_COLUMNS,
  readTable,
  refusedFile,
  type ReadCatalogue,
} from '#catalogue/exchange/read-catalogue.ts';
import type { NamedField } from '#catalogue/exchange/values.ts';
import { tableOf } from '#catalogue/exchange/write-row.ts';
import { zipVerdict } from './zip-bounds.ts';

/** Ten thousand procedures take about half of it. */
const MOST_UNPACKED_BYTES = 96 * 1024 * 1024;

/** Wide enough to read in; Excel's own width is of numbers. */
const WIDE = /^(?:name|papers|forms)/;
const WIDE_LETTERS = 44;
const NARROW_LETTERS = 18;

/** What the library really gives: its types speak of `typeof Date` where it gives dates. */
type Cell = string | number | boolean | Date | null;

export async function readExcelCatalogue(
  bytes: Buffer,
  fields: readonly NamedField[],
): Promise<ReadCatalogue> {
  const verdict = zipVerdict(bytes, MOST_UNPACKED_BYTES);
  if (verdict !== 'fits') return refusedFile(verdict);
  let lines: readonly (readonly Cell[])[];
  try {
    lines = (await readSheet(new Uint8Array(bytes).buffer)) as unknown as typeof lines;
  } catch {
    return refusedFile('broken');
  }
  if (lines.some((line) => line.length > MOST_COLUMNS)) return refusedFile('too_many_columns');
  return readTable(
    lines.map((line) => line.map(written)),
    fields,
  );
}

function written(value: Cell): string {
  if (value === null) return '';
  if (!(value instanceof Date)) return String(value);
  // Days have no time of day; the library gives them as midnight in UTC.
  return Number.isNaN(value.getTime()) ? '?' : value.toISOString().slice(0, 10);
}

export async function writeExcelCatalogue(
  versions: readonly Procedure[],
  fields: readonly NamedField[],
): Promise<Buffer> {
  const { columns, lines } = tableOf(versions, fields);
  const [head = [], ...rows] = lines;
  const sheet = [
    head.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((row) =>
      row.map((value) =>
        value === '' ? null : { value, type: String, wrap: true, alignVertical: 'top' as const },
      ),
    ),
  ];
  const widths = columns.map((column) => ({ width: WIDE.test(column) ? WIDE_LETTERS : NARROW_LETTERS }));
  return writeExcel(sheet, { columns: widths, stickyRowsCount: 1, sheet: 'Thủ tục' }).toBuffer();
}
