/** The steps that several events of a ticket share. */
import type { UndoableDeed } from '#protocol/officer-words.ts';
import type { ReturnPlace } from '#protocol/queue-rules.ts';
import {
  durationMs,
  type CounterId,
  type InstantMs,
  type OfficerId,
  type TicketId,
} from '#protocol/vocabulary.ts';
import { counterNumberOf, withoutTicket, withVisit } from './day-changes.ts';
import type { CounterState, QueueDay, Undoable, Visit } from './queue-day.ts';
import {
  factsOf,
  nextPeriod,
  type LiveTicket,
  type MissedTicket,
  type Place,
  type TicketAtCounter,
  type TicketFacts,
  type WaitingTicket,
} from './ticket.ts';

/** What a step needs to know of its event. */
export type Happening = {
  readonly sequence: number;
  readonly at: InstantMs;
  readonly counterId: CounterId;
  readonly ticketId: TicketId;
};

export const undoable = (deed: UndoableDeed, before: LiveTicket, { sequence, at }: Happening): Undoable => ({
  deed,
  before,
  sequence,
  at,
});

export const officerNameAt = (day: QueueDay, counterId: CounterId): string | null =>
  day.counters.get(counterId)?.officer?.displayName ?? null;

export const atCounterPeriod = (
  day: QueueDay,
  ticket: LiveTicket,
  { at, counterId }: Happening & { readonly officerId: OfficerId },
  kind: 'called' | 'serving',
): TicketFacts['periods'] =>
  nextPeriod(ticket.periods, at, {
    kind,
    serviceId: ticket.serviceId,
    counterNumber: counterNumberOf(day, counterId),
    officerName: officerNameAt(day, counterId),
  });

export const awayPeriod = (
  day: QueueDay,
  ticket: TicketFacts,
  counterId: CounterId,
  kind: 'parked' | 'missed',
): Parameters<typeof nextPeriod>[2] => ({
  kind,
  serviceId: ticket.serviceId,
  counterNumber: counterNumberOf(day, counterId),
  officerName: officerNameAt(day, counterId),
});

export const missedOf = (
  day: QueueDay,
  ticket: TicketAtCounter,
  { at, counterId, sequence }: Happening,
): MissedTicket => ({
  ...factsOf(ticket),
  status: 'missed',
  counterId,
  officerName: officerNameAt(day, counterId) ?? '',
  since: at,
  callCount: ticket.callCount,
  revision: sequence,
  periods: nextPeriod(ticket.periods, at, awayPeriod(day, ticket, counterId, 'missed')),
});

export function waitingAgain(
  ticket: LiveTicket,
  { at, sequence }: Pick<Happening, 'at' | 'sequence'>,
  where: Pick<WaitingTicket, 'serviceId' | 'forCounterId' | 'place'>,
): WaitingTicket {
  return {
    ...factsOf(ticket),
    ...where,
    // What it now waits for is no further service any more.
    addedServiceIds: ticket.addedServiceIds.filter((serviceId) => serviceId !== where.serviceId),
    furtherServiceIds: ticket.furtherServiceIds.filter((serviceId) => serviceId !== where.serviceId),
    status: 'waiting',
    revision: sequence,
    periods: nextPeriod(ticket.periods, at, {
      kind: 'waiting',
      serviceId: where.serviceId,
      counterNumber: null,
      officerName: null,
    }),
  };
}

export function placeOnReturn(
  ticket: TicketFacts,
  place: ReturnPlace,
  { at, sequence }: Pick<Happening, 'at' | 'sequence'>,
): Place {
  switch (place) {
    case 'front':
      return { isFront: true, order: sequence, since: at };
    case 'original':
      return { isFront: false, order: ticket.arrival, since: ticket.issuedAt };
    case 'end':
      return { isFront: false, order: sequence, since: at };
    default:
      return place satisfies never;
  }
}

/** The day without the ticket at its counter, the stay there remembered. */
export function leftCounter(
  day: QueueDay,
  ticket: TicketAtCounter,
  { sequence, at, counterId }: Happening,
  outcome: Visit['outcome'],
): QueueDay {
  return withVisit(withoutTicket(day, ticket), {
    sequence,
    ticketId: ticket.ticketId,
    serviceId: ticket.serviceId,
    counterId,
    priorityId: ticket.priorityId,
    waitedMs: ticket.reason.waitedMs,
    calledAt: cameHere(ticket, counterNumberOf(day, counterId)),
    endedAt: at,
    outcome,
  });
}

/** When the stay at this counter began: with the first call, however often the number was called again. */
function cameHere({ periods, issuedAt }: TicketAtCounter, counterNumber: number): InstantMs {
  const before = periods.findLastIndex(
    (period) =>
      (period.kind !== 'called' && period.kind !== 'serving') || period.counterNumber !== counterNumber,
  );
  return periods[before + 1]?.from ?? issuedAt;
}

export function withServiceTime(
  day: QueueDay,
  counter: CounterState,
  ticket: TicketAtCounter,
  { at, sequence }: Happening,
): CounterState['serviceTimes'] {
  const servedMs = ticket.status === 'serving' ? at - ticket.servingSince : 0;
  if (servedMs > day.settings.rules.longestServiceMs) return counter.serviceTimes;
  return [...counter.serviceTimes, { sequence, ms: durationMs(servedMs) }];
}
