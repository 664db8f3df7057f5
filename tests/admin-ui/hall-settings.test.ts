import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countersWithoutRoom,
  hallObstacle,
  newRoom,
  toggled,
  withLayout,
  withoutOwnSetup,
  withoutRoom,
  withRoom,
  withSetup,
} from '../../admin-ui/hall/display-draft.ts';
import { changesBetween, rebase } from '../../admin-ui/hall/hall-changes.ts';
import { createHallDesk } from '../../admin-ui/hall/hall-desk.ts';
import { createHallFilesDesk } from '../../admin-ui/hall/hall-files-desk.ts';
import { legibilityOf } from '../../admin-ui/hall/hall-wording.ts';
import type { NoticeTrouble } from '../../admin-ui/hall/hall-http.ts';
import { noticeFault, noticeName } from '../../admin-ui/hall/notice-file.ts';
import { hashOf, routeOf, type Route } from '../../admin-ui/route.ts';
import {
  withCounterName,
  withLanguage,
  withRules,
  withSooner,
  withWording,
} from '../../admin-ui/voice/announcement-draft.ts';
import { FIRST_ROOM, FIRST_SETUP, type HallSettings } from '#protocol/hall.ts';
import { hallSettings } from '#protocol/hall-shapes.ts';
import type { DeviceId, RoomId } from '#protocol/vocabulary.ts';
import { DISPLAY_A, DISPLAY_B, HALL_SETTINGS, UPSTAIRS } from '#tests/looks/admin-hall-fixtures.ts';
import { GALLERY_OFFICE } from '#tests/looks/office.ts';
import { countedIds, done, refused, settled, standIn } from './desk-stand-in.ts';

const saved = (settings: HallSettings): HallSettings => ({ ...settings, revision: settings.revision + 1 });
const louder = (settings: HallSettings): HallSettings => withRules(settings, { volumePercent: 100 });
const southern = (settings: HallSettings): HallSettings => withWording(settings, { dialect: 'south' });
const NEW_DISPLAY = 'device-new' as DeviceId;

const CHANGES: readonly ((settings: HallSettings) => HallSettings)[] = [
  louder,
  southern,
  (settings) => withRules(settings, { quietHours: null, mergeAbove: null }),
  (settings) => withSetup(settings, DISPLAY_A, { ...FIRST_SETUP, listedCalls: 7 }),
  (settings) => withSetup(settings, 'first', { ...settings.firstSetup, language: 'en' }),
  (settings) => withSetup(settings, NEW_DISPLAY, FIRST_SETUP),
  (settings) => withoutOwnSetup(settings, DISPLAY_B),
  (settings) => withoutRoom(settings, UPSTAIRS),
  (settings) => withRoom(settings, { ...newRoom('room-x' as RoomId), name: { vi: 'X', en: 'X' } }),
  (settings) => ({ ...settings, noticeSeconds: 30 }),
];
const anyChanges = fc
  .array(fc.constantFrom(...CHANGES), { maxLength: 4 })
  .map((changes) => (settings: HallSettings) => changes.reduce((now, change) => change(now), settings));

describe('two people who change the halls at once', () => {
  test('both keep what only one of them touched, also within the words of an announcement', () => {
    expect(rebase(HALL_SETTINGS, southern(HALL_SETTINGS), saved(louder(HALL_SETTINGS)))).toEqual(
      saved(southern(louder(HALL_SETTINGS))),
    );
  });

  test('whatever was done, the outcome can be saved and every display stands in a room', () => {
    fc.assert(
      fc.property(anyChanges, anyChanges, (mine, theirs) => {
        const merged = rebase(HALL_SETTINGS, mine(HALL_SETTINGS), saved(theirs(HALL_SETTINGS)));
        expect(merged.revision).toBe(HALL_SETTINGS.revision + 1);
        expect(hallSettings.safeParse(merged).error).toBeUndefined();
      }),
    );
  });

  test('a change that somebody else saved first is found when saving, and nothing is lost', async () => {
    const theirs = saved(louder(HALL_SETTINGS));
    let kept = HALL_SETTINGS;
    const server = standIn(({ name }) =>
      name === 'getHall' ? done(kept) : kept === theirs ? refused('settings_changed') : done({ revision: 9 }),
    );
    const desk = createHallDesk({
      send: server.send,
      now: () => 0,
      newRequestId: countedIds(),
      onSessionEnd: () => undefined,
    });
    desk.reload();
    await settled();
    desk.edit(southern);
    kept = theirs;
    desk.save();
    await settled();
    expect(desk.state().draft).toEqual(southern(theirs));
    expect(desk.state().notice).toEqual({ kind: 'rebased', theirs: [{ kind: 'volumePercent' }], both: [] });
  });
});

describe('a draft of the halls', () => {
  test('a room that is taken away leaves its displays in the first one; the last room stays', () => {
    const one = withoutRoom(HALL_SETTINGS, UPSTAIRS);
    expect(one.displays.map(({ setup }) => setup.roomId)).toEqual([FIRST_ROOM, FIRST_ROOM]);
    expect(withoutRoom(one, FIRST_ROOM)).toBe(one);
  });

  test('counters that no loudspeaker calls for are named', () => {
    expect(countersWithoutRoom(HALL_SETTINGS, GALLERY_OFFICE.counters)).toEqual([]);
    const room = HALL_SETTINGS.rooms[1];
    if (room === undefined) throw new Error('the fixture has two rooms');
    const [forgotten, ...others] = room.counterIds;
    const settings = withRoom(HALL_SETTINGS, { ...room, counterIds: others });
    expect(countersWithoutRoom(settings, GALLERY_OFFICE.counters)).toEqual([forgotten]);
  });

  test.each<readonly [string, (settings: HallSettings) => HallSettings]>([
    ['room_name', (settings) => withRoom(settings, newRoom('room-y' as RoomId))],
    ['counter_missing', (settings) => withSetup(settings, DISPLAY_A, { ...FIRST_SETUP, layout: 'counter' })],
    ['sizes_wrong', (settings) => withSetup(settings, 'first', { ...FIRST_SETUP, diagonalInches: 0 })],
    ['notice_seconds', (settings) => ({ ...settings, noticeSeconds: 4 })],
    [
      'quiet_hours',
      (settings) =>
        withRules(settings, {
          quietHours: JSON.parse(
            '{"from":"12:00","to":"12:00"}',
          ) as HallSettings['announcements']['quietHours'],
        }),
    ],
  ])('what the server would refuse is said before it is asked: %s', (obstacle, change) => {
    expect(hallObstacle(change(HALL_SETTINGS))).toBe(obstacle);
    expect(hallSettings.safeParse(change(HALL_SETTINGS)).success).toBe(false);
  });

  test('the screen above a counter begins with a counter', () => {
    expect(hallObstacle(HALL_SETTINGS)).toBeNull();
    expect(withLayout(FIRST_SETUP, 'counter', GALLERY_OFFICE.counters).counterIds).toHaveLength(1);
    expect(toggled(['b'], 'a', ['a', 'b', 'c'])).toEqual(['a', 'b']);
  });

  test('the last language stays, and names that are emptied are gone', () => {
    expect(withLanguage(['vi'], 'vi', false)).toEqual(['vi']);
    expect(withLanguage(['vi'], 'en', true)).toEqual(['vi', 'en']);
    expect(withSooner(['vi', 'en', 'zh'], 'zh')).toEqual(['vi', 'zh', 'en']);
    const { wording } = HALL_SETTINGS.announcements;
    const named = { ...wording, counterNames: withCounterName(wording, 3, 'vi', 'quầy Hộ tịch') };
    expect(named.counterNames).toEqual({ 3: { vi: 'quầy Hộ tịch' } });
    expect(withCounterName(named, 3, 'vi', ' ')).toEqual({});
  });

  test('changes are told part by part, and the revision is no part', () => {
    expect(changesBetween(HALL_SETTINGS, saved(HALL_SETTINGS))).toEqual([]);
    expect(changesBetween(HALL_SETTINGS, southern(louder(HALL_SETTINGS)))).toEqual([
      { kind: 'volumePercent' },
      { kind: 'dialect' },
    ]);
  });
});

describe('how far a screen is read', () => {
  test('a screen too small for the farthest seat says which size would do', () => {
    const { isEnough, neededInches } = legibilityOf({ ...FIRST_SETUP, diagonalInches: 32 });
    expect(isEnough).toBe(false);
    expect(legibilityOf({ ...FIRST_SETUP, diagonalInches: neededInches ?? 0 }).isEnough).toBe(true);
  });
});

describe('notices on their way', () => {
  test.each([
    ['Giờ làm việc.png', 'Giờ làm việc.png'],
    ['.ẩn/..\\tệp.jpg', 'ẩn-..-tệp.jpg'],
    [`${'dài'.repeat(60)}.webm`, `${'dài'.repeat(25)}.webm`],
  ])('%s is sent as %s', (file, name) => {
    expect(noticeName(file)).toBe(name);
  });

  test('what the server would refuse is not sent', () => {
    expect(noticeFault('Công văn.pdf', 10)).toBe('unknown_format');
    expect(noticeFault('ảnh.png', 21 * 1024 * 1024)).toBe('too_large');
    expect(noticeFault('phim.mp4', 21 * 1024 * 1024)).toBeNull();
  });

  test('go one after the other, and what was refused keeps its reason', async () => {
    const sent: string[] = [];
    const server = standIn(() => done({ notices: [], clips: [], spokenClips: [], programLanguages: [] }));
    const desk = createHallFilesDesk({
      send: server.send,
      http: {
        putNotice: (name) => {
          sent.push(name);
          const why: NoticeTrouble = 'not_what_it_says';
          return Promise.resolve(name === 'b.png' ? { ok: false, why } : { ok: true });
        },
        putClip: () => Promise.resolve({ ok: true }),
      },
      now: () => 0,
      newRequestId: countedIds(),
      onSessionEnd: () => undefined,
    });
    desk.uploadNotices(['a.png', 'b.png', 'c.txt'].map((name) => new File(['x'], name)));
    expect(sent).toEqual(['a.png']);
    await settled();
    expect(sent).toEqual(['a.png', 'b.png']);
    expect(desk.state().uploads).toEqual([
      { name: 'c.txt', state: { kind: 'refused', why: 'unknown_format' } },
      { name: 'b.png', state: { kind: 'refused', why: 'not_what_it_says' } },
    ]);
    desk.removeNotice('a.png');
    await settled();
    expect(server.asked.map(({ name }) => name)).toEqual(['getHallFiles', 'removeNotice', 'getHallFiles']);
  });
});

test.each<Route>([
  { page: 'displays', open: null },
  { page: 'displays', open: { kind: 'first' } },
  { page: 'displays', open: { kind: 'display', deviceId: 'a/b c' as DeviceId } },
  { page: 'displays', open: { kind: 'room', roomId: 'room-ă' as RoomId } },
  { page: 'notices' },
  { page: 'voice' },
  { page: 'recorder', language: 'zh' },
])('the address of $page leads back to it', (route) => {
  expect(routeOf(hashOf(route))).toEqual(route);
});
