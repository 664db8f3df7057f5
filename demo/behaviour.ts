/** How simulated people behave: pure decisions over the newest view, with all chance coming in as an argument. */
import type { OfficeSettings, Service } from '#protocol/office.ts';
import type { CounterView } from '#protocol/views.ts';
import type { OfficerId, ServiceId, TicketId } from '#protocol/vocabulary.ts';

/** A number drawn evenly from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number;

/** A number between two bounds, evenly. */
const between = (random: Random, from: number, to: number): number => from + random() * (to - from);

/** How often people come for a service, beside 1 for every other: estimates of an ordinary ward day. */
const VISIT_WEIGHTS: ReadonlyMap<string, number> = new Map([
  ['certified-copy', 22],
  ['signature-certification', 6],
  ['birth-registration', 7],
  ['civil-status-extract', 6],
  ['marital-status-certificate', 5],
  ['marriage-registration', 3],
  ['death-registration', 2],
  ['household-business-registration', 4],
  ['household-business-change', 2],
  ['social-pension', 4],
  ['monthly-allowance', 2],
  ['first-land-certificate', 3],
  ['land-certificate-exchange', 2],
  ['building-permit', 3],
  ['temporary-residence', 7],
  ['permanent-residence', 4],
  ['identity-card-reissue', 3],
  ['result-collection', 12],
]);

/** Chooses what a citizen came for. Null only in an office that offers nothing. */
export function chooseService(services: readonly Service[], random: Random): Service | null {
  const weights = services.map(({ serviceId }) => VISIT_WEIGHTS.get(serviceId) ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = random() * total;
  for (const [index, service] of services.entries()) {
    left -= weights[index] ?? 0;
    if (left < 0) return service;
  }
  return services.at(-1) ?? null;
}

/** One citizen to come: when they reach the kiosk, and what they want there. */
export type Arrival = { readonly atMs: number; readonly serviceId: ServiceId };

/**
 * Citizens coming one by one, independent of each other (exponential gaps), on average spread over `spreadMs`.
 * Times count from the crowd's beginning and never go down.
 */
export function planArrivals(
  office: OfficeSettings,
  citizens: number,
  spreadMs: number,
  random: Random,
): readonly Arrival[] {
  const meanGapMs = spreadMs / Math.max(1, citizens);
  const arrivals: Arrival[] = [];
  let atMs = 0;
  for (let count = 0; count < citizens; count += 1) {
    const service = chooseService(office.services, random);
    if (service === null) return [];
    arrivals.push({ atMs, serviceId: service.serviceId });
    atMs += -Math.log(1 - random()) * meanGapMs;
  }
  return arrivals;
}

/** What will come of one call, decided when the number is first seen. Times in ms. */
export type Visit = {
  readonly isNoShow: boolean;
  /** From the call to the counter. */
  readonly walkMs: number;
  /** How long the officer waits for somebody who does not come, each time. */
  readonly patienceMs: number;
  readonly serviceMs: number;
};

const NO_SHOW_SHARE = 0.05;
const SHORTEST_SERVICE_MS = 10_000;
const LONGEST_SERVICE_MS = 30_000;
/** A procedure of this many minutes takes the longest compressed time. */
const LONGEST_COUNTER_MINUTES = 30;

/** Minutes at the counter compressed into 10 to 30 seconds, with some people quicker than others. */
export function planVisit(service: Service | null, random: Random): Visit {
  const [from, to] = service?.counterMinutes ?? [10, 10];
  const share = Math.min(
    1,
    (between(random, from, to) * between(random, 0.7, 1.3)) / LONGEST_COUNTER_MINUTES,
  );
  return {
    isNoShow: random() < NO_SHOW_SHARE,
    walkMs: between(random, 3_000, 8_000),
    patienceMs: between(random, 8_000, 12_000),
    serviceMs: SHORTEST_SERVICE_MS + share * (LONGEST_SERVICE_MS - SHORTEST_SERVICE_MS),
  };
}

/** What a simulated officer knows besides the counter's view. */
export type OfficerSituation = {
  readonly displayName: string;
  /** Null before the first sign-in of this program. */
  readonly officerId: OfficerId | null;
  readonly visitOf: (ticketId: TicketId) => Visit;
  /** Pause between two citizens. */
  readonly breathMs: number;
  /** Whether all citizens of the crowd have taken their numbers, and the revision of the last of them. */
  readonly arrivals: { readonly isOver: boolean; readonly lastRevision: number };
  /** The crowd was told to stop: end what is begun, begin nothing. */
  readonly isStopping: boolean;
};

/** What an officer does next. `act` waits `afterMs` first and is checked again after that. */
export type OfficerStep =
  | { readonly kind: 'signIn' }
  | { readonly kind: 'act'; readonly act: OfficerAct; readonly afterMs: number }
  /** Nothing to do until the view changes. */
  | { readonly kind: 'watch' }
  /** A person sits at this counter: it is theirs. */
  | { readonly kind: 'leave' }
  | { readonly kind: 'goHome' };

export type OfficerAct =
  | { readonly command: 'callNext' | 'signOut' }
  | { readonly command: 'recall'; readonly ticketId: TicketId; readonly seenCallCount: number }
  | { readonly command: 'startService' | 'finish' | 'markMissed'; readonly ticketId: TicketId };

const act = (step: OfficerAct, afterMs: number): OfficerStep => ({ kind: 'act', act: step, afterMs });

/** Decides from the newest view alone, so that a lost answer, a reconnect or another hand at the counter heals itself. */
export function nextOfficerStep(view: CounterView, situation: OfficerSituation): OfficerStep {
  const { arrivals, displayName, isStopping, officerId } = situation;
  const hasEveryoneCome = arrivals.isOver && view.revision >= arrivals.lastRevision;
  const isDone = view.current === null && (isStopping || (hasEveryoneCome && view.waitingForCounter === 0));
  if (view.officer === null) return isDone ? { kind: 'goHome' } : { kind: 'signIn' };
  const isMine =
    officerId === null ? view.officer.displayName === displayName : view.officer.officerId === officerId;
  if (!isMine) return { kind: 'leave' };
  if (officerId === null) return { kind: 'signIn' };
  if (view.current !== null) return stepWithTicket(view.current, situation);
  if (isDone) return act({ command: 'signOut' }, 0);
  return view.allowed.callNext === null && view.waitingForCounter > 0
    ? act({ command: 'callNext' }, situation.breathMs)
    : { kind: 'watch' };
}

function stepWithTicket(
  { callCount, status, ticketId }: NonNullable<CounterView['current']>,
  { isStopping, visitOf }: OfficerSituation,
): OfficerStep {
  const visit = visitOf(ticketId);
  switch (status) {
    case 'serving':
      return act({ command: 'finish', ticketId }, isStopping ? 0 : visit.serviceMs);
    case 'called':
      if (isStopping) return act({ command: 'markMissed', ticketId }, 0);
      if (!visit.isNoShow) return act({ command: 'startService', ticketId }, visit.walkMs);
      return callCount < 2
        ? act({ command: 'recall', ticketId, seenCallCount: callCount }, visit.patienceMs)
        : act({ command: 'markMissed', ticketId }, visit.patienceMs);
    default:
      return status satisfies never;
  }
}

/** Whether two steps are the same deed, whatever their waits. */
export function isSameDeed(before: OfficerStep, now: OfficerStep): boolean {
  if (before.kind !== 'act' || now.kind !== 'act') return before.kind === now.kind;
  return JSON.stringify(before.act) === JSON.stringify(now.act);
}
