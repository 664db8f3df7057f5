/** Events at a kiosk, and the states that they lead to. */
import type { PriorityId } from '#protocol/vocabulary.ts';
import type { KioskEvent } from '../../kiosk-ui/kiosk-events.ts';
import { initialState, kioskReducer } from '../../kiosk-ui/kiosk-state.ts';
import type { KioskState } from '../../kiosk-ui/screens.ts';
import { requestId, SERVICE, ticketNumbered, viewWithPaper } from './kiosk-fixtures.ts';

export const run = (state: KioskState, ...events: readonly KioskEvent[]): KioskState =>
  events.reduce(kioskReducer, state);

export const openPapers = (atMs: number): KioskEvent => ({ type: 'openService', serviceId: SERVICE, atMs });
export const take = (name: string, atMs: number, priorityId: PriorityId | null = null): KioskEvent => ({
  type: 'takeNumber',
  serviceId: SERVICE,
  priorityId,
  requestId: requestId(name),
  atMs,
});
export const issued = (name: string, atMs: number, view = viewWithPaper('queued')): KioskEvent => ({
  type: 'pressSettled',
  requestId: requestId(name),
  outcome: { kind: 'issued', ticket: ticketNumbered(7) },
  view,
  atMs,
});

export const onPapers = run(initialState(0, null), openPapers(1_000));
export const inFlight = run(onPapers, take('press', 2_000));
export const onTicket = run(inFlight, issued('press', 3_000));
