/** A past of any length for a fresh database, made inside SQLite itself: a million tickets in well under a minute. */
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import { benchOffice, fieldIdOf, MIGRATIONS_FOLDER, serviceIdOf } from './office.ts';

const PER_DAY = 1_000;
/** The day opened, four events a ticket, the day closed. */
const EVENTS_PER_DAY = 4 * PER_DAY + 2;
const FIRST_DAY_MS = Date.UTC(2000, 0, 1);

const WHO = { counterId: '1', officerId: 'officer-1' };
/** `ID`, `NO` and `AT` stand for the ticket's own. */
const BODIES = [
  [
    'TicketIssued',
    {
      ticket: {
        ticketId: 'ID',
        number: 'NO',
        serviceId: serviceIdOf(0),
        fieldId: fieldIdOf(0),
        date: '2000-01-01',
        issuedAt: 'AT',
        priorityId: null,
        ahead: 3,
        range: { from: 5, to: 15 },
        counterNumbers: [1, 2, 3],
        printJobId: 'ID/paper-1',
      },
      kioskId: 'kiosk-1',
      source: 'kiosk',
    },
  ],
  [
    'TicketCalled',
    {
      ticketId: 'ID',
      reason: {
        rule: 'first_come',
        priorityId: null,
        waitedMs: 300_000,
        waitingForCounter: 4,
        considered: [{ number: 'A001', priorityId: null, waitedMs: 300_000 }],
        overtook: [],
        overtookCount: 0,
        ceiling: null,
        hand: null,
      },
      ...WHO,
    },
  ],
  ['ServiceStarted', { ticketId: 'ID', ...WHO }],
  [
    'ServiceFinished',
    {
      ticketId: 'ID',
      done: [{ serviceId: serviceIdOf(0), count: 1, outcome: 'completed' }],
      returnsTo: null,
      goesOnTo: null,
      ...WHO,
    },
  ],
] as const;

/**
 * Makes an office in the folder that has served so many tickets, a thousand a day from the year 2000 on: log and history
 * as the product would have written them, the last day closed.
 */
export function makePast(folder: string, tickets: number): void {
  openSqliteStore(folder, MIGRATIONS_FOLDER).close();
  const days = Math.ceil(tickets / PER_DAY);
  if (days === 0) return;
  const database = new BetterSqlite(path.join(folder, 'office.db'));
  // Nobody else has it, and a bench that is interrupted begins anew: written once, straight into the file.
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -200000');
  const insertDay = database.prepare('INSERT INTO days (date, first_sequence) VALUES (?, ?)');
  const insertEvent = database.prepare('INSERT INTO events (sequence, at, type, body) VALUES (?, ?, ?, ?)');
  const insertTicketEvents = database.prepare(
    `WITH RECURSIVE of_day (ordinal) AS (SELECT 0 UNION ALL SELECT ordinal + 1 FROM of_day WHERE ordinal < ${String(PER_DAY - 1)}),
       kind (position, type, body) AS (VALUES ${BODIES.map((_body, position) => `(${String(position)}, ?, ?)`).join(', ')})
     INSERT INTO events (sequence, at, type, body)
     SELECT ? + 4 * ordinal + position, ? + 30000 * ordinal, type,
       replace(replace(replace(body, 'ID', ? || printf('/A%03d', ordinal + 1)), 'NO', printf('A%03d', ordinal + 1)),
         '"AT"', ? + 30000 * ordinal)
     FROM of_day CROSS JOIN kind ORDER BY ordinal, position`,
  );
  database.transaction(() => {
    for (let index = 0; index < days; index += 1) {
      const at = FIRST_DAY_MS + index * 86_400_000;
      const date = new Date(at).toISOString().slice(0, 10);
      const first = index * EVENTS_PER_DAY + 1;
      const settings = { ...benchOffice(1), services: [], fields: [] };
      insertDay.run(date, first);
      insertEvent.run(first, at, 'DayOpened', JSON.stringify({ date, settings }));
      const bodies = BODIES.flatMap(([type, body]) => [type, JSON.stringify(body)]);
      insertTicketEvents.run(...bodies, first + 1, at, date, at);
      insertEvent.run(first + EVENTS_PER_DAY - 1, at + 43_200_000, 'DayClosed', '{}');
    }
    makeHistory(database);
  })();
  database.close();
}

/** What those events leave in the history: waited, called and served for three minutes together. */
function makeHistory(database: BetterSqlite.Database): void {
  const issued = `FROM events WHERE type = 'TicketIssued' ORDER BY sequence`;
  const ticketId = "json_extract(body, '$.ticket.ticketId')";
  const [field, service] = [fieldIdOf(0), serviceIdOf(0)];
  database.exec(
    `INSERT INTO tickets (ticket_id, field_id, service_id, source, issued_at, told_from, told_to, status, ended_at,
       first_called_at, waited_ms, called_ms, served_ms, calls, counter_id, officer_id)
     SELECT ${ticketId}, '${field}', '${service}', 'kiosk', at, 5, 15, 'finished', at + 180000, at + 120000,
       120000, 20000, 40000, 1, '1', 'officer-1' ${issued};
     WITH kind (ordinal, kind, from_ms, to_ms, counter, officer) AS (
       VALUES (0, 'waiting', 0, 120000, NULL, NULL), (1, 'called', 120000, 140000, '1', 'officer-1'),
         (2, 'serving', 140000, 180000, '1', 'officer-1'))
     INSERT INTO periods (ticket_id, ordinal, kind, from_at, to_at, service_id, counter_id, officer_id, is_reliable)
     SELECT ticket_id, ordinal, kind, issued_at + from_ms, issued_at + to_ms, service_id, counter, officer, 1
     FROM tickets CROSS JOIN kind ORDER BY ticket_id, ordinal;
     INSERT INTO outcomes (ticket_id, sequence, position, service_id, count, outcome, counter_id, officer_id)
     SELECT ${ticketId}, sequence + 3, 0, '${service}', 1, 'completed', '1', 'officer-1' ${issued};`,
  );
}
