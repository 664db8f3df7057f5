import { describe, expect, test } from 'vitest';
import {
  durationMs,
  instantMs,
  type CounterId,
  type InstantMs,
  type ServiceId,
} from '#protocol/vocabulary.ts';
import type { DomainEvent } from '#server/domain/events.ts';
import { hallOf } from '#server/domain/forecast-hall.ts';
import { forecast, roundedRange } from '#server/domain/forecast.ts';
import { counterTimes, learntFrom, type LearntStay } from '#server/domain/forecast-times.ts';
import { waitingTicket, type QueueDay, type Visit } from '#server/domain/queue-day.ts';
import { seededRandom } from '#server/domain/seeded-random.ts';
import {
  BIRTH,
  CERTIFICATION,
  CIVIL_STATUS,
  COPY,
  counterId,
  MARRIAGE,
  SHOP,
  WARD,
} from '#tests/support/ward.ts';
import { dayOf, dayOpened, openedWith, ticketIdOf } from './given.ts';
import { called, ELDERLY, issued, opened, paused, priorityGranted } from './happenings.ts';

const MINUTE_MS = 60_000;
const learnt = (
  serviceId: ServiceId,
  minutes: number | readonly number[],
  count = 40,
  at: CounterId = counterId(2),
): readonly LearntStay[] => {
  const list = typeof minutes === 'number' ? [minutes] : minutes;
  return Array.from({ length: count }, (_, index) => ({
    serviceId,
    counterId: at,
    stayMs: durationMs((list[index % list.length] ?? 0) * MINUTE_MS),
    betweenMs: durationMs(0),
    reactionMs: durationMs(0),
  }));
};
const waiting = (letter: string, people: number): readonly DomainEvent[] =>
  Array.from({ length: people }, (_, index) => issued(`${letter}${String(index + 1).padStart(3, '0')}`));
const later = (day: QueueDay, minutes: number): InstantMs => instantMs(day.lastAt + minutes * MINUTE_MS);
const rangeOf = (
  day: QueueDay,
  stays: readonly LearntStay[],
  serviceId: ServiceId = COPY,
  at: InstantMs = day.lastAt,
) => forecast(day, stays, at, seededRandom(1)).rangeFor(serviceId, null);

describe('the wait that is told to one who waits already', () => {
  const rangesOf = (day: QueueDay, stays: readonly LearntStay[], numbers: readonly string[]) => {
    const made = forecast(day, stays, day.lastAt, seededRandom(1));
    return numbers.map((number) => {
      const ticket = waitingTicket(day, ticketIdOf(number));
      if (ticket === undefined) throw new Error(`${number} does not wait`);
      return made.rangeOf(ticket);
    });
  };

  test('is that of those before it, place by place', () => {
    const day = dayOf(dayOpened, opened(2, 'lan'), ...waiting('C', 4));
    expect(rangesOf(day, learnt(COPY, 5), ['C001', 'C002', 'C003', 'C004'])).toEqual([
      { from: 0, to: 1 },
      { from: 5, to: 6 },
      { from: 10, to: 11 },
      { from: 15, to: 20 },
    ]);
  });

  test('counts one with priority among those before, as the office’s rule has it', () => {
    const day = dayOf(
      openedWith({
        policy: { kind: 'strict', ceiling: { maxWaitMs: durationMs(3_600_000), maxOvertakes: 9 } },
      }),
      ...[opened(2, 'lan'), ...waiting('C', 2), issued('C003', ELDERLY)],
    );
    const [priority, first, second] = rangesOf(day, learnt(COPY, 5), ['C003', 'C001', 'C002']);
    expect(priority).toEqual({ from: 0, to: 1 });
    // Others of its class may still come.
    expect(first?.from).toBe(5);
    expect(second?.from).toBeGreaterThanOrEqual(10);
  });

  test('is unknown where a newcomer’s is: too little seen, no counter, all paused', () => {
    const manned = dayOf(dayOpened, opened(2, 'lan'), ...waiting('C', 2));
    expect(rangesOf(manned, learnt(COPY, 5, 7), ['C002'])).toEqual([null]);
    const elsewhere = dayOf(
      dayOpened,
      opened(2, 'lan'),
      opened(4, 'hoa'),
      ...waiting('C', 2),
      issued('K001'),
    );
    expect(rangesOf(elsewhere, learnt(COPY, 5), ['K001'])).toEqual([null]);
    const onBreak = dayOf(dayOpened, opened(2, 'lan'), paused(2, 'lan'), ...waiting('C', 2));
    expect(rangesOf(onBreak, learnt(COPY, 5), ['C002'])).toEqual([null]);
  });

  test('of one that was changed since the forecast was made is unknown until the next', () => {
    const before = dayOf(dayOpened, opened(2, 'lan'), ...waiting('C', 2));
    const made = forecast(before, learnt(COPY, 5), before.lastAt, seededRandom(1));
    const granted = dayOf(
      dayOpened,
      opened(2, 'lan'),
      ...waiting('C', 2),
      priorityGranted('C002', ELDERLY, 2, 'lan'),
    );
    expect(made.rangeOf(waitingTicket(granted, ticketIdOf('C001'))!)).toEqual({ from: 0, to: 1 });
    expect(made.rangeOf(waitingTicket(granted, ticketIdOf('C002'))!)).toBeNull();
  });
});

describe('the wait that a newcomer is told', () => {
  test('is only the place in the queue while too little was seen of the field', () => {
    const day = dayOf(dayOpened, opened(2, 'lan'), ...waiting('C', 3));
    expect(rangeOf(day, learnt(COPY, 5, 7))).toBeNull();
    expect(rangeOf(day, learnt(SHOP, 5, 200))).toBeNull();
    expect(rangeOf(day, learnt(COPY, 5, 8))).not.toBeNull();
  });

  test('cannot be known while no counter serves it, or all of them are paused', () => {
    const stays = learnt(COPY, 5);
    expect(rangeOf(dayOf(dayOpened, ...waiting('C', 3), opened(4, 'lan')), stays)).toBeNull();
    expect(
      rangeOf(dayOf(dayOpened, ...waiting('C', 3), opened(2, 'lan'), paused(2, 'lan')), stays),
    ).toBeNull();
  });

  test('is the time of those before, when everybody takes the same', () => {
    // Six people of exactly five minutes at one counter that is just free: thirty minutes.
    const day = dayOf(dayOpened, opened(2, 'lan'), ...waiting('C', 6));
    expect(rangeOf(day, learnt(COPY, 5))).toEqual({ from: 30, to: 35 });
    const two = dayOf(dayOpened, opened(2, 'lan'), opened(1, 'minh'), ...waiting('C', 6));
    expect(rangeOf(two, learnt(COPY, 5))).toEqual({ from: 15, to: 20 });
  });

  test('a colleague on a break comes back as others did before, once that was seen', () => {
    // Ten of ten minutes before two counters, of which one is paused: alone 100 minutes, with a break of six minutes 53.
    const day = dayOf(dayOpened, opened(2, 'lan'), opened(1, 'minh'), paused(1, 'minh'), ...waiting('C', 10));
    const breaks = learnt(COPY, 10, 5).map((stay) => ({ ...stay, betweenMs: durationMs(6 * MINUTE_MS) }));
    const alone = rangeOf(day, learnt(COPY, 10, 200))!;
    const withBreaks = rangeOf(day, [...breaks, ...learnt(COPY, 10, 115)])!;
    expect(alone.from).toBe(100);
    expect(withBreaks.to).toBeLessThanOrEqual(70);
    expect(withBreaks.from).toBeGreaterThanOrEqual(45);
  });

  test('is found in the very moment the day opens, though a clock set back holds it there', () => {
    const day = dayOf(dayOpened, opened(2, 'lan'), issued('C001', ELDERLY));
    // With a window of no length priority would come endlessly fast, and the look ahead would never end.
    const began = { ...day, openedAt: day.lastAt };
    expect(hallOf(began, day.lastAt).comers.everyMs).toBeGreaterThanOrEqual(MINUTE_MS);
    expect(rangeOf(began, learnt(COPY, 5))?.from).toBeGreaterThanOrEqual(5);
  });

  test('is never promised as nothing', () => {
    expect(rangeOf(dayOf(dayOpened, opened(2, 'lan')), learnt(COPY, 5))).toEqual({ from: 0, to: 1 });
  });

  test('counts what is left of whoever is at the counter, the less the longer it has lasted', () => {
    const day = dayOf(dayOpened, opened(2, 'lan'), issued('C001'), called('C001', 2, 'lan'));
    const stays = learnt(COPY, [10, 20]);
    // Called this moment: ten or twenty minutes. After twelve only the twenty are left. After twenty nobody knows: soon.
    expect(rangeOf(day, stays)).toEqual({ from: 10, to: 20 });
    expect(rangeOf(day, stays, COPY, later(day, 12))).toEqual({ from: 8, to: 9 });
    expect(rangeOf(day, stays, COPY, later(day, 21))!.to).toBeLessThanOrEqual(11);
  });

  test('knows what those before came for', () => {
    const stays = [...learnt(BIRTH, 10, 40, counterId(3)), ...learnt(MARRIAGE, 30, 40, counterId(3))];
    const marriage = issued('H001');
    const births = dayOf(dayOpened, opened(3, 'lan'), issued('H001'));
    const weddings = dayOf(dayOpened, opened(3, 'lan'), {
      ...marriage,
      ticket: { ...marriage.ticket, serviceId: MARRIAGE },
    });
    expect(rangeOf(births, stays, BIRTH)).toEqual({ from: 10, to: 11 });
    expect(rangeOf(weddings, stays, BIRTH)).toEqual({ from: 30, to: 35 });
  });

  test('counts people of other fields who stand before the same counter', () => {
    const day = dayOf(dayOpened, opened(1, 'lan'), ...waiting('C', 4));
    const stays = [...learnt(COPY, 5), ...learnt(BIRTH, 10)];
    expect(rangeOf(day, stays, BIRTH)).toEqual({ from: 20, to: 25 });
  });

  test('is shorter for a priority class, as far as the policy lets it pass', () => {
    const day = dayOf(dayOpened, opened(2, 'lan'), ...waiting('C', 8));
    const made = forecast(day, learnt(COPY, 5), day.lastAt, seededRandom(1));
    const ordinary = made.rangeFor(COPY, null)!;
    const elderly = made.rangeFor(COPY, ELDERLY)!;
    expect(ordinary.from).toBe(40);
    expect(elderly.to).toBeLessThan(ordinary.from);
    expect(elderly.to).toBeGreaterThan(1);
  });

  test('asking for one place does not make another one longer', () => {
    // Newcomers of all fields and classes are asked for at once; none of them takes any time.
    const alone = {
      ...dayOpened,
      settings: { ...WARD, services: WARD.services.filter(({ serviceId }) => serviceId === COPY) },
    };
    const stays = learnt(COPY, [4, 5, 6]);
    const one = dayOf(alone, opened(1, 'lan'), ...waiting('C', 10));
    const many = dayOf(dayOpened, opened(1, 'lan'), ...waiting('C', 10));
    const [ours, theirs] = [rangeOf(one, stays)!, rangeOf(many, stays)!];
    expect(Math.abs(ours.from - theirs.from)).toBeLessThanOrEqual(5);
    expect(Math.abs(ours.to - theirs.to)).toBeLessThanOrEqual(5);
  });

  test('half of those who wait behind so many wait as long as was told', () => {
    // Exponential stays, one counter, five before: the wait is the sum of five, whose quartiles are known (Erlang 5).
    const dice = seededRandom(5);
    const stays = learnt(
      COPY,
      Array.from({ length: 120 }, () => -Math.log(1 - dice()) * 5),
      120,
    );
    const day = dayOf(dayOpened, opened(2, 'lan'), ...waiting('C', 5));
    const range = rangeOf(day, stays)!;
    // 5 · 3.37 and 5 · 6.27 minutes, rounded outward to five.
    expect(range.from).toBeGreaterThanOrEqual(10);
    expect(range.from).toBeLessThanOrEqual(20);
    expect(range.to).toBeGreaterThanOrEqual(25);
    expect(range.to).toBeLessThanOrEqual(40);
  });

  test('is the same for the same day, times and seed', () => {
    const day = dayOf(dayOpened, opened(1, 'lan'), opened(3, 'minh'), ...waiting('C', 5), ...waiting('H', 5));
    const stays = [...learnt(COPY, [2, 5, 11]), ...learnt(BIRTH, [8, 15])];
    const tell = () => WARD.services.map(({ serviceId }) => rangeOf(day, stays, serviceId));
    expect(tell()).toEqual(tell());
    expect(tell()).toHaveLength(4);
  });
});

describe('rounding', () => {
  test.each([
    [0, 0, { from: 0, to: 1 }],
    [2.9, 3.1, { from: 2, to: 4 }],
    [7, 7, { from: 7, to: 8 }],
    [11.2, 16.4, { from: 11, to: 20 }],
    [17, 33, { from: 15, to: 35 }],
    [61, 79, { from: 60, to: 80 }],
  ])('%f to %f minutes: outward, in fives where it is long', (low, high, range) => {
    expect(roundedRange(low * MINUTE_MS, high * MINUTE_MS)).toEqual(range);
  });

  test('what is out of sight is not told', () => {
    expect(roundedRange(5 * MINUTE_MS, Infinity)).toBeNull();
  });
});

describe('what visits teach', () => {
  const visit = (minute: number, stay: number, waited: number, at = 2): Visit => ({
    sequence: minute + 1,
    ticketId: ticketIdOf('C001'),
    serviceId: COPY,
    counterId: counterId(at),
    priorityId: null,
    waitedMs: durationMs(waited * MINUTE_MS),
    calledAt: instantMs(minute * MINUTE_MS),
    endedAt: instantMs((minute + stay) * MINUTE_MS),
    outcome: 'finished',
  });

  test('the officer’s breath is between two people of whom the second already waited', () => {
    const stays = learntFrom([visit(0, 5, 0), visit(6, 4, 3), visit(12, 4, 1), visit(20, 3, 60, 3)]);
    expect(stays.map(({ stayMs }) => stayMs / MINUTE_MS)).toEqual([5, 4, 4, 3]);
    expect(stays.map(({ betweenMs }) => betweenMs)).toEqual([null, MINUTE_MS, null, null]);
    expect(stays.map(({ reactionMs }) => reactionMs)).toEqual([null, null, MINUTE_MS, null]);
  });

  test('a lunch is nobody’s breath', () => {
    const [, after] = learntFrom([visit(0, 5, 0), visit(95, 5, 200)]);
    expect(after).toMatchObject({ betweenMs: null, reactionMs: null });
  });

  const stayAt = (stays: readonly LearntStay[], service: ServiceId, at: number) => {
    const times = counterTimes(WARD, stays, seededRandom(3));
    const index = WARD.services.findIndex(({ serviceId }) => serviceId === service);
    return times.stay(index, counterId(at)) / MINUTE_MS;
  };

  test('the counter’s own times, where there are enough; else those of the service', () => {
    const stays = [...learnt(COPY, 3, 30, counterId(1)), ...learnt(COPY, 9, 30, counterId(2))];
    expect(stayAt(stays, COPY, 1)).toBe(3);
    expect(stayAt(stays, COPY, 2)).toBe(9);
    const few = [...learnt(COPY, 3, 19, counterId(1)), ...learnt(COPY, 3, 19, counterId(2))];
    expect(stayAt(few, COPY, 4)).toBe(3);
  });

  test('a service that was hardly seen is stretched from its field by what the catalogue says', () => {
    // The catalogue gives copies 4.5 minutes and shops 12.5; births and marriages 15 each.
    expect(stayAt(learnt(BIRTH, 6), MARRIAGE, 3)).toBeCloseTo(6);
    expect(stayAt(learnt(COPY, 9), SHOP, 4)).toBeCloseTo(25);
  });

  test('the newest count: what was usual before is forgotten', () => {
    expect(stayAt([...learnt(COPY, 20, 500), ...learnt(COPY, 4, 120)], COPY, 2)).toBe(4);
  });

  test('enough is eight of a field', () => {
    const times = counterTimes(WARD, [...learnt(COPY, 5, 8), ...learnt(BIRTH, 5, 7)], seededRandom(1));
    expect([times.isEnoughFor(CERTIFICATION), times.isEnoughFor(CIVIL_STATUS)]).toEqual([true, false]);
  });
});
