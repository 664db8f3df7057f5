/** A number taken by phone from a poster: one open number a phone, bounds for all, and the place in the line that a kiosk's would have. */
import { describe, expect, test } from 'vitest';
import type { BusinessDate, PhoneMark } from '#protocol/vocabulary.ts';
import { decide } from '#server/domain/decide.ts';
import { openTicketOfPhone } from '#server/domain/decide-issuing.ts';
import { fold } from '#server/domain/evolve.ts';
import type { DomainEvent } from '#server/domain/events.ts';
import { lineOf, type QueueDay } from '#server/domain/queue-day.ts';
import { BIRTH, CERTIFICATION, COPY } from '#tests/support/ward.ts';
import { closeDay, giveUp, issueByPhone, issueTicket } from './asks.ts';
import { after, dayOf, dayOpened, MONDAY, openedWith, recorded, ticketIdOf } from './given.ts';
import { called, finished, issued, missed, opened, parked, started } from './happenings.ts';

const markOf = (phone: string): PhoneMark => phone.padEnd(22, 'x') as PhoneMark;
const taken = (number: string, phone: string): DomainEvent => ({
  ...issued(number, null, 'counter'),
  source: 'phone',
  phone: markOf(phone),
});
const press = (day: QueueDay, phone: string, bounds?: { mostWaiting: number; mostADay: number }): string => {
  const decision = decide(day, issueByPhone(COPY, phone, bounds), day.lastAt);
  return decision.ok ? 'ok' : decision.code;
};

describe('a press on a phone before a poster', () => {
  test('gives the next number of the series, on no paper and in no class; the log says that it came by phone', () => {
    const day = dayOf(dayOpened, issued('C001'));
    expect(decide(day, issueByPhone(COPY, 'one'), day.lastAt)).toMatchObject({
      ok: true,
      events: [
        {
          type: 'TicketIssued',
          source: 'phone',
          kioskId: 'phone',
          phone: markOf('one'),
          printerId: null,
          ticket: { number: 'C002', ahead: 1, priorityId: null, printJobId: null },
        },
      ],
    });
  });

  test('its number stands between those of kiosks, in the order in which they came', () => {
    let day = dayOf(dayOpened);
    for (const command of [issueTicket(COPY), issueByPhone(COPY, 'one'), issueTicket(COPY)])
      day = after(day, command);
    const numbers = lineOf(day, CERTIFICATION).ordinary.map(({ number }) => number);
    expect(numbers).toEqual(['C001', 'C002', 'C003']);
    expect(day.kioskIssues.get(COPY)).toBe(3);
  });

  test('counts against a service’s quota of the day as one at a kiosk does', () => {
    const quota = openedWith({}, (settings) => ({
      ...settings,
      services: settings.services.map((service) => ({ ...service, dailyQuota: 1 })),
    }));
    expect(press(dayOf(quota, taken('C001', 'one')), 'other')).toBe('quota_reached');
    const day = dayOf(quota, taken('C001', 'one'));
    expect(decide(day, issueTicket(COPY), day.lastAt)).toEqual({ ok: false, code: 'quota_reached' });
  });

  test('is refused while the office gives no numbers out, and for a field of paper numbers', () => {
    const roll = openedWith({}, (settings) => ({
      ...settings,
      fields: settings.fields.map((field) => ({ ...field, numbering: 'roll' })),
    }));
    expect(press(dayOf(roll), 'one')).toBe('paper_roll');
    const shut = openedWith({
      hours: { week: [[], [], [], [], [], [], []], holidays: [], makeUpDays: [] },
    });
    expect(press(dayOf(shut), 'one')).toBe('day_off');
  });
});

describe('one open number a phone', () => {
  const inService = [opened(1, 'lan'), called('C001', 1, 'lan'), started('C001', 1, 'lan')];
  test.each<readonly [string, readonly DomainEvent[], string]>([
    ['waits', [], 'phone_has_number'],
    ['is called', [opened(1, 'lan'), called('C001', 1, 'lan')], 'phone_has_number'],
    ['is served', inService, 'phone_has_number'],
    ['is set aside', [...inService, parked('C001', 1, 'lan')], 'phone_has_number'],
    ['was called in vain', [opened(1, 'lan'), called('C001', 1, 'lan'), missed('C001', 1, 'lan')], 'ok'],
    ['is finished', [...inService, finished('C001', 1, 'lan')], 'ok'],
  ])('while the one it has %s: %s', (_, since, verdict) => {
    const day = dayOf(dayOpened, taken('C001', 'one'), ...since);
    expect(press(day, 'one')).toBe(verdict);
    expect(press(day, 'other')).toBe('ok');
    expect(openTicketOfPhone(day, markOf('one'))).toBe(verdict === 'ok' ? null : ticketIdOf('C001'));
  });

  test('whoever gives it up may take another, and the newest is the one that is told', () => {
    const given = after(dayOf(dayOpened, taken('C001', 'one')), giveUp('C001'));
    expect(openTicketOfPhone(given, markOf('one'))).toBeNull();
    const again = after(given, issueByPhone(BIRTH, 'one'));
    expect(openTicketOfPhone(again, markOf('one'))).toBe(ticketIdOf('H001'));
  });

  test('whoever has one is led to it, also when the office has closed meanwhile', () => {
    const day = dayOf(
      openedWith({ hours: { week: [[], [], [], [], [], [], []], holidays: [], makeUpDays: [] } }),
      taken('C001', 'one'),
    );
    expect(press(day, 'one')).toBe('phone_has_number');
  });
});

describe('bounds for all phones together', () => {
  test('only so many wait at a time; one that is called makes room', () => {
    const bounds = { mostWaiting: 2, mostADay: 100 };
    const two = [dayOpened, taken('C001', 'one'), taken('C002', 'two')];
    expect(press(dayOf(...two), 'three', bounds)).toBe('phones_full');
    expect(press(dayOf(...two, opened(1, 'lan'), called('C001', 1, 'lan')), 'three', bounds)).toBe('ok');
  });

  test('only so many a day, given up or not; kiosks are not bound by it', () => {
    const bounds = { mostWaiting: 100, mostADay: 2 };
    let day = dayOf(dayOpened, taken('C001', 'one'), taken('C002', 'two'));
    day = after(after(day, giveUp('C001')), giveUp('C002'));
    expect(press(day, 'one', bounds)).toBe('phones_day_over');
    expect(decide(day, issueTicket(COPY), day.lastAt)).toMatchObject({ ok: true });
  });

  test('where numbers are counted by card a phone is no way round it', () => {
    expect(press(dayOf(openedWith({ openNumbersPerPerson: 1 })), 'one')).toBe('card_needed');
  });

  test('what is known of phones is folded from the log, and is gone with the day', () => {
    const events = [dayOpened, taken('C001', 'one'), taken('C002', 'two')];
    const folded = fold(recorded(events));
    expect(folded?.ticketsOfPhones).toEqual(
      new Map([
        [markOf('one'), [`${MONDAY}/C001`]],
        [markOf('two'), [`${MONDAY}/C002`]],
      ]),
    );
    const closed = after(dayOf(...events), closeDay);
    const tomorrow = after(closed, {
      type: 'openDay',
      date: '2026-11-24' as BusinessDate,
      settings: closed.settings,
    });
    expect(tomorrow.ticketsOfPhones.size).toBe(0);
    expect(press(tomorrow, 'one')).toBe('ok');
  });
});
