import { describe, expect, test } from 'vitest';
import type { WaitRangeMinutes } from '#protocol/views.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import type { DomainEvent, RecordedEvent } from '#server/domain/events.ts';
import { scoreOf } from '#server/domain/forecast-score.ts';
import { CERTIFICATION, CIVIL_STATUS, counterId } from '#tests/support/ward.ts';
import { dayOpened, officerId, OPENING, ticketIdOf } from './given.ts';
import { called, issued } from './happenings.ts';

const MINUTE_MS = 60_000;
const told = (number: string, range: WaitRangeMinutes): DomainEvent => {
  const event = issued(number);
  return { ...event, ticket: { ...event.ticket, range } };
};
/** Events with the minute in which each happened. */
const log = (
  ...events: readonly (readonly [minute: number, event: DomainEvent])[]
): readonly RecordedEvent[] =>
  events.map(([minute, event], index) => ({
    ...event,
    sequence: index + 1,
    at: instantMs(OPENING + minute * MINUTE_MS),
  }));
const range = { from: 10, to: 20 };

describe('how good the told ranges were', () => {
  test('inside, under or over, with the error to the middle, each field by itself', () => {
    const scores = scoreOf(
      log(
        [0, dayOpened],
        [0, told('C001', range)],
        [0, told('C002', range)],
        [0, told('C003', range)],
        [0, told('C004', range)],
        [0, told('H001', range)],
        [10, called('C001', 2, 'lan')],
        [9, called('C002', 2, 'lan')],
        [20, called('C003', 2, 'lan')],
        [31, called('C004', 2, 'lan')],
        [15, called('H001', 1, 'minh')],
      ),
    );
    expect(scores).toEqual([
      {
        fieldId: CERTIFICATION,
        tickets: 4,
        errorMs: (5 + 6 - 5 - 16) * MINUTE_MS,
        absoluteErrorMs: (5 + 6 + 5 + 16) * MINUTE_MS,
        inside: 2,
        under: 1,
        over: 1,
      },
      { fieldId: CIVIL_STATUS, tickets: 1, errorMs: 0, absoluteErrorMs: 0, inside: 1, under: 0, over: 0 },
    ]);
  });

  test('only the first call counts, and only of those who were told a range', () => {
    const scores = scoreOf(
      log(
        [0, dayOpened],
        [0, told('C001', range)],
        [0, told('C002', null)],
        [12, called('C001', 2, 'lan')],
        [40, called('C001', 2, 'lan')],
        [50, called('C002', 2, 'lan')],
      ),
    );
    expect(scores).toMatchObject([{ tickets: 1, inside: 1 }]);
  });

  test('who left without being called says nothing about the estimate', () => {
    const expired = { type: 'TicketExpired', ticketId: ticketIdOf('C001'), wasLeftOpen: false } as const;
    expect(scoreOf(log([0, dayOpened], [0, told('C001', range)], [99, expired]))).toEqual([]);
  });

  test('who was cancelled by mistake and brought back is scored all the same', () => {
    const acting = { ticketId: ticketIdOf('C001'), counterId: counterId(2), officerId: officerId('lan') };
    const cancelled = { type: 'TicketCancelled', reason: 'left', ...acting } as const;
    const undone = { type: 'DeedUndone', deed: 'cancel', undoneSequence: 3, ...acting } as const;
    const left = [
      [0, dayOpened],
      [0, told('C001', range)],
      [9, cancelled],
    ] as const;
    expect(scoreOf(log(...left))).toEqual([]);
    expect(scoreOf(log(...left, [9, undone], [12, called('C001', 2, 'lan')]))).toMatchObject([{ inside: 1 }]);
  });

  test('a new day begins at nothing', () => {
    const day = log([0, dayOpened], [0, told('C001', range)], [12, called('C001', 2, 'lan')]);
    expect(scoreOf([...day, ...log([0, dayOpened])])).toEqual([]);
  });
});
