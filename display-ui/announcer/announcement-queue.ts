/**
 * What the loudspeaker says next. Level-triggered: decided anew each time from the calls as they stand and the
 * memory of what was already said, so that no lost message, reload or restart can lose or double a call.
 */
import type { Call } from '#protocol/views.ts';
import type { TicketId } from '#protocol/vocabulary.ts';

/** A call older than this is shown but no longer spoken: by then it would only confuse. */
export const YOUNG_FOR_MS = 30_000;
/** More first calls than this wait for the next sentence; it is also what the screen shows at full size. */
export const CALLS_PER_SENTENCE = 3;
const REMEMBERED_TICKETS = 64;

/** `spoken`: heard to its end; `captioned`: shown in its turn while sound was not to be had. */
export type Delivery = 'spoken' | 'captioned';

export type AnnouncedCall = Pick<Call, 'ticketId' | 'callCount' | 'calledAt'> & {
  readonly delivery: Delivery;
};

/** The latest announcement per ticket, oldest first. */
export type AnnouncementMemory = readonly AnnouncedCall[];

/**
 * Calls still to be announced, oldest first. With sound, a call that was only captioned is still due; without, it is
 * not. A recall counts as a new call; of a ticket called several times only the newest call is ever due. Only a call
 * that is still awaited is due: whoever is served before their turn to be spoken is already there, and a number
 * that was finished or given up must not send anybody to a counter.
 */
export function dueCalls(
  calls: readonly Call[],
  memory: AnnouncementMemory,
  nowMs: number,
  isAudible: boolean,
): readonly Call[] {
  const announced = new Map<TicketId, AnnouncedCall>(memory.map((entry) => [entry.ticketId, entry]));
  const isDone = (call: Call): boolean => {
    const entry = announced.get(call.ticketId);
    if (entry?.callCount !== call.callCount || entry.calledAt !== call.calledAt) return false;
    return entry.delivery === 'spoken' || !isAudible;
  };
  return calls
    .filter((call) => call.status === 'called' && nowMs - call.calledAt <= YOUNG_FOR_MS && !isDone(call))
    .toReversed() // newest first becomes oldest first, which decides between calls of the same millisecond
    .toSorted((one, other) => one.calledAt - other.calledAt);
}

/**
 * The calls of the next sentence: the oldest one due, joined by the first calls that follow it without a gap. Recalls
 * stand alone, since "Nhắc lại" speaks to one person. Empty when there is nothing to say.
 */
export function nextAnnouncement(due: readonly Call[]): readonly Call[] {
  const firstRecall = due.findIndex((call) => call.callCount > 1);
  if (firstRecall === 0) return due.slice(0, 1);
  return due.slice(0, Math.min(CALLS_PER_SENTENCE, firstRecall === -1 ? due.length : firstRecall));
}

/** The memory with one more announcement, bounded; it replaces what was known of the same ticket. */
export function remember(memory: AnnouncementMemory, call: Call, delivery: Delivery): AnnouncementMemory {
  const { ticketId, callCount, calledAt } = call;
  return [
    ...memory.filter((entry) => entry.ticketId !== ticketId),
    { ticketId, callCount, calledAt, delivery },
  ].slice(-REMEMBERED_TICKETS);
}
