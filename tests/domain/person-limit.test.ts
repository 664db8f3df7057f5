import { describe, expect, test } from 'vitest';
import type { BusinessDate, PersonMark } from '#protocol/vocabulary.ts';
import { decide } from '#server/domain/decide.ts';
import { fold } from '#server/domain/evolve.ts';
import type { DomainEvent } from '#server/domain/events.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { BIRTH, COPY } from '#tests/support/ward.ts';
import { closeDay, issueAtCounter, issueTicket } from './asks.ts';
import { after, dayOf, MONDAY, openedWith, recorded } from './given.ts';
import { called, issued, missed, opened } from './happenings.ts';

const ONE = 'one-'.padEnd(22, 'x') as PersonMark;
const OTHER = 'other-'.padEnd(22, 'x') as PersonMark;

const limitedTo = (openNumbersPerPerson: number | null): DomainEvent => openedWith({ openNumbersPerPerson });
const given = (number: string, person: PersonMark): DomainEvent => ({ ...issued(number), person });
const press = (day: QueueDay, person?: PersonMark): string => {
  const command = issueTicket(COPY);
  const decision = decide(day, person === undefined ? command : { ...command, person }, day.lastAt);
  return decision.ok ? 'ok' : decision.code;
};

describe('at most so many open numbers for one person', () => {
  test('off: nobody is asked for a card, and a mark that is sent all the same is not kept', () => {
    const day = dayOf(limitedTo(null));
    expect(press(day)).toBe('ok');
    const decision = decide(day, { ...issueTicket(COPY), person: ONE }, day.lastAt);
    expect(decision.ok && decision.events[0]).not.toHaveProperty('person');
  });

  test('on: without a card no number is given, with one it is, and the event says whose', () => {
    const day = dayOf(limitedTo(1));
    expect(press(day)).toBe('card_needed');
    expect(decide(day, { ...issueTicket(COPY), person: ONE }, day.lastAt)).toMatchObject({
      ok: true,
      events: [{ type: 'TicketIssued', person: ONE }],
    });
  });

  test('the last one allowed is given, the next is refused, and nobody else is held up by it', () => {
    const two = dayOf(limitedTo(2), given('C001', ONE));
    expect(press(two, ONE)).toBe('ok');
    const full = dayOf(limitedTo(2), given('C001', ONE), given('H001', ONE));
    expect(press(full, ONE)).toBe('person_limit_reached');
    expect(press(full, OTHER)).toBe('ok');
  });

  test('only open numbers count: one that was called in vain, or is over, leaves room', () => {
    const called1 = [opened(1, 'lan'), called('C001', 1, 'lan')];
    expect(press(dayOf(limitedTo(1), given('C001', ONE), ...called1), ONE)).toBe('person_limit_reached');
    const inVain = dayOf(limitedTo(1), given('C001', ONE), ...called1, missed('C001', 1, 'lan'));
    expect(press(inVain, ONE)).toBe('ok');
  });

  test('an officer gives a number to whoever stands there, card or not', () => {
    const day = dayOf(limitedTo(1), opened(1, 'lan'));
    expect(decide(day, issueAtCounter(1, 'lan'), day.lastAt)).toMatchObject({ ok: true });
  });

  test('what the limit knows is folded from the log, and is gone with the day', () => {
    const events = [limitedTo(1), given('C001', ONE)];
    expect(fold(recorded(events))?.ticketsOfPersons).toEqual(new Map([[ONE, [`${MONDAY}/C001`]]]));
    const closed = after(dayOf(...events), closeDay);
    const tomorrow = after(closed, {
      type: 'openDay',
      date: '2026-11-24' as BusinessDate,
      settings: closed.settings,
    });
    expect(tomorrow.ticketsOfPersons.size).toBe(0);
    expect(press(tomorrow, ONE)).toBe('ok');
  });

  test('closing hours are told before any card is asked for', () => {
    const roll = openedWith({ openNumbersPerPerson: 1 }, (settings) => ({
      ...settings,
      fields: settings.fields.map((field) => ({ ...field, numbering: 'roll' })),
    }));
    const day = dayOf(roll);
    expect(decide(day, issueTicket(BIRTH), day.lastAt)).toEqual({ ok: false, code: 'paper_roll' });
  });
});
