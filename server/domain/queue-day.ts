/**
 * The service day of one office: the aggregate. It spans all counters and services because "one ticket per counter"
 * and "numbers are unique" do. Immutable: `evolve` makes the next one.
 */
import type { Counter, Field, OfficeSettings, Service } from '#protocol/office.ts';
import type { Call, IssuedTicket } from '#protocol/views.ts';
import type {
  BusinessDate,
  CounterId,
  DurationMs,
  FieldId,
  InstantMs,
  OfficerId,
  PrinterProblem,
  PrintJobId,
  PrintState,
  ServiceId,
  TicketId,
  TicketNumber,
} from '#protocol/vocabulary.ts';
import type { OpenTicket, TicketAtCounter, WaitingTicket } from './ticket.ts';

/** How many settled print jobs, calls and service times the live day remembers; the log keeps them all. */
export const REMEMBERED_PRINT_JOBS = 20;
export const REMEMBERED_CALLS = 12;
export const REMEMBERED_SERVICE_TIMES = 20;
export const REMEMBERED_MISSED = 3;

export type OfficerAtCounter = { readonly officerId: OfficerId; readonly displayName: string };

export type CounterState = {
  readonly counterId: CounterId;
  /** Sequence of the last event that touched this counter. */
  readonly revision: number;
  readonly officer: OfficerAtCounter | null;
  readonly ticketId: TicketId | null;
  readonly finished: number;
  readonly missed: number;
  readonly recentMissed: readonly {
    readonly number: TicketNumber;
    readonly callCount: number;
    readonly missedAt: InstantMs;
  }[];
  /** All service times of the day here, in the order they ended. */
  readonly serviceTimesMs: readonly DurationMs[];
};

export type PrintJobState = {
  readonly jobId: PrintJobId;
  readonly ticket: IssuedTicket;
  readonly state: PrintState;
  readonly problem: PrinterProblem | null;
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
  /** The waiting tickets of each field in order of arrival. */
  readonly queues: ReadonlyMap<FieldId, readonly WaitingTicket[]>;
  /** Last number given out in each series. */
  readonly lastOrdinals: ReadonlyMap<FieldId, number>;
  readonly counters: ReadonlyMap<CounterId, CounterState>;
  /** Newest first; a ticket stands here once. */
  readonly calls: readonly Call[];
  /** Unsettled jobs and the newest settled ones, oldest first. */
  readonly printJobs: readonly PrintJobState[];
  /** The newest service times of each field, oldest first. */
  readonly serviceTimesMs: ReadonlyMap<FieldId, readonly DurationMs[]>;
  readonly tally: {
    readonly issued: number;
    readonly finished: number;
    readonly missed: number;
    readonly expired: number;
  };
};

/** A print job that nothing more can happen to. */
export const isSettled = (state: PrintState): boolean => state !== 'queued' && state !== 'sending';

export const serviceOf = (settings: OfficeSettings, serviceId: ServiceId): Service | undefined =>
  settings.services.find((service) => service.serviceId === serviceId);

export const fieldOf = (settings: OfficeSettings, fieldId: FieldId): Field | undefined =>
  settings.fields.find((field) => field.fieldId === fieldId);

export const counterOf = (settings: OfficeSettings, counterId: CounterId): Counter | undefined =>
  settings.counters.find((counter) => counter.counterId === counterId);

/** The counters that serve a field, in the order of their numbers. */
export const countersServing = (settings: OfficeSettings, fieldId: FieldId): readonly Counter[] =>
  settings.counters
    .filter((counter) => counter.fieldIds.includes(fieldId))
    .sort((a, b) => a.number - b.number);

/** The waiting tickets of a field, in order of arrival. */
export const queueOf = (day: QueueDay, fieldId: FieldId): readonly WaitingTicket[] =>
  day.queues.get(fieldId) ?? [];

/** Every ticket that is still somebody's turn to come, those at counters first. */
export const openTickets = (day: QueueDay): readonly OpenTicket[] => [
  ...day.held.values(),
  ...Array.from(day.queues.values()).flat(),
];

/** The open ticket of that id, or undefined when it is closed or never was. */
export const openTicket = (day: QueueDay, ticketId: TicketId): OpenTicket | undefined =>
  day.held.get(ticketId) ?? waitingTicket(day, ticketId);

/** The waiting ticket of that id, or undefined. */
export function waitingTicket(day: QueueDay, ticketId: TicketId): WaitingTicket | undefined {
  for (const queue of day.queues.values()) {
    const found = queue.find((ticket) => ticket.ticketId === ticketId);
    if (found !== undefined) return found;
  }
  return undefined;
}
