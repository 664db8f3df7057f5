/** Whether it is this display's turn to begin to speak: the server names the speaker, but a name can be out of date. */
import { SILENCE_LIMIT_MS } from '#protocol/sockets.ts';

/**
 * So long a display waits after it has been named. Whoever had the floor until then may have begun a sentence in that very
 * moment; the server hears of it and gives the floor back well within this time.
 */
export const FLOOR_SETTLES_MS = 500;

export type FloorNews = {
  /** What was heard last names this page. */
  readonly isNamed: boolean;
  /** How long ago the server was last heard. */
  readonly silentForMs: number;
  /** A clock that never jumps. */
  readonly nowMs: number;
};

/**
 * Answers with each look whether this display may begin. Not while the server is silent: another display may have been
 * named meanwhile, and two voices at once are understood by nobody. A display that is alone in its room loses little by
 * it: without the server it knows of no new call, and what is still young when the server is back is spoken then.
 * A sentence that has begun is always said to its end.
 */
export function createFloor(): (news: FloorNews) => boolean {
  let namedAtMs: number | null = null;
  return ({ isNamed, silentForMs, nowMs }) => {
    namedAtMs = isNamed && silentForMs <= SILENCE_LIMIT_MS ? (namedAtMs ?? nowMs) : null;
    return namedAtMs !== null && nowMs - namedAtMs >= FLOOR_SETTLES_MS;
  };
}
