/**
 * What each audience may see: whole, small, bounded, and stamped with the revision it was made from.
 * Nothing personal is in any of them but the officer's own name on the officer's own screen.
 */
import type { SpokenLanguage } from '#protocol/announcement.ts';
import type { ShownBulletin } from '#protocol/bulletin.ts';
import type { CallReason } from '#protocol/call-reason.ts';
import type { Closure } from '#protocol/closure.ts';
import type { SecondFactor } from '#protocol/file-lookup.ts';
import type { ParkReason, PauseReason, ReturnTime, UndoableDeed } from '#protocol/officer-words.ts';
import type { PrinterCondition, UnprintedPaper } from '#protocol/printing.ts';
import type { RatingForm } from '#protocol/rating.ts';
import type { TimeOfDay } from '#protocol/queue-rules.ts';
import type {
  BusinessDate,
  CounterId,
  PageId,
  FieldId,
  HallCode,
  InstantMs,
  OfficerId,
  PrinterProblem,
  PriorityId,
  PrintJobId,
  PrintState,
  RejectionCode,
  Revision,
  ServiceId,
  TicketId,
  TicketLink,
  TicketNumber,
  TicketStatus,
} from '#protocol/vocabulary.ts';

export type { Closure } from '#protocol/closure.ts';
export { CALL_RULES } from '#protocol/call-reason.ts';
export type { CallReason, CallRule, ConsideredTicket } from '#protocol/call-reason.ts';

/**
 * Half of those in this place wait between the two (25th to 75th percentile), in whole minutes; null when it cannot be
 * known: no counter is open, or too little was seen to say more than the place in the queue.
 */
export type WaitRangeMinutes = { readonly from: number; readonly to: number } | null;

/** Half hours in which numbers are still given out today, and what the wait of those was who came then on earlier days. */
export type HoursAhead = readonly {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  readonly range: WaitRangeMinutes;
}[];

/** How one field stands now. */
export type FieldLoad = {
  readonly fieldId: FieldId;
  readonly waiting: number;
  /** For one who would take a number now. */
  readonly range: WaitRangeMinutes;
  readonly openCounters: number;
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

/** Where a number stands that somebody holds up to a kiosk: what its own page would say, in short. */
export type TicketStanding = {
  readonly number: TicketNumber;
  readonly fieldId: FieldId;
  readonly serviceId: ServiceId;
  readonly status: TicketStatus;
  /** People before it, while it waits. */
  readonly ahead: number | null;
  /** Where it was called to; for as long as it stands at that counter, or was called in vain there. */
  readonly counterId: CounterId | null;
  /** How it is asked about once its service is over and nobody has said yet how it was; else null. */
  readonly rating: RatingForm | null;
};

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
  /** What one who takes a number by phone is asked for; null where that is not done. */
  readonly hallCode: HallCode | null;
  /** Whether feedback is taken here. */
  readonly takesFeedback: boolean;
  /** What one must know besides the code to look a file up; null while none can be looked up here. */
  readonly fileFactor: SecondFactor | null;
  /** Of the catalogue of procedures: when it is another one than the kiosk has, it fetches anew. */
  readonly catalogueRevision: number;
  /** Languages that a speech program of the office says a kiosk's words in. */
  readonly speechLanguages: readonly SpokenLanguage[];
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

/** A call as its room sees it. */
export type RoomCall = Call & {
  /** Said in this room already, by whichever display spoke then. */
  readonly isSpoken: boolean;
  /** Of a class that may come first; false unless the office says so aloud. Never which class. */
  readonly isPriority: boolean;
};

/** A counter as the public sees it. */
export type CounterStanding = {
  readonly counterId: CounterId;
  readonly state: 'open' | 'paused' | 'closed';
  /** The ticket it holds. */
  readonly ticket: {
    readonly number: TicketNumber;
    readonly fieldId: FieldId;
    readonly status: 'called' | 'serving';
  } | null;
  /** Null unless the office shows its officers' names. */
  readonly officerName: string | null;
};

/** What the displays of one room see. */
export type DisplayView = {
  readonly revision: Revision;
  readonly at: InstantMs;
  readonly date: BusinessDate;
  /** Of what displays are set up by; another number than before: fetch it anew. */
  readonly setupRevision: number;
  /** The page that speaks for the room; null while none can be heard, or none should. */
  readonly speaker: PageId | null;
  /** What one who takes a number by phone is asked for; null where that is not done. */
  readonly hallCode: HallCode | null;
  /** A supervisor's message to this room; null while there is none. */
  readonly bulletin: ShownBulletin | null;
  /** Newest call first, at most 12; a ticket stands here once. */
  readonly calls: readonly RoomCall[];
  /** To be said like any other call, and shown nowhere: whoever sets the hall up wants to hear it. */
  readonly trial: RoomCall | null;
  readonly fields: readonly FieldLoad[];
  /** The room's counters that call people. */
  readonly counters: readonly CounterStanding[];
  /** The first numbers of each field's line as it stands now, at most six. */
  readonly next: readonly { readonly fieldId: FieldId; readonly numbers: readonly TicketNumber[] }[];
};

/** Whether the hall heard of a call. */
export type Announcement =
  /** `words`: what the loudspeaker said, word for word. */
  | { readonly state: 'announced'; readonly at: InstantMs; readonly words: string }
  | { readonly state: 'waiting' }
  /** `isShown`: at least it stood on a wall display. */
  | {
      readonly state: 'not_announced';
      readonly why: 'away' | 'muted' | 'quiet_hours' | 'too_late';
      readonly isShown: boolean;
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
  /** Further services to be done here in this visit. */
  readonly addedServiceIds: readonly ServiceId[];
  /** Those it waits for next, at other counters and under the same number, once it is finished here. */
  readonly laterServiceIds: readonly ServiceId[];
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
  /** Of the latest call. */
  readonly announcement: Announcement;
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

/** A ticket that a supervisor ended or sent elsewhere while a counter held it. */
export type TakenAway = {
  readonly number: TicketNumber;
  readonly deed: 'ended' | 'moved';
  readonly at: InstantMs;
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
  /** What a supervisor took out of this counter's hands since the last deed here. */
  readonly takenAway: TakenAway | null;
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
