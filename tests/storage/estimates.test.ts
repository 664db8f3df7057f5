import { describe, expect, test } from 'vitest';
import { durationMs, type BusinessDate } from '#protocol/vocabulary.ts';
import type { EstimateScore } from '#server/domain/forecast-score.ts';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import type { KeptStay } from '#server/storage/store.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { MIGRATIONS_FOLDER } from '#tests/support/migrations-folder.ts';
import { CERTIFICATION, CIVIL_STATUS, COPY, counterId } from '#tests/support/ward.ts';
import { openStore } from './opened-store.ts';

const date = (day: number): BusinessDate => `2026-11-${String(day).padStart(2, '0')}` as BusinessDate;
const stay = (sequence: number, day: number, change: Partial<KeptStay> = {}): KeptStay => ({
  sequence,
  date: date(day),
  serviceId: COPY,
  counterId: counterId(2),
  stayMs: durationMs(300_000 + sequence),
  betweenMs: durationMs(9_000),
  reactionMs: null,
  ...change,
});
const score = (fieldId: EstimateScore['fieldId'], tickets: number): EstimateScore => ({
  fieldId,
  tickets,
  errorMs: -90_000,
  absoluteErrorMs: 120_000,
  inside: tickets - 1,
  under: 1,
  over: 0,
});
const nothing = { stays: [], keptSince: date(1), date: date(23), scores: [] };

describe('what estimates are learnt from', () => {
  test('is given back whole and in order, after the office was closed and opened', () => {
    const folder = temporaryFolder();
    const stays = [stay(3, 22), stay(7, 23, { betweenMs: null, reactionMs: durationMs(2_000) })];
    const first = openSqliteStore(folder, MIGRATIONS_FOLDER);
    first.saveEstimates({ ...nothing, stays: stays.toReversed() });
    first.close();
    const { store } = openStore(folder);
    expect(store.learntStays(date(1))).toEqual(stays);
    expect(store.learntStays(date(23))).toEqual(stays.slice(1));
  });

  test('is kept once, however often it is saved', () => {
    const { store } = openStore(temporaryFolder());
    store.saveEstimates({ ...nothing, stays: [stay(3, 22)] });
    store.saveEstimates({ ...nothing, stays: [stay(3, 22, { stayMs: durationMs(1) }), stay(4, 22)] });
    expect(store.learntStays(date(1))).toEqual([stay(3, 22), stay(4, 22)]);
  });

  test('is forgotten when it is old', () => {
    const { store } = openStore(temporaryFolder());
    store.saveEstimates({ ...nothing, stays: [stay(1, 2), stay(2, 3), stay(3, 4)] });
    store.saveEstimates({ ...nothing, keptSince: date(3) });
    expect(store.learntStays(date(1)).map(({ sequence }) => sequence)).toEqual([2, 3]);
  });
});

describe('how good estimates were', () => {
  test('is kept for each date and field, the newest figures in place of the old', () => {
    const { store } = openStore(temporaryFolder());
    store.saveEstimates({ ...nothing, date: date(22), scores: [score(CERTIFICATION, 5)] });
    store.saveEstimates({ ...nothing, scores: [score(CERTIFICATION, 2)] });
    store.saveEstimates({ ...nothing, scores: [score(CERTIFICATION, 9), score(CIVIL_STATUS, 3)] });
    expect(store.estimateScores(date(23), date(30))).toEqual([
      { date: date(23), ...score(CERTIFICATION, 9) },
      { date: date(23), ...score(CIVIL_STATUS, 3) },
    ]);
    expect(store.estimateScores(date(1), date(22))).toEqual([{ date: date(22), ...score(CERTIFICATION, 5) }]);
  });
});
