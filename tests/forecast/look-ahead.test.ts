import { describe, expect, test } from 'vitest';
import type { OfficeSettings } from '#protocol/office.ts';
import type { CallPolicy } from '#protocol/queue-rules.ts';
import { durationMs, instantMs, type BusinessDate } from '#protocol/vocabulary.ts';
import { hallOf, linesOf } from '#server/domain/forecast-hall.ts';
import { nextOf } from '#server/domain/forecast-lines.ts';
import { chooseNext, upcoming } from '#server/domain/policy.ts';
import { counterOf, type QueueDay } from '#server/domain/queue-day.ts';
import { DAY_KINDS, liveDay, type DayKind } from './ward-days.ts';
import { evolve } from '#server/domain/evolve.ts';

const DATE = '2026-11-23' as BusinessDate;
const ceiling = { maxWaitMs: durationMs(12 * 60_000), maxOvertakes: 2 };
const POLICIES: readonly CallPolicy[] = [
  { kind: 'first_come' },
  { kind: 'strict', ceiling },
  { kind: 'interleave', ordinaryPerPriority: 2, ceiling },
  { kind: 'weighted_ageing', ceiling },
];

/** Classes of different weights, fresh tickets, secondary fields, and a field with a policy of its own. */
function withPolicy(kind: DayKind, policy: CallPolicy, ofFirstField: CallPolicy | null): DayKind {
  const { settings } = kind;
  const rules = {
    ...settings.rules,
    policy,
    walkingMs: durationMs(90_000),
    priorityClasses: settings.rules.priorityClasses.map((one, index) => ({
      ...one,
      weight: 2 + (index % 3),
    })),
  };
  const fields = settings.fields.map((field, index) =>
    index === 0 ? { ...field, policy: ofFirstField } : field,
  );
  const changed: OfficeSettings = { ...settings, rules, fields };
  // More come than can be served at once, so that there are lines to choose from.
  const hourly = new Map(
    Array.from(kind.hourly, ([service, hours]) => [service, hours.map((count) => count * 1.3)]),
  );
  return { ...kind, settings: changed, hourly, priorityShare: 0.4 };
}

/** Of every counter that serves: whom the look ahead takes, call after call, and whom the policy itself names. */
function sequences(
  day: QueueDay,
): readonly { readonly ours: readonly string[]; readonly policy: readonly string[] }[] {
  const hall = hallOf(day, day.lastAt);
  return hall.counters.flatMap(({ counterId }, index) => {
    const settings = counterOf(day.settings, counterId);
    const counter = linesOf(hall, false).counters[index];
    if (settings === undefined || counter === undefined) return [];
    const ours: string[] = [];
    for (let next = nextOf(counter, day.lastAt); next !== null && ours.length < 12;) {
      ours.push(next.ticketId ?? 'nobody');
      next = nextOf(counter, day.lastAt);
    }
    const policy = upcoming(day, settings, day.lastAt, 12).map(({ ticket }) => ticket.ticketId as string);
    return [{ ours, policy }];
  });
}

describe('the look ahead calls as the policy does', () => {
  const kind = DAY_KINDS.find(({ name }) => name === 'many fields a counter') ?? DAY_KINDS[0]!;
  test.each(
    POLICIES.flatMap((policy) =>
      [null, ...POLICIES.filter((other) => other !== policy)].map(
        (own) => [policy.kind, own?.kind ?? 'the same', policy, own] as const,
      ),
    ),
  )('%s, in the first field %s', (_office, _field, policy, own) => {
    const log = liveDay(withPolicy(kind, policy, own), DATE, 7);
    let day: QueueDay | null = null;
    let compared = 0;
    let calls = 0;
    let longest = 0;
    for (const event of log) {
      if (event.type === 'TicketCalled' && day !== null) {
        // One step by the clock of the call itself, from the very state it was made in.
        const at = instantMs(event.at);
        const hall = hallOf(day, at);
        const index = hall.counters.findIndex(({ counterId }) => counterId === event.counterId);
        const counter = linesOf(hall, false).counters[index];
        const settings = counterOf(day.settings, event.counterId);
        expect(counter === undefined ? null : nextOf(counter, at)?.ticketId).toBe(event.ticketId);
        expect(settings === undefined ? null : chooseNext(day, settings, at)?.ticket.ticketId).toBe(
          event.ticketId,
        );
        calls += 1;
      }
      day = evolve(day, event);
      if (event.sequence % 9 !== 0) continue;
      for (const { ours, policy: theirs } of sequences(day)) {
        expect(ours).toEqual(theirs);
        compared += 1;
        longest = Math.max(longest, ours.length);
      }
    }
    expect(calls).toBeGreaterThan(100);
    expect(compared).toBeGreaterThan(150);
    expect(longest).toBeGreaterThan(6);
  });
});
