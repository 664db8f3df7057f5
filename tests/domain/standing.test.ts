import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallPolicy } from '#protocol/queue-rules.ts';
import { durationMs, instantMs } from '#protocol/vocabulary.ts';
import { evolve } from '#server/domain/evolve.ts';
import { lineOf, liveTicket, membersOf, type QueueDay } from '#server/domain/queue-day.ts';
import { aheadOf, firstOf } from '#server/domain/standing.ts';
import { COPY, counterId } from '#tests/support/ward.ts';
import { callNext, reprintTicket, step, transfer } from './asks.ts';
import { after, dayOf, dayOpened, livedThrough, openedWith, OPENING, ticketIdOf } from './given.ts';
import { busyDays, lived } from './random-days.ts';
import { DISABLED, ELDERLY, issued, opened, paperReported } from './happenings.ts';

describe('the first of a line', () => {
  test('are those with the fewest before them, in any office at any moment', () => {
    fc.assert(
      fc.property(busyDays, (random) => {
        for (const { after: day } of lived(random)) {
          for (const { fieldId } of day.settings.fields) {
            const expected = membersOf(lineOf(day, fieldId))
              .map((ticket) => ({ number: ticket.number, ahead: aheadOf(day, ticket) }))
              .sort((one, other) => one.ahead - other.ahead)
              .slice(0, 3);
            expect(firstOf(day, fieldId, 3).map(({ number }) => number)).toEqual(
              expected.map(({ number }) => number),
            );
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('how many stand before a ticket that waits', () => {
  const ceiling = { maxWaitMs: durationMs(3_600_000), maxOvertakes: 50 };
  const CLASSES = [
    { priorityId: ELDERLY, weight: 2 },
    { priorityId: DISABLED, weight: 6 },
  ].map((known) => ({
    ...known,
    name: { vi: 'Ưu tiên', en: 'Priority' },
    icon: 'other' as const,
    grantedBy: ['kiosk', 'officer'] as const,
    fromAge: null,
  }));
  const hall = (policy: CallPolicy): QueueDay =>
    dayOf(
      openedWith({ policy, priorityClasses: CLASSES }),
      opened(2, 'lan'),
      issued('C001'),
      issued('C002', ELDERLY),
      issued('C003'),
      issued('C004', DISABLED),
      issued('H001'),
    );
  const aheads = (day: QueueDay): readonly number[] =>
    ['C001', 'C002', 'C003', 'C004', 'H001'].map((number) => {
      const ticket = liveTicket(day, ticketIdOf(number));
      if (ticket?.status !== 'waiting') throw new Error(`${number} does not wait`);
      return aheadOf(day, ticket);
    });

  test.each<readonly [CallPolicy, readonly number[]]>([
    [{ kind: 'first_come' }, [0, 1, 2, 3, 0]],
    [{ kind: 'weighted_ageing', ceiling }, [0, 1, 2, 3, 0]],
    [{ kind: 'interleave', ordinaryPerPriority: 2, ceiling }, [0, 1, 2, 3, 0]],
    [{ kind: 'strict', ceiling }, [2, 1, 3, 0, 0]],
  ])('under %o is counted in its own line only', (policy, expected) => {
    expect(aheads(hall(policy))).toEqual(expected);
  });

  test('does not count those who wait for one counter only, and for them only their own', () => {
    const sent = livedThrough(
      dayOf(dayOpened, opened(1, 'minh'), opened(2, 'lan'), issued('C001'), issued('C002'), issued('C003')),
      (day) => callNext(2, 'lan', day.counters.get(counterId(2))?.revision ?? 0),
      () => step('startService', 'C001', 2, 'lan'),
      () => transfer('C001', 2, 'lan', { serviceId: COPY, toCounterId: counterId(1) }),
    );
    const ahead = (number: string): number => {
      const ticket = liveTicket(sent, ticketIdOf(number));
      if (ticket?.status !== 'waiting') throw new Error(`${number} does not wait`);
      return aheadOf(sent, ticket);
    };
    expect([ahead('C001'), ahead('C002'), ahead('C003')]).toEqual([0, 0, 1]);
  });

  test('is what the paper printed anew says', () => {
    const day = after(
      evolve(hall({ kind: 'first_come' }), {
        ...paperReported('C004', 'failed'),
        sequence: 8,
        at: instantMs(OPENING + 60_000),
      }),
      reprintTicket('C004', 2, 'lan'),
    );
    expect(day.printJobs.at(-1)?.paper).toMatchObject({ queue: { ahead: 3, range: null } });
  });
});
