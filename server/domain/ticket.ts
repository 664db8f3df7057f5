/** A ticket of the live day: one type per status, so that no state without its facts exists. */
import type { ParkReason, ReturnTime } from '#protocol/officer-words.ts';
import type { CallReason, MissingPaper, Period, TicketNote } from '#protocol/views.ts';
import {
  MOST_SERVICES_OF_A_TICKET,
  type CitizenLanguage,
  type CounterId,
  type FieldId,
  type InstantMs,
  type OfficerId,
  type PriorityId,
  type PrintJobId,
  type ServiceId,
  type TicketId,
  type TicketNumber,
} from '#protocol/vocabulary.ts';

/** Where a lent ticket goes back to, and for what. */
export type ReturnAddress = { readonly counterId: CounterId; readonly serviceId: ServiceId };

/**
 * A place in the line. Tickets at the front come before the others; within both, the smaller `order` comes first.
 * `order` is the sequence of the event that gave the place: the arrival, unless the ticket came back to another one.
 */
export type Place = { readonly isFront: boolean; readonly order: number; readonly since: InstantMs };

export type TicketFacts = {
  readonly ticketId: TicketId;
  readonly number: TicketNumber;
  /** The field whose letter the number wears. The line it stands in is that of its present service. */
  readonly fieldId: FieldId;
  readonly serviceId: ServiceId;
  /** Done along with it, wherever it is served: added by an officer. */
  readonly addedServiceIds: readonly ServiceId[];
  /** What else the visit is for, as its citizen said: done where it is taken, else waited for next under the same number. */
  readonly furtherServiceIds: readonly ServiceId[];
  /** Given once or granted later; never touches the arrival. */
  readonly priorityId: PriorityId | null;
  readonly issuedAt: InstantMs;
  /** What its citizen chose at the kiosk: the first language of its paper. */
  readonly language: CitizenLanguage;
  /** Sequence of the event that issued it: the order of arrival, whatever the clock did. */
  readonly arrival: number;
  /** Torn off a paper roll: nobody knows when its holder came. */
  readonly isFromRoll: boolean;
  /** Sequence of the last event that changed this ticket. */
  readonly revision: number;
  /** How often priority tickets have passed it in the line. */
  readonly overtaken: number;
  readonly notes: readonly TicketNote[];
  readonly missingPapers: readonly MissingPaper[];
  readonly returnsTo: ReturnAddress | null;
  /** Every stretch of its day so far; the last one is open. */
  readonly periods: readonly Period[];
};

type AtCounter = {
  readonly counterId: CounterId;
  readonly officerId: OfficerId;
  /** 1 for the first call, one more per recall. */
  readonly callCount: number;
  /** When it was last called. */
  readonly calledAt: InstantMs;
  readonly reason: CallReason;
};

export type WaitingTicket = TicketFacts & {
  readonly status: 'waiting';
  readonly place: Place;
  /** Waits for this counter only; null = for whoever serves it. */
  readonly forCounterId: CounterId | null;
};
export type CalledTicket = TicketFacts & AtCounter & { readonly status: 'called' };
export type ServingTicket = TicketFacts &
  AtCounter & { readonly status: 'serving'; readonly servingSince: InstantMs };
/** Where it was last seen, while it is away. */
type LastSeen = {
  readonly counterId: CounterId;
  readonly officerName: string;
  readonly since: InstantMs;
};
export type ParkedTicket = TicketFacts &
  LastSeen & {
    readonly status: 'parked';
    readonly parkReason: ParkReason;
    readonly returnTime: ReturnTime | null;
  };
export type MissedTicket = TicketFacts & LastSeen & { readonly status: 'missed'; readonly callCount: number };

export type TicketAtCounter = CalledTicket | ServingTicket;
/** Away, and may come back. */
export type AbsentTicket = ParkedTicket | MissedTicket;
/** Every ticket that something can still become of. */
export type LiveTicket = WaitingTicket | TicketAtCounter | AbsentTicket;

/** Beside the one that its number was taken for. */
export const MOST_ADDED_SERVICES = MOST_SERVICES_OF_A_TICKET - 1;
/** The largest number of a series: three digits are what paper, hall and voice are made for. */
export const LAST_NUMBER_OF_SERIES = 999;

/** `H` and 9 → `H009`. */
export function ticketNumber(letter: string, ordinal: number): TicketNumber {
  return `${letter}${String(ordinal).padStart(3, '0')}` as TicketNumber;
}

/** The paper of a parking: by the sequence of its event, since the clock may stand still between two. */
export const checklistId = (ticketId: TicketId, sequence: number): PrintJobId =>
  `${ticketId}/checklist-${String(sequence)}` as PrintJobId;

/** Closes the open period at `at` and begins the next one. */
export function nextPeriod(
  periods: readonly Period[],
  at: InstantMs,
  next: Omit<Period, 'from' | 'to'>,
): readonly Period[] {
  return [
    ...periods.map((period) => (period.to === null ? { ...period, to: at } : period)),
    { ...next, from: at, to: null },
  ];
}

/** What every status has in common: the ticket without what only its present one knows. */
export const factsOf = ({
  ticketId,
  number,
  fieldId,
  serviceId,
  addedServiceIds,
  furtherServiceIds,
  priorityId,
  issuedAt,
  language,
  arrival,
  isFromRoll,
  revision,
  overtaken,
  notes,
  missingPapers,
  returnsTo,
  periods,
}: TicketFacts): TicketFacts => ({
  ticketId,
  number,
  fieldId,
  serviceId,
  addedServiceIds,
  furtherServiceIds,
  priorityId,
  issuedAt,
  language,
  arrival,
  isFromRoll,
  revision,
  overtaken,
  notes,
  missingPapers,
  returnsTo,
  periods,
});
