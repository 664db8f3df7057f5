import type { IssuedTicket, KioskView } from '#protocol/views.ts';
import type {
  BusinessDate,
  FieldId,
  InstantMs,
  PrinterProblem,
  PriorityId,
  PrintJobId,
  PrintState,
  RequestId,
  Revision,
  ServiceId,
  TicketId,
  TicketNumber,
} from '#protocol/vocabulary.ts';

export const SERVICE = 'birth' as ServiceId;
export const FIELD = 'civil-status' as FieldId;
export const ELDERLY = 'elderly' as PriorityId;
export const PRINT_JOB = 'print-1' as PrintJobId;

export const requestId = (name: string): RequestId => name.padEnd(16, '-') as RequestId;

/** The n-th ticket of the day. */
export const ticketNumbered = (n: number): IssuedTicket => {
  const number = `H${String(n).padStart(3, '0')}` as TicketNumber;
  return {
    ticketId: `2026-11-23/${number}` as TicketId,
    number,
    serviceId: SERVICE,
    fieldId: FIELD,
    date: '2026-11-23' as BusinessDate,
    issuedAt: 0 as InstantMs,
    priorityId: null,
    ahead: n - 1,
    range: { from: 5, to: 10 },
    counterNumbers: [2],
    printJobId: PRINT_JOB,
  };
};

/** A view that knows one print job, or none. */
export const viewWithPaper = (
  state: PrintState | null,
  problem: PrinterProblem | null = null,
): KioskView => ({
  revision: 1 as Revision,
  at: 0 as InstantMs,
  date: '2026-11-23' as BusinessDate,
  fields: [{ fieldId: FIELD, waiting: 3, range: { from: 5, to: 10 }, openCounters: 1 }],
  closures: [],
  printer: { problem: null, paperNearEnd: false },
  printJobs: state === null ? [] : [{ jobId: PRINT_JOB, state, problem }],
});
