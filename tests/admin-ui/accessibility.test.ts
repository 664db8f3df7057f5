import { afterAll, beforeAll, expect, test } from 'vitest';
import { FULL_WINDOW, openGalleryCheck, type GalleryCheck } from '#tests/counter-ui/gallery-check.ts';

/** The states that differ most; all of them in both languages are checked by the long tests. */
const STATES = [
  'live',
  'live-stale',
  'printers-code',
  'printers-found',
  'printers-adjusted',
  'slip-changed',
  'slip-refused',
  'displays',
  'displays-room',
  'notices-uploads',
  'voice-changed',
  'recorder-taken',
  'recorder-folder',
  'sign-in-officer',
];

/** Of the pages with most words: what is longer in English must not push anything out of reach. */
const STATES_IN_ENGLISH = ['displays-room', 'voice-changed', 'recorder-stale'];
const SMALL_WINDOW = { width: 1280, height: 720 } as const;

let gallery: GalleryCheck;
beforeAll(async () => {
  gallery = await openGalleryCheck();
  // The first page is compiled here, so that no single test pays for it.
  await gallery.show('live', 'admin');
});
afterAll(() => gallery.close());

test.each(STATES)('the desk’s %s breaks no rule of accessibility', async (state) => {
  expect(await gallery.violations('admin', state, 'vi', FULL_WINDOW)).toEqual([]);
});

test.each(STATES_IN_ENGLISH)('the desk’s %s breaks none in English and in a small window', async (state) => {
  expect(await gallery.violations('admin', state, 'en', SMALL_WINDOW)).toEqual([]);
});
