import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoomCall } from '#protocol/views.ts';
import { noteArrivals } from '../../display-ui/scene/arrivals.ts';
import { fieldPage, takingTurns } from '../../display-ui/scene/rotation.ts';
import { FRESH_FOR_MS, stageOf } from '../../display-ui/scene/stage.ts';
import { callOf } from './fixtures.ts';

const numbers = (calls: readonly RoomCall[]): readonly string[] => calls.map((call) => call.number);

/** The stage after calls that all arrived at 0, seen `monotonicMs` later. */
function stageAfter(
  calls: readonly RoomCall[],
  monotonicMs: number,
  announcing: readonly RoomCall[] = [],
  due: readonly RoomCall[] = [],
) {
  const arrivals = noteArrivals(new Map(), calls, { serverNowMs: 1_000, monotonicMs: 0 });
  return stageOf({ calls, arrivals, announcing, due, monotonicMs, listedCalls: 5 });
}

describe('who stands on the large plates', () => {
  const first = callOf('A012', { calledAtMs: 100 });
  const second = callOf('H036', { calledAtMs: 200 });
  const third = callOf('L009', { calledAtMs: 300 });
  const fourth = callOf('X001', { calledAtMs: 400 });

  it('one call stands alone, two and three share the plate as rows, oldest first', () => {
    expect(numbers(stageAfter([first], 1_000).onPlate)).toEqual(['A012']);
    expect(numbers(stageAfter([second, first], 1_000).onPlate)).toEqual(['A012', 'H036']);
    expect(numbers(stageAfter([third, second, first], 1_000).onPlate)).toEqual(['A012', 'H036', 'L009']);
  });

  it('a fourth waits in the list, and what is being said keeps its row', () => {
    const calls = [fourth, third, second, first];
    const stage = stageAfter(calls, 1_000, [first], [second, third, fourth]);
    expect(numbers(stage.onPlate)).toEqual(['A012', 'H036', 'L009']);
    expect(numbers(stage.listed)).toEqual(['X001']);
  });

  it('what is said of a counter that is not shown here takes nobody’s row', () => {
    const elsewhere = [callOf('K001'), callOf('K002'), callOf('K003')];
    expect(numbers(stageAfter([second, first], 1_000, elsewhere, [first]).onPlate)).toEqual(['A012', 'H036']);
  });

  it('a number stays golden while it is awaited, and leaves for the list once served', () => {
    expect(numbers(stageAfter([first], FRESH_FOR_MS + 60_000).onPlate)).toEqual(['A012']);
    const served = callOf('A012', { calledAtMs: 100, status: 'serving' });
    expect(stageAfter([served], FRESH_FOR_MS + 1)).toEqual({ onPlate: [], listed: [served] });
  });

  it('a call whose service begins at once is still seen for eight seconds', () => {
    const served = callOf('A012', { calledAtMs: 100, status: 'serving' });
    expect(numbers(stageAfter([served], 8_000).onPlate)).toEqual(['A012']);
  });

  it.each(['left', 'missed'] as const)(
    'a number that has %s the counter points nobody there any more',
    (status) => {
      const gone = callOf('H036', { calledAtMs: 200, status });
      expect(stageAfter([gone], 1_000)).toEqual({ onPlate: [], listed: [gone] });
      expect(numbers(stageAfter([gone, first], 1_000).onPlate)).toEqual(['A012']);
    },
  );

  it('when the newest is served, an earlier one that is still awaited returns', () => {
    const served = callOf('H036', { calledAtMs: 200, status: 'serving' });
    expect(numbers(stageAfter([served, first], 60_000).onPlate)).toEqual(['A012']);
  });

  it('what was called long before this screen came up is not highlighted', () => {
    const calls = [callOf('A012', { calledAtMs: 0, status: 'finished' })];
    const arrivals = noteArrivals(new Map(), calls, { serverNowMs: 31_000, monotonicMs: 0 });
    expect(
      stageOf({ calls, arrivals, announcing: [], due: [], monotonicMs: 1, listedCalls: 5 }).onPlate,
    ).toEqual([]);
  });

  it('a recall is a new arrival, the same call seen again is not', () => {
    const now = { serverNowMs: 1_000, monotonicMs: 5_000 };
    const before = noteArrivals(new Map(), [first], { serverNowMs: 200, monotonicMs: 0 });
    expect(noteArrivals(before, [first], now).get(first.ticketId)?.arrivedAtMs).toBe(0);
    const recalled = callOf('A012', { calledAtMs: 900, callCount: 2 });
    expect(noteArrivals(before, [recalled], now).get(first.ticketId)?.arrivedAtMs).toBe(5_000);
  });

  it('never shows more than three, never a number twice, and hides none of the last five', () => {
    const anyCalls = fc
      .uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 12 })
      .chain((tickets) =>
        fc.tuple(
          ...tickets.map((ticket, index) =>
            fc
              .constantFrom<RoomCall['status']>('called', 'serving', 'finished', 'missed', 'left')
              .map((status) =>
                callOf(`A${String(ticket).padStart(3, '0')}`, { status, calledAtMs: 1_000 - index }),
              ),
          ),
        ),
      );
    fc.assert(
      fc.property(anyCalls, fc.integer({ min: 0, max: 30_000 }), fc.nat(), (calls, monotonicMs, seed) => {
        const announcing = calls.slice(seed % 4, (seed % 4) + 2);
        const { onPlate, listed } = stageAfter(calls, monotonicMs, announcing, calls.toReversed());
        const shown = [...onPlate, ...listed];
        expect(onPlate.length).toBeLessThanOrEqual(3);
        expect(listed.length).toBeLessThanOrEqual(5);
        expect(new Set(numbers(shown)).size).toBe(shown.length);
        for (const call of announcing) expect(onPlate).toContain(call);
        for (const call of calls.slice(0, 5)) expect(shown).toContain(call);
      }),
    );
  });
});

describe('what takes turns', () => {
  it('seven fields stand together, more are dealt onto nearly equal pages of at most seven', () => {
    const fields = (count: number) => Array.from({ length: count }, (_, index) => index);
    expect(fieldPage(fields(7), 0)).toMatchObject({ items: fields(7), count: 1 });
    expect(fieldPage(fields(8), 0).items).toHaveLength(4);
    expect(fieldPage(fields(9), 0)).toEqual({ items: [0, 1, 2, 3, 4], index: 0, count: 2 });
    expect(fieldPage(fields(9), 10_000)).toEqual({ items: [5, 6, 7, 8], index: 1, count: 2 });
    expect(fieldPage(fields(9), 20_000).index).toBe(0);
    expect(fieldPage([], 0).items).toEqual([]);
  });

  it('every field gets its page', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (count) => {
        const fields = Array.from({ length: count }, (_, index) => index);
        const seen = new Set(
          Array.from({ length: 10 }, (_, page) => fieldPage(fields, page * 10_000).items).flat(),
        );
        expect(seen.size).toBe(count);
      }),
    );
  });

  it('items follow one another, and nothing takes no turn', () => {
    expect(takingTurns(['a', 'b'], 0, 10)?.item).toBe('a');
    expect(takingTurns(['a', 'b'], 10, 10)).toEqual({ item: 'b', index: 1 });
    expect(takingTurns(['a', 'b'], 0, 10, 1)?.item).toBe('b');
    expect(takingTurns([], 0, 10)).toBeNull();
  });
});
