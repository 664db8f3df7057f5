/** Numbers by phone on the desk: what counts as changed, how two people's changes come together, what can be saved, and the new key. */
import { describe, expect, test } from 'vitest';
import { POSTER_LIMITS, type PosterSettings } from '#protocol/poster.ts';
import { posterSettings } from '#protocol/poster-shapes.ts';
import { FIRST_POSTERS } from '#tests/support/hall-stand-in.ts';
import { canBeSaved, changesBetween, NUMBER_PARTS, rebase } from '../../admin-ui/posters/poster-changes.ts';
import { createPostersDesk, newPosterKey } from '../../admin-ui/posters/posters-desk.ts';
import { hashOf, routeOf } from '../../admin-ui/route.ts';
import { countedIds, done, refused, settled, standIn } from './desk-stand-in.ts';

const theirs = (change: Partial<PosterSettings>): PosterSettings => ({
  ...FIRST_POSTERS,
  revision: 2,
  ...change,
});

describe('changes', () => {
  test('are told setting by setting; the revision is none', () => {
    expect(changesBetween(FIRST_POSTERS, theirs({}))).toEqual([]);
    expect(changesBetween(FIRST_POSTERS, theirs({ isOn: true, wifi: 'Khách' }))).toEqual(['isOn', 'wifi']);
  });

  test('of two people are both kept, under the newer revision; what both changed keeps one’s own', () => {
    const mine = { ...FIRST_POSTERS, isOn: true, perMinute: 9 };
    expect(rebase(FIRST_POSTERS, mine, theirs({ perMinute: 3, wifi: 'Khách' }))).toEqual(
      theirs({ isOn: true, perMinute: 9, wifi: 'Khách' }),
    );
  });

  test.each(NUMBER_PARTS)('of %s are sent only within its bounds, as the server has them', (part) => {
    const { least, most } = POSTER_LIMITS[part];
    for (const [value, isGood] of [
      [least, true],
      [most, true],
      [least - 1, false],
      [most + 1, false],
      [2.5, false],
    ] as const) {
      const settings = { ...FIRST_POSTERS, [part]: value };
      expect(canBeSaved(settings)).toBe(isGood);
      expect(posterSettings.safeParse(settings).success).toBe(isGood);
    }
  });
});

test('a new key is 22 letters as the server takes them, another one each time', () => {
  const keys = Array.from({ length: 200 }, newPosterKey);
  expect(new Set(keys).size).toBe(200);
  for (const posterKey of keys)
    expect(posterSettings.safeParse({ ...FIRST_POSTERS, posterKey }).success).toBe(true);
});

test('the page has an address of its own', () => {
  expect(routeOf(hashOf({ page: 'posters' }))).toEqual({ page: 'posters' });
});

test('the desk fetches, edits and saves; a save that came too late is laid on top of what others saved', async () => {
  let kept = FIRST_POSTERS;
  const { send, asked } = standIn(({ name, input }) => {
    if (name === 'getPosters') return done(kept);
    const { settings } = input as { readonly settings: PosterSettings };
    if (settings.revision !== kept.revision) return refused('settings_changed');
    kept = { ...settings, revision: settings.revision + 1 };
    return done({ revision: kept.revision });
  });
  const desk = createPostersDesk({
    send,
    now: () => 0,
    newRequestId: countedIds(),
    onSessionEnd: () => undefined,
  });
  desk.lookAgain(1);
  await settled();
  desk.edit((settings) => ({ ...settings, isOn: true }));
  kept = { ...kept, revision: 2, wifi: 'Khách' };
  desk.save();
  await settled();
  expect(desk.state()).toMatchObject({
    draft: { isOn: true, wifi: 'Khách', revision: 2 },
    notice: { kind: 'rebased', theirs: ['wifi'], both: [] },
  });
  desk.save();
  await settled();
  expect(kept).toMatchObject({ isOn: true, wifi: 'Khách', revision: 3 });
  expect(asked.map(({ name }) => name)).toEqual(['getPosters', 'savePosters', 'getPosters', 'savePosters']);
});
