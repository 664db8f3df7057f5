/** The way back from a backup: with no number given twice, and safe from what others may have made of it. */
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  backupNames,
  examineBackup,
  makeBackup,
  readManifest,
  type Manifest,
} from '#server/storage/backup.ts';
import { newestSchema } from '#server/storage/migrate.ts';
import { restoreOffice, type Restored } from '#server/storage/restore.ts';
import { openSqliteStore, RESTORING_MARK } from '#server/storage/sqlite-store.ts';
import { StoreUnusable } from '#server/storage/store.ts';
import { verifyOffice } from '#server/storage/verify.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { MIGRATIONS_FOLDER } from '#tests/support/migrations-folder.ts';
import { AT, KEY, NAME, numberOf, numbers, openOffice, troubleOf } from './backed-up-office.ts';
import { openStore } from './opened-store.ts';
import { livedOffice } from './verified-office.ts';
import { later, press, startWritePath } from './write-path.ts';

let data: string;
let place: string;
beforeEach(() => {
  data = temporaryFolder();
  place = path.join(data, 'backups');
  mkdirSync(place);
});

const restore = (
  backup: string,
  more: { despiteFindings?: boolean; into?: string; migrations?: string } = {},
): Restored =>
  restoreOffice({
    backup,
    dataFolder: more.into ?? data,
    migrationsFolder: more.migrations ?? MIGRATIONS_FOLDER,
    at: later(AT, 60_000),
    despiteFindings: more.despiteFindings ?? false,
  });
/** Another list for what lies in the folder now, as somebody would write it who wants to deceive. */
function listAnew(folder: string, change: Partial<Manifest> = {}): string {
  const manifest = readManifest(folder);
  const files = manifest.files.map(({ path: file }) => {
    const bytes = readFileSync(path.join(folder, file));
    return { path: file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ ...manifest, files, ...change }));
  return folder;
}
const changed = (folder: string, sql: string): string => {
  const database = new BetterSqlite(path.join(folder, 'office.db'));
  database.exec(sql);
  database.close();
  return listAnew(folder);
};

describe('restoring', () => {
  test('gives no number twice: what came after the backup is taken over from the data that was there', async () => {
    const { office, close } = openOffice(data);
    const before = await numbers(office, 0, 20);
    makeBackup(data, place, NAME, AT);
    const after = await numbers(office, 20, 33);
    const { sequence } = office.executor.day();
    close();
    const restored = restore(path.join(place, NAME));
    expect(restored).toMatchObject({ ok: true, takenOver: 13 });
    const { store, database } = openStore(data);
    expect(verifyOffice(database, null).findings).toEqual([]);
    const again = startWritePath(store, later(AT, 120_000));
    expect(again.executor.day().sequence).toBe(sequence);
    // A press that was answered before hears its old number.
    expect(numberOf((await again.ask(press('request-32')))[0])).toBe(after.at(-1));
    const next = await numbers(again, 40, 60);
    const all = [...before, ...after, ...next];
    expect(new Set(all).size).toBe(all.length);
    // The links on today's slips still lead to their tickets.
    expect(new Uint8Array(store.dayKey(again.executor.day().date, () => new Uint8Array(32)))).toEqual(KEY);
    expect(store.auditEntries(Number.MAX_SAFE_INTEGER, 1)[0]).toMatchObject({
      deed: 'backup_restored',
      subject: NAME,
      after: { takenOver: 13 },
    });
  });

  test('moves aside what was there, and leaves keys and backups where they are', async () => {
    const { office, close } = openOffice(data);
    await numbers(office, 0, 5);
    makeBackup(data, place, NAME, AT);
    writeFileSync(path.join(data, 'notices', 'Mới.png'), 'new');
    close();
    const old = readFileSync(path.join(data, 'office.db'));
    const restored = restore(path.join(place, NAME));
    if (!restored.ok || restored.movedTo === null) throw new Error('not restored');
    expect(readFileSync(path.join(restored.movedTo, 'office.db'))).toEqual(old);
    expect(readdirSync(path.join(restored.movedTo, 'notices'))).toContain('Mới.png');
    expect(readdirSync(path.join(data, 'notices'))).toEqual(['Giờ làm việc.png']);
    expect(readFileSync(path.join(data, 'file-look-up.key'), 'utf8')).toBe('the key');
    expect(backupNames(place)).toEqual([NAME]);
  });

  describe('a backup of the release before', () => {
    const next = (sql: string): string => {
      const folder = temporaryFolder();
      cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
      writeFileSync(path.join(folder, `${String(newestSchema(folder) + 1).padStart(3, '0')}-next.sql`), sql);
      return folder;
    };
    const backedUp = async (): Promise<void> => {
      const { office, close } = openOffice(data);
      await numbers(office, 0, 20);
      makeBackup(data, place, NAME, AT);
      await numbers(office, 20, 33);
      close();
    };

    test('is brought up to date and verified before it takes the place of anything', async () => {
      await backedUp();
      const migrations = next('CREATE TABLE appointments (id TEXT PRIMARY KEY) STRICT;');
      expect(restore(path.join(place, NAME), { migrations })).toMatchObject({ ok: true, takenOver: 13 });
      const { database } = openStore(data, migrations);
      expect(database.pragma('user_version', { simple: true })).toBe(newestSchema(migrations));
      expect(verifyOffice(database, null).findings).toEqual([]);
    });

    test('that cannot be brought up to date leaves the office as it was, ready to start', async () => {
      await backedUp();
      const before = readFileSync(path.join(data, 'office.db'));
      expect(() =>
        restore(path.join(place, NAME), { migrations: next('INSERT INTO nowhere VALUES (1);') }),
      ).toThrow(StoreUnusable);
      expect(readFileSync(path.join(data, 'office.db'))).toEqual(before);
      expect(readdirSync(data).filter((name) => name.startsWith('before-restore'))).toEqual([]);
      openStore(data);
    });
  });

  test('after a crash and with the database gone bad brings back what the backup has', async () => {
    const { office, close } = openOffice(data);
    await numbers(office, 0, 5);
    const { sequence } = office.executor.day();
    makeBackup(data, place, NAME, AT);
    await numbers(office, 5, 8);
    close();
    writeFileSync(path.join(data, 'office.db'), 'rubbish');
    expect(restore(path.join(place, NAME))).toMatchObject({ ok: true, takenOver: null });
    const { store } = openStore(data);
    expect(startWritePath(store, later(AT, 120_000)).executor.day().sequence).toBe(sequence);
  });

  test('on another machine makes the office anew', async () => {
    const { office } = openOffice(data);
    await numbers(office, 0, 5);
    makeBackup(data, place, NAME, AT);
    const elsewhere = path.join(temporaryFolder(), 'data');
    expect(restore(path.join(place, NAME), { into: elsewhere })).toMatchObject({
      movedTo: null,
      takenOver: null,
    });
    const { database } = openStore(elsewhere);
    expect(verifyOffice(database, null).findings).toEqual([]);
  });

  test('is refused while a server runs, for a newer schema and for what was tampered with; nothing is changed', async () => {
    const { office, close } = openOffice(data);
    await numbers(office, 0, 5);
    makeBackup(data, place, NAME, AT);
    expect(() => restore(path.join(place, NAME))).toThrow(StoreUnusable);
    close();
    const before = readdirSync(data).sort();

    const copied = (): string => {
      const copy = path.join(temporaryFolder(), NAME);
      cpSync(path.join(place, NAME), copy, { recursive: true });
      return copy;
    };
    expect(restore(listAnew(copied(), { schema: 999 }))).toMatchObject({ ok: false, why: 'newer_schema' });
    const forged = changed(copied(), 'UPDATE tickets SET recalls = 99');
    expect(restore(forged)).toMatchObject({ ok: false, why: 'findings' });
    expect(readdirSync(data).sort()).toEqual(before);
    expect(restore(forged, { despiteFindings: true })).toMatchObject({ ok: true });
  });

  test('refuses figures of a sealed day that were edited, which no evening’s look makes again', async () => {
    writeFileSync(path.join(data, 'office.db'), await livedOffice());
    const database = new BetterSqlite(path.join(data, 'office.db'));
    const [date] = database.prepare<[], string>('SELECT min(date) FROM days').pluck().all();
    database.exec(`UPDATE tickets SET served_ms = 1 WHERE date = '${String(date)}'`);
    database.close();
    expect(makeBackup(data, place, NAME, AT).findings).toBe(0);
    const elsewhere = temporaryFolder();
    expect(restore(path.join(place, NAME), { into: elsewhere })).toEqual({
      ok: false,
      why: 'findings',
      findings: [{ kind: 'history_differs', where: `${String(date)} tickets` }],
    });
  });

  test.each([
    ['climbs out', '../office.db'],
    ['climbs out from inside', 'notices/../../x'],
    ['is absolute', '/etc/passwd'],
    ['is hidden', 'notices/.ssh'],
    ['is deeper', 'notices/a/b'],
    ['is of another folder', 'backups/x'],
    ['goes the other way round', 'notices\\..\\x'],
    ['ends early', 'notices/a\0b'],
  ])('a list with a name that %s is refused before anything is read', (_, name) => {
    openOffice(data);
    const { files } = makeBackup(data, place, NAME, AT);
    const [database] = files;
    const manifest = {
      ...readManifest(path.join(place, NAME)),
      files: [database, { ...database, path: name }],
    };
    writeFileSync(path.join(place, NAME, 'manifest.json'), JSON.stringify(manifest));
    expect(troubleOf(() => readManifest(path.join(place, NAME)))).toBe('damaged');
  });

  test('a bomb does not go off: what is larger than it says, or than the disk, is not read', () => {
    const { close } = openOffice(data);
    const { files } = makeBackup(data, place, NAME, AT);
    close();
    const bomb = path.join(place, NAME, 'notices', 'Giờ làm việc.png');
    rmSync(bomb);
    writeFileSync(bomb, '');
    truncateSync(bomb, 1e15 / 256);
    expect(troubleOf(() => restore(path.join(place, NAME)))).toBe('damaged');
    const list = files.map((file) =>
      file.path.startsWith('notices') ? { ...file, bytes: 1e15 / 256 } : file,
    );
    writeFileSync(
      path.join(place, NAME, 'manifest.json'),
      JSON.stringify({ ...readManifest(path.join(place, NAME)), files: list }),
    );
    expect(troubleOf(() => restore(path.join(place, NAME)))).toBe('no_space');
    writeFileSync(path.join(place, NAME, 'manifest.json'), Buffer.alloc(2 * 1024 * 1024, '['));
    expect(troubleOf(() => restore(path.join(place, NAME)))).toBe('damaged');
  });

  test('cut off halfway keeps the server from starting, and is begun again without losing what was there', async () => {
    const { office, close } = openOffice(data);
    await numbers(office, 0, 5);
    makeBackup(data, place, NAME, AT);
    const after = await numbers(office, 5, 8);
    close();
    // As it stands after the old database was moved aside and the new one moved in, but nothing else.
    const aside = 'before-restore-2026-11-23T01-31-00';
    mkdirSync(path.join(data, aside));
    renameSync(path.join(data, 'office.db'), path.join(data, aside, 'office.db'));
    cpSync(path.join(place, NAME, 'office.db'), path.join(data, 'office.db'));
    writeFileSync(path.join(data, RESTORING_MARK), aside);
    expect(() => openSqliteStore(data, MIGRATIONS_FOLDER)).toThrow(/npm run restore/);
    expect(restore(path.join(place, NAME))).toMatchObject({ ok: true, takenOver: 3 });
    const { store } = openStore(data);
    const again = startWritePath(store, later(AT, 120_000));
    expect(after).not.toContain(numberOf((await again.ask(press('request-99')))[0]));
  });

  test('a database that runs something when it is opened is none of ours', () => {
    openOffice(data);
    makeBackup(data, place, NAME, AT);
    const folder = changed(
      path.join(place, NAME),
      'CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM answers; END',
    );
    expect(troubleOf(() => examineBackup(folder, 'unsealed_days'))).toBe('damaged');
  });
});
