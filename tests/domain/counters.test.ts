import { describe, expect, test } from 'vitest';
import { counterId } from '#tests/support/ward.ts';
import {
  callNext,
  closeColleague,
  closeCounter,
  endForColleague,
  endHelp,
  finish,
  openCounter,
  pauseCounter,
  room,
  step,
  takeOver,
} from './asks.ts';
import { dayOf, dayOpened, given, livedThrough, officerId, OPENING, ticketIdOf, ticketOf } from './given.ts';
import { at, called, closed, helpAsked, issued, opened, paused, started, unpaused } from './happenings.ts';

describe('an officer at a counter', () => {
  test('opens a free counter', () => {
    given(dayOpened).when(openCounter(2, 'lan')).then(opened(2, 'lan'));
  });

  test('who is already there stays there: nothing happens twice', () => {
    given(dayOpened, opened(2, 'lan')).when(openCounter(2, 'lan')).then();
  });

  test('takes over from a colleague who holds no ticket', () => {
    given(dayOpened, opened(2, 'minh')).when(openCounter(2, 'lan')).then(opened(2, 'lan'));
  });

  test('does not take a counter where a colleague holds a ticket', () => {
    given(dayOpened, opened(2, 'minh'), issued('C001'), called('C001', 2, 'minh'))
      .when(openCounter(2, 'lan'))
      .thenRefused('counter_taken');
  });

  test('moves from one counter to another, and closes the first behind them', () => {
    given(dayOpened, opened(1, 'lan')).when(openCounter(2, 'lan')).then(closed(1, 'lan'), opened(2, 'lan'));
  });

  test('does not leave a ticket behind at another counter', () => {
    given(dayOpened, opened(1, 'lan'), issued('C001'), called('C001', 1, 'lan'))
      .when(openCounter(2, 'lan'))
      .thenRefused('officer_busy_elsewhere');
  });

  test('signs out with empty hands only', () => {
    given(dayOpened, opened(2, 'lan')).when(closeCounter(2, 'lan')).then(closed(2, 'lan'));
    given(dayOpened, opened(2, 'lan'), issued('C001'), called('C001', 2, 'lan'))
      .when(closeCounter(2, 'lan'))
      .thenRefused('counter_busy');
    given(dayOpened, opened(2, 'lan'), issued('C001'), called('C001', 2, 'lan'), started('C001', 2, 'lan'))
      .when(closeCounter(2, 'lan'))
      .thenRefused('counter_busy');
  });

  test('does nothing at a counter where nobody, or somebody else, is signed in', () => {
    given(dayOpened, issued('C001'))
      .when(callNext(2, 'lan', 1))
      .thenRefused('counter_closed');
    given(dayOpened, opened(2, 'minh'), issued('C001'))
      .when(callNext(2, 'lan', 2))
      .thenRefused('not_at_counter');
    given(dayOpened, opened(2, 'minh'), issued('C001'), called('C001', 2, 'minh'))
      .when(step('startService', 'C001', 2, 'lan'))
      .thenRefused('not_at_counter');
  });

  test('does nothing at a counter that the office does not have', () => {
    given(dayOpened).when(openCounter(99, 'lan')).thenRefused('unknown_counter');
    given(dayOpened)
      .when(callNext(99, 'lan', 0))
      .thenRefused('unknown_counter');
  });
});

describe('a pause', () => {
  const open = [dayOpened, opened(2, 'lan'), issued('C001')];

  test('has a reason, calls nobody, and ends', () => {
    given(...open)
      .when(pauseCounter(2, 'lan'))
      .then(paused(2, 'lan'));
    given(...open, paused(2, 'lan'))
      .when(callNext(2, 'lan', 4))
      .thenRefused('counter_paused');
    given(...open, paused(2, 'lan'))
      .when(room('resumeCounter', 2, 'lan'))
      .then(unpaused(2, 'lan'));
  });

  test('begins with empty hands, once, and ends only what began', () => {
    given(...open, called('C001', 2, 'lan'))
      .when(pauseCounter(2, 'lan'))
      .thenRefused('counter_busy');
    given(...open, paused(2, 'lan'))
      .when(pauseCounter(2, 'lan'))
      .thenRefused('counter_paused');
    given(...open)
      .when(room('resumeCounter', 2, 'lan'))
      .thenRefused('counter_not_paused');
  });

  test('is the officer’s own: a colleague who takes the seat works, and nobody asks for help any more', () => {
    const day = dayOf(...open, paused(2, 'lan'), helpAsked(2, 'lan'), opened(2, 'minh'));
    expect(day.counters.get(counterId(2))).toMatchObject({ paused: null, helpAskedAt: null });
  });
});

describe('a quiet call for help', () => {
  const two = [dayOpened, opened(2, 'lan'), opened(4, 'hoa')];

  test('is asked once and ended by any officer', () => {
    given(...two)
      .when(room('askForHelp', 2, 'lan'))
      .then(helpAsked(2, 'lan'));
    given(...two, helpAsked(2, 'lan'))
      .when(room('askForHelp', 2, 'lan'))
      .then();
    given(...two, helpAsked(2, 'lan'))
      .when(endHelp(2, 4, 'hoa'))
      .then({ type: 'HelpEnded', ...at(2, 'hoa') });
  });

  test('is ended only where it was asked, and makes no screen stale', () => {
    given(...two)
      .when(endHelp(2, 4, 'hoa'))
      .thenRefused('no_help_asked');
    given(...two)
      .when(endHelp(99, 4, 'hoa'))
      .thenRefused('unknown_counter');
    given(...two, issued('C001'), helpAsked(2, 'lan'))
      .when(callNext(2, 'lan', 2))
      .then(called('C001', 2, 'lan'));
  });
});

describe('a supervisor', () => {
  const open = [dayOpened, opened(2, 'lan'), opened(4, 'hoa', true), issued('C001')];
  const inHand = [...open, called('C001', 2, 'lan')];
  const inService = [...inHand, started('C001', 2, 'lan')];
  const takenOver = {
    type: 'TicketTakenOver',
    ticketId: ticketIdOf('C001'),
    fromCounterId: counterId(2),
    ...at(4, 'hoa'),
  } as const;

  test('takes to the own counter what a colleague left open; its citizen hears the new counter', () => {
    given(...inHand)
      .when(takeOver('C001', 2, 4, 'hoa'))
      .then(takenOver);
    const day = dayOf(...inHand, takenOver);
    expect(day.counters.get(counterId(2))?.ticketId).toBeNull();
    expect(day.calls).toMatchObject([{ number: 'C001', counterNumber: 4, callCount: 2, status: 'called' }]);
  });

  test('is not charged with the time that the colleague took', () => {
    const day = livedThrough(dayOf(...inService, takenOver), () => finish('C001', 4, 'hoa'));
    expect(day.counters.get(counterId(4))?.serviceTimes.map(({ ms }) => ms)).toEqual([1_000]);
    expect(day.visits).toMatchObject([{ counterId: counterId(4), calledAt: OPENING + 6_000 }]);
  });

  test('takes over with empty hands, at work, and what is really there', () => {
    given(...inHand, issued('K001'), called('K001', 4, 'hoa'))
      .when(takeOver('C001', 2, 4, 'hoa'))
      .thenRefused('counter_busy');
    given(...inHand, paused(4, 'hoa'))
      .when(takeOver('C001', 2, 4, 'hoa'))
      .thenRefused('counter_paused');
    given(...open)
      .when(takeOver('C001', 2, 4, 'hoa'))
      .thenRefused('ticket_not_at_counter');
  });

  test.each(['finished', 'missed', 'back_in_line'] as const)(
    'ends it as %s, from where it stands',
    (ending) => {
      const ended = {
        type: 'TicketEndedForColleague',
        ticketId: ticketIdOf('C001'),
        ending,
        counterId: counterId(2),
        officerId: officerId('hoa'),
      } as const;
      const from = ending === 'missed' ? inHand : inService;
      given(...from)
        .when(endForColleague('C001', 2, ending, 4, 'hoa'))
        .then(ended);
      const day = dayOf(...from, ended);
      // How long it really took nobody knows.
      expect(day.visits).toEqual([]);
      expect(day.counters.get(counterId(2))).toMatchObject({ ticketId: null, serviceTimes: [] });
      if (ending === 'back_in_line')
        expect(ticketOf(day, 'C001')).toMatchObject({
          status: 'waiting',
          place: { order: 4, isFront: false },
        });
    },
  );

  test('does not finish what never began, nor miss whom somebody serves', () => {
    given(...inHand)
      .when(endForColleague('C001', 2, 'finished', 4, 'hoa'))
      .thenRefused('wrong_status');
    given(...inService)
      .when(endForColleague('C001', 2, 'missed', 4, 'hoa'))
      .thenRefused('wrong_status');
    given(...inService)
      .when(endForColleague('C001', 1, 'finished', 4, 'hoa'))
      .thenRefused('ticket_not_at_counter');
  });

  test('signs a colleague out, whose hands are empty', () => {
    given(...open)
      .when(closeColleague(2, 4, 'hoa'))
      .then(closed(2, 'lan', 'hoa'));
    given(...inHand)
      .when(closeColleague(2, 4, 'hoa'))
      .thenRefused('counter_busy');
    given(...open)
      .when(closeColleague(1, 4, 'hoa'))
      .thenRefused('counter_closed');
    given(...open)
      .when(closeColleague(99, 4, 'hoa'))
      .thenRefused('unknown_counter');
  });

  test('alone may do any of this', () => {
    for (const command of [
      takeOver('C001', 2, 4, 'hoa', false),
      endForColleague('C001', 2, 'back_in_line', 4, 'hoa', false),
      closeColleague(2, 4, 'hoa', false),
    ]) {
      given(...inHand)
        .when(command)
        .thenRefused('supervisor_only');
    }
  });
});
