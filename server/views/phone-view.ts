import type { RatingForm } from '#protocol/rating.ts';
import type { PhoneView } from '#protocol/phone-view.ts';
import type {
  FieldId,
  InstantMs,
  Revision,
  ServiceId,
  TicketId,
  TicketNumber,
  TicketStatus,
} from '#protocol/vocabulary.ts';
import {
  counterOf,
  countersTaking,
  fieldOf,
  isWorking,
  liveTicket,
  serviceOf,
  type QueueDay,
} from '#server/domain/queue-day.ts';
import { aheadOf } from '#server/domain/standing.ts';
import type { Forecast } from '#server/domain/forecast.ts';
import type { LiveTicket, WaitingTicket } from '#server/domain/ticket.ts';
import { overtakingOf } from './overtaking.ts';

/** A ticket nothing more can become of, as history keeps it. */
export type EndedTicket = {
  readonly fieldId: FieldId;
  readonly serviceId: ServiceId;
  readonly issuedAt: InstantMs;
  readonly status: Extract<TicketStatus, 'finished' | 'cancelled' | 'expired' | 'missed'>;
  readonly isGivenUp: boolean;
};

/** What the live day does not know. */
export type BesideDay = {
  readonly forecast: () => Forecast;
  readonly endedTicket: (ticketId: TicketId) => EndedTicket | null;
  /** How citizens are asked. */
  readonly ratingForm: () => RatingForm;
};

const NO_TEXT = { vi: '', en: '' } as const;

/**
 * What the phone of one ticket may see: its own, and of others only how many stand before it and which were called, as the
 * hall saw. Null for a ticket that was never issued today.
 */
export function toPhoneView(
  day: QueueDay,
  ticketId: TicketId,
  at: InstantMs,
  beside: BesideDay,
): PhoneView | null {
  const { settings } = day;
  const live = liveTicket(day, ticketId);
  const ended = live === undefined ? beside.endedTicket(ticketId) : null;
  const facts = live ?? ended;
  if (facts === null) return null;
  const service = serviceOf(settings, facts.serviceId);
  // Where it waits now is that of its present service; the letter it wears may be another's.
  const waitingField = fieldOf(settings, service?.fieldId ?? facts.fieldId);
  const field = fieldOf(settings, facts.fieldId);
  return {
    revision: day.sequence as Revision,
    at,
    officeName: settings.name,
    unitName: settings.unitName,
    timeZone: settings.timeZone,
    number: ticketId.slice(day.date.length + 1) as TicketNumber,
    field: { fieldId: facts.fieldId, letter: field?.letter ?? '', name: waitingField?.name ?? NO_TEXT },
    serviceName: service?.name ?? NO_TEXT,
    furtherServices: (live?.furtherServiceIds ?? []).map(
      (serviceId) => serviceOf(settings, serviceId)?.shortName ?? NO_TEXT,
    ),
    status: facts.status,
    issuedAt: facts.issuedAt,
    queue: live?.status === 'waiting' ? queueOf(day, live, beside) : null,
    overtaking: live?.status === 'waiting' ? overtakingOf(day, live) : null,
    waitingArea: waitingField?.waitingArea ?? NO_TEXT,
    counterNumbers: countersTaking(settings, facts.serviceId).map(({ number }) => number),
    lastCalled:
      live?.status === 'waiting'
        ? (day.calls.find(({ fieldId }) => fieldId === facts.fieldId)?.number ?? null)
        : null,
    call: live === undefined ? null : callOf(day, live),
    isGivenUp: ended?.isGivenUp ?? false,
    rating: ended === null ? null : ratingOf(day, ticketId, beside),
    papers: (service?.papers ?? []).map(({ name, onlyIfNotLookedUp }) => ({ name, onlyIfNotLookedUp })),
  };
}

function queueOf(day: QueueDay, ticket: WaitingTicket, { forecast }: BesideDay): PhoneView['queue'] {
  return {
    ahead: aheadOf(day, ticket),
    range: isServed(day, ticket) ? forecast().rangeOf(ticket) : null,
  };
}

/** The last counter may have closed since the forecast was made. */
const isServed = (day: QueueDay, { serviceId, forCounterId }: WaitingTicket): boolean =>
  forCounterId === null
    ? countersTaking(day.settings, serviceId).some(({ counterId }) => isWorking(day.counters.get(counterId)))
    : isWorking(day.counters.get(forCounterId));

function ratingOf(day: QueueDay, ticketId: TicketId, { ratingForm }: BesideDay): PhoneView['rating'] {
  if (day.rated.has(ticketId)) return 'given';
  return day.served.has(ticketId) ? ratingForm() : null;
}

function callOf(day: QueueDay, ticket: LiveTicket): PhoneView['call'] {
  if (ticket.status === 'waiting' || ticket.status === 'parked') return null;
  const counter = counterOf(day.settings, ticket.counterId);
  if (counter === undefined) return null;
  const calledAt = ticket.status === 'missed' ? ticket.since : ticket.calledAt;
  return { counterNumber: counter.number, place: counter.place, calledAt };
}
