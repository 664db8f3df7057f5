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
import type { FieldId } from '#protocol/vocabulary.ts';
import type { WaitingTicket } from './ticket.ts';

/** What puts one of a line before another as they stand now: place, and under strict priority the class first. */
function orderOf(day: QueueDay, fieldId: FieldId): (one: WaitingTicket, other: WaitingTicket) => boolean {
  const policy = fieldOf(day.settings, fieldId)?.policy ?? day.settings.rules.policy;
  if (policy.kind !== 'strict') return isPlacedBefore;
  const weightOf = ({ priorityId }: WaitingTicket): number =>
    priorityClassOf(day.settings, priorityId)?.weight ?? 1;
  return (one, other) => {
    const [weight, otherWeight] = [weightOf(one), weightOf(other)];
    return weight === otherWeight ? isPlacedBefore(one, other) : weight > otherWeight;
  };
}

/**
 * How many of the same line stand before it as they stand now. Who comes later with priority may still pass it; that is
 * told when it happens, never guessed.
 */
export function aheadOf(day: QueueDay, ticket: WaitingTicket): number {
  const fieldId = lineFieldOf(day.settings, ticket);
  const line = ticket.forCounterId === null ? lineOf(day, fieldId) : counterLineOf(day, ticket.forCounterId);
  const isBefore = orderOf(day, fieldId);
  return membersOf(line).filter((other) => other.ticketId !== ticket.ticketId && isBefore(other, ticket))
    .length;
}

/** The first `most` of a field's line as they stand now. Costs what its priority lane costs, however long the line is. */
export function firstOf(day: QueueDay, fieldId: FieldId, most: number): readonly WaitingTicket[] {
  const { priority, ordinary } = lineOf(day, fieldId);
  const isBefore = orderOf(day, fieldId);
  // Each lane is kept in the order of its places; of ordinary tickets no later one can be among the first.
  return [...priority, ...ordinary.slice(0, most)]
    .sort((one, other) => (isBefore(one, other) ? -1 : 1))
    .slice(0, most);
}
