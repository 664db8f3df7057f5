import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSmallShapes, PANEL_WORDS, type SmallShapes } from './small-shapes.ts';

const SIZE = { width: 400, height: 900 } as const;
const SHORT = { width: 400, height: 600 } as const;

let shapes: SmallShapes;
beforeAll(async () => {
  shapes = await openSmallShapes();
});
afterAll(() => shapes.close());

const shape = (state: string, size: { readonly width: number; readonly height: number } = SIZE) =>
  ({ screen: 'panel', state, language: 'vi', size }) as const;

describe('where height is short', () => {
  test.each(['called-muted-no-paper', 'called-widest', 'serving-refused', 'stale', 'undo'])(
    '%s keeps number, all eight actions and the alarm',
    async (state) => {
      const hasAlarm = /muted|stale/.test(state);
      expect(await shapes.inSight(shape(state, SHORT), '.panel-number')).toBe(1);
      expect(await shapes.inSight(shape(state, SHORT), '.panel .counter-action')).toBe(8);
      expect(await shapes.inSight(shape(state, SHORT), '.panel .counter-alarm')).toBe(hasAlarm ? 1 : 0);
    },
  );

  test('the note goes first, then the third of the next and the second, never the first', async () => {
    const seen: string[] = [];
    for (let height = 900; height >= 600; height -= 25) {
      const at = shape('called-muted', { width: 400, height });
      const notes = await shapes.inSight(at, '.panel-line');
      const next = await shapes.inSight(at, '.panel-next-row');
      seen.push(`${String(Math.min(1, notes))} ${String(next)}`);
    }
    expect(seen[0]).toBe('1 3');
    // No note stands where a number had to go, and at every height the first of them is there.
    expect(new Set(seen)).toEqual(new Set(['1 3', '0 3', '0 2', '0 1']));
  });
});

describe('the panel', () => {
  test('is what a window of 860 px shows, and the full page one of 861', async () => {
    expect(await shapes.inSight(shape('serving', { width: 860, height: 900 }), '.panel-number')).toBe(1);
    expect(await shapes.inSight(shape('serving', { width: 861, height: 900 }), '.panel-number')).toBe(0);
    expect(await shapes.inSight(shape('serving', { width: 861, height: 900 }), '.counter-number')).toBe(1);
  });

  test.each(['called-muted', 'park', 'transfer', 'pause'])(
    '%s cuts no word off and breaks no rule of accessibility',
    async (state) => {
      expect(await shapes.cut(shape(state), PANEL_WORDS)).toEqual([]);
      expect(await shapes.violations(shape(state))).toEqual([]);
    },
  );

  test.each(['called-muted', 'stale'])('%s fits and is accessible in English', async (state) => {
    const english = { ...shape(state, SHORT), language: 'en' } as const;
    expect(await shapes.cut(english, PANEL_WORDS)).toEqual([]);
    expect(await shapes.violations(english)).toEqual([]);
  });
});
