/** Makes the history of tickets from the log alone. */
import type { Database } from 'better-sqlite3';
import { evolve } from '#server/domain/evolve.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { eventOf, type EventRow } from './event-rows.ts';
import { historyOf } from './history.ts';
import { historyStatements } from './history-statements.ts';

/** So many events are in memory at once, however long the log. */
const EVENTS_AT_ONCE = 5_000;

export const HISTORY_TABLES = [
  ...['tickets', 'periods', 'outcomes', 'ratings', 'rating_reasons'],
  ...['missing_papers', 'counter_stretches'],
] as const;

/**
 * Makes the tables of the history anew by folding every day there ever was, inside the caller's transaction.
 * Some twenty seconds for 100,000 tickets. Throws `InvariantBroken` when the log contradicts itself.
 */
export function rebuildHistory(database: Database): void {
  for (const table of HISTORY_TABLES) database.exec(`DELETE FROM ${table}`);
  const keep = historyStatements(database);
  const select = database.prepare<[number, number], EventRow>(
    'SELECT sequence, at, type, body FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?',
  );
  let day: QueueDay | null = null;
  for (;;) {
    const rows = select.all(day?.sequence ?? 0, EVENTS_AT_ONCE);
    if (rows.length === 0) return;
    for (const row of rows) {
      const event = eventOf(row);
      const before: QueueDay | null = day;
      day = evolve(before, event);
      for (const change of historyOf(before, event, day)) keep(change);
    }
  }
}
