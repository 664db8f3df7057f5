import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CounterView } from '#protocol/views.ts';
import {
  instantMs,
  type BusinessDate,
  type CounterId,
  type OfficerId,
  type Revision,
  type ServiceId,
  type TicketId,
} from '#protocol/vocabulary.ts';
import { chooseService, planArrivals } from '#demo/behaviour.ts';
import { DEMO_SERVICES } from '#catalogue/built-in/index.ts';
import { DEMO_OFFICE } from '#demo/office.ts';
import {
  isSameDeed,
  nextOfficerStep,
  servicesElsewhere,
  type OfficerSituation,
} from '#demo/officer-steps.ts';
import { planVisit, type Visit, type VisitOutlook } from '#demo/visit-plan.ts';
import { seededRandom } from './random.ts';

const TICKET = '2026-11-23/H009' as TicketId;
const ME = 'thao' as OfficerId;
const VISIT: Visit = {
  isNoShow: false,
  walkMs: 5_000,
  patienceMs: 11_000,
  calls: 2,
  turnsUpAfterMs: null,
  serviceMs: 20_000,
  ending: { kind: 'finish' },
};
const outlook = (change: Partial<VisitOutlook> = {}): VisitOutlook => ({
  service: DEMO_SERVICES[0] ?? null,
  rules: DEMO_OFFICE.rules,
  wasHereBefore: false,
  servicesElsewhere: DEMO_SERVICES.filter(({ fieldId }) => fieldId === 'results'),
  ...change,
});

const A_VIEW = {
  revision: 10 as Revision,
  at: instantMs(0),
  date: '2026-11-23' as BusinessDate,
  counterId: '5',
  counterRevision: 7,
  officer: { officerId: ME, displayName: 'Đặng Phương Thảo', isSupervisor: false },
  paused: null,
  current: null,
  absent: [],
  colleagues: [],
  next: [],
  waitingForCounter: 0,
  allowed: { callNext: null },
} as unknown as CounterView;

const holding = (status: 'called' | 'serving', callCount = 1, ticketId = TICKET): CounterView => ({
  ...A_VIEW,
  current: {
    ticketId,
    status,
    callCount,
    recallFrom: callCount < 3 ? instantMs(1) : null,
  } as CounterView['current'],
});
const away = (kind: 'parked' | 'missed'): CounterView => ({
  ...A_VIEW,
  absent: [{ kind, ticketId: TICKET }] as unknown as CounterView['absent'],
});
const colleague = (
  change: Partial<CounterView['colleagues'][number]>,
): CounterView['colleagues'][number] => ({
  counterId: '6' as CounterId,
  counterNumber: 6,
  officerName: 'Huỳnh Gia Khánh',
  state: 'working',
  ticket: null,
  helpAskedAt: null,
  ...change,
});

const aSituation = (change: Partial<OfficerSituation> = {}): OfficerSituation => ({
  displayName: 'Đặng Phương Thảo',
  officerId: ME,
  office: DEMO_OFFICE,
  crew: new Set(['Đặng Phương Thảo', 'Huỳnh Gia Khánh']),
  visitOf: () => VISIT,
  breathMs: 1_500,
  expected: [],
  wantsBreak: false,
  breakMs: 9_000,
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

  test('between one in eight and one in five press a priority class, old age most often', () => {
    const arrivals = planArrivals(DEMO_OFFICE, 20_000, 120_000, seededRandom(4));
    const classes = arrivals.flatMap(({ priorityId }) => priorityId ?? []);
    expect(classes.length / arrivals.length).toBeGreaterThan(0.12);
    expect(classes.length / arrivals.length).toBeLessThan(0.18);
    const offered = DEMO_OFFICE.rules.priorityClasses.map(({ priorityId }) => priorityId);
    expect(new Set(classes)).toEqual(new Set(offered));
    const share = classes.filter((priorityId) => priorityId === 'elderly').length / classes.length;
    expect(share).toBeGreaterThan(0.5);
  });

  test('press no class that the kiosk does not offer', () => {
    const { rules } = DEMO_OFFICE;
    const priorityClasses = rules.priorityClasses.map((one) => ({ ...one, grantedBy: ['officer'] as const }));
    const office = { ...DEMO_OFFICE, rules: { ...rules, priorityClasses } };
    const arrivals = planArrivals(office, 500, 120_000, seededRandom(5));
    expect(arrivals.every(({ priorityId }) => priorityId === null)).toBe(true);
  });

  test('are served in 10 to 30 seconds, longer for longer procedures, and one in twenty does not come', () => {
    const random = seededRandom(3);
    const visits = DEMO_SERVICES.flatMap((service) =>
      Array.from({ length: 100 }, () => ({ service, visit: planVisit(outlook({ service }), random) })),
    );
    for (const { visit } of visits) {
      expect(visit.serviceMs).toBeGreaterThanOrEqual(visit.ending.kind === 'finish' ? 10_000 : 5_000);
      expect(visit.serviceMs).toBeLessThanOrEqual(30_000);
      expect(visit.walkMs).toBeGreaterThan(0);
      expect(visit.patienceMs).toBeGreaterThan(DEMO_OFFICE.rules.recallLockMs);
      expect(visit.calls).toBeLessThanOrEqual(DEMO_OFFICE.rules.recallLimit);
    }
    const shareOfNoShows = visits.filter(({ visit }) => visit.isNoShow).length / visits.length;
    expect(shareOfNoShows).toBeGreaterThan(0.03);
    expect(shareOfNoShows).toBeLessThan(0.07);
    const timesOf = (serviceId: string): number[] =>
      visits
        .filter(({ service, visit }) => service.serviceId === serviceId && visit.ending.kind === 'finish')
        .map(({ visit }) => visit.serviceMs);
    expect(Math.max(...timesOf('result-collection'))).toBeLessThan(
      Math.min(...timesOf('inheritance-division')),
    );
  });

  test('forget a paper now and then, or must go elsewhere first; who was here before gets done', () => {
    const random = seededRandom(6);
    const kinds = { finish: 0, park: 0, transfer: 0 };
    for (let count = 0; count < 4_000; count += 1) {
      const { ending } = planVisit(outlook(), random);
      kinds[ending.kind] += 1;
      if (ending.kind === 'park') {
        expect(ending.paperIndexes.length).toBeGreaterThan(0);
        for (const index of ending.paperIndexes) expect(DEMO_SERVICES[0]?.papers[index]).toBeDefined();
      }
    }
    expect(kinds.park / 4_000).toBeGreaterThan(0.05);
    expect(kinds.park / 4_000).toBeLessThan(0.11);
    expect(kinds.transfer / 4_000).toBeGreaterThan(0.04);
    expect(kinds.transfer / 4_000).toBeLessThan(0.08);
    for (let count = 0; count < 500; count += 1) {
      const again = planVisit(outlook({ wasHereBefore: true }), random);
      expect([again.ending.kind, again.isNoShow]).toEqual(['finish', false]);
      const alone = planVisit(outlook({ service: null, servicesElsewhere: [] }), random);
      expect(alone.ending.kind).toBe('finish');
    }
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
    const taken = {
      ...A_VIEW,
      officer: { officerId: 'hanh' as OfficerId, displayName: 'Nguyễn Thị Hạnh', isSupervisor: false },
    };
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
    expect(nextOfficerStep(forbidden, aSituation())).toMatchObject({ kind: 'watch' });
    expect(nextOfficerStep(A_VIEW, aSituation())).toMatchObject({ kind: 'watch' });
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

  test('recalls one who does not come as often as planned, never beyond the limit, then marks the number missed', () => {
    const planned = (calls: number): OfficerSituation =>
      aSituation({ visitOf: () => ({ ...VISIT, isNoShow: true, calls }) });
    expect(nextOfficerStep(holding('called', 1), planned(2))).toMatchObject({
      act: { command: 'recall', ticketId: TICKET, seenCallCount: 1 },
      afterMs: VISIT.patienceMs,
    });
    const missed = { act: { command: 'markMissed', ticketId: TICKET } };
    expect(nextOfficerStep(holding('called', 2), planned(2))).toMatchObject(missed);
    expect(nextOfficerStep(holding('called', 3), planned(9))).toMatchObject(missed);
  });

  test('lets go for papers or to a colleague as planned, and serves on when no colleague is there', () => {
    const park = aSituation({
      visitOf: () => ({ ...VISIT, ending: { kind: 'park', paperIndexes: [1], awayMs: 1 } }),
    });
    expect(nextOfficerStep(holding('serving'), park)).toMatchObject({
      act: { command: 'park', ticketId: TICKET, paperIndexes: [1] },
    });
    const serviceId = 'building-permit' as ServiceId;
    const transfer = aSituation({ visitOf: () => ({ ...VISIT, ending: { kind: 'transfer', serviceId } }) });
    const withColleague = { ...holding('serving'), colleagues: [colleague({})] };
    expect(nextOfficerStep(withColleague, transfer)).toMatchObject({
      act: { command: 'transfer', ticketId: TICKET, serviceId },
    });
    for (const gone of [{ state: 'closed' }, { state: 'paused' }, { officerName: 'Somebody' }] as const) {
      const view = { ...holding('serving'), colleagues: [colleague(gone)] };
      expect(nextOfficerStep(view, transfer)).toMatchObject({ act: { command: 'finish' } });
    }
    expect(servicesElsewhere(A_VIEW, DEMO_OFFICE, new Set())).toEqual([]);
  });

  test('takes back whom it expects when they are due, in the right way, and watches no longer than that', () => {
    const due = aSituation({ expected: [{ ticketId: TICKET, inMs: 0 }] });
    expect(nextOfficerStep(away('parked'), due)).toMatchObject({ act: { command: 'resume' } });
    expect(nextOfficerStep(away('missed'), due)).toMatchObject({ act: { command: 'reinstate' } });
    expect(nextOfficerStep(A_VIEW, due)).toMatchObject({ kind: 'watch' });
    const soon = aSituation({ expected: [{ ticketId: TICKET, inMs: 5_000 }] });
    expect(nextOfficerStep(away('parked'), soon)).toEqual({ kind: 'watch', forMs: 5_000 });
  });

  test('rests when it likes to and somebody waits, comes back by itself, and never rests at the end', () => {
    const busy = { ...A_VIEW, waitingForCounter: 2 };
    const tired = aSituation({ wantsBreak: true });
    expect(nextOfficerStep(busy, tired)).toMatchObject({ act: { command: 'pauseCounter' } });
    expect(nextOfficerStep(A_VIEW, tired)).toMatchObject({ kind: 'watch' });
    const late = aSituation({ wantsBreak: true, arrivals: { isOver: true, lastRevision: 1 } });
    expect(nextOfficerStep(busy, late)).toMatchObject({ act: { command: 'callNext' } });
    const paused = { ...busy, paused: { reason: 'break' as const, since: instantMs(0) } };
    expect(nextOfficerStep(paused, aSituation())).toMatchObject({
      act: { command: 'resumeCounter' },
      afterMs: 9_000,
    });
  });

  test('stays while somebody is expected back, or a colleague of the crew may still send somebody', () => {
    const arrivals = { isOver: true, lastRevision: 10 };
    const expected = [{ ticketId: TICKET, inMs: 4_000 }];
    expect(nextOfficerStep(away('parked'), aSituation({ arrivals, expected }))).toMatchObject({
      kind: 'watch',
    });
    const ticket = { ticketId: TICKET, number: 'H009', status: 'serving', since: instantMs(0) } as const;
    const held = { ticket: ticket as unknown as CounterView['colleagues'][number]['ticket'] };
    const busy = { ...A_VIEW, colleagues: [colleague(held)] };
    expect(nextOfficerStep(busy, aSituation({ arrivals }))).toMatchObject({ kind: 'watch' });
    const person = { ...A_VIEW, colleagues: [colleague({ ...held, officerName: 'Somebody' })] };
    expect(nextOfficerStep(person, aSituation({ arrivals }))).toMatchObject({ act: { command: 'signOut' } });
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
    // Who was set aside goes back into the line, for whoever sits there next.
    const expected = [{ ticketId: TICKET, inMs: 30_000 }];
    const withOneAside = aSituation({ isStopping: true, expected });
    expect(nextOfficerStep(away('parked'), withOneAside)).toMatchObject({
      act: { command: 'resume' },
      afterMs: 0,
    });
    expect(nextOfficerStep(away('missed'), withOneAside)).toMatchObject({ act: { command: 'signOut' } });
  });

  test('takes two steps for the same deed whatever their waits, and for different ones when the ticket differs', () => {
    const finish = nextOfficerStep(holding('serving'), aSituation());
    const atOnce = nextOfficerStep(holding('serving'), aSituation({ isStopping: true }));
    const another = nextOfficerStep(holding('serving', 1, '2026-11-23/A001' as TicketId), aSituation());
    expect(isSameDeed(finish, atOnce)).toBe(true);
    expect(isSameDeed(finish, another)).toBe(false);
    expect(isSameDeed(finish, { kind: 'watch', forMs: 1 })).toBe(false);
  });
});
