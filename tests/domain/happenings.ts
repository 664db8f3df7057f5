/** What happens in the ward, told briefly: `issued('C001')`, `opened(1, 'lan')`, `called('C001', 1, 'lan')`. */
import {
  durationMs,
  type DeviceId,
  type PrinterProblem,
  type PrintState,
  type PriorityId,
  type ServiceId,
  type TicketNumber,
} from '#protocol/vocabulary.ts';
import type { CallReason } from '#protocol/views.ts';
import type { AtCounter, ServiceDone } from '#server/domain/commands.ts';
import type { DomainEvent } from '#server/domain/events.ts';
import {
  BIRTH,
  CERTIFICATION,
  CIVIL_STATUS,
  COPY,
  HOUSEHOLD,
  MAIN_PRINTER,
  SHOP,
  counterId,
} from '#tests/support/ward.ts';
import { MONDAY, OPENING, officerId, paperOf, ticketIdOf } from './given.ts';

type Happened<Type extends DomainEvent['type']> = Extract<DomainEvent, { type: Type }>;

export const KIOSK = 'kiosk-1' as DeviceId;
export const DESK = 'counter-screen' as DeviceId;
export const ELDERLY = 'elderly' as PriorityId;
export const DISABLED = 'disabled' as PriorityId;

const SERIES = {
  C: { fieldId: CERTIFICATION, serviceId: COPY, counterNumbers: [1, 2] },
  H: { fieldId: CIVIL_STATUS, serviceId: BIRTH, counterNumbers: [1, 3] },
  K: { fieldId: HOUSEHOLD, serviceId: SHOP, counterNumbers: [3, 4] },
} as const;
export const seriesOf = (number: string): (typeof SERIES)[keyof typeof SERIES] =>
  SERIES[number[0] as keyof typeof SERIES];

/** Who acts at which counter. */
export const at = (counter: number, officer: string): AtCounter => ({
  counterId: counterId(counter),
  officerId: officerId(officer),
});

export const issued = (
  number: string,
  priorityId: PriorityId | null = null,
  source: 'kiosk' | 'counter' | 'roll' = 'kiosk',
): Happened<'TicketIssued'> => ({
  type: 'TicketIssued',
  kioskId: source === 'kiosk' ? KIOSK : DESK,
  source,
  language: 'vi',
  printerId: source === 'kiosk' ? MAIN_PRINTER : null,
  ticket: {
    ticketId: ticketIdOf(number),
    number: number as TicketNumber,
    ...seriesOf(number),
    date: MONDAY,
    issuedAt: OPENING,
    priorityId,
    ahead: 0,
    range: null,
    printJobId: source === 'kiosk' ? paperOf(number) : null,
  },
});
export const opened = (counter: number, officer: string, isSupervisor = false): DomainEvent => ({
  type: 'CounterOpened',
  officerName: officer,
  isSupervisor,
  ...at(counter, officer),
});
export const closed = (counter: number, officer: string, by: string | null = null): DomainEvent => ({
  type: 'CounterClosed',
  byOfficerId: by === null ? null : officerId(by),
  ...at(counter, officer),
});
export const paused = (counter: number, officer: string): DomainEvent => ({
  type: 'CounterPaused',
  reason: 'break',
  ...at(counter, officer),
});
export const unpaused = (counter: number, officer: string): DomainEvent => ({
  type: 'CounterResumed',
  ...at(counter, officer),
});

/** A reason with nothing remarkable about it. */
export const becauseOf = (rule: CallReason['rule'], change: Partial<CallReason> = {}): CallReason => ({
  rule,
  priorityId: null,
  waitedMs: durationMs(0),
  waitingForCounter: 1,
  considered: [],
  overtook: [],
  overtookCount: change.overtook?.length ?? 0,
  ceiling: null,
  hand: null,
  ...change,
});
export const called = (
  number: string,
  counter: number,
  officer: string,
  waitingForCounter = 1,
): Happened<'TicketCalled'> =>
  calledBecause(number, counter, officer, becauseOf('first_come', { waitingForCounter }));
export const calledBecause = (
  number: string,
  counter: number,
  officer: string,
  reason: CallReason,
): Happened<'TicketCalled'> => ({
  type: 'TicketCalled',
  ticketId: ticketIdOf(number),
  reason,
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
/** Once, completed. */
export const completed = (serviceId: ServiceId): ServiceDone => ({
  serviceId,
  count: 1,
  outcome: 'completed',
});
export const finished = (
  number: string,
  counter: number,
  officer: string,
  change: Partial<Happened<'ServiceFinished'>> = {},
): Happened<'ServiceFinished'> => ({
  type: 'ServiceFinished',
  ticketId: ticketIdOf(number),
  done: [completed(seriesOf(number).serviceId)],
  returnsTo: null,
  goesOnTo: null,
  ...at(counter, officer),
  ...change,
});
export const missed = (number: string, counter: number, officer: string): DomainEvent => ({
  type: 'TicketMissed',
  ticketId: ticketIdOf(number),
  ...at(counter, officer),
});
export const reinstated = (
  number: string,
  counter: number,
  officer: string,
  place: Happened<'TicketReinstated'>['place'] = 'original',
): DomainEvent => ({
  type: 'TicketReinstated',
  ticketId: ticketIdOf(number),
  place,
  ...at(counter, officer),
});
export const parked = (
  number: string,
  counter: number,
  officer: string,
  change: Partial<Happened<'TicketParked'>> = {},
): Happened<'TicketParked'> => ({
  type: 'TicketParked',
  ticketId: ticketIdOf(number),
  reason: 'papers_missing',
  missingPapers: [],
  returnTime: null,
  printJobId: null,
  printerId: null,
  ...at(counter, officer),
  ...change,
});
export const resumed = (
  number: string,
  counter: number,
  officer: string,
  place: Happened<'TicketResumed'>['place'] = 'front',
): DomainEvent => ({ type: 'TicketResumed', ticketId: ticketIdOf(number), place, ...at(counter, officer) });
export const transferred = (
  number: string,
  counter: number,
  officer: string,
  change: Partial<Happened<'TicketTransferred'>>,
): Happened<'TicketTransferred'> => ({
  type: 'TicketTransferred',
  ticketId: ticketIdOf(number),
  serviceId: seriesOf(number).serviceId,
  toCounterId: null,
  returnsTo: null,
  note: null,
  ...at(counter, officer),
  ...change,
});
export const serviceAdded = (
  number: string,
  serviceId: ServiceId,
  counter: number,
  officer: string,
): DomainEvent => ({
  type: 'ServiceAdded',
  ticketId: ticketIdOf(number),
  serviceId,
  ...at(counter, officer),
});
export const noteAdded = (number: string, text: string, counter: number, officer: string): DomainEvent => ({
  type: 'NoteAdded',
  ticketId: ticketIdOf(number),
  text,
  ...at(counter, officer),
});
export const priorityGranted = (
  number: string,
  priorityId: PriorityId | null,
  counter: number,
  officer: string,
): DomainEvent => ({
  type: 'PriorityGranted',
  ticketId: ticketIdOf(number),
  priorityId,
  ...at(counter, officer),
});
export const cancelled = (number: string, counter: number, officer: string): DomainEvent => ({
  type: 'TicketCancelled',
  ticketId: ticketIdOf(number),
  reason: 'left',
  ...at(counter, officer),
});
export const givenUp = (number: string): DomainEvent => ({
  type: 'TicketGivenUp',
  ticketId: ticketIdOf(number),
});
/** Of the service that the series is for; satisfied unless told. */
export const rated = (
  number: string,
  counter: number,
  officer: string,
  change: Partial<Happened<'ServiceRated'>> = {},
): DomainEvent => ({
  type: 'ServiceRated',
  ticketId: ticketIdOf(number),
  serviceId: seriesOf(number).serviceId,
  score: 'satisfied',
  scale: { faces: 4, satisfied: 2 },
  reasons: [],
  source: 'phone',
  deviceId: null,
  sinceFinishMs: durationMs(1_000),
  ...at(counter, officer),
  ...change,
});
export const explained = (
  number: string,
  reasons: Happened<'RatingExplained'>['reasons'] = ['slow'],
): DomainEvent => ({ type: 'RatingExplained', ticketId: ticketIdOf(number), reasons, words: null });
export const helpAsked = (counter: number, officer: string): DomainEvent => ({
  type: 'HelpAsked',
  ...at(counter, officer),
});
export const walkedIn = (number: string, counter: number, officer: string): DomainEvent => ({
  type: 'ServedWithoutTicket',
  ticketId: ticketIdOf(number),
  number: number as TicketNumber,
  serviceId: seriesOf(number).serviceId,
  ...at(counter, officer),
});
export const expired = (number: string, wasLeftOpen = false): DomainEvent => ({
  type: 'TicketExpired',
  ticketId: ticketIdOf(number),
  wasLeftOpen,
});
export const dayClosed: DomainEvent = { type: 'DayClosed' };
export const paperReported = (
  number: string,
  state: Exclude<PrintState, 'queued'>,
  problem: PrinterProblem | null = null,
): DomainEvent => ({ type: 'PrintJobReported', jobId: paperOf(number), state, problem });

/** Every number of a series: `wholeSeries('C')` gives C001 to C999 out. */
export const wholeSeries = (letter: string): readonly DomainEvent[] =>
  Array.from({ length: 999 }, (_, index) => issued(`${letter}${String(index + 1).padStart(3, '0')}`));
