/**
 * Replays a day's log and holds every call against the policy that was in force: what the rules would have chosen, from
 * the state before the call, must be what was called and for the stored reason. What an officer chose by hand is an
 * exception, listed with the reason that was given. Pure.
 */
import { isDeepStrictEqual } from 'node:util';
import type { CallReason } from '#protocol/views.ts';
import type { CounterId, InstantMs, OfficerId, TicketId, TicketNumber } from '#protocol/vocabulary.ts';
import type { EventOf, RecordedEvent } from '#server/domain/events.ts';
import { evolve } from '#server/domain/evolve.ts';
import { violations } from '#server/domain/invariants.ts';
import { chooseNext, reasonByHand } from '#server/domain/policy.ts';
import { counterOf, fieldOf, liveTickets, waitingTicket, type QueueDay } from '#server/domain/queue-day.ts';

/** A call that no rule made, or that went beside the line, with what a person said about it. */
export type HandMadeCall = {
  readonly at: InstantMs;
  readonly number: TicketNumber;
  readonly counterNumber: number;
  readonly officerId: OfficerId;
  readonly reason: CallReason;
};

/** Something in the log that the rules in force do not explain. */
export type Discrepancy = {
  readonly sequence: number;
  readonly at: InstantMs;
  readonly kind: 'other_ticket' | 'other_reason' | 'nobody_to_call' | 'impossible';
  /** For a person, in English: what was expected and what stands there. */
  readonly detail: string;
};

export type DayAudit = {
  readonly calls: number;
  /** Calls that are exactly what the policy demanded. */
  readonly proven: number;
  readonly byHand: readonly HandMadeCall[];
  /** Calls of numbers from a paper roll, whose order the citizens keep among themselves. */
  readonly fromRoll: number;
  readonly discrepancies: readonly Discrepancy[];
  /** The most that priority passed any one ordinary ticket, per ticket. */
  readonly passes: ReadonlyMap<TicketId, number>;
  readonly lastDay: QueueDay | null;
};

/** Audits the events of one service day, `DayOpened` first. */
export function auditDay(events: Iterable<RecordedEvent>): DayAudit {
  let day: QueueDay | null = null;
  let calls = 0;
  let proven = 0;
  let fromRoll = 0;
  const byHand: HandMadeCall[] = [];
  const discrepancies: Discrepancy[] = [];
  const passes = new Map<TicketId, number>();
  for (const event of events) {
    if (event.type === 'TicketCalled' && day !== null) {
      calls += 1;
      const verdict = verdictOn(day, event);
      if (verdict === 'proven') proven += 1;
      else if (verdict === 'roll') fromRoll += 1;
      else if (verdict === 'by_hand') byHand.push(handMade(day, event));
      else discrepancies.push(verdict);
    }
    try {
      day = evolve(day, event);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      discrepancies.push({ sequence: event.sequence, at: event.at, kind: 'impossible', detail });
      break;
    }
    if (event.type === 'TicketCalled' && event.reason.rule === 'priority') notePasses(day, passes);
  }
  const broken = day === null ? [] : violations(day);
  return {
    calls,
    proven,
    byHand,
    fromRoll,
    passes,
    discrepancies: [
      ...discrepancies,
      ...broken.map((detail): Discrepancy => ({
        sequence: day?.sequence ?? 0,
        at: day?.lastAt ?? (0 as InstantMs),
        kind: 'impossible',
        detail,
      })),
    ],
    lastDay: day,
  };
}

function notePasses(day: QueueDay, passes: Map<TicketId, number>): void {
  for (const { ticketId, overtaken } of liveTickets(day)) {
    if (overtaken > 0) passes.set(ticketId, Math.max(overtaken, passes.get(ticketId) ?? 0));
  }
}

type Verdict = 'proven' | 'by_hand' | 'roll' | Discrepancy;

function verdictOn(day: QueueDay, event: EventOf<'TicketCalled'>): Verdict {
  const { counterId, ticketId, reason, at, sequence } = event;
  const found = (kind: Discrepancy['kind'], detail: string): Discrepancy => ({ sequence, at, kind, detail });
  const counter = counterOf(day.settings, counterId);
  const ticket = waitingTicket(day, ticketId);
  if (counter === undefined || ticket === undefined)
    return found('impossible', `${ticketId} does not wait or there is no counter ${counterId}`);
  const choice = chooseNext(day, counter, at);
  const { rule } = reason;
  if (rule === 'roll' || rule === 'by_hand') {
    const isExplained =
      rule === 'roll'
        ? fieldOf(day.settings, ticket.fieldId)?.numbering === 'roll'
        : reason.hand !== null || choice?.ticket.ticketId === ticketId;
    if (!isExplained)
      return found('other_ticket', `${ticket.number}: it was not its turn, and nobody said why`);
    const expected = { ...reasonByHand(day, counter, ticket, reason.hand, at), rule };
    return isSameReason(expected, reason)
      ? rule
      : found('other_reason', `${ticket.number}: ${difference(expected, reason)}`);
  }
  if (choice === null) return found('nobody_to_call', `${ticket.number} was called though nobody waited`);
  if (choice.ticket.ticketId !== ticketId) {
    return found(
      'other_ticket',
      `counter ${String(counter.number)} called ${ticket.number}, the policy demanded ${choice.ticket.number}`,
    );
  }
  return isSameReason(choice.reason, reason)
    ? 'proven'
    : found('other_reason', `${ticket.number}: ${difference(choice.reason, reason)}`);
}

const isSameReason = (one: CallReason, other: CallReason): boolean => isDeepStrictEqual(one, other);

const difference = (expected: CallReason, stored: CallReason): string =>
  `stored reason ${JSON.stringify(stored)}, expected ${JSON.stringify(expected)}`;

function handMade(day: QueueDay, event: EventOf<'TicketCalled'>): HandMadeCall {
  const { at, ticketId, counterId, officerId, reason } = event;
  return {
    at,
    officerId,
    reason,
    number: waitingTicket(day, ticketId)?.number ?? ('' as TicketNumber),
    counterNumber: counterNumber(day, counterId),
  };
}

const counterNumber = (day: QueueDay, counterId: CounterId): number =>
  counterOf(day.settings, counterId)?.number ?? 0;
