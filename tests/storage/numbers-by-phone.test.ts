/** The table of tickets was made anew for numbers by phone: what it held before must all still be there. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { MIGRATIONS_FOLDER } from '#tests/support/migrations-folder.ts';
import { FIRST_POSTERS } from '#tests/support/hall-stand-in.ts';
import { openStore } from './opened-store.ts';

const SCHEMA_BEFORE = 8;
/** One value a column, so that none can have been taken for another. */
const TICKET = {
  ticket_id: '2026-11-23/C001',
  field_id: 'certification',
  service_id: 'copy',
  source: 'kiosk',
  priority_id: 'elderly',
  issued_at: 1,
  told_from: 2,
  told_to: 3,
  recalls: 4,
  status: 'cancelled',
  ended_at: 5,
  first_called_at: 6,
  waited_ms: 7,
  called_ms: 8,
  served_ms: 9,
  parked_ms: 10,
  missed_ms: 11,
  calls: 12,
  counter_id: '3',
  officer_id: 'lan',
  overtaken: 13,
  is_unreliable: 1,
  is_given_up: 1,
};

test('every column of every ticket is kept, and a number by phone can be written beside them', () => {
  const folder = temporaryFolder();
  const before = new BetterSqlite(path.join(folder, 'office.db'));
  before.pragma('journal_mode = WAL');
  for (const file of readdirSync(MIGRATIONS_FOLDER).sort().slice(0, SCHEMA_BEFORE))
    before.exec(readFileSync(path.join(MIGRATIONS_FOLDER, file), 'utf8'));
  before.pragma(`user_version = ${String(SCHEMA_BEFORE)}`);
  const columns = Object.keys(TICKET);
  const insert = `INSERT INTO tickets (${columns.join()}) VALUES (${columns.map((name) => `@${name}`).join()})`;
  before.prepare(insert).run(TICKET);
  before.close();

  const { database } = openStore(folder);
  const tickets = database.prepare('SELECT * FROM tickets ORDER BY ticket_id');
  expect(tickets.all()).toEqual([{ ...TICKET, date: '2026-11-23', number: 'C001', last_service_id: null }]);
  database.prepare(insert).run({ ...TICKET, ticket_id: '2026-11-23/C002', source: 'phone' });
  expect(tickets.all()).toHaveLength(2);
  expect(() => database.prepare(insert).run({ ...TICKET, ticket_id: 'x', source: 'fax' })).toThrow('CHECK');
});

test('how the office gives numbers out by phone is kept, and read back by the next process', () => {
  const folder = temporaryFolder();
  const { store } = openStore(folder);
  expect(store.posterSettings()).toBeNull();
  const settings = { ...FIRST_POSTERS, isOn: true, wifi: 'Khách Một Cửa' };
  store.savePosterSettings(settings);
  expect(store.posterSettings()).toEqual(settings);
});
