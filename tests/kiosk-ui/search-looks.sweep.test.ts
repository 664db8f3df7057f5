import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { KIOSK_STATES } from '#tests/looks/kiosk-states.ts';
import { swept } from '#tests/support/sweep.ts';
import { LANDSCAPE, openKioskGallery, PORTRAIT, type KioskGallery } from './kiosk-gallery.ts';

/** A gallery is compiled and drawn here; a busy machine takes its time. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

/** 20 mm on the reference kiosk. */
const SMALLEST_KEY_PX = 79;
/** In reach mode everything that is pressed stands below this line. */
const REACH_FROM_PX = 1920 - 955;

const SEARCH_PAGES = KIOSK_STATES.filter((state) => /^(?:search|fields|browse|procedure|carry)/.test(state));

let gallery: KioskGallery;
beforeAll(async () => {
  gallery = await openKioskGallery();
});
afterAll(() => gallery.close());

/** Keys that stand outside the page, under the foot, over one another, or are too small for a finger. */
const wrongKeys = (page: Page): Promise<readonly string[]> =>
  page.locator('.kiosk-page .kiosk-key').evaluateAll((keys, smallest) => {
    const foot = document.querySelector('.kiosk-foot')?.getBoundingClientRect().top ?? innerHeight;
    const shown = keys.filter((key) => key.checkVisibility());
    const name = (key: Element): string => (key.getAttribute('aria-label') ?? key.textContent).slice(0, 30);
    const boxes = shown.map((key) => ({ name: name(key), box: key.getBoundingClientRect() }));
    const isOver = (one: DOMRect, other: DOMRect): boolean =>
      one.left < other.right - 1 &&
      other.left < one.right - 1 &&
      one.top < other.bottom - 1 &&
      other.top < one.bottom - 1;
    return boxes.flatMap(({ name: of, box }, index) => [
      ...(box.left < 0 || box.right > innerWidth + 1 || box.bottom > foot + 1 ? [`${of}: outside`] : []),
      ...(box.width < smallest || box.height < smallest ? [`${of}: small`] : []),
      ...(boxes.slice(index + 1).some((other) => isOver(box, other.box)) ? [`${of}: covered`] : []),
    ]);
  }, SMALLEST_KEY_PX);

/** Keys above what one reaches from a wheelchair. */
const highKeys = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.kiosk-page .kiosk-key')
    .evaluateAll(
      (keys, from) =>
        keys
          .filter((key) => key.checkVisibility() && key.getBoundingClientRect().top < from)
          .map((key) => `${key.textContent}: high`),
      REACH_FROM_PX,
    );

/** Words that are wider or taller than what they stand in. */
const cutWords = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.kiosk-page .kiosk-key, .kiosk-page h1, .kiosk-page h2, .kiosk-page p')
    .evaluateAll((elements) =>
      elements
        .filter(
          (element) =>
            element.checkVisibility() &&
            element.getBoundingClientRect().width > 1 &&
            !element.matches('.kiosk-paper-note, .visually-hidden') &&
            (element.scrollWidth > element.clientWidth + 2 ||
              element.scrollHeight > element.clientHeight + 14),
        )
        .map((element) => element.textContent.slice(0, 40)),
    );

const LAYOUTS = [
  ['portrait', '', PORTRAIT],
  ['portrait, English', 'lang=en', PORTRAIT],
  ['portrait, keys lowered', 'reach', PORTRAIT],
  ['landscape', '', LANDSCAPE],
  ['landscape, English', 'lang=en', LANDSCAPE],
  ['landscape, keys lowered', 'reach', LANDSCAPE],
] as const;

test.each(swept([LAYOUTS[2], LAYOUTS[4]], LAYOUTS))(
  '%s: every key is whole, large enough and free, and no word is cut',
  async (_, modes, size) => {
    const faults: string[] = [];
    for (const state of SEARCH_PAGES) {
      const page = await gallery.show(state, size, modes);
      const high = modes.includes('reach') && size === PORTRAIT ? await highKeys(page) : [];
      for (const fault of [...(await wrongKeys(page)), ...(await cutWords(page)), ...high])
        faults.push(`${state}: ${fault}`);
    }
    expect(faults).toEqual([]);
  },
);
