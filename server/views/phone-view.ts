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
  liveTicket,
  serviceOf,
  type QueueDay,
} from '#server/domain/queue-day.ts';
import { aheadOf } from '#server/domain/standing.ts';
import type { LiveTicket } from '#server/domain/ticket.ts';

/** A ticket nothing more can become of, as history keeps it. */
export type EndedTicket = {
  readonly fieldId: FieldId;
  readonly serviceId: ServiceId;
  readonly issuedAt: InstantMs;
  readonly status: Extract<TicketStatus, 'finished' | 'cancelled' | 'expired' | 'missed'>;
};

const NO_TEXT = { vi: '', en: '' } as const;

/**
 * What the phone of one ticket may see: its own, and of others only how many stand before it. Null for a ticket that
 * was never issued today. `ended` looks up what the live day no longer knows.
 */
export function toPhoneView(
  day: QueueDay,
  ticketId: TicketId,
  at: InstantMs,
  ended: (ticketId: TicketId) => EndedTicket | null,
): PhoneView | null {
  const { settings } = day;
  const live = liveTicket(day, ticketId);
  const facts = live ?? ended(ticketId);
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
    status: facts.status,
    issuedAt: facts.issuedAt,
    queue: live?.status === 'waiting' ? { ahead: aheadOf(day, live), range: null } : null,
    waitingArea: waitingField?.waitingArea ?? NO_TEXT,
    counterNumbers: countersTaking(settings, facts.serviceId).map(({ number }) => number),
    lastCalled:
      live?.status === 'waiting'
        ? (day.calls.find(({ fieldId }) => fieldId === facts.fieldId)?.number ?? null)
        : null,
    call: live === undefined ? null : callOf(day, live),
    papers: (service?.papers ?? []).map(({ name, onlyIfNotLookedUp }) => ({ name, onlyIfNotLookedUp })),
  };
}

function callOf(day: QueueDay, ticket: LiveTicket): PhoneView['call'] {
  if (ticket.status === 'waiting' || ticket.status === 'parked') return null;
  const counter = counterOf(day.settings, ticket.counterId);
  if (counter === undefined) return null;
  const calledAt = ticket.status === 'missed' ? ticket.since : ticket.calledAt;
  return { counterNumber: counter.number, place: counter.place, calledAt };
}
