import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseNext } from '#server/domain/policy.ts';
import type { DomainEvent } from '#server/domain/events.ts';
import { counterOf, liveTickets, type QueueDay } from '#server/domain/queue-day.ts';
import type { FieldId, TicketId } from '#protocol/vocabulary.ts';
import { brokenPromises, emptyLedger, entered, enteredFromRoll, sceneOf } from './policy-laws.ts';
import { busyDays, busyDaysUnder, lived, randomDays, type Moment, type RandomDay } from './random-days.ts';
import { POLICY_KINDS } from './random-offices.ts';

type Called = Extract<DomainEvent, { type: 'TicketCalled' }>;

/** The call of a moment that was made of somebody who waited already. */
const callOf = ({ before, decision }: Moment): Called | undefined => {
  const [first] = decision.ok ? decision.events : [];
  return first?.type === 'TicketCalled' &&
    liveTickets(before).some(({ ticketId }) => ticketId === first.ticketId)
    ? first
    : undefined;
};

const fieldCalled = (after: QueueDay, ticketId: TicketId): FieldId => {
  const called = liveTickets(after).find((one) => one.ticketId === ticketId);
  if (called === undefined) throw new Error(`${ticketId} was called and is not there`);
  return called.fieldId;
};

/** Follows a day with the ledger in hand and says at each call what it broke. */
function broken(random: RandomDay): readonly string[] {
  const ledger = emptyLedger();
  const found: string[] = [];
  for (const moment of lived(random)) {
    const { before, after, at } = moment;
    const call = callOf(moment);
    const counter = call === undefined ? undefined : counterOf(before.settings, call.counterId);
    if (call !== undefined && counter !== undefined) {
      const scene = sceneOf(before, counter, at);
      const { ticketId, reason } = call;
      const { number } = liveTickets(before).find((one) => one.ticketId === ticketId) ?? { number: '?' };
      found.push(
        ...brokenPromises(before, scene, ticketId, reason, ledger).map(
          (promise) => `${number} at counter ${call.counterId}, ${reason.rule}: ${promise}`,
        ),
      );
      entered(scene, ticketId, reason, ledger);
    }
    for (const event of moment.decision.ok ? moment.decision.events : [])
      if (event.type === 'TicketCalled' && event.reason.rule === 'roll')
        enteredFromRoll(fieldCalled(after, event.ticketId), ledger);
    for (const { ticketId, number, overtaken } of liveTickets(after)) {
      const counted = ledger.passes.get(ticketId) ?? 0;
      if (overtaken !== counted)
        found.push(`${number} was passed ${String(counted)} times, the day says ${String(overtaken)}`);
    }
  }
  return found;
}

/** At every counter at every moment somebody is called exactly when somebody waits for it. */
const leftStanding = (day: QueueDay, at: Moment['at']): readonly string[] =>
  day.settings.counters.flatMap((counter) => {
    const { standing } = sceneOf(day, counter, at);
    const choice = chooseNext(day, counter, at);
    const isCalled = standing.some(({ ticket }) => ticket.ticketId === choice?.ticket.ticketId);
    return isCalled === standing.length > 0 && (choice === null) === (standing.length === 0)
      ? []
      : [`${String(standing.length)} wait for counter ${counter.counterId}`];
  });

describe('whoever is called, and whoever is passed', () => {
  test.each(POLICY_KINDS)('under %s everywhere, every call keeps every promise', (kind) => {
    fc.assert(
      fc.property(busyDaysUnder(kind), (day) => {
        expect(broken(day)).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  test('with another policy in each field, too', () => {
    fc.assert(
      fc.property(busyDays, (day) => {
        expect(broken(day)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('somebody is called whenever somebody waits for the counter, and nobody else ever is', () => {
    fc.assert(
      fc.property(randomDays, (day) => {
        for (const { after, at } of lived(day)) expect(leftStanding(after, at)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
