/** The first run: what each step needs before the next one, what it fills in, and that everybody can use it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setupProposal } from '#server/setup/proposal.ts';
import { FULL_WINDOW, openGalleryCheck, type GalleryCheck } from '#tests/counter-ui/gallery-check.ts';
import { SETUP_STATES } from '#tests/looks/setup-states.ts';
import {
  fieldsOfNobody,
  isUsername,
  likelyEnglish,
  likelyUsername,
  obstacleOf,
  reachable,
  renamed,
  stepAfter,
} from '../../admin-ui/setup/setup-steps.ts';

const NOBODY = { displayName: '', username: '' };
const NO_PASSWORD = { password: '', again: '' };
const office = { ...setupProposal(), name: { vi: 'Phường Hòa Bình', en: 'Hòa Bình Ward' } };

describe('the steps', () => {
  test('are left only when their question is answered', () => {
    const draft = { step: 'office', office: setupProposal(), administrator: NOBODY } as const;
    expect(obstacleOf('office', draft, NO_PASSWORD)).toEqual({ kind: 'name' });
    expect(obstacleOf('office', { ...draft, office }, NO_PASSWORD)).toBeNull();
    expect(obstacleOf('counters', { ...draft, office }, NO_PASSWORD)).toBeNull();
    expect(obstacleOf('people', { ...draft, office }, NO_PASSWORD)).toEqual({ kind: 'person' });
    const named = { ...draft, office, administrator: { displayName: 'Mỹ Dung', username: 'dung' } };
    expect(obstacleOf('people', named, { password: 'dài vừa đủ rồi đó', again: 'khác' })).toEqual({
      kind: 'password',
    });
    expect(obstacleOf('people', named, { password: 'ngắn', again: 'ngắn' })).toEqual({ kind: 'password' });
    expect(
      obstacleOf('people', named, { password: 'dài vừa đủ rồi đó', again: 'dài vừa đủ rồi đó' }),
    ).toBeNull();
  });

  test('proposed leave no field without a counter', () => {
    expect(fieldsOfNobody(office)).toEqual([]);
    const alone = { ...office, counters: office.counters.slice(0, 1) };
    expect(
      obstacleOf('counters', { step: 'counters', office: alone, administrator: NOBODY }, NO_PASSWORD),
    ).toMatchObject({
      kind: 'nobody',
    });
  });

  test('are reached in their order, whatever was kept: passwords are never', () => {
    const draft = {
      step: 'check',
      office,
      administrator: { displayName: 'Mỹ Dung', username: 'dung' },
    } as const;
    expect(reachable('check', draft, NO_PASSWORD)).toBe('people');
    expect(reachable('check', { ...draft, office: setupProposal() }, NO_PASSWORD)).toBe('office');
    expect([stepAfter('office', 1), stepAfter('office', -1), stepAfter('check', 1)]).toEqual([
      'counters',
      null,
      null,
    ]);
  });
});

test('the English name follows the Vietnamese one until it is changed by hand', () => {
  expect(['Phường Hòa Bình', 'xã Tân Hòa', 'Đặc khu Phú Quốc', 'UBND tỉnh', ''].map(likelyEnglish)).toEqual([
    ...['Hòa Bình Ward', 'Tân Hòa Commune', 'Phú Quốc Special Zone', 'UBND tỉnh', ''],
  ]);
  expect(renamed({ vi: 'Phường A', en: 'A Ward' }, 'Phường B')).toEqual({ vi: 'Phường B', en: 'B Ward' });
  expect(renamed({ vi: 'Phường A', en: 'Alpha' }, 'Phường B')).toEqual({ vi: 'Phường B', en: 'Alpha' });
});

test('a user name is what one is called, in plain letters', () => {
  expect(['Trần Thị Mỹ Dung', 'Lê Văn Đức', ' Nguyễn  Ý ', ''].map(likelyUsername)).toEqual([
    'dung',
    'duc',
    'y',
    '',
  ]);
  expect(['dung', 'le.van-duc_2', 'y', 'Dũng', '-a', 'a'.repeat(41)].map(isUsername)).toEqual([
    ...[true, true, false, false, false, false],
  ]);
});

describe('everybody can use it', () => {
  let gallery: GalleryCheck;
  beforeAll(async () => {
    gallery = await openGalleryCheck();
  });
  afterAll(() => gallery.close());

  test.each(Object.keys(SETUP_STATES))('%s breaks no rule of accessibility', async (state) => {
    expect(await gallery.violations('setup', state, 'vi', FULL_WINDOW)).toEqual([]);
    expect(await gallery.violations('setup', state, 'en', { width: 900, height: 700 })).toEqual([]);
  });
});
