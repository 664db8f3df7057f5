import { describe, expect, test } from 'vitest';
import type { RatingScore, RatingSource } from '#protocol/rating.ts';
import {
  durationMs,
  instantMs,
  type DeviceId,
  type OfficerId,
  type TicketId,
  type TicketNumber,
} from '#protocol/vocabulary.ts';
import type { GivenRating, QueueDay, ServedTicket } from '#server/domain/queue-day.ts';
import {
  BURST_GAP_MS,
  BURST_RUN,
  INSTANT_MS,
  LATE_MS,
  QUICK_MS,
  QUICK_RUN,
  ratingAnomalies,
  SAME_SCORE_RUN,
} from '#server/domain/rating-anomalies.ts';
import { FIRST_RATING_SETTINGS } from '#protocol/rating-settings.ts';
import { ratingsOfDay } from '#server/views/ratings-of-day.ts';
import { COPY, counterId } from '#tests/support/ward.ts';
import { dayOf, dayOpened, MONDAY, OPENING } from './given.ts';

type Said = {
  readonly sinceFinishMs?: number | null;
  readonly score?: RatingScore;
  readonly source?: RatingSource;
  readonly counter?: number;
  /** After the one before it; a minute unless it says otherwise. */
  readonly afterMs?: number;
};

/** A day with these ratings, each of another ticket. */
function dayWith(...said: readonly Said[]): QueueDay {
  const empty = dayOf(dayOpened);
  const rated = new Map<TicketId, GivenRating>();
  const served = new Map<TicketId, ServedTicket>();
  let atMs: number = OPENING - 60_000;
  for (const [index, one] of said.entries()) {
    const { sinceFinishMs = 8_000, score, source = 'counter', counter = 2, afterMs = 60_000 } = one;
    atMs += afterMs;
    const at = instantMs(atMs);
    const place = { serviceId: COPY, counterId: counterId(counter), officerId: 'lan' as OfficerId };
    const ticketId = `${MONDAY}/${numberOf(index)}` as TicketId;
    served.set(ticketId, { ...place, language: 'vi', finishedAt: at });
    rated.set(ticketId, {
      ...place,
      at,
      // Alternating, so that nothing is alike unless a test says so.
      score: score ?? (index % 2 === 0 ? 'satisfied' : 'very_satisfied'),
      scale: { faces: 4, satisfied: 2 },
      reasons: [],
      isExplained: false,
      source,
      deviceId: source === 'phone' ? null : (`${source}-${String(counter)}` as DeviceId),
      sinceFinishMs: sinceFinishMs === null ? null : durationMs(sinceFinishMs),
    });
  }
  return { ...empty, rated, served };
}
const numberOf = (index: number): TicketNumber => `C${String(index + 1).padStart(3, '0')}` as TicketNumber;
const times = (count: number, said: Said): readonly Said[] => Array.from({ length: count }, () => said);
const kinds = (day: QueueDay): readonly string[] => ratingAnomalies(day).map(({ kind }) => kind);

describe('what in the ratings somebody should look into', () => {
  test('nothing, where people take their time and differ', () => {
    expect(kinds(dayWith(...times(40, {})))).toEqual([]);
  });

  test.each([
    [INSTANT_MS - 1, ['instant']],
    [INSTANT_MS, []],
    [LATE_MS, []],
    [LATE_MS + 1, ['late']],
    [null, ['late']],
  ])('a press %s ms after the end: %j', (sinceFinishMs, expected) => {
    expect(kinds(dayWith({ sinceFinishMs }))).toEqual(expected);
  });

  test('an odd press is named by its ticket, with the time it took', () => {
    expect(ratingAnomalies(dayWith({}, { sinceFinishMs: 300, counter: 4 }))).toEqual([
      {
        kind: 'instant',
        counterId: counterId(4),
        deviceId: 'counter-4',
        count: 1,
        from: OPENING + 60_000,
        to: OPENING + 60_000,
        number: 'C002',
        sinceFinishMs: 300,
        score: null,
      },
    ]);
  });

  const quick = { sinceFinishMs: QUICK_MS - 1 };
  test.each([
    ['one fewer', times(QUICK_RUN - 1, quick), []],
    ['just enough', times(QUICK_RUN, quick), [[QUICK_RUN, 0]]],
    ['broken by one who took longer', [...times(2, quick), {}, ...times(2, quick)], []],
    [
      'twice, with somebody between',
      [...times(QUICK_RUN, quick), {}, ...times(QUICK_RUN + 1, quick)],
      [
        [QUICK_RUN + 1, QUICK_RUN + 1],
        [QUICK_RUN, 0],
      ],
    ],
    [
      'at two counters',
      times(QUICK_RUN + 2, quick).map((said, index) => ({ ...said, counter: index % 2 })),
      [],
    ],
  ] as const)('quick ones in a row, %s', (_, said, expected) => {
    const found = ratingAnomalies(dayWith(...said));
    expect(found.map(({ count, from }) => [count, (from - OPENING) / 60_000])).toEqual(expected);
    expect(found.every(({ kind }) => kind === 'quick_run')).toBe(true);
  });

  test('always the same face', () => {
    const same = { score: 'very_satisfied' } as const;
    expect(kinds(dayWith(...times(SAME_SCORE_RUN - 1, same)))).toEqual([]);
    const [found, ...others] = ratingAnomalies(dayWith({ score: 'neutral' }, ...times(SAME_SCORE_RUN, same)));
    expect(found).toMatchObject({ kind: 'same_score', count: SAME_SCORE_RUN, score: 'very_satisfied' });
    expect(others).toEqual([]);
  });

  test.each(['phone', 'kiosk'] as const)(
    'what was said at a %s is the citizen’s own, however soon and alike',
    (source) => {
      const odd = { sinceFinishMs: 10, score: 'very_satisfied' } as const;
      expect(kinds(dayWith(...times(30, { ...odd, source })))).toEqual([]);
      expect(kinds(dayWith(...times(30, odd)))).toContain('quick_run');
    },
  );
});

describe('phones and kiosks, by which somebody goes through a counter’s tickets', () => {
  const soon = { source: 'phone', afterMs: BURST_GAP_MS - 1 } as const;
  test.each([
    ['one fewer', times(BURST_RUN - 1, soon), []],
    ['just enough, after others', [{ source: 'phone' }, ...times(BURST_RUN - 1, soon)], [[BURST_RUN, null]]],
    ['at one kiosk', times(BURST_RUN, { ...soon, source: 'kiosk' }), [[BURST_RUN, 'kiosk-2']]],
    ['each a minute after the other', times(20, { source: 'phone' }), []],
    ['of many counters', Array.from({ length: 20 }, (_, counter) => ({ ...soon, afterMs: 1, counter })), []],
    ['at many kiosks', times(3, { ...soon, source: 'kiosk' }).concat(times(3, soon)), []],
  ] as const)('%s', (_, said, expected) => {
    const found = ratingAnomalies(dayWith(...said));
    expect(found.map(({ count, deviceId }) => [count, deviceId])).toEqual(expected);
    expect(found.every(({ kind, number }) => kind === 'burst' && number === null)).toBe(true);
  });
});

describe('what the supervisor is told of the day', () => {
  test('how many could have said something, how many did, what, and where', () => {
    const day = dayWith({}, { score: 'dissatisfied', source: 'phone' }, { counter: 4 });
    const unrated = { serviceId: COPY, counterId: counterId(4), officerId: 'hoa' as OfficerId };
    const served = new Map(day.served).set(`${MONDAY}/C099` as TicketId, {
      ...unrated,
      language: 'vi',
      finishedAt: OPENING,
    });
    expect(ratingsOfDay({ ...day, served }, FIRST_RATING_SETTINGS)).toMatchObject({
      finished: 4,
      rated: 3,
      satisfied: 2,
      dissatisfied: 1,
      scores: [
        { count: 0 },
        { score: 'satisfied', count: 2 },
        { count: 0 },
        { score: 'dissatisfied', count: 1 },
      ],
      sources: { phone: 1, counter: 2, kiosk: 0 },
      counters: [
        { counterId: counterId(2), finished: 2, rated: 2, dissatisfied: 1 },
        { counterId: counterId(4), finished: 2, rated: 1, dissatisfied: 0 },
      ],
    });
  });

  test('never more ratings than services that are over: what was taken up again does not count meanwhile', () => {
    const day = dayWith({}, {});
    const served = new Map([...day.served].slice(1));
    expect(ratingsOfDay({ ...day, served }, FIRST_RATING_SETTINGS)).toMatchObject({ finished: 1, rated: 1 });
  });

  test('an empty day is a day of noughts', () => {
    expect(ratingsOfDay(dayOf(dayOpened), FIRST_RATING_SETTINGS)).toMatchObject({
      finished: 0,
      rated: 0,
      counters: [],
      anomalies: [],
    });
  });
});
