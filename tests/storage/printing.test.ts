import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import {
  instantMs,
  type BusinessDate,
  type DeviceId,
  type LogoId,
  type OfficerId,
} from '#protocol/vocabulary.ts';
import { FIRST_PRINTER } from '#server/storage/upcast.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { MIGRATIONS_FOLDER } from '#tests/support/migrations-folder.ts';
import { ONE_PRINTER } from '#tests/support/surroundings.ts';
import { counterId, MAIN_PRINTER } from '#tests/support/ward.ts';
import { openStore } from './opened-store.ts';

const EARLIER = [1, 2, 3, 4] as const;

/** A folder with the database of a release that did not know of printers yet, with devices, an officer and sessions in it. */
function earlierRelease(schema: (typeof EARLIER)[number]): string {
  const folder = temporaryFolder();
  const database = new BetterSqlite(path.join(folder, 'office.db'));
  database.pragma('journal_mode = WAL');
  for (const file of readdirSync(MIGRATIONS_FOLDER).sort().slice(0, schema))
    database.exec(readFileSync(path.join(MIGRATIONS_FOLDER, file), 'utf8'));
  database.pragma(`user_version = ${String(schema)}`);
  const addDevice = database.prepare(
    'INSERT INTO devices (device_id, role, name, counter_id, token_hash, enrolled_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  addDevice.run('kiosk-1', 'kiosk', 'Kiosk', null, 'hash of kiosk', 10, null);
  addDevice.run('counter-1', 'counter', 'Quầy 1', '1', 'hash of counter', 11, null);
  addDevice.run('printer-1', 'printer', 'Máy in', null, 'hash of printer', 12, null);
  addDevice.run('printer-2', 'printer', 'Máy in cũ', null, 'hash of old printer', 13, 14);
  database
    .prepare('INSERT INTO officers (officer_id, username, display_name, password_hash) VALUES (?, ?, ?, ?)')
    .run('lan', 'lan', 'Lan', 'hash');
  const addSession = database.prepare(
    'INSERT INTO sessions (token_hash, officer_id, counter_id, started_at, ended_at) VALUES (?, ?, ?, ?, ?)',
  );
  addSession.run('open session', 'lan', '1', 20, null);
  addSession.run('ended session', 'lan', '2', 15, 19);
  database.close();
  return folder;
}

describe.each(EARLIER)('the database of a release with schema %i', (schema) => {
  test('keeps its sessions, open ones open and ended ones ended', () => {
    const { store, database } = openStore(earlierRelease(schema));
    expect(store.session('open session')).toMatchObject({
      officerId: 'lan',
      counterId: '1',
      startedAt: 20,
      usedAt: 20,
      isLocked: false,
    });
    expect(store.session('ended session')).toBeNull();
    expect(database.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(2);
  });

  test('knows the printer of its agent as main, and no printer of anything else', () => {
    const { store } = openStore(earlierRelease(schema));
    expect(FIRST_PRINTER).toBe(MAIN_PRINTER);
    expect(store.deviceByToken('hash of printer')).toMatchObject({ printerId: 'main', isRevoked: false });
    expect(store.deviceByToken('hash of old printer')).toMatchObject({ printerId: 'main', isRevoked: true });
    expect(store.deviceByToken('hash of kiosk')).toMatchObject({ printerId: null, role: 'kiosk' });
    expect(store.deviceByToken('hash of counter')).toMatchObject({ printerId: null, counterId: '1' });
    expect(store.devicesOf('printer')).toEqual([
      {
        deviceId: 'printer-1',
        role: 'printer',
        name: 'Máy in',
        counterId: null,
        printerId: 'main',
        enrolledAt: 12,
      },
    ]);
  });

  test('takes the session of a desk beside those of counters, and neither ends the other', () => {
    const { store } = openStore(earlierRelease(schema));
    const [officerId, deviceId] = ['lan' as OfficerId, 'device' as DeviceId];
    store.startSession('desk', { officerId, counterId: null, deviceId, startedAt: instantMs(30) });
    expect(store.session('desk')).toMatchObject({
      officerId,
      counterId: null,
      startedAt: 30,
      usedAt: 30,
      isLocked: false,
    });
    expect(store.session('open session')).not.toBeNull();
    store.startSession('elsewhere', {
      officerId,
      counterId: counterId(2),
      deviceId,
      startedAt: instantMs(31),
    });
    expect(store.session('open session')).toBeNull();
    expect(store.session('desk')).not.toBeNull();
  });

  test('has no way of printing set up yet', () => {
    const { store } = openStore(earlierRelease(schema));
    expect(store.printingSettings()).toBeNull();
  });
});

describe('how an office prints', () => {
  test('is given back as it was saved, also beside the office’s own settings', () => {
    const folder = temporaryFolder();
    const { store } = openStore(folder);
    store.savePrintingSettings(ONE_PRINTER);
    store.savePrintingSettings({ ...ONE_PRINTER, revision: 2 });
    expect(store.printingSettings()).toEqual({ ...ONE_PRINTER, revision: 2 });
    expect(store.officeSettings()).toBeNull();
  });
});

describe('a logo', () => {
  test('is kept once, however often it is uploaded', () => {
    const { store, database } = openStore(temporaryFolder());
    const logoId = 'a'.repeat(32) as LogoId;
    for (const at of [1, 2]) store.addLogo(logoId, Uint8Array.from([1, 2, 3]), instantMs(at));
    expect(Array.from(store.logo(logoId) ?? [])).toEqual([1, 2, 3]);
    expect(database.prepare('SELECT count(*) FROM logos').pluck().get()).toBe(1);
    expect(store.logo('none' as LogoId)).toBeNull();
  });
});

describe('the key of a day', () => {
  const [monday, tuesday] = ['2026-11-23', '2026-11-24'] as readonly string[] as readonly [
    BusinessDate,
    BusinessDate,
  ];
  const fresh = (value: number) => (): Uint8Array => new Uint8Array(32).fill(value);

  test('is made once and kept for the day', () => {
    const { store } = openStore(temporaryFolder());
    expect(Array.from(store.dayKey(monday, fresh(7)))).toEqual(Array.from(fresh(7)()));
    expect(Array.from(store.dayKey(monday, fresh(8)))).toEqual(Array.from(fresh(7)()));
  });

  test('is destroyed when another day has one, and overwritten where it lay', () => {
    const folder = temporaryFolder();
    const { store, database } = openStore(folder);
    const secret = Buffer.from('the key of monday, 32 bytes long');
    store.dayKey(monday, () => secret);
    database.pragma('wal_checkpoint(TRUNCATE)');
    const holdsSecret = (): boolean => readFileSync(path.join(folder, 'office.db')).includes(secret);
    expect(holdsSecret()).toBe(true);
    store.dayKey(tuesday, fresh(9));
    expect(database.prepare('SELECT date FROM day_keys').pluck().all()).toEqual([tuesday]);
    database.pragma('wal_checkpoint(TRUNCATE)');
    expect(holdsSecret()).toBe(false);
  });

  test('is overwritten because the database was told to', () => {
    const { database } = openStore(temporaryFolder());
    // 1 = ON: freed pages as well, which FAST (2) leaves as they are.
    expect(database.pragma('secure_delete', { simple: true })).toBe(1);
  });
});

describe('a device', () => {
  test('that is enrolled anew keeps what it is, and its old token is worth nothing', () => {
    const { store } = openStore(temporaryFolder());
    const agent = {
      deviceId: 'printer-1' as DeviceId,
      role: 'printer',
      name: 'Máy in',
      counterId: null,
      printerId: MAIN_PRINTER,
    } as const;
    store.addDevice(agent, 'first', instantMs(1));
    store.addDevice(agent, 'second', instantMs(2));
    expect(store.deviceByToken('first')).toBeNull();
    expect(store.deviceByToken('second')).toMatchObject({ printerId: 'main' });
    expect(store.devicesOf('printer')).toHaveLength(1);
  });
});
