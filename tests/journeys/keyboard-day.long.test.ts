/**
 * A day at the counter without a mouse: thirty citizens served, with everything that makes a day uneven, on the real
 * screens over the real server and printer. What is asserted at the end stands in the database, not on the screen.
 */
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { CounterId, TicketId } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { fold } from '#server/domain/evolve.ts';
import { violations } from '#server/domain/invariants.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { openLog } from '#tests/support/log-reader.ts';
import { openHall, signIn, type Hall } from './hall-pages.ts';
import { keyboardOfficer, watchForMice, type KeyboardOfficer } from './keyboard-officer.ts';
import { openColleague, takeNumbers, type Colleague, type Wish } from './protocol-people.ts';

/** Thirty people are served by hand, on a machine that may be busy. */
const PATIENCE_MS = 600_000;
vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: 90_000 });

const CITIZENS_OF_THE_OFFICER = 30;
/** One more is sent away for good and finished by the colleague. */
const CITIZENS = CITIZENS_OF_THE_OFFICER + 1;
const KIOSKS = 4;

let browser: Browser;
let office: DemoOffice;
let hall: Hall;
let colleague: Colleague;

beforeAll(async () => {
  browser = await launchBrowser({ canSoundUnasked: true });
});
afterAll(() => browser.close());
beforeEach(async () => {
  office = await startDemoOffice();
  hall = await openHall(browser, office);
  colleague = await openColleague(office, '2', 'lan', 'quay2-thu');
});
afterEach(async () => {
  colleague.close();
  await hall.context.close();
  await office.close();
});

const wishes = (count: number): readonly Wish[] =>
  Array.from({ length: count }, (_, index) => ({
    serviceId: index % 3 === 2 ? 'birth-registration' : 'certified-copy',
    ...(index % 8 === 5 ? { priorityId: 'elderly' } : {}),
  }));

/** What the day holds beside plain service, in the order in which it happens; each for a citizen seen for the first time. */
type Deeds = {
  readonly undone: string;
  readonly parked: readonly string[];
  readonly missed: string;
  readonly sentAway: string;
  readonly lent: string;
};

/** Serves whoever is next until thirty are done, with one special deed after the other. */
async function workThroughTheDay(officer: KeyboardOfficer): Promise<Deeds> {
  const deeds = { undone: '', parked: [] as string[], missed: '', sentAway: '', lent: '' };
  const seen = new Set<string>();
  let finished = 0;
  const finish = async (): Promise<void> => {
    await officer.finish();
    finished += 1;
  };
  const specials: ((number: string) => Promise<void>)[] = [
    async (number) => {
      deeds.undone = number;
      await officer.startService();
      await officer.finish();
      await officer.undoToService();
      await finish();
    },
    async (number) => {
      deeds.parked.push(number);
      await officer.startService();
      await officer.inDialog('6', '1', 'e', 'Enter');
    },
    async (number) => {
      deeds.parked.push(number);
      await officer.startService();
      await officer.inDialog('6', '1', 'Enter');
      await officer.bringBack('B', '1');
      await officer.bringBack('B', null);
    },
    async (number) => {
      deeds.missed = number;
      await officer.recallAndMiss();
      await officer.bringBack('R', null);
    },
    async (number) => {
      deeds.sentAway = number;
      await officer.startService();
      await officer.inDialog('5', { typed: 'thanh lap ho kinh doanh' }, 'Enter');
      await colleague.serveNext();
    },
    async (number) => {
      deeds.lent = number;
      await officer.startService();
      await officer.inDialog('5', { typed: '2' }, 'Alt+b', 'Enter');
      await colleague.serveNext();
    },
    async () => {
      await officer.startService();
      await finish();
      await officer.pauseAndResume();
    },
  ];
  while (finished < CITIZENS_OF_THE_OFFICER) {
    const number = await officer.callNext();
    const special = seen.has(number) ? undefined : specials.shift();
    seen.add(number);
    if (special !== undefined) {
      await special(number);
      continue;
    }
    await officer.startService();
    await finish();
  }
  expect(specials).toEqual([]);
  return deeds;
}

/** One ended stretch of a ticket's day as the history keeps it. */
type PeriodRow = {
  readonly ticket_id: string;
  readonly kind: string;
  readonly from_at: number;
  readonly to_at: number;
  readonly counter_id: string | null;
};
type TicketRow = {
  readonly ticket_id: string;
  readonly number: string;
  readonly status: string;
  readonly issued_at: number;
  readonly ended_at: number;
};

function readHistory(dataFolder: string): {
  readonly tickets: readonly TicketRow[];
  readonly periods: readonly PeriodRow[];
  readonly events: readonly RecordedEvent[];
} {
  const database = new BetterSqlite(path.join(dataFolder, 'office.db'), { readonly: true, timeout: 5_000 });
  const log = openLog(dataFolder);
  try {
    return {
      tickets: database
        .prepare<[], TicketRow>('SELECT ticket_id, number, status, issued_at, ended_at FROM tickets')
        .all(),
      periods: database
        .prepare<[], PeriodRow>(
          'SELECT ticket_id, kind, from_at, to_at, counter_id FROM periods ORDER BY ticket_id, ordinal',
        )
        .all(),
      events: log.eventsAfter(0),
    };
  } finally {
    log.close();
    database.close();
  }
}

test('an officer with a keyboard alone serves thirty citizens, with parks, transfers, a missed one, an undo and a pause', async () => {
  const mice = await watchForMice(hall.context);
  const page = await hall.openCounter(3);
  const officer = keyboardOfficer(page);
  const [, ...rest] = wishes(CITIZENS);
  await takeNumbers(office, 1, wishes(1));
  const others = takeNumbers(office, KIOSKS, rest);
  await signIn(page, 'hanh', 'quay3-thu');
  const deeds = await workThroughTheDay(officer);
  await others;
  await page.locator('.counter-nobody').waitFor({ timeout: 20_000 });
  // Both checklists have left the printer, beside a ticket for everybody.
  await expect.poll(async () => (await office.papers()).length, { timeout: 60_000 }).toBe(CITIZENS + 2);
  expect(mice).toEqual([]);
  await office.stopServer('SIGTERM');

  const { tickets, periods, events } = readHistory(office.dataFolder);
  const undone = new Set(
    events.flatMap((event) => (event.type === 'DeedUndone' ? [event.undoneSequence] : [])),
  );
  const finishes = events.filter(
    (event) =>
      event.type === 'ServiceFinished' &&
      event.returnsTo === null &&
      event.goesOnTo === null &&
      !undone.has(event.sequence),
  );
  const finishedAt = (counterId: string): readonly TicketId[] =>
    finishes.flatMap((event) =>
      event.type === 'ServiceFinished' && event.counterId === counterId ? [event.ticketId] : [],
    );
  expect(new Set(finishedAt('3')).size).toBe(CITIZENS_OF_THE_OFFICER);
  expect(finishedAt('3')).toHaveLength(CITIZENS_OF_THE_OFFICER);
  expect(finishedAt('2')).toHaveLength(1);
  expect(tickets).toHaveLength(CITIZENS);
  for (const { number, status } of tickets) expect([number, status]).toEqual([number, 'finished']);

  // Every ticket's periods join without a gap, from the moment it was taken to the moment it was done.
  const periodsOf = (number: string): readonly PeriodRow[] =>
    periods.filter(({ ticket_id }) => ticket_id.endsWith(`/${number}`));
  for (const ticket of tickets) {
    const own = periodsOf(ticket.number);
    const joints = [ticket.issued_at, ...own.map(({ to_at }) => to_at)];
    expect([ticket.number, own.map(({ from_at }) => from_at)]).toEqual([ticket.number, joints.slice(0, -1)]);
    expect([ticket.number, joints.at(-1)]).toEqual([ticket.number, ticket.ended_at]);
  }
  const ways = (number: string): string =>
    periodsOf(number)
      .map(({ kind, counter_id }) => (kind === 'waiting' ? kind : `${kind} ${counter_id ?? ''}`))
      .join(', ');
  const visit = (counter: number): string => `waiting, called ${String(counter)}, serving ${String(counter)}`;
  expect(ways(deeds.undone)).toBe(visit(3));
  expect(deeds.parked.map(ways)).toEqual(deeds.parked.map(() => `${visit(3)}, parked 3, ${visit(3)}`));
  expect(ways(deeds.missed)).toBe(`waiting, called 3, missed 3, ${visit(3)}`);
  expect(ways(deeds.sentAway)).toBe(`${visit(3)}, ${visit(2)}`);
  expect(ways(deeds.lent)).toBe(`${visit(3)}, ${visit(2)}, ${visit(3)}`);

  // A transfer left the arrival what it was: its place among all who came, and its time.
  for (const number of [deeds.sentAway, deeds.lent]) {
    const issued = events.find((event) => event.type === 'TicketIssued' && event.ticket.number === number);
    const sent = events.findLast(
      (event) =>
        event.type === 'TicketTransferred' &&
        issued?.type === 'TicketIssued' &&
        event.ticketId === issued.ticket.ticketId,
    );
    const day = fold(events.filter(({ sequence }) => sequence <= (sent?.sequence ?? 0)));
    const waiting = [...(day?.lines.values() ?? []), ...(day?.counterLines.values() ?? [])]
      .flatMap(({ ordinary, priority }) => [...ordinary, ...priority])
      .find((ticket) => ticket.number === number);
    expect(waiting).toMatchObject({ arrival: issued?.sequence, issuedAt: issued?.at });
    expect(waiting?.place).toMatchObject({ order: issued?.sequence, since: issued?.at });
  }

  // What was taken back counts for nothing, and its service went on as if nothing had been pressed.
  const day = fold(events);
  expect(day?.counters.get('3' as CounterId)).toMatchObject({ finished: CITIZENS_OF_THE_OFFICER, missed: 1 });
  expect(undone.size).toBe(1);
  expect(day === null ? ['no day'] : violations(day)).toEqual([]);

  const typesAt3 = events.flatMap((event) =>
    'counterId' in event && event.counterId === '3' ? [event.type] : [],
  );
  const count = (type: string): number => typesAt3.filter((one) => one === type).length;
  expect({
    parked: count('TicketParked'),
    resumed: count('TicketResumed'),
    transferred: count('TicketTransferred'),
    missed: count('TicketMissed'),
    reinstated: count('TicketReinstated'),
    undone: count('DeedUndone'),
    paused: count('CounterPaused'),
    worksAgain: count('CounterResumed'),
  }).toEqual({
    parked: 2,
    resumed: 2,
    transferred: 2,
    missed: 1,
    reinstated: 1,
    undone: 1,
    paused: 1,
    worksAgain: 1,
  });
  const printed = events.flatMap((event) =>
    event.type === 'PrintJobReported' && event.state === 'printed' ? [event.jobId] : [],
  );
  expect(printed.filter((jobId) => jobId.includes('checklist'))).toHaveLength(2);
});

test('the witness would have told of a mouse: moved, pressed, or turned', async () => {
  const mice = await watchForMice(hall.context);
  const page = await hall.openCounter(3);
  await page.locator('input[name=username]').waitFor();
  await page.keyboard.press('Enter');
  expect(mice).toEqual([]);
  await page.mouse.move(40, 40);
  await page.mouse.click(41, 41);
  await page.mouse.wheel(0, 5);
  await expect
    .poll(() => new Set(mice))
    .toEqual(
      new Set([
        ...['pointermove', 'mousemove', 'mouseover', 'pointerdown', 'mousedown', 'pointerup', 'mouseup'],
        ...['click', 'wheel'],
      ]),
    );
});
