import type { KioskTicket, KioskView } from '#protocol/views.ts';
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
  TicketLink,
  TicketNumber,
} from '#protocol/vocabulary.ts';

export const SERVICE = 'birth' as ServiceId;
export const FIELD = 'civil-status' as FieldId;
export const ELDERLY = 'elderly' as PriorityId;
export const PRINT_JOB = 'print-1' as PrintJobId;

export const requestId = (name: string): RequestId => name.padEnd(16, '-') as RequestId;

export const PHONE_ADDRESS = 'http://192.168.1.20:4100/t/';
export const linkOf = (number: string): TicketLink => `${number}-AbCdEfGhIjKlMnOpQrStUv` as TicketLink;

/** The n-th ticket of the day. */
export const ticketNumbered = (n: number): KioskTicket => {
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
    link: linkOf(number),
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
  printer: { name: 'Máy in kiosk', problem: null, paperNearEnd: false, since: null },
  phoneAddress: PHONE_ADDRESS,
  hallCode: null,
  fileFactor: 'phone_last_four',
  takesFeedback: true,
  catalogueRevision: 1,
  speechLanguages: [],
  printJobs: state === null ? [] : [{ jobId: PRINT_JOB, state, problem }],
});
