/**
 * Statuses from a list that was exported from the government's system and brought to the supervisor's desk. A list is
 * taken whole or not at all.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import {
  MOST_FILES,
  MOST_ROWS_NAMED,
  type CalendarDate,
  type FileList,
  type ImportOrder,
  type ImportReport,
  type ListFault,
  type RejectedRow,
} from '#protocol/file-lookup.ts';
import { instantMs, type BusinessDate, type InstantMs } from '#protocol/vocabulary.ts';
import type { FileStore, ListedRow } from '#server/storage/store.ts';
import type { FileSource } from './file-lookup.ts';
import { columnsIn, missingColumns, readRow, type Columns } from './list-rows.ts';
import { NotCsv, rowsOfList, textOfList, type ListRow } from './list-text.ts';
import type { Proofs } from './proof.ts';

/** The header stands among the first rows; titles may stand above it. */
const ROWS_BEFORE_HEADER = 10;
const MOST_HEADERS_TOLD = 100;
const MOST_HEADER_LETTERS = 80;
/** Second factors hashed before a call may come between. */
const ROWS_AT_ONCE = 1_000;
const DAY_MS = 24 * 3_600_000;

export type KeptFileList = FileSource & {
  readonly importList: (bytes: Uint8Array, order: ImportOrder) => Promise<ImportReport>;
  readonly deleteAll: () => void;
  /** Forgets files that were handed over long enough ago. */
  readonly forgetReturned: () => void;
  readonly standing: () => FileList['imported'];
};

export type FileListParts = {
  readonly store: FileStore;
  readonly proofs: Proofs;
  readonly now: () => InstantMs;
  readonly today: () => BusinessDate;
  /** What is asked for besides the code is another than before, or nothing is asked any more. */
  readonly onChange: () => void;
};

export function createFileList({ store, proofs, now, today, onChange }: FileListParts): KeptFileList {
  /** Compared with where there is no file, so that a miss costs what a hit costs. */
  const nobodysProof = randomBytes(32);
  let last = store.lastFileImport();
  const canBeChecked = (): boolean => last?.keyMark === proofs.keyMark;

  const forgetReturned = (): void => {
    if (last === null) return;
    const before = new Date(Date.parse(today()) - last.keepReturnedDays * DAY_MS).toISOString().slice(0, 10);
    store.forgetReturnedFiles(before as CalendarDate);
  };

  const keep = (files: readonly ListedRow[], order: ImportOrder): void => {
    const at = instantMs(Math.max(now(), (last?.at ?? 0) + 1));
    const { factor, keepReturnedDays } = order;
    const made = { at, factor, keepReturnedDays, keyMark: proofs.keyMark };
    store.importFiles(files, made, today() as string as CalendarDate, order.how === 'merge');
    last = made;
    forgetReturned();
    onChange();
  };

  return {
    factor: () => (last !== null && canBeChecked() ? last.factor : null),
    find: ({ code, digits }) => {
      if (last === null || !canBeChecked()) return Promise.resolve('not_now');
      const kept = store.file(code);
      const given = proofs.proofOf(code, last.factor, digits);
      const isProved = timingSafeEqual(given, kept?.proof ?? nobodysProof);
      if (kept === null || !isProved) return Promise.resolve('not_found');
      const { status, dueOn, collectAt, listedAt } = kept;
      return Promise.resolve({ code, status, dueOn, collectAt, asOf: listedAt });
    },
    importList: async (bytes, order) => {
      // Two kinds of proof in one list could not be asked for.
      const isOther = last !== null && (last.factor !== order.factor || !canBeChecked());
      if (order.how === 'merge' && isOther) return { outcome: 'refused', why: 'other_factor' };
      const read = await readList(bytes, order, proofs);
      if ('outcome' in read) return read;
      const { files, rejected, rejectedCount } = read;
      const isTaken = rejectedCount === 0 || order.skipsRejected;
      if (isTaken) keep(files, order);
      return { outcome: isTaken ? 'imported' : 'rejected', good: files.length, rejectedCount, rejected };
    },
    deleteAll: () => {
      store.deleteFiles();
      last = null;
      onChange();
    },
    forgetReturned,
    standing: () =>
      last === null
        ? null
        : {
            at: last.at,
            count: store.fileCount(),
            factor: last.factor,
            keepReturnedDays: last.keepReturnedDays,
            canBeChecked: canBeChecked(),
          },
  };
}

type ReadList = {
  readonly files: readonly ListedRow[];
  readonly rejected: readonly RejectedRow[];
  readonly rejectedCount: number;
};
type Refused = Extract<ImportReport, { readonly outcome: 'refused' }>;

/** Reads every row; a list that cannot be read as one is refused with its reason. */
async function readList(bytes: Uint8Array, order: ImportOrder, proofs: Proofs): Promise<ReadList | Refused> {
  const read = textOfList(bytes);
  if ('why' in read) return refused(read.why);
  try {
    return await readRows(rowsOfList(read.text), order, proofs);
  } catch (error) {
    if (error instanceof NotCsv) return refused('not_csv');
    throw error;
  }
}

const refused = (why: ListFault): Refused => ({ outcome: 'refused', why });

async function readRows(
  rows: AsyncIterable<ListRow>,
  order: ImportOrder,
  proofs: Proofs,
): Promise<ReadList | Refused> {
  const files = new Map<string, ListedRow>();
  const rejected: RejectedRow[] = [];
  let rejectedCount = 0;
  const reject = (row: RejectedRow): void => {
    rejectedCount += 1;
    if (rejected.length < MOST_ROWS_NAMED) rejected.push(row);
  };
  let columns: Columns | null = null;
  const above: (readonly string[])[] = [];
  let count = 0;
  for await (const { line, cells } of rows) {
    if (columns === null) {
      const found = columnsIn(cells, order.factor, order.headers);
      if (missingColumns(found).length === 0) columns = found;
      else if (above.push(cells) >= ROWS_BEFORE_HEADER) break;
      continue;
    }
    count += 1;
    if (count > MOST_FILES) return refused('too_many_rows');
    if (count % ROWS_AT_ONCE === 0) await turnOfTheLoop();
    const read = readRow(cells, columns, order.factor);
    if (!('file' in read)) {
      reject({ line, ...read });
      continue;
    }
    const { digits, ...file } = read.file;
    if (files.has(file.code)) reject({ line, fault: 'twice', found: file.code });
    else
      files.set(file.code, {
        ...file,
        proof: proofs.proofOf(file.code, order.factor, digits),
        resultMark: proofs.resultMarkOf(file.code),
      });
  }
  if (columns === null) return refusedFor(above, order);
  if (count === 0) return refused('empty');
  return { files: [...files.values()], rejected, rejectedCount };
}

/** Tells of the row that looks most like a header what it lacks. */
function refusedFor(above: readonly (readonly string[])[], { factor, headers }: ImportOrder): Refused {
  const lacking = (cells: readonly string[]): number =>
    missingColumns(columnsIn(cells, factor, headers)).length;
  const [best = []] = [...above].sort((a, b) => lacking(a) - lacking(b));
  return {
    outcome: 'refused',
    why: 'columns',
    missing: missingColumns(columnsIn(best, factor, headers)),
    headers: best
      .map((header) => header.trim().slice(0, MOST_HEADER_LETTERS))
      .filter((header) => header !== '')
      .slice(0, MOST_HEADERS_TOLD),
  };
}
