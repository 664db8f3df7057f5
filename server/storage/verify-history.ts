/**
 * Is the history that reports are made of what the log says? Every day is folded once more and written as the store writes
 * it, into memory, and held against what is kept, row by row. One day is in memory at a time, however long the past; each is
 * read as one moment saw it, so that an office may go on meanwhile and its write-ahead log is held by nobody for long.
 */
import { isDeepStrictEqual } from 'node:util';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { evolve } from '#server/domain/evolve.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { eventOf, type EventRow } from './event-rows.ts';
import { historyOf } from './history.ts';
import { historyStatements } from './history-statements.ts';
import { HISTORY_TABLES } from './rebuild-history.ts';

export type HistoryFinding = {
  /** A table has other rows for a day than its log makes, or a log cannot be folded; or rows are of no day of the log. */
  readonly kind: 'history_differs' | 'history_of_no_day';
  /** The day and the table, or the day and why it cannot be folded. */
  readonly where: string;
};

/** So many days that never were are named for each table. */
const STRANGERS_NAMED = 20;

/** Where each day begins follows from the log as well, and tells what is a day. */
const TABLES = [...HISTORY_TABLES, 'days'] as const;
type Table = (typeof TABLES)[number];

/**
 * Their keys, which begin with what tells the day, and so the order in which rows are compared. Written here and not read from the
 * file: that may be anybody's, and names in it would become part of what it is asked.
 */
const KEYS: Readonly<Record<Table, readonly [ofDay: 'ticket_id' | 'date', ...rest: string[]]>> = {
  tickets: ['ticket_id'],
  periods: ['ticket_id', 'ordinal'],
  outcomes: ['ticket_id', 'sequence', 'position'],
  ratings: ['ticket_id'],
  rating_reasons: ['ticket_id', 'reason'],
  missing_papers: ['ticket_id', 'ordinal', 'position'],
  counter_stretches: ['date', 'counter_id', 'sequence'],
  days: ['date'],
};

/**
 * Compares every day from the one that begins with that event, and looks for rows of days that never were. Of the days
 * before it the dates are taken as they are listed.
 */
export function historyFindings(database: Database, firstSequence: number): readonly HistoryFinding[] {
  const again = new BetterSqlite(':memory:');
  const findings: HistoryFinding[] = [];
  try {
    const fold = folding(database, again);
    const compare = comparison(database, again);
    const known = database
      .prepare<[number], string>('SELECT date FROM days WHERE first_sequence < ?')
      .pluck()
      .all(firstSequence);
    const lookAt = database.transaction((from: number): number | null => {
      const { date, trouble, next } = fold(from);
      if (date !== null) known.push(date);
      if (trouble !== null)
        findings.push({ kind: 'history_differs', where: `${date ?? String(from)}: ${trouble}` });
      else if (date !== null) findings.push(...compare.differing(date));
      // In the moment in which the log ended here: a day that begins afterwards is no stranger.
      if (next === null) findings.push(...compare.strangers(known));
      return next;
    });
    let from: number | null = firstSequence;
    while (from !== null) from = lookAt(from);
  } catch (error) {
    // A table is gone, or another one.
    findings.push({ kind: 'history_differs', where: messageOf(error) });
  } finally {
    again.close();
  }
  return findings;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

type Folded = {
  readonly date: string | null;
  /** Why the day could not be folded to its end. */
  readonly trouble: string | null;
  /** Where the next day begins; null when the log ends here. */
  readonly next: number | null;
};

/** Writes what the day that begins with an event leaves in the history into `again`, in the place of the day before. */
function folding(database: Database, again: Database): (from: number) => Folded {
  again.pragma('journal_mode = OFF');
  const selectTable = database
    .prepare<[string], string>("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?")
    .pluck();
  for (const table of TABLES) again.exec(selectTable.get(table) ?? '');
  const keep = historyStatements(again);
  const keepDay = again.prepare<[string, number]>('INSERT INTO days (date, first_sequence) VALUES (?, ?)');
  const select = database.prepare<[number], EventRow>(
    'SELECT sequence, at, type, body FROM events WHERE sequence >= ? ORDER BY sequence',
  );
  const fold = (from: number): Folded => {
    let day: QueueDay | null = null;
    let trouble: string | null = null;
    for (const row of select.iterate(from)) {
      if (row.type === 'DayOpened' && row.sequence > from)
        return { date: day?.date ?? null, trouble, next: row.sequence };
      // What follows a contradiction says nothing; where the next day begins is still looked for.
      if (trouble !== null) continue;
      try {
        const event = eventOf(row);
        const before: QueueDay | null = day;
        day = evolve(before, event);
        if (event.type === 'DayOpened') keepDay.run(event.date, event.sequence);
        for (const change of historyOf(before, event, day)) keep(change);
      } catch (error) {
        trouble = messageOf(error);
      }
    }
    return { date: day?.date ?? null, trouble, next: null };
  };
  return (from) => {
    for (const table of TABLES) again.exec(`DELETE FROM ${table}`);
    again.exec('BEGIN');
    const folded = fold(from);
    again.exec('COMMIT');
    return folded;
  };
}

function comparison(
  database: Database,
  again: Database,
): {
  /** Of the day that was folded last. */
  readonly differing: (date: string) => readonly HistoryFinding[];
  readonly strangers: (dates: readonly string[]) => readonly HistoryFinding[];
} {
  const tables = TABLES.map((table) => {
    const [ofDay] = KEYS[table];
    const sql = `SELECT * FROM ${table} WHERE ${ofDay} BETWEEN :from AND :to ORDER BY ${KEYS[table].join(', ')}`;
    const dayOf = ofDay === 'date' ? ofDay : `substr(${ofDay}, 1, 11)`;
    return {
      table,
      // The number of a ticket stands behind the date and a stroke; what comes after all of these is the next sign.
      boundsOf: (date: string) =>
        ofDay === 'date' ? { from: date, to: date } : { from: `${date}/`, to: `${date}0` },
      dayOf: (date: string) => (ofDay === 'date' ? date : `${date}/`),
      kept: database.prepare<{ from: string; to: string }>(sql).raw(),
      made: again.prepare(`SELECT * FROM ${table} ORDER BY ${KEYS[table].join(', ')}`).raw(),
      strange: database
        .prepare<[string, number], string>(
          `SELECT DISTINCT ${dayOf} FROM ${table} WHERE ${dayOf} NOT IN (SELECT value FROM json_each(?)) LIMIT ?`,
        )
        .pluck(),
    };
  });
  return {
    differing: (date) =>
      tables
        .filter(({ boundsOf, kept, made }) => !isDeepStrictEqual(kept.all(boundsOf(date)), made.all()))
        .map(({ table }) => ({ kind: 'history_differs', where: `${date} ${table}` })),
    strangers: (dates) =>
      tables.flatMap(({ table, dayOf, strange }) =>
        strange
          .all(JSON.stringify(dates.map(dayOf)), STRANGERS_NAMED)
          .map((day) => ({ kind: 'history_of_no_day', where: `${named(day.slice(0, 10))} ${table}` })),
      ),
  };
}

/** A date as it is; of what else was written there nothing reaches a terminal as a command. */
const named = (day: string): string => (/^\d{4}-\d\d-\d\d$/.test(day) ? day : JSON.stringify(day));
