import { afterAll, beforeAll, expect, test } from 'vitest';
import { KIOSK_STATES } from '#tests/looks/kiosk-states.ts';
import { eachOf } from '#tests/support/sweep.ts';
import { openKioskGallery, PORTRAIT, type KioskGallery } from './kiosk-gallery.ts';

let gallery: KioskGallery;
beforeAll(async () => {
  gallery = await openKioskGallery();
});
afterAll(() => gallery.close());

/** Tests of so many, so that a broken one names its neighbourhood and none runs for minutes. */
const STATES_A_TEST = 20;
const STATES = eachOf(2, KIOSK_STATES);
const groups = Array.from({ length: Math.ceil(STATES.length / STATES_A_TEST) }, (_, group) =>
  STATES.slice(group * STATES_A_TEST, (group + 1) * STATES_A_TEST),
);

test.each(groups.map((states) => [`${states[0] ?? ''} to ${states.at(-1) ?? ''}`, states] as const))(
  'no state from %s breaks a rule of accessibility',
  async (_, states) => {
    const found: string[] = [];
    for (const state of states) {
      await gallery.show(state, PORTRAIT);
      found.push(...(await gallery.violations()).map((fault) => `${state}: ${fault}`));
    }
    expect(found).toEqual([]);
  },
  120_000,
);
