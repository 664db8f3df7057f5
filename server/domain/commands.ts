/** Everything that can be asked of the queue. Time and identity come in from outside; nothing here is guessed. */
import type { OfficeSettings } from '#protocol/office.ts';
import type {
  CancelReason,
  ColleagueEnding,
  HandReason,
  Outcome,
  ParkReason,
  PauseReason,
  ReturnTime,
} from '#protocol/officer-words.ts';
import type { DaySummary } from '#protocol/slips.ts';
import type { WaitRangeMinutes } from '#protocol/views.ts';
import type {
  BusinessDate,
  CounterId,
  DeviceId,
  FieldId,
  Language,
  OfficerId,
  PrinterId,
  PrinterProblem,
  PriorityId,
  PrintJobId,
  PrintState,
  ServiceId,
  TicketId,
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

export type Command =
  | { readonly type: 'openDay'; readonly date: BusinessDate; readonly settings: OfficeSettings }
  | { readonly type: 'closeDay' }
  | {
      readonly type: 'issueTicket';
      readonly serviceId: ServiceId;
      readonly priorityId: PriorityId | null;
      readonly kioskId: DeviceId;
      readonly language: Language;
      /** Where its paper is to come out; null = nowhere, the screen is the ticket. */
      readonly printerId: PrinterId | null;
      /** What the office expects now for a newcomer: told to the citizen and kept with the ticket. */
      readonly range: WaitRangeMinutes;
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
  | ({ readonly type: 'reprintTicket'; readonly ticketId: TicketId } & OrdersPaper)
  | ({ readonly type: 'reprintJob'; readonly jobId: PrintJobId } & OrdersPaper)
  | ({
      readonly type: 'printSummary';
      /** Null = the whole office. */
      readonly officer: { readonly name: string; readonly counterNumber: number } | null;
      readonly summary: DaySummary;
    } & OrdersPaper)
  | ({ readonly type: 'printTestPage' } & OrdersPaper)
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
