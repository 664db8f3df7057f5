import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COUNTER_STATE_NAMES } from '../looks/counter-states.ts';
import { LAUNCHER_STATE_NAMES } from '../looks/launcher-states.ts';
import { FULL_WINDOW, openGalleryCheck, SIDE_PANEL, type GalleryCheck } from './gallery-check.ts';

let gallery: GalleryCheck;
beforeAll(async () => {
  gallery = await openGalleryCheck();
});
afterAll(() => gallery.close());

const SHAPES = [
  ['vi', FULL_WINDOW],
  ['en', SIDE_PANEL],
] as const;

describe.each(SHAPES)('in %s, no state breaks a rule of accessibility', (language, size) => {
  test.each(COUNTER_STATE_NAMES)('counter, %s', async (state) => {
    expect(await gallery.violations('counter', state, language, size)).toEqual([]);
  });

  test.each(LAUNCHER_STATE_NAMES)('launcher, %s', async (state) => {
    expect(await gallery.violations('launcher', state, language, size)).toEqual([]);
  });
});
