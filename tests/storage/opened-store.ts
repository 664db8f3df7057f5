import BetterSqlite, { type Database } from 'better-sqlite3';
import { onTestFinished, vi } from 'vitest';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import type { Store } from '#server/storage/store.ts';
import { MIGRATIONS_FOLDER } from '#tests/support/migrations-folder.ts';

/** A store as the product opens it, with the very connection it writes through and every statement it prepared. */
export type OpenedStore = {
  readonly store: Store;
  readonly database: Database;
  readonly statements: readonly string[];
};

/** Opens the store of a folder and closes it when the test is over. */
export function openStore(folder: string, migrationsFolder: string = MIGRATIONS_FOLDER): OpenedStore {
  const pragma = vi.spyOn(BetterSqlite.prototype, 'pragma');
  const prepare = vi.spyOn(BetterSqlite.prototype, 'prepare');
  const store = openSqliteStore(folder, migrationsFolder);
  onTestFinished(() => {
    store.close();
  });
  const databases = pragma.mock.contexts as readonly Database[];
  const database = databases.find(({ name }) => name.endsWith('office.db'));
  const statements = prepare.mock.calls.map(([sql]) => sql);
  pragma.mockRestore();
  prepare.mockRestore();
  if (database === undefined) throw new Error('the store opened no office.db');
  return { store, database, statements };
}
