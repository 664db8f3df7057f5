import { instantMs, type InstantMs } from '#protocol/vocabulary.ts';
import type { Clock } from '#server/app/clock.ts';

export type SettableClock = Clock & {
  /** Moves both clocks on. */
  readonly advance: (ms: number) => void;
  /** Steps the wall clock only, in either direction, as a person or a time server does. */
  readonly setWall: (at: InstantMs) => void;
};

/** A clock that begins at `start` and either runs with real time or, `frozen`, moves only when told. */
export function createSettableClock(start: InstantMs, pace: 'running' | 'frozen' = 'running'): SettableClock {
  const beganMs = performance.now();
  let advancedMs = 0;
  let wallStepMs = 0;
  const elapsedMs = (): number => (pace === 'frozen' ? 0 : performance.now() - beganMs) + advancedMs;
  return {
    now: () => instantMs(Math.floor(start + elapsedMs() + wallStepMs)),
    monotonicMs: elapsedMs,
    advance: (ms) => {
      advancedMs += ms;
    },
    setWall: (at) => {
      wallStepMs = at - start - elapsedMs();
    },
  };
}
