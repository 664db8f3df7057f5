import type { DeskTicket } from '#protocol/admin-view.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import { waitingTickets, type QueueDay } from '#server/domain/queue-day.ts';
import type { LiveTicket, WaitingTicket } from '#server/domain/ticket.ts';

/** More are found by their number. */
const LONGEST_SHOWN = 12;

/** A ticket as the supervisor's desk sees it, wherever it stands. */
export const deskTicket = (ticket: LiveTicket): DeskTicket => ({
  ticketId: ticket.ticketId,
  number: ticket.number,
  fieldId: ticket.fieldId,
  serviceId: ticket.serviceId,
  priorityId: ticket.priorityId,
  status: ticket.status,
  revision: ticket.revision,
  issuedAt: ticket.issuedAt,
  since: ticket.status === 'waiting' ? ticket.place.since : (ticket.periods.at(-1)?.from ?? ticket.issuedAt),
  counterId: counterOf(ticket),
});

const counterOf = (ticket: LiveTicket): CounterId | null =>
  ticket.status === 'waiting' ? ticket.forCounterId : ticket.counterId;

/** Those who have waited longest in the whole office, the longest first. A number off a roll has waited nobody knows how long. */
export const longestWaits = (day: QueueDay): readonly DeskTicket[] =>
  waitingTickets(day)
    .filter(({ isFromRoll }) => !isFromRoll)
    .toSorted((one: WaitingTicket, other) => one.place.since - other.place.since)
    .slice(0, LONGEST_SHOWN)
    .map(deskTicket);
