import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '#protocol/views.ts';
import { YOUNG_FOR_MS } from '#protocol/hall.ts';
import { createHallWorld, SOUND_ON, type HallWorld } from './hall-world.ts';

const BLOCKED = { sound: 'blocked', voice: 'ready' } as const;

describe('the announcer', () => {
  it('speaks a call once and reports it when it has been heard to the end', () => {
    const hall = createHallWorld();
    const call = hall.call('A012');
    expect(hall.spoken).toEqual([]);
    hall.advance(20_000);
    expect(hall.spoken.map((report) => report.call)).toEqual([call]);
    expect(hall.utterances).toHaveLength(1);
  });

  it('speaks two calls of one second one after the other, and three that wait in one sentence', () => {
    const hall = createHallWorld();
    for (const number of ['A001', 'A002', 'A003', 'A004']) hall.call(number);
    hall.advance(40_000);
    expect(hall.utterances.map((utterance) => utterance.numbers)).toEqual([
      ['A001#1'],
      ['A002#1', 'A003#1', 'A004#1'],
    ]);
    expect(hall.spoken.map(({ call }) => call.number)).toEqual(['A001', 'A002', 'A003', 'A004']);
  });

  it('of a ticket recalled while it waited speaks only the newest call', () => {
    const hall = createHallWorld();
    hall.call('A001');
    hall.call('A002');
    hall.call('A002');
    hall.advance(40_000);
    expect(hall.utterances.flatMap((utterance) => utterance.numbers)).toEqual(['A001#1', 'A002#2']);
  });

  it('does not speak a call whose person came to the counter while it waited', () => {
    const hall = createHallWorld();
    for (const number of ['A001', 'A002', 'A003']) hall.call(number);
    hall.end('A002', 'serving');
    hall.advance(40_000);
    expect(hall.spoken.map(({ call }) => call.number)).toEqual(['A001', 'A003']);
  });

  it('ends the sentence it is in although the person has come: half a number is worse than one too many', () => {
    const hall = createHallWorld();
    hall.call('A001');
    hall.advance(1_000);
    hall.end('A001', 'serving');
    hall.advance(20_000);
    expect(hall.spoken.map(({ call }) => call.number)).toEqual(['A001']);
    expect(hall.utterances).toHaveLength(1);
  });

  it('shows the caption in its turn while sound is blocked, and speaks what is still young once it is not', () => {
    const hall = createHallWorld(BLOCKED);
    hall.call('A001');
    hall.advance(25_000);
    hall.call('A002');
    hall.advance(10_000);
    expect(hall.utterances.map(({ numbers, isAudible }) => [...numbers, isAudible])).toEqual([
      ['A001#1', false],
      ['A002#1', false],
    ]);
    expect(hall.spoken).toEqual([]);
    hall.setCondition(SOUND_ON);
    hall.advance(15_000);
    expect(hall.spoken.map(({ call }) => call.number)).toEqual(['A002']);
  });

  it('starts over aloud when sound comes back in the middle of a silent caption', () => {
    const hall = createHallWorld(BLOCKED);
    hall.call('A001');
    hall.advance(2_000);
    hall.setCondition(SOUND_ON);
    expect(hall.announcer().state().current?.isAudible).toBe(true);
    hall.advance(15_000);
    expect(hall.spoken.map(({ call }) => call.number)).toEqual(['A001']);
  });

  it('does not count as spoken what a loudspeaker that stopped never played', () => {
    const hall = createHallWorld();
    hall.call('A001');
    hall.advance(2_000);
    hall.setCondition(BLOCKED);
    hall.advance(10_000);
    expect(hall.spoken).toEqual([]);
    hall.setCondition(SOUND_ON);
    hall.advance(15_000);
    expect(hall.spoken.map(({ call }) => call.number)).toEqual(['A001']);
  });

  it('waits for sound that is just starting instead of wasting the call on a caption', () => {
    const hall = createHallWorld({ sound: 'starting', voice: 'loading' });
    hall.call('A001');
    hall.advance(1_500);
    expect(hall.announcer().state().current).toBeNull();
    hall.setCondition(SOUND_ON);
    expect(hall.announcer().state().current?.isAudible).toBe(true);
  });

  it('without a voice only captions, and reports nothing as spoken', () => {
    const hall = createHallWorld({ sound: 'on', voice: 'missing' });
    hall.call('A001');
    hall.advance(20_000);
    expect(hall.utterances.map(({ isAudible }) => isAudible)).toEqual([false]);
    expect(hall.spoken).toEqual([]);
  });

  it('repeats nothing after a reload, and says again what the reload cut off', () => {
    const hall = createHallWorld();
    hall.call('A001');
    hall.advance(15_000);
    hall.restart(true);
    hall.advance(15_000);
    expect(hall.utterances).toHaveLength(1);
    hall.call('A002');
    hall.advance(2_000);
    hall.restart(true);
    hall.advance(15_000);
    expect(hall.spoken.map(({ call }) => call.number)).toEqual(['A001', 'A002']);
  });

  it('a fresh display speaks only what is young', () => {
    const hall = createHallWorld();
    hall.setConnected(false);
    hall.call('A001');
    hall.advance(25_000);
    hall.call('A002');
    hall.advance(6_000);
    hall.restart(false);
    hall.setConnected(true);
    hall.advance(20_000);
    expect(hall.utterances.flatMap(({ numbers }) => numbers)).toEqual(['A002#1']);
  });
});

type Step =
  | { readonly kind: 'call'; readonly ticket: number }
  | { readonly kind: 'advance'; readonly durationMs: number }
  | { readonly kind: 'connected' | 'audible'; readonly value: boolean }
  | { readonly kind: 'leave' | 'takeOver' | 'finish'; readonly ticket: number }
  | { readonly kind: 'reload' };

const anyStep = (): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('call' as const), ticket: fc.integer({ min: 1, max: 20 }) }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('advance' as const),
        durationMs: fc.integer({ min: 1, max: 12_000 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom('connected' as const, 'audible' as const),
        value: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom('leave' as const, 'takeOver' as const, 'finish' as const),
        ticket: fc.integer({ min: 1, max: 20 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'reload' as const }) },
  );

const numberOf = (ticket: number): string => `A${String(ticket).padStart(3, '0')}`;
const idOf = ({ number, callCount, calledAt }: Call): string =>
  `${number}#${String(callCount)}@${String(calledAt)}`;

function perform(hall: HallWorld, step: Step): void {
  switch (step.kind) {
    case 'call':
      hall.call(numberOf(step.ticket));
      return;
    case 'leave':
      hall.end(numberOf(step.ticket), 'left');
      return;
    case 'finish':
      hall.end(numberOf(step.ticket), 'finished');
      return;
    case 'takeOver': {
      const number = numberOf(step.ticket);
      const isOnTheWay = hall.calls().some((call) => call.number === number && call.status === 'called');
      if (isOnTheWay) hall.takeOver(number);
      return;
    }
    case 'advance':
      hall.advance(step.durationMs);
      return;
    case 'connected':
      hall.setConnected(step.value);
      return;
    case 'audible':
      hall.setCondition(step.value ? SOUND_ON : BLOCKED);
      return;
    case 'reload':
      hall.restart(true);
      return;
    default:
      step satisfies never;
  }
}

describe('whatever happens in the hall', () => {
  it('announcements never overlap, nothing old is begun, and nothing heard is said again', () => {
    fc.assert(
      fc.property(fc.array(anyStep(), { maxLength: 60 }), (steps) => {
        const hall = createHallWorld();
        for (const step of steps) perform(hall, step);
        hall.advance(60_000);
        let quietFromMs = 0;
        for (const utterance of hall.utterances) {
          expect(utterance.startedAtMs).toBeGreaterThanOrEqual(quietFromMs);
          quietFromMs = utterance.endedAtMs;
          for (const { calledAt } of utterance.calls) {
            expect(utterance.startedAtMs).toBeGreaterThanOrEqual(calledAt);
            expect(utterance.startedAtMs - calledAt).toBeLessThanOrEqual(YOUNG_FOR_MS);
          }
        }
        const heard = hall.spoken.map(({ call }) => idOf(call));
        expect(new Set(heard).size).toBe(heard.length);
      }),
      { numRuns: 300 },
    );
  });

  it('with sound, every call that is not overtaken by its recall or by age is heard, in order', () => {
    const anyCallingStep = fc.oneof(
      {
        weight: 2,
        arbitrary: fc.record({ kind: fc.constant('call' as const), ticket: fc.integer({ min: 1, max: 9 }) }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('advance' as const),
          durationMs: fc.integer({ min: 3_000, max: 20_000 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('takeOver' as const),
          ticket: fc.integer({ min: 1, max: 9 }),
        }),
      },
      { weight: 1, arbitrary: fc.constant({ kind: 'reload' as const }) },
    );
    fc.assert(
      fc.property(fc.array(anyCallingStep, { maxLength: 50 }), (steps) => {
        const hall = createHallWorld();
        const made: { readonly id: string; readonly ticket: string; readonly atMs: number }[] = [];
        for (const step of steps) {
          // Half of those called again had been set aside meanwhile: their count begins anew.
          if (step.kind === 'call' && step.ticket % 2 === 0) hall.end(numberOf(step.ticket), 'left');
          const before = hall.calls()[0];
          perform(hall, step);
          const newest = hall.calls()[0];
          if (newest === undefined || newest === before) continue;
          made.push({ id: idOf(newest), ticket: newest.number, atMs: newest.calledAt });
        }
        hall.advance(60_000);
        const heard = hall.spoken.map(({ call }) => idOf(call));
        for (const [index, call] of made.entries()) {
          const isRecalledLater = made
            .slice(index + 1)
            .some(({ ticket, atMs }) => ticket === call.ticket && atMs - call.atMs <= YOUNG_FOR_MS);
          if (heard.includes(call.id) || isRecalledLater) continue;
          // Not heard: then the loudspeaker was busy with earlier calls until this one was too old.
          const busyMs = hall.utterances
            .filter(
              ({ startedAtMs, endedAtMs }) =>
                endedAtMs > call.atMs && startedAtMs <= call.atMs + YOUNG_FOR_MS,
            )
            .reduce(
              (sum, { startedAtMs, endedAtMs }) =>
                sum + Math.min(endedAtMs, call.atMs + YOUNG_FOR_MS) - Math.max(startedAtMs, call.atMs),
              0,
            );
          expect(busyMs).toBeGreaterThanOrEqual(YOUNG_FOR_MS - 1);
        }
        const heardTimes = hall.spoken.map(({ call }) => call.calledAt);
        expect(heardTimes).toEqual(heardTimes.toSorted((one, other) => one - other));
      }),
      { numRuns: 300 },
    );
  });

  it('five hundred calls at the pace of a busy hall: none lost, none late', () => {
    const hall = createHallWorld();
    for (let index = 0; index < 500; index += 1) {
      hall.call(`A${String(index + 1).padStart(3, '0')}`);
      if (index % 50 === 17) hall.restart(true);
      if (index % 70 === 30) hall.setConnected(false);
      hall.advance(index % 3 === 0 ? 500 : 12_000);
      hall.setConnected(true);
    }
    hall.advance(60_000);
    expect(hall.spoken).toHaveLength(500);
    for (const { call, atMs } of hall.spoken) expect(atMs - call.calledAt).toBeLessThan(YOUNG_FOR_MS);
  });
});
