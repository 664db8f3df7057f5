import type { RoomCall } from '#protocol/views.ts';
import {
  instantMs,
  type CounterId,
  type FieldId,
  type TicketId,
  type TicketNumber,
} from '#protocol/vocabulary.ts';

/** A call as the view would give it; what a test does not name is ordinary. */
export function callOf(
  number: string,
  change: Partial<RoomCall> & { readonly calledAtMs?: number } = {},
): RoomCall {
  const { calledAtMs = 0, ...rest } = change;
  const counterNumber = rest.counterNumber ?? 3;
  return {
    ticketId: `2026-11-23/${number}` as TicketId,
    number: number as TicketNumber,
    fieldId: 'certification' as FieldId,
    counterId: String(counterNumber) as CounterId,
    counterNumber,
    callCount: 1,
    calledAt: instantMs(calledAtMs),
    status: 'called',
    isSpoken: false,
    isPriority: false,
    ...rest,
  };
}
