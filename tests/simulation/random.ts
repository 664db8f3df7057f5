/** Chance that can be repeated: the same seed throws the same dice on every machine. */

export type Random = {
  /** A whole number from `min` to `max`, both included. */
  readonly integer: (min: number, max: number) => number;
  /** True with the given probability, 0 to 1. */
  readonly chance: (probability: number) => boolean;
  /** One of a list that is not empty. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** A time drawn from around `meanMs`, as waits for rare things are: mostly shorter, now and then much longer. */
  readonly waitMs: (meanMs: number) => number;
};

/** Marsaglia's xorshift over 32 bits (2003, the triple 13, 17, 5), begun from a scrambled seed. */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1;
  const unit = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  // The first values of neighbouring seeds still resemble each other.
  for (let warmUp = 0; warmUp < 8; warmUp += 1) unit();
  return {
    integer: (min, max) => min + Math.floor(unit() * (max - min + 1)),
    chance: (probability) => unit() < probability,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[Math.floor(unit() * list.length)] as T;
    },
    waitMs: (meanMs) => Math.ceil(-Math.log(1 - unit()) * meanMs),
  };
}
