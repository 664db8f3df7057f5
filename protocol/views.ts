/**
 * What each audience may see: whole, small, bounded, and stamped with the revision it was made from.
 * Nothing personal is in any of them but the officer's own name on the officer's own screen.
 */
import type { OfficeSettings } from '#protocol/office.ts';
import type {
  BusinessDate,
  CounterId,
  DeviceId,
  FieldId,
  InstantMs,
  OfficerId,
  PrinterProblem,
  PrintJobId,
  PrintState,
  RejectionCode,
  Revision,
  Role,
  ServiceId,
  TicketId,
  TicketNumber,
} from '#protocol/vocabulary.ts';

/** An honest range in whole minutes, rounded outward to fives; null when it cannot be known. */
export type WaitRangeMinutes = { readonly from: number; readonly to: number } | null;

/** How one field stands now. */
export type FieldLoad = {
  readonly fieldId: FieldId;
  readonly waiting: number;
  /** Range for one who would take a number now; null when no counter for it is open. */
  readonly range: WaitRangeMinutes;
  readonly openCounters: number;
};

/** What the citizen is told and the paper says: true at the moment of issue, never changed after. */
export type IssuedTicket = {
  readonly ticketId: TicketId;
  readonly number: TicketNumber;
  readonly serviceId: ServiceId;
  readonly fieldId: FieldId;
  readonly date: BusinessDate;
  readonly issuedAt: InstantMs;
  /** People before this one for the same field. */
  readonly ahead: number;
  readonly range: WaitRangeMinutes;
  /** Numbers of the counters that serve the field. */
  readonly counterNumbers: readonly number[];
  readonly printJobId: PrintJobId;
};

/** What the office knows of its ticket printer: null problem = ready; `unknown` = no agent is connected. */
export type PrinterCondition = {
  readonly problem: PrinterProblem | null;
  readonly paperNearEnd: boolean;
};

export type KioskView = {
  readonly revision: Revision;
  readonly at: InstantMs;
  readonly date: BusinessDate;
  readonly fields: readonly FieldLoad[];
  readonly printer: PrinterCondition;
  /** The newest print jobs (at most 20), so that a kiosk can follow its own paper. */
  readonly printJobs: readonly {
    readonly jobId: PrintJobId;
    readonly state: PrintState;
    readonly problem: PrinterProblem | null;
  }[];
};

/** A number that was called and where to. */
export type Call = {
  readonly ticketId: TicketId;
  readonly number: TicketNumber;
  readonly fieldId: FieldId;
  readonly counterId: CounterId;
  readonly counterNumber: number;
  /** 1 for the first call, then one more per recall. Announce when it grew. */
  readonly callCount: number;
  /** When the latest of them was made. */
  readonly calledAt: InstantMs;
  /** `called`: still awaited, gold. Others: shown in the list only. */
  readonly status: 'called' | 'serving' | 'finished' | 'missed';
};

export type DisplayView = {
  readonly revision: Revision;
  readonly at: InstantMs;
  readonly date: BusinessDate;
  /** Newest call first, at most 12; a ticket stands here once. */
  readonly calls: readonly Call[];
  readonly fields: readonly FieldLoad[];
};

/** One stretch of a ticket's day. `to` is null while it lasts. */
export type Period = {
  readonly kind: 'waiting' | 'called' | 'serving';
  readonly from: InstantMs;
  readonly to: InstantMs | null;
  readonly counterNumber: number | null;
};

/** Why this ticket and not another: the rule that chose it and whom it overtook. */
export type CallReason = {
  readonly rule: 'first_come';
  /** Tickets this counter serves that had come earlier and were passed over. */
  readonly overtook: readonly TicketNumber[];
  /** How many waited for this counter at that moment, the chosen one included. */
  readonly waitingForCounter: number;
};

/** The ticket an officer holds. */
export type CounterTicket = {
  readonly ticketId: TicketId;
  readonly number: TicketNumber;
  readonly fieldId: FieldId;
  readonly serviceId: ServiceId;
  readonly status: 'called' | 'serving';
  readonly callCount: number;
  readonly issuedAt: InstantMs;
  readonly calledAt: InstantMs;
  readonly servingSince: InstantMs | null;
  readonly periods: readonly Period[];
  readonly reason: CallReason;
  /** When a display last spoke this call, null while none has said so. */
  readonly spokenAt: InstantMs | null;
};

export type WaitingTicket = {
  readonly ticketId: TicketId;
  readonly number: TicketNumber;
  readonly fieldId: FieldId;
  readonly serviceId: ServiceId;
  readonly waitingSince: InstantMs;
};

/** The officer's commands, in the order of their keys. */
export const COUNTER_ACTIONS = [
  'callNext',
  'recall',
  'startService',
  'finish',
  'markMissed',
  'signOut',
] as const;
export type CounterAction = (typeof COUNTER_ACTIONS)[number];

export type CounterView = {
  readonly revision: Revision;
  readonly at: InstantMs;
  readonly date: BusinessDate;
  readonly counterId: CounterId;
  /** The counter's own change number, named by `callNext`. */
  readonly counterRevision: number;
  /** Null while nobody is signed in here. */
  readonly officer: { readonly officerId: OfficerId; readonly displayName: string } | null;
  readonly current: CounterTicket | null;
  /** At most five, in the order they would be called. */
  readonly next: readonly WaitingTicket[];
  readonly waitingForCounter: number;
  readonly longestWaitSince: InstantMs | null;
  /** One row per field of this counter, in the counter's order. */
  readonly fields: readonly {
    readonly fieldId: FieldId;
    readonly waiting: number;
    readonly longestWaitSince: InstantMs | null;
  }[];
  /** Last tickets marked missed at this counter, newest first, at most three. */
  readonly missed: readonly {
    readonly number: TicketNumber;
    readonly callCount: number;
    readonly missedAt: InstantMs;
  }[];
  readonly today: {
    readonly finished: number;
    readonly missed: number;
    readonly medianServiceMs: number | null;
  };
  /** null = may be done now; otherwise why not. Made by dry-running the domain, never re-derived. */
  readonly allowed: { readonly [A in CounterAction]: RejectionCode | null };
  readonly printer: PrinterCondition;
  readonly displays: {
    readonly connected: number;
    readonly muted: number;
    readonly lastSpokenAt: InstantMs | null;
  };
};

/** Everything the paper needs: facts only, no layout. */
export type TicketSlip = {
  readonly kind: 'ticket';
  readonly ticket: IssuedTicket;
  readonly officeName: string;
  readonly unitName: string;
  readonly serviceName: string;
  readonly waitingArea: string;
  readonly papers: readonly { readonly name: string; readonly onlyIfNotLookedUp: boolean }[];
  readonly timeZone: string;
};

export type PrintJob = {
  readonly jobId: PrintJobId;
  readonly state: PrintState;
  readonly createdAt: InstantMs;
  readonly slip: TicketSlip;
};

/** Jobs an agent has still to see to, oldest first, at most 50. */
export type PrinterView = {
  readonly revision: Revision;
  readonly at: InstantMs;
  readonly jobs: readonly PrintJob[];
};

export type ViewOf<R extends Role> = {
  kiosk: KioskView;
  display: DisplayView;
  counter: CounterView;
  printer: PrinterView;
}[R];

/** The first thing a client hears: who it is, what time it is, and how the office is set up. */
export type Welcome<R extends Role> = {
  readonly protocol: number;
  readonly role: R;
  readonly deviceId: DeviceId;
  readonly deviceName: string;
  /** The counter this device stands at; null for other roles. */
  readonly counterId: CounterId | null;
  readonly at: InstantMs;
  readonly office: OfficeSettings;
  readonly demonstration: boolean;
};
