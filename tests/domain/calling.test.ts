import { liveTicket } from '#server/domain/queue-day.ts';
import { describe, expect, test } from 'vitest';
import { counterId } from '#tests/support/ward.ts';
import { callNext, finish, recall, step } from './asks.ts';
import { after, dayOf, dayOpened, given, ticketIdOf } from './given.ts';
import { called, expired, finished, issued, missed, opened, recalled, started } from './happenings.ts';

describe('calling', () => {
  test('first come, first served: whoever came first, over all fields of the counter', () => {
    given(dayOpened, issued('H001'), issued('C001'), issued('H002'), opened(1, 'lan'))
      .when(callNext(1, 'lan', 5))
      .then(called('H001', 1, 'lan', 3));
  });

  test('a counter calls nobody it does not serve, however long they wait', () => {
    given(dayOpened, issued('K001'), issued('C001'), opened(2, 'lan'))
      .when(callNext(2, 'lan', 4))
      .then(called('C001', 2, 'lan', 1));
    given(dayOpened, issued('K001'), opened(2, 'lan'))
      .when(callNext(2, 'lan', 3))
      .thenRefused('nobody_waiting');
  });

  test('a counter holds one ticket at a time', () => {
    given(dayOpened, issued('C001'), issued('C002'), opened(2, 'lan'), called('C001', 2, 'lan', 2))
      .when(callNext(2, 'lan', 5))
      .thenRefused('counter_busy');
    given(
      dayOpened,
      issued('C001'),
      issued('C002'),
      opened(2, 'lan'),
      called('C001', 2, 'lan', 2),
      started('C001', 2, 'lan'),
    )
      .when(callNext(2, 'lan', 6))
      .thenRefused('counter_busy');
  });

  test('a ticket is called by one counter only', () => {
    given(dayOpened, issued('C001'), opened(1, 'lan'), opened(2, 'minh'), called('C001', 1, 'lan'))
      .when(callNext(2, 'minh', 4))
      .thenRefused('nobody_waiting');
  });

  test('"next" from a window that saw an older counter calls nobody', () => {
    // The first window called, served and finished; the second still shows the counter as it was at sign-in.
    given(
      dayOpened,
      opened(2, 'lan'),
      issued('C001'),
      issued('C002'),
      called('C001', 2, 'lan', 2),
      started('C001', 2, 'lan'),
      finished('C001', 2, 'lan'),
    )
      .when(callNext(2, 'lan', 2))
      .thenRefused('stale_screen');
  });

  test('what happens elsewhere does not make a counter stale', () => {
    given(dayOpened, opened(2, 'lan'), issued('C001'), opened(1, 'minh'), issued('C002'))
      .when(callNext(2, 'lan', 2))
      .then(called('C001', 2, 'lan', 2));
  });

  test('a missed ticket does not stand in the way of the next', () => {
    given(
      dayOpened,
      opened(2, 'lan'),
      issued('C001'),
      issued('C002'),
      called('C001', 2, 'lan', 2),
      missed('C001', 2, 'lan'),
    )
      .when(callNext(2, 'lan', 6))
      .then(called('C002', 2, 'lan', 1));
  });
});

describe('recalling', () => {
  const waitsAtTwo = [dayOpened, opened(2, 'lan'), issued('C001'), called('C001', 2, 'lan')];

  test('a recall is the next call of the same ticket', () => {
    given(...waitsAtTwo)
      .when(recall('C001', 1, 2, 'lan'))
      .then(recalled('C001', 2, 2, 'lan'));
  });

  test('two presses on one sight are one recall', () => {
    given(...waitsAtTwo, recalled('C001', 2, 2, 'lan'))
      .when(recall('C001', 1, 2, 'lan'))
      .thenRefused('stale_screen');
    given(...waitsAtTwo, recalled('C001', 2, 2, 'lan'))
      .when(recall('C001', 2, 2, 'lan'))
      .then(recalled('C001', 3, 2, 'lan'));
  });

  test('one who is being served is not called again', () => {
    given(...waitsAtTwo, started('C001', 2, 'lan'))
      .when(recall('C001', 1, 2, 'lan'))
      .thenRefused('wrong_status');
  });

  test('the hall shows a recalled ticket once, on top, with its count', () => {
    const day = dayOf(
      ...waitsAtTwo,
      issued('H001'),
      opened(1, 'minh'),
      called('H001', 1, 'minh'),
      recalled('C001', 2, 2, 'lan'),
    );
    expect(day.calls.map(({ number, callCount }) => [number, callCount])).toEqual([
      ['C001', 2],
      ['H001', 1],
    ]);
  });
});

describe('serving', () => {
  const calledAtTwo = [dayOpened, opened(2, 'lan'), issued('C001'), called('C001', 2, 'lan')];

  test('called, then served, then finished', () => {
    given(...calledAtTwo)
      .when(step('startService', 'C001', 2, 'lan'))
      .then(started('C001', 2, 'lan'));
    given(...calledAtTwo, started('C001', 2, 'lan'))
      .when(finish('C001', 2, 'lan'))
      .then(finished('C001', 2, 'lan'));
  });

  test('a service that did not start cannot finish, and one that started cannot be missed', () => {
    given(...calledAtTwo)
      .when(finish('C001', 2, 'lan'))
      .thenRefused('wrong_status');
    given(...calledAtTwo, started('C001', 2, 'lan'))
      .when(step('markMissed', 'C001', 2, 'lan'))
      .thenRefused('wrong_status');
  });

  test('nobody acts on a ticket that another counter holds', () => {
    given(...calledAtTwo, opened(1, 'minh'))
      .when(step('startService', 'C001', 1, 'minh'))
      .thenRefused('ticket_not_at_counter');
  });

  test('nobody acts on a ticket that has left', () => {
    given(...calledAtTwo, missed('C001', 2, 'lan'))
      .when(step('startService', 'C001', 2, 'lan'))
      .thenRefused('ticket_not_at_counter');
  });

  test('a ticket of yesterday is nobody’s at the counter today', () => {
    const yesterday = { ...step('startService', 'C001', 2, 'lan'), ticketId: '2026-11-22/C001' };
    given(...calledAtTwo)
      .when(yesterday as never)
      .thenRefused('ticket_not_at_counter');
  });

  test('every stretch of a ticket’s day joins the next', () => {
    const day = after(dayOf(...calledAtTwo), step('startService', 'C001', 2, 'lan'));
    expect(
      liveTicket(day, ticketIdOf('C001'))?.periods.map(({ kind, counterNumber }) => [kind, counterNumber]),
    ).toEqual([
      ['waiting', null],
      ['called', 2],
      ['serving', 2],
    ]);
  });

  test('the counter counts what it finished and missed', () => {
    const numbers = ['C001', 'C002', 'C003', 'C004'];
    const day = dayOf(
      dayOpened,
      opened(2, 'lan'),
      ...numbers.map((number) => issued(number)),
      ...numbers.slice(1).flatMap((number) => [called(number, 2, 'lan'), missed(number, 2, 'lan')]),
      called('C001', 2, 'lan'),
      started('C001', 2, 'lan'),
      finished('C001', 2, 'lan'),
    );
    expect(day.counters.get(counterId(2))).toMatchObject({ ticketId: null, missed: 3, finished: 1 });
    expect(Array.from(day.missed.values(), ({ number }) => number)).toEqual(numbers.slice(1));
  });

  test('a ticket that expires at a counter frees the counter', () => {
    const day = dayOf(...calledAtTwo, expired('C001'));
    expect(day.counters.get(counterId(2))?.ticketId).toBeNull();
  });
});
