/** Questions to history: bounded by a day, by primary key, and never asked on the path of a call. */
import type { Database } from 'better-sqlite3';
import type {
  BusinessDate,
  FieldId,
  InstantMs,
  OfficerId,
  ServiceId,
  TicketId,
} from '#protocol/vocabulary.ts';
import type { PastWait } from '#server/domain/hours-ahead.ts';
import { ERASED } from './erasure.ts';
import { eventOf, type EventRow } from './event-rows.ts';
import type { RatingRemarkRow } from './rating-store.ts';
import type { DayFacts, DayOfLog, EndedTicketRow, ReportStore } from './store.ts';

/** Of one day; more were never read in a row. */
const REMARKS_SHOWN = 200;

type TicketRow = {
  readonly ticket_id: TicketId;
  readonly field_id: FieldId;
  readonly source: DayFacts['tickets'][number]['source'];
  readonly status: DayFacts['tickets'][number]['status'];
  readonly officer_id: OfficerId | null;
};
type PeriodRow = {
  readonly ticket_id: TicketId;
  readonly kind: DayFacts['periods'][number]['kind'];
  readonly ms: number;
  readonly officer_id: OfficerId | null;
};
type EndedRow = {
  readonly field_id: FieldId;
  readonly service_id: ServiceId;
  readonly issued_at: InstantMs;
  readonly status: EndedTicketRow['status'];
  readonly is_given_up: number;
};

/** The report store on an open, migrated database. */
export function reportStatements(database: Database): ReportStore {
  // Ids begin with their date and a slash; '0' is the character after it.
  const selectTickets = database.prepare<[string, string], TicketRow>(
    `SELECT ticket_id, field_id, source, status, officer_id FROM tickets
     WHERE ticket_id >= ? || '/' AND ticket_id < ? || '0' ORDER BY ticket_id`,
  );
  const selectPeriods = database.prepare<[string, string], PeriodRow>(
    `SELECT ticket_id, kind, to_at - from_at AS ms, officer_id FROM periods
     WHERE ticket_id >= ? || '/' AND ticket_id < ? || '0' AND is_reliable ORDER BY ticket_id, ordinal`,
  );
  const selectEnded = database.prepare<[string], EndedRow>(
    `SELECT field_id, service_id, issued_at, status, is_given_up FROM tickets
     WHERE ticket_id = ? AND status <> 'open'`,
  );
  const selectWaits = database.prepare<[string, string, string], PastWait>(
    `SELECT issued_at AS issuedAt, first_called_at - issued_at AS waitedMs FROM tickets
     WHERE ticket_id >= ? || '/' AND ticket_id < ? || '/' AND field_id = ? AND source = 'kiosk'
       AND priority_id IS NULL AND first_called_at IS NOT NULL ORDER BY ticket_id`,
  );
  const remarksOfDay = `FROM events JOIN ratings ON ratings.ticket_id = body ->> 'ticketId'
     WHERE sequence >= (SELECT first_sequence FROM days WHERE date = ?)
       AND sequence < coalesce((SELECT min(first_sequence) FROM days WHERE date > ?), 9007199254740991)
       AND type = 'RatingExplained' AND body ->> 'words' <> ?`;
  const selectRemarks = database.prepare<[string, string, string, number], RatingRemarkRow>(
    `SELECT events.at, counter_id AS counterId, service_id AS serviceId, score, body ->> 'words' AS words
     ${remarksOfDay} ORDER BY sequence DESC LIMIT ?`,
  );
  const selectDay = database.prepare<{ readonly date: BusinessDate }, DayOfLog>(
    `SELECT date, first_sequence AS firstSequence, next - 1 AS lastSequence FROM (
       SELECT date, first_sequence, (SELECT first_sequence FROM days WHERE date > :date ORDER BY date LIMIT 1) AS next
       FROM days WHERE date = :date
     ) WHERE next IS NOT NULL`,
  );
  const selectEvents = database.prepare<[number, number], EventRow>(
    'SELECT sequence, at, type, body FROM events WHERE sequence BETWEEN ? AND ? ORDER BY sequence',
  );
  const countRemarks = database
    .prepare<[string, string, string], number>(`SELECT count(*) ${remarksOfDay}`)
    .pluck();
  return {
    dayInLog: (date) => selectDay.get({ date }) ?? null,
    eventsBetween: (from, to) => selectEvents.all(from, to).map(eventOf),
    ratingRemarks: (date) => ({
      newest: selectRemarks.all(date, date, ERASED, REMARKS_SHOWN),
      total: countRemarks.get(date, date, ERASED) ?? 0,
    }),
    pastWaits: (fieldId, from, to) => selectWaits.all(from, to, fieldId),
    endedTicket: (ticketId) => {
      const row = selectEnded.get(ticketId);
      return row === undefined
        ? null
        : {
            fieldId: row.field_id,
            serviceId: row.service_id,
            issuedAt: row.issued_at,
            status: row.status,
            isGivenUp: row.is_given_up === 1,
          };
    },
    dayFacts: (date) => ({
      tickets: selectTickets.all(date, date).map((row) => ({
        ticketId: row.ticket_id,
        fieldId: row.field_id,
        source: row.source,
        status: row.status,
        officerId: row.officer_id,
      })),
      periods: selectPeriods.all(date, date).map((row) => ({
        ticketId: row.ticket_id,
        kind: row.kind,
        ms: row.ms,
        officerId: row.officer_id,
      })),
    }),
  };
}
