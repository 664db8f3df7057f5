/** What the launcher knows of the demonstration, asked for once a second, and its two orders. */
import type { CrowdOrder, DemoStatus } from '#protocol/demo.ts';

export type LauncherState =
  /** Nothing heard yet. */
  | { readonly kind: 'loading' }
  /** Opened from another computer: this board is only for the server's own. */
  | { readonly kind: 'elsewhere' }
  | {
      readonly kind: 'heard';
      readonly status: DemoStatus;
      readonly heardAtMs: number;
      /** False once an answer failed to come; the status is then of `heardAtMs`. */
      readonly isLive: boolean;
    };

/** How one question to the server went. */
export type Reply =
  | { readonly kind: 'status'; readonly status: DemoStatus }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'failed' };

/** The state after a reply; a failure keeps what was last heard and dates it. */
export function afterReply(state: LauncherState, reply: Reply, nowMs: number): LauncherState {
  switch (reply.kind) {
    case 'status':
      return { kind: 'heard', status: reply.status, heardAtMs: nowMs, isLive: true };
    case 'forbidden':
      return { kind: 'elsewhere' };
    case 'failed':
      return state.kind === 'heard' ? { ...state, isLive: false } : state;
    default:
      return reply satisfies never;
  }
}

export type DemoServer = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => LauncherState;
  /** Lets that many simulated citizens come; false when the server did not take the order. */
  readonly startCrowd: (citizens: number) => Promise<boolean>;
  /** Sends away those still to come; false when the server did not take the order. */
  readonly stopCrowd: () => Promise<boolean>;
  /** Lets the first run of a real office take the demonstration's place; false when the server did not take the order. */
  readonly setUpOffice: () => Promise<boolean>;
};

const POLL_INTERVAL_MS = 1_000;
const ANSWER_TIMEOUT_MS = 2_500;

async function ask(fetchStatus: typeof fetch): Promise<Reply> {
  try {
    const response = await fetchStatus('/demo/status', {
      cache: 'no-store',
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    if (response.status === 403) return { kind: 'forbidden' };
    if (!response.ok) return { kind: 'failed' };
    return { kind: 'status', status: (await response.json()) as DemoStatus };
  } catch {
    return { kind: 'failed' };
  }
}

/** Starts asking at once and goes on for the life of the page. */
export function watchDemoServer(fetchFromServer: typeof fetch, now: () => number): DemoServer {
  let state: LauncherState = { kind: 'loading' };
  const listeners = new Set<() => void>();
  const refresh = async (): Promise<void> => {
    state = afterReply(state, await ask(fetchFromServer), now());
    for (const listener of listeners) listener();
  };
  const poll = async (): Promise<void> => {
    await refresh();
    setTimeout(() => void poll(), POLL_INTERVAL_MS);
  };
  void poll();

  const order = async (request: RequestInit, address = '/demo/citizens'): Promise<boolean> => {
    try {
      const response = await fetchFromServer(address, {
        ...request,
        signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
      });
      await refresh();
      return response.ok;
    } catch {
      return false;
    }
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    startCrowd: (citizens) =>
      order({
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ citizens } satisfies CrowdOrder),
      }),
    stopCrowd: () => order({ method: 'DELETE' }),
    setUpOffice: () => order({ method: 'POST' }, '/demo/set-up'),
  };
}
