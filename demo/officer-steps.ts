/** What a simulated officer does next: a pure decision over the newest view, so that whatever happens heals itself. */
import type { OfficeSettings, Service } from '#protocol/office.ts';
import type { AbsentTicket, CounterView } from '#protocol/views.ts';
import type { OfficerId, ServiceId, TicketId } from '#protocol/vocabulary.ts';
import type { Visit } from './visit-plan.ts';

/** What a simulated officer knows besides the counter's view. */
export type OfficerSituation = {
  readonly displayName: string;
  /** Null before the first sign-in of this program. */
  readonly officerId: OfficerId | null;
  readonly office: Pick<OfficeSettings, 'counters' | 'services'>;
  /** The names of all simulated officers. */
  readonly crew: ReadonlySet<string>;
  readonly visitOf: (ticketId: TicketId) => Visit;
  /** Pause between two citizens. */
  readonly breathMs: number;
  /** Those whom this officer let go and expects back, and in how long. */
  readonly expected: readonly { readonly ticketId: TicketId; readonly inMs: number }[];
  /** This officer would like a short rest. */
  readonly wantsBreak: boolean;
  readonly breakMs: number;
  /** Whether all citizens of the crowd have taken their numbers, and the revision of the last of them. */
  readonly arrivals: { readonly isOver: boolean; readonly lastRevision: number };
  /** The crowd was told to stop: end what is begun, begin nothing. */
  readonly isStopping: boolean;
};

/** What an officer does next. `act` waits `afterMs` first and is checked again after that. */
export type OfficerStep =
  | { readonly kind: 'signIn' }
  | { readonly kind: 'act'; readonly act: OfficerAct; readonly afterMs: number }
  /** Nothing to do until the view changes, or `forMs` have passed. */
  | { readonly kind: 'watch'; readonly forMs: number }
  /** A person sits at this counter: it is theirs. */
  | { readonly kind: 'leave' }
  | { readonly kind: 'goHome' };

export type OfficerAct =
  | { readonly command: 'signOut' }
  | { readonly command: 'callNext' }
  | { readonly command: 'pauseCounter' | 'resumeCounter' }
  | { readonly command: 'recall'; readonly ticketId: TicketId; readonly seenCallCount: number }
  | { readonly command: 'park'; readonly ticketId: TicketId; readonly paperIndexes: readonly number[] }
  | { readonly command: 'transfer'; readonly ticketId: TicketId; readonly serviceId: ServiceId }
  | {
      readonly command: 'startService' | 'finish' | 'markMissed' | 'resume' | 'reinstate';
      readonly ticketId: TicketId;
    };

const LONGEST_WATCH_MS = 60_000;

const act = (step: OfficerAct, afterMs: number): OfficerStep => ({ kind: 'act', act: step, afterMs });

/** Decides from the newest view alone, so that a lost answer, a reconnect or another hand at the counter heals itself. */
export function nextOfficerStep(view: CounterView, situation: OfficerSituation): OfficerStep {
  const { displayName, officerId } = situation;
  const isDone = isWorkDone(view, situation);
  if (view.officer === null) return isDone ? { kind: 'goHome' } : { kind: 'signIn' };
  const isMine =
    officerId === null ? view.officer.displayName === displayName : view.officer.officerId === officerId;
  if (!isMine) return { kind: 'leave' };
  if (officerId === null) return { kind: 'signIn' };
  if (view.current !== null) return stepWithTicket(view, view.current, situation);
  return isDone ? act({ command: 'signOut' }, 0) : stepBetweenTickets(view, situation);
}

function isWorkDone(view: CounterView, situation: OfficerSituation): boolean {
  if (view.current !== null) return false;
  const back = comingBack(view, situation);
  if (situation.isStopping) return !back.some(({ ticket }) => ticket.kind === 'parked');
  const { arrivals, crew } = situation;
  const hasEveryoneCome = arrivals.isOver && view.revision >= arrivals.lastRevision;
  // What a colleague holds may be sent here yet.
  const isColleagueBusy = view.colleagues.some(
    ({ officerName, ticket }) => ticket !== null && officerName !== null && crew.has(officerName),
  );
  return hasEveryoneCome && view.waitingForCounter === 0 && back.length === 0 && !isColleagueBusy;
}

/** Those this officer expects back who are still away, the soonest first. */
function comingBack(
  view: CounterView,
  { expected }: OfficerSituation,
): readonly { readonly ticket: AbsentTicket; readonly inMs: number }[] {
  return expected
    .flatMap(({ ticketId, inMs }) => {
      const ticket = view.absent.find((absent) => absent.ticketId === ticketId);
      return ticket === undefined ? [] : [{ ticket, inMs }];
    })
    .sort((a, b) => a.inMs - b.inMs);
}

function stepBetweenTickets(view: CounterView, situation: OfficerSituation): OfficerStep {
  const { arrivals, breakMs, breathMs, isStopping, wantsBreak } = situation;
  const back = comingBack(view, situation);
  const due = back.find(({ inMs, ticket }) => (isStopping ? ticket.kind === 'parked' : inMs <= 0));
  if (due !== undefined) {
    const { kind, ticketId } = due.ticket;
    return act({ command: kind === 'parked' ? 'resume' : 'reinstate', ticketId }, isStopping ? 0 : breathMs);
  }
  if (view.paused !== null) return act({ command: 'resumeCounter' }, breakMs);
  const isSomeoneWaiting = view.allowed.callNext === null && view.waitingForCounter > 0;
  if (isSomeoneWaiting && wantsBreak && !arrivals.isOver) return act({ command: 'pauseCounter' }, breathMs);
  if (isSomeoneWaiting) return act({ command: 'callNext' }, breathMs);
  return { kind: 'watch', forMs: Math.min(LONGEST_WATCH_MS, back[0]?.inMs ?? LONGEST_WATCH_MS) };
}

function stepWithTicket(
  view: CounterView,
  { callCount, recallFrom, status, ticketId }: NonNullable<CounterView['current']>,
  situation: OfficerSituation,
): OfficerStep {
  const { isStopping } = situation;
  const visit = situation.visitOf(ticketId);
  switch (status) {
    case 'serving':
      return isStopping
        ? act({ command: 'finish', ticketId }, 0)
        : act(ending(view, ticketId, visit, situation), visit.serviceMs);
    case 'called':
      if (isStopping) return act({ command: 'markMissed', ticketId }, 0);
      if (!visit.isNoShow) return act({ command: 'startService', ticketId }, visit.walkMs);
      return callCount < visit.calls && recallFrom !== null
        ? act({ command: 'recall', ticketId, seenCallCount: callCount }, visit.patienceMs)
        : act({ command: 'markMissed', ticketId }, visit.patienceMs);
    default:
      return status satisfies never;
  }
}

function ending(
  view: CounterView,
  ticketId: TicketId,
  visit: Visit,
  { crew, office }: OfficerSituation,
): OfficerAct {
  const planned = visit.ending;
  switch (planned.kind) {
    case 'park':
      return { command: 'park', ticketId, paperIndexes: planned.paperIndexes };
    case 'transfer': {
      const { serviceId } = planned;
      // The colleague may have gone home meanwhile: then it is done here.
      const isTaken = servicesElsewhere(view, office, crew).some(
        (service) => service.serviceId === serviceId,
      );
      return isTaken ? { command: 'transfer', ticketId, serviceId } : { command: 'finish', ticketId };
    }
    case 'finish':
      return { command: 'finish', ticketId };
    default:
      return planned satisfies never;
  }
}

/** The services that this counter does not take and a simulated colleague at work does. */
export function servicesElsewhere(
  view: Pick<CounterView, 'colleagues' | 'counterId'>,
  { counters, services }: OfficerSituation['office'],
  crew: ReadonlySet<string>,
): readonly Service[] {
  const working = new Set(
    view.colleagues
      .filter(
        ({ officerName, state }) => state === 'working' && officerName !== null && crew.has(officerName),
      )
      .map(({ counterId }) => counterId),
  );
  const fieldsOf = (isWanted: (counterId: CounterView['counterId']) => boolean): ReadonlySet<string> =>
    new Set(counters.filter(({ counterId }) => isWanted(counterId)).flatMap(({ fieldIds }) => fieldIds));
  const here = fieldsOf((counterId) => counterId === view.counterId);
  const there = fieldsOf((counterId) => working.has(counterId));
  return services.filter(({ fieldId }) => there.has(fieldId) && !here.has(fieldId));
}

/** Whether two steps are the same deed, whatever their waits. */
export function isSameDeed(before: OfficerStep, now: OfficerStep): boolean {
  if (before.kind !== 'act' || now.kind !== 'act') return before.kind === now.kind;
  return JSON.stringify(before.act) === JSON.stringify(now.act);
}
