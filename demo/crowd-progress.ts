/** What a crowd tells of itself while it lives. Numbers only: a simulated citizen has no name. */
import type { CounterId, RejectionCode, RefusalCode, ServiceId, TicketNumber } from '#protocol/vocabulary.ts';
import type { UnansweredReason } from './protocol-client.ts';

/** Why a simulated officer went away before the end. */
export type LeaveReason = 'a_person_sits_here' | RejectionCode | RefusalCode | UnansweredReason;

export type CrowdEvent =
  | { readonly kind: 'arrived'; readonly number: TicketNumber; readonly serviceId: ServiceId }
  | {
      readonly kind: 'turnedAway';
      readonly serviceId: ServiceId;
      readonly code: RejectionCode | RefusalCode | UnansweredReason;
    }
  | { readonly kind: 'signedIn' | 'signedOut' | 'paused' | 'unpaused'; readonly counterId: CounterId }
  | { readonly kind: 'leftCounter'; readonly counterId: CounterId; readonly reason: LeaveReason }
  | {
      readonly kind:
        | 'called'
        | 'recalled'
        | 'started'
        | 'finished'
        | 'missed'
        | 'reinstated'
        | 'parked'
        | 'resumed'
        | 'transferred';
      readonly number: TicketNumber;
      readonly counterId: CounterId;
    };

/** How a crowd ended. `served`: nobody waits any more where a simulated officer sat. */
export type CrowdOutcome = 'served' | 'stopped' | 'outOfTime';

/** Running figures; `finished` and `missed` count what simulated officers did, for whomever. Who came back is not missed. */
export type CrowdTotals = {
  readonly citizens: number;
  readonly arrived: number;
  readonly turnedAway: number;
  readonly finished: number;
  readonly missed: number;
};

export type CrowdProgress = { readonly event: CrowdEvent; readonly totals: CrowdTotals };

/** The figures after one more event. */
export function addToTotals(totals: CrowdTotals, event: CrowdEvent): CrowdTotals {
  switch (event.kind) {
    case 'arrived':
    case 'turnedAway':
    case 'finished':
    case 'missed':
      return { ...totals, [event.kind]: totals[event.kind] + 1 };
    case 'reinstated':
      return { ...totals, missed: totals.missed - 1 };
    case 'signedIn':
    case 'signedOut':
    case 'paused':
    case 'unpaused':
    case 'parked':
    case 'resumed':
    case 'transferred':
    case 'leftCounter':
    case 'called':
    case 'recalled':
    case 'started':
      return totals;
    default:
      return event satisfies never;
  }
}
