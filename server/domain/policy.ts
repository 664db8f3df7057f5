/**
 * Which ticket a counter calls next, and why. Pure; the choice always comes with its reason.
 *
 * A policy may take a priority ticket out of the plain order of the counter's hall. It **passes** every ordinary ticket that
 * stands before it in that order.
 *
 * The ceilings are theorems of `chooseNext`: it never passes a ticket that has waited `maxWaitMs` or has been passed
 * `maxOvertakes` times, because a choice that would is replaced by the head of the plain order, which passes nobody.
 * Hence no ticket is passed more than `maxOvertakes` times, nor at all once it has waited `maxWaitMs`.
 */
import type { Counter } from '#protocol/office.ts';
import type { CallReason } from '#protocol/views.ts';
import { durationMs, type InstantMs } from '#protocol/vocabulary.ts';
import {
  ceilingOf,
  claimedWaitMs,
  hallBefore,
  headOfPlainOrder,
  isCallable,
  isPlacedBefore,
  isStanding,
  isTaken,
  lineHolding,
  rankOf,
  standingBefore,
  surveyed,
  waitedMs,
  type Candidate,
  type CounterLine,
  type Hall,
} from './counter-hall.ts';
import { counterLineOf, lineLength, lineOf, priorityClassOf, type QueueDay } from './queue-day.ts';
import type { WaitingTicket } from './ticket.ts';

export type Choice = { readonly ticket: WaitingTicket; readonly reason: CallReason };

const MOST_NAMED = 20;
/** What one line puts forward. A larger claim goes first; an urgent one before any other. */
type Nominee = Candidate & { readonly isUrgent: boolean; readonly claimMs: number };

/** The ticket that the policy in force calls at this counter now, or null when nobody waits for it. */
export function chooseNext(day: QueueDay, counter: Counter, at: InstantMs): Choice | null {
  return choose(hallBefore(day, counter, at));
}

/** The first `count` tickets in the order `chooseNext` would take them if nothing else happened, with their reasons. */
export function upcoming(day: QueueDay, counter: Counter, at: InstantMs, count: number): readonly Choice[] {
  const found: Choice[] = [];
  let hall = hallBefore(day, counter, at);
  while (found.length < count) {
    const choice = choose(hall);
    if (choice === null) break;
    found.push(choice);
    hall = hallAfter(hall, choice);
  }
  return found;
}

/** Why a ticket that an officer chose by hand, and whom it passes. */
export function reasonByHand(
  day: QueueDay,
  counter: Counter,
  ticket: WaitingTicket,
  hand: CallReason['hand'],
  at: InstantMs,
): CallReason {
  const hall = hallBefore(day, counter, at);
  const from = lineHolding(hall, ticket);
  const chosen = { ticket, from: from ?? hall.own };
  const reason = reasonFor(hall, chosen, [chosen]);
  // One from a line that does not end here counts among those of this moment too.
  const waitingForCounter = reason.waitingForCounter + (from === undefined ? 1 : 0);
  return { ...reason, waitingForCounter, rule: 'by_hand', hand };
}

/** The ordinary tickets that a priority call passes: those before it in the counter's plain order. */
export function passedBy(
  day: QueueDay,
  counter: Counter,
  ticket: WaitingTicket,
  at: InstantMs,
): readonly WaitingTicket[] {
  const hall = hallBefore(day, counter, at);
  const from = lineHolding(hall, ticket);
  return from === undefined
    ? []
    : Array.from(standingBefore(hall, { ticket, from }), (passed) => passed.ticket);
}

/** How many wait for what this counter takes. */
export function waitingForCounter(day: QueueDay, counter: Counter): number {
  let count = lineLength(counterLineOf(day, counter.counterId));
  for (const fieldId of counter.fieldIds) {
    const line = lineOf(day, fieldId);
    count +=
      counter.exceptServiceIds.length === 0
        ? lineLength(line)
        : [line.priority, line.ordinary].reduce(
            (sum, lane) => sum + lane.filter((ticket) => isTaken(counter, ticket)).length,
            0,
          );
  }
  return count;
}

/** The same hall one call later. */
function hallAfter(hall: Hall, { ticket, reason }: Choice): Hall {
  const from = lineHolding(hall, ticket);
  const passes = new Map(hall.passes);
  if (from !== undefined && reason.rule === 'priority') {
    for (const { ticket: passed } of standingBefore(hall, { ticket, from })) {
      passes.set(passed.ticketId, (passes.get(passed.ticketId) ?? 0) + 1);
    }
  }
  return surveyed({
    ...hall,
    passes,
    taken: new Set([...hall.taken, ticket.ticketId]),
    lines: hall.lines.map((line) =>
      line === from && from !== hall.own
        ? { ...line, ordinarySincePriority: countAfterCall(line.ordinarySincePriority, ticket) }
        : line,
    ),
  });
}

/** The interleaving count of a line after one of its tickets was called. */
export const countAfterCall = (ordinarySincePriority: number, ticket: WaitingTicket): number =>
  ticket.priorityId === null ? ordinarySincePriority + 1 : 0;

function choose(hall: Hall): Choice | null {
  const back = headOfPlainOrder(hall, [hall.own]);
  if (back?.ticket.place.isFront === true) {
    return { ticket: back.ticket, reason: { ...reasonFor(hall, back, [back]), rule: 'returned_to_counter' } };
  }
  const put = nominees(hall);
  const head = headOfPlainOrder(hall, hall.lines);
  const [first, ...others] = put;
  if (first === undefined || head === null) return null;
  const chosen = others.reduce((best, other) => (goesBefore(other, best, hall) ? other : best), first);
  if (chosen.ticket === head.ticket) {
    const rule = head.ticket.place.isFront ? 'returned' : 'first_come';
    return { ticket: head.ticket, reason: { ...reasonFor(hall, head, put), rule } };
  }
  const reached = firstCeilingReached(hall, chosen);
  if (reached === null) {
    return { ticket: chosen.ticket, reason: { ...reasonFor(hall, chosen, put), rule: 'priority' } };
  }
  return {
    ticket: head.ticket,
    reason: { ...reasonFor(hall, head, put), rule: 'ceiling', ceiling: reached },
  };
}

const nominees = (hall: Hall): readonly Nominee[] =>
  hall.lines.flatMap((from) => nomineeOf(hall, from) ?? []);

function nomineeOf(hall: Hall, from: CounterLine): Nominee | null {
  const { policy, line } = from;
  const ordinary = line.ordinary.find((ticket) => isCallable(hall, ticket));
  const candidates = line.priority.filter((ticket) => isCallable(hall, ticket));
  const nominate = (ticket: WaitingTicket, isUrgent: boolean, claimMs: number): Nominee => ({
    ticket,
    from,
    isUrgent,
    claimMs,
  });
  const [firstOfPriority] = candidates;
  const plain =
    firstOfPriority === undefined || (ordinary !== undefined && isPlacedBefore(ordinary, firstOfPriority))
      ? ordinary
      : firstOfPriority;
  if (plain === undefined) return null;
  if (firstOfPriority === undefined) return nominate(plain, false, claimedWaitMs(hall, plain));
  // No class makes anybody wait longer.
  const weightOf = (ticket: WaitingTicket): number =>
    Math.max(1, priorityClassOf(hall.day.settings, ticket.priorityId)?.weight ?? 1);
  switch (policy.kind) {
    case 'first_come':
      return nominate(plain, false, claimedWaitMs(hall, plain));
    case 'strict': {
      const heaviest = candidates.reduce((best, ticket) =>
        weightOf(ticket) > weightOf(best) ? ticket : best,
      );
      return nominate(heaviest, true, weightOf(heaviest) * 1e12 + claimedWaitMs(hall, heaviest));
    }
    case 'interleave': {
      const isDue = from.ordinarySincePriority >= policy.ordinaryPerPriority || ordinary === undefined;
      const due = isDue ? firstOfPriority : plain;
      return nominate(due, isDue && ordinary !== undefined, claimedWaitMs(hall, due));
    }
    case 'weighted_ageing': {
      const claimOf = (ticket: WaitingTicket): number => claimedWaitMs(hall, ticket) * weightOf(ticket);
      const pressing = candidates.reduce((best, ticket) => (claimOf(ticket) > claimOf(best) ? ticket : best));
      const lead = ordinary === undefined ? -1 : claimedWaitMs(hall, ordinary) - claimOf(pressing);
      if (ordinary !== undefined && (lead > 0 || (lead === 0 && plain === ordinary)))
        return nominate(ordinary, false, claimedWaitMs(hall, ordinary));
      return nominate(pressing, false, claimOf(pressing));
    }
    default:
      return policy satisfies never;
  }
}

/** Whose turn it is between the nominees of two lines. */
function goesBefore(one: Nominee, other: Nominee, hall: Hall): boolean {
  const ranks = [rankOf(hall, one.from), rankOf(hall, other.from)] as const;
  if (ranks[0] !== ranks[1]) return ranks[0] < ranks[1];
  if (one.isUrgent !== other.isUrgent) return one.isUrgent;
  if (one.claimMs !== other.claimMs) return one.claimMs > other.claimMs;
  return isPlacedBefore(one.ticket, other.ticket);
}

/** The ceiling of the first ticket that a candidate would pass and may not. */
function firstCeilingReached(hall: Hall, candidate: Candidate): CallReason['ceiling'] {
  for (const passed of standingBefore(hall, candidate)) {
    const reached = ceilingReached(hall, passed);
    if (reached !== null) return reached;
  }
  return null;
}

function ceilingReached(hall: Hall, { ticket, from }: Candidate): CallReason['ceiling'] {
  const { maxWaitMs, maxOvertakes } = ceilingOf(from);
  if (waitedMs(hall, ticket) >= maxWaitMs) return 'wait';
  return ticket.overtaken + (hall.passes.get(ticket.ticketId) ?? 0) >= maxOvertakes ? 'overtakes' : null;
}

function reasonFor(hall: Hall, chosen: Candidate, put: readonly Candidate[]): CallReason {
  const { ticket } = chosen;
  const overtook: WaitingTicket[] = [];
  for (const { line } of hall.lines) {
    for (const lane of [line.ordinary, line.priority]) {
      for (const other of lane) {
        const isEarlier = other.place.order < ticket.place.order;
        // Behind those at the front a lane is in the order of its places: nothing earlier follows.
        if (!isEarlier && !other.place.isFront) break;
        if (isEarlier && isStanding(hall, other)) overtook.push(other);
      }
    }
  }
  overtook.sort((a, b) => a.place.order - b.place.order);
  const considered = new Set([ticket, ...put.map((candidate) => candidate.ticket)]);
  for (const { line } of hall.lines) {
    for (const lane of [line.priority, line.ordinary]) {
      const head = lane.find((other) => isStanding(hall, other));
      if (head !== undefined) considered.add(head);
    }
  }
  return {
    rule: 'first_come',
    priorityId: ticket.priorityId,
    waitedMs: durationMs(waitedMs(hall, ticket)),
    waitingForCounter: waitingForCounter(hall.day, hall.counter) - hall.taken.size,
    considered: Array.from(considered, (one) => ({
      number: one.number,
      priorityId: one.priorityId,
      waitedMs: durationMs(waitedMs(hall, one)),
    })).slice(0, MOST_NAMED),
    overtook: overtook.slice(0, MOST_NAMED).map(({ number }) => number),
    overtookCount: overtook.length,
    ceiling: null,
    hand: null,
  };
}
