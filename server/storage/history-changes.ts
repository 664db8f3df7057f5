/** What the history of tickets and counters is made of, change by change. */
import type { CancelReason, MoveReason, ParkReason } from '#protocol/officer-words.ts';
import type { RatingReason, RatingScale, RatingScore, RatingSource } from '#protocol/rating.ts';
import type { Period } from '#protocol/views.ts';
import type {
  BusinessDate,
  CounterId,
  DeviceId,
  DurationMs,
  FieldId,
  InstantMs,
  OfficerId,
  PriorityId,
  ServiceId,
  TicketId,
} from '#protocol/vocabulary.ts';
import type { ServiceDone } from '#server/domain/commands.ts';

export type PeriodKind = Period['kind'];

/** The beginning of a ticket. */
export type NewTicket = {
  readonly ticketId: TicketId;
  readonly fieldId: FieldId;
  readonly serviceId: ServiceId;
  readonly source: 'kiosk' | 'counter' | 'roll' | 'phone' | 'walk_in';
  readonly priorityId: PriorityId | null;
  readonly issuedAt: InstantMs;
  /** Minutes. */
  readonly told: { readonly from: number; readonly to: number } | null;
};

/** How a ticket may end. A missed one whose citizen never came back ends with its day. */
export type TicketEnding = 'finished' | 'cancelled' | 'expired' | 'missed';

/** What ended a stretch; `went_on`: the service was over, and the ticket waits for the next one or goes back to where it was lent from. */
export type PeriodEnd =
  | 'called'
  | 'started'
  | 'finished'
  | 'went_on'
  | 'missed'
  | 'parked'
  | 'reinstated'
  | 'resumed'
  | 'transferred'
  | 'cancelled'
  | 'given_up'
  | 'taken_over'
  | 'ended_for_colleague'
  | 'moved_at_desk'
  | 'expired'
  | 'day_closed';

export type EndedPeriod = {
  readonly ticketId: TicketId;
  readonly ordinal: number;
  readonly kind: PeriodKind;
  readonly from: InstantMs;
  readonly to: InstantMs;
  readonly serviceId: ServiceId;
  readonly counterId: CounterId | null;
  readonly officerId: OfficerId | null;
  readonly isReliable: boolean;
  readonly endedBy: PeriodEnd;
  readonly reason: ParkReason | CancelReason | MoveReason | null;
};

export type HistoryChange =
  | ({ readonly change: 'ticketBegun' } & NewTicket)
  | { readonly change: 'recalled'; readonly ticketId: TicketId }
  | {
      readonly change: 'priorityGranted';
      readonly ticketId: TicketId;
      readonly priorityId: PriorityId | null;
    }
  /** Its figures are added up from its periods, which are all there by now. */
  | {
      readonly change: 'ticketEnded';
      readonly ticketId: TicketId;
      readonly ending: TicketEnding;
      readonly at: InstantMs;
      readonly overtaken: number;
      /** By its citizen. */
      readonly isGivenUp: boolean;
    }
  | { readonly change: 'ticketReopened'; readonly ticketId: TicketId }
  | ({ readonly change: 'periodEnded' } & EndedPeriod)
  | { readonly change: 'periodTakenBack'; readonly ticketId: TicketId; readonly ordinal: number }
  /** Null for a paper that an officer typed. */
  | {
      readonly change: 'papersMissing';
      readonly ticketId: TicketId;
      readonly ordinal: number;
      readonly names: readonly (string | null)[];
    }
  | {
      readonly change: 'stretchBegun';
      readonly date: BusinessDate;
      readonly counterId: CounterId;
      readonly sequence: number;
      readonly officerId: OfficerId;
      readonly state: 'open' | 'paused';
      readonly from: InstantMs;
    }
  /** The open one of the counter, if it has one. */
  | {
      readonly change: 'stretchEnded';
      readonly date: BusinessDate;
      readonly counterId: CounterId;
      readonly to: InstantMs;
      readonly isReliable: boolean;
    }
  | {
      readonly change: 'servicesDone';
      readonly ticketId: TicketId;
      readonly sequence: number;
      readonly counterId: CounterId;
      readonly officerId: OfficerId;
      readonly done: readonly ServiceDone[];
    }
  | { readonly change: 'servicesTakenBack'; readonly ticketId: TicketId; readonly sequence: number }
  | {
      readonly change: 'rated';
      readonly ticketId: TicketId;
      readonly at: InstantMs;
      readonly score: RatingScore;
      readonly scale: RatingScale;
      readonly reasons: readonly RatingReason[];
      readonly source: RatingSource;
      readonly deviceId: DeviceId | null;
      readonly sinceFinishMs: DurationMs | null;
      readonly serviceId: ServiceId;
      readonly counterId: CounterId;
      readonly officerId: OfficerId;
    }
  | {
      readonly change: 'ratingExplained';
      readonly ticketId: TicketId;
      readonly reasons: readonly RatingReason[];
    };
