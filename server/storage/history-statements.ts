/** Writes the history of tickets: few statements, each by primary key. */
import type { Database } from 'better-sqlite3';
import { isSatisfied } from '#protocol/rating.ts';
import type { HistoryChange, PeriodKind } from './history-changes.ts';

/** Keeps one change; to be called inside the transaction of its event. */
export type KeepHistory = (change: HistoryChange) => void;

const sumOf = (kind: PeriodKind): string =>
  `coalesce(sum(to_at - from_at) FILTER (WHERE kind = '${kind}' AND is_reliable), 0)`;

const lastOf = (column: 'counter_id' | 'officer_id' | 'service_id'): string =>
  `(SELECT ${column} FROM periods WHERE periods.ticket_id = tickets.ticket_id AND ${column} IS NOT NULL
     ORDER BY ordinal DESC LIMIT 1)`;

/** The writer of history on an open database of the newest schema. */
export function historyStatements(database: Database): KeepHistory {
  const insertTicket = database.prepare(
    `INSERT INTO tickets (ticket_id, field_id, service_id, source, priority_id, issued_at, told_from, told_to)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const countRecall = database.prepare('UPDATE tickets SET recalls = recalls + 1 WHERE ticket_id = ?');
  const updatePriority = database.prepare('UPDATE tickets SET priority_id = ? WHERE ticket_id = ?');
  const endTicket = database.prepare(
    `UPDATE tickets SET status = ?, ended_at = ?, overtaken = ?, is_given_up = ?,
       (first_called_at, waited_ms, called_ms, served_ms, parked_ms, missed_ms, calls, is_unreliable) = (
         SELECT min(from_at) FILTER (WHERE kind = 'called'),
           ${sumOf('waiting')}, ${sumOf('called')}, ${sumOf('serving')}, ${sumOf('parked')}, ${sumOf('missed')},
           count(*) FILTER (WHERE kind = 'called') + tickets.recalls,
           coalesce(max(NOT is_reliable) FILTER (WHERE kind IN ('called', 'serving')), 0)
         FROM periods WHERE periods.ticket_id = tickets.ticket_id),
       counter_id = ${lastOf('counter_id')}, officer_id = ${lastOf('officer_id')},
       last_service_id = ${lastOf('service_id')}
     WHERE ticket_id = ?`,
  );
  const reopenTicket = database.prepare(
    `UPDATE tickets SET status = 'open', ended_at = NULL, overtaken = 0, first_called_at = NULL, waited_ms = 0,
       called_ms = 0, served_ms = 0, parked_ms = 0, missed_ms = 0, calls = 0, is_unreliable = 0,
       counter_id = NULL, officer_id = NULL, last_service_id = NULL
     WHERE ticket_id = ?`,
  );
  const insertPeriod = database.prepare(
    `INSERT INTO periods (ticket_id, ordinal, kind, from_at, to_at, service_id, counter_id, officer_id, is_reliable, ended_by,
       reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertPaper = database.prepare(
    'INSERT INTO missing_papers (ticket_id, ordinal, position, name) VALUES (?, ?, ?, ?)',
  );
  const deletePapers = database.prepare('DELETE FROM missing_papers WHERE ticket_id = ? AND ordinal = ?');
  const insertStretch = database.prepare(
    `INSERT INTO counter_stretches (date, counter_id, sequence, officer_id, state, from_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const endStretch = database.prepare(
    `UPDATE counter_stretches SET to_at = ?, is_reliable = ? WHERE date = ? AND counter_id = ? AND to_at IS NULL`,
  );
  const deletePeriod = database.prepare('DELETE FROM periods WHERE ticket_id = ? AND ordinal = ?');
  const insertOutcome = database.prepare(
    `INSERT INTO outcomes (ticket_id, sequence, position, service_id, count, outcome, counter_id, officer_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertRating = database.prepare(
    `INSERT INTO ratings (ticket_id, at, score, source, service_id, counter_id, officer_id, device_id, since_finish_ms, faces,
       is_satisfied)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertReason = database.prepare('INSERT INTO rating_reasons (ticket_id, reason) VALUES (?, ?)');
  const deleteOutcomes = database.prepare('DELETE FROM outcomes WHERE ticket_id = ? AND sequence = ?');

  return (change) => {
    switch (change.change) {
      case 'ticketBegun': {
        const { ticketId, fieldId, serviceId, source, priorityId, issuedAt, told } = change;
        const [from, to] = [told?.from ?? null, told?.to ?? null];
        insertTicket.run(ticketId, fieldId, serviceId, source, priorityId, issuedAt, from, to);
        return;
      }
      case 'recalled':
        countRecall.run(change.ticketId);
        return;
      case 'priorityGranted':
        updatePriority.run(change.priorityId, change.ticketId);
        return;
      case 'ticketEnded':
        endTicket.run(
          ...[change.ending, change.at, change.overtaken, change.isGivenUp ? 1 : 0],
          change.ticketId,
        );
        return;
      case 'ticketReopened':
        reopenTicket.run(change.ticketId);
        return;
      case 'periodEnded': {
        const { ticketId, ordinal, kind, from, to, serviceId, counterId, officerId, isReliable } = change;
        insertPeriod.run(
          ...[ticketId, ordinal, kind, from, to, serviceId, counterId, officerId],
          ...[isReliable ? 1 : 0, change.endedBy, change.reason],
        );
        return;
      }
      case 'periodTakenBack':
        deletePeriod.run(change.ticketId, change.ordinal);
        deletePapers.run(change.ticketId, change.ordinal);
        return;
      case 'papersMissing':
        change.names.forEach((name, position) => {
          insertPaper.run(change.ticketId, change.ordinal, position, name);
        });
        return;
      case 'stretchBegun': {
        const { date, counterId, sequence, officerId, state, from } = change;
        insertStretch.run(date, counterId, sequence, officerId, state, from);
        return;
      }
      case 'stretchEnded':
        endStretch.run(change.to, change.isReliable ? 1 : 0, change.date, change.counterId);
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
      case 'rated': {
        const { ticketId, at, score, scale, source, serviceId, counterId, officerId } = change;
        insertRating.run(
          ...[ticketId, at, score, source, serviceId, counterId, officerId],
          ...[change.deviceId, change.sinceFinishMs, scale.faces, isSatisfied(score, scale) ? 1 : 0],
        );
        for (const reason of change.reasons) insertReason.run(ticketId, reason);
        return;
      }
      case 'ratingExplained':
        for (const reason of change.reasons) insertReason.run(change.ticketId, reason);
        return;
      default:
        change satisfies never;
    }
  };
}
