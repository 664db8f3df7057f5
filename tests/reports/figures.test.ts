import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Report } from '#protocol/report-shapes.ts';
import { reportShape } from '#protocol/report-shapes.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { openReportMaker, type ReportMaker } from '#server/reports/make-report.ts';
import { eventOf, type EventRow } from '#server/storage/event-rows.ts';
import { createRandom } from '#tests/simulation/random.ts';
import { anyCommand, BUSY_WARD } from '#tests/storage/any-command.ts';
import { openStore, type OpenedStore } from '#tests/storage/opened-store.ts';
import { later, startWritePath } from '#tests/storage/write-path.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { wallTime } from '#tests/support/ward.ts';
import { reportFromLog } from './report-from-log.ts';

const MONTH = { from: '2026-11-01', to: '2026-11-30' } as { from: BusinessDate; to: BusinessDate };
const TURNS_A_DAY = 90;
const ASKED_A_TURN = 4;

type Month = {
  readonly opened: OpenedStore;
  readonly events: () => readonly RecordedEvent[];
  readonly maker: ReportMaker;
  readonly now: ReturnType<typeof later>;
};

/** Working days of a month in which everything is asked; the last one is not over. */
async function month(seed: number, days: number): Promise<Month> {
  const random = createRandom(seed);
  const folder = temporaryFolder();
  const opened = openStore(folder);
  opened.store.saveOfficeSettings(BUSY_WARD);
  let now = wallTime('2026-11-02', '07:30');
  for (let day = 0; day < days; day += 1) {
    const date = `2026-11-${String(2 + day + 2 * Math.floor(day / 5)).padStart(2, '0')}`;
    const office = startWritePath(opened.store, wallTime(date, '07:30'), BUSY_WARD);
    for (let turn = 0; turn < TURNS_A_DAY; turn += 1) {
      office.clock.now = later(office.clock.now, random.integer(0, 400_000));
      const standing = office.executor.day();
      const asked = Array.from(
        { length: ASKED_A_TURN },
        (_, place) => [`ask-${[seed, day, turn, place].join('-')}`, anyCommand(random, standing)] as const,
      );
      await office.ask(...asked);
    }
    now = office.clock.now;
  }
  const maker = openReportMaker(path.join(folder, 'office.db'));
  onTestFinished(maker.close);
  const events = () =>
    opened.database
      .prepare<[], EventRow>('SELECT sequence, at, type, body FROM events ORDER BY sequence')
      .all()
      .map(eventOf);
  return { opened, events, maker, now };
}

const reported = ({ maker, now }: Month, range: { from: BusinessDate; to: BusinessDate } = MONTH): Report =>
  maker.make({ ...range, today: '2026-11-30' as BusinessDate, now });
const reckoned = ({ events, now }: Month, range: { from: string; to: string } = MONTH) =>
  reportFromLog(events(), BUSY_WARD, { ...range, now }, (officerId) => officerId);

describe('a report is what the raw log says, to the unit', () => {
  test.each([11, 12, 13])('a month of everything that can happen, seed %i', async (seed) => {
    const lived = await month(seed, 20);
    const report = reported(lived);
    // A quiet month would prove nothing.
    const { outcomes, waits, services, ...others } = report.total;
    expect(Object.entries(outcomes).filter(([, count]) => count === 0)).toEqual([]);
    expect(Object.entries(report.bySource).filter(([, count]) => count === 0)).toEqual([]);
    expect(waits.count * waits.excluded * services.count * services.excluded).toBeGreaterThan(0);
    expect(
      others.calledInVain * others.parked * others.transferred * others.satisfied.numerator,
    ).toBeGreaterThan(0);
    expect(report.load.some(({ pausedMs }) => pausedMs > 0)).toBe(true);
    expect(report.forgottenCounters).toBeGreaterThan(0);
    expect(report).toMatchObject(reckoned(lived));
    expect(reportShape.parse(report)).toEqual(report);
  });

  test('of a part of the month, and of a single day', async () => {
    const lived = await month(14, 10);
    for (const range of [
      { from: '2026-11-04', to: '2026-11-09' },
      { from: '2026-11-05', to: '2026-11-05' },
      { from: '2026-11-07', to: '2026-11-08' },
    ] as { from: BusinessDate; to: BusinessDate }[]) {
      const { returns, ...report } = reported(lived, range);
      const { returns: told, ...expected } = reckoned(lived, range);
      expect(report).toMatchObject(expected);
      // The second reckoning knows the missing papers of the whole book only.
      expect({ ...returns, papers: [] }).toEqual({ ...told, papers: [] });
    }
  });
});

describe('no data is not zero', () => {
  test('of days on which the server did not run nothing is told', async () => {
    const lived = await month(15, 2);
    const empty = reported(lived, { from: '2026-10-01' as BusinessDate, to: '2026-10-31' as BusinessDate });
    expect(empty.days).toEqual([]);
    expect(empty.total.waits).toEqual({
      count: 0,
      medianMs: null,
      ninetiethMs: null,
      longestMs: null,
      excluded: 0,
    });
    expect(empty.total.satisfied).toEqual({ numerator: 0, denominator: 0 });
    expect(empty.onTime).toBeNull();
    expect(empty.complaints.onTime).toEqual({ numerator: 0, denominator: 0 });
  });
});

describe('a fault would be noticed', () => {
  const PLANTS: readonly (readonly [name: string, sql: string])[] = [
    [
      'a wait a millisecond longer',
      "UPDATE tickets SET waited_ms = waited_ms + 1 WHERE ticket_id = (SELECT ticket_id FROM tickets WHERE first_called_at IS NOT NULL AND source = 'kiosk' AND status = 'finished' ORDER BY waited_ms DESC LIMIT 1)",
    ],
    [
      'a service that was forgotten, counted',
      "UPDATE periods SET is_reliable = 1 WHERE kind = 'serving' AND is_reliable = 0",
    ],
    [
      'an undone end that stayed',
      "INSERT INTO outcomes SELECT ticket_id, sequence + 100000, position, service_id, count, 'not_here', counter_id, officer_id FROM outcomes LIMIT 1",
    ],
    ['a rating lost', 'DELETE FROM ratings WHERE ticket_id = (SELECT max(ticket_id) FROM ratings)'],
    [
      'a rating put down to another officer',
      "UPDATE ratings SET officer_id = officer_id || '!' WHERE ticket_id = (SELECT min(ticket_id) FROM tickets JOIN ratings USING (ticket_id) WHERE status = 'finished')",
    ],
    [
      'what could be rated, put down to another service',
      "UPDATE tickets SET last_service_id = 'elsewhere' WHERE ticket_id = (SELECT min(ticket_id) FROM tickets WHERE status = 'finished' AND ticket_id NOT IN (SELECT ticket_id FROM ratings))",
    ],
    [
      'a rating judged by another scale than its own',
      "UPDATE ratings SET is_satisfied = 1 - is_satisfied WHERE ticket_id = (SELECT min(ticket_id) FROM tickets JOIN ratings USING (ticket_id) WHERE status = 'finished')",
    ],
    [
      'a transfer taken for a call in vain',
      "UPDATE periods SET ended_by = 'missed' WHERE ended_by = 'transferred'",
    ],
    [
      'a counter open a second longer',
      'UPDATE counter_stretches SET to_at = to_at + 1000 WHERE sequence = (SELECT min(sequence) FROM counter_stretches WHERE is_reliable = 1 AND to_at IS NOT NULL)',
    ],
    [
      'a number of another day',
      "UPDATE tickets SET status = 'cancelled' WHERE ticket_id = (SELECT min(ticket_id) FROM tickets WHERE status = 'finished')",
    ],
  ];
  test.each(PLANTS)('%s', async (_name, sql) => {
    const lived = await month(16, 3);
    const expected = reckoned(lived);
    expect(reported(lived)).toMatchObject(expected);
    expect(lived.opened.database.prepare(sql).run().changes).toBeGreaterThan(0);
    expect(reported(lived)).not.toMatchObject(expected);
  });
});
