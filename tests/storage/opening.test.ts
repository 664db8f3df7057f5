import { chmodSync, copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { instantMs } from '#protocol/vocabulary.ts';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import { StoreUnusable } from '#server/storage/store.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { MIGRATIONS_FOLDER } from '#tests/support/migrations-folder.ts';
import { WARD } from '#tests/support/ward.ts';
import { openStore } from './opened-store.ts';

const NEWEST_SCHEMA = readdirSync(MIGRATIONS_FOLDER).length;
const schemaOf = (file: string): number => {
  const database = new BetterSqlite(file, { readonly: true });
  try {
    return Number(database.pragma('user_version', { simple: true }));
  } finally {
    database.close();
  }
};

describe('the database', () => {
  test('keeps a write-ahead log and returns from a commit only when it is on the disk', () => {
    const { store, database } = openStore(temporaryFolder());
    store.probe(instantMs(1));
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  test('runs on an SQLite that is free of the write-ahead log’s known corruption', () => {
    const { database } = openStore(temporaryFolder());
    const [major = 0, minor = 0, patch = 0] = String(
      database.prepare('SELECT sqlite_version()').pluck().get(),
    )
      .split('.')
      .map(Number);
    expect(major * 1_000_000 + minor * 1_000 + patch).toBeGreaterThanOrEqual(3_051_003);
  });

  test('is made in a folder that did not exist, with the newest schema', () => {
    const folder = path.join(temporaryFolder(), 'data', 'office');
    const { store, database } = openStore(folder);
    expect(database.pragma('user_version', { simple: true })).toBe(NEWEST_SCHEMA);
    expect(store.newestDayEvents()).toEqual([]);
    expect(store.officeSettings()).toBeNull();
  });

  test('gives back what was saved, after it was closed and opened', () => {
    const folder = temporaryFolder();
    const first = openSqliteStore(folder, MIGRATIONS_FOLDER);
    first.saveOfficeSettings(WARD);
    first.close();
    expect(openStore(folder).store.officeSettings()).toEqual(WARD);
  });
});

describe('a folder that cannot be used is refused in one sentence', () => {
  test('the database of a newer program', () => {
    const folder = temporaryFolder();
    openSqliteStore(folder, MIGRATIONS_FOLDER).close();
    const newer = new BetterSqlite(path.join(folder, 'office.db'));
    newer.pragma('user_version = 99');
    newer.close();
    expect(() => openSqliteStore(folder, MIGRATIONS_FOLDER)).toThrow(StoreUnusable);
    expect(() => openSqliteStore(folder, MIGRATIONS_FOLDER)).toThrow(/schema 99, this one knows up to/);
  });

  test('a file that is no database', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'office.db'), 'this is a letter, not a database. '.repeat(200));
    expect(() => openSqliteStore(folder, MIGRATIONS_FOLDER)).toThrow(StoreUnusable);
  });

  test('a folder that is a file', () => {
    const file = path.join(temporaryFolder(), 'data');
    writeFileSync(file, '');
    expect(() => openSqliteStore(file, MIGRATIONS_FOLDER)).toThrow(StoreUnusable);
    expect(() => openSqliteStore(path.join(file, 'office'), MIGRATIONS_FOLDER)).toThrow(
      /cannot be written to/,
    );
  });

  // Nothing is forbidden to root.
  test.runIf(process.getuid?.() !== 0)('a folder without the right to write', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    expect(() => openSqliteStore(folder, MIGRATIONS_FOLDER)).toThrow(/cannot be written to/);
  });

  test('a folder on which another server runs, until that one ends, even by kill -9', () => {
    const folder = temporaryFolder();
    const first = openSqliteStore(folder, MIGRATIONS_FOLDER);
    expect(() => openSqliteStore(folder, MIGRATIONS_FOLDER)).toThrow(/already running on/);
    first.close();
    // Another process takes the lock the same way and is killed while it holds it.
    const source = `
      const Database = require('better-sqlite3');
      const lock = new Database(${JSON.stringify(path.join(folder, 'office.lock'))});
      lock.exec('BEGIN EXCLUSIVE');
      process.kill(process.pid, 'SIGKILL');`;
    expect(() => execFileSync(process.execPath, ['--input-type=commonjs', '--eval', source])).toThrow(
      /SIGKILL|null/,
    );
    openSqliteStore(folder, MIGRATIONS_FOLDER).close();
  });
});

describe('an older database', () => {
  /** The product's migrations with one more, as its next release will have. */
  function withOneMore(sql: string): string {
    const folder = temporaryFolder();
    for (const name of readdirSync(MIGRATIONS_FOLDER)) {
      copyFileSync(path.join(MIGRATIONS_FOLDER, name), path.join(folder, name));
    }
    writeFileSync(path.join(folder, `${String(NEWEST_SCHEMA + 1).padStart(3, '0')}-next.sql`), sql);
    return folder;
  }
  function usedFolder(): string {
    const folder = temporaryFolder();
    const store = openSqliteStore(folder, MIGRATIONS_FOLDER);
    store.saveOfficeSettings(WARD);
    store.close();
    return folder;
  }
  const backups = (folder: string): readonly string[] => readdirSync(path.join(folder, 'backups'));

  test('is brought up to date, and a whole copy of it as it was is kept beside it', () => {
    const folder = usedFolder();
    const migrations = withOneMore('CREATE TABLE appointments (id TEXT PRIMARY KEY) STRICT;');
    const { store, database } = openStore(folder, migrations);
    expect(database.pragma('user_version', { simple: true })).toBe(NEWEST_SCHEMA + 1);
    expect(store.officeSettings()).toEqual(WARD);

    const [backup = ''] = backups(folder);
    expect(schemaOf(path.join(folder, 'backups', backup))).toBe(NEWEST_SCHEMA);
    const restored = temporaryFolder();
    copyFileSync(path.join(folder, 'backups', backup), path.join(restored, 'office.db'));
    expect(openStore(restored).store.officeSettings()).toEqual(WARD);
  });

  test('is left as it was by a migration that fails half-way', () => {
    const folder = usedFolder();
    const broken = withOneMore(
      'CREATE TABLE appointments (id TEXT PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);',
    );
    mkdirSync(path.join(folder, 'backups'));
    writeFileSync(path.join(folder, 'backups', 'office-schema-001-2026.db.half'), 'a power cut');
    for (let start = 0; start < 3; start += 1)
      expect(() => openSqliteStore(folder, broken)).toThrow(/còn nguyên như trước.*nowhere/);
    expect(backups(folder)).toEqual([]);
    expect(schemaOf(path.join(folder, 'office.db'))).toBe(NEWEST_SCHEMA);
    const { store, database } = openStore(folder);
    expect(store.officeSettings()).toEqual(WARD);
    expect(
      database.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'appointments'").pluck().get(),
    ).toBe(0);
  });

  test('that needs nothing is not copied', () => {
    const folder = usedFolder();
    openStore(folder);
    expect(() => backups(folder)).toThrow(/ENOENT/);
  });

  test('a gap in the numbering of migrations is an error, never a guess', () => {
    const migrations = temporaryFolder();
    mkdirSync(migrations, { recursive: true });
    writeFileSync(path.join(migrations, '002-second.sql'), 'SELECT 1;');
    const folder = temporaryFolder();
    expect(() => openSqliteStore(folder, migrations)).toThrow(/breaks the numbering/);
    rmSync(migrations, { recursive: true });
  });
});
