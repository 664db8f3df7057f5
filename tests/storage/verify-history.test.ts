/** The figures an office answers for are what its log says, on every day: whatever is changed in them is found and named. */
import BetterSqlite, { type Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HISTORY_TABLES } from '#server/storage/rebuild-history.ts';
import { verifyOffice, type Finding, type HistoryScope } from '#server/storage/verify.ts';
import { createRandom } from '#tests/simulation/random.ts';
import { livedOffice } from './verified-office.ts';

type Column = { readonly name: string; readonly type: string; readonly pk: number; readonly hidden: number };

let office: Buffer | null = null;
let database: Database;
let dates: readonly string[];
beforeEach(async () => {
  office ??= await livedOffice(150);
  database = new BetterSqlite(office);
  // Who edits the file need not keep to what its tables allow.
  database.pragma('ignore_check_constraints = ON');
  dates = database.prepare<[], string>('SELECT date FROM days ORDER BY date').pluck().all();
});
afterEach(() => database.close());

/** What is found after the damage, which is then undone. */
function findingsAfter(damage: () => void, scope: HistoryScope = 'every_day'): readonly Finding[] {
  database.exec('BEGIN');
  try {
    damage();
    return verifyOffice(database, null, scope).findings;
  } finally {
    database.exec('ROLLBACK');
  }
}

const columnsOf = (table: string): readonly Column[] =>
  (database.pragma(`table_xinfo(${table})`) as readonly Column[]).filter(({ hidden }) => hidden === 0);
const dayColumn = (table: string): string =>
  table === 'counter_stretches' ? 'date' : 'substr(ticket_id, 1, 10)';

/** One row of the table, as a condition, and its day. */
function someRow(
  table: string,
  of: readonly string[],
  place: number,
): { readonly row: string; readonly date: string } {
  const keys = columnsOf(table).filter(({ pk }) => pk > 0);
  const rows = database
    .prepare<[string], Readonly<Record<string, string | number>>>(
      `SELECT *, ${dayColumn(table)} AS of_day FROM ${table} WHERE of_day IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(of));
  const row = rows[place % rows.length];
  if (row === undefined) throw new Error(`nothing happened that ${table} would tell of`);
  return {
    row: keys.map(({ name }) => `${name} = '${String(row[name])}'`).join(' AND '),
    date: String(row['of_day']),
  };
}

const differs = (date: string, table: string): Finding => ({
  kind: 'history_differs',
  where: `${date} ${table}`,
});
const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((one, other) => (one.where < other.where ? -1 : 1));

describe('the history of every day is the one that its log makes', () => {
  test('an edit of any column of any table is found on a sealed day, and named by day and table', () => {
    const random = createRandom(3);
    const most = Math.max(...HISTORY_TABLES.map((table) => columnsOf(table).length));
    let edits = 0;
    // The first column of every table, then the second one of each that has so many.
    for (let place = 0; place < most; place += 1) {
      const expected: Finding[] = [];
      const found = findingsAfter(() => {
        for (const table of HISTORY_TABLES) {
          const column = columnsOf(table)[place];
          if (column === undefined) continue;
          const { name, type } = column;
          const { row, date } = someRow(table, dates.slice(0, -1), random.integer(0, 500));
          // A date stays one, and no other number is there already.
          const other =
            name === 'date'
              ? `'${dates.at(-1) ?? ''}'`
              : type === 'TEXT'
                ? `coalesce(${name}, '') || '1'`
                : `coalesce(${name}, 0) + 1000`;
          database.exec(`UPDATE ${table} SET ${name} = ${other} WHERE ${row}`);
          expected.push(differs(date, table));
          if (name === 'date') expected.push(differs(dates.at(-1) ?? '', table));
          edits += 1;
        }
      });
      expect(inOrder(found)).toEqual(inOrder(expected));
    }
    expect(edits).toBeGreaterThan(60);
  });

  test('so is every row that was taken out, and every one that was added', () => {
    for (const way of ['out', 'in'] as const) {
      const expected: Finding[] = [];
      const found = findingsAfter(() => {
        for (const table of HISTORY_TABLES) {
          const { row, date } = someRow(table, dates.slice(0, -1), 3);
          const columns = columnsOf(table);
          const values = columns.map(({ name, type, pk }) =>
            name === 'ticket_id' ? `${name} || '9'` : pk < 2 ? name : type === 'TEXT' ? "'9'" : '99',
          );
          database.exec(
            way === 'out'
              ? `DELETE FROM ${table} WHERE ${row}`
              : `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE ${row}`,
          );
          expected.push(differs(date, table));
        }
      });
      expect(inOrder(found)).toEqual(inOrder(expected));
    }
  });

  test.each(['every_day', 'unsealed_days'] as const)(
    'rows of a day that never was are found, whichever days are looked at: %s',
    (scope) => {
      const strangers = ['2026-10-31', '2026-12-24', 'soon'];
      const found = findingsAfter(() => {
        for (const table of HISTORY_TABLES)
          for (const stranger of strangers) {
            const names = columnsOf(table).map(({ name }) => name);
            const values = names.map((name) =>
              name === 'date' ? `'${stranger}'` : name === 'ticket_id' ? `'${stranger}/A001'` : name,
            );
            database.exec(
              `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE ${someRow(table, dates, 0).row}`,
            );
          }
      }, scope);
      expect(found.every(({ kind }) => kind === 'history_of_no_day')).toBe(true);
      for (const table of HISTORY_TABLES)
        expect(found.filter(({ where }) => where.endsWith(` ${table}`)).map(({ where }) => where)).toEqual([
          `2026-10-31 ${table}`,
          `2026-12-24 ${table}`,
          // What was written there is quoted.
          table === 'counter_stretches' ? `"soon" ${table}` : `"soon/A001" ${table}`,
        ]);
    },
  );

  test('where a day begins is held against the log as well, and so is a day that is only listed', () => {
    const [date = ''] = dates;
    const moved = findingsAfter(() =>
      database.exec(`UPDATE days SET first_sequence = first_sequence + 1 WHERE date = '${date}'`),
    );
    expect(moved).toContainEqual(differs(date, 'days'));
    const added = findingsAfter(() => database.exec("INSERT INTO days VALUES ('2026-11-30', 99999)"));
    expect(added).toContainEqual({ kind: 'history_of_no_day', where: '2026-11-30 days' });
  });

  test('a log that contradicts itself is named, and hides nothing of the days after it', () => {
    const [first = '', second = ''] = dates;
    const found = findingsAfter(() => {
      database.exec(
        `UPDATE events SET type = 'ServiceStarted' WHERE sequence = (SELECT min(sequence) FROM events WHERE type = 'TicketIssued');
         UPDATE tickets SET overtaken = overtaken + 1 WHERE ${someRow('tickets', [second], 0).row}`,
      );
    });
    expect(found.filter(({ kind }) => kind === 'history_differs')).toEqual([
      { kind: 'history_differs', where: expect.stringContaining(`${first}: `) as string },
      { kind: 'history_differs', where: `${second} tickets` },
    ]);
  });

  test('the quick look takes sealed days as they are, and no others', () => {
    const edit = (date: string) => () =>
      database.exec(
        `UPDATE tickets SET overtaken = overtaken + 1 WHERE ${someRow('tickets', [date], 0).row}`,
      );
    const [sealed = '', , today = ''] = dates;
    expect(findingsAfter(edit(sealed), 'unsealed_days')).toEqual([]);
    expect(findingsAfter(edit(today), 'unsealed_days')).toEqual([
      { kind: 'history_differs', where: `${today} tickets` },
    ]);
    expect(findingsAfter(() => undefined)).toEqual([]);
  });

  test('a table that is gone is told of once', () => {
    expect(findingsAfter(() => database.exec('DROP TABLE missing_papers'))).toMatchObject([
      { kind: 'history_differs', where: expect.stringContaining('missing_papers') as string },
    ]);
  });
});
