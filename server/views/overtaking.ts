/** What was called while a ticket waited, and why it was not this one: told from the calls that happened, never decided anew. */
import type { CalledBefore, Overtaking, OvertakingReason } from '#protocol/phone-view.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';
import { isPlacedBefore } from '#server/domain/counter-hall.ts';
import {
  fieldOf,
  lineFieldOf,
  REMEMBERED_TURNS,
  type QueueDay,
  type Turn,
} from '#server/domain/queue-day.ts';
import type { WaitingTicket } from '#server/domain/ticket.ts';

/** So many are told one by one; a phone is small, and the newest are what people ask about. */
const MOST_CALLS = 12;

/** What happened in the hall since the ticket waits where it waits now. */
export function overtakingOf(day: QueueDay, ticket: WaitingTicket): Overtaking {
  const turns = turnsSince(day, ticket);
  const others = turns.filter((turn) => !isInTurn(turn, ticket));
  const calls = others.map((turn) => ({ turn, told: calledBefore(day, turn, ticket) }));
  const isElsewhere = ({ told }: (typeof calls)[number]): boolean => told.reason === 'other_queue';
  const here = calls.filter((call) => !isElsewhere(call)).slice(-MOST_CALLS);
  const elsewhere = calls.filter(isElsewhere);
  const roomLeft = MOST_CALLS - here.length;
  const policy =
    fieldOf(day.settings, lineFieldOf(day.settings, ticket))?.policy ?? day.settings.rules.policy;
  return {
    since: rememberedSince(day, ticket),
    inTurn: turns.length - others.length,
    outOfTurn: others.length,
    calls: [...here, ...elsewhere.slice(Math.max(0, elsewhere.length - roomLeft))]
      .sort((one, other) => one.turn.sequence - other.turn.sequence)
      .map(({ told }) => told),
    ordinaryPerPriority: policy.kind === 'interleave' ? policy.ordinaryPerPriority : null,
  };
}

const waitsSince = ({ periods, issuedAt }: WaitingTicket): InstantMs => periods.at(-1)?.from ?? issuedAt;

/** Calls are forgotten after a thousand: what is told then begins with the oldest that is known. */
function rememberedSince(day: QueueDay, ticket: WaitingTicket): InstantMs {
  const since = waitsSince(ticket);
  const oldest = day.turns[0]?.at ?? since;
  return day.turns.length < REMEMBERED_TURNS || oldest <= since ? since : oldest;
}

/** The newest call of each number since the ticket waits, oldest first. */
function turnsSince(day: QueueDay, ticket: WaitingTicket): readonly Turn[] {
  const began = waitsSince(ticket);
  const last = day.turns.findLastIndex(({ at, sequence }) => at < began || sequence < ticket.arrival);
  const newest = new Map<string, Turn>();
  for (const turn of day.turns.slice(last + 1)) {
    if (turn.number === ticket.number) continue;
    newest.delete(turn.number);
    newest.set(turn.number, turn);
  }
  return [...newest.values()];
}

/** What the numbers on paper explain by themselves: of the same series, smaller, and called where it stood from the beginning. */
const isInTurn = ({ number, hasReturned, place, rule }: Turn, ticket: WaitingTicket): boolean =>
  number.startsWith(ticket.number.slice(0, 1)) &&
  number < ticket.number &&
  !hasReturned &&
  rule !== 'by_hand' &&
  isPlacedBefore({ place }, ticket);

function calledBefore(day: QueueDay, turn: Turn, ticket: WaitingTicket): CalledBefore {
  const { number, at, counterNumber, lineFieldId, issuedAt } = turn;
  const reason = reasonOf(turn, ticket, lineFieldOf(day.settings, ticket));
  const queue = lineFieldId === null ? null : (fieldOf(day.settings, lineFieldId)?.name ?? null);
  return {
    number,
    calledAt: at,
    counterNumber,
    reason,
    queue: reason === 'other_queue' ? queue : null,
    issuedAt: reason === 'came_earlier' ? issuedAt : null,
  };
}

function reasonOf(turn: Turn, ticket: WaitingTicket, lineFieldId: Turn['lineFieldId']): OvertakingReason {
  // Those sent to one counter are in no common line: whoever stands in one of the others is not before them.
  if (turn.lineFieldId !== null && (ticket.forCounterId !== null || turn.lineFieldId !== lineFieldId))
    return 'other_queue';
  if (turn.issuedAt < ticket.issuedAt || (!turn.place.isFront && isPlacedBefore(turn, ticket)))
    return 'came_earlier';
  if (turn.rule === 'by_hand') return 'by_hand';
  if (turn.rule === 'priority') return 'priority';
  if (turn.lineFieldId === null || turn.hasReturned || turn.place.isFront) return 'came_back';
  // It needed another service than this one, which other counters take.
  return 'other_queue';
}
