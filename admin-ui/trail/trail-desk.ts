/** The trail on the desk: the newest pages of it, and what became of taking a change back. */
import type { Connection } from '#ui-kit/connection.ts';
import type { AuditLine } from '#protocol/audit.ts';
import type { RequestId } from '#protocol/vocabulary.ts';
import { ERRAND_PATIENCE_MS, outcomeOf, type ErrandState } from '../errand-desk.ts';

/** As the server gives them: fewer than this, and there are no older ones. */
export const TRAIL_PAGE = 50;

export type TrailState = {
  /** Newest first; null until heard. */
  readonly lines: readonly AuditLine[] | null;
  readonly hasOlder: boolean;
  readonly isLoading: boolean;
  readonly hasLoadFailed: boolean;
  /** What was taken back last. */
  readonly undone: { readonly ordinal: number; readonly state: ErrandState<null> } | null;
};

export const NO_TRAIL: TrailState = {
  lines: null,
  hasOlder: false,
  isLoading: false,
  hasLoadFailed: false,
  undone: null,
};

export type TrailActions = {
  /** Fetches as many as are shown, at least a page: whether older ones can be undone changes with every new one. */
  readonly load: () => void;
  readonly older: () => void;
  readonly undo: (ordinal: number) => void;
};

export type TrailDesk = TrailActions & {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => TrailState;
  readonly forget: () => void;
};

export type TrailDeskParts = {
  readonly send: Connection<'admin'>['send'];
  /** Server time in ms. */
  readonly now: () => number;
  readonly newRequestId: () => RequestId;
  readonly onSessionEnd: () => void;
};

/** A desk that knows nothing yet. */
export function createTrailDesk({ send, now, newRequestId, onSessionEnd }: TrailDeskParts): TrailDesk {
  let state = NO_TRAIL;
  /** Raised by every `forget`, so that an answer to somebody who has left changes nothing. */
  let sitting = 0;
  /** Somebody asked for the newest while they were on their way. */
  let isStale = false;
  const listeners = new Set<() => void>();
  const update = (change: Partial<TrailState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  /** Reads on from `before` until there are as many lines as wanted, or no older ones. */
  const read = async (known: readonly AuditLine[], wanted: number): Promise<void> => {
    if (state.isLoading) {
      isStale = true;
      return;
    }
    const asked = sitting;
    update({ isLoading: true });
    let lines = known;
    let hasOlder = true;
    while (hasOlder && lines.length < wanted) {
      const before = lines.at(-1)?.ordinal ?? null;
      const sent = await send('getTrail', { before }, ERRAND_PATIENCE_MS);
      if (asked !== sitting) return;
      if (sent.ok !== true) {
        update({ isLoading: false, hasLoadFailed: true });
        if (sent.ok === false && sent.refusal.code === 'not_signed_in') onSessionEnd();
        return;
      }
      lines = [...lines, ...sent.result];
      hasOlder = sent.result.length === TRAIL_PAGE;
    }
    update({ lines, hasOlder, isLoading: false, hasLoadFailed: false });
    if (isStale) load();
  };
  function load(): void {
    isStale = false;
    void read([], Math.max(TRAIL_PAGE, state.lines?.length ?? 0));
  }
  const undo = async (ordinal: number): Promise<void> => {
    if (state.undone?.state.kind === 'running') return;
    const asked = sitting;
    update({ undone: { ordinal, state: { kind: 'running' } } });
    const sent = await send('undoChange', { requestId: newRequestId(), ordinal }, ERRAND_PATIENCE_MS);
    if (asked !== sitting) return;
    update({ undone: { ordinal, state: outcomeOf(sent, () => null, now()) } });
    if (sent.ok === false && sent.refusal.code === 'not_signed_in') onSessionEnd();
    else load();
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    load,
    older: () => {
      const { lines } = state;
      if (lines !== null && state.hasOlder && !state.isLoading) void read(lines, lines.length + TRAIL_PAGE);
    },
    undo: (ordinal) => void undo(ordinal),
    forget: () => {
      sitting += 1;
      isStale = false;
      state = NO_TRAIL;
      update({});
    },
  };
}
