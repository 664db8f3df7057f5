/** Catalogues as CSV: whatever a spreadsheet saves as such, in any of its separators; written so that Excel shows accents. */
import { parse } from 'csv-parse/sync';
import type { Procedure } from '#protocol/catalogue.ts';
import { MOST_CELL_LETTERS } from './cell-text.ts';
import { MOST_COLUMNS, readTable, refusedFile, type ReadCatalogue } from './read-catalogue.ts';
import type { NamedField } from './values.ts';
import { tableOf } from './write-row.ts';

const BYTE_ORDER_MARK = '\ufeff';
const SEPARATORS = [',', ';', '\t'] as const;

/** A row that is longer is none: a quote was opened and never closed. */
const MOST_ROW_LETTERS = MOST_COLUMNS * MOST_CELL_LETTERS;

export function readCsv(bytes: Uint8Array, fields: readonly NamedField[]): ReadCatalogue {
  const text = decoded(bytes);
  if (text === null) return refusedFile('not_utf8');
  if (text.includes('\0')) return refusedFile('broken');
  try {
    const lines = parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      max_record_size: MOST_ROW_LETTERS,
    });
    return readTable(lines, fields);
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? String(error.lines) : '';
    return refusedFile('broken', line);
  }
}

/** UTF-8 with or without its mark, or UTF-16 with its own ("Unicode text"); null for anything else. */
export function decoded(bytes: Uint8Array): string | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The separator that the first line has most of, quoted text aside. */
function separatorOf(text: string): string {
  const [head = ''] = text
    .replace(/"(?:[^"]|"")*"/g, '')
    .trimStart()
    .split('\n', 1);
  const countOf = (separator: string): number => head.split(separator).length;
  return SEPARATORS.reduce((best, each) => (countOf(each) > countOf(best) ? each : best));
}

const quoted = (cell: string): string =>
  /[",;\t\r\n']/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

export function writeCsv(versions: readonly Procedure[], fields: readonly NamedField[]): Uint8Array {
  const { lines } = tableOf(versions, fields);
  const text = lines.map((line) => `${line.map(quoted).join(',')}\r\n`).join('');
  return new TextEncoder().encode(BYTE_ORDER_MARK + text);
}
