/** Reads the event log of an office from its file, over a connection of its own: what is there is on the disk. */
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { RecordedEvent } from '#server/domain/events.ts';

export type LogReader = {
  /** The events after a sequence, in order. */
  readonly eventsAfter: (sequence: number) => readonly RecordedEvent[];
  readonly close: () => void;
};

type Row = { readonly sequence: number; readonly at: number; readonly type: string; readonly body: string };

/** Opens the log in a data folder for reading; an office may be running on it. */
export function openLog(folder: string): LogReader {
  const database = new BetterSqlite(path.join(folder, 'office.db'), { readonly: true, timeout: 5_000 });
  const select = database.prepare<[number], Row>(
    'SELECT sequence, at, type, body FROM events WHERE sequence > ? ORDER BY sequence',
  );
  return {
    eventsAfter: (sequence) =>
      select
        .all(sequence)
        .map(({ body, ...row }) => ({ ...(JSON.parse(body) as object), ...row }) as unknown as RecordedEvent),
    close: () => {
      database.close();
    },
  };
}

/** The calendar on the wall of an office in Vietnam: seven hours ahead of UTC, in every season. */
export const vietnamDate = (at: number): string => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);
