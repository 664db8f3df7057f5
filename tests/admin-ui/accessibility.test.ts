import { afterAll, beforeAll, expect, test } from 'vitest';
import { FULL_WINDOW, openGalleryCheck, type GalleryCheck } from '#tests/counter-ui/gallery-check.ts';

/** The states that differ most; all of them in both languages are checked by the long tests. */
const STATES = [
  'live',
  'live-stale',
  'start-found',
  'start-paper',
  'printers-code',
  'printers-found',
  'printers-adjusted',
  'slip-changed',
  'slip-refused',
  'displays',
  'displays-room',
  'notices-uploads',
  'office-faulty',
  'services-changed',
  'services-waiting',
  'counters-nobody',
  'feedback',
  'feedback-changed',
  'feedback-add',
  'feedback-settings',
  'files',
  'files-rejected',
  'files-columns',
  'posters',
  'posters-changed',
  'health',
  'health-every-fault',
  'health-calm',
  'secure-on',
  'secure-uncovered',
  'backups',
  'backups-changed',
  'backups-failed',
  'reports-day',
  'reports-empty',
  'reports-failed',
  'report-settings-changed',
  'report-settings-key',
  'procedures-open',
  'procedures-weak',
  'procedures-preview',
  'procedures-refused',
  'voice-changed',
  'recorder-taken',
  'recorder-folder',
  'sign-in-officer',
  'sign-in-temporary',
  'trail',
  'people-add',
  'people-temporary',
  'account-refused',
  'devices-code',
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
