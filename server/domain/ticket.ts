/** A ticket that is still somebody's turn to come: one type per status, so that no state without its facts exists. */
import type { CallReason, Period } from '#protocol/views.ts';
import type {
  CounterId,
  FieldId,
  InstantMs,
  OfficerId,
  ServiceId,
  TicketId,
  TicketNumber,
} from '#protocol/vocabulary.ts';

type TicketFacts = {
  readonly ticketId: TicketId;
  readonly number: TicketNumber;
  readonly fieldId: FieldId;
  readonly serviceId: ServiceId;
  readonly issuedAt: InstantMs;
  /** Sequence of the event that issued it: the order of arrival, whatever the clock did. */
  readonly arrival: number;
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

export type WaitingTicket = TicketFacts & { readonly status: 'waiting' };
export type CalledTicket = TicketFacts & AtCounter & { readonly status: 'called' };
export type ServingTicket = TicketFacts &
  AtCounter & { readonly status: 'serving'; readonly servingSince: InstantMs };

/** Waiting, called or being served; every other status leaves the live day. */
export type OpenTicket = WaitingTicket | CalledTicket | ServingTicket;
export type TicketAtCounter = CalledTicket | ServingTicket;

/** The largest number of a series: three digits are what paper, hall and voice are made for. */
export const LAST_NUMBER_OF_SERIES = 999;

/** `H` and 9 → `H009`. */
export function ticketNumber(letter: string, ordinal: number): TicketNumber {
  return `${letter}${String(ordinal).padStart(3, '0')}` as TicketNumber;
}

/** Closes the open period at `at` and begins the next one. */
export function nextPeriod(
  periods: readonly Period[],
  at: InstantMs,
  next: Pick<Period, 'kind' | 'counterNumber'>,
): readonly Period[] {
  return [
    ...periods.map((period) => (period.to === null ? { ...period, to: at } : period)),
    { ...next, from: at, to: null },
  ];
}
