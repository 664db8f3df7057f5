import { openTicket, openTickets } from '#server/domain/queue-day.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COUNTER_ACTIONS, type CounterAction } from '#protocol/views.ts';
import type { RejectionCode, TicketId } from '#protocol/vocabulary.ts';
import { allowedActions } from '#server/domain/allowed.ts';
import type { AtCounter, Command } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide.ts';
import { fieldLoads } from '#server/domain/estimate.ts';
import { violations } from '#server/domain/invariants.ts';
import { chooseNext, upcoming } from '#server/domain/policy.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { officerId } from './given.ts';
import { impulses, lived } from './random-days.ts';

/** What pressing the key right now would really do: the command as a screen with the newest view sends it. */
function pressed(day: QueueDay, action: CounterAction, acting: AtCounter): Command {
  const counter = day.counters.get(acting.counterId);
  const ticketId = counter?.ticketId ?? ('nothing' as TicketId);
  const ticket = openTicket(day, ticketId);
  switch (action) {
    case 'callNext':
      return { type: 'callNext', seenCounterRevision: counter?.revision ?? 0, ...acting };
    case 'recall': {
      const seenCallCount = ticket === undefined || ticket.status === 'waiting' ? 1 : ticket.callCount;
      return { type: 'recall', ticketId, seenCallCount, ...acting };
    }
    case 'signOut':
      return { type: 'closeCounter', ...acting };
    default:
      return { type: action, ticketId, ...acting };
  }
}

const refusalOf = (day: QueueDay, command: Command): RejectionCode | null => {
  const decision = decide(day, command, day.lastAt);
  return decision.ok ? null : decision.code;
};

describe('whatever happens in whatever order', () => {
  test('no invariant is ever broken', () => {
    fc.assert(
      fc.property(impulses, (steps) => {
        for (const day of lived(steps)) expect(violations(day)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('a key is lit exactly when pressing it would do something', () => {
    fc.assert(
      fc.property(impulses, (steps) => {
        const day = lived(steps).at(-1)!;
        for (const { counterId, officer } of day.counters.values()) {
          for (const acting of [
            { counterId, officerId: officer?.officerId ?? officerId('') },
            { counterId, officerId: officerId('a stranger') },
          ]) {
            const allowed = allowedActions(day, acting);
            for (const action of COUNTER_ACTIONS) {
              expect(allowed[action], action).toBe(refusalOf(day, pressed(day, action, acting)));
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the first of the tickets shown as next is the one that is called next, and the rest follow in that order', () => {
    fc.assert(
      fc.property(impulses, (steps) => {
        const day = lived(steps).at(-1)!;
        for (const counter of day.settings.counters) {
          const shown = upcoming(day, counter, 5);
          expect(shown[0] ?? null).toBe(chooseNext(day, counter)?.ticket ?? null);
          const arrivals = shown.map(({ arrival }) => arrival);
          expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('nobody who came earlier and could have been called there is passed over', () => {
    fc.assert(
      fc.property(impulses, (steps) => {
        const day = lived(steps).at(-1)!;
        for (const counter of day.settings.counters) {
          const choice = chooseNext(day, counter);
          const earlier = openTickets(day).filter(
            (ticket) =>
              ticket.status === 'waiting' &&
              counter.fieldIds.includes(ticket.fieldId) &&
              ticket.arrival < (choice?.ticket.arrival ?? Infinity),
          );
          expect(earlier).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('an estimate is a range of whole fives, or honestly unknown', () => {
    fc.assert(
      fc.property(impulses, (steps) => {
        for (const { range, openCounters } of fieldLoads(lived(steps).at(-1)!)) {
          expect(range === null).toBe(openCounters === 0);
          if (range === null) continue;
          expect([range.from % 5, range.to % 5]).toEqual([0, 0]);
          expect(range.from).toBeGreaterThanOrEqual(0);
          expect(range.to).toBeGreaterThan(range.from);
        }
      }),
      { numRuns: 300 },
    );
  });
});
