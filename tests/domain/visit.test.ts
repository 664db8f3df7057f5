import { describe, expect, test } from 'vitest';
import type { ServiceId } from '#protocol/vocabulary.ts';
import type { Command } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide.ts';
import type { DomainEvent } from '#server/domain/events.ts';
import { lineOf } from '#server/domain/queue-day.ts';
import { BIRTH, CERTIFICATION, COPY, MAIN_PRINTER, SHOP } from '#tests/support/ward.ts';
import {
  addNote,
  addService,
  callNext,
  finish,
  issueTicket,
  park,
  step,
  tickPaper,
  transfer,
} from './asks.ts';
import { after, dayOf, dayOpened, given, livedThrough, OPENING, openedWith, ticketOf } from './given.ts';
import {
  called,
  completed,
  finished,
  issued,
  missed,
  noteAdded,
  opened,
  parked,
  reinstated,
  resumed,
  serviceAdded,
  started,
  transferred,
} from './happenings.ts';

const waiting = [dayOpened, opened(2, 'lan'), opened(4, 'hoa'), issued('C001'), issued('C002')];
const inHand = [...waiting, called('C001', 2, 'lan', 2)];
const inService = [...inHand, started('C001', 2, 'lan')];

describe('finishing', () => {
  test('says what was done, how often, and what came of it', () => {
    const done = [
      { serviceId: COPY, count: 3, outcome: 'completed' },
      { serviceId: BIRTH, count: 1, outcome: 'papers_missing' },
    ] as const;
    given(...inService)
      .when(finish('C001', 2, 'lan', done))
      .then(finished('C001', 2, 'lan', { done }));
  });

  test('of a plain press completes every service of the ticket, once each', () => {
    given(...inService, serviceAdded('C001', BIRTH, 2, 'lan'))
      .when(finish('C001', 2, 'lan'))
      .then(finished('C001', 2, 'lan', { done: [completed(COPY), completed(BIRTH)] }));
  });

  test('is refused before the service began, and for a service the office does not have', () => {
    given(...inHand)
      .when(finish('C001', 2, 'lan'))
      .thenRefused('wrong_status');
    given(...inService)
      .when(finish('C001', 2, 'lan', [{ serviceId: 'tax' as never, count: 1, outcome: 'completed' }]))
      .thenRefused('unknown_service');
  });
});

describe('what else a visit is for, as its citizen said at the kiosk', () => {
  const forBoth = (...further: readonly ServiceId[]): DomainEvent => ({
    ...issued('C001'),
    furtherServiceIds: further,
  });
  const serving = (
    further: readonly ServiceId[],
    ...more: readonly DomainEvent[]
  ): readonly DomainEvent[] => [
    dayOpened,
    opened(2, 'lan'),
    opened(4, 'hoa'),
    forBoth(...further),
    issued('C002'),
    called('C001', 2, 'lan', 2),
    started('C001', 2, 'lan'),
    ...more,
  ];

  test('is waited for next under the same number, at the place of the arrival, where this counter does not take it', () => {
    given(...serving([SHOP]))
      .when(finish('C001', 2, 'lan'))
      .then(finished('C001', 2, 'lan', { done: [completed(COPY)], goesOnTo: SHOP }));
    const day = livedThrough(dayOf(...serving([SHOP])), () => finish('C001', 2, 'lan'));
    const ticket = ticketOf(day, 'C001');
    expect(ticket).toMatchObject({
      status: 'waiting',
      serviceId: SHOP,
      forCounterId: null,
      furtherServiceIds: [],
      place: { isFront: false, order: ticket.arrival },
    });
    expect(day.tally.finished).toBe(0);
    expect(decide(day, callNext(4, 'hoa', 3), day.lastAt)).toMatchObject({
      events: [{ ticketId: '2026-11-23/C001' }],
    });
  });

  test('goes on one after the other, and the last finish closes the visit', () => {
    const day = livedThrough(
      dayOf(...serving([BIRTH, SHOP], opened(3, 'hanh'))),
      () => finish('C001', 2, 'lan'),
      () => callNext(3, 'hanh', 8),
      () => step('startService', 'C001', 3, 'hanh'),
      // Counter 3 takes civil status and household business alike.
      () => finish('C001', 3, 'hanh'),
    );
    expect(day.tally.finished).toBe(1);
  });

  test('is done along where the counter takes it, or where an officer adds it', () => {
    given(
      dayOpened,
      opened(1, 'minh'),
      forBoth(BIRTH),
      called('C001', 1, 'minh', 1),
      started('C001', 1, 'minh'),
    )
      .when(finish('C001', 1, 'minh'))
      .then(finished('C001', 1, 'minh', { done: [completed(COPY), completed(BIRTH)] }));
    given(...serving([SHOP], serviceAdded('C001', SHOP, 2, 'lan')))
      .when(finish('C001', 2, 'lan'))
      .then(finished('C001', 2, 'lan', { done: [completed(COPY), completed(SHOP)] }));
  });

  test('is refused at the kiosk when the office does not have it, and said twice it counts once', () => {
    const wish = (...furtherServiceIds: readonly ServiceId[]): Command => ({
      ...issueTicket(COPY),
      ...{ furtherServiceIds },
    });
    given(dayOpened)
      .when(wish('tax' as ServiceId))
      .thenRefused('unknown_service');
    const decision = decide(dayOf(dayOpened), wish(SHOP, COPY, SHOP), OPENING);
    expect(decision).toMatchObject({ events: [{ furtherServiceIds: [SHOP] }] });
    const alone = decide(dayOf(dayOpened), wish(COPY), OPENING);
    expect(alone.ok && 'furtherServiceIds' in (alone.events[0] ?? {})).toBe(false);
  });

  test('stands on its paper', () => {
    const [job] = dayOf(...serving([SHOP])).printJobs.values();
    expect(job?.paper).toMatchObject({ kind: 'ticket', furtherServiceIds: [SHOP] });
  });
});

describe('a further service', () => {
  test('is added once, and not beyond what a ticket can carry', () => {
    given(...inHand)
      .when(addService('C001', BIRTH, 2, 'lan'))
      .then(serviceAdded('C001', BIRTH, 2, 'lan'));
    given(...inHand)
      .when(addService('C001', COPY, 2, 'lan'))
      .thenRefused('same_place');
    given(...inHand, serviceAdded('C001', BIRTH, 2, 'lan'))
      .when(addService('C001', BIRTH, 2, 'lan'))
      .thenRefused('same_place');
    given(...inHand)
      .when(addService('C001', 'tax' as never, 2, 'lan'))
      .thenRefused('unknown_service');
    const five = ['a', 'b', 'c', 'd', 'e'].map((name) => serviceAdded('C001', name as never, 2, 'lan'));
    given(...inHand, ...five)
      .when(addService('C001', SHOP, 2, 'lan'))
      .thenRefused('too_many');
  });

  test('that the ticket is then sent on for is counted once', () => {
    const day = dayOf(
      ...inService,
      serviceAdded('C001', SHOP, 2, 'lan'),
      transferred('C001', 2, 'lan', { serviceId: SHOP }),
    );
    expect(ticketOf(day, 'C001')).toMatchObject({ serviceId: SHOP, addedServiceIds: [] });
  });
});

describe('notes and papers', () => {
  const withPapers = [
    ...waiting,
    called('C001', 2, 'lan', 2),
    parked('C001', 2, 'lan', { missingPapers: [{ name: 'Tờ khai', isReceived: false }] }),
    resumed('C001', 2, 'lan'),
    called('C001', 2, 'lan', 2),
  ];

  test('a note goes with the ticket to the next officer; ten are enough', () => {
    given(...inHand)
      .when(addNote('C001', 'Đợi bản gốc', 2, 'lan'))
      .then(noteAdded('C001', 'Đợi bản gốc', 2, 'lan'));
    const ten = Array.from({ length: 10 }, (_, index) =>
      noteAdded('C001', `Ghi chú ${String(index)}`, 2, 'lan'),
    );
    given(...inHand, ...ten)
      .when(addNote('C001', 'một nữa', 2, 'lan'))
      .thenRefused('too_many');
    given(...inService, ...ten)
      .when(transfer('C001', 2, 'lan', { note: 'một nữa' }))
      .thenRefused('too_many');
  });

  test('a paper is ticked and unticked; the same tick twice is one', () => {
    const day = livedThrough(dayOf(...withPapers), () => tickPaper('C001', 0, true, 2, 'lan'));
    expect(ticketOf(day, 'C001').missingPapers).toEqual([{ name: 'Tờ khai', isReceived: true }]);
    expect(decide(day, tickPaper('C001', 0, true, 2, 'lan'), day.lastAt)).toEqual({ ok: true, events: [] });
    given(...withPapers)
      .when(tickPaper('C001', 1, true, 2, 'lan'))
      .thenRefused('unknown_paper');
  });

  test('what is missing stays known when the ticket is set aside again for another reason', () => {
    const day = livedThrough(dayOf(...withPapers), () => park('C001', 2, 'lan', { reason: 'paying' }));
    expect(ticketOf(day, 'C001').missingPapers).toEqual([{ name: 'Tờ khai', isReceived: false }]);
  });
});

describe('setting a ticket aside', () => {
  test('names the missing papers from the checklist and beside it, each once, and can print them', () => {
    const ask = park('C001', 2, 'lan', {
      paperIndexes: [1],
      otherPapers: ['Bản gốc', 'Tờ khai'],
      returnTime: 'this_afternoon',
      isPrinted: true,
    });
    given(...inHand)
      .when(ask)
      .then(
        parked('C001', 2, 'lan', {
          missingPapers: [
            { name: 'Tờ khai', isReceived: false },
            { name: 'Bản gốc', isReceived: false },
          ],
          returnTime: 'this_afternoon',
          printJobId: '2026-11-23/C001/checklist-7' as never,
          printerId: MAIN_PRINTER,
        }),
      );
    const day = after(dayOf(...inHand), ask);
    expect(day.printJobs.at(-1)).toMatchObject({
      state: 'queued',
      paper: { kind: 'checklist', papers: ['Tờ khai', 'Bản gốc'], returnTime: 'this_afternoon' },
    });
  });

  test('prints nothing when nothing is missing, and refuses what is not on the list', () => {
    given(...inHand)
      .when(park('C001', 2, 'lan', { reason: 'paying', isPrinted: true }))
      .then(parked('C001', 2, 'lan', { reason: 'paying' }));
    given(...inHand)
      .when(park('C001', 2, 'lan', { paperIndexes: [2] }))
      .thenRefused('unknown_paper');
    const many = Array.from({ length: 21 }, (_, index) => `Giấy ${String(index)}`);
    given(...inHand)
      .when(park('C001', 2, 'lan', { otherPapers: many }))
      .thenRefused('too_many');
  });

  test('two checklists of one ticket are two papers, even while the clock stands still', () => {
    const print = park('C001', 2, 'lan', { otherPapers: ['Bản gốc'], isPrinted: true });
    const still = (day: ReturnType<typeof dayOf>, command: Parameters<typeof after>[1]) =>
      after(day, command, day.lastAt);
    const first = still(dayOf(...inHand), print);
    const again = still(still(first, step('resume', 'C001', 2, 'lan')), callNext(2, 'lan', 8));
    const second = still(again, print);
    expect(second.printJobs.filter(({ paper }) => paper.kind === 'checklist')).toHaveLength(2);
    expect(new Set(second.printJobs.map(({ jobId }) => jobId)).size).toBe(second.printJobs.length);
  });
});

describe('coming back', () => {
  const three = [...waiting, issued('C003'), called('C001', 2, 'lan', 3)];
  const order = (day: ReturnType<typeof dayOf>) =>
    lineOf(day, CERTIFICATION).ordinary.map(({ number }) => number);

  test.each([
    ['front', ['C001', 'C002', 'C003', 'C004']],
    ['original', ['C001', 'C002', 'C003', 'C004']],
    ['end', ['C002', 'C003', 'C004', 'C001']],
  ] as const)('a ticket set aside returns to the %s', (place, numbers) => {
    const [, ...rest] = three;
    const parkedDay = dayOf(
      openedWith({ parkedReturnPlace: place, reinstatePlace: place }),
      ...rest,
      parked('C001', 2, 'lan'),
      issued('C004'),
    );
    expect(order(livedThrough(parkedDay, () => step('resume', 'C001', 4, 'hoa')))).toEqual(numbers);
    const missedDay = dayOf(
      openedWith({ parkedReturnPlace: place, reinstatePlace: place }),
      ...rest,
      missed('C001', 2, 'lan'),
      issued('C004'),
    );
    expect(order(livedThrough(missedDay, () => step('reinstate', 'C001', 4, 'hoa')))).toEqual(numbers);
  });

  test('the front is before those who came earlier; the original place is among them', () => {
    const second = [...waiting, issued('C003'), called('C002', 2, 'lan', 3), missed('C002', 2, 'lan')];
    expect(order(dayOf(...second, reinstated('C002', 2, 'lan', 'front')))).toEqual(['C002', 'C001', 'C003']);
    expect(order(dayOf(...second, reinstated('C002', 2, 'lan', 'original')))).toEqual([
      'C001',
      'C002',
      'C003',
    ]);
  });

  test('only what was set aside resumes, and only what was missed is reinstated', () => {
    given(...three, missed('C001', 2, 'lan'))
      .when(step('resume', 'C001', 2, 'lan'))
      .thenRefused('wrong_status');
    given(...three, parked('C001', 2, 'lan'))
      .when(step('reinstate', 'C001', 2, 'lan'))
      .thenRefused('wrong_status');
    given(...three)
      .when(step('resume', 'C009', 2, 'lan'))
      .thenRefused('unknown_ticket');
    given(...three)
      .when(step('reinstate', 'C009', 2, 'lan'))
      .thenRefused('unknown_ticket');
  });
});
