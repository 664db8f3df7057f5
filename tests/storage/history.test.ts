import { describe, expect, test } from 'vitest';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { eventOf, type EventRow } from '#server/storage/event-rows.ts';
import { HISTORY_TABLES, rebuildHistory } from '#server/storage/rebuild-history.ts';
import { StorageFailed } from '#server/storage/store.ts';
import { moodyStore, type DiskMood } from '#tests/simulation/moody-store.ts';
import { createRandom } from '#tests/simulation/random.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { wallTime } from '#tests/support/ward.ts';
import { anyCommand, BUSY_WARD } from './any-command.ts';
import { historyFromLog } from './history-from-log.ts';
import { openStore, type OpenedStore } from './opened-store.ts';
import { later, startWritePath } from './write-path.ts';

const DAYS = 3;
const TURNS_A_DAY = 200;
const ASKED_A_TURN = 4;

const eventsOf = ({ database }: OpenedStore): readonly RecordedEvent[] =>
  database
    .prepare<[], EventRow>('SELECT sequence, at, type, body FROM events ORDER BY sequence')
    .all()
    .map(eventOf);

/** Each in the order of its key. */
const tablesOf = ({ database }: OpenedStore): unknown =>
  Object.fromEntries(
    HISTORY_TABLES.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()]),
  );

/** Lives through days of commands of every kind; the disk sometimes fails, and then the office starts again. */
async function live(opened: OpenedStore, seed: number, mood: () => DiskMood = () => 'well'): Promise<void> {
  const random = createRandom(seed);
  const store = moodyStore(opened.store, { mood, onTrouble: () => undefined, onHaunted: () => undefined });
  let hasFailed = false;
  for (let date = 1; date <= DAYS; date += 1) {
    const morning = wallTime(`2026-11-0${String(date + 1)}`, '07:30');
    let path = startWritePath(opened.store, morning, BUSY_WARD);
    for (let turn = 0; turn < TURNS_A_DAY; turn += 1) {
      // What failed is folded again from the log, as a killed server does.
      if (hasFailed || turn === 0) path = startWritePath(store, path.clock.now, BUSY_WARD);
      path.clock.now = later(path.clock.now, random.integer(0, 30_000));
      const day = path.executor.day();
      const asked = Array.from(
        { length: ASKED_A_TURN },
        (_, place) => [`ask-${[seed, date, turn, place].join('-')}`, anyCommand(random, day)] as const,
      );
      await path.ask(...asked);
      hasFailed = path.faults.some((fault) => fault instanceof StorageFailed);
    }
  }
}

/** All that a ticket can live through, so that no seed passes by having tried nothing. */
const MUST_HAPPEN = [
  ...['TicketIssued', 'ServedWithoutTicket', 'TicketCalled', 'TicketRecalled', 'ServiceStarted'],
  ...[
    'ServiceFinished',
    'TicketMissed',
    'TicketReinstated',
    'TicketParked',
    'TicketResumed',
    'TicketTransferred',
  ],
  ...['PriorityGranted', 'TicketCancelled', 'DeedUndone', 'TicketTakenOver', 'TicketEndedForColleague'],
  ...['TicketExpired', 'DayClosed', 'CounterClosed', 'TicketGivenUp', 'ServiceRated', 'RatingExplained'],
  ...['TicketEndedAtDesk', 'TicketMovedAtDesk'],
  ...['CounterOpened', 'CounterPaused', 'CounterResumed'],
];

describe('the history of tickets is what the log says', () => {
  test.each([1, 2, 3])('days of every command, seed %i', async (seed) => {
    const opened = openStore(temporaryFolder());
    await live(opened, seed);
    const events = eventsOf(opened);
    const types = new Set<string>(events.map(({ type }) => type));
    expect(MUST_HAPPEN.filter((type) => !types.has(type))).toEqual([]);
    const undone = new Set(events.flatMap((event) => (event.type === 'DeedUndone' ? [event.deed] : [])));
    expect(undone.size).toBeGreaterThanOrEqual(5);
    expect(tablesOf(opened)).toEqual(historyFromLog(events));
  });

  test('also when the disk fails now and then, even after it kept a commit, and the office starts again', async () => {
    const opened = openStore(temporaryFolder());
    const dice = createRandom(99);
    const moods: readonly DiskMood[] = ['full', 'failing', 'denying'];
    await live(opened, 4, () => (dice.chance(0.03) ? dice.pick(moods) : 'well'));
    expect(tablesOf(opened)).toEqual(historyFromLog(eventsOf(opened)));
  });

  test('and made again from the log alone it is the same', async () => {
    const opened = openStore(temporaryFolder());
    await live(opened, 5);
    const written = tablesOf(opened);
    opened.database.exec(
      'UPDATE periods SET ended_by = NULL; DELETE FROM ratings; DELETE FROM counter_stretches',
    );
    rebuildHistory(opened.database);
    expect(tablesOf(opened)).toEqual(written);
  });
});

test('of what citizens wrote on a day the newest are read, and how many there are', () => {
  const { store, database } = openStore(temporaryFolder());
  const write = (sequence: number, date: string): void => {
    const ticketId = `${date}/A${String(sequence)}`;
    const body = JSON.stringify({ ticketId, words: `lời ${String(sequence)}` });
    database
      .prepare("INSERT INTO events (sequence, at, type, body) VALUES (?, ?, 'RatingExplained', ?)")
      .run(sequence, sequence, body);
    database
      .prepare(
        "INSERT INTO ratings VALUES (?, ?, 'dissatisfied', 'phone', 'copy', '1', 'lan', NULL, NULL, 4, 0)",
      )
      .run(ticketId, sequence);
  };
  const [dates, most] = [['2026-11-23' as BusinessDate, '2026-11-24' as BusinessDate], 200];
  database.transaction(() => {
    for (const [place, date] of dates.entries()) {
      database.prepare('INSERT INTO days VALUES (?, ?)').run(date, place * 1_000 + 1);
      for (let count = 1; count <= most + 1 - place; count += 1) write(place * 1_000 + count, date);
    }
  })();
  const read = dates.map((date) => store.ratingRemarks(date));
  expect(read.map(({ newest, total }) => [newest.length, total])).toEqual([
    [most, most + 1],
    [most, most],
  ]);
  expect(read.map(({ newest }) => newest[0]?.words)).toEqual(['lời 201', 'lời 1200']);
});
