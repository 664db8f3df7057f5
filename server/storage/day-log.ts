/** Reads a service day's events from an office's database, over a connection of its own that cannot write. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import type { RecordedEvent } from '#server/domain/events.ts';
import { StoreUnusable } from './store.ts';
import { upcastEvent } from './upcast.ts';

type Row = { readonly sequence: number; readonly at: number; readonly type: string; readonly body: string };

export type DayLog = {
  /** Dates of the service days, `YYYY-MM-DD`, oldest first. */
  readonly dates: () => readonly string[];
  /** The events of a date in order; empty when there was no such day. */
  readonly eventsOf: (date: string) => readonly RecordedEvent[];
  readonly close: () => void;
};

/** The database of a data folder, not to be written to; an office may be running on it. Throws `StoreUnusable` when there is none. */
export function openForReading(folder: string): Database {
  const file = join(folder, 'office.db');
  if (!existsSync(file)) {
    throw new StoreUnusable(`Không có dữ liệu trong ${folder}. / There is no office database in ${folder}.`);
  }
  return new BetterSqlite(file, { readonly: true, timeout: 5_000 });
}

/** Opens the log in a data folder as `openForReading` does. */
export function openDayLog(folder: string): DayLog {
  const database = openForReading(folder);
  const selectDates = database.prepare<[], string>('SELECT date FROM days ORDER BY date').pluck();
  const selectEvents = database.prepare<{ readonly date: string }, Row>(
    `SELECT sequence, at, type, body FROM events
     WHERE sequence >= (SELECT first_sequence FROM days WHERE date = :date)
       AND sequence < coalesce((SELECT min(first_sequence) FROM days WHERE date > :date), 9007199254740991)
     ORDER BY sequence`,
  );
  return {
    dates: () => selectDates.all(),
    eventsOf: (date) =>
      selectEvents
        .all({ date })
        .map(({ body, ...row }) =>
          upcastEvent({ ...(JSON.parse(body) as object), ...row } as unknown as RecordedEvent),
        ),
    close: () => {
      database.close();
    },
  };
}
