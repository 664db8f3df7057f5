import { describe, expect, test } from 'vitest';
import type { RecordedEvent } from '#server/domain/events.ts';
import { auditPage } from '#server/replay/audit-page.ts';
import { auditDay } from '#server/replay/day-audit.ts';
import { liveDay } from '#server/replay/run-day.ts';
import { USUAL_SHARES } from '#tests/campaign/ward-people.ts';
import { wardDay } from '#tests/campaign/ward-demand.ts';

const lived = liveDay(
  wardDay({ seed: 11, dayIndex: 0, load: 0.8, policy: null, shares: { ...USUAL_SHARES, priority: 0.3 } }),
);
const callsOf = (events: readonly RecordedEvent[]) =>
  events.flatMap((event) => (event.type === 'TicketCalled' ? [event] : []));

/** The log with one event changed. */
const tampered = (
  sequence: number,
  change: (event: RecordedEvent) => RecordedEvent,
): readonly RecordedEvent[] =>
  lived.events.map((event) => (event.sequence === sequence ? change(event) : event));

describe('the audit of a day', () => {
  test('proves every call of a day that was lived by the rules', () => {
    const audit = auditDay(lived.events);
    expect(audit.discrepancies).toEqual([]);
    expect(audit.calls).toBe(callsOf(lived.events).length);
    expect(audit.calls).toBeGreaterThan(100);
    expect(audit.proven).toBe(audit.calls);
    expect(callsOf(lived.events).some(({ reason }) => reason.rule === 'priority')).toBe(true);
  });

  test('no ordinary ticket was passed more often than the ceiling allows', () => {
    const { policy } = lived.day.settings.rules;
    const limit = policy.kind === 'first_come' ? 0 : policy.ceiling.maxOvertakes;
    const passes = Array.from(auditDay(lived.events).passes.values());
    expect(Math.max(...passes)).toBeGreaterThan(0);
    expect(Math.max(...passes)).toBeLessThanOrEqual(limit);
  });

  test('finds a call whose ticket was exchanged for another who waited', () => {
    const [first, second] = callsOf(lived.events).filter(
      ({ reason }) => reason.waitingForCounter > 3 && reason.considered.length > 1,
    );
    if (first === undefined || second === undefined) throw new Error('a day this busy has such calls');
    const other = first.reason.considered.find(({ number }) => !first.ticketId.endsWith(number));
    const ticketId = `${lived.day.date}/${other?.number ?? ''}` as typeof first.ticketId;
    const audit = auditDay(tampered(first.sequence, (event) => ({ ...event, ticketId }) as RecordedEvent));
    expect(audit.discrepancies[0]).toMatchObject({ kind: 'other_ticket', sequence: first.sequence });
  });

  test.each([
    ['the rule', { rule: 'returned' }],
    ['whom it passed', { overtook: ['A001'], overtookCount: 1 }],
    ['how long it waited', { waitedMs: 1 }],
  ])('finds a stored reason that tells another story about %s', (_what, lie) => {
    const call = callsOf(lived.events).find(({ reason }) => reason.rule === 'first_come');
    if (call === undefined) throw new Error('a day without an ordinary call');
    const audit = auditDay(
      tampered(call.sequence, () => ({ ...call, reason: { ...call.reason, ...lie } }) as RecordedEvent),
    );
    expect(audit.discrepancies).toHaveLength(1);
    expect(audit.discrepancies[0]).toMatchObject({ kind: 'other_reason', sequence: call.sequence });
  });

  test('finds a log with an event cut out', () => {
    const cut = lived.events.filter(({ sequence }) => sequence !== 200);
    expect(auditDay(cut).discrepancies[0]).toMatchObject({ kind: 'impossible' });
  });

  test('says all of it on a page, in both languages', () => {
    const audit = auditDay(lived.events);
    expect(auditPage(audit, 'vi')).toContain('mọi lượt gọi đều theo chính sách');
    expect(auditPage(audit, 'en')).toContain('every call followed the policy');
    expect(auditPage(auditDay([]), 'vi')).toBeNull();
  });
});
