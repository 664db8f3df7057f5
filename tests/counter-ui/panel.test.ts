import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PANEL_STATE_NAMES } from '../looks/panel-states.ts';
import { openSmallShapes, type SmallShapes } from './small-shapes.ts';

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
  test.each(['called-muted', 'called-muted-no-paper', 'called-widest', 'serving-refused', 'stale', 'undo'])(
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
    const steps = seen.filter((step, index) => step !== seen[index - 1]);
    // From one step to the next only less is seen, and the note is gone before a number goes.
    expect(seen[0]).toBe('1 3');
    expect(seen.at(-1)).toMatch(/ 1$/);
    expect(steps.every((step, index) => index === 0 || step < (steps[index - 1] ?? ''))).toBe(true);
    expect(steps).not.toContain('1 2');
    expect(steps).not.toContain('1 1');
  });
});

describe('the panel', () => {
  test('is what a window of 560 px shows, and the full page one of 561', async () => {
    expect(await shapes.inSight(shape('serving', { width: 560, height: 900 }), '.panel-number')).toBe(1);
    expect(await shapes.inSight(shape('serving', { width: 561, height: 900 }), '.panel-number')).toBe(0);
    expect(await shapes.inSight(shape('serving', { width: 561, height: 900 }), '.counter-number')).toBe(1);
  });

  test.each(PANEL_STATE_NAMES)('%s cuts no word off and breaks no rule of accessibility', async (state) => {
    const words =
      '.panel-state, .panel-hero, .panel-number, .panel-time, .counter-action-words, .panel-next-head, .counter-bar';
    expect(await shapes.cut(shape(state), words)).toEqual([]);
    expect(await shapes.violations(shape(state))).toEqual([]);
  });

  test.each(['called-muted', 'undo', 'stale', 'paused'])(
    '%s fits and is accessible in English',
    async (state) => {
      const english = { ...shape(state, SHORT), language: 'en' } as const;
      expect(
        await shapes.cut(english, '.panel-state, .panel-hero, .counter-action-words, .counter-bar'),
      ).toEqual([]);
      expect(await shapes.violations(english)).toEqual([]);
    },
  );
});
