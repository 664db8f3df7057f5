/** The floor of every write: numbers, tickets and events in raw better-sqlite3, one durable transaction each. */
import BetterSqlite from 'better-sqlite3';

const PAYLOAD = JSON.stringify({ by: 'kiosk-1', language: 'vi', note: '' });

export type FloorQueue = {
  readonly issue: (service: number) => number;
  readonly call: (service: number, counter: number) => number | null;
  /** Several calls in one transaction. */
  readonly callGrouped: (
    wanted: readonly { readonly service: number; readonly counter: number }[],
  ) => readonly (number | null)[];
  readonly close: () => void;
};

/** A queue that does what the product does with nothing around it: allocate, insert, pick by partial index, update, log. */
export function openFloorQueue(file: string): FloorQueue {
  const database = new BetterSqlite(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(`
    CREATE TABLE series (service INTEGER PRIMARY KEY, last INTEGER NOT NULL);
    CREATE TABLE tickets (id INTEGER PRIMARY KEY, service INTEGER NOT NULL, number INTEGER NOT NULL,
      state INTEGER NOT NULL, at INTEGER NOT NULL, called_at INTEGER, counter INTEGER, UNIQUE (service, number));
    CREATE INDEX tickets_waiting ON tickets (service, at, id) WHERE state = 0;
    CREATE TABLE events (id INTEGER PRIMARY KEY, ticket INTEGER NOT NULL, kind INTEGER NOT NULL, at INTEGER NOT NULL, data TEXT);
  `);
  const next = database
    .prepare<[number], number>(
      'INSERT INTO series (service, last) VALUES (?, 1) ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last',
    )
    .pluck();
  const insertTicket = database.prepare(
    'INSERT INTO tickets (service, number, state, at) VALUES (?, ?, 0, ?)',
  );
  const insertEvent = database.prepare('INSERT INTO events (ticket, kind, at, data) VALUES (?, ?, ?, ?)');
  const pick = database
    .prepare<[number], number>(
      'SELECT id FROM tickets WHERE state = 0 AND service = ? ORDER BY at, id LIMIT 1',
    )
    .pluck();
  const update = database.prepare(
    'UPDATE tickets SET state = 1, called_at = ?, counter = ? WHERE id = ? AND state = 0',
  );
  const issue = (service: number): number => {
    const number = next.get(service) ?? 0;
    const at = Date.now();
    const id = Number(insertTicket.run(service, number, at).lastInsertRowid);
    insertEvent.run(id, 0, at, PAYLOAD);
    return id;
  };
  const call = (service: number, counter: number): number | null => {
    const id = pick.get(service);
    if (id === undefined) return null;
    const at = Date.now();
    update.run(at, counter, id);
    insertEvent.run(id, 1, at, PAYLOAD);
    return id;
  };
  const issueAlone = database.transaction(issue);
  const callAlone = database.transaction(call);
  const callGrouped = database.transaction(
    (wanted: readonly { readonly service: number; readonly counter: number }[]) =>
      wanted.map(({ service, counter }) => call(service, counter)),
  );
  return {
    issue: (service) => issueAlone.immediate(service),
    call: (service, counter) => callAlone.immediate(service, counter),
    callGrouped: (wanted) => callGrouped.immediate(wanted),
    close: () => database.close(),
  };
}
