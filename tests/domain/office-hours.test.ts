import { describe, expect, test } from 'vitest';
import type { OfficeSettings } from '#protocol/office.ts';
import type { OfficeHours, Week } from '#protocol/queue-rules.ts';
import { instantMs, type BusinessDate, type InstantMs, type ServiceId } from '#protocol/vocabulary.ts';
import type { Closure } from '#protocol/views.ts';
import { decide } from '#server/domain/decide.ts';
import { closureOf, closures } from '#server/domain/office-hours.ts';
import { serviceOf, type QueueDay } from '#server/domain/queue-day.ts';
import { BIRTH, COPY, MARRIAGE, wallTime } from '#tests/support/ward.ts';
import { issueAtCounter, issueTicket } from './asks.ts';
import { after, dayOf, openedWith } from './given.ts';
import { opened, wholeSeries } from './happenings.ts';

const date = (text: string): BusinessDate => text as BusinessDate;
const WORKDAY = [
  { from: '07:30', to: '11:30', stopIssuingAt: '11:15' },
  { from: '13:00', to: '17:00', stopIssuingAt: '16:30' },
];
const WEEK: Week = [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [], []];
const HOURS: OfficeHours = { week: WEEK, holidays: [], makeUpDays: [] };

const office = (
  hours: Partial<OfficeHours> = {},
  change: (settings: OfficeSettings) => OfficeSettings = (settings) => settings,
): QueueDay => dayOf(openedWith({ hours: { ...HOURS, ...hours } }, change), opened(2, 'lan'));

/** Why no number of the service is given out then, and when it is again. */
function closed(
  day: QueueDay,
  at: InstantMs,
  serviceId: ServiceId = COPY,
): Omit<Closure, 'serviceId'> | null {
  const service = serviceOf(day.settings, serviceId);
  if (service === undefined) throw new Error(`no service ${serviceId}`);
  const closure = closureOf(day, service, at);
  const decision = decide(day, issueTicket(serviceId), at);
  // What the kiosk shows and what a press is told are the same.
  expect(decision.ok ? null : decision.code).toBe(closure?.code ?? null);
  return closure === null ? null : { code: closure.code, opens: closure.opens };
}
// 23 November 2026 is a Monday.
const monday = (time: string): InstantMs => wallTime('2026-11-23', time);
const opens = (on: string, time: string): Closure['opens'] => ({ date: date(on), time });

describe('a kiosk gives numbers out', () => {
  const day = office();

  test('within a session, from its first minute until numbers stop', () => {
    expect(closed(day, monday('07:30'))).toBeNull();
    expect(closed(day, monday('11:14:59'))).toBeNull();
    expect(closed(day, monday('13:00'))).toBeNull();
    expect(closed(day, monday('16:29:59'))).toBeNull();
  });

  test('not before the office opens, in the break, after numbers stopped or after hours', () => {
    expect(closed(day, monday('07:29:59'))).toEqual({
      code: 'outside_hours',
      opens: opens('2026-11-23', '07:30'),
    });
    expect(closed(day, monday('11:15'))).toEqual({
      code: 'issuing_stopped',
      opens: opens('2026-11-23', '13:00'),
    });
    expect(closed(day, monday('11:30'))).toEqual({ code: 'on_break', opens: opens('2026-11-23', '13:00') });
    expect(closed(day, monday('12:59:59'))).toEqual({
      code: 'on_break',
      opens: opens('2026-11-23', '13:00'),
    });
    expect(closed(day, monday('16:30'))).toEqual({
      code: 'issuing_stopped',
      opens: opens('2026-11-24', '07:30'),
    });
    expect(closed(day, monday('17:00'))).toEqual({
      code: 'outside_hours',
      opens: opens('2026-11-24', '07:30'),
    });
    expect(closed(day, monday('23:59'))).toEqual({
      code: 'outside_hours',
      opens: opens('2026-11-24', '07:30'),
    });
  });

  test('not on a day off; on Friday evening it says Monday', () => {
    expect(closed(day, wallTime('2026-11-28', '09:00'))).toEqual({
      code: 'day_off',
      opens: opens('2026-11-30', '07:30'),
    });
    expect(closed(day, wallTime('2026-11-27', '18:00'))?.opens).toEqual(opens('2026-11-30', '07:30'));
  });

  test('by the wall of its own office, not by UTC nor by the machine’s', () => {
    const inUtc = office({}, (settings) => ({ ...settings, timeZone: 'UTC' }));
    // Half past eight in Vietnam is half past one in the night of UTC.
    expect(closed(day, monday('08:30'))).toBeNull();
    expect(closed(inUtc, monday('08:30'))?.code).toBe('outside_hours');
    const inParis = office({}, (settings) => ({ ...settings, timeZone: 'Europe/Paris' }));
    // Summer time: the same hour of UTC is another hour on that wall.
    expect(closed(inParis, instantMs(Date.parse('2026-06-15T05:45:00Z')))).toBeNull();
    expect(closed(inParis, instantMs(Date.parse('2026-12-14T05:45:00Z')))?.code).toBe('outside_hours');
  });

  test('at any time where no hours are set', () => {
    expect(closed(dayOf(openedWith({ hours: null })), wallTime('2026-11-29', '03:00'))).toBeNull();
  });
});

describe('holidays and made-up days', () => {
  const holidays = ['2026-11-23', '2026-11-24'].map((day) => ({
    date: date(day),
    name: { vi: 'Nghỉ lễ', en: 'Holiday' },
  }));

  test('a holiday is a day off, and the next opening is after the last of them', () => {
    const day = office({ holidays });
    expect(closed(day, monday('09:00'))).toEqual({ code: 'day_off', opens: opens('2026-11-25', '07:30') });
  });

  test('a made-up Saturday is worked as the weekday it stands for, and overrules a holiday', () => {
    const saturday = { date: date('2026-11-28'), asWeekday: 0 };
    const day = office({ holidays, makeUpDays: [saturday, { date: date('2026-11-23'), asWeekday: 6 }] });
    expect(closed(day, wallTime('2026-11-28', '09:00'))).toBeNull();
    expect(
      closed(office({ holidays, makeUpDays: [{ date: date('2026-11-23'), asWeekday: 1 }] }), monday('09:00')),
    ).toBe(null);
    // Made up as a Sunday, which is off.
    expect(closed(day, monday('09:00'))?.code).toBe('day_off');
  });

  test('a closure longer than any Tết names no opening', () => {
    expect(closed(office({ week: [[], [], [], [], [], [], []] }), monday('09:00'))).toEqual({
      code: 'day_off',
      opens: null,
    });
  });
});

describe('one service', () => {
  const withService = (change: Partial<OfficeSettings['services'][number]>) =>
    office({}, (settings) => ({
      ...settings,
      services: settings.services.map((service) =>
        service.serviceId === BIRTH ? { ...service, ...change } : service,
      ),
    }));

  test('can have a week of its own', () => {
    const afternoons: Week = WEEK.map((sessions) => sessions.slice(1));
    const day = withService({ week: afternoons });
    expect(closed(day, monday('09:00'), BIRTH)).toEqual({
      code: 'outside_hours',
      opens: opens('2026-11-23', '13:00'),
    });
    expect(closed(day, monday('09:00'), MARRIAGE)).toBeNull();
    expect(closures(day, monday('09:00')).map(({ serviceId }) => serviceId)).toEqual([BIRTH]);
  });

  test('ends with its quota of the day; a desk may give more, and that counts for nothing', () => {
    const day = withService({ dailyQuota: 2 });
    const at = monday('09:00');
    const atDesk = after(day, issueAtCounter(2, 'lan', { serviceId: BIRTH }), at);
    const one = after(atDesk, issueTicket(BIRTH), at);
    expect(closed(one, at, BIRTH)).toBeNull();
    const two = after(one, issueTicket(BIRTH), at);
    expect(closed(two, at, BIRTH)).toEqual({ code: 'quota_reached', opens: opens('2026-11-24', '07:30') });
    expect(closed(two, at, MARRIAGE)).toBeNull();
    expect(decide(two, issueAtCounter(2, 'lan', { serviceId: BIRTH }), at).ok).toBe(true);
  });

  test('ends with its series', () => {
    const day = dayOf(openedWith({ hours: HOURS }), ...wholeSeries('H'));
    expect(closed(day, monday('09:00'), BIRTH)).toEqual({
      code: 'series_exhausted',
      opens: opens('2026-11-24', '07:30'),
    });
  });

  test('can be had at a desk when the kiosk is closed', () => {
    expect(decide(office(), issueAtCounter(2, 'lan'), monday('18:00')).ok).toBe(true);
  });
});
