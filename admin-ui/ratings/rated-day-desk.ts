/** What citizens said and wrote on one day, fetched when somebody looks: the words are pushed to nobody. */
import type { Connection } from '#ui-kit/connection.ts';
import type { RatedDay } from '#protocol/rating.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { ERRAND_PATIENCE_MS } from '../errand-desk.ts';

export type RatedDayState = {
  /** The earlier day that is looked at; null: today, whichever that is. */
  readonly chosen: BusinessDate | null;
  /** Of which day the answer is, or was asked for last. */
  readonly date: BusinessDate | null;
  /** Null while it is on its way or could not be read. */
  readonly day: RatedDay | null;
  readonly hasLoadFailed: boolean;
};
export const NO_RATED_DAY: RatedDayState = { chosen: null, date: null, day: null, hasLoadFailed: false };

export type RatedDayActions = {
  /** Asks for that day; null for today. */
  readonly show: (chosen: BusinessDate | null, today: BusinessDate) => void;
};
export type RatedDayDesk = RatedDayActions & {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => RatedDayState;
  readonly forget: () => void;
};

/** A desk that knows nothing yet. */
export function createRatedDayDesk(
  send: Connection<'admin'>['send'],
  onSessionEnd: () => void,
): RatedDayDesk {
  let state = NO_RATED_DAY;
  /** Raised by every question and every `forget`: an answer to an earlier one changes nothing. */
  let asked = 0;
  const listeners = new Set<() => void>();
  const set = (next: RatedDayState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    show: (wanted, today) => {
      const own = (asked += 1);
      const chosen = wanted === today ? null : wanted;
      const date = chosen ?? today;
      // What stands there stays until its newer self has come.
      set({ chosen, date, day: state.date === date ? state.day : null, hasLoadFailed: false });
      void send('getRatedDay', { date }, ERRAND_PATIENCE_MS).then((sent) => {
        if (own !== asked) return;
        if (sent.ok === true) set({ ...state, day: sent.result, hasLoadFailed: false });
        else set({ ...state, hasLoadFailed: true });
        if (sent.ok === false && sent.refusal.code === 'not_signed_in') onSessionEnd();
      });
    },
    forget: () => {
      asked += 1;
      set(NO_RATED_DAY);
    },
  };
}
