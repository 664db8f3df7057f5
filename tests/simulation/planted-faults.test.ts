import { describe, expect, test, vi } from 'vitest';
import type { RequestId } from '#protocol/vocabulary.ts';
import type { Command } from '#server/domain/commands.ts';
import type { decide, Decision } from '#server/domain/decide.ts';
import type { evolve } from '#server/domain/evolve.ts';
import type { chooseNext } from '#server/domain/policy.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import {
  StorageFailed,
  type Store,
  type StoredAnswer,
  type WriteTransaction,
} from '#server/storage/store.ts';
import type { Plant } from './simulated-office.ts';
import { simulateWardDay } from './ward-day.ts';
import { PromiseBroken } from './world.ts';

type Decide = typeof decide;
type Evolve = typeof evolve;
type ChooseNext = typeof chooseNext;

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

/** The store with something else in its transactions. */
const inTransactions =
  (change: (transaction: WriteTransaction) => Partial<WriteTransaction>) =>
  (store: Store): Store => ({
    ...store,
    write: (work) => store.write((transaction) => work({ ...transaction, ...change(transaction) })),
  });

/** Answers only in memory: gone with the process. */
function forgetfulStore(store: Store): Store {
  const answers = new Map<RequestId, StoredAnswer>();
  return {
    ...store,
    write: (work) => {
      const given = new Map(answers);
      const result = store.write((transaction) =>
        work({
          ...transaction,
          findAnswer: (requestId) => given.get(requestId) ?? null,
          saveAnswer: (requestId, answer) => {
            given.set(requestId, answer);
          },
        }),
      );
      for (const [requestId, answer] of given) answers.set(requestId, answer);
      return result;
    },
  };
}

/** Says "done" at once, and writes with the next one. */
function lateStore(store: Store): Store {
  const late: (() => void)[] = [];
  return {
    ...store,
    write: (work) =>
      store.write((transaction) => {
        for (const write of late.splice(0)) write();
        return work({
          ...transaction,
          appendEvent: (event) => {
            late.push(() => transaction.appendEvent(event));
          },
        });
      }),
  };
}

/** Takes a failed commit for a good one. */
function hopefulStore(store: Store): Store {
  let writes = 0;
  const hope = (results: readonly unknown[], error: unknown): unknown => {
    if (results.length === 0) throw error;
    return results[0];
  };
  return {
    ...store,
    write: (work) => {
      const results: ReturnType<typeof work>[] = [];
      try {
        return store.write((transaction) => {
          const result = work(transaction);
          results.push(result);
          writes += 1;
          if (writes % 20 === 0) throw new StorageFailed('the disk is full');
          return result;
        });
      } catch (error) {
        return hope(results, error) as never;
      }
    },
  };
}

/** Loses every fortieth event on its way to the disk. */
function leakyStore(store: Store): Store {
  let appended = 0;
  return inTransactions((transaction) => ({
    appendEvent: (event) => {
      appended += 1;
      if (appended % 40 !== 0) transaction.appendEvent(event);
    },
  }))(store);
}

const acceptsAs =
  (
    isMistaken: (decision: Decision, command: Command) => boolean,
    day: (day: QueueDay, command: Command) => QueueDay,
  ) =>
  (real: Decide): Decide =>
  (present, command, at) => {
    const decision = real(present, command, at);
    return present !== null && isMistaken(decision, command)
      ? real(day(present, command), command, at)
      : decision;
  };

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
    broken: /was opened while the wall calendar said|on the day/,
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
        const { counterId, officerId, officerName } = command;
        return { ok: true, events: [{ type: 'CounterOpened', counterId, officerId, officerName }] };
      },
    },
    broken: /taken over with a ticket|is at two counters/,
  },
  {
    fault: 'last come, first served',
    rules: {
      chooseNext: (real) => (day, counter) => {
        const queues = new Map(Array.from(day.queues, ([fieldId, queue]) => [fieldId, queue.toReversed()]));
        return real({ ...day, queues }, counter);
      },
    },
    broken: /was called before one who came earlier/,
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
        return day !== null && event.type === 'TicketCalled' ? { ...next, queues: day.queues } : next;
      },
    },
    broken: /an invariant: |is shown \d+/,
  },
];

const SEEDS_TO_NOTICE = 24;

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
    120_000,
  );

  test('with nothing planted the first of these days is sound', async () => {
    expect((await simulateWardDay(1)).tickets).toBeGreaterThan(20);
  });
});
