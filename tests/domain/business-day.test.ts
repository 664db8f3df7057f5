import { describe, expect, test } from 'vitest';
import type { BusinessDate, InstantMs } from '#protocol/vocabulary.ts';
import { decide } from '#server/domain/decide.ts';
import { wallTimeAt } from '#server/domain/office-hours.ts';
import { COPY, wallTime } from '#tests/support/ward.ts';
import { closeDay, issueTicket, openDay } from './asks.ts';
import { dayOf, dayOpened, given, MONDAY } from './given.ts';
import {
  called,
  dayClosed,
  expired,
  finished,
  issued,
  opened,
  paperReported,
  started,
} from './happenings.ts';

const SUNDAY = '2026-11-22' as BusinessDate;
const TUESDAY = '2026-11-24' as BusinessDate;

describe('the business day', () => {
  test('the office’s first day opens from nothing', () => {
    given().when(openDay(MONDAY)).then(dayOpened);
  });

  test('an open day is not opened again, nor replaced', () => {
    given(dayOpened).when(openDay(MONDAY)).thenRefused('stale_screen');
    given(dayOpened).when(openDay(TUESDAY)).thenRefused('stale_screen');
  });

  test('a closed day is followed by a later one only: a clock set back reopens nothing', () => {
    given(dayOpened, dayClosed)
      .when(openDay(TUESDAY))
      .then({ ...dayOpened, date: TUESDAY });
    given(dayOpened, dayClosed).when(openDay(MONDAY)).thenRefused('stale_screen');
    given(dayOpened, dayClosed).when(openDay(SUNDAY)).thenRefused('stale_screen');
  });

  const neverPrinted = ['C001', 'C002', 'C003', 'C004'].map((number) => paperReported(number, 'failed'));
  const printed = (number: string) => [paperReported(number, 'sending'), paperReported(number, 'printed')];

  test('closing expires everyone still waiting, called or being served, and nobody else', () => {
    given(
      dayOpened,
      opened(1, 'lan'),
      opened(2, 'minh'),
      issued('C001'),
      issued('C002'),
      issued('C003'),
      issued('C004'),
      called('C001', 2, 'minh', 4),
      started('C001', 2, 'minh'),
      finished('C001', 2, 'minh'),
      called('C002', 2, 'minh', 3),
      started('C002', 2, 'minh'),
      called('C003', 1, 'lan', 2),
    )
      .when(closeDay)
      .then(expired('C002', true), expired('C003', true), expired('C004'), ...neverPrinted, dayClosed);
  });

  test('paper that the day outlives is failed when it never began, and uncertain when it had', () => {
    given(
      dayOpened,
      issued('C001'),
      issued('C002'),
      issued('C003'),
      ...printed('C001'),
      paperReported('C002', 'sending'),
    )
      .when(closeDay)
      .then(
        ...['C001', 'C002', 'C003'].map((number) => expired(number)),
        paperReported('C002', 'uncertain'),
        paperReported('C003', 'failed'),
        dayClosed,
      );
  });

  test('a closed day is not closed again', () => {
    given(dayOpened, dayClosed).when(closeDay).thenRefused('day_closed');
  });

  test('numbers begin again with the new day, and counters are closed until someone signs in', () => {
    const day = dayOf(dayOpened, opened(2, 'lan'), issued('C001'), expired('C001'), dayClosed, {
      ...dayOpened,
      date: TUESDAY,
    });
    expect(decide(day, issueTicket(COPY), day.lastAt)).toMatchObject({
      events: [{ ticket: { number: 'C001', ticketId: '2026-11-24/C001' } }],
    });
    expect(Array.from(day.counters.values()).every(({ officer }) => officer === null)).toBe(true);
  });
});

describe('the calendar', () => {
  const inVietnam = (at: InstantMs) => wallTimeAt('Asia/Ho_Chi_Minh', at).date;

  test('the day begins at midnight on the ward’s wall', () => {
    expect(inVietnam(wallTime('2026-11-23', '23:59:59'))).toBe('2026-11-23');
    expect(inVietnam(wallTime('2026-11-24', '00:00:00'))).toBe('2026-11-24');
  });

  test('at seven in the morning, when a day of UTC begins, it is still the same day', () => {
    const inUtc = (at: InstantMs) => wallTimeAt('UTC', at).date;
    const before = wallTime('2026-11-24', '06:59:59');
    const seven = wallTime('2026-11-24', '07:00:00');
    expect([inUtc(before), inUtc(seven)]).toEqual(['2026-11-23', '2026-11-24']);
    expect([inVietnam(before), inVietnam(seven)]).toEqual(['2026-11-24', '2026-11-24']);
  });

  test('years and leap days are written out', () => {
    expect(inVietnam(wallTime('2028-02-29', '12:00'))).toBe('2028-02-29');
    expect(inVietnam(wallTime('2027-01-01', '00:00'))).toBe('2027-01-01');
    expect(inVietnam(wallTime('2000-01-01', '00:00'))).toBe('2000-01-01');
  });

  test('a zone that does not exist is an error, not another zone', () => {
    expect(() => wallTimeAt('Asia/Nowhere', wallTime('2026-11-24', '00:00'))).toThrow(RangeError);
  });
});
