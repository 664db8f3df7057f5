/** The list of beginnings, in SQLite: what a person said of it, and what the history knows of it. */
import type { Database } from 'better-sqlite3';
import type { StartSettings } from '#protocol/start-list.ts';

export type StartStore = {
  readonly startSettings: () => StartSettings | null;
  readonly saveStartSettings: (settings: StartSettings) => void;
  /** Whether a number was ever given out here. */
  readonly hasIssued: () => boolean;
  /** Whether one was ever called. */
  readonly hasCalled: () => boolean;
};

/** On an open, migrated database. */
export function startStatements(database: Database): StartStore {
  const select = database.prepare<[], string>("SELECT body FROM settings WHERE name = 'start'").pluck();
  const upsert = database.prepare<[string]>(
    "INSERT INTO settings (name, body) VALUES ('start', ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body",
  );
  const selectIssued = database.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM tickets)').pluck();
  const selectCalled = database
    .prepare<[], number>("SELECT EXISTS (SELECT 1 FROM periods WHERE kind = 'called')")
    .pluck();
  return {
    startSettings: () => {
      const body = select.get();
      return body === undefined ? null : (JSON.parse(body) as StartSettings);
    },
    saveStartSettings: (settings) => {
      upsert.run(JSON.stringify(settings));
    },
    hasIssued: () => selectIssued.get() === 1,
    hasCalled: () => selectCalled.get() === 1,
  };
}
