/** Forward-only migrations, each database backed up before it is changed. */
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { rebuildHistory } from './rebuild-history.ts';
import { StoreUnusable } from './store.ts';

/**
 * The schema since which history is what it is now: what is older has it made anew from its log. To be raised whenever the
 * same log would leave another history, which `verifyOffice` would otherwise take for tampering.
 */
const HISTORY_SINCE = 12;

/** `NNN-name.sql`, numbered from 001 without gaps; the number is the schema version it leads to. */
function migrationsIn(
  folder: string,
): readonly { readonly version: number; readonly sql: string; readonly name: string }[] {
  const names = readdirSync(folder)
    .filter((name) => /^\d{3}-.+\.sql$/.test(name))
    .sort();
  return names.map((name, index) => {
    const version = Number(name.slice(0, 3));
    if (version !== index + 1) throw new Error(`migration ${name} breaks the numbering`);
    return { version, name, sql: readFileSync(join(folder, name), 'utf8') };
  });
}

/**
 * Brings the database to the newest version. A database with data is first copied beside itself, in `backups/`, complete
 * and closed for writing; then it is changed as a whole or not at all. The data must not be newer than this program: `refuseNewer` has seen to it.
 * Throws `StoreUnusable` when it could not be changed: the data is as it was, and no further copy of it is left by each new try.
 */
export function migrate(database: Database, file: string, folder: string): void {
  const migrations = migrationsIn(folder);
  const present = schemaVersion(database);
  if (present === migrations.length) return;
  let copy: string | null = null;
  try {
    if (present > 0) copy = backUp(database, file, present);
    database.transaction(() => {
      for (const { sql } of migrations.slice(present)) database.exec(sql);
      // Written by the program of today, so into the tables of today.
      if (present < HISTORY_SINCE && hasLog(database)) rebuildHistory(database);
      database.pragma(`user_version = ${String(migrations.length)}`);
    })();
  } catch (error) {
    if (copy !== null) rmSync(copy, { force: true });
    throw new StoreUnusable(
      `Không nâng cấp được dữ liệu ${file}; dữ liệu còn nguyên như trước. Hãy dùng lại bản Một Cửa trước đó và báo lỗi này. / ` +
        `The data could not be brought up to date and is as it was; use the release of before and report this: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

const hasLog = (database: Database): boolean =>
  database.prepare('SELECT 1 FROM events LIMIT 1').get() !== undefined;

const schemaVersion = (database: Database): number =>
  Number(database.pragma('user_version', { simple: true }));

/** The schema that the migrations of a folder lead to. */
export const newestSchema = (folder: string): number => migrationsIn(folder).length;

/** Throws `StoreUnusable` when the data is of a newer program: to be asked before anything is written to it. */
export function refuseNewer(database: Database, file: string, folder: string): void {
  const newest = newestSchema(folder);
  const present = schemaVersion(database);
  if (present > newest) {
    throw new StoreUnusable(
      `Dữ liệu trong ${dirname(file)} thuộc bản Một Cửa mới hơn (lược đồ ${String(present)}, bản này hiểu đến ${String(newest)}). ` +
        `Hãy cập nhật chương trình. / The data is from a newer Một Cửa (schema ${String(present)}, this one knows up to ${String(newest)}); update the program.`,
    );
  }
}

/**
 * Where the copy is. The log is emptied into the file first and nobody else has it open (the office lock), so that a copy is whole.
 * What a copy that was broken off has left behind goes first: it may be what the disk has no room for.
 */
function backUp(database: Database, file: string, version: number): string {
  database.pragma('wal_checkpoint(TRUNCATE)');
  const folder = join(dirname(file), 'backups');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (/^office-schema-.*\.half$/.test(name)) rmSync(join(folder, name));
  }
  const time = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const target = join(folder, `office-schema-${String(version).padStart(3, '0')}-${time}.db`);
  const half = `${target}.half`;
  try {
    copyFileSync(file, half);
    const copy = openSync(half, 'r+');
    fsyncSync(copy);
    closeSync(copy);
    renameSync(half, target);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
  return target;
}
