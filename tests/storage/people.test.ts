/** Accounts of an earlier release: nobody loses a right by the upgrade. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { MIGRATIONS_FOLDER } from '#tests/support/migrations-folder.ts';
import { openStore } from './opened-store.ts';

/** The last schema that told supervisors from others and knew no more. */
const WITH_SUPERVISORS = 10;

test('whoever was a supervisor is an administrator, whoever was not an officer; all of them may sign in as before', () => {
  const folder = temporaryFolder();
  const database = new BetterSqlite(path.join(folder, 'office.db'));
  for (const file of readdirSync(MIGRATIONS_FOLDER).sort().slice(0, WITH_SUPERVISORS))
    database.exec(readFileSync(path.join(MIGRATIONS_FOLDER, file), 'utf8'));
  database.pragma(`user_version = ${String(WITH_SUPERVISORS)}`);
  const add = database.prepare(
    'INSERT INTO officers (officer_id, username, display_name, password_hash, is_supervisor) VALUES (?, ?, ?, ?, ?)',
  );
  add.run('minh', 'minh', 'Lê Quang Minh', 'hash of minh', 1);
  add.run('lan', 'lan', 'Phạm Thị Ngọc Lan', 'hash of lan', 0);
  database.close();

  const { store } = openStore(folder);
  const nothingElse = { usualCounterId: null, disabledAt: null, temporaryUntil: null, pinHash: null };
  expect(store.officers()).toEqual([
    {
      officerId: 'minh',
      username: 'minh',
      displayName: 'Lê Quang Minh',
      passwordHash: 'hash of minh',
      role: 'administrator',
      ...nothingElse,
    },
    {
      officerId: 'lan',
      username: 'lan',
      displayName: 'Phạm Thị Ngọc Lan',
      passwordHash: 'hash of lan',
      role: 'officer',
      ...nothingElse,
    },
  ]);
});
