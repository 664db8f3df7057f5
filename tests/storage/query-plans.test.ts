import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { openStore, type OpenedStore } from './opened-store.ts';

/** How SQLite will go about a statement, one line per table. */
const planOf = ({ database }: OpenedStore, sql: string): readonly string[] => {
  const explained = database.prepare<unknown[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  const parameters = Array.from({ length: sql.split('?').length - 1 }, () => null);
  return explained.all(...parameters).map(({ detail }) => detail);
};

const MAY_SCAN: readonly RegExp[] = [
  // Runs when a day opens, never while somebody waits: an index for it would cost every ticket a page write.
  /^DELETE FROM answers WHERE at < \?$/,
  // A few dozen devices, and one key: an index would be larger than what it spares.
  /FROM devices WHERE role = \?/,
  /^DELETE FROM day_keys WHERE date <> \?$/,
];

describe('no statement reads a table from end to end', () => {
  test('whatever the store prepares goes by a key', () => {
    const opened = openStore(temporaryFolder());
    const reading = opened.statements.filter((sql) => /^\s*(SELECT|UPDATE|DELETE|INSERT)\b/.test(sql));
    expect(reading.length).toBeGreaterThan(10);
    const scans = reading
      .filter((sql) => !MAY_SCAN.some((allowed) => allowed.test(sql)))
      .filter((sql) =>
        planOf(opened, sql).some((step) => step.startsWith('SCAN') && !step.includes('CONSTANT ROW')),
      );
    // One row is all that is ever read of the days: the newest, from the end of their key.
    expect(scans.filter((sql) => !sql.includes('ORDER BY date DESC LIMIT 1'))).toEqual([]);
  });

  test('a call looks up its requestId and its event by primary key', () => {
    const opened = openStore(temporaryFolder());
    const lookUp = opened.statements.find((sql) => sql.includes('FROM answers LEFT JOIN events'));
    expect(planOf(opened, lookUp ?? '')).toEqual([
      'SEARCH answers USING PRIMARY KEY (request_id=?)',
      'SEARCH events USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN',
    ]);
  });

  test('a start reads the newest day and nothing before it', () => {
    const opened = openStore(temporaryFolder());
    const newestDay = opened.statements.find((sql) => sql.includes('ORDER BY date DESC LIMIT 1'));
    expect(planOf(opened, newestDay ?? '')).toEqual([
      'SEARCH events USING INTEGER PRIMARY KEY (rowid>?)',
      'SCALAR SUBQUERY 1',
      'SCAN days',
    ]);
  });

  test('every handshake finds its device by its token', () => {
    const opened = openStore(temporaryFolder());
    const byToken = opened.statements.find((sql) => sql.includes('FROM devices WHERE token_hash'));
    expect(planOf(opened, byToken ?? '')).toEqual([
      expect.stringMatching(/^SEARCH devices USING .*\(token_hash=\?\)$/),
    ]);
  });

  test('the end of a ticket adds up its own periods and no others', () => {
    const opened = openStore(temporaryFolder());
    const end = opened.statements.find((sql) => sql.startsWith('UPDATE tickets SET status = ?'));
    const steps = planOf(opened, end ?? '').filter((step) => !step.includes('SCALAR SUBQUERY'));
    expect(steps).toEqual([
      'SEARCH tickets USING PRIMARY KEY (ticket_id=?)',
      'SEARCH periods USING PRIMARY KEY (ticket_id=?)',
      'SEARCH periods USING PRIMARY KEY (ticket_id=?)',
      'SEARCH periods USING PRIMARY KEY (ticket_id=?)',
    ]);
  });

  test('the history of some days is read by the key that begins with the date', () => {
    const opened = openStore(temporaryFolder());
    for (const table of ['tickets', 'periods', 'outcomes']) {
      expect(
        planOf(opened, `SELECT * FROM ${table} WHERE ticket_id >= ? AND ticket_id < ? ORDER BY ticket_id`),
      ).toEqual([`SEARCH ${table} USING PRIMARY KEY (ticket_id>? AND ticket_id<?)`]);
    }
  });
});
