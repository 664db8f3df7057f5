/**
 * Estimates held against what really happened: a day's log is folded event by event, everybody who takes a number is given
 * an estimate in each way from the day as it then stood, and the first call shows how long it really was.
 */
import type { WaitRangeMinutes } from '#protocol/views.ts';
import type { InstantMs, PriorityId, ServiceId, TicketId } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { evolve } from '#server/domain/evolve.ts';
import { forecast } from '#server/domain/forecast.ts';
import { learntFrom, type LearntStay } from '#server/domain/forecast-times.ts';
import {
  countersTaking,
  isWorking,
  lineFieldOf,
  serviceOf,
  type QueueDay,
  type Visit,
} from '#server/domain/queue-day.ts';
import { seededRandom } from '#server/domain/seeded-random.ts';

const MINUTE_MS = 60_000;

/** Sums over the tickets that every way could give an estimate for. */
export type Comparison = {
  readonly tickets: number;
  readonly estimated: number;
  /** Sums of absolute errors in minutes. */
  readonly ours: number;
  readonly usualFormula: number;
  readonly lastServed: number;
  /** Sum of ours minus real. */
  readonly ourBias: number;
  readonly inside: number;
  readonly under: number;
  readonly realMinutes: number;
};
export const NOTHING_COMPARED: Comparison = {
  tickets: 0,
  estimated: 0,
  ours: 0,
  usualFormula: 0,
  lastServed: 0,
  ourBias: 0,
  inside: 0,
  under: 0,
  realMinutes: 0,
};

export const together = (one: Comparison, other: Comparison): Comparison => ({
  tickets: one.tickets + other.tickets,
  estimated: one.estimated + other.estimated,
  ours: one.ours + other.ours,
  usualFormula: one.usualFormula + other.usualFormula,
  lastServed: one.lastServed + other.lastServed,
  ourBias: one.ourBias + other.ourBias,
  inside: one.inside + other.inside,
  under: one.under + other.under,
  realMinutes: one.realMinutes + other.realMinutes,
});

type Told = {
  readonly at: InstantMs;
  readonly ours: WaitRangeMinutes;
  readonly formula: number | null;
  readonly lastServed: number | null;
};

export type ComparedDay = { readonly comparison: Comparison; readonly stays: readonly LearntStay[] };

/** Compares over one day's log; `learnt` is what earlier days taught, and what this one taught comes back with the result. */
export function compareDay(
  log: readonly RecordedEvent[],
  learnt: readonly LearntStay[],
  seed: number,
): ComparedDay {
  const random = seededRandom(seed);
  const told = new Map<TicketId, Told>();
  const lastWaits = new Map<string, number>();
  const visits = new Map<number, Visit>();
  let day: QueueDay | null = null;
  let sum = NOTHING_COMPARED;
  for (const event of log) {
    if (event.type === 'TicketIssued' && event.source !== 'roll' && day !== null) {
      const { ticketId, serviceId, priorityId, fieldId, ahead } = event.ticket;
      told.set(ticketId, {
        at: event.at,
        ours: rangeFor(day, learnt, event.at, random, serviceId, priorityId),
        formula: usualFormula(day, learnt, serviceId, ahead),
        lastServed: lastWaits.get(fieldId) ?? null,
      });
    }
    const before: QueueDay | null = day;
    day = evolve(day, event);
    for (const visit of day.visits) visits.set(visit.sequence, visit);
    if (event.type !== 'TicketCalled' || before === null) continue;
    const ticket = told.get(event.ticketId);
    told.delete(event.ticketId);
    if (ticket === undefined) continue;
    const realMinutes = (event.at - ticket.at) / MINUTE_MS;
    const held = day.held.get(event.ticketId);
    if (held !== undefined) lastWaits.set(lineFieldOf(day.settings, held), realMinutes);
    sum = together(sum, compared(ticket, realMinutes));
  }
  return { comparison: sum, stays: learntFrom([...visits.values()]) };
}

function compared({ ours, formula, lastServed }: Told, realMinutes: number): Comparison {
  if (ours === null || formula === null || lastServed === null) return { ...NOTHING_COMPARED, tickets: 1 };
  const middle = (ours.from + ours.to) / 2;
  return {
    tickets: 1,
    estimated: 1,
    ours: Math.abs(middle - realMinutes),
    usualFormula: Math.abs(formula - realMinutes),
    lastServed: Math.abs(lastServed - realMinutes),
    ourBias: middle - realMinutes,
    inside: realMinutes >= ours.from && realMinutes <= ours.to ? 1 : 0,
    under: realMinutes < ours.from ? 1 : 0,
    realMinutes,
  };
}

const rangeFor = (
  day: QueueDay,
  learnt: readonly LearntStay[],
  at: InstantMs,
  random: () => number,
  serviceId: ServiceId,
  priorityId: PriorityId | null,
): WaitRangeMinutes => forecast(day, learnt, at, random).rangeFor(serviceId, priorityId);

/**
 * People ahead × average ÷ counters, with the best that can be put into it: the people who stand before this one as the
 * policy orders them, the newest hundred stays of its field from today and before, the counters that take the service and work now.
 */
function usualFormula(
  day: QueueDay,
  learnt: readonly LearntStay[],
  serviceId: ServiceId,
  ahead: number,
): number | null {
  const fieldId = serviceOf(day.settings, serviceId)?.fieldId;
  if (fieldId === undefined) return null;
  const counters = countersTaking(day.settings, serviceId).filter(({ counterId }) =>
    isWorking(day.counters.get(counterId)),
  ).length;
  const stays = [...learnt, ...learntFrom(day.visits)]
    .filter((stay) => serviceOf(day.settings, stay.serviceId)?.fieldId === fieldId)
    .slice(-100);
  if (counters === 0 || stays.length === 0) return null;
  const average = stays.reduce((total, { stayMs }) => total + stayMs, 0) / stays.length / MINUTE_MS;
  return (ahead * average) / counters;
}
