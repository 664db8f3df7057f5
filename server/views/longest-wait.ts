/** Since when somebody has waited, found without looking at every ticket every time. */
import type { InstantMs } from '#protocol/vocabulary.ts';
import { membersOf, type Line } from '#server/domain/queue-day.ts';

const waitsOfLines = new WeakMap<Line, InstantMs | null>();

/** When the one who waits longest in a line took that place; null for an empty one. A line stays the same until somebody joins or leaves it, and ends at several counters: looked through once. */
export function longestWaitSince(line: Line): InstantMs | null {
  const known = waitsOfLines.get(line);
  if (known !== undefined) return known;
  const found = earliest(membersOf(line).map(({ place }) => place.since));
  waitsOfLines.set(line, found);
  return found;
}

/** The earliest of those that are known; null for none. */
export function earliest(instants: readonly (InstantMs | null)[]): InstantMs | null {
  let found: InstantMs | null = null;
  for (const instant of instants)
    if (instant !== null && (found === null || instant < found)) found = instant;
  return found;
}
