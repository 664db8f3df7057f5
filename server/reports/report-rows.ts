/** What a report is reckoned from, read from the history a slice of days at a time: a short reader lets the write-ahead log be emptied. */
import type { Database } from 'better-sqlite3';
import type { Outcome } from '#protocol/officer-words.ts';
import type { FaceCount, RatingReason, RatingScore } from '#protocol/rating.ts';
import type { DateRange } from '#protocol/report.ts';
import type {
  BusinessDate,
  CounterId,
  InstantMs,
  OfficerId,
  ServiceId,
  FieldId,
  TicketId,
} from '#protocol/vocabulary.ts';
import type { DueRow, FeedbackRows, ReceivedRow } from './complaints.ts';

/** In the order of their ids, as are all rows that begin with one. */
export type TicketRow = readonly [
  ticketId: TicketId,
  fieldId: FieldId,
  serviceId: ServiceId,
  source: 'kiosk' | 'phone' | 'counter' | 'roll' | 'walk_in',
  status: 'open' | 'finished' | 'cancelled' | 'expired' | 'missed',
  isGivenUp: number,
  issuedAt: InstantMs,
  wasCalled: number,
  waitedMs: number,
  counterId: CounterId | null,
  officerId: OfficerId | null,
  /** The kind of its last stretch; of expired ones only. */
  lastKind: string | null,
  /** What it was last for; null while it is open. */
  lastServiceId: ServiceId | null,
];
/** A service, or what ended a stretch at a counter otherwise than by being over. */
export type DeedRow = readonly [
  kind: string,
  fromAt: InstantMs,
  ms: number,
  serviceId: ServiceId,
  counterId: CounterId | null,
  officerId: OfficerId | null,
  endedBy: string | null,
  reason: string | null,
  isReliable: number,
];
/** In order of ticket and time: of one service of a ticket the last one holds. */
export type MatterRow = readonly [
  ticketId: TicketId,
  serviceId: ServiceId,
  outcome: Outcome,
  counterId: CounterId,
  officerId: OfficerId,
];
/** Service, counter and officer: those that were rated, wherever the ticket went afterwards. */
export type RatingRow = readonly [
  ticketId: TicketId,
  score: RatingScore,
  faces: FaceCount,
  isSatisfied: number,
  serviceId: ServiceId,
  counterId: CounterId,
  officerId: OfficerId,
];
/** While it lasts `toAt` is null; `lastDeedAt` is known where the day ended it. */
export type StretchRow = readonly [
  state: 'open' | 'paused',
  fromAt: InstantMs,
  toAt: InstantMs | null,
  isReliable: number,
  lastDeedAt: InstantMs | null,
];

export type Slice = {
  readonly dates: readonly BusinessDate[];
  readonly tickets: readonly TicketRow[];
  readonly deeds: readonly DeedRow[];
  /** Calls by the quarter of an hour since 1970. */
  readonly calls: readonly (readonly [quarter: number, calls: number])[];
  readonly matters: readonly MatterRow[];
  /** `ticket service`: somebody was sent for papers. */
  readonly sentForPapers: ReadonlySet<string>;
  readonly papers: readonly (readonly [name: string | null, count: number])[];
  readonly cancelled: readonly (readonly [reason: string, serviceId: ServiceId, count: number])[];
  readonly ratings: readonly RatingRow[];
  readonly ratingReasons: readonly (readonly [ticketId: TicketId, reason: RatingReason])[];
  readonly stretches: readonly StretchRow[];
};

export type FileRow = readonly [field: string | null, due: number, onTime: number];

export type ReadRows = {
  readonly feedback: (range: DateRange, today: BusinessDate) => FeedbackRows;
  /** All of it as it was at one moment. */
  readonly slice: (range: DateRange) => Slice;
  readonly files: (range: DateRange, today: BusinessDate) => readonly FileRow[];
};

/** Ids begin with their date and a slash; '0' is the character after it. */
const OF_DAYS = "ticket_id >= ? || '/' AND ticket_id < ? || '0'";
export const QUARTER_MS = 900_000;

/** The reader on an open database of the newest schema. */
export function reportRows(database: Database): ReadRows {
  const ofDays = <Row>(sql: string) => database.prepare<[string, string], Row>(sql).raw();
  const dates = database
    .prepare<[string, string], BusinessDate>('SELECT date FROM days WHERE date BETWEEN ? AND ? ORDER BY date')
    .pluck();
  const tickets = ofDays<TicketRow>(
    `SELECT ticket_id, field_id, service_id, source, status, is_given_up, issued_at, first_called_at IS NOT NULL,
       waited_ms, counter_id, officer_id,
       CASE WHEN status = 'expired' THEN (
         SELECT kind FROM periods WHERE periods.ticket_id = tickets.ticket_id ORDER BY ordinal DESC LIMIT 1) END,
       last_service_id
     FROM tickets WHERE ${OF_DAYS} ORDER BY ticket_id`,
  );
  const deeds = ofDays<DeedRow>(
    `SELECT kind, from_at, to_at - from_at, service_id, counter_id, officer_id, ended_by, reason, is_reliable
     FROM periods WHERE ${OF_DAYS} AND (kind = 'serving' OR ended_by IN ('missed', 'parked', 'transferred'))`,
  );
  const calls = ofDays<readonly [number, number]>(
    `SELECT from_at / ${String(QUARTER_MS)}, count(*) FROM periods WHERE ${OF_DAYS} AND kind = 'called' GROUP BY 1`,
  );
  const matters = ofDays<MatterRow>(
    `SELECT ticket_id, service_id, outcome, counter_id, officer_id FROM outcomes WHERE ${OF_DAYS}
     ORDER BY ticket_id, sequence, position`,
  );
  const sentForPapers = database
    .prepare<[string, string], string>(
      `SELECT DISTINCT ticket_id || ' ' || service_id FROM periods
       WHERE ${OF_DAYS} AND ended_by = 'parked' AND reason = 'papers_missing'`,
    )
    .pluck();
  const papers = ofDays<readonly [string | null, number]>(
    `SELECT name, count(*) FROM missing_papers WHERE ${OF_DAYS} GROUP BY name`,
  );
  const cancelled = ofDays<readonly [string, ServiceId, number]>(
    `SELECT reason, service_id, count(*) FROM periods
     WHERE ${OF_DAYS} AND ended_by = 'cancelled' AND reason IS NOT NULL GROUP BY reason, service_id`,
  );
  const ratings = ofDays<RatingRow>(
    `SELECT ticket_id, score, faces, is_satisfied, service_id, counter_id, officer_id FROM ratings WHERE ${OF_DAYS} ORDER BY ticket_id`,
  );
  const ratingReasons = ofDays<readonly [TicketId, RatingReason]>(
    `SELECT ticket_id, reason FROM rating_reasons WHERE ${OF_DAYS} ORDER BY ticket_id`,
  );
  const stretches = ofDays<StretchRow>(
    `SELECT state, from_at, to_at, is_reliable,
       CASE WHEN is_reliable = 0 THEN (
         SELECT max(to_at) FROM periods WHERE periods.ticket_id >= date || '/' AND periods.ticket_id < date || '0'
           AND periods.counter_id = counter_stretches.counter_id AND periods.to_at >= counter_stretches.from_at
           AND periods.kind IN ('called', 'serving') AND periods.is_reliable) END
     FROM counter_stretches WHERE date >= ? AND date <= ?`,
  );
  // A file whose day is not over is neither late nor on time until it is ready.
  const files = database
    .prepare<[string, string, string], FileRow>(
      `SELECT field, count(*), count(*) FILTER (WHERE settled_on <= due_on) FROM file_results
       WHERE due_on BETWEEN ? AND ? AND (due_on < ? OR settled_on IS NOT NULL) GROUP BY field ORDER BY field`,
    )
    .raw();
  const feedbackReceived = ofDays<ReceivedRow>(
    `SELECT kind, field_id, count(*), count(*) FILTER (WHERE status = 'withdrawn'),
       count(*) FILTER (WHERE settled_on IS NOT NULL AND status <> 'withdrawn'), count(*) FILTER (WHERE status = 'closed')
     FROM feedback WHERE received_on BETWEEN ? AND ? GROUP BY kind, field_id`,
  );
  // Like a file: one whose day is not over is neither late nor on time until it is settled. What was taken back in time was owed no
  // answer; what was taken back once it was late stays late.
  const feedbackDue = database
    .prepare<[string, string, string], DueRow>(
      `SELECT kind, field_id, count(*), count(*) FILTER (WHERE settled_on <= due_on) FROM feedback
       WHERE due_on BETWEEN ? AND ? AND (due_on < ? OR settled_on IS NOT NULL)
         AND (status <> 'withdrawn' OR settled_on > due_on)
       GROUP BY kind, field_id`,
    )
    .raw();
  return {
    feedback: database.transaction(({ from, to }: DateRange, today: BusinessDate): FeedbackRows => ({
      received: feedbackReceived.all(from, to),
      due: feedbackDue.all(from, to, today),
    })),
    slice: database.transaction(({ from, to }: DateRange): Slice => ({
      dates: dates.all(from, to),
      tickets: tickets.all(from, to),
      deeds: deeds.all(from, to),
      calls: calls.all(from, to),
      matters: matters.all(from, to),
      sentForPapers: new Set(sentForPapers.all(from, to)),
      papers: papers.all(from, to),
      cancelled: cancelled.all(from, to),
      ratings: ratings.all(from, to),
      ratingReasons: ratingReasons.all(from, to),
      stretches: stretches.all(from, to),
    })),
    files: ({ from, to }, today) => files.all(from, to, today),
  };
}
