/** What happened, in the past tense: the only thing that is ever stored about the queue, and all that is needed to rebuild it. */
import type { OfficeSettings } from '#protocol/office.ts';
import type {
  CancelReason,
  ClosingReason,
  ColleagueEnding,
  MoveReason,
  ParkReason,
  PauseReason,
  ReturnTime,
  UndoableDeed,
} from '#protocol/officer-words.ts';
import type { ReturnPlace } from '#protocol/queue-rules.ts';
import type { RatingReason, RatingScale, RatingScore, RatingSource } from '#protocol/rating.ts';
import type { CallReason, IssuedTicket, MissingPaper } from '#protocol/views.ts';
import type {
  BusinessDate,
  CitizenLanguage,
  CounterId,
  DeviceId,
  DurationMs,
  InstantMs,
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
  TicketNumber,
} from '#protocol/vocabulary.ts';
import type { ServiceDone } from './commands.ts';
import type { Paper } from './print-jobs.ts';
import type { ReturnAddress } from './ticket.ts';

type AtCounter = { readonly counterId: CounterId; readonly officerId: OfficerId };
type OfTicket = AtCounter & { readonly ticketId: TicketId };
/** Done at the desk by a supervisor, with a reason. */
type AtDesk = {
  readonly ticketId: TicketId;
  readonly officerId: OfficerId;
  /** In the supervisor's own words. */
  readonly note: string | null;
  /** The counter that held the ticket, which is free now; null when none did. */
  readonly fromCounterId: CounterId | null;
};

export type DomainEvent =
  /** Carries the settings in force, so that a replay never depends on later ones. */
  | { readonly type: 'DayOpened'; readonly date: BusinessDate; readonly settings: OfficeSettings }
  | { readonly type: 'DayClosed' }
  /** The office was set otherwise while the day goes on; nothing that is in use has gone. */
  | { readonly type: 'SettingsChanged'; readonly settings: OfficeSettings }
  /** Its print job, if it has one, begins as `queued` by this very event. */
  | {
      readonly type: 'TicketIssued';
      readonly ticket: IssuedTicket;
      /** Further services that the citizen came for; absent = none. */
      readonly furtherServiceIds?: readonly ServiceId[];
      /** The kiosk or the counter's device that gave it out. */
      readonly kioskId: DeviceId;
      /** `roll`: torn off a paper roll, so that nobody knows when its holder came. */
      readonly source: 'kiosk' | 'counter' | 'roll' | 'phone';
      readonly language: CitizenLanguage;
      /** Where its paper comes out; null when it has none. */
      readonly printerId: PrinterId | null;
      /** Whose it is, where the office counts numbers by person; means nothing once its day is over. */
      readonly person?: PersonMark;
      /** The phone that took it from a poster in the hall; means nothing once its day is over. */
      readonly phone?: PhoneMark;
    }
  /** Somebody without a number is served; this one keeps the books, and is called if the visit goes on elsewhere. */
  | ({
      readonly type: 'ServedWithoutTicket';
      readonly number: TicketNumber;
      readonly serviceId: ServiceId;
    } & OfTicket)
  | ({
      readonly type: 'CounterOpened';
      readonly officerName: string;
      readonly isSupervisor: boolean;
    } & AtCounter)
  /** `byOfficerId`: the supervisor who signed a colleague out; null when the officer did it. */
  | ({ readonly type: 'CounterClosed'; readonly byOfficerId: OfficerId | null } & AtCounter)
  | ({ readonly type: 'CounterPaused'; readonly reason: PauseReason } & AtCounter)
  | ({ readonly type: 'CounterResumed' } & AtCounter)
  | ({ readonly type: 'TicketCalled'; readonly reason: CallReason } & OfTicket)
  | ({ readonly type: 'TicketRecalled'; readonly callCount: number } & OfTicket)
  | ({ readonly type: 'ServiceStarted' } & OfTicket)
  | ({
      readonly type: 'ServiceFinished';
      readonly done: readonly ServiceDone[];
      /** Where the ticket goes back to, when it was only lent; it is then not closed. */
      readonly returnsTo: ReturnAddress | null;
      /** The further service of the visit that it waits for next, where this counter does not take it; it is then not closed. */
      readonly goesOnTo: ServiceId | null;
    } & OfTicket)
  | ({ readonly type: 'TicketMissed' } & OfTicket)
  | ({ readonly type: 'TicketReinstated'; readonly place: ReturnPlace } & OfTicket)
  | ({
      readonly type: 'TicketParked';
      readonly reason: ParkReason;
      readonly missingPapers: readonly MissingPaper[];
      readonly returnTime: ReturnTime | null;
      /** Its checklist, queued by this very event; null when none is printed. */
      readonly printJobId: PrintJobId | null;
      readonly printerId: PrinterId | null;
    } & OfTicket)
  | ({ readonly type: 'TicketResumed'; readonly place: ReturnPlace } & OfTicket)
  | ({
      readonly type: 'TicketTransferred';
      readonly serviceId: ServiceId;
      readonly toCounterId: CounterId | null;
      readonly returnsTo: ReturnAddress | null;
      readonly note: string | null;
    } & OfTicket)
  | ({ readonly type: 'ServiceAdded'; readonly serviceId: ServiceId } & OfTicket)
  | ({ readonly type: 'NoteAdded'; readonly text: string } & OfTicket)
  | ({ readonly type: 'PaperTicked'; readonly paperIndex: number; readonly isReceived: boolean } & OfTicket)
  | ({ readonly type: 'PriorityGranted'; readonly priorityId: PriorityId | null } & OfTicket)
  | ({ readonly type: 'TicketCancelled'; readonly reason: CancelReason } & OfTicket)
  /** Cancelled by its citizen, over the ticket's link. */
  | { readonly type: 'TicketGivenUp'; readonly ticketId: TicketId }
  /** What its citizen says of the service that finished the ticket; service, counter and officer are those that finished it. */
  | ({
      readonly type: 'ServiceRated';
      readonly serviceId: ServiceId;
      readonly score: RatingScore;
      /** What it was given on: so it means the same when the office asks otherwise. */
      readonly scale: RatingScale;
      /** Of earlier releases, whose phones said them along with the score; now they come by `RatingExplained`. */
      readonly reasons: readonly RatingReason[];
      readonly source: RatingSource;
      /** The rating screen or kiosk that took it; null for a phone. */
      readonly deviceId: DeviceId | null;
      /** How long after the end of the service; null where that is not known. */
      readonly sinceFinishMs: DurationMs | null;
    } & OfTicket)
  /** What was not well, said after a low rating was recorded. */
  | {
      readonly type: 'RatingExplained';
      readonly ticketId: TicketId;
      readonly reasons: readonly RatingReason[];
      /** What the citizen wrote besides; for supervisors only. */
      readonly words: string | null;
    }
  /** Everything about the ticket and the counter's figures is as before the event of that sequence. */
  | ({ readonly type: 'DeedUndone'; readonly deed: UndoableDeed; readonly undoneSequence: number } & OfTicket)
  | ({ readonly type: 'HelpAsked' } & AtCounter)
  /** `counterId` is where help was asked for. */
  | ({ readonly type: 'HelpEnded' } & AtCounter)
  /** A supervisor, at `counterId`, took over what was open at `fromCounterId`. */
  | ({ readonly type: 'TicketTakenOver'; readonly fromCounterId: CounterId } & OfTicket)
  /** A supervisor ended what was open at `counterId`. */
  | ({ readonly type: 'TicketEndedForColleague'; readonly ending: ColleagueEnding } & OfTicket)
  | ({ readonly type: 'TicketEndedAtDesk'; readonly reason: CancelReason } & AtDesk)
  | ({
      readonly type: 'TicketMovedAtDesk';
      readonly serviceId: ServiceId;
      readonly toCounterId: CounterId | null;
      readonly returnsTo: ReturnAddress | null;
      readonly reason: MoveReason;
    } & AtDesk)
  /** No numbers for these until then (null: until they are opened), at most for the day. */
  | {
      readonly type: 'ServicesClosed';
      readonly serviceIds: readonly ServiceId[];
      readonly reason: ClosingReason;
      readonly until: InstantMs | null;
      readonly officerId: OfficerId;
    }
  | {
      readonly type: 'ServicesOpened';
      readonly serviceIds: readonly ServiceId[];
      readonly officerId: OfficerId;
    }
  /** `wasLeftOpen`: it stood at a counter overnight, so that its last times mean nothing. */
  | { readonly type: 'TicketExpired'; readonly ticketId: TicketId; readonly wasLeftOpen: boolean }
  /** Paper beside the course of a visit: once more, or a list, a summary, a test. Its job begins as `queued` by this very event. */
  | {
      readonly type: 'PaperOrdered';
      readonly jobId: PrintJobId;
      readonly printerId: PrinterId;
      readonly paper: Paper;
      /** Was there before: its slip is marked as a reprint. */
      readonly isReprint: boolean;
      /** Null: a citizen at a kiosk. */
      readonly officerId: OfficerId | null;
      readonly counterId: CounterId | null;
    }
  | {
      readonly type: 'PrintJobReported';
      readonly jobId: PrintJobId;
      readonly state: Exclude<PrintState, 'queued'>;
      readonly problem: PrinterProblem | null;
    };

/** An event with its place in the office's gapless numbering and its time, which never runs backwards. */
export type RecordedEvent = DomainEvent & { readonly sequence: number; readonly at: InstantMs };
export type EventOf<Type extends RecordedEvent['type']> = Extract<RecordedEvent, { type: Type }>;
