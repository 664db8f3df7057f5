/** Keys of other systems, on the desk: which there are, and the new one that is shown once. */
import type { ApiKeyStanding, NewApiKey } from '#protocol/report.ts';
import type { ReportsAnswer, ReportsHttp, ReportsTrouble } from '../reports/reports-http.ts';

export type KeysState = {
  /** Null until heard. */
  readonly keys: readonly ApiKeyStanding[] | null;
  /** Shown until somebody leaves the page: it is kept nowhere. */
  readonly fresh: NewApiKey | null;
  readonly isBusy: boolean;
  readonly trouble: ReportsTrouble | null;
};
export const NO_KEYS: KeysState = { keys: null, fresh: null, isBusy: false, trouble: null };

export type KeysActions = {
  readonly load: () => void;
  readonly add: (name: string) => void;
  readonly revoke: (keyId: string) => void;
  /** The new key is written down. */
  readonly dismiss: () => void;
};
export type KeysDesk = KeysActions & {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => KeysState;
  readonly forget: () => void;
};

/** A desk that knows nothing yet. */
export function createKeysDesk(
  http: Pick<ReportsHttp, 'keys' | 'addKey' | 'revokeKey'>,
  onSessionEnd: () => void,
): KeysDesk {
  let state = NO_KEYS;
  /** Raised by every `forget`, so that an answer to somebody who has left changes nothing. */
  let sitting = 0;
  const listeners = new Set<() => void>();
  const update = (change: Partial<KeysState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const ask = async <Result>(
    asking: Promise<ReportsAnswer<Result>>,
    onAnswer: (result: Result) => Partial<KeysState>,
  ): Promise<void> => {
    const asked = sitting;
    update({ isBusy: true, trouble: null });
    const answer = await asking;
    if (asked !== sitting) return;
    update({
      isBusy: false,
      ...(answer.ok ? onAnswer(answer.result) : { trouble: answer.why }),
    });
    if (!answer.ok && answer.why === 'signed_out') onSessionEnd();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    load: () => void ask(http.keys(), (keys) => ({ keys })),
    add: (name) => {
      if (state.isBusy) return;
      void ask(http.addKey(name), (fresh) => ({
        fresh,
        keys: [...(state.keys ?? []), fresh.standing],
      }));
    },
    revoke: (keyId) => {
      if (state.isBusy) return;
      void ask(http.revokeKey(keyId), (keys) => ({
        keys,
        fresh: state.fresh?.standing.keyId === keyId ? null : state.fresh,
      }));
    },
    dismiss: () => update({ fresh: null }),
    forget: () => {
      sitting += 1;
      update(NO_KEYS);
    },
  };
}
