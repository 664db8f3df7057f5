import { describe, expect, test } from 'vitest';
import { cobhamWaits, erlangC, erlangWait } from './queueing-theory.ts';
import { meanWaits, STRICT_WITHOUT_CEILING } from './theory-hall.ts';

/** Independent runs of one hall; their own scatter says how exact their mean is. */
function simulated(
  hall: Omit<Parameters<typeof meanWaits>[0], 'seed'>,
  runs: number,
): readonly { readonly mean: number; readonly standardError: number }[] {
  const byRun = Array.from({ length: runs }, (_, index) => meanWaits({ ...hall, seed: 100 + index }));
  return hall.arrivals.map((_, index) => {
    const values = byRun.map((waits) => waits[index] ?? Number.NaN);
    const mean = values.reduce((sum, value) => sum + value, 0) / runs;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (runs - 1);
    return { mean, standardError: Math.sqrt(variance / runs) };
  });
}

describe('the formulas themselves', () => {
  test.each([
    [1, 8, 10, 0.8, 24],
    [2, 16, 10, 0.7111, 10.667],
    [3, 20, 8, 0.7022, 10.534],
    [5, 45, 10, 0.7625, 9.15],
    [8, 30, 4.8, 0.4182, 2.987],
    [10, 90, 10, 0.6687, 4.012],
  ])('M/M/%i with %f arrivals and %f services an hour', (counters, arrivals, service, probability, wait) => {
    expect(erlangC(counters, arrivals / service)).toBeCloseTo(probability, 4);
    expect(erlangWait(arrivals / 60, service / 60, counters)).toBeCloseTo(wait, 2);
  });

  test.each([
    [1, 2, 6, 10, 6, 30],
    [3, 4, 16, 8, 2.107, 12.64],
    [5, 10, 35, 10, 1.144, 11.437],
  ])('Cobham, %i counters, %f first of %f others an hour', (counters, first, others, service, w1, w2) => {
    const [mine = 0, rest = 0] = cobhamWaits([first / 60, others / 60], service / 60, counters);
    expect(mine).toBeCloseTo(w1, 2);
    expect(rest).toBeCloseTo(w2, 2);
    // Priority only moves waiting about: over all it stays what it was.
    const together = (first * mine + others * rest) / (first + others);
    expect(together).toBeCloseTo(erlangWait((first + others) / 60, service / 60, counters), 6);
  });
});

describe('the simulated hall, run by the real rules, waits as queueing theory says', () => {
  // Seeds are fixed, so this either holds or it does not; three and a half standard errors leave out one in two thousand.
  const SURE = 3.5;
  test.each([
    [1, 5, 10],
    [3, 15, 8],
  ])(
    'first come, first served: %i counters, %f arrivals, %f services an hour',
    (counters, arrivals, service) => {
      const [found] = simulated(
        {
          counters,
          arrivals: [arrivals / 60],
          service: service / 60,
          policy: { kind: 'first_come' },
          citizens: 1_800,
        },
        8,
      );
      const expected = erlangWait(arrivals / 60, service / 60, counters);
      expect(Math.abs(found!.mean - expected)).toBeLessThan(SURE * found!.standardError);
      expect(found!.standardError / expected).toBeLessThan(0.15);
    },
  );

  test.each([[3, 4, 13, 8]])(
    'strict priority: %i counters, %f first and %f others, %f services an hour',
    (counters, first, others, service) => {
      const arrivals = [first / 60, others / 60];
      const found = simulated(
        { counters, arrivals, service: service / 60, policy: STRICT_WITHOUT_CEILING, citizens: 1_800 },
        8,
      );
      for (const [index, expected] of cobhamWaits(arrivals, service / 60, counters).entries()) {
        const { mean, standardError } = found[index]!;
        expect(Math.abs(mean - expected)).toBeLessThan(SURE * standardError);
        expect(standardError / expected).toBeLessThan(0.15);
      }
      // The first class must really go first: without priority it would wait as long as everybody.
      expect(found[0]!.mean).toBeLessThan(erlangWait((first + others) / 60, service / 60, counters) * 0.75);
    },
  );
});
