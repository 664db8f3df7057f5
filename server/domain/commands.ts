/** Everything that can be asked of the queue. Time and identity come in from outside; nothing here is guessed. */
import type { OfficeSettings } from '#protocol/office.ts';
import type {
  BusinessDate,
  CounterId,
  DeviceId,
  OfficerId,
  PrinterProblem,
  PrintJobId,
  PrintState,
  ServiceId,
  TicketId,
} from '#protocol/vocabulary.ts';

/** Who acts at which counter: taken from the session, never from the message. */
export type AtCounter = { readonly counterId: CounterId; readonly officerId: OfficerId };

export type Command =
  | { readonly type: 'openDay'; readonly date: BusinessDate; readonly settings: OfficeSettings }
  | { readonly type: 'closeDay' }
  | { readonly type: 'issueTicket'; readonly serviceId: ServiceId; readonly kioskId: DeviceId }
  | ({ readonly type: 'openCounter'; readonly officerName: string } & AtCounter)
  | ({ readonly type: 'closeCounter' } & AtCounter)
  | ({ readonly type: 'callNext'; readonly seenCounterRevision: number } & AtCounter)
  | ({ readonly type: 'recall'; readonly ticketId: TicketId; readonly seenCallCount: number } & AtCounter)
  | ({ readonly type: 'startService'; readonly ticketId: TicketId } & AtCounter)
  | ({ readonly type: 'finish'; readonly ticketId: TicketId } & AtCounter)
  | ({ readonly type: 'markMissed'; readonly ticketId: TicketId } & AtCounter)
  | {
      readonly type: 'reportPrintJob';
      readonly jobId: PrintJobId;
      readonly state: Exclude<PrintState, 'queued'>;
      readonly problem: PrinterProblem | null;
    };
