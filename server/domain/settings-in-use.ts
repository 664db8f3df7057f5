/**
 * What of today another setting of the office would take away from under somebody: while any of it is so, the day keeps
 * the settings it has. What nobody stands on may change at any moment.
 */
import type { OfficeSettings } from '#protocol/office.ts';
import type { InUse } from '#protocol/office-desk.ts';
import type { CounterId, PriorityId, ServiceId } from '#protocol/vocabulary.ts';
import {
  counterOf,
  liveTickets,
  nextOrdinal,
  priorityClassOf,
  serviceOf,
  type QueueDay,
} from './queue-day.ts';
import type { LiveTicket } from './ticket.ts';

/** Everything that keeps the day from following, each once; none = it may follow now. */
export function settingsInUse(day: QueueDay, next: OfficeSettings): readonly InUse[] {
  const live = liveTickets(day);
  return [
    ...(next.timeZone === day.settings.timeZone ? [] : [{ kind: 'time_zone' } as const]),
    ...servicesInUse(day, next, live),
    ...fieldsInUse(day, next),
    ...countersInUse(day, next, live),
    ...prioritiesInUse(next, live),
  ];
}

const servicesOf = ({
  serviceId,
  addedServiceIds,
  furtherServiceIds,
  returnsTo,
}: LiveTicket): Set<ServiceId> =>
  new Set([
    serviceId,
    ...addedServiceIds,
    ...furtherServiceIds,
    ...(returnsTo === null ? [] : [returnsTo.serviceId]),
  ]);

/** A ticket stands in the line of its service's field, so that a service must neither go nor change its field under it. */
function servicesInUse(day: QueueDay, next: OfficeSettings, live: readonly LiveTicket[]): readonly InUse[] {
  const people = new Map<ServiceId, number>();
  for (const ticket of live)
    for (const serviceId of servicesOf(ticket)) people.set(serviceId, (people.get(serviceId) ?? 0) + 1);
  // Whoever was served may still ask for the paper once more, or say how it was; and a deed may be taken back.
  const before = Array.from(day.counters.values(), ({ undoable }) => undoable?.before.serviceId);
  for (const serviceId of [...Array.from(day.served.values(), (served) => served.serviceId), ...before])
    if (serviceId !== undefined && !people.has(serviceId)) people.set(serviceId, 0);
  const fieldIn = (settings: OfficeSettings, serviceId: ServiceId) => serviceOf(settings, serviceId)?.fieldId;
  return Array.from(
    people,
    ([serviceId, waiting]) => ({ kind: 'service', serviceId, people: waiting }) as const,
  ).filter(({ serviceId }) => fieldIn(next, serviceId) !== fieldIn(day.settings, serviceId));
}

/** A letter that was given out today stays with its series: two numbers must never read alike. */
function fieldsInUse(day: QueueDay, next: OfficeSettings): readonly InUse[] {
  const isKept = (fieldId: string, letter: string, numbering: string): boolean =>
    next.fields.some(
      (field) => field.fieldId === fieldId && field.letter === letter && field.numbering === numbering,
    );
  return day.settings.fields
    .filter(({ fieldId }) => nextOrdinal(day, fieldId) > 1 || day.rollOrdinals.has(fieldId))
    .filter(({ fieldId, letter, numbering }) => !isKept(fieldId, letter, numbering))
    .map(({ fieldId }) => ({ kind: 'field', fieldId }));
}

/** No counter goes away or changes its number while somebody works there, or people are or were called to it. */
function countersInUse(day: QueueDay, next: OfficeSettings, live: readonly LiveTicket[]): readonly InUse[] {
  const needed = new Set<CounterId>(day.calls.map(({ counterId }) => counterId));
  for (const { counterId, officer } of day.counters.values()) if (officer !== null) needed.add(counterId);
  for (const ticket of live) {
    if (ticket.status === 'waiting' && ticket.forCounterId !== null) needed.add(ticket.forCounterId);
    else if (ticket.status === 'parked' || ticket.status === 'missed') needed.add(ticket.counterId);
    if (ticket.returnsTo !== null) needed.add(ticket.returnsTo.counterId);
  }
  const isAsBefore = (counterId: CounterId): boolean => {
    const [before, after] = [counterOf(day.settings, counterId), counterOf(next, counterId)];
    return after?.number === before?.number && after?.kind === before?.kind;
  };
  return [...needed]
    .filter((counterId) => !isAsBefore(counterId))
    .map((counterId) => ({ kind: 'counter', counterId }));
}

function prioritiesInUse(next: OfficeSettings, live: readonly LiveTicket[]): readonly InUse[] {
  const granted = new Set<PriorityId>(
    live.flatMap(({ priorityId }) => (priorityId === null ? [] : [priorityId])),
  );
  return [...granted]
    .filter((priorityId) => priorityClassOf(next, priorityId) === undefined)
    .map((priorityId) => ({ kind: 'priority', priorityId }));
}
