import { describe, expect, test } from 'vitest';
import type { FieldId } from '#protocol/vocabulary.ts';
import type { DomainEvent } from '#server/domain/events.ts';
import { fieldLoads } from '#server/domain/estimate.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { CERTIFICATION, CIVIL_STATUS, HOUSEHOLD } from '#tests/support/ward.ts';
import { dayOf, dayOpened } from './given.ts';
import { called, finished, issued, opened, started } from './happenings.ts';

const loadOf = (day: QueueDay, fieldId: FieldId) => fieldLoads(day).find((load) => load.fieldId === fieldId)!;
const waiting = (letter: string, people: number): readonly DomainEvent[] =>
  Array.from({ length: people }, (_, index) => issued(`${letter}${String(index + 1).padStart(3, '0')}`));

describe('the wait that a newcomer is told', () => {
  test('cannot be known while no counter for the field is open', () => {
    const day = dayOf(dayOpened, ...waiting('K', 3), opened(2, 'lan'));
    expect(loadOf(day, HOUSEHOLD)).toEqual({ fieldId: HOUSEHOLD, waiting: 3, range: null, openCounters: 0 });
  });

  test('is never promised as nothing: an empty hall is 0 to 5 minutes', () => {
    const day = dayOf(dayOpened, opened(2, 'lan'));
    expect(loadOf(day, CERTIFICATION)).toMatchObject({ range: { from: 0, to: 5 }, openCounters: 1 });
  });

  test('is rounded outward to five minutes', () => {
    // Two before, one counter, 3 to 6 minutes each and 0.7 to walk: 7.4 to 13.4 minutes.
    const day = dayOf(dayOpened, opened(2, 'lan'), ...waiting('C', 2));
    expect(loadOf(day, CERTIFICATION).range).toEqual({ from: 5, to: 15 });
  });

  test('counts half a service for whoever is at the counter', () => {
    // 3.7 · 2½ = 9.25 and 6.7 · 2½ = 16.75 minutes.
    const day = dayOf(dayOpened, opened(2, 'lan'), ...waiting('C', 3), called('C001', 2, 'lan', 3));
    expect(loadOf(day, CERTIFICATION).range).toEqual({ from: 5, to: 20 });
  });

  test('grows with the people before, and never shrinks', () => {
    const ranges = Array.from(
      { length: 30 },
      (_, people) =>
        loadOf(dayOf(dayOpened, opened(2, 'lan'), ...waiting('C', people)), CERTIFICATION).range!,
    );
    for (const [index, range] of ranges.entries()) {
      const before = ranges[index - 1] ?? { from: 0, to: 0 };
      expect(range.from).toBeGreaterThanOrEqual(before.from);
      expect(range.to).toBeGreaterThanOrEqual(before.to);
      expect(range.to).toBeGreaterThan(range.from);
    }
    expect(ranges.at(-1)!.from).toBeGreaterThan(60);
  });

  test('shrinks with every counter that opens for the field', () => {
    const one = loadOf(dayOf(dayOpened, opened(2, 'lan'), ...waiting('C', 10)), CERTIFICATION);
    const two = loadOf(
      dayOf(dayOpened, opened(2, 'lan'), opened(1, 'minh'), ...waiting('C', 10)),
      CERTIFICATION,
    );
    expect([one.openCounters, two.openCounters]).toEqual([1, 2]);
    expect(two.range!.to).toBeLessThan(one.range!.to);
  });

  test('counts people of other fields who stand before the same counter', () => {
    // Counter 1 alone serves both fields: four certifications delay a birth by 4 · 3.7 to 4 · 6.7 minutes.
    const day = dayOf(dayOpened, opened(1, 'lan'), ...waiting('C', 4));
    expect(loadOf(day, CIVIL_STATUS)).toMatchObject({ waiting: 0, range: { from: 10, to: 30 } });
    expect(loadOf(day, HOUSEHOLD).range).toBeNull();
  });

  test('believes today’s own service times once there are five of them', () => {
    const served = (count: number): readonly DomainEvent[] =>
      Array.from({ length: count }, (_, index) => `C9${String(index).padStart(2, '0')}`).flatMap((number) => [
        issued(number),
        called(number, 2, 'lan'),
        started(number, 2, 'lan'),
        finished(number, 2, 'lan'),
      ]);
    // Each of the served took one second; ten people are then a matter of walking.
    const four = dayOf(dayOpened, opened(2, 'lan'), ...served(4), ...waiting('C', 10));
    const five = dayOf(dayOpened, opened(2, 'lan'), ...served(5), ...waiting('C', 10));
    expect(loadOf(four, CERTIFICATION).range).toEqual({ from: 35, to: 70 });
    expect(loadOf(five, CERTIFICATION).range).toEqual({ from: 5, to: 10 });
  });
});
