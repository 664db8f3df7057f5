import type {
  AbsentTicket as AbsentTicketView,
  CounterTicket,
  CounterView,
  WaitingTicket as WaitingTicketView,
} from '#protocol/views.ts';
import {
  instantMs,
  type CounterId,
  type InstantMs,
  type OfficerId,
  type Revision,
} from '#protocol/vocabulary.ts';
import { allowedActions } from '#server/domain/allowed.ts';
import { upcoming, waitingForCounter } from '#server/domain/policy.ts';
import {
  counterLineOf,
  counterOf,
  lineLength,
  lineOf,
  membersOf,
  stillToDo,
  type CounterState,
  type Line,
  type QueueDay,
} from '#server/domain/queue-day.ts';
import type { AbsentTicket, WaitingTicket } from '#server/domain/ticket.ts';
import { colleague } from './colleague.ts';
import { announcementOf, displaysOf } from './hall-room.ts';
import { earliest, longestWaitSince } from './longest-wait.ts';
import { neediestPrinter, unprintedPapers } from './paper.ts';
import type { Surroundings } from './surroundings.ts';

const NEXT_SHOWN = 5;
const ABSENT_SHOWN = 12;
const UNPRINTED_SHOWN = 5;
const NOBODY = '' as OfficerId;

/** What one counter may see: its own ticket, who comes next, and what may be done. Null for a counter the day does not have. */
export function toCounterView(
  day: QueueDay,
  counterId: CounterId,
  at: InstantMs,
  around: Surroundings,
): CounterView | null {
  const counter = day.counters.get(counterId);
  const settings = counterOf(day.settings, counterId);
  if (counter === undefined || settings === undefined) return null;
  const lines = settings.fieldIds.map((fieldId) => ({ fieldId, line: lineOf(day, fieldId) }));
  const next = upcoming(day, settings, at, NEXT_SHOWN);
  const unprinted = unprintedPapers(day);
  const absent = [...day.parked.values(), ...day.missed.values()];
  return {
    revision: day.sequence as Revision,
    at,
    date: day.date,
    counterId,
    counterRevision: counter.revision,
    officer: counter.officer,
    paused: counter.paused,
    current: currentTicket(day, counter, at, around),
    takenAway: counter.takenAway,
    next: next.map(({ ticket }) => waitingTicket(ticket)),
    nextReason: next[0]?.reason ?? null,
    waitingForCounter: waitingForCounter(day, settings),
    longestWaitSince: earliest(
      [counterLineOf(day, counterId), ...lines.map(({ line }) => line)].map(longestWaitSince),
    ),
    fields: lines.map(({ fieldId, line }) => ({
      fieldId,
      waiting: lineLength(line),
      longestWaitSince: longestWaitSince(line),
    })),
    services: serviceLoads(day),
    absent: absent
      .sort((a, b) => nearness(a, counterId) - nearness(b, counterId) || b.since - a.since)
      .slice(0, ABSENT_SHOWN)
      .map((ticket) => absentTicket(day, ticket)),
    absentCount: absent.length,
    undo:
      counter.undoable === null
        ? null
        : {
            sequence: counter.undoable.sequence,
            deed: counter.undoable.deed,
            number: counter.undoable.before.number,
            until: instantMs(counter.undoable.at + day.settings.rules.undoMs),
          },
    colleagues: day.settings.counters.flatMap((other) =>
      other.counterId === counterId ? [] : (colleague(day, other.counterId) ?? []),
    ),
    helpAskedAt: counter.helpAskedAt,
    today: {
      finished: counter.finished,
      missed: counter.missed,
      medianServiceMs: medianServiceMs(counter),
    },
    allowed: allowedActions(day, { counterId, officerId: counter.officer?.officerId ?? NOBODY }, at),
    printer: neediestPrinter(around),
    unprinted: unprinted.slice(0, UNPRINTED_SHOWN),
    unprintedCount: unprinted.length,
    displays: displaysOf(around, counterId),
  };
}

function currentTicket(
  day: QueueDay,
  counter: CounterState,
  at: InstantMs,
  around: Surroundings,
): CounterTicket | null {
  const ticket = counter.ticketId === null ? undefined : day.held.get(counter.ticketId);
  if (ticket === undefined) return null;
  const { recallLimit, recallLockMs } = day.settings.rules;
  const { returnsTo } = ticket;
  const { here, elsewhere } = stillToDo(day, counter.counterId, ticket);
  return {
    ticketId: ticket.ticketId,
    number: ticket.number,
    fieldId: ticket.fieldId,
    serviceId: ticket.serviceId,
    addedServiceIds: here,
    laterServiceIds: returnsTo === null ? elsewhere : [],
    priorityId: ticket.priorityId,
    status: ticket.status,
    callCount: ticket.callCount,
    issuedAt: ticket.issuedAt,
    calledAt: ticket.calledAt,
    recallFrom: ticket.callCount >= recallLimit ? null : instantMs(ticket.calledAt + recallLockMs),
    servingSince: ticket.status === 'serving' ? ticket.servingSince : null,
    periods: ticket.periods,
    reason: ticket.reason,
    notes: ticket.notes,
    missingPapers: ticket.missingPapers,
    returnsTo: returnsTo === null ? null : (counterOf(day.settings, returnsTo.counterId)?.number ?? null),
    announcement: announcementOf(ticket, day.settings.timeZone, at, around),
  };
}

const waitingTicket = (ticket: WaitingTicket): WaitingTicketView => ({
  ticketId: ticket.ticketId,
  number: ticket.number,
  fieldId: ticket.fieldId,
  serviceId: ticket.serviceId,
  priorityId: ticket.priorityId,
  waitingSince: ticket.place.since,
  isForThisCounter: ticket.forCounterId !== null,
});

function absentTicket(day: QueueDay, ticket: AbsentTicket): AbsentTicketView {
  const { ticketId, number, fieldId, serviceId, since, counterId, officerName } = ticket;
  const counterNumber = counterOf(day.settings, counterId)?.number ?? 0;
  const common = { ticketId, number, fieldId, serviceId, since, counterNumber, officerName };
  return ticket.status === 'missed'
    ? { ...common, kind: 'missed', callCount: ticket.callCount }
    : {
        ...common,
        kind: 'parked',
        reason: ticket.parkReason,
        missingPapers: ticket.missingPapers,
        returnTime: ticket.returnTime,
      };
}

const nearness = (ticket: AbsentTicket, counterId: CounterId): number =>
  ticket.counterId === counterId ? 0 : 1;

type ServiceLoad = CounterView['services'][number];
const loadsOfDays = new WeakMap<QueueDay, readonly ServiceLoad[]>();
const loadsOfLines = new WeakMap<Line, readonly ServiceLoad[]>();

/** The same for every counter of a day: counted once, however many ask, and only in the lines that have changed. */
function serviceLoads(day: QueueDay): readonly ServiceLoad[] {
  const known = loadsOfDays.get(day);
  if (known !== undefined) return known;
  const made = addedUp([...day.lines.values(), ...day.counterLines.values()].flatMap(loadsOfLine));
  loadsOfDays.set(day, made);
  return made;
}

function loadsOfLine(line: Line): readonly ServiceLoad[] {
  const known = loadsOfLines.get(line);
  if (known !== undefined) return known;
  const made = addedUp(
    membersOf(line).map(({ serviceId, place }) => ({ serviceId, waiting: 1, longestWaitSince: place.since })),
  );
  loadsOfLines.set(line, made);
  return made;
}

function addedUp(loads: readonly ServiceLoad[]): readonly ServiceLoad[] {
  const sums = new Map<string, ServiceLoad>();
  for (const { serviceId, waiting, longestWaitSince: since } of loads) {
    const sum = sums.get(serviceId);
    sums.set(serviceId, {
      serviceId,
      waiting: waiting + (sum?.waiting ?? 0),
      longestWaitSince: sum === undefined || since < sum.longestWaitSince ? since : sum.longestWaitSince,
    });
  }
  return Array.from(sums.values());
}

const medians = new WeakMap<CounterState['serviceTimes'], number | null>();

/** Made anew only when a service has ended, not whenever anything happens in the office. */
function medianServiceMs({ serviceTimes }: CounterState): number | null {
  const known = medians.get(serviceTimes);
  if (known !== undefined) return known;
  const found = median(serviceTimes.map(({ ms }) => ms));
  medians.set(serviceTimes, found);
  return found;
}

/** The middle value; with an even count the lower of the two middle ones. Null for none. */
function median(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null;
}
