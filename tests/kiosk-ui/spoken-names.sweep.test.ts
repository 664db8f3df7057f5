/** Of every state of the kiosk: what is said of a control is the name that the browser gives to any screen reader, and nothing is left out. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KIOSK_STATES } from '#tests/looks/kiosk-states.ts';
import { eachOf } from '#tests/support/sweep.ts';
import { openKioskGallery, PORTRAIT, type KioskGallery } from './kiosk-gallery.ts';

type Reading = {
  readonly nameOf: (element: Element) => string;
  readonly piecesOfPage: (page: Document) => readonly { readonly text: string }[];
};

let gallery: KioskGallery;
beforeAll(async () => {
  gallery = await openKioskGallery();
});
afterAll(() => gallery.close());

/** Pauses aside, which are ours. */
const wordsOf = (name: string): string => name.replaceAll(/[\s,.]+/g, '');

const saidNames = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('button, input'))
      .filter((control) => control.closest('[inert]') === null)
      .map((control) => (window as unknown as Reading).nameOf(control)),
  );

/** By the browser's own reckoning. */
async function accessibleNames(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ role, ignored }) => !ignored && (role?.value === 'button' || role?.value === 'textbox'))
    .map(({ name }) => String(name?.value));
}

const STATES = eachOf(3, KIOSK_STATES);
const groups = Array.from({ length: Math.ceil(STATES.length / 30) }, (_, group) =>
  STATES.slice(group * 30, (group + 1) * 30),
);

test.each(groups.map((states) => [`${states[0] ?? ''} to ${states.at(-1) ?? ''}`, states] as const))(
  'every control from %s is called what it is called',
  async (_, states) => {
    const wrong: unknown[] = [];
    let count = 0;
    for (const state of states) {
      const page = await gallery.show(state, PORTRAIT, count % 2 === 0 ? '' : 'lang=en');
      const [said, accessible] = [await saidNames(page), await accessibleNames(page)];
      count += said.length;
      const [ours, theirs] = [said.map(wordsOf).toSorted(), accessible.map(wordsOf).toSorted()];
      if (JSON.stringify(ours) !== JSON.stringify(theirs)) wrong.push({ state, said, accessible });
      // Staff measure the screen with their eyes.
      if (state === 'calibration') continue;
      const pieces = await page.evaluate(() => (window as unknown as Reading).piecesOfPage(document));
      const heading = await page
        .locator('.kiosk-sheet h2, .kiosk-frame:not([inert]) h1, .kiosk-standstill h1')
        .first()
        .innerText();
      const words = wordsOf(pieces.map(({ text }) => text).join(' '));
      if (!words.startsWith(wordsOf(heading))) wrong.push({ state, heading, words });
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(30);
  },
  120_000,
);
