/**
 * What the loudspeaker says next. Level-triggered: decided anew each time from the calls as they stand and the
 * memory of what was already said, so that no lost message, reload or restart can lose or double a call.
 */
import { YOUNG_FOR_MS, type AnnouncementRules } from '#protocol/hall.ts';
import type { RoomCall } from '#protocol/views.ts';
import type { TicketId } from '#protocol/vocabulary.ts';

/** More calls than this wait for the next sentence; it is also what the screen shows at full size. */
export const CALLS_PER_SENTENCE = 3;
const REMEMBERED_TICKETS = 64;

export type AnnouncedCall = Pick<RoomCall, 'ticketId' | 'callCount' | 'calledAt'> & {
  /** What it was heard in, to its end; null when it was only captioned in its turn, while sound was not to be had. */
  readonly words: string | null;
};

/** The latest announcement per ticket, oldest first. */
export type AnnouncementMemory = readonly AnnouncedCall[];

/**
 * Calls still to be announced, oldest first. With sound, a call that was only captioned is still due; without, it is not.
 * What another display of the room has said is not said again. A recall counts as a new call; of a ticket called several
 * times only the newest call is ever due. Only a call that is still awaited is due: whoever is served before their turn to
 * be spoken is already there, and a number that was finished or given up must not send anybody to a counter.
 */
export function dueCalls(
  calls: readonly RoomCall[],
  memory: AnnouncementMemory,
  nowMs: number,
  isAudible: boolean,
): readonly RoomCall[] {
  const announced = new Map<TicketId, AnnouncedCall>(memory.map((entry) => [entry.ticketId, entry]));
  const isDone = (call: RoomCall): boolean => {
    if (call.isSpoken) return true;
    const entry = announced.get(call.ticketId);
    if (entry?.callCount !== call.callCount || entry.calledAt !== call.calledAt) return false;
    return entry.words !== null || !isAudible;
  };
  return calls
    .filter((call) => call.status === 'called' && nowMs - call.calledAt <= YOUNG_FOR_MS && !isDone(call))
    .toReversed() // newest first becomes oldest first, which decides between calls of the same millisecond
    .toSorted((one, other) => one.calledAt - other.calledAt);
}

/**
 * The calls of the next sentence. By setting, a recall goes before first calls that still wait. When more calls wait than
 * `mergeAbove`, first calls that follow each other without a gap share one sentence; a recall stands alone, since
 * "Nhắc lại" speaks to one person. Empty when there is nothing to say.
 */
export function nextAnnouncement(
  due: readonly RoomCall[],
  { mergeAbove, recallsFirst }: Pick<AnnouncementRules, 'mergeAbove' | 'recallsFirst'>,
): readonly RoomCall[] {
  const isRecall = ({ callCount }: RoomCall): boolean => callCount > 1;
  const recall = recallsFirst ? due.find(isRecall) : undefined;
  if (recall !== undefined) return [recall];
  const isMerged = mergeAbove !== null && due.length > mergeAbove;
  const firstRecall = due.findIndex(isRecall);
  if (!isMerged || firstRecall === 0) return due.slice(0, 1);
  return due.slice(0, Math.min(CALLS_PER_SENTENCE, firstRecall === -1 ? due.length : firstRecall));
}

/** The memory with one more announcement, bounded; it replaces what was known of the same ticket. */
export function remember(
  memory: AnnouncementMemory,
  call: RoomCall,
  words: AnnouncedCall['words'],
): AnnouncementMemory {
  const { ticketId, callCount, calledAt } = call;
  return [
    ...memory.filter((entry) => entry.ticketId !== ticketId),
    { ticketId, callCount, calledAt, words },
  ].slice(-REMEMBERED_TICKETS);
}
