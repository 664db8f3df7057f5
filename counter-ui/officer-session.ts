/** Signing in and out of one counter: who sits here in this window, and what the login page has to say. */
import { createPasswordChooser, type PasswordChoice } from '#ui-kit/password-choice.ts';
import type { Connection } from '#ui-kit/connection.ts';
import type { CounterView } from '#protocol/views.ts';
import type {
  CounterId,
  RefusalCode,
  RejectionCode,
  RequestId,
  Revision,
  TicketNumber,
} from '#protocol/vocabulary.ts';
import type { SessionEnd } from './command-desk.ts';
import { hasLeft, keepSession, keepUsername, keptSession, type Session } from './session.ts';

/** Checking a password is slow on purpose; after this long something else is slow. */
export const SIGN_IN_PATIENCE_MS = 8_000;

export type LoginNotice =
  | {
      readonly kind: 'refused';
      readonly code: RejectionCode | RefusalCode;
      /** Where the ticket is that stands in the way, when the server says so. */
      readonly elsewhere: CounterId | null;
      /** Server time before which another try is useless; null when none is given. */
      readonly retryAtMs: number | null;
    }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'ended'; readonly end: SessionEnd | 'moved'; readonly lostFinish: TicketNumber | null };

export type OfficerSessionState = {
  readonly session: Session | null;
  readonly notice: LoginNotice | null;
  readonly isSigningIn: boolean;
  /** The right password was a temporary one: another one is being chosen. */
  readonly choice: PasswordChoice | null;
};

export type OfficerSession = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => OfficerSessionState;
  readonly signIn: (username: string, password: string) => void;
  /** In place of the temporary one that was typed; then one is signed in. */
  readonly choosePassword: (newPassword: string) => void;
  readonly leaveChoice: () => void;
  readonly end: (end: SessionEnd | 'moved', lostFinish: TicketNumber | null) => void;
  /** To be called whenever the connection's state changed: the server may have seated someone else here. */
  readonly lookAgain: () => void;
};

export type OfficerSessionParts = {
  readonly connection: Pick<Connection<'counter'>, 'send' | 'identifyAs' | 'now'>;
  readonly view: () => CounterView | null;
  readonly isOnline: () => boolean;
  /** The server knows this window's session: it said so when it welcomed the window, or since. */
  readonly isKnown: () => boolean;
  readonly deviceToken: () => string;
  readonly counterId: CounterId;
  readonly windowStorage: Storage;
  readonly deviceStorage: Storage;
  readonly newRequestId: () => RequestId;
};

/** The session of one counter, taken up from `windowStorage` after a reload. */
export function createOfficerSession(parts: OfficerSessionParts): OfficerSession {
  const { connection, counterId } = parts;
  let signedInRevision = 0 as Revision;
  let state: OfficerSessionState = {
    session: keptSession(parts.windowStorage, counterId),
    notice: null,
    isSigningIn: false,
    choice: null,
  };
  const listeners = new Set<() => void>();
  const update = (change: Partial<OfficerSessionState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const end: OfficerSession['end'] = (why, lostFinish) => {
    const wasSeated = state.session !== null;
    keepSession(parts.windowStorage, counterId, null);
    update({ session: null, isSigningIn: false, notice: { kind: 'ended', end: why, lostFinish } });
    if (wasSeated) connection.identifyAs({ deviceToken: parts.deviceToken() });
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
    if (state.isSigningIn) return;
    update({ isSigningIn: true, notice: null });
    const requestId = parts.newRequestId();
    const sent = await connection.send('signIn', { requestId, username, password }, SIGN_IN_PATIENCE_MS);
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
      const { code, retryAfterMs, counterId: elsewhere = null } = sent.refusal;
      const retryAtMs = retryAfterMs === undefined ? null : connection.now() + retryAfterMs;
      update({ isSigningIn: false, notice: { kind: 'refused', code, elsewhere, retryAtMs } });
      return;
    }
    const session: Session = sent.result;
    signedInRevision = sent.revision;
    keepSession(parts.windowStorage, counterId, session);
    keepUsername(parts.deviceStorage, counterId, username);
    update({ session, isSigningIn: false, notice: null });
    connection.identifyAs({ deviceToken: parts.deviceToken(), sessionToken: session.sessionToken });
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
    end,
    lookAgain: () => {
      const view = parts.view();
      if (state.session === null || view === null || !parts.isOnline()) return;
      if (!parts.isKnown()) end('not_signed_in', null);
      else if (hasLeft(state.session, view, signedInRevision)) end('moved', null);
    },
  };
}
