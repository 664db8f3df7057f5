/** What the poster's page decides: what a press becomes, what is kept of it, what is closed, which page is open. */
import { describe, expect, test } from 'vitest';
import { posterAddress, posterKeyOfPath, readHallCode, type PosterTicket } from '#protocol/poster.ts';
import type { Sent } from '#ui-kit/connection.ts';
import type {
  BusinessDate,
  FieldId,
  PosterKey,
  RefusalCode,
  RejectionCode,
  RequestId,
  ServiceId,
  TicketNumber,
} from '#protocol/vocabulary.ts';
import { openPoster, POSTER_OFFICE, POSTER_VIEW } from '#tests/looks/poster-states.ts';
import {
  forgetPress,
  keepPress,
  keptPress,
  phoneSecret,
  PRESS_LIFETIME_MS,
  type Press,
} from '../../phone-ui/poster/kept.ts';
import { fieldClosure, placeIn, situationOf, wholeClosure } from '../../phone-ui/poster/situation.ts';
import { stepAfter } from '../../phone-ui/poster/taking.ts';

const refusedWith = (code: RejectionCode | RefusalCode, retryAfterMs?: number): Sent<PosterTicket> => ({
  ok: false,
  refusal: { code, message: '', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
});

describe('an answer to a press', () => {
  test('that is a number ends it', () => {
    const ticket: PosterTicket = { number: 'C001' as TicketNumber, serviceId: 'x' as ServiceId, link: null };
    expect(stepAfter({ ok: true, revision: 1 as never, result: ticket })).toEqual({ kind: 'issued', ticket });
  });

  test.each<readonly [string, Sent<PosterTicket>, object]>([
    ['silence', { ok: null }, { kind: 'again', afterMs: 0, why: 'silence' }],
    ['a server that starts', refusedWith('unavailable'), { kind: 'again', afterMs: 1_000, why: 'silence' }],
    ['a full disk', refusedWith('storage_failed', 3_000), { kind: 'again', afterMs: 3_000, why: 'silence' }],
    ['a rush', refusedWith('too_fast', 8_000), { kind: 'again', afterMs: 8_000, why: 'turn' }],
    ['a rush that is nearly over', refusedWith('too_fast', 1), { kind: 'again', afterMs: 250, why: 'turn' }],
  ])('that is %s sends the same press again', (_, sent, step) => {
    expect(stepAfter(sent)).toEqual(step);
  });

  test.each<readonly [RejectionCode | RefusalCode, number | undefined, number | null]>([
    ['too_fast', 61_000, 2],
    ['too_many_tries', 6_000, 1],
    ['wrong_hall_code', undefined, null],
    ['phone_has_number', undefined, null],
    ['phones_full', undefined, null],
    ['request_reused', undefined, null],
    ['day_off', undefined, null],
  ])('that is %s ends it without a number', (code, retryAfterMs, minutes) => {
    expect(stepAfter(refusedWith(code, retryAfterMs))).toEqual({ kind: 'refused', code, minutes });
  });
});

describe('what the phone keeps', () => {
  const memory = (): Storage => {
    const items = new Map<string, string>();
    return {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
      removeItem: (key: string) => void items.delete(key),
    } as Storage;
  };
  const forbidden = (): Storage => {
    throw new Error('SecurityError');
  };
  const PRESS: Press = {
    requestId: 'r'.repeat(32) as RequestId,
    serviceId: 'copy' as ServiceId,
    language: 'vi',
    hallCode: null,
    date: '2026-11-23' as BusinessDate,
    pressedAtMs: 1_000,
  };

  test('a secret of its own, the same next time; a forged one is not taken', () => {
    const storage = memory();
    const first = phoneSecret(
      () => storage,
      () => 'a'.repeat(32),
    );
    const again = phoneSecret(
      () => storage,
      () => 'b'.repeat(32),
    );
    expect([first, again]).toEqual(['a'.repeat(32), 'a'.repeat(32)]);
    storage.setItem('motcua.phone.secret', 'short');
    expect(
      phoneSecret(
        () => storage,
        () => 'c'.repeat(32),
      ),
    ).toBe('c'.repeat(32));
    expect(phoneSecret(forbidden, () => 'd'.repeat(32))).toBe('d'.repeat(32));
  });

  test('a press, for two minutes of its own day', () => {
    const storage = memory();
    keepPress(() => storage, PRESS);
    const at = (date: string, ms: number): Press | null => keptPress(() => storage, date as BusinessDate, ms);
    expect(at('2026-11-23', 1_000 + PRESS_LIFETIME_MS - 1)).toEqual(PRESS);
    expect(at('2026-11-23', 1_000 + PRESS_LIFETIME_MS)).toBeNull();
    expect(at('2026-11-23', 999)).toBeNull();
    expect(at('2026-11-24', 1_001)).toBeNull();
    forgetPress(() => storage);
    expect(at('2026-11-23', 1_001)).toBeNull();
  });

  test.each(['not json', '{}', '{"requestId":1}', JSON.stringify({ ...PRESS, language: 'km' })])(
    'nothing that reads %s',
    (kept) => {
      const storage = memory();
      storage.setItem('motcua.phone.press', kept);
      expect(keptPress(() => storage, PRESS.date, 1_001)).toBeNull();
    },
  );

  test('nothing where storage is forbidden, and breaks nothing there', () => {
    keepPress(forbidden, PRESS);
    forgetPress(forbidden);
    expect(keptPress(forbidden, PRESS.date, 1_001)).toBeNull();
  });
});

describe('what is closed', () => {
  const [first, second] = POSTER_OFFICE.fields.map(({ fieldId }) => fieldId);
  const closedIn = (fieldId: FieldId | undefined, time: string | null) =>
    POSTER_OFFICE.services
      .filter((service) => service.fieldId === fieldId)
      .map(({ serviceId }, index) => ({
        serviceId,
        code: index === 0 ? ('quota_reached' as const) : ('on_break' as const),
        opens: time === null || index === 0 ? null : { date: POSTER_OFFICE.date, time },
      }));

  test('a field when all of it is, until the first of it opens', () => {
    const open = openPoster({ closures: closedIn(first, '13:00') });
    expect(fieldClosure(open, first ?? ('' as FieldId))).toMatchObject({
      code: 'on_break',
      opens: { time: '13:00' },
    });
    expect(fieldClosure(open, second ?? ('' as FieldId))).toBeNull();
    expect(wholeClosure(open)).toBeNull();
  });

  test('everything when every service is; phones alone when only they are', () => {
    const all = POSTER_OFFICE.fields.flatMap(({ fieldId }) => closedIn(fieldId, '13:00'));
    expect(wholeClosure(openPoster({ closures: all, closedTo: 'phones_full' }))).toMatchObject({
      kind: 'office',
    });
    expect(wholeClosure(openPoster({ closedTo: 'phones_full' }))).toEqual({
      kind: 'phones',
      why: 'phones_full',
    });
  });
});

describe('which page is open', () => {
  test('one of a service that is there no more leads back to the beginning', () => {
    const gone = { kind: 'service', serviceId: 'gone' as ServiceId } as const;
    expect(placeIn(openPoster(), gone)).toEqual({ kind: 'fields' });
    expect(placeIn({ kind: 'connecting', isLong: true }, gone)).toBe(gone);
  });

  test('what was heard stays, dated, while the server is away; what is refused says why', () => {
    const link = {
      status: 'offline',
      welcome: { protocol: 1, role: 'poster', at: POSTER_VIEW.at, office: POSTER_OFFICE },
      view: POSTER_VIEW,
      refusal: null,
      attempts: 4,
      heardAtServerMs: 7,
    } as const;
    expect(situationOf(link)).toMatchObject({ kind: 'open', isStale: true, heardAtMs: 7 });
    const why = (refusal: Parameters<typeof situationOf>[0]['refusal']): object =>
      situationOf({ ...link, status: 'refused', refusal });
    expect(why('unknown_poster')).toEqual({ kind: 'refused', why: 'unknown' });
    expect(why('posters_off')).toEqual({ kind: 'refused', why: 'off' });
    expect(why('protocol_mismatch')).toEqual({ kind: 'refused', why: 'outdated' });
    expect(why('foreign_origin')).toEqual({ kind: 'refused', why: 'other' });
    expect(situationOf({ ...link, view: null })).toEqual({ kind: 'connecting', isLong: true });
  });
});

describe('the address of a poster', () => {
  const posterKey = 'q3Vb8Kf0Zs2mYw7LxT1dRA' as PosterKey;
  const settings = { posterKey } as Parameters<typeof posterAddress>[1];

  test('stands beside that of tickets, and is read back from the path', () => {
    const address = posterAddress('http://192.168.1.10:4100/t/', settings);
    expect(address).toBe(`http://192.168.1.10:4100/q/${posterKey}`);
    expect(posterKeyOfPath(new URL(address ?? '').pathname)).toBe(posterKey);
    expect(posterKeyOfPath(`/q/${posterKey}/`)).toBe(posterKey);
    for (const path of ['/q/', '/t/x', '/q/a b', '/q/a/b', `/q/${'x'.repeat(61)}`])
      expect(posterKeyOfPath(path)).toBeNull();
    expect(posterAddress(null, settings)).toBeNull();
  });

  test.each([
    ['4127', '4127'],
    [' 41 27 ', '4127'],
    ['412', null],
    ['41278', null],
    ['4l27', null],
    ['', null],
  ])('a code typed as %j is read as %j', (typed, code) => {
    expect(readHallCode(typed)).toBe(code);
  });
});
