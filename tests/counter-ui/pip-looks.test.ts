import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pipTextsIn } from '../../counter-ui/pip/pip-texts.ts';
import { PIP_STATE_NAMES } from '../looks/pip-states.ts';
import { openSmallShapes, type SmallShapes } from './small-shapes.ts';

const SIZE = { width: 320, height: 180 } as const;
/** Everything that must be read whole; only a service's name may end in dots. */
const WHOLE =
  '.pip-head, .pip-number, .pip-headline, .pip-state, .pip-time, .pip-note, .pip-key, .pip-key-words, .pip-foot, .pip-foot-words';

let shapes: SmallShapes;
beforeAll(async () => {
  shapes = await openSmallShapes();
});
afterAll(() => shapes.close());

describe.each(['vi', 'en'] as const)('at 320 × 180 in %s', (language) => {
  test.each(PIP_STATE_NAMES)(
    '%s shows all of its words and breaks no rule of accessibility',
    async (state) => {
      const shape = { screen: 'pip', state, language, size: SIZE } as const;
      expect(await shapes.cut(shape, WHOLE)).toEqual([]);
      expect(await shapes.violations(shape)).toEqual([]);
    },
  );
});

test.each(['vi', 'en'] as const)('an alarm is six words at most in %s', (language) => {
  const { printer, sound } = pipTextsIn(language);
  for (const words of [...Object.values(printer), ...Object.values(sound)]) {
    expect(words.split(' ').length, words).toBeLessThanOrEqual(6);
  }
});
