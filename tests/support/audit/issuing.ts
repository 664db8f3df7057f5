/** The auditor's view of how numbers are given out. */
import type { OfficeSettings, Service } from '#protocol/office.ts';
import type { EventOf } from '#server/domain/events.ts';
import type {
  FieldId,
  InstantMs,
  PhoneMark,
  PriorityId,
  TicketId,
  TicketNumber,
} from '#protocol/vocabulary.ts';
import { seatedAndFree, touch, type Book } from './book.ts';
import type { Fate } from './fate.ts';
import { paperQueued } from './paper.ts';

const LAST_OF_SERIES = 999;
/** Vietnam's clocks: seven hours ahead of UTC in every season. */
const VIETNAM_MS = 7 * 3_600_000;

function newFate(
  of: Pick<Fate, 'ticketId' | 'number' | 'fieldId' | 'kioskId' | 'serviceId' | 'wishes' | 'priorityId'>,
  event: { readonly sequence: number; readonly at: InstantMs },
): Fate {
  const { sequence, at } = event;
  return {
    ...of,
    arrival: sequence,
    issuedAt: at,
    status: 'waiting',
    addedServiceIds: [],
    place: { isFront: false, order: sequence, since: at },
    forCounterId: null,
    counterId: null,
    callCount: 0,
    calledAt: null,
    servingSince: null,
    passes: 0,
    returnsTo: null,
    notes: [],
    missingPapers: [],
    stretches: [{ kind: 'waiting', from: at, serviceId: of.serviceId }],
    hall: null,
    touched: sequence,
  };
}

export function ticketIssued(book: Book, event: EventOf<'TicketIssued'>): void {
  const { must } = book;
  const { ticket, kioskId, source, at, printerId, sequence } = event;
  const { ticketId, number, fieldId, serviceId, printJobId, priorityId } = ticket;
  const day = book.day();
  must(!book.fates.has(ticketId), `${ticketId} was given out twice`);
  must(ticketId === `${day.date}/${number}`, `${ticketId} is not of the day ${day.date}`);
  must(ticket.issuedAt === at, `${ticketId} names another time than the log`);
  const service = day.settings.services.find((candidate) => candidate.serviceId === serviceId);
  must(service?.fieldId === fieldId, `${ticketId} is for a service of another field`);
  takeNumber(book, fieldId, number, source === 'roll');
  const isRoll = day.settings.fields.find((field) => field.fieldId === fieldId)?.numbering === 'roll';
  must(isRoll === (source === 'roll'), `${ticketId} came from the wrong place`);
  must(
    (printJobId === null) === (printerId === null),
    `${ticketId} has a paper without a printer, or none for it`,
  );
  must(source !== 'roll' || printJobId === null, `${ticketId} of a roll was printed again`);
  mayBeOfClass(book, priorityId, source === 'kiosk' ? 'kiosk' : 'officer', ticketId);
  must((source === 'phone') === (event.phone !== undefined), `${ticketId} names no phone, or one too many`);
  must(
    source !== 'phone' || (priorityId === null && printJobId === null),
    `${ticketId} gave a phone more than a number`,
  );
  if ((source === 'kiosk' || source === 'phone') && service !== undefined)
    kioskWasOpen(book, service, at, ticketId);
  aheadIsTrue(book, event);
  const counters = day.settings.counters.filter(
    (counter) =>
      counter.kind === 'service' &&
      counter.fieldIds.includes(fieldId) &&
      !counter.exceptServiceIds.includes(serviceId),
  );
  must(
    counters
      .map((counter) => counter.number)
      .toSorted((a, b) => a - b)
      .join() === ticket.counterNumbers.join(),
    `${ticketId} names counters that do not take it`,
  );
  if (event.phone !== undefined) takenByPhone(book, ticketId, event.phone);
  day.ticketIds.push(ticketId);
  const wishes = event.furtherServiceIds ?? [];
  for (const wish of wishes) book.fieldOfService(wish);
  must(
    !wishes.includes(serviceId) && new Set(wishes).size === wishes.length,
    `${ticketId} is for one service twice`,
  );
  book.write(newFate({ ticketId, number, fieldId, kioskId, serviceId, wishes, priorityId }, event));
  if (printJobId !== null && printerId !== null)
    paperQueued(book, { jobId: printJobId, printerId, kind: 'ticket', ticketId, sequence, isReprint: false });
}

/** One number a phone at a time; one that was called in vain holds nobody up. */
function takenByPhone({ day, fates, must }: Book, ticketId: TicketId, phone: PhoneMark): void {
  const { ofPhones, open } = day();
  const before = ofPhones.get(phone) ?? [];
  const standing = before.filter((taken) => open.has(taken) && fates.get(taken)?.status !== 'missed');
  must(standing.length === 0, `${ticketId} was given to a phone while its ${standing.join(', ')} stands`);
  ofPhones.set(phone, [...before, ticketId]);
}

/** Somebody without a number is served at once; a number keeps the books. */
export function walkInServed(book: Book, event: EventOf<'ServedWithoutTicket'>): void {
  const { ticketId, number, serviceId, counterId, at, sequence } = event;
  const day = book.day();
  book.must(!book.fates.has(ticketId), `${ticketId} was given out twice`);
  book.must(ticketId === `${day.date}/${number}`, `${ticketId} is not of the day ${day.date}`);
  const page = seatedAndFree(book, event);
  const fieldId = book.fieldOfService(serviceId);
  takeNumber(book, fieldId, number, false);
  const fate = newFate(
    { ticketId, number, fieldId, serviceId, wishes: [], kioskId: null, priorityId: null },
    event,
  );
  day.ticketIds.push(ticketId);
  book.write({
    ...fate,
    status: 'serving',
    counterId,
    calledAt: at,
    servingSince: at,
    stretches: [{ kind: 'serving', from: at, serviceId }],
    touched: sequence,
  });
  touch(page, { ticketId });
}

/** Numbers of a series follow one another; only a roll may have been torn by somebody who never came. */
function takeNumber(book: Book, fieldId: FieldId, number: TicketNumber, maySkip: boolean): void {
  const { settings, lastOrdinals, ticketIds, date } = book.day();
  const letter = settings.fields.find((field) => field.fieldId === fieldId)?.letter ?? '';
  const ordinal = Number(number.slice(1));
  const next = (lastOrdinals.get(fieldId) ?? 0) + 1;
  book.must(
    number === `${letter}${String(ordinal).padStart(3, '0')}`,
    `${number} is no number of ${fieldId}`,
  );
  const isFree = !ticketIds.includes(`${date}/${number}` as TicketId);
  book.must(maySkip ? isFree : ordinal === next, `${number} does not follow ${String(next - 1)}`);
  book.must(ordinal <= LAST_OF_SERIES, `${number} is beyond the end of its series`);
  lastOrdinals.set(fieldId, ordinal);
}

/** Whether somebody may give that class at all. */
export function mayBeOfClass(
  book: Book,
  priorityId: PriorityId | null,
  by: 'kiosk' | 'officer',
  ticketId: string,
): void {
  const classes = book.day().settings.rules.priorityClasses;
  const isSo =
    priorityId === null ||
    classes.find((priority) => priority.priorityId === priorityId)?.grantedBy.includes(by) === true;
  book.must(isSo, `${ticketId} was given the class ${String(priorityId)} by a ${by}`);
}

/** Within a session and before the end of issuing, by the clock on the wall; and within the day's quota. */
function kioskWasOpen(book: Book, service: Service, at: InstantMs, ticketId: string): void {
  const day = book.day();
  const issued = (day.kioskIssues.get(service.serviceId) ?? 0) + 1;
  day.kioskIssues.set(service.serviceId, issued);
  book.must(issued <= (service.dailyQuota ?? Infinity), `${ticketId} is beyond the quota of its service`);
  const isClosed = (day.closedUntil.get(service.serviceId) ?? 0) > at;
  book.must(!isClosed, `${ticketId} was given out while a supervisor had closed its service`);
  const { hours } = day.settings.rules;
  if (hours === null) return;
  const time = new Date(at + VIETNAM_MS).toISOString().slice(11, 16);
  const isOpen = sessionsOf(day.settings, service, at).some(
    ({ from, to, stopIssuingAt }) => from <= time && time < to && time < stopIssuingAt,
  );
  book.must(isOpen, `${ticketId} was given out at ${time}, outside the hours of its service`);
}

function sessionsOf({ rules }: OfficeSettings, service: Service, at: InstantMs) {
  const local = new Date(at + VIETNAM_MS);
  const date = local.toISOString().slice(0, 10);
  const week = service.week ?? rules.hours?.week ?? [];
  const madeUp = rules.hours?.makeUpDays.find((day) => day.date === date);
  if (madeUp !== undefined) return week[madeUp.asWeekday] ?? [];
  const isHoliday = rules.hours?.holidays.some((holiday) => holiday.date === date) === true;
  return isHoliday ? [] : (week[(local.getUTCDay() + 6) % 7] ?? []);
}

/** "People who stand before this one in the same field's line, as the office's policy orders it now." */
function aheadIsTrue(book: Book, { ticket }: EventOf<'TicketIssued'>): void {
  const { settings } = book.day();
  const { ticketId, fieldId, priorityId, ahead } = ticket;
  const inField = book.waiting().filter(({ serviceId }) => book.fieldOfService(serviceId) === fieldId);
  const field = settings.fields.find((candidate) => candidate.fieldId === fieldId);
  const policy = field?.policy ?? settings.rules.policy;
  const weightOf = (id: PriorityId | null): number =>
    settings.rules.priorityClasses.find((candidate) => candidate.priorityId === id)?.weight ?? 1;
  const classed = inField.filter((fate) => fate.priorityId !== null && fate.forCounterId === null);
  const expected = (): readonly [least: number, most: number] => {
    if (priorityId === null || policy.kind === 'first_come' || policy.kind === 'weighted_ageing')
      return [inField.length, inField.length];
    if (policy.kind === 'interleave') return [classed.length, inField.length];
    const notLighter = classed.filter((fate) => weightOf(fate.priorityId) >= weightOf(priorityId)).length;
    return [notLighter, notLighter];
  };
  const [least, most] = expected();
  book.must(
    least <= ahead && ahead <= most,
    `${ticketId} says ${String(ahead)} ahead, not ${String(least)} to ${String(most)}`,
  );
}
