import { describe, expect, test } from 'vitest';
import { auditPage } from '#server/replay/audit-page.ts';
import { auditDay } from '#server/replay/day-audit.ts';
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

  test('that hides whom it passed is found', () => {
    const hidden = events.map((event) =>
      event.type === 'TicketCalled'
        ? { ...event, reason: { ...event.reason, overtook: [], overtookCount: 0 } }
        : event,
    );
    expect(auditDay(hidden).discrepancies).toHaveLength(1);
  });
});
