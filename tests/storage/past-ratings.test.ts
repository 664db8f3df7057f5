/** What citizens said on an earlier day is told as it was told on that day. */
import { expect, test } from 'vitest';
import { FIRST_RATING_SETTINGS } from '#protocol/rating-settings.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { createPastRatings } from '#server/app/past-ratings.ts';
import { ratingsOfDay } from '#server/views/ratings-of-day.ts';
import { createRandom } from '#tests/simulation/random.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { wallTime } from '#tests/support/ward.ts';
import { anyCommand, BUSY_WARD } from './any-command.ts';
import { openStore } from './opened-store.ts';
import { later, startWritePath } from './write-path.ts';

const DATES = ['2026-11-02', '2026-11-03', '2026-11-04'] as BusinessDate[];
const TURNS = 150;

test('a day that is over has the ratings it had; none has one that never was, goes on, or contradicts itself', async () => {
  const { store, database } = openStore(temporaryFolder());
  const random = createRandom(7);
  const told = [];
  for (const date of DATES) {
    const office = startWritePath(store, wallTime(date, '07:30'), BUSY_WARD);
    for (let turn = 0; turn < TURNS; turn += 1) {
      office.clock.now = later(office.clock.now, random.integer(0, 30_000));
      const day = office.executor.day();
      await office.ask(
        ...[0, 1, 2].map(
          (place) => [`ask-${date}-${String(turn)}-${String(place)}`, anyCommand(random, day)] as const,
        ),
      );
    }
    told.push(ratingsOfDay(office.executor.day(), FIRST_RATING_SETTINGS));
  }
  const ratingsOf = createPastRatings(store, () => FIRST_RATING_SETTINGS);
  const [first, second, today] = DATES;
  if (first === undefined || second === undefined || today === undefined) throw new Error('no dates');
  // Asked at once, one after the other is reckoned.
  expect(await Promise.all([ratingsOf(second), ratingsOf(first)])).toEqual([told[1], told[0]]);
  expect(told[0]?.rated).toBeGreaterThan(0);
  expect(told[0]).not.toEqual(told[1]);
  expect(await ratingsOf(today)).toBeNull();
  expect(await ratingsOf('2026-11-01' as BusinessDate)).toBeNull();
  database.exec(
    "UPDATE events SET body = '{}' WHERE type = 'ServiceRated' AND at < (SELECT max(at) FROM events) - 86400000",
  );
  expect(await ratingsOf(first)).toBeNull();
  expect(await ratingsOf(second)).toBeNull();
});
