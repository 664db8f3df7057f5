/** The hall at one moment as a look ahead needs it: who waits where, who is at which counter, and who is still to come. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterId, FieldId, InstantMs, PriorityId, ServiceId, TicketId } from '#protocol/vocabulary.ts';
import { emptyLine, join, type ForecastCounter, type ForecastLine, type Waiter } from './forecast-lines.ts';
import {
  counterLineOf,
  fieldOf,
  lineOf,
  membersOf,
  priorityClassOf,
  takesService,
  type Line,
  type QueueDay,
} from './queue-day.ts';
import type { TicketAtCounter, WaitingTicket } from './ticket.ts';

/** Who comes is taken from who came in this time. */
const ARRIVALS_WINDOW_MS = 30 * 60_000;
/** A day that has only begun, or whose clock stands still, says nothing of how fast people come: never one after none. */
const SHORTEST_WINDOW_MS = 5 * 60_000;

/** The place of one who would come now: services that the same working counters take share it. */
export type Newcomer = {
  readonly fieldId: FieldId;
  /** Any of the services that share this place. */
  readonly service: number;
  /** Of the priority class; 0 = ordinary. */
  readonly weight: number;
};

/** What a counter that serves is doing at the moment of the forecast. */
export type AtWork =
  | { readonly kind: 'serving'; readonly service: number; readonly elapsedMs: number }
  /** Free, since so long; 0 when it called nobody yet. */
  | { readonly kind: 'between'; readonly elapsedMs: number }
  /** Its officer has gone for a while, so long ago. */
  | { readonly kind: 'paused'; readonly elapsedMs: number };

export type HallCounter = {
  readonly counterId: CounterId;
  readonly atWork: AtWork;
  readonly takes: readonly boolean[];
  readonly fields: readonly { readonly fieldId: FieldId; readonly rank: number }[];
};

/** One like those who came of late, who might be called before a newcomer. */
export type Comer = { readonly service: number; readonly fieldId: FieldId; readonly weight: number };

export type Hall = {
  readonly day: QueueDay;
  readonly at: InstantMs;
  /** Those where an officer is signed in, in the order of the settings. */
  readonly counters: readonly HallCounter[];
  readonly newcomers: readonly Newcomer[];
  /** By service and weight: the index of its newcomer, where it has one. */
  readonly newcomerOf: ReadonlyMap<string, number>;
  readonly comers: { readonly everyMs: number; readonly kinds: readonly Comer[] };
  /** The tickets that wait, as they were when the hall was looked at; waiters point here. */
  readonly tickets: readonly WaitingTicket[];
  /** All who wait, in the order of their places in each line; copied for each look ahead. */
  readonly waiting: {
    readonly byField: ReadonlyMap<FieldId, readonly Waiter[]>;
    readonly byCounter: readonly (readonly Waiter[])[];
  };
};

/** The lines of one look ahead: made for it and spent by it. */
export type HallLines = {
  readonly byField: ReadonlyMap<FieldId, ForecastLine>;
  readonly counters: readonly ForecastCounter[];
};

export const newcomerKey = (serviceId: ServiceId, weight: number): string => `${serviceId} ${String(weight)}`;

/** 0 for an ordinary ticket. */
export const weightOf = (settings: OfficeSettings, priorityId: PriorityId | null): number =>
  priorityId === null ? 0 : Math.max(1, priorityClassOf(settings, priorityId)?.weight ?? 1);

export function hallOf(day: QueueDay, at: InstantMs): Hall {
  const { settings } = day;
  const indexOf = serviceIndexes(settings);
  const manned = settings.counters.filter(
    ({ counterId, kind }) => kind === 'service' && day.counters.get(counterId)?.officer != null,
  );
  const lastEnds = new Map(day.visits.map(({ counterId, endedAt }) => [counterId, endedAt]));
  const counters = manned.map((counter): HallCounter => {
    const { counterId, fieldIds, secondaryFieldIds } = counter;
    const state = day.counters.get(counterId);
    const ticketId = state?.ticketId ?? null;
    const held = ticketId === null ? undefined : day.held.get(ticketId);
    return {
      counterId,
      atWork: atWork(at, state?.paused?.since ?? null, held, lastEnds.get(counterId), indexOf),
      takes: settings.services.map(({ serviceId }) => takesService(settings, counter, serviceId)),
      fields: fieldIds.map((fieldId) => ({ fieldId, rank: secondaryFieldIds.indexOf(fieldId) + 1 })),
    };
  });
  return {
    day,
    at,
    counters,
    ...newcomersOf(settings, counters),
    comers: comersOf(day, at, counters, indexOf),
    ...waitingIn(day, counters, indexOf),
  };
}

const serviceIndexes = (settings: OfficeSettings): ReadonlyMap<ServiceId, number> =>
  new Map(settings.services.map(({ serviceId }, index) => [serviceId, index]));

function atWork(
  at: InstantMs,
  pausedSince: InstantMs | null,
  held: TicketAtCounter | undefined,
  lastEnd: InstantMs | undefined,
  indexOf: ReadonlyMap<ServiceId, number>,
): AtWork {
  if (pausedSince !== null) return { kind: 'paused', elapsedMs: Math.max(0, at - pausedSince) };
  if (held === undefined) {
    return { kind: 'between', elapsedMs: lastEnd === undefined ? 0 : Math.max(0, at - lastEnd) };
  }
  const calledAt = held.periods.findLast(({ kind }) => kind === 'called')?.from ?? held.issuedAt;
  return {
    kind: 'serving',
    service: indexOf.get(held.serviceId) ?? -1,
    elapsedMs: Math.max(0, at - calledAt),
  };
}

/** One newcomer for all services that the same counters take, and for each weight that a class has. */
function newcomersOf(
  settings: OfficeSettings,
  counters: readonly HallCounter[],
): Pick<Hall, 'newcomers' | 'newcomerOf'> {
  const weights = [
    ...new Set([0, ...settings.rules.priorityClasses.map(({ weight }) => Math.max(1, weight))]),
  ];
  const newcomers: Newcomer[] = [];
  const newcomerOf = new Map<string, number>();
  const known = new Map<string, number>();
  for (const [service, { serviceId, fieldId }] of settings.services.entries()) {
    const takers = counters.filter(
      ({ takes, atWork }) => takes[service] === true && atWork.kind !== 'paused',
    );
    if (takers.length === 0) continue;
    for (const weight of weights) {
      const place = [fieldId, weight, ...takers.map(({ counterId }) => counterId)].join(' ');
      const index = known.get(place) ?? newcomers.push({ fieldId, service, weight }) - 1;
      known.set(place, index);
      newcomerOf.set(newcomerKey(serviceId, weight), index);
    }
  }
  return { newcomers, newcomerOf };
}

/**
 * Those who came of late and whose like may be called before a newcomer who is already there: people of a priority class,
 * and where a counter has secondary fields, anybody.
 */
function comersOf(
  day: QueueDay,
  at: InstantMs,
  counters: readonly HallCounter[],
  indexOf: ReadonlyMap<ServiceId, number>,
): Hall['comers'] {
  const { settings } = day;
  const windowMs = Math.max(SHORTEST_WINDOW_MS, Math.min(ARRIVALS_WINDOW_MS, at - day.openedAt));
  const hasSecondary = counters.some(({ fields }) => fields.some(({ rank }) => rank > 0));
  const mayPass = (fieldId: FieldId, weight: number): boolean =>
    hasSecondary ||
    (weight > 0 && (fieldOf(settings, fieldId)?.policy ?? settings.rules.policy).kind !== 'first_come');
  const seen = new Set<TicketId>();
  const kinds: Comer[] = [];
  const see = (
    ticketId: TicketId,
    serviceId: ServiceId,
    priorityId: PriorityId | null,
    cameAt: number,
  ): void => {
    const service = indexOf.get(serviceId);
    const fieldId = settings.services[service ?? -1]?.fieldId;
    if (service === undefined || fieldId === undefined || cameAt < at - windowMs || seen.has(ticketId))
      return;
    seen.add(ticketId);
    const weight = weightOf(settings, priorityId);
    if (mayPass(fieldId, weight)) kinds.push({ service, fieldId, weight });
  };
  for (const { ticketId, serviceId, priorityId, calledAt, waitedMs } of day.visits) {
    see(ticketId, serviceId, priorityId, calledAt - waitedMs);
  }
  for (const line of [...day.lines.values(), ...day.counterLines.values()]) {
    for (const lane of [line.priority, line.ordinary]) {
      for (const { ticketId, serviceId, priorityId, issuedAt } of lane) {
        see(ticketId, serviceId, priorityId, issuedAt);
      }
    }
  }
  for (const { ticketId, serviceId, priorityId, issuedAt } of day.held.values()) {
    see(ticketId, serviceId, priorityId, issuedAt);
  }
  return { everyMs: kinds.length === 0 ? Infinity : windowMs / kinds.length, kinds };
}

function waitingIn(
  day: QueueDay,
  counters: readonly HallCounter[],
  indexOf: ReadonlyMap<ServiceId, number>,
): Pick<Hall, 'waiting' | 'tickets'> {
  const { settings } = day;
  const tickets: WaitingTicket[] = [];
  const waiterOf = (ticket: WaitingTicket): Waiter => ({
    ticketId: ticket.ticketId,
    service: indexOf.get(ticket.serviceId) ?? -1,
    weight: weightOf(settings, ticket.priorityId),
    isFront: ticket.place.isFront,
    order: ticket.place.order,
    since: ticket.place.since,
    freshUntil: ticket.periods.length === 1 ? ticket.issuedAt + settings.rules.walkingMs : -Infinity,
    newcomer: -1,
    ticket: tickets.push(ticket) - 1,
    overtaken: ticket.overtaken,
    isGone: false,
  });
  const waitersOf = (line: Line): readonly Waiter[] => membersOf(line).map(waiterOf);
  const byField = new Map(settings.fields.map(({ fieldId }) => [fieldId, waitersOf(lineOf(day, fieldId))]));
  const byCounter = counters.map(({ counterId }) => waitersOf(counterLineOf(day, counterId)));
  return { tickets, waiting: { byField, byCounter } };
}

/** Fresh lines of the hall, with the newcomers at the end of theirs where they are asked for. */
export function linesOf(hall: Hall, withNewcomers: boolean): HallLines {
  const { day, at, waiting } = hall;
  const { settings } = day;
  const fill = (line: ForecastLine, waiters: readonly Waiter[]): ForecastLine => {
    for (const waiter of waiters) join(line, { ...waiter });
    return line;
  };
  const byField = new Map(
    settings.fields.map(({ fieldId, policy }) => {
      const line = emptyLine(policy ?? settings.rules.policy, day.ordinarySincePriority.get(fieldId) ?? 0);
      return [fieldId, fill(line, waiting.byField.get(fieldId) ?? [])];
    }),
  );
  if (withNewcomers) {
    for (const [newcomer, { fieldId, service, weight }] of hall.newcomers.entries()) {
      const line = byField.get(fieldId);
      if (line !== undefined)
        join(line, { ...comer(settings, service, weight, at, day.sequence + 1 + newcomer), newcomer });
    }
  }
  const counters = hall.counters.map(({ takes, fields }, index): ForecastCounter => {
    const own = fill(emptyLine(settings.rules.policy, 0), waiting.byCounter[index] ?? []);
    const lines = fields.flatMap(({ fieldId, rank }) => {
      const line = byField.get(fieldId);
      return line === undefined ? [] : [{ line, rank }];
    });
    return { own, lines: [{ line: own, rank: 0 }, ...lines], takes };
  });
  return { byField, counters };
}

/** One who has just taken a number. */
export const comer = (
  settings: OfficeSettings,
  service: number,
  weight: number,
  at: number,
  order: number,
): Waiter => ({
  ticketId: null,
  service,
  weight,
  isFront: false,
  order,
  since: at,
  freshUntil: at + settings.rules.walkingMs,
  newcomer: -1,
  ticket: -1,
  overtaken: 0,
  isGone: false,
});
