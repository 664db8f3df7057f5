import { describe, expect, test } from 'vitest';
import { figuresOf } from '#server/replay/day-figures.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import type { CallReason, IssuedTicket } from '#protocol/views.ts';
import {
  durationMs,
  instantMs,
  type BusinessDate,
  type DeviceId,
  type OfficerId,
  type PriorityId,
  type TicketId,
  type TicketNumber,
} from '#protocol/vocabulary.ts';
import { CERTIFICATION, COPY, counterId } from '#tests/support/ward.ts';

const MINUTE = 60_000;
const acting = { counterId: counterId(1), officerId: 'lan' as OfficerId };
const reason = (ceiling: CallReason['ceiling'] = null): CallReason => ({
  rule: ceiling === null ? 'first_come' : 'ceiling',
  priorityId: null,
  waitedMs: durationMs(0),
  waitingForCounter: 1,
  considered: [],
  overtook: [],
  overtookCount: 0,
  ceiling,
  hand: null,
});
const issued = (
  number: string,
  minute: number,
  range: IssuedTicket['range'],
  priority?: string,
): RecordedEvent => ({
  type: 'TicketIssued',
  sequence: minute + 1,
  at: instantMs(minute * MINUTE),
  kioskId: 'k' as DeviceId,
  source: 'kiosk',
  language: 'vi',
  printerId: null,
  ticket: {
    ticketId: `d/${number}` as TicketId,
    number: number as TicketNumber,
    serviceId: COPY,
    fieldId: CERTIFICATION,
    date: '2026-11-23' as BusinessDate,
    issuedAt: instantMs(minute * MINUTE),
    priorityId: priority === undefined ? null : (priority as PriorityId),
    ahead: 0,
    range,
    counterNumbers: [1],
    printJobId: null,
  },
});
const called = (number: string, minute: number, ceiling: CallReason['ceiling'] = null): RecordedEvent => ({
  type: 'TicketCalled',
  sequence: 100 + minute,
  at: instantMs(minute * MINUTE),
  ticketId: `d/${number}` as TicketId,
  reason: reason(ceiling),
  ...acting,
});
const finished = (number: string, minute: number): RecordedEvent => ({
  type: 'ServiceFinished',
  sequence: 200 + minute,
  at: instantMs(minute * MINUTE),
  ticketId: `d/${number}` as TicketId,
  done: [],
  returnsTo: null,
  goesOnTo: null,
  ...acting,
});

describe('figures of a day', () => {
  const events: readonly RecordedEvent[] = [
    {
      type: 'CounterOpened',
      sequence: 1,
      at: instantMs(0),
      officerName: 'Lan',
      isSupervisor: false,
      ...acting,
    },
    issued('C001', 0, { from: 5, to: 15 }),
    issued('C002', 5, { from: 0, to: 10 }),
    issued('C003', 10, null, 'elderly'),
    issued('C004', 12, { from: 30, to: 40 }),
    called('C001', 10),
    finished('C001', 20),
    called('C003', 20),
    finished('C003', 30),
    called('C002', 35, 'wait'),
    finished('C002', 40),
    { type: 'CounterClosed', sequence: 300, at: instantMs(50 * MINUTE), byOfficerId: null, ...acting },
  ];
  const figures = figuresOf(events, new Map([['d/C002' as TicketId, 1]]));

  test('waits count from the number to the first call, by class', () => {
    expect(figures.waits.all).toEqual({
      called: 3,
      meanMs: (50 * MINUTE) / 3,
      medianMs: 10 * MINUTE,
      p90Ms: 30 * MINUTE,
      longestMs: 30 * MINUTE,
    });
    expect(figures.waits.ordinary.called).toBe(2);
    expect(figures.waits.priority.meanMs).toBe(10 * MINUTE);
  });

  test('no data is not zero', () => {
    const empty = figuresOf([], new Map());
    expect(empty.waits.all.meanMs).toBeNull();
    expect(empty.utilisation).toBeNull();
    expect(empty.estimate).toBeNull();
  });

  test('a range is scored only where one was told and the number was called', () => {
    expect(figures.estimate).toEqual({
      fieldId: CERTIFICATION,
      tickets: 2,
      inside: 1,
      under: 0,
      over: 1,
      errorMs: -25 * MINUTE,
      absoluteErrorMs: 25 * MINUTE,
    });
  });

  test('what was undone never happened, and a ticket that goes back to where it was lent from is not done with', () => {
    const of = (number: string) => ({ ticketId: `d/${number}` as TicketId, ...acting });
    const undone = (number: string, minute: number, deed: 'finish' | 'markMissed', undoneSequence: number) =>
      ({
        ...{ type: 'DeedUndone', deed, undoneSequence, sequence: 400 + minute },
        ...{ at: instantMs(minute * MINUTE), ...of(number) },
      }) as RecordedEvent;
    const lent = { ...finished('C001', 2), returnsTo: { counterId: counterId(2), serviceId: COPY } };
    const miss = { type: 'TicketMissed', sequence: 7, at: instantMs(5 * MINUTE), ...of('C002') } as const;
    const opened = events.filter(({ type }) => type === 'CounterOpened');
    const closed = events.filter(({ type }) => type === 'CounterClosed');
    const lived = [
      ...[...opened, issued('C001', 0, null), called('C001', 0), lent as RecordedEvent],
      ...[called('C002', 4), miss, undone('C002', 6, 'markMissed', 7)],
      ...[finished('C002', 8), undone('C002', 9, 'finish', 208), finished('C002', 10)],
      ...closed,
    ];
    expect(figuresOf(lived, new Map())).toMatchObject({ finished: 1, missed: 0, utilisation: 6 / 50 });
  });

  test('passes, ceilings and the counter’s time', () => {
    expect([figures.passed, figures.mostPasses, figures.ceilingByWait, figures.ceilingByOvertakes]).toEqual([
      1, 1, 1, 0,
    ]);
    expect(figures.utilisation).toBe(25 / 50);
  });
});
