/** What the log says became of a ticket, and of a counter: the auditor's own books. */
import type { Period, Call } from '#protocol/views.ts';
import type { PauseReason, UndoableDeed } from '#protocol/officer-words.ts';
import type {
  CounterId,
  DeviceId,
  FieldId,
  InstantMs,
  OfficerId,
  PriorityId,
  ServiceId,
  TicketId,
  TicketNumber,
  TicketStatus,
} from '#protocol/vocabulary.ts';

/** `order` is the sequence of the event that gave the place; those at the front stand before the others. */
export type Place = { readonly isFront: boolean; readonly order: number; readonly since: InstantMs };

export type Stretch = Pick<Period, 'kind' | 'from' | 'serviceId'>;

/** Immutable: a later event makes the next one, so that what an undo brings back is simply kept. */
export type Fate = {
  readonly ticketId: TicketId;
  readonly number: TicketNumber;
  /** Whose letter the number wears. */
  readonly fieldId: FieldId;
  /** The device that gave it out; null for somebody served without a number. */
  readonly kioskId: DeviceId | null;
  readonly arrival: number;
  readonly issuedAt: InstantMs;
  readonly status: TicketStatus;
  /** What it is here for now. */
  readonly serviceId: ServiceId;
  readonly addedServiceIds: readonly ServiceId[];
  /** What its citizen said it is for besides. */
  readonly wishes: readonly ServiceId[];
  readonly priorityId: PriorityId | null;
  /** Its place in the line; the last one while it does not wait. */
  readonly place: Place;
  /** The one counter that it waits for; null = any that takes the service. */
  readonly forCounterId: CounterId | null;
  /** Where it was last called to or served; null before. */
  readonly counterId: CounterId | null;
  readonly callCount: number;
  readonly calledAt: InstantMs | null;
  readonly servingSince: InstantMs | null;
  /** How often a priority ticket really passed it. An undo does not undo that. */
  readonly passes: number;
  readonly returnsTo: { readonly counterId: CounterId; readonly serviceId: ServiceId } | null;
  readonly notes: readonly string[];
  readonly missingPapers: readonly { readonly name: string; readonly isReceived: boolean }[];
  readonly stretches: readonly Stretch[];
  /** Its newest call as the hall should show it; null before. */
  readonly hall: Pick<Call, 'counterId' | 'callCount' | 'calledAt' | 'status'> | null;
  /** Sequence of the last event that named it. */
  readonly touched: number;
};

/** A counter's page, kept up as events come. */
export type CounterPage = {
  readonly counterId: CounterId;
  officerId: OfficerId | null;
  isSupervisor: boolean;
  paused: { readonly reason: PauseReason; readonly since: InstantMs } | null;
  helpAskedAt: InstantMs | null;
  ticketId: TicketId | null;
  finished: number;
  missed: number;
  /** Of services that can be believed, with the event that ended each. */
  serviceTimes: readonly { readonly sequence: number; readonly ms: number }[];
  /** The last deed here, while nothing else has happened, when it is of a kind that can be taken back. */
  lastDeed: {
    readonly sequence: number;
    readonly at: InstantMs;
    readonly deed: UndoableDeed;
    readonly before: Fate;
  } | null;
};
