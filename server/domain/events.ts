/** What happened, in the past tense: the only thing that is ever stored about the queue, and all that is needed to rebuild it. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { CallReason, IssuedTicket } from '#protocol/views.ts';
import type {
  BusinessDate,
  CounterId,
  DeviceId,
  InstantMs,
  OfficerId,
  PrinterProblem,
  PrintJobId,
  PrintState,
  TicketId,
} from '#protocol/vocabulary.ts';

type AtCounter = { readonly counterId: CounterId; readonly officerId: OfficerId };

export type DomainEvent =
  /** Carries the settings in force, so that a replay never depends on later ones. */
  | { readonly type: 'DayOpened'; readonly date: BusinessDate; readonly settings: OfficeSettings }
  | { readonly type: 'DayClosed' }
  /** Its print job begins as `queued` by this very event. */
  | { readonly type: 'TicketIssued'; readonly ticket: IssuedTicket; readonly kioskId: DeviceId }
  | ({ readonly type: 'CounterOpened'; readonly officerName: string } & AtCounter)
  | ({ readonly type: 'CounterClosed' } & AtCounter)
  | ({ readonly type: 'TicketCalled'; readonly ticketId: TicketId; readonly reason: CallReason } & AtCounter)
  | ({ readonly type: 'TicketRecalled'; readonly ticketId: TicketId; readonly callCount: number } & AtCounter)
  | ({ readonly type: 'ServiceStarted'; readonly ticketId: TicketId } & AtCounter)
  | ({ readonly type: 'ServiceFinished'; readonly ticketId: TicketId } & AtCounter)
  | ({ readonly type: 'TicketMissed'; readonly ticketId: TicketId } & AtCounter)
  | { readonly type: 'TicketExpired'; readonly ticketId: TicketId }
  | {
      readonly type: 'PrintJobReported';
      readonly jobId: PrintJobId;
      readonly state: Exclude<PrintState, 'queued'>;
      readonly problem: PrinterProblem | null;
    };

/** An event with its place in the office's gapless numbering and its time, which never runs backwards. */
export type RecordedEvent = DomainEvent & { readonly sequence: number; readonly at: InstantMs };
