import { describe, expect, test } from 'vitest';
import { nearestKey, type Direction, type Place } from '../../kiosk-ui/access/nearest-key.ts';
import { FIRST_KEY, isSwitch, markerAfter, ROUNDS, type Marker } from '../../kiosk-ui/access/switch-scan.ts';

describe('an arrow leads to the nearest key on its side', () => {
  /** Three keys in a row above four rows of two, as on the start page. */
  const row = (count: number, top: number, width: number): readonly Place[] =>
    Array.from({ length: count }, (_, index) => ({
      left: 48 + index * (width + 18),
      right: 48 + index * (width + 18) + width,
      top,
      bottom: top + 120,
    }));
  const keys = [...row(3, 400, 316), ...[600, 740, 880, 1_020].flatMap((top) => row(2, top, 483))];
  const from = (index: number, direction: Direction): number | null =>
    nearestKey(keys, keys[index] ?? { left: 0, top: 0, right: 0, bottom: 0 }, direction);

  test('along a row and back', () => {
    expect(from(0, 'right')).toBe(1);
    expect(from(1, 'right')).toBe(2);
    expect(from(2, 'left')).toBe(1);
    expect(from(3, 'right')).toBe(4);
  });

  test('down a column and up again', () => {
    expect([from(3, 'down'), from(5, 'down'), from(7, 'down')]).toEqual([5, 7, 9]);
    expect([from(10, 'up'), from(8, 'up'), from(6, 'up')]).toEqual([8, 6, 4]);
  });

  test('from wide rows to narrow ones it goes straight on', () => {
    expect(from(0, 'down')).toBe(3);
    expect(from(2, 'down')).toBe(4);
    expect(from(4, 'up')).toBe(2);
  });

  test('at the edge it leads nowhere', () => {
    expect(from(0, 'left')).toBeNull();
    expect(from(0, 'up')).toBeNull();
    expect(from(10, 'down')).toBeNull();
    expect(nearestKey([], { left: 0, top: 0, right: 1, bottom: 1 }, 'down')).toBeNull();
  });

  test('every key can be come to from the first', () => {
    const seen = new Set([0]);
    for (const index of seen) {
      for (const direction of ['up', 'down', 'left', 'right'] as const) {
        const next = from(index, direction);
        if (next !== null) seen.add(next);
      }
    }
    expect(seen.size).toBe(keys.length);
  });
});

describe('one switch', () => {
  const marksOf = (keyCount: number): readonly number[] => {
    const indices: number[] = [];
    let marker: Marker | null = FIRST_KEY;
    while (marker !== null && indices.length < 100) {
      indices.push(marker.index);
      marker = markerAfter(marker, keyCount);
    }
    return indices;
  };

  test('the marker goes through all keys in order, some rounds, and rests', () => {
    expect(marksOf(3)).toEqual(Array.from({ length: ROUNDS }, () => [0, 1, 2]).flat());
  });

  test('keys that became fewer, or none, end no page', () => {
    expect(markerAfter({ index: 7, roundsLeft: 2 }, 3)).toEqual({ index: 0, roundsLeft: 1 });
    expect(marksOf(0)).toHaveLength(ROUNDS);
  });

  test('Enter and the space bar are the switch', () => {
    expect(['Enter', ' ', 'a', 'Tab', 'ArrowDown'].map(isSwitch)).toEqual([true, true, false, false, false]);
  });
});
