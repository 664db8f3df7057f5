/** What waiting estimates are learnt from, and how good they were, in SQLite. */
import type { Database } from 'better-sqlite3';
import type { BusinessDate, CounterId, DurationMs, FieldId, ServiceId } from '#protocol/vocabulary.ts';
import type { EstimateScore } from '#server/domain/forecast-score.ts';
import type { Estimates, EstimateStore, KeptStay } from './store.ts';

type StayRow = {
  readonly sequence: number;
  readonly date: BusinessDate;
  readonly service_id: ServiceId;
  readonly counter_id: CounterId;
  readonly stay_ms: DurationMs;
  readonly between_ms: DurationMs | null;
  readonly reaction_ms: DurationMs | null;
};
type ScoreRow = {
  readonly date: BusinessDate;
  readonly field_id: FieldId;
  readonly tickets: number;
  readonly error_ms: number;
  readonly absolute_error_ms: number;
  readonly inside: number;
  readonly under: number;
  readonly over: number;
};

/** The estimate store on an open, migrated database. */
export function estimateStatements(database: Database): EstimateStore {
  const selectStays = database.prepare<[string], StayRow>(
    `SELECT sequence, date, service_id, counter_id, stay_ms, between_ms, reaction_ms FROM learnt_stays
     WHERE date >= ? ORDER BY date, sequence`,
  );
  const insertStay = database.prepare<[number, string, string, string, number, number | null, number | null]>(
    `INSERT INTO learnt_stays (sequence, date, service_id, counter_id, stay_ms, between_ms, reaction_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const deleteStays = database.prepare<[string]>('DELETE FROM learnt_stays WHERE date < ?');
  const upsertScore = database.prepare<[string, string, number, number, number, number, number, number]>(
    `INSERT INTO estimate_scores (date, field_id, tickets, error_ms, absolute_error_ms, inside, under, over)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (date, field_id) DO UPDATE SET tickets = excluded.tickets, error_ms = excluded.error_ms,
       absolute_error_ms = excluded.absolute_error_ms, inside = excluded.inside, under = excluded.under,
       over = excluded.over`,
  );
  const selectScores = database.prepare<[string, string], ScoreRow>(
    `SELECT date, field_id, tickets, error_ms, absolute_error_ms, inside, under, over FROM estimate_scores
     WHERE date BETWEEN ? AND ? ORDER BY date, field_id`,
  );
  return {
    learntStays: (since) => selectStays.all(since).map(stayOf),
    saveEstimates: database.transaction(({ stays, keptSince, date, scores }: Estimates) => {
      for (const stay of stays) {
        const { sequence, serviceId, counterId, stayMs, betweenMs, reactionMs } = stay;
        insertStay.run(sequence, stay.date, serviceId, counterId, stayMs, betweenMs, reactionMs);
      }
      deleteStays.run(keptSince);
      for (const score of scores) saveScore(date, score);
    }),
    estimateScores: (from, to) => selectScores.all(from, to).map(scoreOf),
  };

  function saveScore(date: BusinessDate, score: EstimateScore): void {
    const { fieldId, tickets, errorMs, absoluteErrorMs, inside, under, over } = score;
    upsertScore.run(date, fieldId, tickets, errorMs, absoluteErrorMs, inside, under, over);
  }
}

const stayOf = (row: StayRow): KeptStay => ({
  sequence: row.sequence,
  date: row.date,
  serviceId: row.service_id,
  counterId: row.counter_id,
  stayMs: row.stay_ms,
  betweenMs: row.between_ms,
  reactionMs: row.reaction_ms,
});

const scoreOf = (row: ScoreRow): EstimateScore & { readonly date: BusinessDate } => ({
  date: row.date,
  fieldId: row.field_id,
  tickets: row.tickets,
  errorMs: row.error_ms,
  absoluteErrorMs: row.absolute_error_ms,
  inside: row.inside,
  under: row.under,
  over: row.over,
});
