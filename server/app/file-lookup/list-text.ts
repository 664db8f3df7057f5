/** A list of files as text and rows: what the bytes are, where the cells end, and on which line each row began. */
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { MOST_LIST_BYTES, type ListFault } from '#protocol/file-lookup.ts';

/** No line of an export is near this; what is longer is no list. */
const MOST_LINE_LETTERS = 20_000;
/** Parsed in one go: a few milliseconds, so that no call waits for an import. */
const SLICE_LETTERS = 16_384;
const DELIMITERS = [';', ',', '\t'] as const;
/** A title may stand above the header. */
const LINES_LOOKED_AT = 15;

/** Bytes that a workbook begins with: a zip archive (xlsx), a compound file (xls). */
const WORKBOOKS = [Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.from('d0cf11e0', 'hex')];
const UTF16_MARKS = [Buffer.from('fffe', 'hex'), Buffer.from('feff', 'hex')];
/** Control characters that no text holds. */
const NO_TEXT = /[^\P{Cc}\s]/u;

const startsWith = (bytes: Uint8Array, mark: Buffer): boolean =>
  Buffer.compare(bytes.subarray(0, mark.length), mark) === 0;

/** The text of an export, or why it is none. A byte order mark is taken off. */
export function textOfList(bytes: Uint8Array): { readonly text: string } | { readonly why: ListFault } {
  if (bytes.length > MOST_LIST_BYTES) return { why: 'too_large' };
  if (WORKBOOKS.some((mark) => startsWith(bytes, mark))) return { why: 'workbook' };
  if (UTF16_MARKS.some((mark) => startsWith(bytes, mark))) return { why: 'not_utf8' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { why: bytes.includes(0) ? 'not_text' : 'not_utf8' };
  }
  if (NO_TEXT.test(text)) return { why: 'not_text' };
  if (text.trim() === '') return { why: 'empty' };
  return hasEndlessLine(text) ? { why: 'not_csv' } : { text };
}

function hasEndlessLine(text: string): boolean {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    if (to - from > MOST_LINE_LETTERS) return true;
    from = to + 1;
  }
  return false;
}

/** What stands between the cells: the one seen most in the first lines. */
function delimiterOf(text: string): string {
  const head = text.split('\n', LINES_LOOKED_AT).join('\n');
  const seen = (delimiter: string): number => head.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (seen(delimiter) > seen(best) ? delimiter : best));
}

export type ListRow = { readonly line: number; readonly cells: readonly string[] };

/**
 * The rows one after the other, each with the line it began on, in slices that leave room for calls.
 * Throws `NotCsv` when quotes and lines cannot be told apart.
 */
export async function* rowsOfList(text: string): AsyncGenerator<ListRow> {
  const parser = parse({
    delimiter: delimiterOf(text),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MOST_LINE_LETTERS,
    info: true,
  });
  let failure: Error | null = null;
  parser.on('error', (error) => {
    failure = error;
  });
  function* ready(): Generator<ListRow> {
    for (;;) {
      const read = parser.read() as ReadRow | null;
      if (read === null) return;
      const { info, record } = read;
      yield { line: info.lines - linesWithin(record), cells: record };
    }
  }
  for (let from = 0; from < text.length; from += SLICE_LETTERS) {
    parser.write(text.slice(from, from + SLICE_LETTERS));
    await turnOfTheLoop();
    throwIf(failure);
    yield* ready();
  }
  parser.end();
  await turnOfTheLoop();
  throwIf(failure);
  yield* ready();
}

/** A cell in quotes may hold several lines; the parser tells where a row ended. */
const linesWithin = (cells: readonly string[]): number =>
  cells.reduce((lines, cell) => lines + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

type ReadRow = { readonly info: { readonly lines: number }; readonly record: readonly string[] };

/** Quotes or lines that cannot be told apart. */
export class NotCsv extends Error {
  override readonly name = 'NotCsv';
}

function throwIf(failure: Error | null): void {
  if (failure === null) return;
  throw failure instanceof CsvError ? new NotCsv(failure.message) : failure;
}
