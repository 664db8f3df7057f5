import { FIRST_FORM } from '#tests/support/rating.ts';
import { describe, expect, test } from 'vitest';
import type { PhoneView } from '#protocol/phone-view.ts';
import type { ServiceId, TicketId } from '#protocol/vocabulary.ts';
import type { DomainEvent } from '#server/domain/events.ts';
import { noForecast, type Forecast } from '#server/domain/forecast.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { toPhoneView, type EndedTicket } from '#server/views/phone-view.ts';
import { serviceOf } from '#server/domain/queue-day.ts';
import { BIRTH, CERTIFICATION, COPY, counterId, SHOP, WARD } from '#tests/support/ward.ts';
import { dayOf, dayOpened, OPENING, ticketIdOf } from './given.ts';
import {
  called,
  completed,
  finished,
  issued,
  missed,
  opened,
  parked,
  paused,
  rated,
  recalled,
  started,
  transferred,
} from './happenings.ts';

const NEVER_ENDED = (): null => null;
const shown = (
  day: QueueDay,
  number = 'C002',
  endedTicket: (ticketId: TicketId) => EndedTicket | null = NEVER_ENDED,
  forecast: Forecast = noForecast(day.lastAt),
): PhoneView | null =>
  toPhoneView(day, ticketIdOf(number), day.lastAt, {
    endedTicket,
    forecast: () => forecast,
    ratingForm: () => FIRST_FORM,
  });
const ENDED = { fieldId: CERTIFICATION, serviceId: COPY, issuedAt: OPENING, isGivenUp: false } as const;

const morning = [
  dayOpened,
  opened(2, 'lan'),
  opened(4, 'hoa'),
  issued('C001'),
  issued('C002'),
  issued('C003'),
];
const atCounter = [...morning, called('C002', 2, 'lan')];
const PLACE = { counterNumber: 2, place: { vi: 'Bên trái', en: 'On the left' } };

describe('a phone shows its ticket', () => {
  test('while it waits: how many are ahead, where to wait, which counters, the newest call of its field', () => {
    const view = shown(dayOf(...morning, issued('H001'), called('C001', 2, 'lan')));
    expect(view).toMatchObject({
      number: 'C002',
      status: 'waiting',
      queue: { ahead: 0, range: null },
      counterNumbers: [1, 2],
      lastCalled: 'C001',
      call: null,
      field: { fieldId: CERTIFICATION, letter: 'C' },
      serviceName: { vi: 'Chứng thực bản sao' },
      issuedAt: OPENING,
    });
    expect(view?.papers).toHaveLength(2);
    expect(shown(dayOf(...morning))?.queue?.ahead).toBe(1);
    // Whoever has been called need not follow the others any more.
    expect(shown(dayOf(...morning, called('C001', 2, 'lan')), 'C001')?.lastCalled).toBeNull();
  });

  test.each<readonly [string, readonly DomainEvent[], Partial<PhoneView>]>([
    ['called', atCounter, { call: { ...PLACE, calledAt: (OPENING + 6_000) as never }, queue: null }],
    [
      'called',
      [...atCounter, recalled('C002', 2, 2, 'lan')],
      { call: { ...PLACE, calledAt: (OPENING + 7_000) as never } },
    ],
    [
      'serving',
      [...atCounter, started('C002', 2, 'lan')],
      { call: { ...PLACE, calledAt: (OPENING + 6_000) as never } },
    ],
    [
      'parked',
      [...atCounter, started('C002', 2, 'lan'), parked('C002', 2, 'lan')],
      { call: null, queue: null },
    ],
    [
      'missed',
      [...atCounter, missed('C002', 2, 'lan')],
      { call: { ...PLACE, calledAt: (OPENING + 7_000) as never }, queue: null },
    ],
  ])('when it is %s', (status, events, expected) => {
    expect(shown(dayOf(...events))).toMatchObject({ status, ...expected });
  });

  test.each(['finished', 'cancelled', 'expired', 'missed'] as const)(
    'when it has ended as %s: with no place in the queue and no counter to go to',
    (status) => {
      const ended: EndedTicket = { ...ENDED, status };
      const day = dayOf(dayOpened);
      expect(
        shown(day, 'C002', (ticketId) => (ticketId === ticketIdOf('C002') ? ended : null)),
      ).toMatchObject({
        status,
        number: 'C002',
        queue: null,
        call: null,
      });
    },
  );

  test('that was sent on: its number stays, where it waits and who serves it change', () => {
    const sent = dayOf(
      ...atCounter,
      started('C002', 2, 'lan'),
      transferred('C002', 2, 'lan', { serviceId: SHOP }),
    );
    expect(shown(sent)).toMatchObject({
      number: 'C002',
      status: 'waiting',
      field: { letter: 'C', name: { vi: 'Hộ kinh doanh' } },
      counterNumbers: [3, 4],
      queue: { ahead: 0 },
    });
    const toOne = dayOf(
      ...atCounter,
      started('C002', 2, 'lan'),
      transferred('C002', 2, 'lan', { serviceId: SHOP, toCounterId: counterId(4) }),
    );
    expect(shown(toOne)?.queue?.ahead).toBe(0);
  });

  test('that is for several services: what is left of them, until each is done', () => {
    const forThree = { ...issued('C001'), furtherServiceIds: [BIRTH, SHOP] };
    const further = (...events: readonly DomainEvent[]): readonly string[] | undefined =>
      shown(dayOf(dayOpened, opened(2, 'lan'), forThree, ...events), 'C001')?.furtherServices.map(
        ({ vi }) => vi,
      );
    const [birth, shop] = [BIRTH, SHOP].map((id) => serviceOf(WARD, id)?.shortName.vi);
    expect(further()).toEqual([birth, shop]);
    const inService = [called('C001', 2, 'lan'), started('C001', 2, 'lan')];
    expect(further(...inService)).toEqual([birth, shop]);
    const onTo = (goesOnTo: ServiceId, ...done: readonly ServiceId[]): DomainEvent =>
      finished('C001', 2, 'lan', { done: done.map(completed), goesOnTo });
    expect(further(...inService, onTo(SHOP, COPY, BIRTH))).toEqual([]);
    expect(further(...inService, onTo(BIRTH, COPY))).toEqual([shop]);
    expect(shown(dayOf(...morning))?.furtherServices).toEqual([]);
  });

  test('of today only: one that nobody took is nobody’s', () => {
    expect(shown(dayOf(...morning), 'C099')).toBeNull();
  });
});

describe('the range for a ticket that waits', () => {
  const range = { from: 10, to: 20 };
  const forecast: Forecast = {
    ...noForecast(OPENING),
    rangeOf: ({ number }) => (number === 'C002' ? range : null),
  };

  test('is that of its own present place, and unknown where it is unknown', () => {
    const day = dayOf(...morning);
    expect(shown(day, 'C002', NEVER_ENDED, forecast)?.queue?.range).toEqual(range);
    expect(shown(day, 'C003', NEVER_ENDED, forecast)?.queue?.range).toBeNull();
  });

  test('is not told from before the last counter closed or paused', () => {
    const gone = dayOf(...morning, paused(2, 'lan'));
    expect(shown(gone, 'C002', NEVER_ENDED, forecast)?.queue?.range).toBeNull();
  });
});

describe('a service that is over', () => {
  const served = [...atCounter, started('C002', 2, 'lan'), finished('C002', 2, 'lan')];
  const rating = (events: readonly DomainEvent[]): PhoneView['rating'] | undefined =>
    shown(dayOf(...events), 'C002', () => ({ ...ENDED, status: 'finished' }))?.rating;

  test('may be rated, and once it was, that is all that is told of it', () => {
    expect(rating(served)).toEqual(FIRST_FORM);
    expect(rating([...served, rated('C002', 2, 'lan', { score: 'dissatisfied', reasons: ['slow'] })])).toBe(
      'given',
    );
    const text = JSON.stringify(
      shown(
        dayOf(...served, rated('C002', 2, 'lan', { score: 'dissatisfied', reasons: ['slow'] })),
        'C002',
        () => ({
          ...ENDED,
          status: 'finished',
        }),
      ),
    );
    expect(text).not.toContain('dissatisfied');
    expect(text).not.toContain('slow');
  });

  test('is not asked about while it lasts, nor of a ticket that was never served', () => {
    expect(shown(dayOf(...atCounter))?.rating).toBeNull();
    expect(shown(dayOf(dayOpened), 'C002', () => ({ ...ENDED, status: 'cancelled' }))?.rating).toBeNull();
  });

  test('that was given up by its citizen says so', () => {
    const view = shown(dayOf(dayOpened), 'C002', () => ({ ...ENDED, status: 'cancelled', isGivenUp: true }));
    expect(view).toMatchObject({ status: 'cancelled', isGivenUp: true });
  });
});

test('of other tickets nothing is on it, but how many stand before and which were called', () => {
  const others = ['C001', 'C003', 'C004', 'H001'];
  const day = dayOf(...morning, issued('C004'), issued('H001'), issued('K001'), called('K001', 4, 'hoa'));
  const text = JSON.stringify(shown(day));
  for (const number of others) expect(text).not.toContain(number);
  for (const name of ['lan', 'hoa', 'kiosk-1']) expect(text).not.toContain(`"${name}"`);
  expect(text.match(/K001/g)).toHaveLength(1);
  const afterCall = JSON.stringify(shown(dayOf(...morning, called('C001', 2, 'lan'))));
  expect(afterCall.match(/C001/g)).toHaveLength(1);
});
