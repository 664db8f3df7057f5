import { afterAll, beforeAll, expect, test } from 'vitest';
import { pipTextsIn } from '../../counter-ui/pip/pip-texts.ts';
import { openSmallShapes, PIP_WORDS, type SmallShapes } from './small-shapes.ts';

const SIZE = { width: 320, height: 180 } as const;
/** Those that differ most; the long tests look at all of them in both languages. */
const STATES = [
  'serving-printer',
  'serving-unprinted',
  'idle',
  'undo',
  'called-muted',
  'called-widest',
  'serving-refused',
  'pausing',
  'stale',
];

let shapes: SmallShapes;
beforeAll(async () => {
  shapes = await openSmallShapes();
});
afterAll(() => shapes.close());

test.each(STATES)('%s shows all of its words and breaks no rule of accessibility', async (state) => {
  const shape = { screen: 'pip', state, language: 'vi', size: SIZE } as const;
  expect(await shapes.cut(shape, PIP_WORDS)).toEqual([]);
  expect(await shapes.violations(shape)).toEqual([]);
});

test.each(['vi', 'en'] as const)('an alarm is six words at most in %s', (language) => {
  const { printer, sound } = pipTextsIn(language);
  // Beside the printer's own name and the time.
  expect(
    Object.values(printer)
      .map((words) => words.split(' ').length)
      .every((count) => count <= 3),
  ).toBe(true);
  for (const words of Object.values(sound)) {
    expect(words.split(' ').length, words).toBeLessThanOrEqual(6);
  }
});
