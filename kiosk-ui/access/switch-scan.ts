/** One switch for everything: a marker goes from key to key by itself, and the switch chooses the key it is on. */

/** Where the marker is among the keys. */
export type Marker = {
  readonly index: number;
  /** How often it still goes round without a press before it rests. */
  readonly roundsLeft: number;
};

/** Whoever has not chosen by then has gone, or wants to begin anew. */
export const ROUNDS = 3;

/** The marker on the first key. */
export const FIRST_KEY: Marker = { index: 0, roundsLeft: ROUNDS };

/** The marker a step further among so many keys; null once it has gone round often enough. */
export function markerAfter({ index, roundsLeft }: Marker, keyCount: number): Marker | null {
  if (index + 1 < keyCount) return { index: index + 1, roundsLeft };
  return roundsLeft > 1 ? { index: 0, roundsLeft: roundsLeft - 1 } : null;
}

/** The keys that a switch is read as. */
export const isSwitch = (key: string): boolean => key === 'Enter' || key === ' ';
