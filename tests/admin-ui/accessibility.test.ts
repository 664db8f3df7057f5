import { afterAll, beforeAll, expect, test } from 'vitest';
import { FULL_WINDOW, openGalleryCheck, type GalleryCheck } from '#tests/counter-ui/gallery-check.ts';

/** The states that differ most; all of them in both languages are checked by the long tests. */
const STATES = [
  'live',
  'start-found',
  'printers-adjusted',
  'slip-refused',
  'displays',
  'notices-uploads',
  'office-faulty',
  'services-waiting',
  'feedback',
  'feedback-add',
  'files',
  'files-rejected',
  'posters',
  'health',
  'health-every-fault',
  'secure-uncovered',
  'backups',
  'reports-day',
  'report-settings-key',
  'procedures-open',
  'procedures-preview',
  'voice-changed',
  'sign-in-temporary',
  'trail',
  'people-add',
  'account-refused',
  'supervisor-printers',
  'not-enrolled',
];

/** Of the pages with most words: what is longer in English must not push anything out of reach. */
const STATES_IN_ENGLISH = ['health-every-fault', 'procedures-preview', 'reports-month', 'report-settings'];
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

test.each([
  ['windows', 'vi', FULL_WINDOW],
  ['trusted', 'vi', FULL_WINDOW],
  ['android', 'en', { width: 390, height: 800 }],
] as const)('the page of trust, %s, breaks none', async (state, language, size) => {
  expect(await gallery.violations('trust', state, language, size)).toEqual([]);
});

test.each(STATES_IN_ENGLISH)('the desk’s %s breaks none in English and in a small window', async (state) => {
  expect(await gallery.violations('admin', state, 'en', SMALL_WINDOW)).toEqual([]);
});
