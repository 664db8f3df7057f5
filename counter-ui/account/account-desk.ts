/** What an officer does about the own account at a counter: locking it and coming back, the PIN for that, and the password. */
import type { Connection, Sent } from '#ui-kit/connection.ts';
import type { RefusalCode, RejectionCode, RequestId } from '#protocol/vocabulary.ts';

/** Checking a password is slow on purpose. */
const PATIENCE_MS = 10_000;

export type AccountDeed = 'lock' | 'unlock' | 'choosePin' | 'changePassword';
export type AccountState = {
  /** The last deed and what became of it. */
  readonly deed: AccountDeed | null;
  readonly outcome: 'running' | 'done' | 'unanswered' | RejectionCode | RefusalCode | null;
};
export const NO_DEED: AccountState = { deed: null, outcome: null };

export type AccountActions = {
  readonly lock: () => void;
  readonly unlockByPin: (pin: string) => void;
  readonly unlockByPassword: (password: string) => void;
  readonly choosePin: (password: string, pin: string | null) => void;
  readonly changePassword: (username: string, password: string, newPassword: string) => void;
  /** Puts the outcome away. */
  readonly dismiss: () => void;
};
export type AccountDesk = AccountActions & {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => AccountState;
};

export type AccountDeskParts = {
  readonly send: Connection<'counter'>['send'];
  readonly newRequestId: () => RequestId;
  readonly onSessionEnd: () => void;
};

export function createAccountDesk({ send, newRequestId, onSessionEnd }: AccountDeskParts): AccountDesk {
  let state = NO_DEED;
  const listeners = new Set<() => void>();
  const set = (next: AccountState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const run = async (deed: AccountDeed, sending: () => Promise<Sent<null>>): Promise<void> => {
    if (state.outcome === 'running') return;
    set({ deed, outcome: 'running' });
    const sent = await sending();
    set({ deed, outcome: sent.ok === null ? 'unanswered' : sent.ok ? 'done' : sent.refusal.code });
    if (sent.ok === false && sent.refusal.code === 'not_signed_in') onSessionEnd();
  };
  const requestId = newRequestId;
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    lock: () => void run('lock', () => send('lock', { requestId: requestId() }, PATIENCE_MS)),
    // What is counted when it is wrong is sent once.
    unlockByPin: (pin) => {
      const input = { requestId: requestId(), by: { kind: 'pin', pin } } as const;
      void run('unlock', () => send('unlock', input, PATIENCE_MS, PATIENCE_MS));
    },
    unlockByPassword: (password) => {
      const input = { requestId: requestId(), by: { kind: 'password', password } } as const;
      void run('unlock', () => send('unlock', input, PATIENCE_MS, PATIENCE_MS));
    },
    choosePin: (password, pin) => {
      const input = { requestId: requestId(), password, pin };
      void run('choosePin', () => send('choosePin', input, PATIENCE_MS, PATIENCE_MS));
    },
    changePassword: (username, password, newPassword) => {
      const input = { requestId: requestId(), username, password, newPassword };
      void run('changePassword', () => send('changePassword', input, PATIENCE_MS, PATIENCE_MS));
    },
    dismiss: () => {
      if (state.outcome !== 'running') set(NO_DEED);
    },
  };
}
