/** Why a ticket was called before the others: stored with the call, shown to whoever asks. */
import type { HandReason } from '#protocol/officer-words.ts';
import type { DurationMs, PriorityId, TicketNumber } from '#protocol/vocabulary.ts';

/** What put a ticket before the others. */
export const CALL_RULES = [
  /** It stood first in the line. */
  'first_come',
  /** Its class went first by the policy. */
  'priority',
  /** A ceiling forbade the priority ticket that was due: the line's first went instead. */
  'ceiling',
  /** Came back with what was missing, or was reinstated, to the front. */
  'returned',
  /** Sent elsewhere from this counter for one thing, and now back to go on. */
  'returned_to_counter',
  /** An officer chose it. */
  'by_hand',
  /** The next number of the paper roll. */
  'roll',
] as const;
export type CallRule = (typeof CALL_RULES)[number];

/** One of those who stood at the head of a line when the choice was made. */
export type ConsideredTicket = {
  readonly number: TicketNumber;
  readonly priorityId: PriorityId | null;
  /** Since it took this place in the line. */
  readonly waitedMs: DurationMs;
};

/** Why this ticket and not another: stored with the call, shown to the officer and to whoever asks. */
export type CallReason = {
  readonly rule: CallRule;
  readonly priorityId: PriorityId | null;
  /** Since it took this place in the line. */
  readonly waitedMs: DurationMs;
  /** How many waited for this counter at that moment, the chosen one included. */
  readonly waitingForCounter: number;
  /** The heads of the lines that were compared, the chosen one among them; at most 20. */
  readonly considered: readonly ConsideredTicket[];
  /** Those who joined this counter's line earlier and were passed, oldest first, at most 20; `overtookCount` counts all. */
  readonly overtook: readonly TicketNumber[];
  readonly overtookCount: number;
  /** Which limit was reached, when the rule is `ceiling`. */
  readonly ceiling: 'wait' | 'overtakes' | null;
  /** What the officer gave as the reason, when the rule is `by_hand` and others were passed. */
  readonly hand: { readonly code: HandReason; readonly note: string | null } | null;
};
