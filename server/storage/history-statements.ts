/** Writes the history of tickets: few statements, each by primary key. */
import type { Database } from 'better-sqlite3';
import type { HistoryChange, PeriodKind } from './history.ts';

/** Keeps one change; to be called inside the transaction of its event. */
export type KeepHistory = (change: HistoryChange) => void;

/** The writer of history on an open database of schema 3 or later. */
export function historyStatements(database: Database): KeepHistory {
  const insertTicket = database.prepare(
    `INSERT INTO tickets (ticket_id, field_id, service_id, source, priority_id, status, since, issued_at,
       waited_ms, called_ms, served_ms, parked_ms, missed_ms, calls, counter_id, officer_id, overtaken,
       told_from, told_to, is_unreliable)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, ?, ?, 0, ?, ?, 0)`,
  );
  const updateTicket = database.prepare(
    `UPDATE tickets SET service_id = ?, priority_id = ?, status = ?, since = ?, first_called_at = ?, ended_at = ?,
       waited_ms = waited_ms + ?, called_ms = called_ms + ?, served_ms = served_ms + ?, parked_ms = parked_ms + ?,
       missed_ms = missed_ms + ?, calls = calls + ?, counter_id = coalesce(?, counter_id),
       officer_id = coalesce(?, officer_id), overtaken = ?, is_unreliable = max(is_unreliable, ?)
     WHERE ticket_id = ?`,
  );
  const insertPeriod = database.prepare(
    `INSERT INTO periods (ticket_id, ordinal, kind, from_at, to_at, service_id, counter_id, officer_id, is_reliable)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const deletePeriod = database.prepare('DELETE FROM periods WHERE ticket_id = ? AND ordinal = ?');
  const insertOutcome = database.prepare(
    `INSERT INTO outcomes (ticket_id, sequence, position, service_id, count, outcome, counter_id, officer_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const deleteOutcomes = database.prepare('DELETE FROM outcomes WHERE ticket_id = ? AND sequence = ?');

  return (change) => {
    switch (change.change) {
      case 'ticketBegun': {
        const { ticketId, fieldId, serviceId, source, priorityId, status, issuedAt, told } = change;
        insertTicket.run(
          ...[ticketId, fieldId, serviceId, source, priorityId, status, issuedAt, issuedAt],
          ...[change.counterId, change.officerId, told?.from ?? null, told?.to ?? null],
        );
        return;
      }
      case 'ticketChanged': {
        const { serviceId, priorityId, status, since, firstCalledAt, endedAt, added, addedCalls } = change;
        const addedTo = (kind: PeriodKind): number => (added?.kind === kind ? added.ms : 0);
        updateTicket.run(
          ...[serviceId, priorityId, status, since, firstCalledAt, endedAt],
          ...[
            addedTo('waiting'),
            addedTo('called'),
            addedTo('serving'),
            addedTo('parked'),
            addedTo('missed'),
          ],
          ...[addedCalls, change.counterId, change.officerId, change.overtaken],
          ...[change.isUnreliable ? 1 : 0, change.ticketId],
        );
        return;
      }
      case 'periodEnded': {
        const { ticketId, ordinal, kind, from, to, serviceId, counterId, officerId, isReliable } = change;
        insertPeriod.run(
          ...[ticketId, ordinal, kind, from, to, serviceId, counterId, officerId],
          isReliable ? 1 : 0,
        );
        return;
      }
      case 'periodTakenBack':
        deletePeriod.run(change.ticketId, change.ordinal);
        return;
      case 'servicesDone': {
        const { ticketId, sequence, counterId, officerId } = change;
        change.done.forEach(({ serviceId, count, outcome }, position) => {
          insertOutcome.run(ticketId, sequence, position, serviceId, count, outcome, counterId, officerId);
        });
        return;
      }
      case 'servicesTakenBack':
        deleteOutcomes.run(change.ticketId, change.sequence);
        return;
      default:
        change satisfies never;
    }
  };
}
