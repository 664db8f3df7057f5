import { describe, expect, test } from 'vitest';
import type { PhoneView } from '#protocol/phone-view.ts';
import type { TicketId } from '#protocol/vocabulary.ts';
import type { DomainEvent } from '#server/domain/events.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { toPhoneView, type EndedTicket } from '#server/views/phone-view.ts';
import { CERTIFICATION, COPY, counterId, SHOP } from '#tests/support/ward.ts';
import { dayOf, dayOpened, OPENING, ticketIdOf } from './given.ts';
import { called, issued, missed, opened, parked, recalled, started, transferred } from './happenings.ts';

const NEVER_ENDED = (): null => null;
const shown = (
  day: QueueDay,
  number = 'C002',
  ended: (ticketId: TicketId) => EndedTicket | null = NEVER_ENDED,
): PhoneView | null => toPhoneView(day, ticketIdOf(number), day.lastAt, ended);

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
      const ended: EndedTicket = { fieldId: CERTIFICATION, serviceId: COPY, issuedAt: OPENING, status };
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

  test('of today only: one that nobody took is nobody’s', () => {
    expect(shown(dayOf(...morning), 'C099')).toBeNull();
  });
});

test('nothing of any other ticket is on it, but how many stand before and the newest number called', () => {
  const others = ['C001', 'C003', 'C004', 'H001', 'K001'];
  const day = dayOf(...morning, issued('C004'), issued('H001'), issued('K001'), called('K001', 4, 'hoa'));
  const text = JSON.stringify(shown(day));
  for (const number of others) expect(text).not.toContain(number);
  for (const name of ['lan', 'hoa', 'kiosk-1']) expect(text).not.toContain(`"${name}"`);
  const afterCall = JSON.stringify(shown(dayOf(...morning, called('C001', 2, 'lan'))));
  expect(afterCall.match(/C001/g)).toHaveLength(1);
});
