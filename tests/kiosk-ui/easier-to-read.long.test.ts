import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KIOSK_STATES } from '#tests/looks/kiosk-states.ts';
import { LANDSCAPE, openKioskGallery, PORTRAIT, type KioskGallery } from './kiosk-gallery.ts';

let gallery: KioskGallery;
beforeAll(async () => {
  gallery = await openKioskGallery();
});
afterAll(() => gallery.close());

describe.each([
  ['upright', PORTRAIT],
  ['lying', LANDSCAPE],
])('%s', (_shape, size) => {
  test.each(['', 'lang=en', 'reach', 'text=150', 'text=200', 'contrast=darkOnLight', 'contrast=lightOnDark'])(
    'set by "%s" no state breaks a rule of accessibility',
    async (query) => {
      const broken: string[] = [];
      for (const state of KIOSK_STATES) {
        await gallery.show(state, size, query);
        broken.push(...(await gallery.violations()).map((violation) => `${state}: ${violation}`));
      }
      expect(broken).toEqual([]);
    },
  );

  test.each(['contrast=darkOnLight', 'contrast=lightOnDark'])(
    'set by "%s" every word of every state has 7:1',
    async (query) => {
      const broken: string[] = [];
      for (const state of KIOSK_STATES) {
        // Staff measure the screen, and before the kiosk knows its office nobody can have set it.
        if (
          /^(calibration|connecting|unreachable|not-enrolled|foreign-origin|protocol-mismatch)$/.test(state)
        )
          continue;
        await gallery.show(state, size, query);
        const violations = await gallery.violations(['color-contrast-enhanced']);
        broken.push(...violations.map((violation) => `${state}: ${violation}`));
      }
      expect(broken).toEqual([]);
    },
  );
});
