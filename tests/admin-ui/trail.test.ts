/** The trail on the desk: read page by page, told in words, and taken back. */
import { describe, expect, test } from 'vitest';
import type { AuditLine, Json } from '#protocol/audit.ts';
import { GALLERY_OFFICE } from '#tests/looks/office.ts';
import type { InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import { valueChanges } from '../../admin-ui/trail/changes.ts';
import { trailTexts } from '../../admin-ui/trail/texts.ts';
import { createTrailDesk, TRAIL_PAGE } from '../../admin-ui/trail/trail-desk.ts';
import { deedWords, toldChanges } from '../../admin-ui/trail/trail-wording.ts';
import { hashOf, mayOpen, routeOf } from '../../admin-ui/route.ts';
import { countedIds, done, refused, settled, standIn, type Asked } from './desk-stand-in.ts';

const line = (ordinal: number, more: Partial<AuditLine> = {}): AuditLine => ({
  ordinal,
  at: 1_795_000_000_000 as InstantMs,
  officerId: 'minh' as OfficerId,
  officerName: 'Lê Quang Minh',
  deed: 'settings_changed',
  subject: 'posters',
  subjectName: null,
  before: {},
  after: {},
  canBeUndone: false,
  ...more,
});

describe('what a change made of what', () => {
  test.each<
    readonly [string, Json, Json, readonly (readonly [string, Json | undefined, Json | undefined])[]]
  >([
    ['plain values', { isOn: false, wifi: 'a' }, { isOn: true, wifi: 'a' }, [['isOn', false, true]]],
    [
      'one of a list, known by its own id',
      {
        printers: [
          { printerId: 'a', name: 'A', density: 0 },
          { printerId: 'b', name: 'B', density: 0 },
        ],
      },
      {
        printers: [
          { printerId: 'b', name: 'B', density: 1 },
          { printerId: 'a', name: 'A', density: 0 },
        ],
      },
      [['printers B density', 0, 1]],
    ],
    [
      'one added and one taken out',
      { rooms: [{ roomId: 'a', name: 'Trệt' }] },
      { rooms: [{ roomId: 'b', name: 'Lầu 1' }] },
      [
        ['rooms Trệt', { roomId: 'a', name: 'Trệt' }, undefined],
        ['rooms Lầu 1', undefined, { roomId: 'b', name: 'Lầu 1' }],
      ],
    ],
    [
      'the same things in another order',
      {
        counters: [
          { counterId: '1', number: 1 },
          { counterId: '2', number: 2 },
        ],
      },
      {
        counters: [
          { counterId: '2', number: 2 },
          { counterId: '1', number: 1 },
        ],
      },
      [['counters', ['1', '2'], ['2', '1']]],
    ],
    [
      'a list of words, whole',
      { deviceIds: ['a'] },
      { deviceIds: ['a', 'b'] },
      [['deviceIds', ['a'], ['a', 'b']]],
    ],
    ['what was nothing before', null, { username: 'ngoc' }, [['username', undefined, 'ngoc']]],
    ['nothing', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
  ])('is told value by value: %s', (_, before, after, expected) => {
    expect(
      valueChanges(before, after).map(({ path, ...values }) => [
        path.map((part) => (part.kind === 'key' ? part.key : part.name)).join(' '),
        values.before,
        values.after,
      ]),
    ).toEqual(expected);
  });

  test('is said in words of both languages, and a key is never shown', () => {
    const change = line(1, {
      before: { isOn: false, posterKey: 'old secret', oldestJobMs: 120_000 },
      after: { isOn: true, posterKey: 'new secret', oldestJobMs: 90_000 },
    });
    for (const language of ['vi', 'en'] as const) {
      const texts = trailTexts(language);
      const { told, more } = toldChanges(change, GALLERY_OFFICE, language, texts);
      expect(more).toBe(0);
      expect(told.map(({ before, after }) => [before, after])).toEqual([
        [texts.no, texts.yes],
        [null, texts.hidden],
        [texts.minutes('2'), texts.seconds('90')],
      ]);
      expect(JSON.stringify(told)).not.toContain('secret');
    }
  });

  test('of many values the first five are told, and how many more there are', () => {
    const after = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`part${String(index)}`, index]),
    );
    const { told, more } = toldChanges(line(1, { after }), GALLERY_OFFICE, 'vi', trailTexts('vi'));
    expect([told.length, more]).toEqual([5, 4]);
  });

  test.each([
    [line(1), 'Đổi cài đặt: số qua điện thoại'],
    [
      line(1, { deed: 'officer_added', subject: 'x', subjectName: 'Lý Bảo Ngọc' }),
      'Thêm cán bộ “Lý Bảo Ngọc”',
    ],
    [line(1, { deed: 'password_changed', subject: 'x', subjectName: 'Lý Bảo Ngọc' }), 'Tự đổi mật khẩu'],
    [
      line(1, { deed: 'device_revoked', subject: 'k', before: { name: 'Kiosk cũ' } }),
      'Thu hồi thiết bị “Kiosk cũ”',
    ],
    [line(1, { deed: 'day_sealed', subject: '2026-11-20' }), 'Niêm phong ngày 20/11/2026'],
    [line(1, { deed: 'from_tomorrow' as 'day_sealed', subject: 'x' }), 'from_tomorrow “x”'],
  ])('a line is told by what was done to what', (told, words) => {
    expect(deedWords(told, GALLERY_OFFICE, trailTexts('vi'))).toBe(words);
  });
});

describe('the desk', () => {
  const deskOn = (length: number) => {
    const kept = Array.from({ length }, (_, index) => line(length - index));
    let undoing: 'done' | 'refused' = 'done';
    const ended: string[] = [];
    const answer = ({ name, input }: Asked) => {
      if (name === 'undoChange') return undoing === 'done' ? done(null) : refused('settings_changed');
      const { before } = input as { readonly before: number | null };
      return done(kept.filter(({ ordinal }) => before === null || ordinal < before).slice(0, TRAIL_PAGE));
    };
    const { send, asked } = standIn(answer);
    const desk = createTrailDesk({
      send,
      now: () => 0,
      newRequestId: countedIds(),
      onSessionEnd: () => ended.push('ended'),
    });
    return { desk, asked, kept, ended, refuse: () => (undoing = 'refused') };
  };

  test('reads the newest fifty, then older ones on demand, and keeps as many when something new comes', async () => {
    const { desk, kept } = deskOn(120);
    desk.load();
    await settled();
    expect(desk.state()).toMatchObject({ hasOlder: true, isLoading: false });
    expect(desk.state().lines).toEqual(kept.slice(0, 50));
    desk.older();
    await settled();
    desk.older();
    await settled();
    expect(desk.state()).toMatchObject({ hasOlder: false });
    expect(desk.state().lines).toEqual(kept);
    kept.unshift(line(121));
    desk.load();
    await settled();
    await settled();
    expect(desk.state().lines?.[0]?.ordinal).toBe(121);
    expect(desk.state().lines?.length).toBeGreaterThanOrEqual(120);
  });

  test('takes a change back once, says how it ended, and reads anew', async () => {
    const { desk, asked, refuse } = deskOn(3);
    desk.load();
    await settled();
    desk.undo(2);
    desk.undo(2);
    await settled();
    expect(desk.state().undone).toMatchObject({ ordinal: 2, state: { kind: 'done' } });
    refuse();
    desk.undo(1);
    await settled();
    expect(desk.state().undone).toMatchObject({
      ordinal: 1,
      state: { kind: 'refused', code: 'settings_changed' },
    });
    expect(asked.map(({ name }) => name)).toEqual([
      'getTrail',
      'undoChange',
      'getTrail',
      'undoChange',
      'getTrail',
    ]);
  });

  test('says when it could not be read, and keeps what it had', async () => {
    let isAway = false;
    const { send } = standIn(() => (isAway ? null : done([line(1)])));
    const desk = createTrailDesk({
      send,
      now: () => 0,
      newRequestId: countedIds(),
      onSessionEnd: () => undefined,
    });
    desk.load();
    await settled();
    isAway = true;
    desk.load();
    await settled();
    expect(desk.state()).toMatchObject({ hasLoadFailed: true, isLoading: false, lines: [{ ordinal: 1 }] });
    desk.forget();
    expect(desk.state().lines).toBeNull();
  });
});

test('the pages have addresses of their own, and a supervisor opens those of a supervisor', () => {
  for (const route of [
    { page: 'trail' },
    { page: 'devices' },
    { page: 'account' },
    { page: 'people', open: null },
    { page: 'people', open: 'add' },
    { page: 'people', open: 'officer-x' as OfficerId },
  ] as const)
    expect(routeOf(hashOf(route))).toEqual(route);
  expect(
    (['live', 'printers', 'notices', 'trail', 'account'] as const).every((page) => mayOpen(page, false)),
  ).toBe(true);
  expect(
    (['slip', 'people', 'devices', 'files', 'voice'] as const).some((page) => mayOpen(page, false)),
  ).toBe(false);
});
