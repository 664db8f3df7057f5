/** Who stands on the large plates now: the decision behind everything golden. */
import type { RoomCall } from '#protocol/views.ts';
import type { Arrivals } from './arrivals.ts';

/** A new call keeps its large place this long even when service begins at once; eight seconds are promised. */
export const FRESH_FOR_MS = 10_000;
/** Never more, or the figures would become too small for the farthest seat. */
const LARGEST_STAGE = 3;

export type StageInput = {
  /** Newest first, as the view gives them. */
  readonly calls: readonly RoomCall[];
  readonly arrivals: Arrivals;
  /** Calls of the sentence being said now. */
  readonly announcing: readonly RoomCall[];
  /** Calls whose sentence is still to come, oldest first. */
  readonly due: readonly RoomCall[];
  readonly monotonicMs: number;
  /** How many the list has room for. */
  readonly listedCalls: number;
};

export type Stage = {
  /** Called now, oldest first: one stands alone on the plate, two or three share it as rows, none leaves it to a notice. */
  readonly onPlate: readonly RoomCall[];
  /** The last calls that are not on the plate, newest first. */
  readonly listed: readonly RoomCall[];
};

const newestFirst = (calls: readonly RoomCall[]): readonly RoomCall[] =>
  calls.toSorted((one, other) => other.calledAt - one.calledAt);

/** Sent on, set aside or given up: an arrow to that counter would send somebody the wrong way. */
const isGone = ({ status }: RoomCall): boolean => status === 'left' || status === 'missed';

/**
 * First what is being said, then what will be said next, then what came within the last ten seconds; when nothing is
 * fresh, the newest number that is still awaited. A number leaves the plate for the list once its service has begun,
 * and at once when it has left that counter.
 */
export function stageOf(input: StageInput): Stage {
  const { calls, arrivals, announcing, due, monotonicMs, listedCalls } = input;
  const ordered = newestFirst(calls);
  const isFresh = (call: RoomCall): boolean =>
    !isGone(call) &&
    monotonicMs - (arrivals.get(call.ticketId)?.arrivedAtMs ?? Number.NEGATIVE_INFINITY) < FRESH_FOR_MS;
  // The calls of a sentence are as they were when it began; the view knows them as they are now.
  // Calls of counters that this display does not show are said in the room, but have no row here.
  const shownIds = new Set(calls.map((call) => call.ticketId));
  const ticketIds = [...announcing, ...due, ...ordered.filter(isFresh)]
    .map((call) => call.ticketId)
    .filter((ticketId) => shownIds.has(ticketId));
  const chosenIds = new Set([...new Set(ticketIds)].slice(0, LARGEST_STAGE));
  const fresh = ordered.filter((call) => chosenIds.has(call.ticketId));
  const awaited = ordered.find((call) => call.status === 'called');
  const onPlate = fresh.length > 0 || awaited === undefined ? fresh : [awaited];
  return {
    onPlate: onPlate.toReversed(),
    listed: ordered.filter((call) => !onPlate.includes(call)).slice(0, listedCalls),
  };
}
