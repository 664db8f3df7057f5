import { describe, expect, test } from 'vitest';
import { instantMs, type ServiceId, type TicketId } from '#protocol/vocabulary.ts';
import { decide } from '#server/domain/decide.ts';
import { closureOf } from '#server/domain/office-hours.ts';
import { lineOf, liveTicket, serviceOf, waitingTicket, type QueueDay } from '#server/domain/queue-day.ts';
import type { DomainEvent } from '#server/domain/events.ts';
import { evolve } from '#server/domain/evolve.ts';
import { violations } from '#server/domain/invariants.ts';
import { BIRTH, CIVIL_STATUS, COPY, counterId, HOUSEHOLD, SHOP } from '#tests/support/ward.ts';
import { finish, giveUp, issueAtCounter, issueTicket, undo } from './asks.ts';
import { closeServices, endAtDesk, moveAtDesk, openServices } from './desk-asks.ts';
import { after, dayOf, dayOpened, ticketIdOf } from './given.ts';
import { called, finished, issued, opened, parked, started } from './happenings.ts';
import type { Command } from '#server/domain/commands.ts';

const morning = [dayOpened, opened(1, 'lan'), opened(3, 'minh'), issued('H001'), issued('K001')];
const revisionOf = (day: QueueDay, number: string): number =>
  liveTicket(day, ticketIdOf(number))?.revision ?? 0;
const codeOf = (day: QueueDay, command: Command): string => {
  const decision = decide(day, command, day.lastAt);
  return decision.ok ? decision.events.map(({ type }) => type).join(' ') : decision.code;
};
/** The day after these events. */
const andThen = (day: QueueDay, ...events: readonly DomainEvent[]): QueueDay =>
  events.reduce<QueueDay>(
    (state, event) => evolve(state, { ...event, sequence: state.sequence + 1, at: state.lastAt }),
    day,
  );
/** The day after a command that must be accepted. */
function done(day: QueueDay, command: Command): QueueDay {
  const decision = decide(day, command, day.lastAt);
  if (!decision.ok) throw new Error(`${command.type}: ${decision.code}`);
  const next = after(day, command);
  expect(violations(next)).toEqual([]);
  return next;
}

describe('a supervisor moves a ticket from the desk', () => {
  test('whoever waits keeps number and arrival, and stands in the other line by it', () => {
    const day = dayOf(...morning);
    const before = waitingTicket(day, ticketIdOf('H001'));
    const moved = done(day, moveAtDesk('H001', revisionOf(day, 'H001')));
    expect(waitingTicket(moved, ticketIdOf('H001'))).toMatchObject({
      number: 'H001',
      serviceId: SHOP,
      arrival: before?.arrival,
      place: before?.place,
      forCounterId: null,
    });
    // Came before K001, so it stands before it.
    expect(lineOf(moved, HOUSEHOLD).ordinary.map(({ number }) => number)).toEqual(['H001', 'K001']);
    expect(lineOf(moved, CIVIL_STATUS).ordinary).toEqual([]);
  });

  test('what a counter holds is taken out of its hands, and the counter is told', () => {
    const day = dayOf(...morning, called('H001', 1, 'lan'), started('H001', 1, 'lan'));
    const moved = done(
      day,
      moveAtDesk('H001', revisionOf(day, 'H001'), { serviceId: BIRTH, toCounterId: counterId(3) }),
    );
    const counter = moved.counters.get(counterId(1));
    expect(counter).toMatchObject({ ticketId: null, takenAway: { number: 'H001', deed: 'moved' } });
    expect(counter?.revision).toBe(moved.sequence);
    expect(moved.calls.find(({ number }) => number === 'H001')?.status).toBe('left');
    expect(waitingTicket(moved, ticketIdOf('H001'))?.forCounterId).toBe(counterId(3));
    // The next deed there ends the notice.
    const next = andThen(moved, called('K001', 3, 'minh'), opened(1, 'hanh'));
    expect(next.counters.get(counterId(1))?.takenAway).toBeNull();
  });

  test('not to where it is, to an empty counter, for an unknown service, or on an old sight', () => {
    const day = dayOf(...morning);
    const seen = revisionOf(day, 'H001');
    expect(codeOf(day, moveAtDesk('H001', seen, { serviceId: BIRTH }))).toBe('same_place');
    expect(codeOf(day, moveAtDesk('H001', seen, { toCounterId: counterId(2) }))).toBe('counter_closed');
    expect(codeOf(day, moveAtDesk('H001', seen, { toCounterId: counterId(77) }))).toBe('unknown_counter');
    expect(codeOf(day, moveAtDesk('H001', seen, { serviceId: 'gone' as ServiceId }))).toBe('unknown_service');
    const since = andThen(day, called('H001', 1, 'lan'));
    expect(codeOf(since, moveAtDesk('H001', seen))).toBe('stale_screen');
    expect(codeOf(since, endAtDesk('H001', seen))).toBe('stale_screen');
    const held = { serviceId: BIRTH, toCounterId: counterId(1) };
    expect(codeOf(since, moveAtDesk('H001', revisionOf(since, 'H001'), held))).toBe('same_place');
  });
});

describe('a supervisor ends a ticket from the desk', () => {
  test.each([
    ['waiting', morning],
    ['called', [...morning, called('H001', 1, 'lan')]],
    ['serving', [...morning, called('H001', 1, 'lan'), started('H001', 1, 'lan')]],
    ['parked', [...morning, called('H001', 1, 'lan'), parked('H001', 1, 'lan')]],
  ] as const)('one that is %s is over, and counts as cancelled', (_, happened) => {
    const day = dayOf(...happened);
    const ended = done(day, endAtDesk('H001', revisionOf(day, 'H001')));
    expect(liveTicket(ended, ticketIdOf('H001'))).toBeUndefined();
    expect(ended.tally.cancelled).toBe(1);
    expect(ended.counters.get(counterId(1))?.ticketId).toBeNull();
    expect(codeOf(ended, endAtDesk('H001', revisionOf(day, 'H001')))).toBe('unknown_ticket');
  });

  test('no counter takes back afterwards what it had done to the ticket before', () => {
    const day = dayOf(...morning, called('H001', 1, 'lan'), parked('H001', 1, 'lan'));
    const sequence = day.counters.get(counterId(1))?.undoable?.sequence ?? 0;
    const ended = done(day, endAtDesk('H001', revisionOf(day, 'H001')));
    expect(codeOf(ended, undo(sequence, 1, 'lan'))).toBe('undo_expired');
  });

  test.each([
    ['ended at the desk', (day: QueueDay) => endAtDesk('H001', revisionOf(day, 'H001'))],
    ['given up by its citizen', () => giveUp('H001')],
  ] as const)(
    'one that went on after a finish and was then %s is not brought back by undoing it',
    (_, end) => {
      const goesOn = { ...issued('H001'), furtherServiceIds: [COPY] };
      const day = dayOf(
        dayOpened,
        opened(3, 'minh'),
        goesOn,
        called('H001', 3, 'minh'),
        started('H001', 3, 'minh'),
      );
      const sentOn = done(day, finish('H001', 3, 'minh'));
      expect(waitingTicket(sentOn, ticketIdOf('H001'))?.serviceId).toBe(COPY);
      const ended = done(sentOn, end(sentOn));
      expect(codeOf(ended, undo(sentOn.sequence, 3, 'minh'))).toBe('undo_expired');
      expect(ended.tally).toMatchObject({ finished: 0, cancelled: 1 });
    },
  );

  test('one that was finished is none to be ended', () => {
    const day = dayOf(...morning, called('H001', 1, 'lan'), started('H001', 1, 'lan'));
    const over = andThen(day, finished('H001', 1, 'lan'));
    expect(codeOf(over, endAtDesk('H001', over.sequence))).toBe('unknown_ticket');
    expect(codeOf(over, { ...endAtDesk('H001', 1), ticketId: 'none' as TicketId })).toBe('unknown_ticket');
  });
});

describe('services closed and opened at once', () => {
  const closureAt = (day: QueueDay, minutes: number) => {
    const service = serviceOf(day.settings, COPY);
    return service === undefined ? null : closureOf(day, service, instantMs(day.lastAt + minutes * 60_000));
  };

  test('no number is given out at kiosks or phones, an officer still gives one, and who waits is served', () => {
    const day = done(dayOf(...morning, issued('C001')), closeServices([COPY]));
    expect(codeOf(day, issueTicket(COPY))).toBe('service_paused');
    expect(codeOf(day, { ...issueTicket(BIRTH), furtherServiceIds: [COPY] })).toBe('service_paused');
    expect(codeOf(day, issueTicket(BIRTH))).toBe('TicketIssued');
    expect(codeOf(day, issueAtCounter(1, 'lan'))).toBe('TicketIssued');
    expect(waitingTicket(day, ticketIdOf('C001'))).toBeDefined();
    expect(closureAt(day, 0)).toEqual({
      serviceId: COPY,
      code: 'service_paused',
      opens: null,
      why: 'system_down',
    });
    expect(codeOf(done(day, openServices([COPY, BIRTH])), issueTicket(COPY))).toBe('TicketIssued');
  });

  test('by time it opens of itself, and citizens are told when', () => {
    const open = dayOf(...morning);
    const until = instantMs(open.lastAt + 30 * 60_000);
    const day = done(open, closeServices([COPY], { until, reason: 'power_cut' }));
    const closure = closureAt(day, 29);
    expect(closure).toMatchObject({ code: 'service_paused', why: 'power_cut', opens: { date: day.date } });
    expect(closure?.opens?.time).toMatch(/^\d\d:\d\d$/);
    expect(closureAt(day, 30)).toBeNull();
  });

  test('closing anew gives another reason; opening what is open does nothing; neither takes what is not there', () => {
    const day = done(dayOf(...morning), closeServices([COPY]));
    expect(done(day, closeServices([COPY], { reason: 'other' })).closedServices.get(COPY)?.reason).toBe(
      'other',
    );
    expect(codeOf(dayOf(...morning), openServices([COPY]))).toBe('');
    expect(codeOf(day, closeServices(['gone' as ServiceId]))).toBe('unknown_service');
    expect(codeOf(day, closeServices([COPY], { until: day.lastAt }))).toBe('stale_screen');
  });
});
