import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PANEL_STATE_NAMES } from '../looks/panel-states.ts';
import { PIP_STATE_NAMES } from '../looks/pip-states.ts';
import { openSmallShapes, PANEL_WORDS, PIP_WORDS, type SmallShapes } from './small-shapes.ts';

const PANEL = { width: 400, height: 900 } as const;
const PIP = { width: 320, height: 180 } as const;

let shapes: SmallShapes;
beforeAll(async () => {
  shapes = await openSmallShapes();
});
afterAll(() => shapes.close());

describe.each(['vi', 'en'] as const)(
  'in %s, every state shows its words whole and breaks no rule',
  (language) => {
    test.each(PANEL_STATE_NAMES)('the panel, %s', async (state) => {
      const shape = { screen: 'panel', state, language, size: PANEL } as const;
      expect(await shapes.cut(shape, PANEL_WORDS)).toEqual([]);
      expect(await shapes.violations(shape)).toEqual([]);
    });

    test.each(PIP_STATE_NAMES)('the small window, %s', async (state) => {
      const shape = { screen: 'pip', state, language, size: PIP } as const;
      expect(await shapes.cut(shape, PIP_WORDS)).toEqual([]);
      expect(await shapes.violations(shape)).toEqual([]);
    });
  },
);
