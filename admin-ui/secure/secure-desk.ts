/** The secure connection on the desk: how it stands, and what an administrator orders. */
import type { HttpsOrder, HttpsStanding } from '#protocol/https.ts';
import { createDeskFetch, type DeskTokens } from '../desk-fetch.ts';

/** Making keys takes a moment on a slow machine. */
const PATIENCE_MS = 20_000;
/** While something is on its way. */
const SOON_MS = 2_000;

/** What came of asking; `wrong`: the server does not take that. */
export type SecureAnswer =
  | { readonly ok: true; readonly standing: HttpsStanding }
  | { readonly ok: false; readonly why: 'signed_out' | 'wrong' | 'unanswered' };

export type SecureHttp = {
  readonly standing: () => Promise<SecureAnswer>;
  readonly order: (order: HttpsOrder) => Promise<SecureAnswer>;
};

export function createSecureHttp(tokens: DeskTokens): SecureHttp {
  const fetchFromDesk = createDeskFetch(tokens);
  const ask = async (method: 'GET' | 'PUT', order?: HttpsOrder): Promise<SecureAnswer> => {
    try {
      const body = order === undefined ? {} : { body: JSON.stringify(order) };
      const response = await fetchFromDesk('/admin/https', { method, ...body, patienceMs: PATIENCE_MS });
      if (response.status === 401) return { ok: false, why: 'signed_out' };
      if (response.status === 400) return { ok: false, why: 'wrong' };
      if (!response.ok) return { ok: false, why: 'unanswered' };
      return { ok: true, standing: (await response.json()) as HttpsStanding };
    } catch {
      return { ok: false, why: 'unanswered' };
    }
  };
  return { standing: () => ask('GET'), order: (order) => ask('PUT', order) };
}

export type SecureState = {
  /** Null until heard. */
  readonly standing: HttpsStanding | null;
  /** What was ordered and is being done. */
  readonly doing: HttpsOrder['do'] | null;
  readonly trouble: 'wrong' | 'unanswered' | null;
};
export const NOT_HEARD: SecureState = { standing: null, doing: null, trouble: null };

export type SecureActions = {
  readonly load: () => void;
  readonly order: (order: HttpsOrder) => void;
};
export type SecureDesk = SecureActions & {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => SecureState;
  readonly forget: () => void;
};

/** A desk that knows nothing yet. */
export function createSecureDesk(http: SecureHttp, onSessionEnd: () => void): SecureDesk {
  let state = NOT_HEARD;
  /** Raised by every `forget`, so that an answer to somebody who has left changes nothing. */
  let sitting = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const update = (change: Partial<SecureState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const hear = async (asking: Promise<SecureAnswer>): Promise<void> => {
    const asked = sitting;
    clearTimeout(timer);
    const answer = await asking;
    if (asked !== sitting) return;
    if (answer.ok) {
      const { standing } = answer;
      update({ standing, doing: null, trouble: null });
      if (standing.state === 'making' || standing.name.standing === 'asking')
        timer = setTimeout(() => void hear(http.standing()), SOON_MS);
      return;
    }
    if (answer.why === 'signed_out') onSessionEnd();
    else update({ doing: null, trouble: answer.why });
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    load: () => void hear(http.standing()),
    order: (order) => {
      if (state.doing !== null) return;
      update({ doing: order.do, trouble: null });
      void hear(http.order(order));
    },
    forget: () => {
      sitting += 1;
      clearTimeout(timer);
      update(NOT_HEARD);
    },
  };
}
