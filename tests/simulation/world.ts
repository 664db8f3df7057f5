/** The world a simulated day happens in: time that is only as fast as it is computed, chance, and a diary. */
import { instantMs, type InstantMs } from '#protocol/vocabulary.ts';
import type { Clock } from '#server/app/clock.ts';
import { createRandom, type Random } from './random.ts';

const DIARY_LINES = 60;

/** A promise of the system was broken. The message says which, when, and how to see it again. */
export class PromiseBroken extends Error {
  override readonly name = 'PromiseBroken';
}

export type World = {
  readonly seed: number;
  readonly random: Random;
  /** The server's clock: its wall time may be stepped. */
  readonly clock: Clock;
  /** Milliseconds since the simulation began; never steps. */
  readonly nowMs: () => number;
  /** Does something later; things of the same time happen in the order they were asked for. */
  readonly after: (delayMs: number, happen: () => void) => void;
  /** Lets the next thing happen; false when there is none. */
  readonly step: () => boolean;
  /** Moves the wall clock by so much. */
  readonly stepClock: (byMs: number) => void;
  /** Writes a line of the diary, shown when a promise is broken. */
  readonly note: (...words: readonly unknown[]) => void;
  /** Ends the simulation: throws `PromiseBroken`, and keeps it, should somebody on the way catch it. */
  readonly broken: (promise: string) => never;
  /** Ends the simulation from where nothing can be thrown. */
  readonly failed: (error: unknown) => void;
  /** The first thing that went wrong; null while nothing has. */
  readonly failure: () => unknown;
  /** The latest time that the wall clock ever showed. */
  readonly latestWallTime: () => InstantMs;
};

type Coming = { readonly atMs: number; readonly order: number; readonly happen: () => void };

/** A world that begins at an instant of the wall clock. */
export function createWorld(seed: number, beginsAt: InstantMs): World {
  let nowMs = 0;
  let wallOffsetMs = 0;
  let order = 0;
  let latest = beginsAt;
  let failure: unknown = null;
  const coming: Coming[] = [];
  const diary: string[] = [];
  const wallTime = (): InstantMs => instantMs(beginsAt + Math.floor(nowMs) + wallOffsetMs);
  const time = (): string => `${(nowMs / 1_000).toFixed(3)} s`;
  return {
    seed,
    random: createRandom(seed),
    clock: {
      now: wallTime,
      monotonicMs: () => nowMs,
    },
    nowMs: () => nowMs,
    after: (delayMs, happen) => {
      order += 1;
      const entry = { atMs: nowMs + delayMs, order, happen };
      let index = coming.length;
      // Kept sorted, soonest last; what is new is mostly soon.
      while (index > 0 && !isSooner(entry, coming[index - 1])) index -= 1;
      coming.splice(index, 0, entry);
    },
    step: () => {
      const next = coming.pop();
      if (next === undefined) return false;
      nowMs = next.atMs;
      latest = instantMs(Math.max(latest, wallTime()));
      next.happen();
      return true;
    },
    stepClock: (byMs) => {
      wallOffsetMs += byMs;
      latest = instantMs(Math.max(latest, wallTime()));
    },
    note: (...words) => {
      diary.push(`${time()}  ${words.map(asText).join(' ')}`);
      if (diary.length > DIARY_LINES) diary.shift();
    },
    broken: (promise) => {
      failure ??= new PromiseBroken(
        [
          `seed ${String(seed)}, at ${time()}: ${promise}`,
          ...diary,
          `To see it again: npm run simulate -- --seed ${String(seed)}`,
        ].join('\n  '),
      );
      throw failure;
    },
    failed: (error) => {
      failure ??= error;
    },
    failure: () => failure,
    latestWallTime: () => latest,
  };
}

const isSooner = (one: Coming, other: Coming | undefined): boolean =>
  other === undefined || one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);

const asText = (word: unknown): string => (typeof word === 'string' ? word : JSON.stringify(word));
