/** What citizens wrote on one day, fetched when somebody looks: it is pushed to nobody. */
import type { Connection } from '#ui-kit/connection.ts';
import type { RatingRemarks } from '#protocol/rating.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { ERRAND_PATIENCE_MS } from '../errand-desk.ts';

export type RemarksState = {
  /** Of which day; null until one was asked for. */
  readonly date: BusinessDate | null;
  /** Null while they are on their way or could not be read. */
  readonly remarks: RatingRemarks | null;
  readonly hasLoadFailed: boolean;
};
export const NO_REMARKS: RemarksState = { date: null, remarks: null, hasLoadFailed: false };

export type RemarksActions = { readonly show: (date: BusinessDate) => void };
export type RemarksDesk = RemarksActions & {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => RemarksState;
  readonly forget: () => void;
};

/** A desk that knows nothing yet. */
export function createRemarksDesk(send: Connection<'admin'>['send'], onSessionEnd: () => void): RemarksDesk {
  let state = NO_REMARKS;
  /** Raised by every question and every `forget`: an answer to an earlier one changes nothing. */
  let asked = 0;
  const listeners = new Set<() => void>();
  const set = (next: RemarksState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    show: (date) => {
      const own = (asked += 1);
      // What stands there stays until its newer self has come.
      set({ date, remarks: state.date === date ? state.remarks : null, hasLoadFailed: false });
      void send('getRatingRemarks', { date }, ERRAND_PATIENCE_MS).then((sent) => {
        if (own !== asked) return;
        if (sent.ok === true) set({ date, remarks: sent.result, hasLoadFailed: false });
        else set({ ...state, hasLoadFailed: true });
        if (sent.ok === false && sent.refusal.code === 'not_signed_in') onSessionEnd();
      });
    },
    forget: () => {
      asked += 1;
      set(NO_REMARKS);
    },
  };
}
