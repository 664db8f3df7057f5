/**
 * Who stands before one counter at one moment, and in which order it would call them if no class existed.
 *
 * That **plain order** is: its main fields before its secondary ones, in each those at the front, then by place. A
 * secondary field in which somebody has waited `maxWaitMs` is a main one for as long. Whoever is still on the way to a
 * seat does not stand there yet, unless everybody is.
 */
import type { Counter } from '#protocol/office.ts';
import type { CallPolicy, Ceiling } from '#protocol/queue-rules.ts';
import { durationMs, type FieldId, type InstantMs, type TicketId } from '#protocol/vocabulary.ts';
import { counterLineOf, fieldOf, lineFieldOf, lineOf, type Line, type QueueDay } from './queue-day.ts';
import type { WaitingTicket } from './ticket.ts';

/** First come, first served: nobody of such a line is ever passed, not even by another line's priority. */
const NOBODY_PASSES: Ceiling = { maxWaitMs: durationMs(Number.MAX_SAFE_INTEGER), maxOvertakes: 0 };

/** One of the lines that end at a counter. */
export type CounterLine = {
  /** Null for the line of those who wait for this counter only. */
  readonly fieldId: FieldId | null;
  /** 0 for the main fields and for those sent here; secondary fields count up, until somebody waited too long there. */
  readonly rank: number;
  readonly policy: CallPolicy;
  readonly line: Line;
  /** Ordinary calls since the last priority call. */
  readonly ordinarySincePriority: number;
};

/** All that stands before one counter at one moment; `taken` lets a look ahead take tickets out one by one. */
export type Hall = {
  readonly day: QueueDay;
  readonly counter: Counter;
  readonly at: InstantMs;
  /** Those who wait for this counter only; also the first of `lines`. */
  readonly own: CounterLine;
  readonly lines: readonly CounterLine[];
  readonly taken: ReadonlySet<TicketId>;
  /** Passes of this look ahead that the tickets do not know of yet. */
  readonly passes: ReadonlyMap<TicketId, number>;
  /** Somebody has had the time to sit down, so that nobody is called on the way to a seat. */
  readonly isFreshLeft: boolean;
  readonly longestWaitMs: number;
};

export type Candidate = { readonly ticket: WaitingTicket; readonly from: CounterLine };
/** The hall before a counter. */
export function hallBefore(day: QueueDay, counter: Counter, at: InstantMs): Hall {
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
  const known = { isFreshLeft: false, longestWaitMs: 0 };
  return surveyed({
    day,
    counter,
    at,
    own,
    lines: [own, ...lines],
    taken: new Set(),
    passes: new Map(),
    ...known,
  });
}

/** The hall with what follows from who stands in it. */
export function surveyed(hall: Hall): Hall {
  let isFreshLeft = false;
  let longestWaitMs = 0;
  for (const { line } of hall.lines) {
    for (const lane of [line.priority, line.ordinary]) {
      isFreshLeft ||= lane.some((ticket) => isStanding(hall, ticket) && !isFresh(hall, ticket));
      longestWaitMs = Math.max(longestWaitMs, longestWaitOf(hall, lane));
    }
  }
  return { ...hall, isFreshLeft, longestWaitMs };
}

/** Whether the counter takes the ticket's service. */
export const isTaken = (counter: Counter, ticket: WaitingTicket): boolean =>
  !counter.exceptServiceIds.includes(ticket.serviceId);

/** The line of this counter that the ticket stands in, if it does. */
export const lineHolding = (hall: Hall, ticket: WaitingTicket): CounterLine | undefined => {
  if (ticket.forCounterId !== null) {
    return ticket.forCounterId === hall.counter.counterId ? hall.own : undefined;
  }
  if (!isTaken(hall.counter, ticket)) return undefined;
  const fieldId = lineFieldOf(hall.day.settings, ticket);
  return hall.lines.find((line) => line.fieldId === fieldId);
};

/** Waits here, and was not taken out by a look ahead. */
export const isStanding = (hall: Hall, ticket: WaitingTicket): boolean =>
  (hall.taken.size === 0 || !hall.taken.has(ticket.ticketId)) &&
  (ticket.forCounterId !== null || isTaken(hall.counter, ticket));

/** Issued moments ago and never called: still walking from the kiosk. */
const isFresh = (hall: Hall, ticket: WaitingTicket): boolean =>
  ticket.periods.length === 1 && hall.at - ticket.issuedAt < hall.day.settings.rules.walkingMs;

/** Stands in the hall and may be called now. */
export const isCallable = (hall: Hall, ticket: WaitingTicket): boolean =>
  isStanding(hall, ticket) && !(hall.isFreshLeft && isFresh(hall, ticket));

/** Since it took its place. */
export const waitedMs = (hall: Hall, ticket: WaitingTicket): number =>
  Math.max(0, hall.at - ticket.place.since);

/** Those at the front count as having waited as long as anybody whom they stand before. */
export const claimedWaitMs = (hall: Hall, ticket: WaitingTicket): number =>
  ticket.place.isFront ? hall.longestWaitMs : waitedMs(hall, ticket);

/** The longest wait of a lane: that of its first at the front or of its first behind them. */
function longestWaitOf(hall: Hall, lane: readonly WaitingTicket[]): number {
  const first = lane.find((ticket) => isStanding(hall, ticket));
  if (first === undefined) return 0;
  const behind = first.place.isFront
    ? lane.find((ticket) => !ticket.place.isFront && isStanding(hall, ticket))
    : undefined;
  return Math.max(waitedMs(hall, first), behind === undefined ? 0 : waitedMs(hall, behind));
}

/** Within one line. */
type Placed = Pick<WaitingTicket, 'place'>;

export const isPlacedBefore = (one: Placed, other: Placed): boolean =>
  one.place.isFront === other.place.isFront ? one.place.order < other.place.order : one.place.isFront;

/** How far priority may hold that line back. */
export const ceilingOf = ({ policy }: CounterLine): Ceiling =>
  policy.kind === 'first_come' ? NOBODY_PASSES : policy.ceiling;

/** Waiting too long makes a secondary field a main one: nobody is left over because a counter prefers others. */
export function rankOf(hall: Hall, from: CounterLine): number {
  if (from.rank === 0) return 0;
  const { maxWaitMs } = ceilingOf(from);
  const isKeptTooLong = [from.line.priority, from.line.ordinary].some(
    (lane) => longestWaitOf(hall, lane) >= maxWaitMs,
  );
  return isKeptTooLong ? 0 : from.rank;
}

function isBeforeInPlainOrder(hall: Hall, one: Candidate, other: Candidate): boolean {
  const ranks = [rankOf(hall, one.from), rankOf(hall, other.from)] as const;
  return ranks[0] === ranks[1] ? isPlacedBefore(one.ticket, other.ticket) : ranks[0] < ranks[1];
}

/** The ordinary tickets before a candidate in the plain order, line by line; one by one, since the first often decides. */
export function* standingBefore(hall: Hall, candidate: Candidate): Generator<Candidate, void> {
  const rank = rankOf(hall, candidate.from);
  for (const from of hall.lines) {
    const ownRank = rankOf(hall, from);
    if (ownRank > rank) continue;
    for (const ticket of from.line.ordinary) {
      // A lane is in the order of its places: behind the first that stands after the candidate all do.
      if (ownRank === rank && !isPlacedBefore(ticket, candidate.ticket)) break;
      if (isCallable(hall, ticket)) yield { ticket, from };
    }
  }
}

/** The first in the plain order of some lines; null when nobody can be called from them. */
export function headOfPlainOrder(hall: Hall, lines: readonly CounterLine[]): Candidate | null {
  let best: Candidate | null = null;
  for (const from of lines) {
    for (const lane of [from.line.priority, from.line.ordinary]) {
      const ticket = lane.find((one) => isCallable(hall, one));
      if (ticket === undefined) continue;
      const other = { ticket, from };
      if (best === null || isBeforeInPlainOrder(hall, other, best)) best = other;
    }
  }
  return best;
}
