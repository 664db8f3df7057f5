import { instantMs, type InstantMs } from '#protocol/vocabulary.ts';

/** Where time comes from; the only way the program reads a clock. */
export type Clock = {
  /** Wall-clock time; may step in either direction. */
  readonly now: () => InstantMs;
  /** Milliseconds on a clock that never steps; only differences mean anything. */
  readonly monotonicMs: () => number;
};

export const SYSTEM_CLOCK: Clock = {
  now: () => instantMs(Date.now()),
  monotonicMs: () => performance.now(),
};
