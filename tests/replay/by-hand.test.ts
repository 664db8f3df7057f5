import { describe, expect, test } from 'vitest';
import { auditPage } from '#server/replay/audit-page.ts';
import { auditDay } from '#server/replay/day-audit.ts';
import { figuresOf } from '#server/replay/day-figures.ts';
import { recordedPlan } from '#server/replay/recorded-plan.ts';
import { whatIf } from '#server/replay/what-if.ts';
import { decide } from '#server/domain/decide.ts';
import type { Command } from '#server/domain/commands.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import {
  instantMs,
  type BusinessDate,
  type DeviceId,
  type OfficerId,
  type TicketId,
} from '#protocol/vocabulary.ts';
import { COPY, counterId, WARD, wallTime } from '#tests/support/ward.ts';

const DATE = '2026-11-23' as BusinessDate;
const acting = { counterId: counterId(2), officerId: 'lan' as OfficerId };
const issue: Command = {
  type: 'issueTicket',
  serviceId: COPY,
  priorityId: null,
  kioskId: 'kiosk-1' as DeviceId,
  language: 'vi',
  printerId: null,
  range: null,
};

/** The log of these commands, a minute apart; each must be accepted. */
function logOf(commands: readonly ((day: QueueDay | null) => Command)[]): readonly RecordedEvent[] {
  const events: RecordedEvent[] = [];
  let day: QueueDay | null = null;
  commands.forEach((commandFor, index) => {
    const at = instantMs(wallTime(DATE, '08:00') + index * 60_000);
    const decision = decide(day, commandFor(day), at);
    if (!decision.ok) throw new Error(decision.code);
    for (const happened of decision.events) {
      const event = { ...happened, sequence: events.length + 1, at };
      day = evolve(day, event);
      events.push(event);
    }
  });
  return events;
}

describe('a call by hand', () => {
  const events = logOf([
    () => ({ type: 'openDay', date: DATE, settings: WARD }),
    () => ({ type: 'openCounter', officerName: 'Lan', isSupervisor: false, ...acting }),
    () => issue,
    () => issue,
    (day) => ({
      type: 'callTicket',
      ticketId: `${DATE}/C002` as TicketId,
      seenCounterRevision: day?.counters.get(acting.counterId)?.revision ?? 0,
      reason: { code: 'frail', note: 'chóng mặt' },
      ...acting,
    }),
  ]);

  test('is an exception with its human reason, not a discrepancy', () => {
    const audit = auditDay(events);
    expect(audit.discrepancies).toEqual([]);
    expect(audit.proven).toBe(0);
    expect(audit.byHand).toHaveLength(1);
    expect(audit.byHand[0]).toMatchObject({
      number: 'C002',
      counterNumber: 2,
      reason: { overtook: ['C001'], hand: { code: 'frail', note: 'chóng mặt' } },
    });
    expect(auditPage(audit, 'vi')).toContain('C002  Quầy 2  sức khỏe yếu: chóng mặt; vượt C001');
  });

  test.each(['by_hand', 'roll'] as const)('that nobody gave a reason for is found, said to be %s', (rule) => {
    const unexplained = events.map((event) =>
      event.type === 'TicketCalled' ? { ...event, reason: { ...event.reason, rule, hand: null } } : event,
    );
    expect(auditDay(unexplained).discrepancies).toMatchObject([{ kind: 'other_ticket' }]);
  });

  test('that hides whom it passed is found', () => {
    const hidden = events.map((event) =>
      event.type === 'TicketCalled'
        ? { ...event, reason: { ...event.reason, overtook: [], overtookCount: 0 } }
        : event,
    );
    expect(auditDay(hidden).discrepancies).toHaveLength(1);
  });
});

describe('a number from a paper roll', () => {
  const rolled = { ...WARD, fields: WARD.fields.map((field) => ({ ...field, numbering: 'roll' as const })) };
  const events = logOf([
    () => ({ type: 'openDay', date: DATE, settings: rolled }),
    () => ({ type: 'openCounter', officerName: 'Lan', isSupervisor: false, ...acting }),
    () => ({ type: 'callNext', seenCounterRevision: 2, deviceId: 'desk' as DeviceId, ...acting }),
    () => ({ type: 'startService', ticketId: `${DATE}/C001` as TicketId, ...acting }),
    () => ({ type: 'finish', ticketId: `${DATE}/C001` as TicketId, done: [], ...acting }),
    () => ({ type: 'closeCounter', ...acting }),
  ]);

  test('is counted by itself, and lived again like any other', () => {
    expect(auditDay(events)).toMatchObject({ calls: 1, fromRoll: 1, discrepancies: [] });
    const lived = whatIf(events, { kind: 'less', counterNumber: 4 });
    expect([lived?.recorded.finished, lived?.again.finished]).toEqual([1, 1]);
  });
});

test('a colleague who takes an open counter ends one shift and begins another', () => {
  const events = logOf([
    () => ({ type: 'openDay', date: DATE, settings: WARD }),
    () => ({ type: 'openCounter', officerName: 'Lan', isSupervisor: false, ...acting }),
    () => issue,
    (day) => ({
      type: 'callNext',
      seenCounterRevision: day?.counters.get(acting.counterId)?.revision ?? 0,
      deviceId: 'desk' as DeviceId,
      ...acting,
    }),
    () => ({ type: 'markMissed', ticketId: `${DATE}/C001` as TicketId, ...acting }),
    () => ({
      type: 'openCounter',
      officerName: 'Minh',
      isSupervisor: false,
      ...acting,
      officerId: 'minh' as OfficerId,
    }),
    () => ({ type: 'closeCounter', ...acting, officerId: 'minh' as OfficerId }),
  ]);
  expect(recordedPlan(events)?.shifts.map(({ from, to }) => (to - from) / 60_000)).toEqual([4, 1]);
  expect(figuresOf(events, new Map()).utilisation).toBe(1 / 5);
});

test('who was cancelled by mistake and brought back comes again when the day is lived again', () => {
  const events = logOf([
    () => ({ type: 'openDay', date: DATE, settings: WARD }),
    () => ({ type: 'openCounter', officerName: 'Lan', isSupervisor: false, ...acting }),
    () => issue,
    () => ({ type: 'cancel', ticketId: `${DATE}/C001` as TicketId, reason: 'left', ...acting }),
  ]);
  const undone: RecordedEvent = {
    type: 'DeedUndone',
    deed: 'cancel',
    undoneSequence: 4,
    ticketId: `${DATE}/C001` as TicketId,
    sequence: 5,
    at: instantMs(wallTime(DATE, '08:03') + 5_000),
    ...acting,
  };
  expect(recordedPlan(events)?.visitors).toHaveLength(0);
  expect(recordedPlan([...events, undone])?.visitors).toHaveLength(1);
});
