import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CounterView } from '#protocol/views.ts';
import {
  instantMs,
  type BusinessDate,
  type OfficerId,
  type Revision,
  type TicketId,
} from '#protocol/vocabulary.ts';
import {
  chooseService,
  isSameDeed,
  nextOfficerStep,
  planArrivals,
  planVisit,
  type OfficerSituation,
  type Visit,
} from '#demo/behaviour.ts';
import { DEMO_SERVICES } from '#demo/catalogue.ts';
import { DEMO_OFFICE } from '#demo/office.ts';
import { seededRandom } from './random.ts';

const TICKET = '2026-11-23/H009' as TicketId;
const ME = 'thao' as OfficerId;
const VISIT: Visit = { isNoShow: false, walkMs: 5_000, patienceMs: 9_000, serviceMs: 20_000 };

const A_VIEW = {
  revision: 10 as Revision,
  at: instantMs(0),
  date: '2026-11-23' as BusinessDate,
  counterRevision: 7,
  officer: { officerId: ME, displayName: 'Đặng Phương Thảo' },
  current: null,
  next: [],
  waitingForCounter: 0,
  allowed: { callNext: null },
} as unknown as CounterView;

const holding = (status: 'called' | 'serving', callCount = 1, ticketId = TICKET): CounterView => ({
  ...A_VIEW,
  current: { ticketId, status, callCount } as CounterView['current'],
});

const aSituation = (change: Partial<OfficerSituation> = {}): OfficerSituation => ({
  displayName: 'Đặng Phương Thảo',
  officerId: ME,
  visitOf: () => VISIT,
  breathMs: 1_500,
  arrivals: { isOver: false, lastRevision: 0 },
  isStopping: false,
  ...change,
});

describe('citizens', () => {
  test('come one after the other, as many as asked for, each for a service of the office', () => {
    const serviceIds = new Set(DEMO_SERVICES.map(({ serviceId }) => serviceId));
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 200 }), (seed, citizens) => {
        const arrivals = planArrivals(DEMO_OFFICE, citizens, 120_000, seededRandom(seed));
        expect(arrivals).toHaveLength(citizens);
        expect(arrivals.every(({ serviceId }) => serviceIds.has(serviceId))).toBe(true);
        const times = arrivals.map(({ atMs }) => atMs);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
      { numRuns: 50 },
    );
  });

  test('spread over the given time on average, with gaps as uneven as chance makes them', () => {
    const arrivals = planArrivals(DEMO_OFFICE, 4_000, 120_000, seededRandom(1));
    const gaps = arrivals.slice(1).map(({ atMs }, index) => atMs - (arrivals[index]?.atMs ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    expect(mean).toBeGreaterThan(27);
    expect(mean).toBeLessThan(33);
    // Of exponential gaps 63 % are shorter than the mean; of even ones half would be.
    const shareBelowMean = gaps.filter((gap) => gap < mean).length / gaps.length;
    expect(shareBelowMean).toBeGreaterThan(0.6);
    expect(shareBelowMean).toBeLessThan(0.66);
  });

  test('come for certified copies most often, and for every service sometimes', () => {
    const random = seededRandom(2);
    const counts = new Map<string, number>();
    for (let count = 0; count < 20_000; count += 1) {
      const serviceId = chooseService(DEMO_SERVICES, random)?.serviceId ?? 'none';
      counts.set(serviceId, (counts.get(serviceId) ?? 0) + 1);
    }
    expect(new Set(counts.keys())).toEqual(new Set(DEMO_SERVICES.map(({ serviceId }) => serviceId)));
    expect([...counts].sort(([, a], [, b]) => b - a)[0]?.[0]).toBe('certified-copy');
  });

  test('do not come to an office that offers nothing', () => {
    expect(planArrivals({ ...DEMO_OFFICE, services: [] }, 5, 1_000, seededRandom(1))).toEqual([]);
  });

  test('are served in 10 to 30 seconds, longer for longer procedures, and one in twenty does not come', () => {
    const random = seededRandom(3);
    const visits = DEMO_SERVICES.flatMap((service) =>
      Array.from({ length: 100 }, () => ({ service, visit: planVisit(service, random) })),
    );
    for (const { visit } of visits) {
      expect(visit.serviceMs).toBeGreaterThanOrEqual(10_000);
      expect(visit.serviceMs).toBeLessThanOrEqual(30_000);
      expect(visit.walkMs).toBeGreaterThan(0);
    }
    const shareOfNoShows = visits.filter(({ visit }) => visit.isNoShow).length / visits.length;
    expect(shareOfNoShows).toBeGreaterThan(0.03);
    expect(shareOfNoShows).toBeLessThan(0.07);
    const timesOf = (serviceId: string): number[] =>
      visits.filter(({ service }) => service.serviceId === serviceId).map(({ visit }) => visit.serviceMs);
    expect(Math.max(...timesOf('result-collection'))).toBeLessThan(
      Math.min(...timesOf('inheritance-division')),
    );
  });
});

describe('an officer', () => {
  test('signs in where nobody sits', () => {
    const empty = { ...A_VIEW, officer: null };
    expect(nextOfficerStep(empty, aSituation({ officerId: null }))).toEqual({ kind: 'signIn' });
  });

  test('signs in again over an earlier session of the same person', () => {
    expect(nextOfficerStep(A_VIEW, aSituation({ officerId: null }))).toEqual({ kind: 'signIn' });
  });

  test('leaves a counter alone at which somebody else sits, before and after signing in', () => {
    const taken = { ...A_VIEW, officer: { officerId: 'hanh' as OfficerId, displayName: 'Nguyễn Thị Hạnh' } };
    expect(nextOfficerStep(taken, aSituation({ officerId: null }))).toEqual({ kind: 'leave' });
    expect(nextOfficerStep(taken, aSituation())).toEqual({ kind: 'leave' });
  });

  test('calls when somebody waits and the server allows it, otherwise watches', () => {
    const busy = { ...A_VIEW, waitingForCounter: 2 };
    expect(nextOfficerStep(busy, aSituation())).toEqual({
      kind: 'act',
      act: { command: 'callNext' },
      afterMs: 1_500,
    });
    const forbidden = { ...busy, allowed: { ...busy.allowed, callNext: 'stale_screen' as const } };
    expect(nextOfficerStep(forbidden, aSituation())).toEqual({ kind: 'watch' });
    expect(nextOfficerStep(A_VIEW, aSituation())).toEqual({ kind: 'watch' });
  });

  test('waits for the walk before serving, and for the service before finishing', () => {
    expect(nextOfficerStep(holding('called'), aSituation())).toMatchObject({
      act: { command: 'startService', ticketId: TICKET },
      afterMs: VISIT.walkMs,
    });
    expect(nextOfficerStep(holding('serving'), aSituation())).toMatchObject({
      act: { command: 'finish', ticketId: TICKET },
      afterMs: VISIT.serviceMs,
    });
  });

  test('recalls one who does not come exactly once, then marks the number missed', () => {
    const situation = aSituation({ visitOf: () => ({ ...VISIT, isNoShow: true }) });
    expect(nextOfficerStep(holding('called', 1), situation)).toMatchObject({
      act: { command: 'recall', ticketId: TICKET, seenCallCount: 1 },
    });
    expect(nextOfficerStep(holding('called', 2), situation)).toMatchObject({
      act: { command: 'markMissed', ticketId: TICKET },
    });
  });

  test('goes home only when all have come, the view knows of the last of them, and nobody waits', () => {
    const arrivals = { isOver: true, lastRevision: 10 };
    const signOut = { act: { command: 'signOut' } };
    expect(nextOfficerStep(A_VIEW, aSituation({ arrivals }))).toMatchObject(signOut);
    const notYet = [
      nextOfficerStep(A_VIEW, aSituation({ arrivals: { ...arrivals, isOver: false } })),
      nextOfficerStep(A_VIEW, aSituation({ arrivals: { ...arrivals, lastRevision: 11 } })),
      nextOfficerStep({ ...A_VIEW, waitingForCounter: 1 }, aSituation({ arrivals })),
      nextOfficerStep(holding('serving'), aSituation({ arrivals })),
    ];
    for (const step of notYet) expect(step).not.toMatchObject(signOut);
    expect(nextOfficerStep({ ...A_VIEW, officer: null }, aSituation({ arrivals }))).toEqual({
      kind: 'goHome',
    });
  });

  test('told to stop, ends what is begun without delay and begins nothing', () => {
    const stopping = aSituation({ isStopping: true });
    expect(nextOfficerStep(holding('serving'), stopping)).toMatchObject({
      act: { command: 'finish' },
      afterMs: 0,
    });
    expect(nextOfficerStep(holding('called'), stopping)).toMatchObject({
      act: { command: 'markMissed' },
      afterMs: 0,
    });
    expect(nextOfficerStep({ ...A_VIEW, waitingForCounter: 3 }, stopping)).toMatchObject({
      act: { command: 'signOut' },
    });
  });

  test('takes two steps for the same deed whatever their waits, and for different ones when the ticket differs', () => {
    const finish = nextOfficerStep(holding('serving'), aSituation());
    const atOnce = nextOfficerStep(holding('serving'), aSituation({ isStopping: true }));
    const another = nextOfficerStep(holding('serving', 1, '2026-11-23/A001' as TicketId), aSituation());
    expect(isSameDeed(finish, atOnce)).toBe(true);
    expect(isSameDeed(finish, another)).toBe(false);
    expect(isSameDeed(finish, { kind: 'watch' })).toBe(false);
  });
});
