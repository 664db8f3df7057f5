/** Rules of giving out numbers: at the kiosk, to a phone, at a desk, from a paper roll, and serving without one. */
import type { Field, Service } from '#protocol/office.ts';
import type { IssuedTicket, WaitRangeMinutes } from '#protocol/views.ts';
import type { PhoneBounds, PhonesClosure } from '#protocol/poster.ts';
import type {
  DeviceId,
  InstantMs,
  PersonMark,
  PhoneMark,
  PriorityId,
  PrintJobId,
  TicketId,
} from '#protocol/vocabulary.ts';
import type { Command } from './commands.ts';
import { accept, reject, who, withFreeCounter, withOfficer, type Decision } from './decision.ts';
import { closureOf } from './office-hours.ts';
import { ticketIssued } from './evolve-ticket.ts';
import type { DomainEvent } from './events.ts';
import { reasonByHand } from './policy.ts';
import {
  counterOf,
  countersTaking,
  fieldOf,
  lineOf,
  liveTicket,
  nextOrdinal,
  priorityClassOf,
  serviceOf,
  waitingFor,
  waitingTicket,
  type QueueDay,
} from './queue-day.ts';
import { LAST_NUMBER_OF_SERIES, MOST_ADDED_SERVICES, ticketNumber, type WaitingTicket } from './ticket.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** A press at a kiosk. */
export function issueTicket(day: QueueDay, command: CommandOf<'issueTicket'>, at: InstantMs): Decision {
  const service = serviceOf(day.settings, command.serviceId);
  const field = service === undefined ? undefined : fieldOf(day.settings, service.fieldId);
  if (service === undefined || field === undefined) return reject('unknown_service');
  const refusal = priorityRefusal(day, command.priorityId, 'kiosk');
  if (refusal !== null) return reject(refusal);
  const closure = closureOf(day, service, at);
  if (closure !== null) return reject(closure.code);
  const further = new Set(command.furtherServiceIds);
  further.delete(service.serviceId);
  if (further.size > MOST_ADDED_SERVICES) return reject('too_many');
  for (const serviceId of further) {
    const other = serviceOf(day.settings, serviceId);
    if (other === undefined) return reject('unknown_service');
    // What nobody can be served for today is not promised with a number.
    const closed = closureOf(day, other, at);
    if (closed !== null) return reject(closed.code);
  }
  const personal = personRefusal(day, command.person);
  if (personal !== null) return reject(personal);
  const ticket = newTicket(day, service, field, nextOrdinal(day, field.fieldId), at, {
    priorityId: command.priorityId,
    range: command.range,
    isPrinted: command.printerId !== null,
  });
  const { kioskId, language, printerId, person } = command;
  return accept({
    type: 'TicketIssued',
    ticket,
    kioskId,
    source: 'kiosk',
    language,
    printerId,
    ...(further.size === 0 ? {} : { furtherServiceIds: [...further] }),
    // What is not counted is not kept.
    ...(person === undefined || day.settings.rules.openNumbersPerPerson === null ? {} : { person }),
  });
}

/** Stands in the log where a kiosk would: nobody's device gave the number out. */
const PHONES = 'phone' as DeviceId;

/** A press on a phone before a poster. Its number takes the place in the line that a kiosk's would. */
export function issueByPhone(day: QueueDay, command: CommandOf<'issueByPhone'>, at: InstantMs): Decision {
  const { phone, bounds, language, range } = command;
  const service = serviceOf(day.settings, command.serviceId);
  const field = service === undefined ? undefined : fieldOf(day.settings, service.fieldId);
  if (service === undefined || field === undefined) return reject('unknown_service');
  // Told before everything else: whoever has a number is led to it, also when the office has closed meanwhile.
  if (openTicketOfPhone(day, phone) !== null) return reject('phone_has_number');
  const closure = closureOf(day, service, at);
  if (closure !== null) return reject(closure.code);
  const closedTo = phonesClosure(day, bounds);
  if (closedTo !== null) return reject(closedTo);
  const ticket = newTicket(day, service, field, nextOrdinal(day, field.fieldId), at, {
    priorityId: null,
    range,
    isPrinted: false,
  });
  return accept({
    type: 'TicketIssued',
    ticket,
    kioskId: PHONES,
    source: 'phone',
    language,
    printerId: null,
    phone,
  });
}

/** The ticket of that phone that still stands in the office; null when it has none. One called in vain holds nobody up. */
export const openTicketOfPhone = (day: QueueDay, phone: PhoneMark): TicketId | null =>
  openOf(day, day.ticketsOfPhones.get(phone)).at(-1) ?? null;

/** Why no phone is given a number now, whatever service it is for; null when they are. */
export function phonesClosure(day: QueueDay, { mostWaiting, mostADay }: PhoneBounds): PhonesClosure | null {
  // A phone cannot show a card: where the office counts numbers by person, it would be the way round that.
  if (day.settings.rules.openNumbersPerPerson !== null) return 'card_needed';
  const taken = Array.from(day.ticketsOfPhones.values()).flat();
  if (taken.length >= mostADay) return 'phones_day_over';
  const waiting = taken.filter((ticketId) => waitingTicket(day, ticketId) !== undefined);
  return waiting.length >= mostWaiting ? 'phones_full' : null;
}

/** A number given by hand: opening hours and quotas are the officer's to judge. */
export function issueAtCounter(day: QueueDay, command: CommandOf<'issueAtCounter'>, at: InstantMs): Decision {
  return withOfficer(day, command, () => {
    const service = serviceOf(day.settings, command.serviceId);
    const field = service === undefined ? undefined : fieldOf(day.settings, service.fieldId);
    if (service === undefined || field === undefined) return reject('unknown_service');
    const refusal = priorityRefusal(day, command.priorityId, 'officer');
    if (refusal !== null) return reject(refusal);
    const isRoll = field.numbering === 'roll';
    if (!isRoll && command.ordinal !== null) return reject('not_a_paper_roll');
    const ordinal = command.ordinal ?? nextOrdinal(day, field.fieldId);
    if (ordinal > LAST_NUMBER_OF_SERIES) return reject('series_exhausted');
    if (day.rollOrdinals.get(field.fieldId)?.has(ordinal) === true) return reject('number_used');
    const ticket = newTicket(day, service, field, ordinal, at, {
      priorityId: command.priorityId,
      // Nobody knows since when its holder waits, and nobody tells how long it will be.
      range: isRoll ? null : command.range,
      isPrinted: command.isPrinted && command.printerId !== null && !isRoll,
    });
    return accept({
      type: 'TicketIssued',
      ticket,
      kioskId: command.deviceId,
      source: isRoll ? 'roll' : 'counter',
      language: 'vi',
      printerId: ticket.printJobId === null ? null : command.printerId,
    });
  });
}

/** The next number of the roll, or the one the officer reads off a citizen's paper. */
export function callRollNumber(day: QueueDay, command: CommandOf<'callRollNumber'>, at: InstantMs): Decision {
  return withFreeCounter(day, command, () => {
    const field = fieldOf(day.settings, command.fieldId);
    const counter = counterOf(day.settings, command.counterId);
    if (field?.numbering !== 'roll' || counter === undefined) return reject('not_a_paper_roll');
    const service = rollService(day, field, counter.exceptServiceIds);
    if (service === undefined || !counter.fieldIds.includes(field.fieldId)) return reject('not_a_paper_roll');
    // Those who were entered at the desk stand before the numbers nobody has brought yet.
    const [entered] = lineOf(day, field.fieldId).ordinary;
    const ordinal =
      command.ordinal ??
      (entered?.isFromRoll === true ? Number(entered.number.slice(1)) : nextOrdinal(day, field.fieldId));
    if (ordinal > LAST_NUMBER_OF_SERIES) return reject('series_exhausted');
    const ticketId = `${day.date}/${ticketNumber(field.letter, ordinal)}` as TicketId;
    if (entered !== undefined && entered.ticketId !== ticketId) return reject('reason_needed');
    const waiting = waitingTicket(day, ticketId);
    const called = (state: QueueDay, ticket: WaitingTicket): DomainEvent => ({
      type: 'TicketCalled',
      ticketId,
      reason: { ...reasonByHand(state, counter, ticket, null, at), rule: 'roll' },
      ...who(command),
    });
    if (waiting !== undefined) return accept(called(day, waiting));
    if (day.rollOrdinals.get(field.fieldId)?.has(ordinal) === true) return reject('number_used');
    const ticket = newTicket(day, service, field, ordinal, at, {
      priorityId: null,
      range: null,
      isPrinted: false,
    });
    const issued = {
      type: 'TicketIssued',
      ticket,
      kioskId: command.deviceId,
      source: 'roll',
      language: 'vi',
      printerId: null,
    } as const;
    // Its holder passes whoever stands there, and the reason says so: it is asked for as if the number had waited.
    const next = ticketIssued(day, { ...issued, sequence: day.sequence + 1, at });
    const newcomer = waitingTicket(next, ticketId);
    return newcomer === undefined ? reject('unknown_ticket') : accept(issued, called(next, newcomer));
  });
}

/** Somebody is served who took no number; one of the series keeps the books, and serves if the visit goes on elsewhere. */
export function serveWithoutTicket(day: QueueDay, command: CommandOf<'serveWithoutTicket'>): Decision {
  return withFreeCounter(day, command, () => {
    const service = serviceOf(day.settings, command.serviceId);
    const field = service === undefined ? undefined : fieldOf(day.settings, service.fieldId);
    if (service === undefined || field === undefined) return reject('unknown_service');
    if (field.numbering === 'roll') return reject('paper_roll');
    const ordinal = nextOrdinal(day, field.fieldId);
    if (ordinal > LAST_NUMBER_OF_SERIES) return reject('series_exhausted');
    const number = ticketNumber(field.letter, ordinal);
    return accept({
      type: 'ServedWithoutTicket',
      ticketId: `${day.date}/${number}` as TicketId,
      number,
      serviceId: service.serviceId,
      ...who(command),
    });
  });
}

/** What a paper-roll field is served as until the officer says otherwise: its first common service taken there. */
const rollService = (day: QueueDay, field: Field, except: readonly string[]): Service | undefined => {
  const offered = day.settings.services.filter(
    ({ fieldId, serviceId }) => fieldId === field.fieldId && !except.includes(serviceId),
  );
  return offered.find(({ isCommon }) => isCommon) ?? offered[0];
};

/** Why the class cannot be given by that hand, or null when it can (none at all always can). */
export function priorityRefusal(
  day: QueueDay,
  priorityId: PriorityId | null,
  by: 'kiosk' | 'officer',
): 'unknown_priority' | 'priority_not_grantable' | null {
  if (priorityId === null) return null;
  const priority = priorityClassOf(day.settings, priorityId);
  if (priority === undefined) return 'unknown_priority';
  return priority.grantedBy.includes(by) ? null : 'priority_not_grantable';
}

/** Why whoever stands at the kiosk is given no further number, or null. A number that was called in vain holds nobody up. */
function personRefusal(
  day: QueueDay,
  person: PersonMark | undefined,
): 'card_needed' | 'person_limit_reached' | null {
  const { openNumbersPerPerson } = day.settings.rules;
  if (openNumbersPerPerson === null) return null;
  if (person === undefined) return 'card_needed';
  const open = openOf(day, day.ticketsOfPersons.get(person));
  return open.length < openNumbersPerPerson ? null : 'person_limit_reached';
}

/** Those of the tickets that hold their owner to the office. */
const openOf = (day: QueueDay, ticketIds: readonly TicketId[] = []): readonly TicketId[] =>
  ticketIds.filter((ticketId) => {
    const ticket = liveTicket(day, ticketId);
    return ticket !== undefined && ticket.status !== 'missed';
  });

function newTicket(
  day: QueueDay,
  service: Service,
  field: Field,
  ordinal: number,
  at: InstantMs,
  told: {
    readonly priorityId: PriorityId | null;
    readonly range: WaitRangeMinutes;
    readonly isPrinted: boolean;
  },
): IssuedTicket {
  const number = ticketNumber(field.letter, ordinal);
  const ticketId = `${day.date}/${number}` as TicketId;
  return {
    ticketId,
    number,
    serviceId: service.serviceId,
    fieldId: field.fieldId,
    date: day.date,
    issuedAt: at,
    priorityId: told.priorityId,
    ahead: aheadOfNewcomer(day, field, told.priorityId),
    range: told.range,
    counterNumbers: countersTaking(day.settings, service.serviceId).map((counter) => counter.number),
    printJobId: told.isPrinted ? (`${ticketId}/paper-1` as PrintJobId) : null,
  };
}

/** Who stands before a newcomer of that class as the field's policy orders its line at this moment. */
function aheadOfNewcomer(day: QueueDay, field: Field, priorityId: PriorityId | null): number {
  const everybody = waitingFor(day, field.fieldId);
  if (priorityId === null) return everybody;
  const policy = field.policy ?? day.settings.rules.policy;
  const { ordinary, priority } = lineOf(day, field.fieldId);
  switch (policy.kind) {
    case 'strict': {
      const weight = priorityClassOf(day.settings, priorityId)?.weight ?? 1;
      return priority.filter(
        (other) => (priorityClassOf(day.settings, other.priorityId)?.weight ?? 1) >= weight,
      ).length;
    }
    case 'interleave': {
      const since = day.ordinarySincePriority.get(field.fieldId) ?? 0;
      // However many ordinary ones have gone, only one priority ticket is due for them.
      const untilDue = Math.max(0, policy.ordinaryPerPriority - since);
      const between = untilDue + priority.length * policy.ordinaryPerPriority;
      return priority.length + Math.min(ordinary.length, between);
    }
    // Under weighted ageing a wait that has only begun weighs nothing yet.
    case 'first_come':
    case 'weighted_ageing':
      return everybody;
    default:
      return policy satisfies never;
  }
}
