/** The bench compares over weeks; this holds the promise on one day of two kinds, each after a day to learn from. */
import { describe, expect, test } from 'vitest';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { fold } from '#server/domain/evolve.ts';
import { learntFrom } from '#server/domain/forecast-times.ts';
import { compareDay } from './comparison.ts';
import { DAY_KINDS, liveDay } from './ward-days.ts';

describe('our estimate is nearer to the truth than the usual ones', () => {
  test.each(['morning rush', 'many fields a counter'])('%s', (name) => {
    const kind = DAY_KINDS.find((candidate) => candidate.name === name)!;
    const yesterday = fold(liveDay(kind, '2026-11-23' as BusinessDate, 901));
    const today = liveDay(kind, '2026-11-24' as BusinessDate, 902);
    const { comparison } = compareDay(today, learntFrom(yesterday?.visits ?? []), 2);
    const { tickets, estimated, ours, usualFormula, lastServed, ourBias, inside } = comparison;
    expect(estimated / tickets).toBeGreaterThan(0.9);
    expect(ours).toBeLessThan(usualFormula);
    expect(ours).toBeLessThan(lastServed);
    expect(Math.abs(ourBias / estimated)).toBeLessThan(3);
    expect(inside / estimated).toBeGreaterThan(0.45);
  });
});
