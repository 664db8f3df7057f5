import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { openStore, type OpenedStore } from './opened-store.ts';

/** How SQLite will go about a statement, one line per table. */
const planOf = ({ database }: OpenedStore, sql: string): readonly string[] => {
  const explained = database.prepare<unknown[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  const names = Array.from(sql.matchAll(/[:@](?<name>[a-z]\w*)/gi), ({ groups }) => groups?.['name'] ?? '');
  const parameters = Array.from({ length: sql.split('?').length - 1 }, () => null);
  const named = names.length === 0 ? [] : [Object.fromEntries(names.map((name) => [name, null]))];
  return explained.all(...parameters, ...named).map(({ detail }) => detail);
};

const MAY_SCAN: readonly RegExp[] = [
  // Runs when a day opens, never while somebody waits: an index for it would cost every ticket a page write.
  /^DELETE FROM answers WHERE at < \?$/,
  // A few dozen devices, and one key: an index would be larger than what it spares.
  /FROM devices WHERE role = \?/,
  /^DELETE FROM day_keys WHERE date <> \?$/,
  // The supervisor's desk alone: it reads how many files there are, replaces the list, or forgets it.
  /^SELECT count\(\*\) FROM files$/,
  /^DELETE FROM files(?: WHERE list <> \?)?$/,
  // One row alone, to know whether there is any.
  /^SELECT 1 FROM events LIMIT 1$/,
  // When the key of the marks has changed: once in the life of a server.
  /^DELETE FROM file_results WHERE settled_on IS NULL$/,
  // A few dozen people and their sessions: the desk's alone.
  /^SELECT \* FROM (officers|sessions WHERE ended_at IS NULL AND started_at)\b/,
  // One row a day, asked when the server starts and when a day opens.
  /lead\(first_sequence\) OVER \(ORDER BY date\)/,
  // One row tells which edition of the catalogue holds, and there are a handful of editions: the desk's alone.
  /FROM catalogue_holding/,
  /FROM catalogue_editions, catalogue_holding/,
  // Twenty keys at most, listed at the desk.
  /FROM api_keys WHERE revoked_at IS NULL/,
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
    // One row is all that is ever read of the days: the newest, from the end of their key. Whether there ever was a number
    // or a call is known at the first one; before there was any there is next to nothing to read.
    const isEndedByFirst = (sql: string): boolean =>
      sql.includes('ORDER BY date DESC LIMIT 1') || sql.startsWith('SELECT EXISTS (SELECT 1 FROM');
    expect(scans.filter((sql) => !isEndedByFirst(sql))).toEqual([]);
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
