import { describe, expect, test } from 'vitest';
import { decide } from '#server/domain/decide.ts';
import { lineOf } from '#server/domain/queue-day.ts';
import { BIRTH, CERTIFICATION, COPY, counterId, HOUSEHOLD, SHOP } from '#tests/support/ward.ts';
import { callNext, cancel, closeCounter, closeDay, finish, grantPriority, step, transfer } from './asks.ts';
import { dayOf, dayOpened, given, livedThrough, ticketOf } from './given.ts';
import {
  called,
  cancelled,
  completed,
  ELDERLY,
  issued,
  missed,
  opened,
  parked,
  priorityGranted,
  serviceAdded,
  started,
  transferred,
} from './happenings.ts';

const waiting = [dayOpened, opened(2, 'lan'), opened(4, 'hoa'), issued('C001'), issued('C002')];
const inHand = [...waiting, called('C001', 2, 'lan', 2)];
const inService = [...inHand, started('C001', 2, 'lan')];
const back = { counterId: counterId(2), serviceId: COPY };

describe('sending on', () => {
  test('keeps the arrival: the ticket stands where it would stand had it come for that at once', () => {
    const day = dayOf(
      ...waiting,
      issued('K001'),
      called('C002', 2, 'lan'),
      started('C002', 2, 'lan'),
      transferred('C002', 2, 'lan', { serviceId: SHOP }),
    );
    const moved = ticketOf(day, 'C002');
    expect(lineOf(day, HOUSEHOLD).ordinary.map(({ number }) => number)).toEqual(['C002', 'K001']);
    expect(moved).toMatchObject({ arrival: 5, place: { order: 5, since: moved.issuedAt, isFront: false } });
    // The stay here is a visit of its own; no service was finished.
    expect(day.visits).toMatchObject([{ serviceId: COPY, outcome: 'transferred' }]);
    expect(day.counters.get(counterId(2))).toMatchObject({ finished: 0, serviceTimes: [] });
    expect(day.tally.finished).toBe(0);
  });

  test('to one counter keeps the ticket from all others, until that counter closes', () => {
    const sent = [
      ...inService,
      transferred('C001', 2, 'lan', { serviceId: SHOP, toCounterId: counterId(4) }),
    ];
    given(...sent, opened(3, 'minh'))
      .when(callNext(3, 'minh', 9))
      .thenRefused('nobody_waiting');
    const closed = livedThrough(dayOf(...sent, opened(3, 'minh')), () => closeCounter(4, 'hoa'));
    expect(ticketOf(closed, 'C001')).toMatchObject({ forCounterId: null });
    expect(decide(closed, callNext(3, 'minh', 9), closed.lastAt)).toMatchObject({
      events: [{ ticketId: '2026-11-23/C001' }],
    });
  });

  test('and back: the ticket is the very next at the counter that lent it, of whatever class', () => {
    for (const priorityId of [null, ELDERLY]) {
      const lent = dayOf(
        dayOpened,
        opened(2, 'lan'),
        opened(4, 'hoa'),
        issued('C001', priorityId),
        issued('C002', ELDERLY),
        called('C001', 2, 'lan'),
        started('C001', 2, 'lan'),
        serviceAdded('C001', BIRTH, 2, 'lan'),
        transferred('C001', 2, 'lan', { serviceId: SHOP, returnsTo: back }),
        called('C001', 4, 'hoa'),
        started('C001', 4, 'hoa'),
      );
      const decision = decide(lent, finish('C001', 4, 'hoa'), lent.lastAt);
      // What else the citizen came for is dealt with where the ticket goes back to.
      expect(decision).toMatchObject({ events: [{ returnsTo: back, done: [completed(SHOP)] }] });
      const returned = livedThrough(lent, () => finish('C001', 4, 'hoa'));
      expect(returned.tally.finished).toBe(0);
      expect(decide(returned, callNext(2, 'lan', 9), returned.lastAt)).toMatchObject({
        events: [{ ticketId: '2026-11-23/C001', reason: { rule: 'returned_to_counter' } }],
      });
    }
  });

  test('a lent ticket whose counter has closed goes to the front of the common line', () => {
    const day = livedThrough(
      dayOf(
        ...inService,
        transferred('C001', 2, 'lan', { serviceId: SHOP, returnsTo: back }),
        called('C001', 4, 'hoa'),
        started('C001', 4, 'hoa'),
      ),
      () => closeCounter(2, 'lan'),
      () => finish('C001', 4, 'hoa'),
    );
    expect(ticketOf(day, 'C001')).toMatchObject({
      forCounterId: null,
      serviceId: COPY,
      place: { isFront: true },
    });
  });

  test('a lent ticket is nobody else’s to lend, and sent straight back to its lender it is lent no more', () => {
    const lent = [
      ...inService,
      opened(4, 'hoa'),
      transferred('C001', 2, 'lan', { serviceId: SHOP, returnsTo: back }),
      called('C001', 4, 'hoa'),
      started('C001', 4, 'hoa'),
    ];
    given(...lent)
      .when(transfer('C001', 4, 'hoa', { serviceId: BIRTH, returnsHere: true }))
      .thenRefused('already_lent');
    given(...lent)
      .when(transfer('C001', 4, 'hoa', { serviceId: COPY, toCounterId: counterId(2) }))
      .then(transferred('C001', 4, 'hoa', { serviceId: COPY, toCounterId: counterId(2), returnsTo: null }));
  });

  test('takes the place to return to from who asks for it', () => {
    given(...inService)
      .when(transfer('C001', 2, 'lan', { returnsHere: true, note: 'Xem giúp' }))
      .then(transferred('C001', 2, 'lan', { serviceId: SHOP, returnsTo: back, note: 'Xem giúp' }));
  });

  test('is refused before the service began, to nowhere, and to where the ticket is', () => {
    given(...inHand)
      .when(transfer('C001', 2, 'lan'))
      .thenRefused('wrong_status');
    given(...inService)
      .when(transfer('C001', 2, 'lan', { serviceId: 'tax' as never }))
      .thenRefused('unknown_service');
    given(...inService)
      .when(transfer('C001', 2, 'lan', { serviceId: COPY }))
      .thenRefused('same_place');
    given(...inService)
      .when(transfer('C001', 2, 'lan', { toCounterId: counterId(2) }))
      .thenRefused('same_place');
    given(...inService)
      .when(transfer('C001', 2, 'lan', { toCounterId: counterId(99) }))
      .thenRefused('unknown_counter');
    given(...inService)
      .when(transfer('C001', 2, 'lan', { toCounterId: counterId(1) }))
      .thenRefused('counter_closed');
  });
});

describe('a class granted later', () => {
  test('moves the ticket among its class and never rewrites its arrival', () => {
    given(...waiting)
      .when(grantPriority('C002', ELDERLY, 2, 'lan'))
      .then(priorityGranted('C002', ELDERLY, 2, 'lan'));
    const before = dayOf(...waiting);
    const day = livedThrough(before, () => grantPriority('C002', ELDERLY, 2, 'lan'));
    const { arrival, issuedAt, periods } = ticketOf(before, 'C002');
    expect(ticketOf(day, 'C002')).toMatchObject({ arrival, issuedAt, periods, place: { order: arrival } });
    expect(lineOf(day, CERTIFICATION).priority).toHaveLength(1);
    const taken = livedThrough(day, () => grantPriority('C002', null, 2, 'lan'));
    expect(lineOf(taken, CERTIFICATION).ordinary.map(({ number }) => number)).toEqual(['C001', 'C002']);
  });

  test('is refused for one at a counter, for nobody, and where it is nobody’s to give; the same again is nothing', () => {
    given(...waiting)
      .when(grantPriority('C002', null, 2, 'lan'))
      .then();
    given(...inHand)
      .when(grantPriority('C001', ELDERLY, 2, 'lan'))
      .thenRefused('wrong_status');
    given(...waiting)
      .when(grantPriority('C009', ELDERLY, 2, 'lan'))
      .thenRefused('unknown_ticket');
    given(...waiting)
      .when(grantPriority('C002', 'nobody' as never, 2, 'lan'))
      .thenRefused('unknown_priority');
  });
});

describe('leaving the queue', () => {
  test('one who waits, was missed or is away can be cancelled, with a reason; one at a counter cannot', () => {
    given(...waiting)
      .when(cancel('C001', 2, 'lan'))
      .then(cancelled('C001', 2, 'lan'));
    given(...inHand, missed('C001', 2, 'lan'))
      .when(cancel('C001', 2, 'lan'))
      .then(cancelled('C001', 2, 'lan'));
    given(...inHand)
      .when(cancel('C001', 2, 'lan'))
      .thenRefused('wrong_status');
    given(...waiting, cancelled('C001', 2, 'lan'))
      .when(cancel('C001', 2, 'lan'))
      .thenRefused('unknown_ticket');
  });

  test('what was left open overnight is marked so, and its times count nowhere', () => {
    const day = livedThrough(dayOf(...inService, parked('C001', 2, 'lan')), () =>
      step('resume', 'C001', 2, 'lan'),
    );
    const open = livedThrough(
      day,
      (now) => callNext(2, 'lan', now.counters.get(counterId(2))?.revision ?? 0),
      () => step('startService', 'C001', 2, 'lan'),
    );
    expect(open.visits).toHaveLength(1);
    const decision = decide(open, closeDay, open.lastAt);
    expect(decision.ok && decision.events.filter(({ type }) => type === 'TicketExpired')).toMatchObject([
      { ticketId: '2026-11-23/C001', wasLeftOpen: true },
      { ticketId: '2026-11-23/C002', wasLeftOpen: false },
    ]);
    const closed = livedThrough(open, () => closeDay);
    expect(closed.visits).toHaveLength(1);
    expect(closed.counters.get(counterId(2))).toMatchObject({
      ticketId: null,
      finished: 0,
      serviceTimes: [],
    });
    expect(closed.tally).toMatchObject({ expired: 2, finished: 0 });
  });
});
