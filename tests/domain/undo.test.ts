import { describe, expect, test } from 'vitest';
import { durationMs } from '#protocol/vocabulary.ts';
import type { Command } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide.ts';
import { liveTickets, type QueueDay } from '#server/domain/queue-day.ts';
import { BIRTH, COPY, counterId, SHOP } from '#tests/support/ward.ts';
import {
  addNote,
  callNext,
  cancel,
  closeCounter,
  finish,
  grantPriority,
  park,
  pauseCounter,
  room,
  step,
  transfer,
  undo,
} from './asks.ts';
import { after, dayOf, dayOpened, given, livedThrough, openedWith, ticketIdOf, ticketOf } from './given.ts';
import {
  at,
  called,
  calledBecause,
  becauseOf,
  closed,
  DISABLED,
  ELDERLY,
  issued,
  missed,
  opened,
  parked,
  started,
  transferred,
} from './happenings.ts';

const waiting = [dayOpened, opened(2, 'lan'), opened(4, 'hoa'), issued('C001'), issued('C002')];
const inHand = [...waiting, called('C001', 2, 'lan', 2)];
const inService = [...inHand, started('C001', 2, 'lan')];
const lent = [
  ...waiting,
  called('C001', 2, 'lan'),
  started('C001', 2, 'lan'),
  transferred('C001', 2, 'lan', {
    serviceId: SHOP,
    returnsTo: { counterId: counterId(2), serviceId: COPY },
  }),
  called('C001', 4, 'hoa'),
  started('C001', 4, 'hoa'),
];

const forTwo = [
  dayOpened,
  opened(2, 'lan'),
  opened(4, 'hoa'),
  { ...issued('C001'), furtherServiceIds: [SHOP] },
  called('C001', 2, 'lan'),
  started('C001', 2, 'lan'),
];

const sequenceOf = (day: QueueDay, counter = 2): number =>
  day.counters.get(counterId(counter))?.undoable?.sequence ?? 0;

/** All of a day that a deed and its undoing must leave alike; what only counts the events is left out. */
function everything(day: QueueDay): unknown {
  const { date, isClosed, tally, calls, visits, kioskIssues, lastOrdinals, ordinarySincePriority } = day;
  return {
    ...{ date, isClosed, tally, calls, visits, kioskIssues, lastOrdinals, ordinarySincePriority },
    tickets: liveTickets(day).map((ticket) => ({ ...ticket, revision: 0 })),
    lines: [...day.lines, ...day.counterLines]
      .filter(([, { ordinary, priority }]) => ordinary.length + priority.length > 0)
      .map(([where, { ordinary, priority }]) => [
        where,
        [priority, ordinary].map((lane) => lane.map(({ number }) => number)),
      ]),
    counters: Array.from(day.counters.values(), (counter) => ({ ...counter, revision: 0, undoable: null })),
  };
}

describe('what a mistake did is undone', () => {
  type Deed = {
    readonly name: string;
    readonly before: QueueDay;
    readonly deed: Command;
    readonly counter?: number;
  };
  const deeds: readonly Deed[] = [
    {
      name: 'the start of a service',
      before: dayOf(...inHand),
      deed: step('startService', 'C001', 2, 'lan'),
    },
    { name: 'a finish', before: dayOf(...inService), deed: finish('C001', 2, 'lan') },
    { name: 'a finish that goes on elsewhere', before: dayOf(...forTwo), deed: finish('C001', 2, 'lan') },
    { name: 'a finish of a lent ticket', before: dayOf(...lent), deed: finish('C001', 4, 'hoa'), counter: 4 },
    { name: 'a "missed"', before: dayOf(...inHand), deed: step('markMissed', 'C001', 2, 'lan') },
    {
      name: 'a parking while serving',
      before: dayOf(...inService),
      deed: park('C001', 2, 'lan', { otherPapers: ['Bản gốc'] }),
    },
    { name: 'a parking after the call', before: dayOf(...inHand), deed: park('C001', 2, 'lan') },
    {
      name: 'a transfer',
      before: dayOf(...inService),
      deed: transfer('C001', 2, 'lan', { note: 'Xem giúp', returnsHere: true }),
    },
    {
      name: 'a transfer to a counter',
      before: dayOf(...inService),
      deed: transfer('C001', 2, 'lan', { toCounterId: counterId(4) }),
    },
    {
      name: 'the cancelling of one who waits',
      before: dayOf(...inHand),
      deed: cancel('C002', 2, 'lan'),
    },
    {
      name: 'the cancelling of one who was missed',
      before: dayOf(...inHand, missed('C001', 2, 'lan')),
      deed: cancel('C001', 2, 'lan'),
    },
    {
      name: 'the cancelling of one who is away',
      before: dayOf(...inHand, parked('C001', 2, 'lan')),
      deed: cancel('C001', 2, 'lan'),
    },
  ];

  test.each(deeds)('$name: all is as it was', ({ before, deed, counter = 2 }) => {
    const done = livedThrough(before, () => deed);
    expect(everything(done)).not.toEqual(everything(before));
    const officer = counter === 4 ? 'hoa' : 'lan';
    const undone = livedThrough(done, (day) => undo(sequenceOf(day, counter), counter, officer));
    expect(everything(undone)).toEqual(everything(before));
  });

  test('a service that goes on after an undone finish is counted once, with its whole time', () => {
    const day = livedThrough(
      dayOf(...inService),
      () => finish('C001', 2, 'lan'),
      (now) => undo(sequenceOf(now), 2, 'lan'),
      () => finish('C001', 2, 'lan'),
    );
    const counter = day.counters.get(counterId(2));
    expect(counter?.finished).toBe(1);
    expect(counter?.serviceTimes.map(({ ms }) => ms)).toEqual([3_000]);
    expect(day.visits).toHaveLength(1);
    expect(day.tally.finished).toBe(1);
  });

  test('a recorded undo names the deed', () => {
    given(...inService, {
      ...at(2, 'lan'),
      type: 'TicketMissed',
      ticketId: ticketIdOf('C001'),
    })
      .when(undo(8, 2, 'lan'))
      .then({
        type: 'DeedUndone',
        deed: 'markMissed',
        undoneSequence: 8,
        ticketId: ticketIdOf('C001'),
        ...at(2, 'lan'),
      });
  });
});

describe('what others did meanwhile stays done', () => {
  test('a cancelled ticket comes back to the common line when the counter it waited for has closed', () => {
    const day = livedThrough(
      dayOf(...inService, transferred('C001', 2, 'lan', { serviceId: SHOP, toCounterId: counterId(4) })),
      () => cancel('C001', 2, 'lan'),
      () => closeCounter(4, 'hoa'),
      (now) => undo(sequenceOf(now), 2, 'lan'),
    );
    expect(ticketOf(day, 'C001')).toMatchObject({ status: 'waiting', forCounterId: null });
  });

  test('a transferred ticket that was passed meanwhile stays passed', () => {
    const passing = openedWith({
      policy: { kind: 'strict', ceiling: { maxWaitMs: durationMs(1e9), maxOvertakes: 3 } },
    });
    const [, ...rest] = inService;
    const day = livedThrough(
      dayOf(
        passing,
        ...rest,
        issued('K001', ELDERLY),
        transferred('C001', 2, 'lan', { serviceId: SHOP }),
        calledBecause('K001', 4, 'hoa', becauseOf('priority')),
      ),
      (now) => undo(sequenceOf(now), 2, 'lan'),
    );
    expect(ticketOf(day, 'C001')).toMatchObject({ status: 'serving', overtaken: 1 });
  });
});

describe('what cannot be undone', () => {
  const done = livedThrough(dayOf(...inService), () => finish('C001', 2, 'lan'));
  const refusal = (day: QueueDay, command: Command, laterMs = 0) => {
    const decision = decide(day, command, (day.lastAt + laterMs) as typeof day.lastAt);
    return decision.ok ? 'done' : decision.code;
  };

  test('a deed of more than ten seconds ago', () => {
    expect(refusal(done, undo(sequenceOf(done), 2, 'lan'), 10_000)).toBe('done');
    expect(refusal(done, undo(sequenceOf(done), 2, 'lan'), 10_001)).toBe('undo_expired');
  });

  test.each([
    ['a call', callNext(2, 'lan', 8)],
    ['a pause', pauseCounter(2, 'lan')],
    ['a class that was granted', grantPriority('C002', ELDERLY, 2, 'lan')],
  ] as const)('a deed after which there was another: %s', (_, next) => {
    const later = livedThrough(done, () => next);
    expect(refusal(later, undo(sequenceOf(done), 2, 'lan'))).toBe('nothing_to_undo');
    expect(refusal(later, undo(sequenceOf(later), 2, 'lan'))).toBe('nothing_to_undo');
  });

  test('a call for help is no other deed', () => {
    const later = livedThrough(done, () => room('askForHelp', 2, 'lan'));
    expect(refusal(later, undo(sequenceOf(done), 2, 'lan'))).toBe('done');
  });

  test.each([
    ['parked and brought back', park('C001', 2, 'lan'), step('resume', 'C001', 4, 'hoa')],
    ['missed and reinstated', step('markMissed', 'C001', 2, 'lan'), step('reinstate', 'C001', 4, 'hoa')],
    [
      'missed and given a class',
      step('markMissed', 'C001', 2, 'lan'),
      grantPriority('C001', DISABLED, 4, 'hoa'),
    ],
    ['missed and cancelled', step('markMissed', 'C001', 2, 'lan'), cancel('C001', 4, 'hoa')],
  ] as const)('a deed whose ticket was touched elsewhere: %s', (_, deed, elsewhere) => {
    const day = livedThrough(
      dayOf(...inHand),
      () => deed,
      () => elsewhere,
    );
    expect(refusal(day, undo(sequenceOf(day), 2, 'lan'))).toBe('undo_expired');
  });

  test('a transfer whose ticket was called there', () => {
    const sent = livedThrough(dayOf(...inService), () => transfer('C001', 2, 'lan'));
    const there = after(sent, callNext(4, 'hoa', 3));
    expect(ticketOf(there, 'C001').status).toBe('called');
    expect(refusal(there, undo(sequenceOf(there), 2, 'lan'))).toBe('undo_expired');
  });

  test('what is no deed of that kind, or was never done', () => {
    const noted = livedThrough(dayOf(...inService), () => addNote('C001', 'Đợi', 2, 'lan'));
    expect(refusal(noted, undo(noted.sequence, 2, 'lan'))).toBe('nothing_to_undo');
    expect(refusal(done, undo(1, 2, 'lan'))).toBe('nothing_to_undo');
    expect(refusal(done, undo(sequenceOf(done), 2, 'minh'))).toBe('not_at_counter');
    given(...inService, closed(4, 'hoa'))
      .when(undo(8, 4, 'hoa'))
      .thenRefused('counter_closed');
  });

  test('an undo itself: the deed is done again instead', () => {
    const undone = livedThrough(done, (day) => undo(sequenceOf(day), 2, 'lan'));
    expect(refusal(undone, undo(undone.sequence, 2, 'lan'))).toBe('nothing_to_undo');
    expect(
      refusal(undone, finish('C001', 2, 'lan', [{ serviceId: BIRTH, count: 1, outcome: 'not_here' }])),
    ).toBe('done');
  });

  test('a parking taken back prints no list of papers that are not missing', () => {
    const parked = livedThrough(dayOf(...inService), () =>
      park('C001', 2, 'lan', { otherPapers: ['Bản gốc'], isPrinted: true }),
    );
    const states = (day: typeof parked) =>
      day.printJobs.filter(({ paper }) => paper.kind === 'checklist').map(({ state }) => state);
    expect(states(parked)).toEqual(['queued']);
    const undone = livedThrough(parked, (day) => undo(day.sequence, 2, 'lan'));
    expect(states(undone)).toEqual(['failed']);
  });
});
