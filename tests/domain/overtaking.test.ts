import { FIRST_FORM } from '#tests/support/rating.ts';
import { describe, expect, test } from 'vitest';
import type { CallRule } from '#protocol/call-reason.ts';
import type { CalledBefore, Overtaking } from '#protocol/phone-view.ts';
import { durationMs } from '#protocol/vocabulary.ts';
import type { DomainEvent } from '#server/domain/events.ts';
import { noForecast } from '#server/domain/forecast.ts';
import { fold } from '#server/domain/evolve.ts';
import { REMEMBERED_TURNS } from '#server/domain/queue-day.ts';
import { toPhoneView } from '#server/views/phone-view.ts';
import { counterId, COPY } from '#tests/support/ward.ts';
import { dayOf, dayOpened, openedWith, OPENING, recorded, ticketIdOf } from './given.ts';
import {
  becauseOf,
  called,
  calledBecause,
  ELDERLY,
  finished,
  issued,
  missed,
  opened,
  parked,
  reinstated,
  resumed,
  started,
  transferred,
} from './happenings.ts';

const overtaking = (events: readonly DomainEvent[], number = 'C002'): Overtaking => {
  const day = dayOf(...events);
  const view = toPhoneView(day, ticketIdOf(number), day.lastAt, {
    forecast: () => noForecast(day.lastAt),
    endedTicket: () => null,
    ratingForm: () => FIRST_FORM,
  });
  if (view?.overtaking == null) throw new Error(`${number} does not wait`);
  return view.overtaking;
};
/** Each number with its reason. */
const told = (events: readonly DomainEvent[], number?: string): readonly string[] =>
  overtaking(events, number).calls.map((call) => `${call.number} ${call.reason}`);
const by = (number: string, rule: CallRule, counter = 2, officer = 'lan'): DomainEvent =>
  calledBecause(number, counter, officer, becauseOf(rule));
/** Called, and seen to, so that the counter is free again. */
const through = (call: DomainEvent, number: string, counter = 2, officer = 'lan'): readonly DomainEvent[] => [
  call,
  started(number, counter, officer),
  finished(number, counter, officer),
];

const morning = [dayOpened, opened(2, 'lan'), opened(3, 'minh'), opened(4, 'hoa')];
const mine = [...morning, issued('C001'), issued('C002')];

describe('why other numbers were called before mine', () => {
  test('nothing was: nothing is told, since when I wait', () => {
    expect(overtaking(mine)).toEqual({
      since: OPENING,
      inTurn: 0,
      outOfTurn: 0,
      calls: [],
      ordinaryPerPriority: null,
    });
  });

  test('smaller numbers of my series in their turn explain themselves: they are counted only', () => {
    expect(overtaking([...mine, called('C001', 2, 'lan')])).toMatchObject({
      inTurn: 1,
      outOfTurn: 0,
      calls: [],
    });
  });

  test('other queue: named, with the time and the counter', () => {
    const { calls } = overtaking([...mine, issued('H001'), called('H001', 3, 'minh')]);
    expect(calls).toEqual<readonly CalledBefore[]>([
      {
        number: 'H001' as CalledBefore['number'],
        calledAt: (OPENING + 7_000) as CalledBefore['calledAt'],
        counterNumber: 3,
        reason: 'other_queue',
        queue: { vi: 'Hộ tịch', en: 'Civil status' },
        issuedAt: null,
      },
    ]);
  });

  test('priority: by the rule, without saying whose', () => {
    const events = [...mine, issued('C003', ELDERLY), by('C003', 'priority')];
    expect(told(events)).toEqual(['C003 priority']);
    expect(JSON.stringify(overtaking(events))).not.toContain('elderly');
  });

  test('the rule of so many ordinary ones is told where it is the rule', () => {
    const ceiling = { maxWaitMs: durationMs(3_600_000), maxOvertakes: 3 };
    const policy = { kind: 'interleave', ordinaryPerPriority: 3, ceiling } as const;
    const [, ...rest] = [...mine, issued('C003', ELDERLY), by('C003', 'priority')];
    expect(overtaking([openedWith({ policy }), ...rest]).ordinaryPerPriority).toBe(3);
    expect(overtaking(mine).ordinaryPerPriority).toBeNull();
  });

  test('one who came earlier and came back says so with the time of its number', () => {
    const events = [
      ...[...morning, issued('C001'), called('C001', 2, 'lan'), missed('C001', 2, 'lan')],
      ...[issued('C002'), reinstated('C001', 2, 'lan'), by('C001', 'first_come')],
    ];
    expect(told(events)).toEqual(['C001 came_earlier']);
    expect(overtaking(events)).toMatchObject({ inTurn: 0, outOfTurn: 1, calls: [{ issuedAt: OPENING }] });
  });

  test('one who came later and came back to the front came back', () => {
    const events = [
      ...[
        ...mine,
        issued('C003'),
        by('C003', 'by_hand'),
        started('C003', 2, 'lan'),
        parked('C003', 2, 'lan'),
      ],
      ...[resumed('C003', 2, 'lan', 'front'), by('C003', 'returned')],
    ];
    // Called twice, told once: the newest call.
    expect(told(events)).toEqual(['C003 came_back']);
  });

  test('one who was sent to that counter came from another one', () => {
    const events = [
      ...[...mine, issued('H001'), called('H001', 3, 'minh'), started('H001', 3, 'minh')],
      ...[
        transferred('H001', 3, 'minh', { serviceId: COPY, toCounterId: counterId(2) }),
        by('H001', 'first_come'),
      ],
    ];
    expect(told(events)).toEqual(['H001 came_back']);
  });

  test('by hand: an officer called it', () => {
    expect(told([...mine, issued('C003'), by('C003', 'by_hand')])).toEqual(['C003 by_hand']);
  });

  test('a smaller number called by hand is not taken for its turn', () => {
    expect(told([...mine, by('C001', 'by_hand')])).toEqual(['C001 came_earlier']);
  });

  test('what was called before I came is not told, nor my own call', () => {
    const events = [
      ...[...morning, issued('C001'), called('C001', 2, 'lan'), issued('C002')],
      ...[calledBecause('C002', 4, 'hoa', becauseOf('first_come')), missed('C002', 4, 'hoa')],
      ...[issued('C003'), reinstated('C002', 4, 'hoa')],
    ];
    expect(overtaking(events)).toMatchObject({ inTurn: 0, outOfTurn: 0, calls: [] });
  });

  test('of many only the newest are told one by one, my own line’s before others’, in the order of time', () => {
    const others = Array.from({ length: 20 }, (_, index) => `H${String(index + 1).padStart(3, '0')}`);
    const passing = others.flatMap((number) => [
      issued(number),
      ...through(called(number, 3, 'minh'), number, 3, 'minh'),
    ]);
    const events = [...mine, issued('C003', ELDERLY), ...through(by('C003', 'priority'), 'C003'), ...passing];
    const { outOfTurn, calls } = overtaking(events);
    expect(outOfTurn).toBe(21);
    expect(calls.map(({ number }) => number)).toEqual(['C003', ...others.slice(-11)]);
    expect(Buffer.byteLength(JSON.stringify(calls))).toBeLessThan(2_500);
  });

  test('is the same after a restart: it is folded from the log', () => {
    const events = [...mine, issued('C003'), by('C003', 'by_hand')];
    const folded = fold(recorded(events).map((event) => JSON.parse(JSON.stringify(event)) as typeof event));
    expect(folded?.turns).toEqual(dayOf(...events).turns);
  });

  test('when more was called than is remembered, it says since when it knows', () => {
    const day = dayOf(...mine, called('C001', 2, 'lan'));
    const [turn] = day.turns;
    if (turn === undefined) throw new Error('the call was not remembered');
    const oldest = OPENING + 60_000;
    const turns = Array.from({ length: REMEMBERED_TURNS }, (_, index) => ({
      ...turn,
      number: `H${String(index).padStart(3, '0')}` as typeof turn.number,
      at: (oldest + index) as typeof turn.at,
      sequence: 100 + index,
    }));
    const view = toPhoneView({ ...day, turns }, ticketIdOf('C002'), day.lastAt, {
      forecast: () => noForecast(day.lastAt),
      endedTicket: () => null,
      ratingForm: () => FIRST_FORM,
    });
    expect(view?.overtaking?.since).toBe(oldest);
  });
});
