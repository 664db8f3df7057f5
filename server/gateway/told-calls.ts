/** Remembers what displays told of calls, by room; bounded, in memory only. */
import type { ToldCall } from '#server/views/presence.ts';

/** Enough for every call a display could still be asked about. */
const REMEMBERED = 400;

export type ToldCalls<Fact> = {
  /** Keeps what was told first; true when nothing was known. */
  readonly note: (call: ToldCall, fact: Fact) => boolean;
  readonly of: (call: ToldCall) => Fact | null;
};

export function createToldCalls<Fact>(): ToldCalls<Fact> {
  const told = new Map<string, Fact>();
  const keyOf = ({ roomId, ticketId, calledAt }: ToldCall): string =>
    `${roomId} ${ticketId} ${String(calledAt)}`;
  return {
    note: (call, fact) => {
      const key = keyOf(call);
      if (told.has(key)) return false;
      told.set(key, fact);
      for (const oldest of told.keys()) {
        if (told.size <= REMEMBERED) break;
        told.delete(oldest);
      }
      return true;
    },
    of: (call) => told.get(keyOf(call)) ?? null,
  };
}
