/** The store on SQLite through better-sqlite3: write-ahead log, full synchronisation, every statement prepared once. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import type { OfficeSettings } from '#protocol/office.ts';
import type { InstantMs, RejectionCode, Revision } from '#protocol/vocabulary.ts';
import { InvariantBroken } from '#server/domain/invariants.ts';
import { accessStatements } from './access-statements.ts';
import { apiKeyStatements } from './api-key-statements.ts';
import { auditStatements } from './audit-statements.ts';
import { catalogueStatements } from './catalogue-statements.ts';
import { estimateStatements } from './estimate-statements.ts';
import { eventOf, type EventRow } from './event-rows.ts';
import { feedbackStatements } from './feedback-statements.ts';
import { fileStatements } from './file-statements.ts';
import { printingStatements } from './printing-statements.ts';
import { reportStatements } from './report-statements.ts';
import { startStatements } from './start-statements.ts';
import { historyOf } from './history.ts';
import { historyStatements } from './history-statements.ts';
import { migrate, refuseNewer } from './migrate.ts';
import { upcastSettings } from './upcast.ts';
import { StorageFailed, StoreUnusable, type QueueStore, type Store } from './store.ts';

/** Older ones can corrupt the file when the write-ahead log is reset (sqlite.org, fixed in 3.51.3). */
const OLDEST_SAFE_SQLITE = [3, 51, 3] as const;
/** `PRAGMA synchronous` reads back as a number; 2 is FULL: a commit returns only once the log is on the disk. */
const SYNCHRONOUS_FULL = 2;

/** Stands in the folder while a restore is at work in it. */
export const RESTORING_MARK = 'restore-unfinished';
/** The file that everything of the office is in. */
export const DATABASE_NAME = 'office.db';

const STORAGE_ERROR_CODES = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB|BUSY|LOCKED)/;

/**
 * Opens (or makes) the office's database in a folder and locks the folder for this process.
 * Throws `StoreUnusable` with a sentence for a person: unwritable folder, newer database, another server on it,
 * SQLite too old, or a build that will not synchronise fully.
 */
export function openSqliteStore(folder: string, migrationsFolder: string): Store {
  prepareFolder(folder);
  const lock = lockFolder(folder);
  try {
    refuseHalfRestored(folder);
    const file = join(folder, DATABASE_NAME);
    const database = open(file, migrationsFolder);
    migrate(database, file, migrationsFolder);
    return {
      ...queueStatements(database),
      ...accessStatements(database),
      ...estimateStatements(database),
      ...printingStatements(database),
      ...startStatements(database),
      ...apiKeyStatements(database),
      ...fileStatements(database),
      ...feedbackStatements(database),
      ...catalogueStatements(database),
      ...auditStatements(database),
      ...reportStatements(database),
      close: () => {
        database.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** A restore that was cut off may have left no database: a fresh one would give out the day's numbers once more. */
function refuseHalfRestored(folder: string): void {
  if (!existsSync(join(folder, RESTORING_MARK))) return;
  throw new StoreUnusable(
    `Việc khôi phục dữ liệu vào ${folder} bị ngắt giữa chừng; chạy lại npm run restore. / A restore into ${folder} was cut off; run npm run restore again.`,
  );
}

function prepareFolder(folder: string): void {
  try {
    // Only this account: people's words and the office's keys lie in it.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new StoreUnusable(
      `Không ghi được vào thư mục dữ liệu ${folder}. / The data folder ${folder} cannot be written to.`,
    );
  }
}

/** A lock that the operating system itself gives back, even after kill -9: an exclusive transaction on a file of its own. */
export function lockFolder(folder: string): Database {
  let lock: Database | null = null;
  try {
    lock = new BetterSqlite(join(folder, 'office.lock'), { timeout: 1_000 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    if (error instanceof BetterSqlite.SqliteError && error.code === 'SQLITE_BUSY') {
      throw new StoreUnusable(
        `Một máy chủ Một Cửa khác đang dùng thư mục ${folder}. / Another Một Cửa server is already running on ${folder}.`,
      );
    }
    throw new StoreUnusable(
      `Không ghi được vào thư mục dữ liệu ${folder}. / The data folder ${folder} cannot be written to.`,
    );
  }
}

function open(file: string, migrationsFolder: string): Database {
  const database = openFile(file, migrationsFolder);
  const version = String(database.prepare('SELECT sqlite_version()').pluck().get());
  const parts = version.split('.').map(Number);
  const isSafe = OLDEST_SAFE_SQLITE.reduce<boolean | null>((verdict, wanted, index) => {
    const have = parts[index] ?? 0;
    return verdict ?? (have === wanted ? null : have > wanted);
  }, null);
  if (isSafe === false) throw new StoreUnusable(`SQLite ${version} is too old: 3.51.3 or newer is needed.`);
  return database;
}

function openFile(file: string, migrationsFolder: string): Database {
  try {
    const database = new BetterSqlite(file, { timeout: 2_000 });
    refuseNewer(database, file, migrationsFolder);
    database.pragma('journal_mode = WAL');
    // better-sqlite3 builds fall back to NORMAL in WAL mode, and NORMAL loses acknowledged tickets in a power cut.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('journal_size_limit = 16777216');
    // What is destroyed is overwritten, freed pages too: neither a key of yesterday nor a citizen's long letter may lie in one.
    database.pragma('secure_delete = ON');
    database.exec(
      'CREATE TABLE IF NOT EXISTS probe (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT',
    );
    database.prepare('INSERT INTO probe (id, at) VALUES (1, 0) ON CONFLICT DO NOTHING').run();
    const synchronous = Number(database.pragma('synchronous', { simple: true }));
    const journal = String(database.pragma('journal_mode', { simple: true }));
    if (synchronous !== SYNCHRONOUS_FULL || journal !== 'wal') {
      throw new StoreUnusable(
        `SQLite would not synchronise fully (journal ${journal}, synchronous ${String(synchronous)}).`,
      );
    }
    return database;
  } catch (error) {
    if (error instanceof StoreUnusable) throw error;
    throw new StoreUnusable(
      `Không mở được dữ liệu ${file}. / The database ${file} cannot be opened: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

type AnswerRow = {
  readonly fingerprint: string;
  readonly refusal: RejectionCode | null;
  readonly revision: Revision;
} & { readonly [column in keyof EventRow]: EventRow[column] | null };

function queueStatements(database: Database): QueueStore {
  const insertEvent = database.prepare<[number, number, string, string]>(
    'INSERT INTO events (sequence, at, type, body) VALUES (?, ?, ?, ?)',
  );
  const insertDay = database.prepare<[string, number]>(
    'INSERT INTO days (date, first_sequence) VALUES (?, ?)',
  );
  const selectAnswer = database.prepare<[string], AnswerRow>(
    `SELECT fingerprint, refusal, revision, events.sequence, events.at, events.type, events.body
     FROM answers LEFT JOIN events ON events.sequence = answers.first_sequence WHERE request_id = ?`,
  );
  const insertAnswer = database.prepare<[string, string, string | null, number | null, number, number]>(
    'INSERT INTO answers (request_id, fingerprint, refusal, first_sequence, revision, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const deleteAnswers = database.prepare<[number]>('DELETE FROM answers WHERE at < ?');
  const selectDayEvents = database.prepare<[], EventRow>(
    `SELECT sequence, at, type, body FROM events
     WHERE sequence >= (SELECT first_sequence FROM days ORDER BY date DESC LIMIT 1) ORDER BY sequence`,
  );
  const selectSettings = database.prepare<[string], { body: string }>(
    'SELECT body FROM settings WHERE name = ?',
  );
  const upsertSettings = database.prepare<[string, string]>(
    'INSERT INTO settings (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body',
  );
  const keepHistory = historyStatements(database);
  const updateProbe = database.prepare<[number]>('UPDATE probe SET at = ? WHERE id = 1');

  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const rollback = database.prepare('ROLLBACK');
  const transactionally = <T>(work: () => T): T => {
    let isCommitting = false;
    try {
      begin.run();
      const result = work();
      isCommitting = true;
      commit.run();
      return result;
    } catch (error) {
      // SQLite itself rolls back on a full disk; a second ROLLBACK would hide the first error.
      if (database.inTransaction) rollback.run();
      throw isCommitting ? asCommitFailure(error) : asStorageFailure(error);
    }
  };

  return {
    write: (work) =>
      transactionally(() =>
        work({
          findAnswer: (requestId) => {
            const row = selectAnswer.get(requestId);
            if (row === undefined) return null;
            const { fingerprint, refusal, revision, sequence, at, type, body } = row;
            const hasEvent = sequence !== null && at !== null && type !== null && body !== null;
            return {
              fingerprint,
              refusal,
              revision,
              firstEvent: hasEvent ? eventOf({ sequence, at, type, body }) : null,
            };
          },
          saveAnswer: (requestId, { fingerprint, refusal, firstEvent, revision }, at) => {
            insertAnswer.run(requestId, fingerprint, refusal, firstEvent?.sequence ?? null, revision, at);
          },
          appendEvent: (event, before, after) => {
            const { sequence, at, type, ...body } = event;
            insertEvent.run(sequence, at, type, JSON.stringify(body));
            if (type === 'DayOpened' && 'date' in body) insertDay.run(body.date, sequence);
            for (const change of historyOf(before, event, after)) keepHistory(change);
          },
          forgetAnswersBefore: (at) => {
            deleteAnswers.run(at);
          },
        }),
      ),
    newestDayEvents: () => selectDayEvents.all().map(eventOf),
    officeSettings: () => {
      const row = selectSettings.get('office');
      return row === undefined ? null : upcastSettings(JSON.parse(row.body) as OfficeSettings);
    },
    saveOfficeSettings: (settings) => {
      try {
        upsertSettings.run('office', JSON.stringify(settings));
      } catch (error) {
        throw asStorageFailure(error);
      }
    },
    probe: (at: InstantMs) => {
      const { changes } = transactionally(() => updateProbe.run(at));
      if (changes !== 1) throw new StorageFailed('the row that is saved to see whether saving works is gone');
    },
  };
}

/**
 * A full disk refuses a commit for certain. Any other failure of the commit itself leaves open whether it reached the
 * disk: nobody may be told "nothing was changed", and only folding the log again can tell.
 */
function asCommitFailure(error: unknown): unknown {
  const failure = asStorageFailure(error);
  const isCertain = error instanceof BetterSqlite.SqliteError && /^SQLITE_(FULL|BUSY)/.test(error.code);
  if (!(failure instanceof StorageFailed) || isCertain) return failure;
  return new InvariantBroken(`a commit may or may not be on the disk: ${failure.message}`, { cause: error });
}

function asStorageFailure(error: unknown): unknown {
  if (!(error instanceof BetterSqlite.SqliteError)) return error;
  if (STORAGE_ERROR_CODES.test(error.code)) {
    return new StorageFailed(`${error.code}: ${error.message}`, { cause: error });
  }
  // A flush can fail after the commit has reached the disk: the log is then ahead of memory, and only folding it again
  // brings them together. Taken for a failing disk, it would refuse every ticket until somebody restarts the server.
  if (error.code.startsWith('SQLITE_CONSTRAINT')) {
    return new InvariantBroken(`the log already holds what memory was about to add: ${error.message}`, {
      cause: error,
    });
  }
  return error;
}
