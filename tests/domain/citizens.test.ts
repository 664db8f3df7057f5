import { describe, expect, test } from 'vitest';
import { durationMs } from '#protocol/vocabulary.ts';
import { RATING_SCORES } from '#protocol/rating.ts';
import { COPY, counterId, SHOP } from '#tests/support/ward.ts';
import {
  cancel,
  endForColleague,
  explainRating,
  finish,
  giveUp,
  ratingScreen,
  rateService,
  undo,
} from './asks.ts';
import { after, dayOf, dayOpened, given, officerId, ticketIdOf } from './given.ts';
import {
  called,
  cancelled,
  dayClosed,
  explained,
  finished,
  givenUp,
  issued,
  missed,
  opened,
  parked,
  rated,
  reinstated,
  started,
  transferred,
} from './happenings.ts';

const ticket = ticketIdOf('C001');
const morning = [dayOpened, opened(2, 'lan'), opened(4, 'hoa', true)];
const waiting = [...morning, issued('C001'), issued('C002')];
const atCounter = [...waiting, called('C001', 2, 'lan')];
const inService = [...atCounter, started('C001', 2, 'lan')];
const served = [...inService, finished('C001', 2, 'lan')];

describe('a citizen who gives the place away', () => {
  test.each([
    ['waits', waiting],
    ['was set aside', [...inService, parked('C001', 2, 'lan')]],
    ['was called in vain', [...atCounter, missed('C001', 2, 'lan')]],
    ['waits again', [...atCounter, missed('C001', 2, 'lan'), reinstated('C001', 2, 'lan')]],
  ])('and %s: the number is cancelled by the citizen', (_, events) => {
    given(...events)
      .when(giveUp('C001'))
      .then(givenUp('C001'));
  });

  test.each([
    ['called', atCounter],
    ['being served', inService],
  ])('is refused once %s: then the officer is told', (_, events) => {
    given(...events)
      .when(giveUp('C001'))
      .thenRefused('wrong_status');
  });

  test.each([
    ['served', served],
    ['cancelled', [...waiting, cancelled('C001', 2, 'lan')]],
    ['given up', [...waiting, givenUp('C001')]],
    ['of another day', morning],
  ])('of a number that is %s has nothing left to give', (_, events) => {
    given(...events)
      .when(giveUp('C001'))
      .thenRefused('unknown_ticket');
  });

  test('after the day is refused', () => {
    given(...morning, dayClosed)
      .when(giveUp('C001'))
      .thenRefused('day_closed');
  });

  test('lets the others move up, and counts as cancelled', () => {
    const day = dayOf(...waiting, givenUp('C001'));
    expect(day.tally).toMatchObject({ issued: 2, cancelled: 1 });
    given(...waiting, givenUp('C001'))
      .when(cancel('C001', 2, 'lan'))
      .thenRefused('unknown_ticket');
  });

  test('touches no counter: what an officer sees there is not stale, but what was parked cannot be taken back', () => {
    const before = dayOf(...inService, parked('C001', 2, 'lan'));
    const day = after(before, giveUp('C001'));
    expect(day.counters.get(counterId(2))?.revision).toBe(before.counters.get(counterId(2))?.revision);
    given(...inService, parked('C001', 2, 'lan'), givenUp('C001'))
      .when(undo(inService.length + 1, 2, 'lan'))
      .thenRefused('undo_expired');
  });
});

describe('a citizen who rates', () => {
  test.each(RATING_SCORES)('%s: the rating is bound to the ticket, the service and the officer', (score) => {
    given(...served)
      .when(rateService('C001', { score }))
      .then(rated('C001', 2, 'lan', { score }));
  });

  test('and says why not is heard', () => {
    const why = { ticketId: ticket, reasons: ['slow', 'attitude'], words: 'Chờ lâu quá' } as const;
    const low = rated('C001', 2, 'lan', { score: 'dissatisfied' });
    const explain = { type: 'explainRating', ...why, deviceId: null } as const;
    given(...served, low)
      .when(explain)
      .then({ type: 'RatingExplained', ...why });
    // In own words alone is said too, and once.
    const inWords = { ...why, reasons: [] };
    given(...served, low, { type: 'RatingExplained', ...inWords })
      .when(explain)
      .thenRefused('already_rated');
    given(...served, rated('C001', 2, 'lan'))
      .when(explain)
      .thenRefused('not_rated_here');
  });

  test('rates the last of several services, with the officer who finished there', () => {
    given(
      ...inService,
      transferred('C001', 2, 'lan', { serviceId: SHOP }),
      called('C001', 4, 'hoa'),
      started('C001', 4, 'hoa'),
      finished('C001', 4, 'hoa'),
    )
      .when(rateService('C001'))
      .then(rated('C001', 4, 'hoa', { serviceId: SHOP }));
  });

  test('what a supervisor ended rates the officer who served, not the supervisor', () => {
    const ended = after(dayOf(...inService), endForColleague('C001', 2, 'finished', 4, 'hoa'));
    expect(ended.served.get(ticket)).toEqual({
      serviceId: COPY,
      counterId: counterId(2),
      officerId: officerId('lan'),
      language: 'vi',
      // How long it had been over nobody knows.
      finishedAt: null,
    });
  });

  test('is heard once', () => {
    given(...served, rated('C001', 2, 'lan'))
      .when(rateService('C001', { score: 'very_satisfied' }))
      .thenRefused('already_rated');
  });

  test.each([
    ['waits', waiting],
    ['is called', atCounter],
    ['is being served', inService],
    ['was set aside', [...inService, parked('C001', 2, 'lan')]],
    ['was called in vain', [...atCounter, missed('C001', 2, 'lan')]],
    ['was cancelled', [...waiting, cancelled('C001', 2, 'lan')]],
    ['was given up', [...waiting, givenUp('C001')]],
    ['never was', morning],
  ])('a ticket that %s is told that nothing was served yet', (_, events) => {
    given(...events)
      .when(rateService('C001'))
      .thenRefused('not_served_yet');
  });

  test('of a service that is only lent out waits for its end', () => {
    const returnsTo = { counterId: counterId(2), serviceId: COPY };
    given(
      ...inService,
      transferred('C001', 2, 'lan', { serviceId: SHOP, toCounterId: counterId(4), returnsTo }),
      called('C001', 4, 'hoa'),
      started('C001', 4, 'hoa'),
      finished('C001', 4, 'hoa', { returnsTo }),
    )
      .when(rateService('C001'))
      .thenRefused('not_served_yet');
  });

  test('keeps the word when the officer takes the finish back, and is not asked again', () => {
    const reopened = after(dayOf(...served, rated('C001', 2, 'lan')), undo(served.length, 2, 'lan'));
    expect(reopened.tally.finished).toBe(0);
    expect(reopened.served.size).toBe(0);
    expect([...reopened.rated.keys()]).toEqual([ticket]);
    const again = after(reopened, finish('C001', 2, 'lan'));
    expect(again.served.size).toBe(1);
    expect(after(again, rateService('C001'))).toBe(again);
  });
});

describe('the rating screen of a counter', () => {
  const { deviceId, source } = ratingScreen(2);
  const lowAt2 = [...served, rated('C001', 2, 'lan', { score: 'dissatisfied', source, deviceId })];

  test('takes one touch for what its counter finished; device and time since then are recorded', () => {
    given(...served)
      .when(rateService('C001', ratingScreen(2)), 3_500)
      .then(rated('C001', 2, 'lan', { source, deviceId, sinceFinishMs: durationMs(4_500) }));
  });

  test.each([
    ['of another counter', served, 4, 'ticket_not_at_counter'],
    ['while the service goes on', inService, 2, 'not_served_yet'],
    ['of a number nobody has called', waiting, 2, 'not_served_yet'],
    ['of what the phone has rated', [...served, rated('C001', 2, 'lan')], 2, 'already_rated'],
  ] as const)('is refused %s', (_, events, counter, code) => {
    given(...events)
      .when(rateService('C001', ratingScreen(counter)))
      .thenRefused(code);
  });

  test('and then the phone is refused: one ticket, one rating', () => {
    given(...lowAt2)
      .when(rateService('C001', { score: 'very_satisfied' }))
      .thenRefused('already_rated');
  });

  test('of a service that its officer took up again is refused until it is over', () => {
    const reopened = after(dayOf(...served), undo(served.length, 2, 'lan'));
    expect(after(reopened, rateService('C001', ratingScreen(2)))).toBe(reopened);
    const over = after(reopened, finish('C001', 2, 'lan'));
    expect(after(over, rateService('C001', ratingScreen(2))).rated.get(ticket)).toMatchObject({ deviceId });
  });

  test('adds the reasons of a low rating it took, once', () => {
    given(...lowAt2)
      .when(explainRating('C001', 2, ['slow', 'attitude']))
      .then(explained('C001', ['slow', 'attitude']));
    given(...lowAt2, explained('C001'))
      .when(explainRating('C001', 2))
      .thenRefused('already_rated');
  });

  test.each([
    ['what was rated elsewhere', lowAt2, 4],
    ['what a phone rated', [...served, rated('C001', 2, 'lan', { score: 'dissatisfied' })], 2],
    ['what was praised', [...served, rated('C001', 2, 'lan', { source, deviceId })], 2],
    ['what nobody rated', served, 2],
  ] as const)('explains nothing of %s', (_, events, counter) => {
    given(...events)
      .when(explainRating('C001', counter))
      .thenRefused('not_rated_here');
  });
});
