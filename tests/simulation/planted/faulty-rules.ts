/** Rules that break a promise: what the planted faults are made of. */
import type { CallPolicy, QueueRules } from '#protocol/queue-rules.ts';
import {
  durationMs,
  type CounterId,
  type InstantMs,
  type PrintJobId,
  type PrintState,
  type TicketId,
} from '#protocol/vocabulary.ts';
import type { Command } from '#server/domain/commands.ts';
import type { decide, Decision } from '#server/domain/decide.ts';
import type { DomainEvent } from '#server/domain/events.ts';
import type { evolve } from '#server/domain/evolve.ts';
import type { chooseNext } from '#server/domain/policy.ts';
import { lineOf, serviceOf, type CounterState, type Line, type QueueDay } from '#server/domain/queue-day.ts';
import { factsOf, type WaitingTicket } from '#server/domain/ticket.ts';

export type Decide = typeof decide;
export type Evolve = typeof evolve;
export type ChooseNext = typeof chooseNext;

/** Accepts what was refused, by asking again about another day. */
export const acceptsAs =
  (
    isMistaken: (decision: Decision, command: Command) => boolean,
    day: (day: QueueDay, command: Command) => QueueDay,
  ) =>
  (real: Decide): Decide =>
  (present, command, at) => {
    const decision = real(present, command, at);
    return present !== null && isMistaken(decision, command)
      ? real(day(present, command), command, at)
      : decision;
  };

/** Decides rightly and writes something else down; null leaves the event out. */
export const changesEvents =
  (change: (day: QueueDay, event: DomainEvent) => DomainEvent | null) =>
  (real: Decide): Decide =>
  (day, command, at) => {
    const decision = real(day, command, at);
    if (!decision.ok || day === null) return decision;
    return { ok: true, events: decision.events.flatMap((event) => change(day, event) ?? []) };
  };

/** The day under other rules. */
export const withRules = (day: QueueDay, rules: Partial<QueueRules>): QueueDay => ({
  ...day,
  settings: { ...day.settings, rules: { ...day.settings.rules, ...rules } },
});

/** The day with policies that know no end of passing. */
export function withoutCeilings(day: QueueDay): QueueDay {
  const ceiling = { maxWaitMs: durationMs(1e12), maxOvertakes: 1e6 };
  const free = <Policy extends CallPolicy | null>(policy: Policy): Policy =>
    policy === null || policy.kind === 'first_come' ? policy : { ...policy, ceiling };
  const fields = day.settings.fields.map((field) => ({ ...field, policy: free(field.policy) }));
  const ruled = withRules(day, { policy: free(day.settings.rules.policy) });
  return { ...ruled, settings: { ...ruled.settings, fields } };
}

export function withCounterChanged(
  day: QueueDay,
  counterId: CounterId,
  change: Partial<CounterState>,
): QueueDay {
  const counters = Array.from(day.counters, ([id, counter]): [CounterId, CounterState] => [
    id,
    id === counterId ? { ...counter, ...change } : counter,
  ]);
  return { ...day, counters: new Map(counters) };
}

/** The day with one paper in another state. */
export const withJobState = (day: QueueDay, jobId: PrintJobId | null, state: PrintState): QueueDay => ({
  ...day,
  printJobs: day.printJobs.map((job) => (job.jobId === jobId ? { ...job, state } : job)),
});

/** The day with every lane of waiting tickets changed. */
export function inEveryLine(
  day: QueueDay,
  change: (lane: readonly WaitingTicket[]) => readonly WaitingTicket[],
): QueueDay {
  const changed = <Id>(lines: ReadonlyMap<Id, Line>): ReadonlyMap<Id, Line> =>
    new Map(
      Array.from(lines, ([id, { ordinary, priority }]) => [
        id,
        { ordinary: change(ordinary), priority: change(priority) },
      ]),
    );
  return { ...day, lines: changed(day.lines), counterLines: changed(day.counterLines) };
}

/** The ticket as if it had come only now. */
export const sentToTheEnd = (
  day: QueueDay,
  { ticketId, sequence, at }: { ticketId: TicketId; sequence: number; at: InstantMs },
): QueueDay =>
  inEveryLine(day, (lane) => {
    const late = lane.filter((ticket) => ticket.ticketId === ticketId);
    const others = lane.filter((ticket) => ticket.ticketId !== ticketId);
    const place = { isFront: false, order: sequence, since: at };
    return [...others, ...late.map((ticket) => ({ ...ticket, place }))];
  });

/** The ticket that stands at a counter waits again, as if nobody had called it. */
export function backInLine(day: QueueDay, ticketId: TicketId): QueueDay {
  const held = day.held.get(ticketId);
  if (held === undefined) return day;
  const { counterId, arrival, issuedAt, serviceId } = held;
  const place = { isFront: false, order: arrival, since: issuedAt };
  const waiting: WaitingTicket = { ...factsOf(held), status: 'waiting', place, forCounterId: null };
  const lane = held.priorityId === null ? 'ordinary' : 'priority';
  const fieldId = serviceOf(day.settings, serviceId)?.fieldId ?? held.fieldId;
  const line = lineOf(day, fieldId);
  const tickets = [...line[lane], waiting].sort((one, other) => one.place.order - other.place.order);
  const freed = withCounterChanged(day, counterId, { ticketId: null });
  return {
    ...freed,
    held: new Map(Array.from(day.held).filter(([id]) => id !== ticketId)),
    lines: new Map(day.lines).set(fieldId, { ...line, [lane]: tickets }),
  };
}
