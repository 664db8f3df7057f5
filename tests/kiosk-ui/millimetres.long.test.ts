import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKioskGallery, type KioskGallery } from './kiosk-gallery.ts';
import { measureFaults, SCREENS } from './kiosk-measures.ts';

let gallery: KioskGallery;
beforeAll(async () => {
  gallery = await openKioskGallery();
});
afterAll(() => gallery.close());

describe.each([
  '',
  'lang=en',
  'lang=zh',
  'reach',
  'reach&lang=en',
  'text=150',
  'text=200',
  'text=200&lang=en',
  'text=200&lang=zh',
  'text=200&reach',
])('set by "%s"', (query) => {
  test.each(SCREENS)(
    '%s inches, %o: every key of every state is 20 mm or more with 3 mm between, and nothing is cut',
    async (...screen) => {
      expect(await measureFaults(gallery, screen, query)).toEqual([]);
    },
  );
});
