import { afterAll, beforeAll, expect, test } from 'vitest';
import { FULL_WINDOW, openGalleryCheck, SIDE_PANEL, type GalleryCheck } from './gallery-check.ts';

/** The states that differ most; all of them in both shapes are checked by the long tests. */
const FULL_WINDOW_STATES = [
  'idle-busy',
  'nobody-waiting',
  'called-muted',
  'serving-full',
  'paused',
  'park',
  'transfer',
  'dialog-finish',
  'dialog-issue',
  'dialog-colleagues',
  'dialog-keys',
  'dialog-call-reason',
  'stale-finish',
  'login-wrong',
  'login-temporary',
  'locked-wrong',
  'locked-password',
  'account-pin',
];
const SIDE_PANEL_STATES = ['called', 'stale-idle', 'login-stale', 'locked-stale', 'account'];
const LAUNCHER_STATES = ['quiet', 'busy', 'elsewhere'];

let gallery: GalleryCheck;
beforeAll(async () => {
  gallery = await openGalleryCheck();
});
afterAll(() => gallery.close());

test.each(FULL_WINDOW_STATES)('the counter’s %s breaks no rule of accessibility', async (state) => {
  expect(await gallery.violations('counter', state, 'vi', FULL_WINDOW)).toEqual([]);
});

test.each(SIDE_PANEL_STATES)(
  'the side panel’s %s breaks no rule of accessibility in English',
  async (state) => {
    expect(await gallery.violations('counter', state, 'en', SIDE_PANEL)).toEqual([]);
  },
);

test.each(LAUNCHER_STATES)('the launcher’s %s breaks no rule of accessibility', async (state) => {
  expect(await gallery.violations('launcher', state, 'vi', FULL_WINDOW)).toEqual([]);
});
