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
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { rebuildHistory } from './rebuild-history.ts';
import { StoreUnusable } from './store.ts';

/** What new tables are filled with from the log that is already there, in the transaction that makes them. */
const FILLED_BY: ReadonlyMap<number, (database: Database) => void> = new Map([[3, rebuildHistory]]);

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
 * and closed for writing. The data must not be newer than this program: `refuseNewer` has seen to it.
 */
export function migrate(database: Database, file: string, folder: string): void {
  const migrations = migrationsIn(folder);
  const present = schemaVersion(database);
  if (present === migrations.length) return;
  if (present > 0) backUp(database, file, present);
  for (const migration of migrations.filter(({ version }) => version > present)) {
    database.transaction(() => {
      database.exec(migration.sql);
      FILLED_BY.get(migration.version)?.(database);
      database.pragma(`user_version = ${String(migration.version)}`);
    })();
  }
}

const schemaVersion = (database: Database): number =>
  Number(database.pragma('user_version', { simple: true }));

/** Throws `StoreUnusable` when the data is of a newer program: to be asked before anything is written to it. */
export function refuseNewer(database: Database, file: string, folder: string): void {
  const newest = migrationsIn(folder).length;
  const present = schemaVersion(database);
  if (present > newest) {
    throw new StoreUnusable(
      `Dữ liệu trong ${dirname(file)} thuộc bản Một Cửa mới hơn (lược đồ ${String(present)}, bản này hiểu đến ${String(newest)}). ` +
        `Hãy cập nhật chương trình. / The data is from a newer Một Cửa (schema ${String(present)}, this one knows up to ${String(newest)}); update the program.`,
    );
  }
}

/** The log is emptied into the file first and nobody else has it open (the office lock), so that a copy is whole. */
function backUp(database: Database, file: string, version: number): void {
  database.pragma('wal_checkpoint(TRUNCATE)');
  const folder = join(dirname(file), 'backups');
  mkdirSync(folder, { recursive: true });
  const time = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const target = join(folder, `office-schema-${String(version).padStart(3, '0')}-${time}.db`);
  const half = `${target}.half`;
  copyFileSync(file, half);
  const copy = openSync(half, 'r+');
  fsyncSync(copy);
  closeSync(copy);
  renameSync(half, target);
}
