/** What happens in the ward, told briefly: `issued('C001')`, `opened(1, 'lan')`, `called('C001', 1, 'lan')`. */
import type {
  BusinessDate,
  DeviceId,
  PrinterProblem,
  PrintState,
  ServiceId,
  TicketNumber,
} from '#protocol/vocabulary.ts';
import type { AtCounter, Command } from '#server/domain/commands.ts';
import type { DomainEvent } from '#server/domain/events.ts';
import {
  BIRTH,
  CERTIFICATION,
  CIVIL_STATUS,
  COPY,
  HOUSEHOLD,
  SHOP,
  WARD,
  counterId,
} from '#tests/support/ward.ts';
import { MONDAY, OPENING, officerId, paperOf, ticketIdOf } from './given.ts';

type Happened<Type extends DomainEvent['type']> = Extract<DomainEvent, { type: Type }>;

const KIOSK = 'kiosk-1' as DeviceId;
const SERIES = {
  C: { fieldId: CERTIFICATION, serviceId: COPY, counterNumbers: [1, 2] },
  H: { fieldId: CIVIL_STATUS, serviceId: BIRTH, counterNumbers: [1, 3] },
  K: { fieldId: HOUSEHOLD, serviceId: SHOP, counterNumbers: [3, 4] },
} as const;

/** Who acts at which counter. */
export const at = (counter: number, officer: string): AtCounter => ({
  counterId: counterId(counter),
  officerId: officerId(officer),
});

export const issued = (number: string): Happened<'TicketIssued'> => ({
  type: 'TicketIssued',
  kioskId: KIOSK,
  ticket: {
    ticketId: ticketIdOf(number),
    number: number as TicketNumber,
    ...SERIES[number[0] as keyof typeof SERIES],
    date: MONDAY,
    issuedAt: OPENING,
    ahead: 0,
    range: null,
    printJobId: paperOf(number),
  },
});
export const opened = (counter: number, officer: string): DomainEvent => ({
  type: 'CounterOpened',
  officerName: officer,
  ...at(counter, officer),
});
export const closed = (counter: number, officer: string): DomainEvent => ({
  type: 'CounterClosed',
  ...at(counter, officer),
});
export const called = (
  number: string,
  counter: number,
  officer: string,
  waitingForCounter = 1,
): DomainEvent => ({
  type: 'TicketCalled',
  ticketId: ticketIdOf(number),
  reason: { rule: 'first_come', overtook: [], waitingForCounter },
  ...at(counter, officer),
});
export const recalled = (
  number: string,
  callCount: number,
  counter: number,
  officer: string,
): DomainEvent => ({
  type: 'TicketRecalled',
  ticketId: ticketIdOf(number),
  callCount,
  ...at(counter, officer),
});
export const started = (number: string, counter: number, officer: string): DomainEvent => ({
  type: 'ServiceStarted',
  ticketId: ticketIdOf(number),
  ...at(counter, officer),
});
export const finished = (number: string, counter: number, officer: string): DomainEvent => ({
  type: 'ServiceFinished',
  ticketId: ticketIdOf(number),
  ...at(counter, officer),
});
export const missed = (number: string, counter: number, officer: string): DomainEvent => ({
  type: 'TicketMissed',
  ticketId: ticketIdOf(number),
  ...at(counter, officer),
});
export const expired = (number: string): DomainEvent => ({
  type: 'TicketExpired',
  ticketId: ticketIdOf(number),
});
export const dayClosed: DomainEvent = { type: 'DayClosed' };
export const paperReported = (
  number: string,
  state: Exclude<PrintState, 'queued'>,
  problem: PrinterProblem | null = null,
): DomainEvent => ({ type: 'PrintJobReported', jobId: paperOf(number), state, problem });

/** The commands, as the doors of the office ask them. */
export const openDay = (date: BusinessDate): Command => ({ type: 'openDay', date, settings: WARD });
export const closeDay: Command = { type: 'closeDay' };
export const issueTicket = (serviceId: ServiceId): Command => ({
  type: 'issueTicket',
  serviceId,
  kioskId: KIOSK,
});
export const openCounter = (counter: number, officer: string): Command => ({
  type: 'openCounter',
  officerName: officer,
  ...at(counter, officer),
});
export const closeCounter = (counter: number, officer: string): Command => ({
  type: 'closeCounter',
  ...at(counter, officer),
});
export const callNext = (counter: number, officer: string, seenCounterRevision: number): Command => ({
  type: 'callNext',
  seenCounterRevision,
  ...at(counter, officer),
});
export const recall = (number: string, seenCallCount: number, counter: number, officer: string): Command => ({
  type: 'recall',
  ticketId: ticketIdOf(number),
  seenCallCount,
  ...at(counter, officer),
});
/** A step with the ticket in hand. */
export const step = (
  type: 'startService' | 'finish' | 'markMissed',
  number: string,
  counter: number,
  officer: string,
): Command => ({ type, ticketId: ticketIdOf(number), ...at(counter, officer) });
export const reportPaper = (
  number: string,
  state: Exclude<PrintState, 'queued'>,
  problem: PrinterProblem | null = null,
): Command => ({ type: 'reportPrintJob', jobId: paperOf(number), state, problem });
