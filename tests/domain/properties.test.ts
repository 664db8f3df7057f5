import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COUNTER_ACTIONS, type CounterAction } from '#protocol/views.ts';
import type { RejectionCode, ServiceId, TicketId } from '#protocol/vocabulary.ts';
import { allowedActions } from '#server/domain/allowed.ts';
import type { AtCounter, Command } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide.ts';
import { evolve } from '#server/domain/evolve.ts';
import { violations } from '#server/domain/invariants.ts';
import { chooseNext, upcoming } from '#server/domain/policy.ts';
import { liveTickets, type QueueDay } from '#server/domain/queue-day.ts';
import { MAIN_PRINTER, SHOP } from '#tests/support/ward.ts';
import { officerId } from './given.ts';
import { DESK } from './happenings.ts';
import { COMMAND_TYPES, lived, randomDays, type Moment, type RandomDay } from './random-days.ts';

const lastOf = (moments: readonly Moment[]): Moment => {
  const last = moments.at(-1);
  if (last === undefined) throw new Error('a day without a moment');
  return last;
};
const endOf = (day: RandomDay): QueueDay => lastOf(lived(day)).after;

/** What pressing the key right now would really do: the command as a screen with the newest view sends it. */
function pressed(day: QueueDay, action: CounterAction, acting: AtCounter): Command {
  const counter = day.counters.get(acting.counterId);
  const seenCounterRevision = counter?.revision ?? 0;
  const ticketId = counter?.ticketId ?? ('nothing' as TicketId);
  const ticket = day.held.get(ticketId);
  switch (action) {
    case 'callNext':
      return { type: action, seenCounterRevision, deviceId: DESK, ...acting };
    case 'serveWithoutTicket': {
      const serviceId =
        day.settings.services.find(({ fieldId }) =>
          day.settings.fields.some((field) => field.fieldId === fieldId && field.numbering === 'kiosk'),
        )?.serviceId ?? ('none' as ServiceId);
      return { type: action, serviceId, seenCounterRevision, deviceId: DESK, ...acting };
    }
    case 'recall':
      return { type: action, ticketId, seenCallCount: ticket?.callCount ?? 0, ...acting };
    case 'finish':
      return { type: action, ticketId, done: [], ...acting };
    case 'park':
      return {
        type: action,
        ticketId,
        reason: 'paying',
        paperIndexes: [],
        otherPapers: [],
        returnTime: null,
        isPrinted: true,
        printerId: MAIN_PRINTER,
        ...acting,
      };
    case 'transfer': {
      const elsewhere = day.settings.services.findLast(({ serviceId }) => serviceId !== ticket?.serviceId);
      return {
        type: action,
        ticketId,
        serviceId: elsewhere?.serviceId ?? SHOP,
        toCounterId: null,
        returnsHere: false,
        note: null,
        ...acting,
      };
    }
    case 'pauseCounter':
      return { type: action, reason: 'meeting', ...acting };
    case 'undo':
      return { type: action, sequence: counter?.undoable?.sequence ?? 0, ...acting };
    case 'signOut':
      return { type: 'closeCounter', ...acting };
    case 'startService':
    case 'markMissed':
      return { type: action, ticketId, ...acting };
    case 'resumeCounter':
    case 'askForHelp':
      return { type: action, ...acting };
    default:
      return action satisfies never;
  }
}

/** What must stay, and what may only grow. */
const factsByTicket = (day: QueueDay) =>
  new Map(
    liveTickets(day).map(({ ticketId, arrival, issuedAt, number, overtaken }) => [
      ticketId,
      { arrival: { arrival, issuedAt, number }, overtaken },
    ]),
  );

const refusalOf = (day: QueueDay, command: Command): RejectionCode | null => {
  const decision = decide(day, command, day.lastAt);
  return decision.ok ? null : decision.code;
};

describe('whatever happens in whatever order', () => {
  test('no invariant is ever broken', () => {
    fc.assert(
      fc.property(randomDays, fc.boolean(), (day, isClosed) => {
        for (const moment of lived(day, isClosed)) {
          expect(violations(moment.after), moment.command.type).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a ticket’s arrival is never rewritten, and what it was overtaken by is never forgotten', () => {
    fc.assert(
      fc.property(randomDays, (day) => {
        for (const { before, after, command } of lived(day)) {
          const [then, now] = [before, after].map(factsByTicket);
          for (const [ticketId, facts] of now ?? []) {
            const earlier = then?.get(ticketId);
            if (earlier === undefined) continue;
            expect(facts.arrival, command.type).toEqual(earlier.arrival);
            expect(facts.overtaken, command.type).toBeGreaterThanOrEqual(earlier.overtaken);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('the days are full: everything that can be asked happens in them, and everything that can happen', () => {
    const days = fc.sample(randomDays, { numRuns: 800, seed: 2 }).flatMap((day) => lived(day, true));
    const done = new Set(days.filter(({ decision }) => decision.ok).map(({ command }) => command.type));
    const happened = new Set(
      days.flatMap(({ decision }) => (decision.ok ? decision.events.map(({ type }) => type) : [])),
    );
    const rules = new Set(
      days.flatMap(({ decision }) =>
        decision.ok
          ? decision.events.flatMap((event) => (event.type === 'TicketCalled' ? [event.reason.rule] : []))
          : [],
      ),
    );
    const undone = new Set(
      days.flatMap(({ decision }) =>
        decision.ok
          ? decision.events.flatMap((event) => (event.type === 'DeedUndone' ? [event.deed] : []))
          : [],
      ),
    );
    // The day is opened before its first moment.
    expect(COMMAND_TYPES.filter((type) => !done.has(type))).toEqual(['openDay']);
    expect(happened.size).toBe(37);
    expect(Array.from(rules).sort()).toEqual(
      ['by_hand', 'ceiling', 'first_come', 'priority', 'returned', 'returned_to_counter', 'roll'].sort(),
    );
    expect(Array.from(undone).sort()).toEqual(
      ['cancel', 'finish', 'markMissed', 'park', 'startService', 'transfer'].sort(),
    );
  });

  test('a key is lit exactly when pressing it would do something', () => {
    fc.assert(
      fc.property(randomDays, (random) => {
        const day = endOf(random);
        for (const { counterId, officer } of day.counters.values()) {
          for (const acting of [
            { counterId, officerId: officer?.officerId ?? officerId('') },
            { counterId, officerId: officerId('a stranger') },
          ]) {
            const allowed = allowedActions(day, acting, day.lastAt);
            for (const action of COUNTER_ACTIONS) {
              expect(allowed[action], action).toBe(refusalOf(day, pressed(day, action, acting)));
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('those shown as next are those who would be called next, one after another, with the same reasons', () => {
    fc.assert(
      fc.property(randomDays, fc.constantFrom(0, 1_000, 60_000), (random, laterMs) => {
        const day = endOf(random);
        const at = (day.lastAt + laterMs) as typeof day.lastAt;
        for (const counter of day.settings.counters) {
          if (day.counters.get(counter.counterId)?.ticketId !== null) continue;
          const shown = upcoming(day, counter, at, 8);
          let state = day;
          for (const choice of shown) {
            const real = chooseNext(state, counter, at);
            expect(choice.ticket.ticketId).toBe(real?.ticket.ticketId);
            expect(choice.reason).toEqual(real?.reason);
            const of = {
              ticketId: choice.ticket.ticketId,
              counterId: counter.counterId,
              officerId: officerId('lan'),
            };
            // Called, and gone again, so that the counter is free for the next.
            state = evolve(state, {
              type: 'TicketCalled',
              reason: choice.reason,
              ...of,
              ...nextIn(state, at),
            });
            state = evolve(state, { type: 'TicketMissed', ...of, ...nextIn(state, at) });
          }
          if (shown.length < 8) expect(chooseNext(state, counter, at)).toBeNull();
        }
      }),
      { numRuns: 300 },
    );
  });
});

const nextIn = (day: QueueDay, at: QueueDay['lastAt']) => ({ sequence: day.sequence + 1, at });
