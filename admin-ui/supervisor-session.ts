/** Signing in and out of the supervisor's desk: who sits here in this tab, and what the sign-in page has to say. */
import { createPasswordChooser, type PasswordChoice } from '#ui-kit/password-choice.ts';
import type { Connection, Identity } from '#ui-kit/connection.ts';
import type { AdminView } from '#protocol/admin-view.ts';
import type { RefusalCode, RejectionCode, RequestId } from '#protocol/vocabulary.ts';
import { keepSession, keepUsername, keptSession, type Session } from './kept-session.ts';

/** Checking a password is slow on purpose; after this long something else is slow. */
export const SIGN_IN_PATIENCE_MS = 8_000;
const SIGN_OUT_PATIENCE_MS = 3_000;

export type SignInNotice =
  | {
      readonly kind: 'refused';
      readonly code: RejectionCode | RefusalCode;
      /** Server time before which another try is useless; null when none is given. */
      readonly retryAtMs: number | null;
    }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'signed_out' }
  /** The server no longer knows the session. */
  | { readonly kind: 'ended' };

export type SupervisorState = {
  readonly session: Session | null;
  readonly notice: SignInNotice | null;
  readonly isSigningIn: boolean;
  /** The right password was a temporary one: another one is being chosen. */
  readonly choice: PasswordChoice | null;
};

export type SupervisorSession = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => SupervisorState;
  readonly signIn: (username: string, password: string) => void;
  /** In place of the temporary one that was typed; then one is signed in. */
  readonly choosePassword: (newPassword: string) => void;
  readonly leaveChoice: () => void;
  readonly signOut: () => void;
  /** The server refused something because nobody is signed in. */
  readonly end: () => void;
  /** To be called whenever the connection's state changed: a locked view ends a session that should unlock it. */
  readonly lookAgain: () => void;
};

export type SupervisorSessionParts = {
  readonly connection: Pick<Connection<'admin'>, 'send' | 'identifyAs' | 'now'>;
  readonly view: () => AdminView | null;
  readonly isOnline: () => boolean;
  readonly deviceToken: () => string;
  readonly windowStorage: Storage;
  readonly deviceStorage: Storage;
  readonly newRequestId: () => RequestId;
};

/** What the desk says of itself when it connects. */
export const identityOf = (deviceToken: string, session: Session | null): Identity =>
  session === null ? { deviceToken } : { deviceToken, sessionToken: session.sessionToken };

/** The session of the desk, taken up from `windowStorage` after a reload. */
export function createSupervisorSession(parts: SupervisorSessionParts): SupervisorSession {
  const { connection } = parts;
  let state: SupervisorState = {
    session: keptSession(parts.windowStorage),
    notice: null,
    isSigningIn: false,
    choice: null,
  };
  const listeners = new Set<() => void>();
  const update = (change: Partial<SupervisorState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const leave = (notice: SignInNotice): void => {
    if (state.session === null) return;
    keepSession(parts.windowStorage, null);
    update({ session: null, isSigningIn: false, notice });
    connection.identifyAs(identityOf(parts.deviceToken(), null));
  };

  const chooser = createPasswordChooser({
    // One try only: a second one would find the old password wrong.
    change: (username, password, newPassword) => {
      const input = { requestId: parts.newRequestId(), username, password, newPassword };
      return connection.send('changePassword', input, SIGN_IN_PATIENCE_MS, SIGN_IN_PATIENCE_MS);
    },
    onChange: (choice) => update({ choice }),
    onTaken: (username, password) => void signIn(username, password),
  });

  const signIn = async (username: string, password: string): Promise<void> => {
    if (state.isSigningIn || state.session !== null) return;
    update({ isSigningIn: true, notice: null });
    const input = { requestId: parts.newRequestId(), username, password };
    const sent = await connection.send('signIn', input, SIGN_IN_PATIENCE_MS);
    if (sent.ok === null) {
      update({ isSigningIn: false, notice: { kind: 'unanswered' } });
      return;
    }
    if (!sent.ok && sent.refusal.code === 'password_change_needed') {
      update({ isSigningIn: false });
      chooser.begin(username, password);
      return;
    }
    if (!sent.ok) {
      const { code, retryAfterMs } = sent.refusal;
      const retryAtMs = retryAfterMs === undefined ? null : connection.now() + retryAfterMs;
      update({ isSigningIn: false, notice: { kind: 'refused', code, retryAtMs } });
      return;
    }
    const session: Session = { ...sent.result, username: username.trim() };
    keepSession(parts.windowStorage, session);
    keepUsername(parts.deviceStorage, username);
    // Connecting anew comes first: from then on only a view that this session has unlocked counts as heard.
    connection.identifyAs(identityOf(parts.deviceToken(), session));
    update({ session, isSigningIn: false });
  };

  const signOut = async (): Promise<void> => {
    // Whatever the server answers, this tab lets go of the session.
    await connection.send('signOut', { requestId: parts.newRequestId() }, SIGN_OUT_PATIENCE_MS);
    leave({ kind: 'signed_out' });
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    signIn: (username, password) => {
      void signIn(username, password);
    },
    choosePassword: chooser.choose,
    leaveChoice: chooser.leave,
    signOut: () => {
      if (state.session !== null) void signOut();
    },
    end: () => leave({ kind: 'ended' }),
    lookAgain: () => {
      const view = parts.view();
      if (view !== null && view.isLocked && parts.isOnline()) leave({ kind: 'ended' });
    },
  };
}
