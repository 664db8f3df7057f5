/**
 * A seeded day of a ward over the real core and the real store: people press, lines break, the server dies, the disk
 * fails and clocks jump, and after every step each promise is held against the log on the disk.
 */
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type {
  CounterId,
  DeviceId,
  DeviceRole,
  InstantMs,
  OfficerId,
  PrinterId,
} from '#protocol/vocabulary.ts';
import { newOfficer } from '#server/app/people.ts';
import { hashToken } from '#server/app/tokens.ts';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import { MIGRATIONS_FOLDER } from '#tests/support/migrations-folder.ts';
import { counterId, MAIN_PRINTER, wallTime } from '#tests/support/ward.ts';
import { createEvidence, type Evidence } from './evidence.ts';
import { hallDisplay } from './hall-display.ts';
import type { Weather } from './line.ts';
import type { DiskMood } from './moody-store.ts';
import { paperPrinter } from './paper-printer.ts';
import { kiosk, officerWindow, phonePage, type Surroundings } from './people.ts';
import { startOffice, type Plant, type SimulatedOffice } from './simulated-office.ts';
import { postersOf, SECOND_PRINTER, wardOf } from './ward-of-seed.ts';
import { supervisorDesk } from './supervisor-desk.ts';
import { createWorld, type World } from './world.ts';

/** What a day was like, for those who want to know whether it was worth simulating. */
export type DaySummary = {
  readonly events: number;
  readonly tickets: number;
  readonly called: number;
  readonly days: number;
  readonly restarts: number;
  readonly papers: number;
  /** How often each thing happened, by name: events, and of calls the rule, of undoing the deed. */
  readonly happened: ReadonlyMap<string, number>;
};

const BUSY_MS = 5 * 60_000;
/** Long enough for every retry, reconnection, sentence and paper that was begun. */
const LONGEST_END_MS = 10 * 60_000;
const REFOLD_EVERY_STEPS = 700;
const CALM: Weather = { lost: 0, doubled: 0, meanUncutMs: null };
/** Presses that are done and not yet answered when a day ends are the hardest: so storms come with the turn of the day. */
const STORM = { lost: 0.5, beforeMs: 3_000, lastsMs: 4_500 } as const;

/** Officer, and the counters at which the officer's two windows stand. */
const OFFICERS: readonly (readonly [username: string, counters: readonly [number, number]])[] = [
  ['lan', [1, 1]],
  ['minh', [2, 2]],
  ['hanh', [3, 3]],
  ['tuan', [4, 4]],
  ['thao', [2, 4]],
  ['dung', [5, 1]],
];
/** Pages of a poster, by the phone that each is on. */
const PHONE_PAGES = ['phone-a', 'phone-a', 'phone-b'] as const;
const SUPERVISOR = 'dung';
const PRINTERS = [MAIN_PRINTER, SECOND_PRINTER] as const;
const NO_SEAT_AT_ALL = { counterId: null, printerId: null } as const;
const NO_SEAT = { deviceId: 'display' as DeviceId, ...NO_SEAT_AT_ALL };

/** Lives through the day of a seed. Throws `PromiseBroken` when a promise of the system was not kept. */
export async function simulateWardDay(seed: number, plant: Plant = {}): Promise<DaySummary> {
  const folder = mkdtempSync(path.join(quickFolder(), 'mot-cua-day-'));
  const closing: (() => void)[] = [];
  try {
    enrolEveryone(folder, seed);
    const world = createWorld(seed, beginningOf(seed));
    const evidence = createEvidence(world, wardOf(seed).rules.undoMs, postersOf(seed));
    return await live(world, evidence, folder, plant, closing);
  } finally {
    for (const close of closing) close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In memory where the system has such a folder: what a flush takes is not what is simulated here. */
function quickFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}

/** Days begin in the morning, before midnight, or before seven, when a day of UTC would begin. */
function beginningOf(seed: number): InstantMs {
  const times = ['07:30', '23:57', '06:57', '12:00', '23:58:30', '00:03'] as const;
  return wallTime('2026-11-23', times[seed % times.length] ?? '07:30');
}

const tokenOf = (name: string): string => `token-of-${name}`;
const windowName = (username: string, index: number): string => `${username}-window-${String(index + 1)}`;

function enrolEveryone(folder: string, seed: number): void {
  const store = openSqliteStore(folder, MIGRATIONS_FOLDER);
  const at = wallTime('2026-11-01', '08:00');
  const add = (
    name: string,
    role: DeviceRole,
    standsAt: { readonly counterId?: CounterId; readonly printerId?: PrinterId } = {},
  ): void =>
    store.addDevice(
      { deviceId: name as DeviceId, role, name, ...NO_SEAT_AT_ALL, ...standsAt },
      hashToken(tokenOf(name)),
      at,
    );
  try {
    store.saveOfficeSettings(wardOf(seed));
    store.savePosterSettings(postersOf(seed));
    for (const [username, counters] of OFFICERS) {
      store.saveOfficer(
        newOfficer({
          officerId: username as OfficerId,
          username,
          displayName: username,
          passwordHash: '',
          role: username === SUPERVISOR ? 'supervisor' : 'officer',
        }),
      );
      counters.forEach((number, index) =>
        add(windowName(username, index), 'counter', { counterId: counterId(number) }),
      );
    }
    for (const name of ['kiosk-1', 'kiosk-2']) add(name, 'kiosk');
    add('display', 'display');
    add('desk', 'admin');
    for (const printerId of PRINTERS) add(`printer-${printerId}`, 'printer', { printerId });
  } finally {
    store.close();
  }
}

async function live(
  world: World,
  evidence: Evidence,
  folder: string,
  plant: Plant,
  closing: (() => void)[],
): Promise<DaySummary> {
  const { random } = world;
  let isClosing = false;
  let weather: Weather = {
    lost: random.pick([0, 0.02, 0.1]),
    doubled: random.pick([0, 0.05, 0.2]),
    meanUncutMs: random.pick([null, 20_000, 90_000]),
  };
  let troubleUntilMs = 0;
  let stormUntilMs = 0;
  const storm = (): void => {
    stormUntilMs = world.nowMs() + STORM.lastsMs;
  };
  const mood = (): DiskMood =>
    world.nowMs() < troubleUntilMs ? random.pick(['well', 'full', 'failing', 'failing', 'denying']) : 'well';

  const office = startOffice({ world, folder, settings: wardOf(world.seed), evidence, mood, plant });
  closing.push(office.close);
  const surroundings: Surroundings = {
    world,
    office,
    evidence,
    weather: () => (world.nowMs() < stormUntilMs && !isClosing ? { ...weather, lost: STORM.lost } : weather),
    isClosing: () => isClosing,
  };
  const display = hallDisplay(surroundings, tokenOf('display'));
  const printers = PRINTERS.map((printerId) =>
    paperPrinter(surroundings, printerId, tokenOf(`printer-${printerId}`)),
  );
  const people = [
    ...['kiosk-1', 'kiosk-2'].map((name) => kiosk(surroundings, name, tokenOf(name))),
    ...PHONE_PAGES.map((secret, index) => phonePage(surroundings, `phone-page-${String(index + 1)}`, secret)),
    ...OFFICERS.flatMap(([username, counters]) =>
      counters.map((_, index) => {
        const name = windowName(username, index);
        return officerWindow(surroundings, name, tokenOf(name), username);
      }),
    ),
    supervisorDesk(surroundings, 'desk', tokenOf('desk'), SUPERVISOR),
    display,
    ...printers,
  ];

  const nowAndThen = (meanMs: number, happen: () => void): void => {
    const again = (): void => {
      if (isClosing) return;
      happen();
      world.after(random.waitMs(meanMs), again);
    };
    world.after(random.waitMs(meanMs), again);
  };
  nowAndThen(random.pick([45_000, 120_000]), office.kill);
  nowAndThen(120_000, () => {
    troubleUntilMs = world.nowMs() + random.integer(200, 6_000);
  });
  nowAndThen(random.pick([60_000, 180_000, 3_600_000]), () => {
    storm();
    world.after(STORM.beforeMs, () => {
      const byMs = clockStep(world);
      world.note('the clock steps by', byMs / 3_600_000, 'hours');
      world.stepClock(byMs);
      display.disturb();
    });
  });
  const untilMidnightMs = wallTime('2026-11-24', '00:00') - world.clock.now();
  if (untilMidnightMs < BUSY_MS) world.after(untilMidnightMs - STORM.beforeMs, storm);

  await run(world, office, () => world.nowMs() < BUSY_MS);
  world.note('the doors close');
  isClosing = true;
  weather = CALM;
  troubleUntilMs = 0;
  const lastMs = world.nowMs() + LONGEST_END_MS;
  // Someone always looks once more after the last one is done, so that the last views have arrived.
  let quietSinceMs = world.nowMs();
  await run(world, office, () => {
    if (people.some((person) => person.isBusy()) || office.executor() === null) quietSinceMs = world.nowMs();
    if (world.nowMs() > lastMs) world.broken('somebody was never answered');
    return world.nowMs() - quietSinceMs < 30_000;
  });

  office.refold();
  evidence.balance();
  const shown = display.view();
  if (!isDeepStrictEqual({ ...shown, at: 0 }, { ...office.viewOf('display', NO_SEAT), at: 0 })) {
    world.broken('the hall does not show what is');
  }
  const papers = printers.flatMap((printer) => printer.papers);
  const unconfirmed = papers.filter((jobId) => evidence.auditor.papers.get(jobId) === 'queued');
  if (unconfirmed.length > 0)
    world.broken(`a paper came out that nobody began to print: ${unconfirmed.join(', ')}`);
  for (const [jobId, state] of evidence.auditor.papers) {
    if (state === 'printed' && !papers.includes(jobId)) world.broken(`${jobId} is "printed" without paper`);
  }
  return {
    events: evidence.auditor.lastSequence(),
    tickets: evidence.auditor.fates.size,
    called: evidence.auditor.count('TicketCalled'),
    days: evidence.auditor.count('DayOpened'),
    restarts: office.restarts(),
    papers: papers.length,
    happened: evidence.auditor.happened(),
  };
}

/** An hour or a day, either way; now and then to midnight, or to the year 2000 where clocks without a battery wake. */
function clockStep(world: World): number {
  const hour = 3_600_000;
  const kind = world.random.integer(1, 8);
  if (kind === 1) return wallTime('2000-01-01', '00:00') - world.clock.now();
  if (kind === 2) return 24 * hour;
  if (kind === 3) return -24 * hour;
  if (kind === 4) return world.latestWallTime() - world.clock.now();
  return world.random.pick([-hour, hour, -5_000, 5_000]);
}

/** Lets things happen while wanted; after each, what it promised is settled before the next. */
async function run(world: World, office: SimulatedOffice, isWanted: () => boolean): Promise<void> {
  for (let steps = 1; isWanted() && world.step(); steps += 1) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (world.failure() !== null) throw world.failure();
    if (steps % REFOLD_EVERY_STEPS === 0) office.refold();
  }
}
