/**
 * Which ticket a counter calls next, and why. Pure; the choice always comes with its reason.
 *
 * The **plain order** of a counter's line is the order in which it would call if no class existed: its main fields before
 * its secondary ones, in each those at the front, then by place. A policy may take a priority ticket out of that order.
 * It **passes** every ordinary ticket that stands before it in the plain order.
 *
 * The ceilings are theorems of `chooseNext`: it never passes a ticket that has waited `maxWaitMs` or has been passed
 * `maxOvertakes` times, because a choice that would is replaced by the head of the plain order, which passes nobody.
 * Hence no ticket is passed more than `maxOvertakes` times, nor at all once it has waited `maxWaitMs`.
 */
import type { Counter } from '#protocol/office.ts';
import type { CallPolicy, Ceiling } from '#protocol/queue-rules.ts';
import type { CallReason } from '#protocol/views.ts';
import { durationMs, type FieldId, type InstantMs, type TicketId } from '#protocol/vocabulary.ts';
import {
  counterLineOf,
  fieldOf,
  lineFieldOf,
  lineLength,
  lineOf,
  priorityClassOf,
  type Line,
  type QueueDay,
} from './queue-day.ts';
import type { WaitingTicket } from './ticket.ts';

export type Choice = { readonly ticket: WaitingTicket; readonly reason: CallReason };

const MOST_NAMED = 20;
/** First come, first served: nobody of such a line is ever passed, not even by another line's priority. */
const NOBODY_PASSES: Ceiling = { maxWaitMs: durationMs(Number.MAX_SAFE_INTEGER), maxOvertakes: 0 };

/** One of the lines that end at a counter. */
type CounterLine = {
  /** Null for the line of those who wait for this counter only. */
  readonly fieldId: FieldId | null;
  /** 0 for the main fields and for those sent here; secondary fields count up. */
  readonly rank: number;
  readonly policy: CallPolicy;
  readonly line: Line;
  /** Ordinary calls since the last priority call. */
  readonly ordinarySincePriority: number;
};

/** All that stands before one counter at one moment; `taken` lets a look ahead take tickets out one by one. */
type Hall = {
  readonly day: QueueDay;
  readonly counter: Counter;
  readonly at: InstantMs;
  /** Those who wait for this counter only; also the first of `lines`. */
  readonly own: CounterLine;
  readonly lines: readonly CounterLine[];
  readonly taken: ReadonlySet<TicketId>;
  /** Passes of this look ahead that the tickets do not know of yet. */
  readonly passes: ReadonlyMap<TicketId, number>;
};

type Candidate = { readonly ticket: WaitingTicket; readonly from: CounterLine };
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
  const from = lineHolding(hall, ticket) ?? hall.own;
  return { ...reasonFor(hall, { ticket, from }, [{ ticket, from }]), rule: 'by_hand', hand };
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
  return from === undefined ? [] : standingBefore(hall, { ticket, from }).map((passed) => passed.ticket);
}

/** Whether others of this counter's line joined earlier, or the counter would not call it by rule at all. */
export function needsReason(day: QueueDay, counter: Counter, ticket: WaitingTicket, at: InstantMs): boolean {
  const hall = hallBefore(day, counter, at);
  if (lineHolding(hall, ticket) === undefined) return true;
  return choose(hall)?.ticket.ticketId !== ticket.ticketId;
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

const isTaken = (counter: Counter, ticket: WaitingTicket): boolean =>
  !counter.exceptServiceIds.includes(ticket.serviceId);

function hallBefore(day: QueueDay, counter: Counter, at: InstantMs): Hall {
  const { rules } = day.settings;
  const lines: CounterLine[] = counter.fieldIds.map((fieldId) => ({
    fieldId,
    rank: counter.secondaryFieldIds.indexOf(fieldId) + 1,
    policy: fieldOf(day.settings, fieldId)?.policy ?? rules.policy,
    line: lineOf(day, fieldId),
    ordinarySincePriority: day.ordinarySincePriority.get(fieldId) ?? 0,
  }));
  const own: CounterLine = {
    fieldId: null,
    rank: 0,
    policy: rules.policy,
    line: counterLineOf(day, counter.counterId),
    ordinarySincePriority: 0,
  };
  return { day, counter, at, own, lines: [own, ...lines], taken: new Set(), passes: new Map() };
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
  return {
    ...hall,
    passes,
    taken: new Set([...hall.taken, ticket.ticketId]),
    lines: hall.lines.map((line) =>
      line === from && from !== hall.own
        ? { ...line, ordinarySincePriority: countAfterCall(line.ordinarySincePriority, ticket) }
        : line,
    ),
  };
}

/** The interleaving count of a line after one of its tickets was called. */
export const countAfterCall = (ordinarySincePriority: number, ticket: WaitingTicket): number =>
  ticket.priorityId === null ? ordinarySincePriority + 1 : 0;

function choose(hall: Hall): Choice | null {
  const back = firstOf(hall.own.line.ordinary, hall, false);
  if (back?.place.isFront === true) {
    const candidate = { ticket: back, from: hall.own };
    return {
      ticket: back,
      reason: { ...reasonFor(hall, candidate, [candidate]), rule: 'returned_to_counter' },
    };
  }
  // A fresh ticket is called only when all are fresh: its holder is still on the way to a seat.
  const settled = nominees(hall, true);
  const put = settled.length > 0 ? settled : nominees(hall, false);
  const [first, ...others] = put;
  if (first === undefined) return null;
  const chosen = others.reduce((best, other) => (goesBefore(other, best, hall) ? other : best), first);
  const passed = chosen.ticket.priorityId === null ? [] : standingBefore(hall, chosen);
  const reached = passed.map((other) => ceilingReached(hall, other)).find((ceiling) => ceiling !== null);
  if (reached === undefined) {
    const reason = reasonFor(hall, chosen, put);
    const rule = passed.length > 0 ? 'priority' : chosen.ticket.place.isFront ? 'returned' : 'first_come';
    return { ticket: chosen.ticket, reason: { ...reason, rule } };
  }
  const head = headOfPlainOrder(hall, passed);
  return {
    ticket: head.ticket,
    reason: { ...reasonFor(hall, head, put), rule: 'ceiling', ceiling: reached },
  };
}

const lineHolding = (hall: Hall, ticket: WaitingTicket): CounterLine | undefined => {
  if (ticket.forCounterId !== null) {
    return ticket.forCounterId === hall.counter.counterId ? hall.own : undefined;
  }
  if (!isTaken(hall.counter, ticket)) return undefined;
  const fieldId = lineFieldOf(hall.day.settings, ticket);
  return hall.lines.find((line) => line.fieldId === fieldId);
};

const isStanding = (hall: Hall, ticket: WaitingTicket): boolean =>
  !hall.taken.has(ticket.ticketId) && (ticket.forCounterId !== null || isTaken(hall.counter, ticket));

/** Issued moments ago and never called: still walking from the kiosk. */
const isFresh = (hall: Hall, ticket: WaitingTicket): boolean =>
  ticket.periods.length === 1 && hall.at - ticket.issuedAt < hall.day.settings.rules.walkingMs;

const firstOf = (
  lane: readonly WaitingTicket[],
  hall: Hall,
  withoutFresh: boolean,
): WaitingTicket | undefined =>
  lane.find((ticket) => isStanding(hall, ticket) && !(withoutFresh && isFresh(hall, ticket)));

const waitedMs = (hall: Hall, ticket: WaitingTicket): number => Math.max(0, hall.at - ticket.place.since);

function nominees(hall: Hall, withoutFresh: boolean): readonly Nominee[] {
  return hall.lines.flatMap((from) => {
    const nominee = nomineeOf(hall, from, withoutFresh);
    return nominee === null ? [] : [nominee];
  });
}

function nomineeOf(hall: Hall, from: CounterLine, withoutFresh: boolean): Nominee | null {
  const ordinary = firstOf(from.line.ordinary, hall, withoutFresh);
  const candidates = from.line.priority.filter(
    (ticket) => isStanding(hall, ticket) && !(withoutFresh && isFresh(hall, ticket)),
  );
  const nominate = (ticket: WaitingTicket, isUrgent: boolean, claimMs: number): Nominee => ({
    ticket,
    from,
    isUrgent,
    claimMs,
  });
  const { policy } = from;
  // Those at the front must not seem to have waited less than the people they stand before.
  const ordinaryClaimMs =
    ordinary === undefined
      ? 0
      : Math.max(...headsOfLane(from.line.ordinary, hall).map((t) => waitedMs(hall, t)));
  const plain = [...candidates, ...(ordinary === undefined ? [] : [ordinary])].reduce<WaitingTicket | null>(
    (best, ticket) => (best === null || isPlacedBefore(ticket, best) ? ticket : best),
    null,
  );
  if (plain === null) return null;
  const [firstOfPriority] = candidates;
  if (firstOfPriority === undefined) return nominate(plain, false, ordinaryClaimMs);
  const weightOf = (ticket: WaitingTicket): number =>
    priorityClassOf(hall.day.settings, ticket.priorityId)?.weight ?? 1;
  const heaviest = candidates.reduce((best, ticket) => (weightOf(ticket) > weightOf(best) ? ticket : best));
  switch (policy.kind) {
    case 'first_come':
      return nominate(plain, false, waitedMs(hall, plain));
    case 'strict':
      return nominate(heaviest, true, weightOf(heaviest) * 1e12 + waitedMs(hall, heaviest));
    case 'interleave': {
      const isDue = from.ordinarySincePriority >= policy.ordinaryPerPriority || ordinary === undefined;
      if (isDue) return nominate(firstOfPriority, ordinary !== undefined, waitedMs(hall, firstOfPriority));
      return nominate(plain, false, waitedMs(hall, plain));
    }
    case 'weighted_ageing': {
      const claimOf = (ticket: WaitingTicket): number => waitedMs(hall, ticket) * weightOf(ticket);
      const pressing = candidates.reduce((best, ticket) => (claimOf(ticket) > claimOf(best) ? ticket : best));
      if (ordinary !== undefined && ordinaryClaimMs > claimOf(pressing)) {
        return nominate(ordinary, false, ordinaryClaimMs);
      }
      return nominate(pressing, false, claimOf(pressing));
    }
    default:
      return policy satisfies never;
  }
}

/** The first at the front of a lane and the first of the others: the longest wait of a lane is one of these. */
function headsOfLane(lane: readonly WaitingTicket[], hall: Hall): readonly WaitingTicket[] {
  const standing = lane.find((ticket) => isStanding(hall, ticket));
  if (standing?.place.isFront !== true) return standing === undefined ? [] : [standing];
  const other = lane.find((ticket) => !ticket.place.isFront && isStanding(hall, ticket));
  return other === undefined ? [standing] : [standing, other];
}

const isPlacedBefore = (one: WaitingTicket, other: WaitingTicket): boolean =>
  one.place.isFront === other.place.isFront ? one.place.order < other.place.order : one.place.isFront;

/** Whose turn it is between the nominees of two lines. */
function goesBefore(one: Nominee, other: Nominee, hall: Hall): boolean {
  const ranks = [rankOf(hall, one), rankOf(hall, other)] as const;
  if (ranks[0] !== ranks[1]) return ranks[0] < ranks[1];
  if (one.isUrgent !== other.isUrgent) return one.isUrgent;
  if (one.claimMs !== other.claimMs) return one.claimMs > other.claimMs;
  return one.ticket.place.order < other.ticket.place.order;
}

const ceilingOf = ({ policy }: CounterLine): Ceiling =>
  policy.kind === 'first_come' ? NOBODY_PASSES : policy.ceiling;

/** Waiting too long makes a secondary field a main one: nobody is left over because a counter prefers others. */
const rankOf = (hall: Hall, { ticket, from }: Candidate): number =>
  waitedMs(hall, ticket) >= ceilingOf(from).maxWaitMs ? 0 : from.rank;

function isBeforeInPlainOrder(hall: Hall, one: Candidate, other: Candidate): boolean {
  const ranks = [rankOf(hall, one), rankOf(hall, other)] as const;
  return ranks[0] === ranks[1] ? isPlacedBefore(one.ticket, other.ticket) : ranks[0] < ranks[1];
}

/** The ordinary tickets before a candidate in the plain order; those still walking to their seats do not count. */
function standingBefore(hall: Hall, candidate: Candidate): readonly Candidate[] {
  return hall.lines.flatMap((from) =>
    from.line.ordinary
      .filter((ticket) => isStanding(hall, ticket) && !isFresh(hall, ticket))
      .map((ticket) => ({ ticket, from }))
      .filter((other) => isBeforeInPlainOrder(hall, other, candidate)),
  );
}

function ceilingReached(hall: Hall, { ticket, from }: Candidate): CallReason['ceiling'] {
  const { maxWaitMs, maxOvertakes } = ceilingOf(from);
  if (waitedMs(hall, ticket) >= maxWaitMs) return 'wait';
  return ticket.overtaken + (hall.passes.get(ticket.ticketId) ?? 0) >= maxOvertakes ? 'overtakes' : null;
}

/** The first of all in the plain order; one of `some`, or a priority ticket that stands before all of them. */
function headOfPlainOrder(hall: Hall, some: readonly Candidate[]): Candidate {
  const heads = hall.lines.flatMap((from) =>
    from.line.priority
      .filter((ticket) => isStanding(hall, ticket) && !isFresh(hall, ticket))
      .map((ticket) => ({ ticket, from })),
  );
  return [...some, ...heads].reduce((best, other) =>
    isBeforeInPlainOrder(hall, other, best) ? other : best,
  );
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
  const heads = hall.lines.flatMap(({ line }) =>
    [line.priority, line.ordinary].flatMap((lane) => firstOf(lane, hall, false) ?? []),
  );
  const considered = new Map(
    [ticket, ...put.map((candidate) => candidate.ticket), ...heads].map((one) => [one.ticketId, one]),
  );
  return {
    rule: 'first_come',
    priorityId: ticket.priorityId,
    waitedMs: durationMs(waitedMs(hall, ticket)),
    waitingForCounter: waitingForCounter(hall.day, hall.counter) - hall.taken.size,
    considered: Array.from(considered.values(), (one) => ({
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
