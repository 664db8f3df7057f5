import { afterAll, beforeAll, expect, test } from 'vitest';
import { FULL_WINDOW, openGalleryCheck, type GalleryCheck } from '#tests/counter-ui/gallery-check.ts';
import { ADMIN_STATE_NAMES } from '#tests/looks/admin-gallery.ts';

const SMALL_WINDOW = { width: 1280, height: 720 } as const;

let gallery: GalleryCheck;
beforeAll(async () => {
  gallery = await openGalleryCheck();
  // The first page is compiled here, so that no single test pays for it.
  await gallery.show('live', 'admin');
});
afterAll(() => gallery.close());

test.each(ADMIN_STATE_NAMES)('the desk’s %s breaks no rule of accessibility', async (state) => {
  expect(await gallery.violations('admin', state, 'vi', FULL_WINDOW)).toEqual([]);
  expect(await gallery.violations('admin', state, 'en', SMALL_WINDOW)).toEqual([]);
});
