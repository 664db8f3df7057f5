/**
 * The service day of one office: the aggregate. It spans all counters and services because "one ticket per counter"
 * and "numbers are unique" do. Immutable: `evolve` makes the next one.
 */
import type { Counter, Field, OfficeSettings, Service } from '#protocol/office.ts';
import type { ClosingReason, PauseReason, UndoableDeed } from '#protocol/officer-words.ts';
import type { PriorityClass } from '#protocol/queue-rules.ts';
import type { CallRule } from '#protocol/call-reason.ts';
import type { Call, TakenAway } from '#protocol/views.ts';
import type { RatingReason, RatingScale, RatingScore, RatingSource } from '#protocol/rating.ts';
import type {
  BusinessDate,
  CitizenLanguage,
  CounterId,
  DeviceId,
  DurationMs,
  FieldId,
  InstantMs,
  OfficerId,
  PersonMark,
  PhoneMark,
  PriorityId,
  ServiceId,
  TicketId,
  TicketNumber,
} from '#protocol/vocabulary.ts';
import type { PrintJobState } from './print-jobs.ts';
import type {
  LiveTicket,
  MissedTicket,
  ParkedTicket,
  Place,
  TicketAtCounter,
  TicketFacts,
  WaitingTicket,
} from './ticket.ts';

/**
 * How many calls and visits the live day remembers; the log keeps them all. Calls for all rooms together: where sixty counters
 * call, a quiet room's last ones must not be gone with the others' newest.
 */
export const REMEMBERED_CALLS = 100;
export const REMEMBERED_VISITS = 200;
/** Half a day of the largest office: longer than anybody waits whose place others took. */
export const REMEMBERED_TURNS = 1_000;

export type OfficerAtCounter = {
  readonly officerId: OfficerId;
  readonly displayName: string;
  readonly isSupervisor: boolean;
};

/** A deed that may still be taken back, with all that it changed about its ticket. */
export type Undoable = {
  readonly sequence: number;
  readonly at: InstantMs;
  readonly deed: UndoableDeed;
  readonly before: LiveTicket;
};

export type CounterState = {
  readonly counterId: CounterId;
  /** Sequence of the last event that touched this counter. */
  readonly revision: number;
  readonly officer: OfficerAtCounter | null;
  readonly paused: { readonly reason: PauseReason; readonly since: InstantMs } | null;
  readonly helpAskedAt: InstantMs | null;
  readonly ticketId: TicketId | null;
  /** The last deed here, when it is of a kind that can be undone. */
  readonly undoable: Undoable | null;
  /** What a supervisor took out of its hands since the last deed here. */
  readonly takenAway: TakenAway | null;
  readonly finished: number;
  readonly missed: number;
  /** The ticket that was last finished here; it may have been taken up again since. */
  readonly lastFinishedId: TicketId | null;
  /** All service times of the day here that can be relied on, in the order they ended. */
  readonly serviceTimes: readonly { readonly sequence: number; readonly ms: DurationMs }[];
};

/** One stay of a ticket at a counter, from its call to its leaving: what a counter's time is spent on. */
export type Visit = {
  /** Of the event that ended it. */
  readonly sequence: number;
  readonly ticketId: TicketId;
  readonly serviceId: ServiceId;
  readonly counterId: CounterId;
  readonly priorityId: PriorityId | null;
  /** How long it had stood in its line when it was called. */
  readonly waitedMs: DurationMs;
  readonly calledAt: InstantMs;
  readonly endedAt: InstantMs;
  readonly outcome: 'finished' | 'missed' | 'parked' | 'transferred';
};

/** One call of the day, as it may be told to those who waited meanwhile. */
export type Turn = {
  /** Of the event that called it. */
  readonly sequence: number;
  readonly number: TicketNumber;
  readonly at: InstantMs;
  readonly counterNumber: number;
  /** In whose line it stood; null = in that of one counter. */
  readonly lineFieldId: FieldId | null;
  /** Where it stood there. */
  readonly place: Place;
  readonly issuedAt: InstantMs;
  readonly rule: CallRule;
  /** It had been with an officer, or called in vain, before. */
  readonly hasReturned: boolean;
};

/** A ticket whose service is over, as far as it may still be rated. */
export type ServedTicket = {
  readonly serviceId: ServiceId;
  readonly counterId: CounterId;
  readonly officerId: OfficerId;
  readonly language: CitizenLanguage;
  /** When its service ended; null where a supervisor ended for a colleague what was over nobody knows how long. */
  readonly finishedAt: InstantMs | null;
};

/** What was said of a ticket's service. */
export type GivenRating = Pick<ServedTicket, 'serviceId' | 'counterId' | 'officerId'> & {
  readonly at: InstantMs;
  readonly score: RatingScore;
  readonly scale: RatingScale;
  readonly reasons: readonly RatingReason[];
  /** Its citizen has said why. */
  readonly isExplained: boolean;
  readonly source: RatingSource;
  /** The rating screen or kiosk that took it; null for a phone. */
  readonly deviceId: DeviceId | null;
  /** How long after the end of the service; null where that is not known. */
  readonly sinceFinishMs: DurationMs | null;
};

/** Those who wait in one line, each list in the order of their places. */
export type Line = {
  readonly ordinary: readonly WaitingTicket[];
  readonly priority: readonly WaitingTicket[];
};
export const EMPTY_LINE: Line = { ordinary: [], priority: [] };

/** What a supervisor stopped: no numbers are given out for it until that time, or (null) until it is opened again. */
export type ClosedService = {
  readonly reason: ClosingReason;
  readonly since: InstantMs;
  readonly until: InstantMs | null;
};

export type QueueDay = {
  readonly date: BusinessDate;
  readonly settings: OfficeSettings;
  readonly openedAt: InstantMs;
  readonly isClosed: boolean;
  /** Sequence and time of the last event folded in. */
  readonly sequence: number;
  readonly lastAt: InstantMs;
  /** The tickets at counters: at most one each. */
  readonly held: ReadonlyMap<TicketId, TicketAtCounter>;
  /** The waiting tickets by the field of their present service. */
  readonly lines: ReadonlyMap<FieldId, Line>;
  /** Those who wait for one counter only; in no other line. */
  readonly counterLines: ReadonlyMap<CounterId, Line>;
  readonly parked: ReadonlyMap<TicketId, ParkedTicket>;
  readonly missed: ReadonlyMap<TicketId, MissedTicket>;
  /** Ordinary calls of each field's line since its last priority call. */
  readonly ordinarySincePriority: ReadonlyMap<FieldId, number>;
  /** Last number given out in each series. */
  readonly lastOrdinals: ReadonlyMap<FieldId, number>;
  /** Numbers brought so far from each paper roll: not all of them come, nor in order. */
  readonly rollOrdinals: ReadonlyMap<FieldId, ReadonlySet<number>>;
  /** Numbers given out by kiosks and to phones, for quotas. */
  readonly kioskIssues: ReadonlyMap<ServiceId, number>;
  /** The tickets given to each person, where numbers are counted by person. */
  readonly ticketsOfPersons: ReadonlyMap<PersonMark, readonly TicketId[]>;
  /** The tickets that each phone took from a poster. */
  readonly ticketsOfPhones: ReadonlyMap<PhoneMark, readonly TicketId[]>;
  /** Those that a supervisor closed at once; one whose time has come is open again, though it still stands here. */
  readonly closedServices: ReadonlyMap<ServiceId, ClosedService>;
  readonly counters: ReadonlyMap<CounterId, CounterState>;
  /** Newest first; a ticket stands here once. */
  readonly calls: readonly Call[];
  /** The newest calls, each for itself, oldest first. */
  readonly turns: readonly Turn[];
  /** Finished tickets, and by whom. */
  readonly served: ReadonlyMap<TicketId, ServedTicket>;
  /** What was said of tickets' services, in the order it was said. */
  readonly rated: ReadonlyMap<TicketId, GivenRating>;
  /** Unsettled jobs, those that staff may still want to print anew, and the newest settled ones; oldest first. */
  readonly printJobs: readonly PrintJobState[];
  /** The newest reliable visits, oldest first. */
  readonly visits: readonly Visit[];
  readonly tally: {
    readonly issued: number;
    readonly finished: number;
    readonly cancelled: number;
    readonly expired: number;
  };
};

export const serviceOf = (settings: OfficeSettings, serviceId: ServiceId): Service | undefined =>
  settings.services.find((service) => service.serviceId === serviceId);

export const fieldOf = (settings: OfficeSettings, fieldId: FieldId): Field | undefined =>
  settings.fields.find((field) => field.fieldId === fieldId);

export const counterOf = (settings: OfficeSettings, counterId: CounterId): Counter | undefined =>
  settings.counters.find((counter) => counter.counterId === counterId);

export const priorityClassOf = (
  settings: OfficeSettings,
  priorityId: PriorityId | null,
): PriorityClass | undefined =>
  priorityId === null
    ? undefined
    : settings.rules.priorityClasses.find((priority) => priority.priorityId === priorityId);

/** Whether the counter takes that service at all. */
export function takesService(settings: OfficeSettings, counter: Counter, serviceId: ServiceId): boolean {
  const fieldId = serviceOf(settings, serviceId)?.fieldId;
  return (
    fieldId !== undefined &&
    counter.fieldIds.includes(fieldId) &&
    !counter.exceptServiceIds.includes(serviceId)
  );
}

/** The counters that take a service, in the order of their numbers. */
export const countersTaking = (settings: OfficeSettings, serviceId: ServiceId): readonly Counter[] =>
  settings.counters
    .filter((counter) => counter.kind === 'service' && takesService(settings, counter, serviceId))
    .sort((a, b) => a.number - b.number);

/** What else a ticket is for beside its present service: at this counter, and at others. */
export function stillToDo(
  { settings }: QueueDay,
  counterId: CounterId,
  { addedServiceIds, furtherServiceIds }: Pick<TicketFacts, 'addedServiceIds' | 'furtherServiceIds'>,
): { readonly here: readonly ServiceId[]; readonly elsewhere: readonly ServiceId[] } {
  const counter = counterOf(settings, counterId);
  const isTaken = (serviceId: ServiceId): boolean =>
    counter !== undefined && takesService(settings, counter, serviceId);
  return {
    here: [...addedServiceIds, ...furtherServiceIds.filter(isTaken)],
    elsewhere: furtherServiceIds.filter((serviceId) => !isTaken(serviceId)),
  };
}

export const lineOf = (day: QueueDay, fieldId: FieldId): Line => day.lines.get(fieldId) ?? EMPTY_LINE;
export const counterLineOf = (day: QueueDay, counterId: CounterId): Line =>
  day.counterLines.get(counterId) ?? EMPTY_LINE;

export const lineLength = ({ ordinary, priority }: Line): number => ordinary.length + priority.length;

/** The number that follows the last one of a series; of a roll, the next that nobody has brought. */
export function nextOrdinal(day: QueueDay, fieldId: FieldId): number {
  const brought = day.rollOrdinals.get(fieldId);
  let ordinal = (day.lastOrdinals.get(fieldId) ?? 0) + 1;
  while (brought?.has(ordinal) === true) ordinal += 1;
  return ordinal;
}

/** How many wait for a field, those sent to one counter among them. */
export function waitingFor(day: QueueDay, fieldId: FieldId): number {
  let count = lineLength(lineOf(day, fieldId));
  for (const line of day.counterLines.values()) {
    for (const ticket of membersOf(line)) if (lineFieldOf(day.settings, ticket) === fieldId) count += 1;
  }
  return count;
}

export const membersOf = ({ ordinary, priority }: Line): readonly WaitingTicket[] =>
  priority.length === 0 ? ordinary : [...priority, ...ordinary];

/** All who wait, in no particular order. */
export const waitingTickets = (day: QueueDay): readonly WaitingTicket[] =>
  [...day.lines.values(), ...day.counterLines.values()].flatMap(membersOf);

/** Every ticket that something can still become of, those at counters first. */
export const liveTickets = (day: QueueDay): readonly LiveTicket[] => [
  ...day.held.values(),
  ...waitingTickets(day),
  ...day.parked.values(),
  ...day.missed.values(),
];

/** The live ticket of that id, or undefined when it has ended or never was. */
export const liveTicket = (day: QueueDay, ticketId: TicketId): LiveTicket | undefined =>
  day.held.get(ticketId) ??
  day.parked.get(ticketId) ??
  day.missed.get(ticketId) ??
  waitingTicket(day, ticketId);

/** The waiting ticket of that id, or undefined. */
export function waitingTicket(day: QueueDay, ticketId: TicketId): WaitingTicket | undefined {
  const has = (ticket: WaitingTicket): boolean => ticket.ticketId === ticketId;
  for (const lines of [day.lines, day.counterLines]) {
    for (const { ordinary, priority } of lines.values()) {
      const found = priority.find(has) ?? ordinary.find(has);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The field in whose line a ticket stands: that of its present service, whatever letter it wears. */
export const lineFieldOf = (settings: OfficeSettings, ticket: TicketFacts): FieldId =>
  serviceOf(settings, ticket.serviceId)?.fieldId ?? ticket.fieldId;

/** Signed in and not paused. */
export const isWorking = (counter: CounterState | undefined): boolean =>
  counter !== undefined && counter.officer !== null && counter.paused === null;
