/** Which ticket a counter calls next. Pure; the choice always comes with its reason. */
import type { CallReason } from '#protocol/views.ts';
import type { Counter } from '#protocol/office.ts';
import { queueOf, type QueueDay } from './queue-day.ts';
import type { WaitingTicket } from './ticket.ts';

export type Choice = { readonly ticket: WaitingTicket; readonly reason: CallReason };

/**
 * The ticket that came first among those the counter serves, or null when nobody waits for it.
 * Looks only at the head of each field's queue: its cost does not grow with the number waiting.
 */
export function chooseNext(day: QueueDay, counter: Counter): Choice | null {
  const heads = counter.fieldIds.flatMap((fieldId) => queueOf(day, fieldId).slice(0, 1));
  const [first] = heads.sort((a, b) => a.arrival - b.arrival);
  if (first === undefined) return null;
  const waitingForCounter = counter.fieldIds.reduce((sum, fieldId) => sum + queueOf(day, fieldId).length, 0);
  // First come, first served overtakes nobody by construction.
  return { ticket: first, reason: { rule: 'first_come', overtook: [], waitingForCounter } };
}

/** The first `count` tickets in the order `chooseNext` would take them. */
export function upcoming(day: QueueDay, counter: Counter, count: number): readonly WaitingTicket[] {
  return counter.fieldIds
    .flatMap((fieldId) => queueOf(day, fieldId).slice(0, count))
    .sort((a, b) => a.arrival - b.arrival)
    .slice(0, count);
}
