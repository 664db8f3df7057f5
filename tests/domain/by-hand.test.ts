import { describe, expect, test } from 'vitest';
import { durationMs } from '#protocol/vocabulary.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import { decide } from '#server/domain/decide.ts';
import { BIRTH, CERTIFICATION, CIVIL_STATUS, COPY, counterId } from '#tests/support/ward.ts';
import {
  callNext,
  callRollNumber,
  callTicket,
  finish,
  issueAtCounter,
  issueTicket,
  recall,
  serveWithoutTicket,
  step,
} from './asks.ts';
import { after, dayOf, dayOpened, given, livedThrough, openedWith, ticketOf } from './given.ts';
import {
  becauseOf,
  called,
  calledBecause,
  ELDERLY,
  issued,
  missed,
  opened,
  paused,
  recalled,
  walkedIn,
  wholeSeries,
} from './happenings.ts';

const REASON = { code: 'appointment', note: null } as const;
const byHand = (number: string, overtook: readonly string[], waitingForCounter: number) =>
  calledBecause(
    number,
    2,
    'lan',
    becauseOf('by_hand', { overtook: overtook as never[], waitingForCounter, hand: REASON }),
  );

describe('calling one ticket by hand', () => {
  const two = [dayOpened, issued('C001'), issued('C002'), opened(2, 'lan')];

  test('the one whose turn it is needs no reason: the policy calls it', () => {
    given(...two)
      .when(callTicket('C001', 2, 'lan', 4))
      .then(called('C001', 2, 'lan', 2));
  });

  test('priority goes first no more often by hand than the ceiling allows', () => {
    const strict = openedWith({
      policy: { kind: 'strict', ceiling: { maxWaitMs: durationMs(1e9), maxOvertakes: 1 } },
    });
    const day = livedThrough(
      dayOf(strict, issued('C001'), issued('C002', ELDERLY), issued('C003', ELDERLY), opened(2, 'lan')),
      () => callTicket('C002', 2, 'lan', 5),
      () => step('startService', 'C002', 2, 'lan'),
      () => finish('C002', 2, 'lan'),
    );
    expect(ticketOf(day, 'C001')).toMatchObject({ overtaken: 1 });
    const again = callTicket('C003', 2, 'lan', day.sequence);
    expect(decide(day, again, day.lastAt)).toEqual({ ok: false, code: 'reason_needed' });
  });

  test('another needs one, and the call says whom it overtook and why', () => {
    given(...two)
      .when(callTicket('C002', 2, 'lan', 4))
      .thenRefused('reason_needed');
    given(...two)
      .when(callTicket('C002', 2, 'lan', 4, REASON))
      .then(byHand('C002', ['C001'], 2));
  });

  test('so does one of a line that does not end at this counter', () => {
    given(...two, issued('K001'))
      .when(callTicket('K001', 2, 'lan', 4))
      .thenRefused('reason_needed');
    given(...two, issued('K001'))
      .when(callTicket('K001', 2, 'lan', 4, REASON))
      .then(byHand('K001', ['C001', 'C002'], 3));
  });

  test('it passes every door that "next" passes', () => {
    given(...two)
      .when(callTicket('C001', 2, 'lan', 3))
      .thenRefused('stale_screen');
    given(...two, called('C001', 2, 'lan'))
      .when(callTicket('C002', 2, 'lan', 5))
      .thenRefused('counter_busy');
    given(...two, paused(2, 'lan'))
      .when(callTicket('C001', 2, 'lan', 5))
      .thenRefused('counter_paused');
    given(...two)
      .when(callTicket('C009', 2, 'lan', 4, REASON))
      .thenRefused('unknown_ticket');
    given(...two, opened(1, 'minh'), called('C001', 1, 'minh'))
      .when(callTicket('C001', 2, 'lan', 4, REASON))
      .thenRefused('wrong_status');
  });

  test('it says nothing about whose turn the policy owes next', () => {
    const interleaved = openedWith({
      policy: {
        kind: 'interleave',
        ordinaryPerPriority: 1,
        ceiling: { maxWaitMs: durationMs(1e9), maxOvertakes: 9 },
      },
    });
    const day = dayOf(
      interleaved,
      ...['C001', 'C002', 'C003'].map((number) => issued(number)),
      issued('C004', ELDERLY),
      opened(2, 'lan'),
      calledBecause('C001', 2, 'lan', becauseOf('by_hand')),
      missed('C001', 2, 'lan'),
    );
    expect(day.ordinarySincePriority.size).toBe(0);
    const decision = decide(day, callNext(2, 'lan', 8), day.lastAt);
    expect(decision).toMatchObject({ events: [{ ticketId: '2026-11-23/C002' }] });
  });
});

describe('calling again', () => {
  const rules = openedWith({ recallLockMs: durationMs(10_000), recallLimit: 2 });
  const waits = [rules, opened(2, 'lan'), issued('C001'), called('C001', 2, 'lan')];

  test('gives the citizen time to walk', () => {
    given(...waits)
      .when(recall('C001', 1, 2, 'lan'), 8_999)
      .thenRefused('recall_too_soon');
    given(...waits)
      .when(recall('C001', 1, 2, 'lan'), 9_000)
      .then(recalled('C001', 2, 2, 'lan'));
  });

  test('ends where the office says; what remains is "missed"', () => {
    const twice = [...waits, recalled('C001', 2, 2, 'lan')];
    given(...twice)
      .when(recall('C001', 2, 2, 'lan'), 60_000)
      .thenRefused('recall_limit_reached');
    given(...twice)
      .when(step('markMissed', 'C001', 2, 'lan'))
      .then(missed('C001', 2, 'lan'));
  });
});

describe('a double press is one call', () => {
  test('the second of two presses on one sight calls nobody, before and after the first is finished', () => {
    const day = dayOf(dayOpened, opened(2, 'lan'), issued('C001'), issued('C002'), issued('C003'));
    const press = callNext(2, 'lan', 2);
    const once = after(day, press);
    expect(decide(once, press, once.lastAt)).toEqual({ ok: false, code: 'counter_busy' });
    const over = livedThrough(
      once,
      () => step('startService', 'C001', 2, 'lan'),
      () => finish('C001', 2, 'lan'),
    );
    expect(decide(over, press, over.lastAt)).toEqual({ ok: false, code: 'stale_screen' });
  });
});

describe('a ticket on its way to a seat', () => {
  const walking = openedWith({ walkingMs: durationMs(20_000) });
  // `issued` has all begin at the opening; here each begins when it happens.
  const press = () => issueTicket(COPY);

  test('is not called while others have had the time to sit down', () => {
    const day = livedThrough(dayOf(walking, opened(2, 'lan')), press);
    const later = { ...day, lastAt: (day.lastAt + 15_000) as typeof day.lastAt };
    const two = livedThrough(later, () => issueTicket(COPY, ELDERLY));
    // The first sits after 20 s; the second, though priority, still walks.
    const at = (two.lastAt + 5_000) as typeof two.lastAt;
    expect(decide(two, callNext(2, 'lan', 2), at)).toMatchObject({
      events: [{ ticketId: '2026-11-23/C001', reason: { rule: 'first_come' } }],
    });
  });

  test('is called at once when nobody else is there', () => {
    const day = livedThrough(dayOf(walking, opened(2, 'lan')), press);
    expect(decide(day, callNext(2, 'lan', 2), day.lastAt)).toMatchObject({
      events: [{ ticketId: '2026-11-23/C001' }],
    });
  });
});

describe('a paper roll', () => {
  const rolled = openedWith({}, (settings): OfficeSettings => ({
    ...settings,
    fields: settings.fields.map((field) =>
      field.fieldId === CERTIFICATION ? { ...field, numbering: 'roll' } : field,
    ),
  }));
  const open = [rolled, opened(2, 'lan')];
  const byRoll = (number: string, waitingForCounter = 1) =>
    calledBecause(number, 2, 'lan', becauseOf('roll', { waitingForCounter }));
  const torn = (number: string) => {
    const { ticket, ...rest } = issued(number, null, 'roll');
    return { ...rest, ticket: { ...ticket, issuedAt: expect.any(Number) as never } };
  };

  test('"next" calls its next number, who may be there or not', () => {
    given(...open)
      .when(callNext(2, 'lan', 2))
      .then(torn('C001'), byRoll('C001'));
    given(...open)
      .when(callRollNumber(null, 2, 'lan', 2))
      .then(torn('C001'), byRoll('C001'));
  });

  test('a number that a citizen holds is called by name; those between were brought by nobody', () => {
    const day = livedThrough(dayOf(...open), () => callRollNumber(7, 2, 'lan', 2));
    expect(ticketOf(day, 'C007')).toMatchObject({ status: 'called', isFromRoll: true });
    expect(day.tally).toMatchObject({ issued: 1 });
    // A slip of the finger burns nothing: the others can still be brought, and the roll goes on behind the last one.
    const later = livedThrough(
      day,
      () => step('markMissed', 'C007', 2, 'lan'),
      (now) => callRollNumber(2, 2, 'lan', now.counters.get(counterId(2))?.revision ?? 0),
      () => step('markMissed', 'C002', 2, 'lan'),
      (now) => callRollNumber(null, 2, 'lan', now.counters.get(counterId(2))?.revision ?? 0),
    );
    expect(ticketOf(later, 'C003')).toMatchObject({ status: 'called' });
  });

  test('a number entered at the desk waits, is called first, and may be called by its number', () => {
    const waiting = [...open, issued('C001', null, 'roll'), issued('C002', null, 'roll')];
    given(...waiting)
      .when(callNext(2, 'lan', 2))
      .then(called('C001', 2, 'lan', 2));
    given(...waiting)
      .when(callRollNumber(null, 2, 'lan', 2))
      .then(calledBecause('C001', 2, 'lan', becauseOf('roll', { waitingForCounter: 2 })));
    // Who was entered first is passed with a reason only, like anybody who waits.
    given(...waiting)
      .when(callRollNumber(2, 2, 'lan', 2))
      .thenRefused('reason_needed');
    given(...waiting)
      .when(callRollNumber(9, 2, 'lan', 2))
      .thenRefused('reason_needed');
  });

  test('is refused where there is none, where the counter has no part in it, and when a number was used', () => {
    given(dayOpened, opened(2, 'lan'))
      .when(callRollNumber(null, 2, 'lan', 2))
      .thenRefused('not_a_paper_roll');
    given(rolled, opened(4, 'lan'))
      .when(callRollNumber(null, 4, 'lan', 2))
      .thenRefused('not_a_paper_roll');
    given(...open)
      .when(callRollNumber(null, 2, 'lan', 2, CIVIL_STATUS))
      .thenRefused('not_a_paper_roll');
    given(...open, issued('C003', null, 'roll'), called('C003', 2, 'lan'), missed('C003', 2, 'lan'))
      .when(callRollNumber(3, 2, 'lan', 5))
      .thenRefused('number_used');
    given(...open, issued('C999', null, 'roll'), called('C999', 2, 'lan'), missed('C999', 2, 'lan'))
      .when(callRollNumber(null, 2, 'lan', 5))
      .thenRefused('series_exhausted');
  });

  test('is where a kiosk gives nothing out, and nobody is served without a number', () => {
    given(...open)
      .when(issueTicket(COPY))
      .thenRefused('paper_roll');
    given(...open)
      .when(serveWithoutTicket(COPY, 2, 'lan', 2))
      .thenRefused('paper_roll');
  });

  test('a number from the desk is never printed; one of another field has no number of its own choice', () => {
    const asked = issueAtCounter(2, 'lan', { ordinal: 4, range: { from: 5, to: 15 } });
    const roll = decide(dayOf(...open), asked, dayOf(...open).lastAt);
    // Nobody is told a wait either, and none is scored.
    expect(roll).toMatchObject({
      events: [{ source: 'roll', ticket: { number: 'C004', printJobId: null, range: null } }],
    });
    given(...open)
      .when(issueAtCounter(2, 'lan', { serviceId: BIRTH, ordinal: 4 }))
      .thenRefused('not_a_paper_roll');
    given(...open, issued('C004', null, 'roll'))
      .when(issueAtCounter(2, 'lan', { ordinal: 4 }))
      .thenRefused('number_used');
  });
});

describe('serving somebody without a ticket', () => {
  const open = [dayOpened, opened(2, 'lan')];

  test('begins at once, with a number of the series to keep the books', () => {
    given(...open, issued('C001'))
      .when(serveWithoutTicket(COPY, 2, 'lan', 2))
      .then(walkedIn('C002', 2, 'lan'));
    const day = dayOf(...open, walkedIn('C001', 2, 'lan'));
    expect(ticketOf(day, 'C001')).toMatchObject({ status: 'serving', callCount: 0 });
    expect(day.calls).toEqual([]);
  });

  test('passes every door that "next" passes, and needs a service and a number', () => {
    given(...open)
      .when(serveWithoutTicket('tax' as never, 2, 'lan', 2))
      .thenRefused('unknown_service');
    given(...open)
      .when(serveWithoutTicket(COPY, 2, 'lan', 1))
      .thenRefused('stale_screen');
    given(...open, walkedIn('C001', 2, 'lan'))
      .when(serveWithoutTicket(COPY, 2, 'lan', 3))
      .thenRefused('counter_busy');
    given(...open, ...wholeSeries('C'))
      .when(serveWithoutTicket(COPY, 2, 'lan', 2))
      .thenRefused('series_exhausted');
  });
});

describe('a number given at a desk', () => {
  const open = [dayOpened, opened(2, 'lan')];

  test('is printed or only told, and of any service', () => {
    const day = dayOf(...open);
    expect(decide(day, issueAtCounter(2, 'lan', { serviceId: BIRTH }), day.lastAt)).toMatchObject({
      events: [{ source: 'counter', ticket: { number: 'H001', printJobId: '2026-11-23/H001/paper-1' } }],
    });
    expect(decide(day, issueAtCounter(2, 'lan', { isPrinted: false }), day.lastAt)).toMatchObject({
      events: [{ source: 'counter', ticket: { number: 'C001', printJobId: null } }],
    });
  });

  test('is given while the officer has a ticket in hand, but not by a stranger', () => {
    const busy = dayOf(...open, issued('C001'), called('C001', 2, 'lan'));
    expect(decide(busy, issueAtCounter(2, 'lan'), busy.lastAt).ok).toBe(true);
    expect(busy.counters.get(counterId(2))?.ticketId).toBe('2026-11-23/C001');
    given(...open)
      .when(issueAtCounter(2, 'minh'))
      .thenRefused('not_at_counter');
    given(...open)
      .when(issueAtCounter(2, 'lan', { serviceId: 'tax' as never }))
      .thenRefused('unknown_service');
  });

  test('carries only a class that an officer may grant', () => {
    const kioskOnly = openedWith({}, (settings) => ({
      ...settings,
      rules: {
        ...settings.rules,
        priorityClasses: settings.rules.priorityClasses.map((one) => ({ ...one, grantedBy: ['kiosk'] })),
      },
    }));
    given(kioskOnly, opened(2, 'lan'))
      .when(issueAtCounter(2, 'lan', { priorityId: ELDERLY }))
      .thenRefused('priority_not_grantable');
    given(...open)
      .when(issueAtCounter(2, 'lan', { priorityId: 'nobody' as never }))
      .thenRefused('unknown_priority');
    given(...open)
      .when(issueTicket(COPY, 'nobody' as never))
      .thenRefused('unknown_priority');
  });
});
