/** When a phone should stir its owner: a ticket that has come near, and every call of it. */
import type { Situation } from './situation.ts';

export type Alert = 'soon' | 'called';

/** What was last seen, as far as alerts depend on it. */
export type Seen = {
  readonly phase: string;
  /** Server time of the call, in ms; null while there is none. */
  readonly calledAt: number | null;
};

/** What of a situation decides about alerts; null where nothing certain is known, so that old news never rings. */
export function seenIn(situation: Situation): Seen | null {
  if (situation.kind !== 'ticket' || situation.isStale) return null;
  return { phase: situation.phase, calledAt: situation.view.call?.calledAt ?? null };
}

/**
 * The alert that follows from what is seen now after what was seen before, or null. Compared by state, so that a call
 * made while the connection was lost rings when it is back, and once. The first thing seen rings for nothing: its owner is
 * looking at it.
 */
export function alertAfter(before: Seen | null, now: Seen): Alert | null {
  if (before === null) return null;
  if (now.phase === 'called') {
    return before.phase !== 'called' || before.calledAt !== now.calledAt ? 'called' : null;
  }
  return now.phase === 'soon' && before.phase === 'waiting' ? 'soon' : null;
}
