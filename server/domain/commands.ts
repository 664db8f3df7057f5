/** Everything that can be asked of the queue. Time and identity come in from outside; nothing here is guessed. */
import type { ProcedureId } from '#protocol/catalogue.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type {
  CancelReason,
  ClosingReason,
  ColleagueEnding,
  HandReason,
  MoveReason,
  Outcome,
  ParkReason,
  PauseReason,
  ReturnTime,
} from '#protocol/officer-words.ts';
import type { PhoneBounds } from '#protocol/poster.ts';
import type { FaceCount, RatingReason, RatingScore, RatingSource } from '#protocol/rating.ts';
import type { FeedbackNumber } from '#protocol/feedback.ts';
import type { DaySummary, ListFacts } from '#protocol/slips.ts';
import type { WaitRangeMinutes } from '#protocol/views.ts';
import type {
  BusinessDate,
  CitizenLanguage,
  CounterId,
  DeviceId,
  FieldId,
  OfficerId,
  PersonMark,
  PhoneMark,
  PrinterId,
  PrinterProblem,
  PriorityId,
  PrintJobId,
  PrintState,
  ServiceId,
  TicketId,
  InstantMs,
} from '#protocol/vocabulary.ts';

/** Who acts at which counter: taken from the session, never from the message. */
export type AtCounter = { readonly counterId: CounterId; readonly officerId: OfficerId };
type WithTicket = AtCounter & { readonly ticketId: TicketId };
/** Proves that the officer had the counter's newest state in view. */
type Sighted = AtCounter & { readonly seenCounterRevision: number };
/** Whether the session's officer is a supervisor is known to the door, not to the queue. */
type AsSupervisor = AtCounter & { readonly isSupervisor: boolean; readonly atCounterId: CounterId };

/** Somebody of the office wants paper, at a counter (then that officer must be there) or at a desk. */
type OrdersPaper = {
  readonly officerId: OfficerId;
  readonly counterId: CounterId | null;
  readonly printerId: PrinterId | null;
};

/** A supervisor at the desk, at no counter; `seenRevision` is that of the ticket in view, so that nothing is done to one that has gone on. */
type AtDesk = {
  readonly officerId: OfficerId;
  readonly ticketId: TicketId;
  readonly seenRevision: number;
  /** In the supervisor's own words. */
  readonly note: string | null;
};

export type Command =
  /** The office was set otherwise; refused with `stale_screen` while somebody stands on what would go. */
  | { readonly type: 'changeSettings'; readonly settings: OfficeSettings }
  | { readonly type: 'openDay'; readonly date: BusinessDate; readonly settings: OfficeSettings }
  | { readonly type: 'closeDay' }
  | {
      readonly type: 'issueTicket';
      readonly serviceId: ServiceId;
      /** Further services of the same visit; absent = none. */
      readonly furtherServiceIds?: readonly ServiceId[];
      readonly priorityId: PriorityId | null;
      readonly kioskId: DeviceId;
      readonly language: CitizenLanguage;
      /** Where its paper is to come out; null = nowhere, the screen is the ticket. */
      readonly printerId: PrinterId | null;
      /** What the office expects now for a newcomer: told to the citizen and kept with the ticket. */
      readonly range: WaitRangeMinutes;
      /** Whose number it will be; absent where nobody's card was scanned. */
      readonly person?: PersonMark;
    }
  | {
      readonly type: 'issueByPhone';
      readonly serviceId: ServiceId;
      readonly language: CitizenLanguage;
      readonly phone: PhoneMark;
      readonly range: WaitRangeMinutes;
      /** As the office has them set now. */
      readonly bounds: PhoneBounds;
    }
  | ({
      readonly type: 'issueAtCounter';
      readonly serviceId: ServiceId;
      readonly priorityId: PriorityId | null;
      readonly isPrinted: boolean;
      readonly ordinal: number | null;
      readonly deviceId: DeviceId;
      readonly printerId: PrinterId | null;
      readonly range: WaitRangeMinutes;
    } & AtCounter)
  | ({
      readonly type: 'openCounter';
      readonly officerName: string;
      readonly isSupervisor: boolean;
    } & AtCounter)
  | ({ readonly type: 'closeCounter' } & AtCounter)
  | ({ readonly type: 'pauseCounter'; readonly reason: PauseReason } & AtCounter)
  | ({ readonly type: 'resumeCounter' } & AtCounter)
  | ({ readonly type: 'callNext'; readonly deviceId: DeviceId } & Sighted)
  | ({
      readonly type: 'callTicket';
      readonly ticketId: TicketId;
      readonly reason: { readonly code: HandReason; readonly note: string | null } | null;
    } & Sighted)
  | ({
      readonly type: 'callRollNumber';
      readonly fieldId: FieldId;
      readonly ordinal: number | null;
      readonly deviceId: DeviceId;
    } & Sighted)
  | ({
      readonly type: 'serveWithoutTicket';
      readonly serviceId: ServiceId;
      readonly deviceId: DeviceId;
    } & Sighted)
  | ({ readonly type: 'recall'; readonly seenCallCount: number } & WithTicket)
  | ({ readonly type: 'startService' } & WithTicket)
  | ({
      readonly type: 'finish';
      /** Empty = every service of the ticket, once, completed. */
      readonly done: readonly ServiceDone[];
    } & WithTicket)
  | ({ readonly type: 'markMissed' } & WithTicket)
  | ({
      readonly type: 'park';
      readonly reason: ParkReason;
      readonly paperIndexes: readonly number[];
      readonly otherPapers: readonly string[];
      readonly returnTime: ReturnTime | null;
      readonly isPrinted: boolean;
      readonly printerId: PrinterId | null;
    } & WithTicket)
  | ({
      readonly type: 'transfer';
      readonly serviceId: ServiceId;
      readonly toCounterId: CounterId | null;
      readonly returnsHere: boolean;
      readonly note: string | null;
    } & WithTicket)
  | ({ readonly type: 'addService'; readonly serviceId: ServiceId } & WithTicket)
  | ({ readonly type: 'addNote'; readonly text: string } & WithTicket)
  | ({ readonly type: 'tickPaper'; readonly paperIndex: number; readonly isReceived: boolean } & WithTicket)
  | ({ readonly type: 'reinstate' } & WithTicket)
  | ({ readonly type: 'resume' } & WithTicket)
  | ({ readonly type: 'grantPriority'; readonly priorityId: PriorityId | null } & WithTicket)
  | ({ readonly type: 'cancel'; readonly reason: CancelReason } & WithTicket)
  /** By the citizen, whose link it is. */
  | { readonly type: 'giveUp'; readonly ticketId: TicketId }
  | {
      readonly type: 'rateService';
      readonly ticketId: TicketId;
      readonly score: RatingScore;
      /** So many faces were shown. */
      readonly faces: FaceCount;
      /** So many of the best of them count as satisfied in this office. */
      readonly satisfiedFaces: number;
      readonly source: RatingSource;
      /** The rating screen or kiosk that it was said at; null for a phone. */
      readonly deviceId: DeviceId | null;
      /** A rating screen speaks for its own counter only; null for one that speaks for the ticket itself. */
      readonly ofCounterId: CounterId | null;
    }
  | {
      readonly type: 'explainRating';
      readonly ticketId: TicketId;
      readonly reasons: readonly RatingReason[];
      /** The citizen's own; null = none. */
      readonly words: string | null;
      /** Where the rating was given; null for a phone. */
      readonly deviceId: DeviceId | null;
    }
  | ({ readonly type: 'undo'; readonly sequence: number } & AtCounter)
  | ({ readonly type: 'askForHelp' } & AtCounter)
  | ({ readonly type: 'endHelp'; readonly atCounterId: CounterId } & AtCounter)
  | ({ readonly type: 'takeOver'; readonly ticketId: TicketId } & AsSupervisor)
  | ({
      readonly type: 'endForColleague';
      readonly ticketId: TicketId;
      readonly ending: ColleagueEnding;
    } & AsSupervisor)
  | ({ readonly type: 'closeColleague' } & AsSupervisor)
  /** Any open ticket, wherever it stands. */
  | ({ readonly type: 'endAtDesk'; readonly reason: CancelReason } & AtDesk)
  /** Any open ticket into the line of that service, or that counter's; it keeps its number and its place of arrival. */
  | ({
      readonly type: 'moveAtDesk';
      readonly serviceId: ServiceId;
      readonly toCounterId: CounterId | null;
      readonly reason: MoveReason;
    } & AtDesk)
  /** No numbers for these until that time, else until they are opened, at most for the day; whoever waits is served. */
  | {
      readonly type: 'closeServices';
      readonly serviceIds: readonly ServiceId[];
      readonly reason: ClosingReason;
      readonly until: InstantMs | null;
      readonly officerId: OfficerId;
    }
  | {
      readonly type: 'openServices';
      readonly serviceIds: readonly ServiceId[];
      readonly officerId: OfficerId;
    }
  | ({ readonly type: 'reprintTicket'; readonly ticketId: TicketId } & OrdersPaper)
  | ({ readonly type: 'reprintJob'; readonly jobId: PrintJobId } & OrdersPaper)
  | ({
      readonly type: 'printSummary';
      /** Null = the whole office. */
      readonly officer: { readonly name: string; readonly counterNumber: number } | null;
      readonly summary: DaySummary;
    } & OrdersPaper)
  | ({ readonly type: 'printTestPage' } & OrdersPaper)
  /** A citizen at a kiosk takes a procedure's list along. */
  | {
      readonly type: 'printList';
      readonly procedureId: ProcedureId;
      readonly language: CitizenLanguage;
      readonly kioskId: DeviceId;
      readonly printerId: PrinterId | null;
      /** What stands on it today; null where the catalogue has no such procedure. */
      readonly facts: ListFacts | null;
    }
  /** A citizen who gave feedback at a kiosk takes its number and the way to the answer along. */
  | {
      readonly type: 'printFeedback';
      readonly number: FeedbackNumber;
      readonly receivedOn: BusinessDate;
      readonly dueOn: BusinessDate;
      readonly language: CitizenLanguage;
      readonly kioskId: DeviceId;
      readonly printerId: PrinterId | null;
    }
  | {
      readonly type: 'reportPrintJob';
      readonly jobId: PrintJobId;
      /** Of the agent that speaks. */
      readonly printerId: PrinterId | null;
      readonly state: Exclude<PrintState, 'queued'>;
      readonly problem: PrinterProblem | null;
    };

/** One service that was dealt with, how often, and what came of it. */
export type ServiceDone = {
  readonly serviceId: ServiceId;
  readonly count: number;
  readonly outcome: Outcome;
};
