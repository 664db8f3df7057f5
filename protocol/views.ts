/**
 * What each audience may see: whole, small, bounded, and stamped with the revision it was made from.
 * Nothing personal is in any of them but the officer's own name on the officer's own screen.
 */
import type { CallReason } from '#protocol/call-reason.ts';
import type { ParkReason, PauseReason, ReturnTime, UndoableDeed } from '#protocol/officer-words.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { PrinterCondition, PrinterStanding } from '#protocol/printing.ts';
import type { ReturnPlace, TimeOfDay } from '#protocol/queue-rules.ts';
import type {
  BusinessDate,
  CounterId,
  DeviceId,
  DeviceRole,
  FieldId,
  InstantMs,
  Language,
  LocalizedText,
  OfficerId,
  PrinterId,
  PrinterProblem,
  PriorityId,
  PrintJobId,
  PrintState,
  RejectionCode,
  Revision,
  Role,
  ServiceId,
  TicketId,
  TicketLink,
  TicketNumber,
  TicketStatus,
} from '#protocol/vocabulary.ts';

export { CALL_RULES } from '#protocol/call-reason.ts';
export type { PrinterCondition, PrinterStanding } from '#protocol/printing.ts';
export type { CallReason, CallRule, ConsideredTicket } from '#protocol/call-reason.ts';

/**
 * Half of those in this place wait between the two (25th to 75th percentile), in whole minutes; null when it cannot be
 * known: no counter is open, or too little was seen to say more than the place in the queue.
 */
export type WaitRangeMinutes = { readonly from: number; readonly to: number } | null;

/** How one field stands now. */
export type FieldLoad = {
  readonly fieldId: FieldId;
  readonly waiting: number;
  /** For one who would take a number now. */
  readonly range: WaitRangeMinutes;
  readonly openCounters: number;
};

/** Why no number is given out for a service now, and when that ends as far as it is known. */
export type Closure = {
  readonly serviceId: ServiceId;
  readonly code: Extract<
    RejectionCode,
    | 'outside_hours'
    | 'on_break'
    | 'day_off'
    | 'issuing_stopped'
    | 'quota_reached'
    | 'paper_roll'
    | 'series_exhausted'
  >;
  readonly opens: { readonly date: BusinessDate; readonly time: TimeOfDay } | null;
};

/** What the citizen is told and the paper says: true at the moment of issue, never changed after. */
export type IssuedTicket = {
  readonly ticketId: TicketId;
  readonly number: TicketNumber;
  readonly serviceId: ServiceId;
  /** The field whose letter the number wears. */
  readonly fieldId: FieldId;
  readonly date: BusinessDate;
  readonly issuedAt: InstantMs;
  readonly priorityId: PriorityId | null;
  /** People who stand before this one in the same field's line, as the office's policy orders it now. */
  readonly ahead: number;
  readonly range: WaitRangeMinutes;
  /** Numbers of the counters that serve the field. */
  readonly counterNumbers: readonly number[];
  /** Null when the number was only told. */
  readonly printJobId: PrintJobId | null;
};

/** What a kiosk is answered: the number and where a phone can follow it; null where no phone could. */
export type KioskTicket = IssuedTicket & { readonly link: TicketLink | null };

export type KioskView = {
  readonly revision: Revision;
  readonly at: InstantMs;
  readonly date: BusinessDate;
  readonly fields: readonly FieldLoad[];
  /** Services for which no number is given out now; a service not named here is open. */
  readonly closures: readonly Closure[];
  /** This kiosk's own printer; null where the office prints nothing here and the screen is the ticket. */
  readonly printer: PrinterCondition | null;
  /** `http://…/t/`: what comes before a ticket's link; null while phones cannot reach the server. */
  readonly phoneAddress: string | null;
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
  /** `called`: still awaited, gold. Others: shown in the list only. `left`: gone from this counter for now. */
  readonly status: 'called' | 'serving' | 'finished' | 'missed' | 'left';
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
  /** `parked`: gone for papers or the like; `missed`: called in vain, not back yet. Neither is waiting. */
  readonly kind: 'waiting' | 'called' | 'serving' | 'parked' | 'missed';
  readonly from: InstantMs;
  readonly to: InstantMs | null;
  readonly serviceId: ServiceId;
  /** Null while waiting. */
  readonly counterNumber: number | null;
  readonly officerName: string | null;
};

export type TicketNote = {
  readonly text: string;
  readonly at: InstantMs;
  readonly counterNumber: number;
};

export type MissingPaper = { readonly name: string; readonly isReceived: boolean };

/** The ticket an officer holds. */
export type CounterTicket = {
  readonly ticketId: TicketId;
  readonly number: TicketNumber;
  /** The field whose letter the number wears; the present service may belong to another. */
  readonly fieldId: FieldId;
  readonly serviceId: ServiceId;
  /** Further services to be done in this visit. */
  readonly addedServiceIds: readonly ServiceId[];
  readonly priorityId: PriorityId | null;
  readonly status: 'called' | 'serving';
  readonly callCount: number;
  readonly issuedAt: InstantMs;
  readonly calledAt: InstantMs;
  /** From when it may be called again; null when it was called as often as it can be. */
  readonly recallFrom: InstantMs | null;
  readonly servingSince: InstantMs | null;
  readonly periods: readonly Period[];
  readonly reason: CallReason;
  readonly notes: readonly TicketNote[];
  readonly missingPapers: readonly MissingPaper[];
  /** Number of the counter that it goes back to when it is finished here. */
  readonly returnsTo: number | null;
  /** When a display last spoke this call, null while none has said so. */
  readonly spokenAt: InstantMs | null;
};

export type WaitingTicket = {
  readonly ticketId: TicketId;
  readonly number: TicketNumber;
  readonly fieldId: FieldId;
  readonly serviceId: ServiceId;
  readonly priorityId: PriorityId | null;
  /** Arrival, or when it took its present place. */
  readonly waitingSince: InstantMs;
  /** Waits for this very counter. */
  readonly isForThisCounter: boolean;
};

/** A ticket that may come back: set aside, or called in vain. */
export type AbsentTicket = {
  readonly ticketId: TicketId;
  readonly number: TicketNumber;
  readonly fieldId: FieldId;
  readonly serviceId: ServiceId;
  readonly since: InstantMs;
  readonly counterNumber: number;
  readonly officerName: string;
} & (
  | {
      readonly kind: 'parked';
      readonly reason: ParkReason;
      readonly missingPapers: readonly MissingPaper[];
      readonly returnTime: ReturnTime | null;
    }
  | { readonly kind: 'missed'; readonly callCount: number }
);

/** Another counter as a colleague sees it. */
export type ColleagueCounter = {
  readonly counterId: CounterId;
  readonly counterNumber: number;
  readonly officerName: string | null;
  /** `working` = signed in and not paused. */
  readonly state: 'working' | 'paused' | 'closed';
  readonly ticket: {
    readonly ticketId: TicketId;
    readonly number: TicketNumber;
    readonly status: 'called' | 'serving';
    readonly since: InstantMs;
  } | null;
  readonly helpAskedAt: InstantMs | null;
};

/** The officer's commands, in the order of their keys. */
export const COUNTER_ACTIONS = [
  'callNext',
  'recall',
  'startService',
  'finish',
  'transfer',
  'park',
  'markMissed',
  'pauseCounter',
  'resumeCounter',
  'undo',
  'serveWithoutTicket',
  'askForHelp',
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
  readonly officer: {
    readonly officerId: OfficerId;
    readonly displayName: string;
    readonly isSupervisor: boolean;
  } | null;
  readonly paused: { readonly reason: PauseReason; readonly since: InstantMs } | null;
  readonly current: CounterTicket | null;
  /** At most five, in the order they would be called. */
  readonly next: readonly WaitingTicket[];
  /** Why the first of them, if it were called now. */
  readonly nextReason: CallReason | null;
  readonly waitingForCounter: number;
  readonly longestWaitSince: InstantMs | null;
  /** One row per field of this counter, in the counter's order. */
  readonly fields: readonly {
    readonly fieldId: FieldId;
    readonly waiting: number;
    readonly longestWaitSince: InstantMs | null;
  }[];
  /** Services somebody waits for, in the whole office; a service not named here has nobody waiting. */
  readonly services: readonly {
    readonly serviceId: ServiceId;
    readonly waiting: number;
    readonly longestWaitSince: InstantMs;
  }[];
  /** Who may come back: those last seen here first, then the newest; at most twelve. */
  readonly absent: readonly AbsentTicket[];
  readonly absentCount: number;
  /** What can still be taken back here, until when. */
  readonly undo: {
    readonly sequence: number;
    readonly deed: UndoableDeed;
    readonly number: TicketNumber;
    readonly until: InstantMs;
  } | null;
  /** Every other counter of the office. */
  readonly colleagues: readonly ColleagueCounter[];
  /** When help was asked for from here; null when it was not. */
  readonly helpAskedAt: InstantMs | null;
  readonly today: {
    readonly finished: number;
    readonly missed: number;
    readonly medianServiceMs: number | null;
  };
  /**
   * null = may be done now; otherwise why not. Made by dry-running the domain, never re-derived. `recall_too_soon` ends
   * by itself at `current.recallFrom`, what can be undone at `undo.until`.
   */
  readonly allowed: { readonly [A in CounterAction]: RejectionCode | null };
  /** The printer that most needs somebody; null where the office has none. */
  readonly printer: PrinterCondition | null;
  /** Paper that did not come out although its ticket is still good: the newest five. */
  readonly unprinted: readonly UnprintedPaper[];
  readonly unprintedCount: number;
  readonly displays: {
    readonly connected: number;
    readonly muted: number;
    readonly lastSpokenAt: InstantMs | null;
  };
};

/**
 * Paper that should be there and perhaps is not: it failed, or nobody knows. It is offered to be printed anew, marked, and
 * never printed by itself.
 */
export type UnprintedPaper = {
  readonly jobId: PrintJobId;
  readonly kind: 'ticket' | 'checklist';
  readonly ticketId: TicketId;
  readonly number: TicketNumber;
  readonly state: Extract<PrintState, 'failed' | 'uncertain'>;
  readonly problem: PrinterProblem | null;
  readonly printerId: PrinterId;
  /** When it was ordered. */
  readonly orderedAt: InstantMs;
};

/** What every slip says of the office. */
type SlipHead = {
  readonly officeName: LocalizedText;
  readonly unitName: LocalizedText;
  readonly timeZone: string;
  /** The citizen's own language comes first, Vietnamese is never missing. */
  readonly languages: readonly [Language, ...Language[]];
  /** When it was asked for again: the slip says IN LẠI and that time; null on the first paper. */
  readonly reprintedAt: InstantMs | null;
};

/** Everything the paper of a ticket needs: facts only, no layout. */
export type TicketSlip = SlipHead & {
  readonly kind: 'ticket';
  readonly number: TicketNumber;
  readonly issuedAt: InstantMs;
  /** Which class it is stays between the citizen and the officer. */
  readonly isPriority: boolean;
  readonly serviceName: LocalizedText;
  readonly waitingArea: LocalizedText;
  readonly counterNumbers: readonly number[];
  /** As it was when the paper was ordered; null on a reprint of a ticket that no longer waits. */
  readonly queue: { readonly ahead: number; readonly range: WaitRangeMinutes } | null;
  readonly papers: readonly { readonly name: LocalizedText; readonly onlyIfNotLookedUp: boolean }[];
  /** The ticket's own page, or null where no phone could reach it. */
  readonly phoneUrl: string | null;
};

/** What a citizen still has to bring: beside the ticket, never in place of it. */
export type ChecklistSlip = SlipHead & {
  readonly kind: 'checklist';
  readonly number: TicketNumber;
  readonly printedAt: InstantMs;
  readonly serviceName: LocalizedText;
  readonly counterNumber: number;
  /** As the officer chose or typed them. */
  readonly papers: readonly string[];
  readonly returnTime: ReturnTime | null;
  /** Where the ticket will stand when its citizen comes back. */
  readonly returnPlace: ReturnPlace;
};

/** A day in figures, of the whole office or of one officer. Times in whole minutes; null = nothing to measure, never 0. */
export type DaySummary = {
  readonly issued: number;
  readonly finished: number;
  readonly missed: number;
  readonly cancelled: number;
  /** Still waiting, called, served or away when this was made. */
  readonly open: number;
  readonly expired: number;
  readonly waitMinutes: {
    readonly median: number;
    readonly ninetieth: number;
    readonly longest: number;
  } | null;
  readonly serviceMinutes: { readonly median: number; readonly longest: number } | null;
  /** In the office's order; fields without a ticket are left out. */
  readonly fields: readonly {
    readonly fieldId: FieldId;
    readonly issued: number;
    readonly finished: number;
    readonly medianWaitMinutes: number | null;
  }[];
};

/** A day's figures on paper, for the officer's folder or the supervisor's. */
export type SummarySlip = SlipHead & {
  readonly kind: 'summary';
  readonly date: BusinessDate;
  readonly printedAt: InstantMs;
  /** Null = the whole office. */
  readonly officer: { readonly name: string; readonly counterNumber: number } | null;
  readonly summary: DaySummary;
  readonly fieldNames: readonly {
    readonly fieldId: FieldId;
    readonly letter: string;
    readonly name: LocalizedText;
  }[];
};

/** Shows what a printer does: a ruler, the edges of its paper, densities, letters, and where it cuts. */
export type TestSlip = SlipHead & {
  readonly kind: 'test';
  readonly printedAt: InstantMs;
  readonly printerName: string;
};

export type Slip = TicketSlip | ChecklistSlip | SummarySlip | TestSlip;

export type PrintJob = {
  readonly jobId: PrintJobId;
  readonly state: PrintState;
  readonly createdAt: InstantMs;
  readonly slip: Slip;
};

/** Jobs that the agent of one printer has still to see to, oldest first, at most 50. */
export type PrinterView = {
  readonly revision: Revision;
  readonly at: InstantMs;
  readonly printerId: PrinterId;
  /** Of the setup the office wants it to work by; another one than it has is fetched with `getSetup`. */
  readonly setupRevision: number;
  readonly jobs: readonly PrintJob[];
};

/** A paired device as its administrator sees it. */
export type DeviceStanding = {
  readonly deviceId: DeviceId;
  readonly role: DeviceRole;
  readonly name: string;
  readonly counterId: CounterId | null;
  readonly printerId: PrinterId | null;
  readonly enrolledAt: InstantMs;
  readonly isConnected: boolean;
};

/** The supervisor's desk; `locked` until somebody who may see it has signed in over this very connection. */
export type AdminView =
  | { readonly revision: Revision; readonly at: InstantMs; readonly isLocked: true }
  | {
      readonly revision: Revision;
      readonly at: InstantMs;
      readonly isLocked: false;
      readonly date: BusinessDate;
      readonly hall: {
        readonly waiting: number;
        readonly longestWaitSince: InstantMs | null;
        readonly countersOpen: number;
        /** Counters that call. */
        readonly counters: number;
        readonly finished: number;
        readonly missed: number;
      };
      readonly fields: readonly (FieldLoad & { readonly longestWaitSince: InstantMs | null })[];
      readonly counters: readonly ColleagueCounter[];
      readonly displays: CounterView['displays'];
      /** In the order of the settings. */
      readonly printers: readonly PrinterStanding[];
      /** Newest first, at most 50. */
      readonly unprinted: readonly UnprintedPaper[];
      readonly unprintedCount: number;
      readonly printingRevision: number;
      readonly devices: readonly DeviceStanding[];
    };

/** What a citizen's phone shows of its one ticket: nothing personal, nothing of others but how many. */
export type PhoneView = {
  readonly revision: Revision;
  readonly at: InstantMs;
  readonly officeName: LocalizedText;
  readonly unitName: LocalizedText;
  readonly timeZone: string;
  readonly number: TicketNumber;
  readonly field: { readonly fieldId: FieldId; readonly letter: string; readonly name: LocalizedText };
  readonly serviceName: LocalizedText;
  readonly status: TicketStatus;
  readonly issuedAt: InstantMs;
  /** While it waits. */
  readonly queue: { readonly ahead: number; readonly range: WaitRangeMinutes } | null;
  readonly waitingArea: LocalizedText;
  readonly counterNumbers: readonly number[];
  /** The newest call of the same field, while this one waits. */
  readonly lastCalled: TicketNumber | null;
  /** Where and when it was called; for as long as it stands at that counter, or was called in vain there. */
  readonly call: {
    readonly counterNumber: number;
    readonly place: LocalizedText;
    readonly calledAt: InstantMs;
  } | null;
  readonly papers: readonly { readonly name: LocalizedText; readonly onlyIfNotLookedUp: boolean }[];
};

export type ViewOf<R extends Role> = {
  kiosk: KioskView;
  display: DisplayView;
  counter: CounterView;
  printer: PrinterView;
  admin: AdminView;
  phone: PhoneView;
}[R];

/** The first thing a client hears: who it is, what time it is, and how the office is set up. A phone is told the time only. */
export type Welcome<R extends Role> = R extends 'phone'
  ? { readonly protocol: number; readonly role: R; readonly at: InstantMs }
  : DeviceWelcome<R>;

type DeviceWelcome<R extends Role> = {
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
