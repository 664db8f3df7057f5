import { afterEach, expect, test, vi } from 'vitest';
import type { CounterId, DeviceId, OfficerId, ServiceId } from '#protocol/vocabulary.ts';
import { startCrowd, type Crowd, type CrowdOptions } from '#demo/citizens.ts';
import { createClock } from '#demo/clock.ts';
import type { CrowdEvent, CrowdProgress } from '#demo/crowd-progress.ts';
import { DEMO_OFFICE, DEMO_OFFICERS, SIMULATED_COUNTER_IDS } from '#demo/office.ts';
import { newRequestId } from '#demo/protocol-client.ts';
import { violations } from '#server/domain/invariants.ts';
import {
  counterTokenOf,
  KIOSK_TOKEN,
  openFakeOffice,
  type FakeOffice,
  type FakeOfficeOptions,
} from './fake-office.ts';
import { seededRandom } from './random.ts';

const SPEED = 80;
/** On a busy machine a hall is slow on this clock, and yet all its people are seen to. */
const UNHURRIED_MS = 4 * 3_600_000;
vi.setConfig({ testTimeout: 120_000 });
const opened: { close: () => unknown }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

const anOffice = async (options: Partial<FakeOfficeOptions> = {}): Promise<FakeOffice> => {
  const office = await openFakeOffice({ settings: DEMO_OFFICE, speed: SPEED, ...options });
  opened.push(office);
  return office;
};

type ObservedCrowd = {
  readonly crowd: Crowd;
  readonly progress: readonly CrowdProgress[];
  readonly eventsOf: (kind: CrowdEvent['kind']) => readonly CrowdEvent[];
};

const aCrowd = (office: FakeOffice, options: Partial<CrowdOptions> = {}): ObservedCrowd => {
  const progress: CrowdProgress[] = [];
  const crowd = startCrowd({
    serverUrl: office.url,
    kioskToken: KIOSK_TOKEN,
    counterTokens: SIMULATED_COUNTER_IDS.map((counterId) => ({
      counterId,
      token: counterTokenOf(counterId),
    })),
    ratingTokens: [],
    officers: DEMO_OFFICERS,
    citizens: 40,
    clock: createClock(SPEED),
    random: seededRandom(7),
    newRequestId,
    longestMs: UNHURRIED_MS,
    ...options,
    onProgress: (happened) => {
      progress.push(happened);
      options.onProgress?.(happened);
    },
  });
  opened.push({ close: crowd.stop });
  const eventsOf = (kind: CrowdEvent['kind']) =>
    progress.map(({ event }) => event).filter((event) => event.kind === kind);
  return { crowd, progress, eventsOf };
};

const officerAt = (office: FakeOffice, counterId: CounterId) =>
  office.day().counters.get(counterId)?.officer?.officerId;

const expectFreeCounters = (office: FakeOffice): void => {
  for (const { counterId, officer, ticketId } of office.day().counters.values()) {
    expect({ counterId, officer, ticketId }).toEqual({ counterId, officer: null, ticketId: null });
  }
};

/** How many numbers were given out, and what had become of them when all went home. */
const accountOf = (office: FakeOffice): Readonly<Record<string, number>> => {
  const { missed, parked, tally } = office.day();
  const { finished, issued } = tally;
  return { issued, seenTo: finished + missed.size, parked: parked.size };
};

const aPersonSitsDownAt = (office: FakeOffice, counterId: CounterId): void => {
  const officerId = 'hanh' as OfficerId;
  office.perform({
    type: 'openCounter',
    officerName: 'Nguyễn Thị Hạnh',
    isSupervisor: false,
    counterId,
    officerId,
  });
};

test('all who come are seen to, then the officers go home', async () => {
  const office = await anOffice();
  const { crowd, eventsOf, progress } = aCrowd(office);
  expect(await crowd.over).toBe('served');
  expectFreeCounters(office);
  expect(violations(office.day())).toEqual([]);
  expect(accountOf(office)).toEqual({ issued: 40, seenTo: 40, parked: 0 });
  const { missed, tally } = office.day();
  const { finished } = tally;
  const totals = { citizens: 40, arrived: 40, turnedAway: 0, finished, missed: missed.size };
  expect(progress.at(-1)?.totals).toEqual(totals);
  expect(eventsOf('signedIn')).toHaveLength(4);
  expect(eventsOf('signedOut')).toHaveLength(4);
  // Whoever was let go and came back was called once more.
  const cameBack = (['resumed', 'reinstated', 'transferred'] as const).map((kind) => eventsOf(kind).length);
  const calls = cameBack.reduce((sum, count) => sum + count, 40);
  expect(eventsOf('called')).toHaveLength(calls);
});

test('over a few crowds everything happens that happens in a hall, and nobody is left over', async () => {
  const seen = new Set<CrowdEvent['kind']>();
  for (const seed of [1, 2, 3]) {
    const office = await anOffice();
    const { crowd, progress, eventsOf } = aCrowd(office, { random: seededRandom(seed) });
    expect([seed, await crowd.over]).toEqual([seed, 'served']);
    for (const { event } of progress) seen.add(event.kind);
    expect([seed, accountOf(office)]).toEqual([seed, { issued: 40, seenTo: 40, parked: 0 }]);
    expect([seed, eventsOf('resumed').length]).toEqual([seed, eventsOf('parked').length]);
    expect([seed, eventsOf('unpaused').length]).toEqual([seed, eventsOf('paused').length]);
    expect(violations(office.day())).toEqual([]);
    expect(progress.filter(({ event }) => event.kind === 'leftCounter')).toEqual([]);
  }
  const expected = [
    'missed',
    'recalled',
    'reinstated',
    'parked',
    'resumed',
    'transferred',
    'paused',
  ] as const;
  expect(expected.filter((kind) => !seen.has(kind))).toEqual([]);
});

test('a recall never comes before the citizen had the time that the office gives to walk', async () => {
  const office = await anOffice();
  const { crowd, eventsOf } = aCrowd(office, { random: seededRandom(2) });
  await crowd.over;
  expect(eventsOf('recalled').length).toBeGreaterThan(0);
  expect(office.refusals.filter((refusal) => refusal.startsWith('recall'))).toEqual([]);
});

test('nobody takes a number faster than the pace of the kiosk', async () => {
  const office = await anOffice();
  await aCrowd(office).crowd.over;
  const presses = office.messages.filter(({ name }) => name === 'issueTicket').map(({ atMs }) => atMs);
  const gaps = presses.slice(1).map((atMs, index) => atMs - (presses[index] ?? 0));
  expect(gaps).toHaveLength(39);
  // Counted from the answer, so that no delay on the way shortens it; timers may fire a millisecond early.
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(DEMO_OFFICE.kioskPaceMs / SPEED - 1.5);
});

test('who is told "too fast" waits as advised and presses again under the same requestId', async () => {
  let presses = 0;
  const office = await anOffice({
    refuse: (name) => {
      if (name !== 'issueTicket') return null;
      presses += 1;
      return presses % 3 === 0 ? { code: 'too_fast', message: 'slowly', retryAfterMs: 2_000 } : null;
    },
  });
  const { crowd, eventsOf } = aCrowd(office, { citizens: 12 });
  expect(await crowd.over).toBe('served');
  const ids = office.messages.filter(({ name }) => name === 'issueTicket').map(({ requestId }) => requestId);
  expect(ids.length).toBeGreaterThan(12);
  expect(new Set(ids).size).toBe(12);
  expect(eventsOf('turnedAway')).toEqual([]);
  expect(office.day().tally.issued).toBe(12);
});

test('torn connections change nothing: as many numbers as citizens, each seen to once', async () => {
  const chance = seededRandom(11);
  let tears = 0;
  const office = await anOffice({
    isAnswerLost: () => {
      if (chance() >= 0.08) return false;
      tears += 1;
      office.disconnectAll();
      return true;
    },
  });
  const { crowd } = aCrowd(office, { citizens: 15 });
  expect(await crowd.over).toBe('served');
  expect(tears).toBeGreaterThan(0);
  expectFreeCounters(office);
  expect(violations(office.day())).toEqual([]);
  expect(accountOf(office)).toEqual({ issued: 15, seenTo: 15, parked: 0 });
});

test('a counter at which a person sits is left to that person', async () => {
  const office = await anOffice();
  const counterId = '7' as CounterId;
  aPersonSitsDownAt(office, counterId);
  const { crowd, eventsOf } = aCrowd(office, { citizens: 10 });
  expect(await crowd.over).toBe('served');
  expect(eventsOf('leftCounter')).toEqual([{ kind: 'leftCounter', counterId, reason: 'a_person_sits_here' }]);
  expect(officerAt(office, counterId)).toBe('hanh');
  expect(office.messages.filter(({ name }) => name === 'signIn')).toHaveLength(3);
});

test('a counter that a person takes while the crowd is there is given up', async () => {
  const office = await anOffice();
  const counterId = '6' as CounterId;
  const { crowd, eventsOf } = aCrowd(office, {
    citizens: 20,
    onProgress: ({ event }) => {
      if (event.kind === 'signedIn' && event.counterId === counterId) aPersonSitsDownAt(office, counterId);
    },
  });
  expect(await crowd.over).toBe('served');
  expect(officerAt(office, counterId)).toBe('hanh');
  expect(eventsOf('leftCounter')).toMatchObject([{ counterId }]);
});

test('an officer with a wrong password goes away without hammering, and the others carry on', async () => {
  const office = await anOffice();
  const officers = DEMO_OFFICERS.map((officer) =>
    officer.username === 'khanh' ? { ...officer, password: 'forgotten' } : officer,
  );
  const { crowd, eventsOf } = aCrowd(office, { officers, citizens: 10 });
  expect(await crowd.over).toBe('served');
  expect(eventsOf('leftCounter')).toEqual([
    { kind: 'leftCounter', counterId: '6', reason: 'wrong_credentials' },
  ]);
  expect(office.messages.filter(({ name }) => name === 'signIn')).toHaveLength(4);
});

test('told to stop, it ends within seconds, with every counter free', async () => {
  const office = await anOffice();
  const { crowd, progress } = aCrowd(office, {
    onProgress: ({ totals }) => {
      if (totals.finished === 3) crowd.stop();
    },
  });
  expect(await crowd.over).toBe('stopped');
  expect(progress.at(-1)?.totals.arrived).toBeLessThan(40);
  expectFreeCounters(office);
});

test('a hall that never gets empty is left after a quarter of an hour', async () => {
  const office = await anOffice();
  const takeNumberByHand = (): void => {
    const serviceId = 'certified-copy' as ServiceId;
    const kioskId = 'by-hand' as DeviceId;
    office.perform({
      type: 'issueTicket',
      serviceId,
      priorityId: null,
      range: null,
      kioskId,
      language: 'vi',
      printerId: null,
    });
  };
  const { crowd } = aCrowd(office, {
    citizens: 1,
    clock: createClock(600),
    longestMs: 15 * 60_000,
    onProgress: ({ event }) => {
      if (event.kind === 'called' || event.kind === 'arrived') takeNumberByHand();
    },
  });
  expect(await crowd.over).toBe('outOfTime');
  expectFreeCounters(office);
});

test('without a kiosk that is let in there is no crowd, and no counter is left occupied', async () => {
  const office = await anOffice();
  const { crowd } = aCrowd(office, { kioskToken: 'made up' });
  await expect(crowd.over).rejects.toMatchObject({ reason: 'unknown_device' });
  expectFreeCounters(office);
});
