/** The audit trail in SQLite: only ever added to, and always in the transaction of what it tells of. */
import type { Database } from 'better-sqlite3';
import type { AuditEntry, AuditHead, Deed, Json, NewAuditEntry } from '#protocol/audit.ts';
import type { BusinessDate, InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import { auditHash, NO_HASH, type AuditRow, type DaySeal } from './audit-chain.ts';
import type { EventRow } from './event-rows.ts';
import type { AuditStore, DayOfLog } from './store.ts';
import { settingsStandingIn } from './told-settings.ts';

const entryOf = (row: AuditRow): AuditEntry => ({
  ordinal: row.ordinal,
  at: row.at as InstantMs,
  officerId: row.officer_id as OfficerId | null,
  deed: row.deed as Deed,
  subject: row.subject,
  before: JSON.parse(row.before) as Json,
  after: JSON.parse(row.after) as Json,
  hash: row.hash,
});

const COLUMNS = 'ordinal, at, officer_id, deed, subject, before, after, hash';

/** The audit store on an open, migrated database. */
export function auditStatements(database: Database): AuditStore {
  const selectHead = database.prepare<[], AuditHead>('SELECT ordinal, hash FROM audit_head WHERE id = 1');
  const insert = database.prepare<[number, number, string | null, string, string, string, string, string]>(
    `INSERT INTO audit (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const moveHead = database.prepare<[number, string]>(
    `INSERT INTO audit_head (id, ordinal, hash) VALUES (1, ?, ?)
     ON CONFLICT (id) DO UPDATE SET ordinal = excluded.ordinal, hash = excluded.hash`,
  );
  const selectBefore = database.prepare<[number, number], AuditRow>(
    `SELECT ${COLUMNS} FROM audit WHERE ordinal < ? ORDER BY ordinal DESC LIMIT ?`,
  );
  const selectOne = database.prepare<[number], AuditRow>(`SELECT ${COLUMNS} FROM audit WHERE ordinal = ?`);
  const selectUnsealed = database.prepare<[], DayOfLog>(
    `SELECT date, first_sequence AS firstSequence, next_sequence - 1 AS lastSequence FROM (
       SELECT date, first_sequence, lead(first_sequence) OVER (ORDER BY date) AS next_sequence FROM days
     ) WHERE next_sequence IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM audit WHERE deed = 'day_sealed' AND subject = date)
     ORDER BY date`,
  );
  const selectEvents = database.prepare<[number, number], EventRow>(
    'SELECT sequence, at, type, body FROM events WHERE sequence BETWEEN ? AND ? ORDER BY sequence',
  );
  const selectSeals = database.prepare<[string], { readonly date: BusinessDate; readonly after: string }>(
    `SELECT subject AS date, after FROM audit AS seal WHERE deed = 'day_sealed' AND subject < ?
       AND NOT EXISTS (SELECT 1 FROM audit WHERE deed = 'words_erased' AND subject = seal.subject)
     ORDER BY subject`,
  );
  const updateBody = database.prepare<[string, number]>('UPDATE events SET body = ? WHERE sequence = ?');
  return {
    recorded: database.transaction((entry: NewAuditEntry, work: () => void) => {
      work();
      const head = selectHead.get();
      const row = {
        ordinal: (head?.ordinal ?? 0) + 1,
        at: entry.at,
        officer_id: entry.officerId,
        deed: entry.deed,
        subject: entry.subject,
        before: JSON.stringify(entry.before),
        after: JSON.stringify(entry.after),
      };
      const hash = auditHash(head?.hash ?? NO_HASH, row);
      const { ordinal, at, officer_id, deed, subject, before, after } = row;
      insert.run(ordinal, at, officer_id, deed, subject, before, after, hash);
      moveHead.run(row.ordinal, hash);
    }),
    together: database.transaction((work: () => void) => {
      work();
    }),
    settingsStanding: settingsStandingIn(database),
    auditHead: () => selectHead.get() ?? null,
    auditEntry: (ordinal) => {
      const row = selectOne.get(ordinal);
      return row === undefined ? null : entryOf(row);
    },
    auditEntries: (before, most) => selectBefore.all(before, most).map(entryOf),
    unsealedDays: () => selectUnsealed.all(),
    daysWithWords: (before) =>
      selectSeals.all(before).flatMap(({ date, after }) => {
        const { firstSequence, lastSequence, digest, withoutWords } = JSON.parse(after) as Partial<DaySeal>;
        if (firstSequence === undefined || lastSequence === undefined) return [];
        // Seals of earlier releases foresee nothing.
        const hasWords = withoutWords !== undefined && withoutWords !== digest;
        return hasWords ? [{ date, firstSequence, lastSequence }] : [];
      }),
    replaceBodies: (rows) => {
      for (const { body, sequence } of rows) updateBody.run(body, sequence);
    },
    eventRows: (from, to) => selectEvents.all(from, to),
  };
}
