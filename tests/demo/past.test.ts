/** The past of a new demonstration: made by the rules, found sound, and told by reports in every part. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DEMO_OFFICE, DEMO_PEOPLE } from '#demo/office.ts';
import { KNOWN_FILE } from '#demo/past/past-files.ts';
import { readFileCode } from '#protocol/codes/file-code.ts';
import type { Report } from '#protocol/report-shapes.ts';
import type { BusinessDate, InstantMs, OfficerId, ServiceId } from '#protocol/vocabulary.ts';
import { createDaySeals } from '#server/app/day-seals.ts';
import { newOfficer } from '#server/app/people.ts';
import { createTrail } from '#server/app/trail.ts';
import { makePast } from '#server/demonstration-past.ts';
import { waitingTickets } from '#server/domain/queue-day.ts';
import { auditDay } from '#server/replay/day-audit.ts';
import { openReportMaker } from '#server/reports/make-report.ts';
import { verifyOffice } from '#server/storage/verify.ts';
import { openStore, type OpenedStore } from '#tests/storage/opened-store.ts';
import { press, startWritePath } from '#tests/storage/write-path.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { wallTime } from '#tests/support/ward.ts';

const NOW = wallTime('2026-11-30', '09:00');
/** In the weeks before it: five weekends, and a holiday on a Tuesday. */
const [FIRST, LAST, HOLIDAY] = ['2026-10-16', '2026-11-27', '2026-11-24'] as [
  BusinessDate,
  BusinessDate,
  BusinessDate,
];

type Made = OpenedStore & { readonly folder: string; readonly logDigest: () => string };

async function made(how: { readonly seed?: number; readonly workingDays?: number } = {}): Promise<Made> {
  const folder = temporaryFolder();
  const opened = openStore(folder);
  opened.store.saveOfficeSettings(DEMO_OFFICE);
  for (const { username, displayName, role } of DEMO_PEOPLE) {
    const officerId = username as OfficerId;
    opened.store.saveOfficer(newOfficer({ officerId, username, displayName, passwordHash: '', role }));
  }
  await makePast({ store: opened.store, dataFolder: folder, now: NOW, ...how });
  return {
    ...opened,
    folder,
    logDigest: () => {
      const rows = opened.database.prepare('SELECT * FROM events ORDER BY sequence').all();
      return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
    },
  };
}

const sealAll = async ({ store }: Made, now: InstantMs): Promise<void> => {
  const nothing = (): null => null;
  const trail = createTrail({
    ...{ store, now: () => now, settings: [], nameOf: nothing, deviceName: nothing },
    onNoted: () => undefined,
  });
  await createDaySeals(store, trail).look();
};

function monthOf({ folder }: Made): Report {
  const maker = openReportMaker(path.join(folder, 'office.db'));
  onTestFinished(maker.close);
  return maker.make({
    ...{ from: '2026-11-01' as BusinessDate, to: '2026-11-30' as BusinessDate },
    ...{ today: '2026-11-30' as BusinessDate, now: NOW },
  });
}

test('a new demonstration has thirty working days behind it, sound and plausible', async () => {
  const past = await made();
  const { database, store } = past;
  const dates = database.prepare<[], BusinessDate>('SELECT date FROM days ORDER BY date').pluck().all();
  expect(dates).toHaveLength(30);
  expect([dates[0], dates.at(-1)]).toEqual([FIRST, LAST]);
  expect(dates).not.toContain(HOLIDAY);
  // Every call of a day follows the policy in force.
  const lastDay = auditDay(store.newestDayEvents());
  expect(lastDay.discrepancies).toEqual([]);
  expect(lastDay.proven).toBeGreaterThan(60);
  expect(store.learntStays(FIRST).length).toBeGreaterThan(1_000);

  const { total, returns, ratings, complaints, onTime, load, bySource, counters, fields, days } =
    monthOf(past);
  expect(days.every(({ issued }) => issued > 60 && issued < 400)).toBe(true);
  const { open, leftAtCounter, leftWaiting, ...ends } = total.outcomes;
  expect({ open, leftAtCounter }).toEqual({ open: 0, leftAtCounter: 0 });
  expect(leftWaiting).toBeLessThan(total.outcomes.issued / 100);
  expect(Object.entries(ends).filter(([, count]) => count === 0)).toEqual([]);
  expect(total.waits.medianMs).toBeGreaterThan(0);
  expect(total.waits.ninetiethMs).toBeLessThan(60 * 60_000);
  expect(total.calledInVain * total.parked * total.transferred).toBeGreaterThan(0);
  const participation = total.participation.numerator / total.participation.denominator;
  expect(participation).toBeGreaterThan(0.15);
  expect(participation).toBeLessThan(0.5);
  expect(total.satisfied.numerator).toBeLessThan(total.satisfied.denominator);
  expect(total.oneVisit.numerator).toBeLessThan(total.oneVisit.denominator);
  expect(Object.values(ratings.reasons).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(3);
  expect(Object.values(returns.reasons).every((count) => count > 0)).toBe(true);
  expect(returns.papers.length).toBeGreaterThan(3);
  expect(complaints.received).toBeGreaterThan(2);
  expect(complaints.onTime.numerator).toBeGreaterThan(0);
  expect(complaints.onTime.numerator).toBe(complaints.onTime.denominator - 1);
  for (const share of [onTime?.others, onTime?.land]) {
    expect(share?.numerator).toBeGreaterThan(0);
    expect(share?.numerator).toBeLessThan(share?.denominator ?? 0);
  }
  const known = readFileCode(KNOWN_FILE.code);
  expect(known === null ? null : store.file(known)?.status).toBe('ready');
  expect(bySource.kiosk * bySource.counter).toBeGreaterThan(0);
  expect(counters.filter(({ services }) => services.count > 0)).toHaveLength(8);
  expect(fields.every(({ outcomes }) => outcomes.issued > 0)).toBe(true);
  // The rush is in the morning.
  const arrivals = (from: number, to: number): number =>
    load.filter(({ minute }) => minute >= from && minute < to).reduce((sum, half) => sum + half.arrivals, 0);
  expect(arrivals(450, 570)).toBeGreaterThan(arrivals(780, 900));
  expect(arrivals(690, 780)).toBe(0);

  // Whoever comes to a demonstration that has data finds it as it was.
  const before = past.logDigest();
  await makePast({ store, dataFolder: past.folder, now: NOW, seed: 2 });
  expect(past.logDigest()).toBe(before);

  const today = startWritePath(store, NOW, DEMO_OFFICE);
  expect(waitingTickets(today.executor.day())).toEqual([]);
  expect(today.executor.day().parked.size + today.executor.day().held.size).toBe(0);
  const [answer] = await today.ask(press('first-of-today', 'certified-copy' as ServiceId));
  expect(answer).toMatchObject({ ok: true, result: { number: 'A001' } });
  await sealAll(past, NOW);
  expect(verifyOffice(database, null)).toMatchObject({ findings: [], sealedDays: 30 });
}, 60_000);

test('the same seed makes the same log, another seed another one', async () => {
  const [one, again, other] = await Promise.all([5, 5, 6].map((seed) => made({ seed, workingDays: 1 })));
  expect(again?.logDigest()).toBe(one?.logDigest());
  expect(other?.logDigest()).not.toBe(one?.logDigest());
});
