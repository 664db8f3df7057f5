/** Five years of a ward's history for reports: a hundred thousand tickets a year, made inside SQLite itself. */
import BetterSqlite from 'better-sqlite3';
import type { OfficeSettings } from '#protocol/office.ts';
import type { DateRange } from '#protocol/report.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';

const YEARS = [2025, 2026, 2027, 2028, 2029] as const;
const DAYS_A_YEAR = 250;
const TICKETS_A_DAY = 400;

/** Fills the history of an empty office; gives the ranges that are asked for, by name, the longest last. */
export function makeReportPast(
  file: string,
  office: OfficeSettings,
): readonly (readonly [name: string, range: DateRange])[] {
  const database = new BetterSqlite(file);
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -200000');
  database
    .prepare("INSERT INTO settings (name, body) VALUES ('office', ?) ON CONFLICT DO NOTHING")
    .run(JSON.stringify(office));
  database.exec(
    `CREATE TEMP TABLE of_past (date TEXT, opens INTEGER, ordinal INTEGER);
     WITH RECURSIVE workdays (date, day) AS (
         SELECT date('2025-01-01'), 1 UNION ALL
         SELECT date(date, '+1 day'), day + 1 FROM workdays WHERE date < '2029-12-31'),
       some AS (SELECT date, row_number() OVER (PARTITION BY substr(date, 1, 4) ORDER BY date) AS place FROM workdays
         WHERE strftime('%w', date) BETWEEN '1' AND '5'),
       numbers (ordinal) AS (SELECT 0 UNION ALL SELECT ordinal + 1 FROM numbers WHERE ordinal < ${String(TICKETS_A_DAY - 1)})
     INSERT INTO of_past SELECT date, unixepoch(date || 'T00:30:00Z') * 1000, ordinal
       FROM some CROSS JOIN numbers WHERE place <= ${String(DAYS_A_YEAR)} ORDER BY date, ordinal;
     INSERT INTO days SELECT date, row_number() OVER (ORDER BY date) * 100000 FROM (SELECT DISTINCT date FROM of_past);`,
  );
  // Waits and services that differ from ticket to ticket, as a real year's do.
  const fact = {
    id: "date || printf('/%s%03d', char(65 + ordinal % 8), ordinal)",
    at: 'opens + ordinal * 60000',
    waited: '((ordinal * 7919 + opens / 1000) % 2400000)',
    served: '((ordinal * 104729 + opens / 500) % 900000)',
    field: "'field-' || (ordinal % 8)",
    service: "'service-' || (ordinal % 8)",
    counter: 'CAST(1 + ordinal % 8 AS TEXT)',
    officer: "'officer-' || (1 + ordinal % 8)",
  };
  database.exec(
    `INSERT INTO tickets (ticket_id, field_id, service_id, source, issued_at, status, ended_at, first_called_at, waited_ms,
       called_ms, served_ms, calls, counter_id, officer_id, last_service_id)
     SELECT ${fact.id}, ${fact.field}, ${fact.service}, 'kiosk', ${fact.at},
       CASE WHEN ordinal % 25 = 0 THEN 'missed' ELSE 'finished' END, ${fact.at} + 3600000, ${fact.at} + ${fact.waited},
       ${fact.waited}, 20000, ${fact.served}, 1, ${fact.counter}, ${fact.officer}, ${fact.service} FROM of_past ORDER BY 1;
     INSERT INTO periods (ticket_id, ordinal, kind, from_at, to_at, service_id, counter_id, officer_id, is_reliable, ended_by)
     SELECT ${fact.id}, 0, 'waiting', ${fact.at}, ${fact.at} + ${fact.waited}, ${fact.service}, NULL, NULL, 1, 'called' FROM of_past
     UNION ALL SELECT ${fact.id}, 1, 'called', ${fact.at} + ${fact.waited}, ${fact.at} + ${fact.waited} + 20000, ${fact.service},
       ${fact.counter}, ${fact.officer}, 1, CASE WHEN ordinal % 25 = 0 THEN 'missed' ELSE 'started' END FROM of_past
     UNION ALL SELECT ${fact.id}, 2, 'serving', ${fact.at} + ${fact.waited} + 20000, ${fact.at} + ${fact.waited} + 20000 + ${fact.served},
       ${fact.service}, ${fact.counter}, ${fact.officer}, 1, 'finished' FROM of_past WHERE ordinal % 25 <> 0
     ORDER BY 1, 2;
     INSERT INTO outcomes SELECT ${fact.id}, 1, 0, ${fact.service}, 1,
       CASE WHEN ordinal % 9 = 0 THEN 'papers_missing' ELSE 'completed' END, ${fact.counter}, ${fact.officer}
       FROM of_past WHERE ordinal % 25 <> 0 ORDER BY 1;
     INSERT INTO ratings (ticket_id, at, score, source, service_id, counter_id, officer_id, faces, is_satisfied)
     SELECT ${fact.id}, ${fact.at} + 3600000, CASE WHEN ordinal % 30 = 1 THEN 'neutral' ELSE 'satisfied' END,
       'phone', ${fact.service}, ${fact.counter}, ${fact.officer}, 4, ordinal % 30 <> 1 FROM of_past WHERE ordinal % 5 = 1 ORDER BY 1;
     INSERT INTO counter_stretches (date, counter_id, sequence, officer_id, state, from_at, to_at)
     SELECT date, CAST(1 + ordinal AS TEXT), ordinal, 'officer-' || (1 + ordinal), 'open', opens, opens + 34200000
       FROM of_past WHERE ordinal < 8;
     DROP TABLE of_past;`,
  );
  database.close();
  const range = (from: number, to: number): DateRange => ({
    from: `${String(from)}-01-01` as BusinessDate,
    to: `${String(to)}-12-31` as BusinessDate,
  });
  const [first] = YEARS;
  const last = YEARS.at(-1) ?? first;
  return [
    ['a year of 100,000 tickets', range(first, first)],
    ['five years of 500,000 tickets', range(first, last)],
  ];
}
