/** Where a ticket that waits stands now: what its own phone and a paper printed anew may say. */
import { isPlacedBefore } from './counter-hall.ts';
import {
  counterLineOf,
  fieldOf,
  lineFieldOf,
  lineOf,
  membersOf,
  priorityClassOf,
  type QueueDay,
} from './queue-day.ts';
import type { WaitingTicket } from './ticket.ts';

/**
 * How many of the same line stand before it as they stand now: by place, and under strict priority by class first. Who
 * comes later with priority may still pass it; that is told when it happens, never guessed.
 */
export function aheadOf(day: QueueDay, ticket: WaitingTicket): number {
  const fieldId = lineFieldOf(day.settings, ticket);
  const line = ticket.forCounterId === null ? lineOf(day, fieldId) : counterLineOf(day, ticket.forCounterId);
  const policy = fieldOf(day.settings, fieldId)?.policy ?? day.settings.rules.policy;
  const weight = (other: WaitingTicket): number =>
    policy.kind === 'strict' ? (priorityClassOf(day.settings, other.priorityId)?.weight ?? 1) : 1;
  const own = weight(ticket);
  return membersOf(line).filter((other) => {
    if (other.ticketId === ticket.ticketId) return false;
    const theirs = weight(other);
    return theirs === own ? isPlacedBefore(other, ticket) : theirs > own;
  }).length;
}
