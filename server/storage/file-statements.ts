/** Where citizens' files stand, as the last list said, in SQLite. */
import type { Database } from 'better-sqlite3';
import { marksAnew, SETTLED } from './marks-anew.ts';
import type { FileImport, FileStore, KeptFile, ListedRow } from './store.ts';

type FileRow = {
  readonly status: KeptFile['status'];
  readonly due_on: KeptFile['dueOn'];
  readonly collect_at: string | null;
  readonly proof: Buffer;
  readonly list: number;
};

const SETTING = 'files';
/** Reports go back five. */
const YEARS_OF_RESULTS = 6;

/** The store of files on an open, migrated database. */
export function fileStatements(database: Database): FileStore {
  const selectFile = database.prepare<[string], FileRow>(
    'SELECT status, due_on, collect_at, proof, list FROM files WHERE code = ?',
  );
  const selectCount = database.prepare<[], number>('SELECT count(*) FROM files').pluck();
  const selectImport = database.prepare<[string], string>('SELECT body FROM settings WHERE name = ?').pluck();
  const upsertImport = database.prepare<[string, string]>(
    'INSERT INTO settings (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body',
  );
  const deleteImport = database.prepare<[string]>('DELETE FROM settings WHERE name = ?');
  // A file that stands where it stood has stood there since then, unless the list itself says since when.
  const upsertFile = database.prepare<
    [string, string, string | null, string | null, string, Uint8Array, number, string | null, string]
  >(
    `INSERT INTO files (code, status, due_on, collect_at, status_on, proof, list) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (code) DO UPDATE SET
       status_on = COALESCE(?, CASE WHEN status = excluded.status THEN status_on ELSE ? END),
       status = excluded.status, due_on = excluded.due_on, collect_at = excluded.collect_at,
       proof = excluded.proof, list = excluded.list`,
  );
  const deleteOtherLists = database.prepare<[number]>('DELETE FROM files WHERE list <> ?');
  const deleteReturned = database.prepare<[string]>(
    "DELETE FROM files WHERE status = 'returned' AND status_on < ?",
  );
  const deleteFiles = database.prepare<[]>('DELETE FROM files');
  // The first day on which the result was there counts, however late it is collected; what is taken up again is open again.
  const upsertResult = database.prepare<[Uint8Array, string, string | null, string | null]>(
    `INSERT INTO file_results (mark, due_on, settled_on, field) VALUES (?, ?, ?, ?)
     ON CONFLICT (mark) DO UPDATE SET
       due_on = excluded.due_on, field = excluded.field,
       settled_on = CASE WHEN excluded.settled_on IS NULL THEN NULL
         ELSE min(COALESCE(settled_on, excluded.settled_on), excluded.settled_on) END`,
  );
  // What was not overdue when it was last listed, and then left the list, may have been settled or withdrawn: nobody knows,
  // so it counts as nothing.
  const selectOpenResults = database
    .prepare<[string], Uint8Array>('SELECT mark FROM file_results WHERE settled_on IS NULL AND due_on >= ?')
    .pluck();
  const deleteResult = database.prepare<[Uint8Array]>('DELETE FROM file_results WHERE mark = ?');
  const deleteOpenResults = database.prepare<[]>('DELETE FROM file_results WHERE settled_on IS NULL');
  const deleteOldResults = database.prepare<[string]>('DELETE FROM file_results WHERE due_on < ?');
  const deleteResults = database.prepare<[]>('DELETE FROM file_results');
  const lastImport = (): FileImport | null => {
    const body = selectImport.get(SETTING);
    return body === undefined ? null : (JSON.parse(body) as FileImport);
  };
  return {
    file: (code) => {
      const row = selectFile.get(code);
      if (row === undefined) return null;
      const { status, due_on: dueOn, collect_at: collectAt, proof, list: listedAt } = row;
      return { status, dueOn, collectAt, proof, listedAt: listedAt as KeptFile['listedAt'] };
    },
    fileCount: () => selectCount.get() ?? 0,
    lastFileImport: lastImport,
    importFiles: database.transaction(
      (files: readonly ListedRow[], made: FileImport, today: string, keepsOthers: boolean) => {
        const previous = lastImport();
        if (previous !== null && previous.keyMark !== made.keyMark) {
          // What was open under another key is listed here once more, or nobody can tell what became of it.
          deleteOpenResults.run();
          const takeOver = marksAnew(database);
          for (const file of files) takeOver(file, today);
        }
        for (const { code, status, dueOn, collectAt, statusOn, proof, field, resultMark } of files) {
          const known = [code, status, dueOn, collectAt, statusOn ?? today, proof, made.at] as const;
          upsertFile.run(...known, statusOn, today);
          if (dueOn === null) continue;
          const settledOn = SETTLED.includes(status) ? (statusOn ?? today) : null;
          upsertResult.run(resultMark, dueOn, settledOn, field);
        }
        deleteOldResults.run(`${String(Number(today.slice(0, 4)) - YEARS_OF_RESULTS)}-01-01`);
        if (!keepsOthers) {
          deleteOtherLists.run(made.at);
          const listed = new Set(files.map(({ resultMark }) => keyOf(resultMark)));
          const since = new Date(previous?.at ?? made.at).toISOString().slice(0, 10);
          for (const mark of selectOpenResults.all(since))
            if (!listed.has(keyOf(mark))) deleteResult.run(mark);
        }
        upsertImport.run(SETTING, JSON.stringify(made));
      },
    ),
    forgetReturnedFiles: (before) => deleteReturned.run(before).changes,
    deleteFiles: database.transaction(() => {
      deleteFiles.run();
      deleteResults.run();
      deleteImport.run(SETTING);
    }),
  };
}

const keyOf = (mark: Uint8Array): string => Buffer.from(mark).toString('hex');
