import { describe, expect, test, vi } from 'vitest';
import { durationMs } from '#protocol/vocabulary.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import {
  acceptsAs,
  backInLine,
  changesEvents,
  inEveryLine,
  sentToTheEnd,
  withCounterChanged,
  withoutCeilings,
  withRules,
  type ChooseNext,
  type Decide,
  type Evolve,
} from './planted/faulty-rules.ts';
import {
  forgetfulStore,
  hopefulStore,
  inTransactions,
  lateStore,
  leakyStore,
} from './planted/faulty-stores.ts';
import { PAPER_FAULTS } from './planted/paper-faults.ts';
import { PHONE_FAULTS } from './planted/phone-faults.ts';
import type { Plant } from './simulated-office.ts';
import { simulateWardDay } from './ward-day.ts';
import { PromiseBroken } from './world.ts';

/** Faults in the rules themselves stand in for the real rules while a test plants them. */
const rules = vi.hoisted(() => ({
  decide: null as ((real: Decide) => Decide) | null,
  evolve: null as ((real: Evolve) => Evolve) | null,
  chooseNext: null as ((real: ChooseNext) => ChooseNext) | null,
}));
vi.mock(import('#server/domain/decide.ts'), async (original) => {
  const real = await original();
  return { ...real, decide: (...given) => (rules.decide?.(real.decide) ?? real.decide)(...given) };
});
vi.mock(import('#server/domain/evolve.ts'), async (original) => {
  const real = await original();
  const planted: Evolve = (...given) => (rules.evolve?.(real.evolve) ?? real.evolve)(...given);
  return {
    ...real,
    evolve: planted,
    fold: (events) => Array.from(events).reduce<QueueDay | null>((day, event) => planted(day, event), null),
  };
});
vi.mock(import('#server/domain/policy.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    chooseNext: (...given) => (rules.chooseNext?.(real.chooseNext) ?? real.chooseNext)(...given),
  };
});

type Fault = {
  readonly fault: string;
  readonly plant?: Plant;
  readonly rules?: Partial<typeof rules>;
  /** Which promise the simulation must say was broken. */
  readonly broken: RegExp;
};

const FAULTS: readonly Fault[] = [
  {
    fault: 'no deduplication: a retry is a new press',
    plant: { store: inTransactions(() => ({ findAnswer: () => null, saveAnswer: () => {} })) },
    broken: /answered in two ways|times \w+ for/,
  },
  {
    fault: 'answers are remembered until the process ends',
    plant: { store: forgetfulStore },
    broken: /answered in two ways|times \w+ for/,
  },
  {
    fault: 'answers are forgotten at midnight',
    plant: {
      store: inTransactions((transaction) => ({
        forgetAnswersBefore: (at) => transaction.forgetAnswersBefore((at + 49 * 3_600_000) as typeof at),
      })),
    },
    broken: /answered in two ways|times \w+ for/,
  },
  {
    fault: 'published and answered before the commit',
    plant: { store: lateStore },
    broken: /was shown \d+, the disk has|folded again/,
  },
  {
    fault: 'memory goes on although the commit failed',
    plant: { store: hopefulStore },
    broken: /was shown \d+, the disk has|folded again/,
  },
  {
    fault: 'one event in forty is lost on its way to the disk',
    plant: { store: leakyStore },
    broken: /does not follow|was shown \d+, the disk has|folded again|the core failed/,
  },
  {
    fault: 'the day begins with the day of UTC, at seven in the morning',
    plant: { settings: (settings) => ({ ...settings, timeZone: 'UTC' }) },
    broken: /was opened while the wall calendar said|on the day|outside the hours/,
  },
  {
    fault: 'two tickets at one counter',
    rules: {
      decide: acceptsAs(
        (decision, { type }) => !decision.ok && decision.code === 'counter_busy' && type === 'callNext',
        (day) => ({
          ...day,
          counters: new Map(
            Array.from(day.counters, ([id, counter]) => [id, { ...counter, ticketId: null }]),
          ),
        }),
      ),
    },
    broken: /holds two tickets/,
  },
  {
    fault: 'a counter is taken over together with its ticket',
    rules: {
      decide: (real) => (day, command, at) => {
        const decision = real(day, command, at);
        if (decision.ok || decision.code !== 'counter_taken' || command.type !== 'openCounter')
          return decision;
        const { type: _, ...opened } = command;
        return { ok: true, events: [{ type: 'CounterOpened', ...opened }] };
      },
    },
    broken: /taken over with a ticket|is at two counters/,
  },
  {
    fault: 'last come, first served',
    rules: {
      chooseNext: (real) => (day, counter, at) =>
        real(
          inEveryLine(day, (lane) => lane.toReversed()),
          counter,
          at,
        ),
    },
    broken: /the policy demands|overtaken, it was|in truth by/,
  },
  {
    fault: 'the clock is believed even when it runs backwards',
    rules: { evolve: (real) => (day, event) => ({ ...real(day, event), lastAt: 0 as QueueDay['lastAt'] }) },
    broken: /time ran backwards|negative time/,
  },
  {
    fault: 'a called ticket stays in its queue',
    rules: {
      evolve: (real) => (day, event) => {
        const next = real(day, event);
        return day !== null && event.type === 'TicketCalled' ? { ...next, lines: day.lines } : next;
      },
    },
    broken: /an invariant: |is shown \d+/,
  },
  {
    fault: 'priority knows no ceiling',
    rules: {
      chooseNext: (real) => (day, counter, at) => real(withoutCeilings(day), counter, at),
    },
    broken: /whose ceiling was reached|the policy demands \w+ by ceiling/,
  },
  {
    fault: 'a transfer begins the wait anew',
    rules: {
      evolve: (real) => (day, event) => {
        const next = real(day, event);
        return event.type === 'TicketTransferred' ? sentToTheEnd(next, event) : next;
      },
    },
    broken: /the policy demands|the reason says|was considered as somebody else|says \d+ ahead/,
  },
  {
    fault: 'priority granted later begins the wait anew',
    rules: {
      evolve: (real) => (day, event) => {
        const next = real(day, event);
        return event.type === 'PriorityGranted' ? sentToTheEnd(next, event) : next;
      },
    },
    broken:
      /the policy demands|the reason says|was considered as somebody else|headed a line and was not considered|says \d+ ahead/,
  },
  {
    fault: 'an undo leaves the figures of the day as they were',
    rules: {
      evolve: (real) => (day, event) => {
        const next = real(day, event);
        const before = event.type === 'DeedUndone' ? day?.counters.get(event.counterId) : undefined;
        if (before === undefined) return next;
        const { counterId, finished, missed, serviceTimes } = before;
        return withCounterChanged(next, counterId, { finished, missed, serviceTimes });
      },
    },
    broken: /is shown \{"finished"/,
  },
  {
    fault: 'a ticket that stands at a counter can be called by hand to another',
    rules: {
      decide: (real) => (day, command, at) =>
        day !== null && command.type === 'callTicket'
          ? real(backInLine(day, command.ticketId), command, at)
          : real(day, command, at),
      evolve: (real) => (day, event) =>
        day !== null && event.type === 'TicketCalled'
          ? real(backInLine(day, event.ticketId), event)
          : real(day, event),
    },
    broken: /was called a second time|holds two tickets/,
  },
  {
    fault: 'the reason hides whom the call overtook',
    rules: {
      chooseNext: (real) => (day, counter, at) => {
        const choice = real(day, counter, at);
        return choice === null
          ? null
          : { ...choice, reason: { ...choice.reason, overtook: [], overtookCount: 0 } };
      },
    },
    broken: /the reason says 0 overtaken/,
  },
  {
    fault: 'the rule that is stored is always "first come"',
    rules: {
      chooseNext: (real) => (day, counter, at) => {
        const choice = real(day, counter, at);
        return choice === null
          ? null
          : { ...choice, reason: { ...choice.reason, rule: 'first_come', ceiling: null } };
      },
    },
    broken: /was called by first_come, in truth by/,
  },
  {
    fault: 'whoever is set aside is forgotten when the day ends',
    rules: {
      decide: changesEvents((day, event) =>
        event.type === 'TicketExpired' && day.parked.has(event.ticketId) ? null : event,
      ),
    },
    broken: /the day was closed over open tickets/,
  },
  {
    fault: 'what was left open overnight counts as an ordinary end',
    rules: {
      decide: changesEvents((_, event) =>
        event.type === 'TicketExpired' ? { ...event, wasLeftOpen: false } : event,
      ),
    },
    broken: /expired as gone/,
  },
  {
    fault: 'a paused counter calls',
    rules: {
      decide: acceptsAs(
        (decision, { type }) => !decision.ok && decision.code === 'counter_paused' && type === 'callNext',
        (day, command) =>
          'counterId' in command && command.counterId !== null
            ? withCounterChanged(day, command.counterId, { paused: null })
            : day,
      ),
    },
    broken: /took a ticket in its pause/,
  },
  {
    fault: 'people are called on the way to their seats',
    rules: {
      chooseNext: (real) => (day, counter, at) =>
        real(withRules(day, { walkingMs: durationMs(0) }), counter, at),
    },
    broken: /the policy demands/,
  },
  {
    fault: 'a deed can be undone at any time',
    rules: {
      decide: (real) => (day, command, at) =>
        real(
          day !== null && command.type === 'undo' ? withRules(day, { undoMs: durationMs(1e12) }) : day,
          command,
          at,
        ),
    },
    broken: /the time for undoing was over/,
  },
  {
    fault: 'anybody may do what a supervisor may',
    rules: {
      decide: (real) => (day, command, at) =>
        real(
          day,
          'isSupervisor' in command && command.type !== 'openCounter'
            ? { ...command, isSupervisor: true }
            : command,
          at,
        ),
    },
    broken: /what only a supervisor may/,
  },
  ...PAPER_FAULTS,
  ...PHONE_FAULTS,
];

const SEEDS_TO_NOTICE = 120;

/** The promise that the first day to notice says was broken; null when no day notices. */
async function noticed(plant: Plant): Promise<string | null> {
  for (let seed = 1; seed <= SEEDS_TO_NOTICE; seed += 1) {
    try {
      await simulateWardDay(seed, plant);
    } catch (error) {
      if (!(error instanceof PromiseBroken)) throw error;
      return error.message.split('\n')[0] ?? '';
    }
  }
  return null;
}

describe('a fault planted on purpose does not go unnoticed', () => {
  test.each(FAULTS)(
    '$fault',
    async ({ plant, rules: planted, broken }) => {
      Object.assign(rules, planted);
      try {
        expect(await noticed(plant ?? {})).toMatch(broken);
      } finally {
        Object.assign(rules, { decide: null, evolve: null, chooseNext: null });
      }
    },
    400_000,
  );

  test('with nothing planted one of these days is sound', async () => {
    expect((await simulateWardDay(2)).tickets).toBeGreaterThan(20);
  });
});
