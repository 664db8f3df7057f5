/** People and their sessions on the desk: who there is, who is signed in, and the deeds about them. */
import type { Connection, Sent } from '#ui-kit/connection.ts';
import type { OfficerAccount, OfficerRole, OpenSession, SessionId } from '#protocol/officers.ts';
import type { CounterId, OfficerId, RequestId } from '#protocol/vocabulary.ts';
import { ERRAND_PATIENCE_MS, outcomeOf, type ErrandState } from '../errand-desk.ts';

/** Checking and making passwords is slow on purpose. */
const PASSWORD_PATIENCE_MS = 10_000;

export type OfficerDraft = {
  readonly displayName: string;
  readonly role: OfficerRole;
  readonly usualCounterId: CounterId | null;
};

/** What is done about one account or session; `about` tells which, or that it is a new one. */
export type PeopleDeed =
  | { readonly name: 'add'; readonly username: string; readonly facts: OfficerDraft }
  | { readonly name: 'change'; readonly officerId: OfficerId; readonly facts: OfficerDraft }
  | { readonly name: 'resetPassword'; readonly officerId: OfficerId }
  | { readonly name: 'disable'; readonly officerId: OfficerId; readonly isDisabled: boolean }
  | { readonly name: 'endSession'; readonly sessionId: SessionId }
  | {
      readonly name: 'changePassword';
      readonly username: string;
      readonly password: string;
      readonly newPassword: string;
    };

export type PeopleState = {
  /** Null until heard; for whoever may see them. */
  readonly accounts: readonly OfficerAccount[] | null;
  readonly sessions: readonly OpenSession[] | null;
  readonly hasLoadFailed: boolean;
  /** The deed that was begun last, without anything secret. */
  readonly deed: {
    readonly name: PeopleDeed['name'];
    readonly about: string | null;
    readonly state: ErrandState<null>;
  } | null;
  /** Shown this once, until it is put away. */
  readonly temporary: { readonly officerId: OfficerId; readonly password: string } | null;
};

export const NO_PEOPLE: PeopleState = {
  accounts: null,
  sessions: null,
  hasLoadFailed: false,
  deed: null,
  temporary: null,
};

export type PeopleActions = {
  /** Fetches sessions, and accounts for whoever may see them. */
  readonly load: () => void;
  readonly run: (deed: PeopleDeed) => void;
  /** Puts the outcome of the last deed away, and the password that was shown. */
  readonly dismiss: () => void;
};

export type PeopleDesk = PeopleActions & {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => PeopleState;
  readonly forget: () => void;
};

export type PeopleDeskParts = {
  readonly send: Connection<'admin'>['send'];
  readonly now: () => number;
  readonly newRequestId: () => RequestId;
  readonly onSessionEnd: () => void;
  readonly isAdministrator: () => boolean;
};

type Made = { readonly officerId: OfficerId; readonly temporaryPassword: string } | null;

/** A desk that knows nothing yet. */
export function createPeopleDesk(parts: PeopleDeskParts): PeopleDesk {
  const { send, now, newRequestId, onSessionEnd } = parts;
  let state = NO_PEOPLE;
  /** Raised by every `forget`, so that an answer to somebody who has left changes nothing. */
  let sitting = 0;
  const listeners = new Set<() => void>();
  const update = (change: Partial<PeopleState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const hear = <Output>(sent: Sent<Output>, keep: (output: Output) => void): void => {
    if (sent.ok === true) keep(sent.result);
    else update({ hasLoadFailed: true });
    if (sent.ok === false && sent.refusal.code === 'not_signed_in') onSessionEnd();
  };
  const load = async (): Promise<void> => {
    const asked = sitting;
    const [sessions, accounts] = await Promise.all([
      send('getSessions', {}, ERRAND_PATIENCE_MS),
      parts.isAdministrator() ? send('getPeople', {}, ERRAND_PATIENCE_MS) : null,
    ]);
    if (asked !== sitting) return;
    update({ hasLoadFailed: false });
    hear(sessions, (heard) => update({ sessions: heard }));
    if (accounts !== null) hear(accounts, (heard) => update({ accounts: heard }));
  };

  const sendDeed = (deed: PeopleDeed): Promise<Sent<Made>> => {
    const requestId = newRequestId();
    switch (deed.name) {
      case 'add':
        return send(
          'addOfficer',
          { requestId, username: deed.username, ...deed.facts },
          PASSWORD_PATIENCE_MS,
        );
      case 'change':
        return send(
          'changeOfficer',
          { requestId, officerId: deed.officerId, ...deed.facts },
          ERRAND_PATIENCE_MS,
        );
      case 'resetPassword':
        return send('resetPassword', { requestId, officerId: deed.officerId }, PASSWORD_PATIENCE_MS);
      case 'disable':
        return send(
          'disableOfficer',
          { requestId, officerId: deed.officerId, isDisabled: deed.isDisabled },
          ERRAND_PATIENCE_MS,
        );
      case 'endSession':
        return send('endSession', { requestId, sessionId: deed.sessionId }, ERRAND_PATIENCE_MS);
      case 'changePassword': {
        const { username, password, newPassword } = deed;
        const input = { requestId, username, password, newPassword };
        // One try only: a second one would find the old password wrong.
        return send('changePassword', input, PASSWORD_PATIENCE_MS, PASSWORD_PATIENCE_MS);
      }
      default:
        return deed satisfies never;
    }
  };
  const run = async (deed: PeopleDeed): Promise<void> => {
    if (state.deed?.state.kind === 'running') return;
    const asked = sitting;
    const { name } = deed;
    const about = aboutWhom(deed);
    update({ deed: { name, about, state: { kind: 'running' } }, temporary: null });
    const sent = await sendDeed(deed);
    if (asked !== sitting) return;
    update({ deed: { name, about, state: outcomeOf(sent, () => null, now()) } });
    if (sent.ok === true && sent.result !== null) {
      const { officerId, temporaryPassword } = sent.result;
      update({ temporary: { officerId, password: temporaryPassword } });
    }
    if (sent.ok === false && sent.refusal.code === 'not_signed_in') onSessionEnd();
    else void load();
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    load: () => void load(),
    run: (deed) => void run(deed),
    dismiss: () => {
      if (state.deed?.state.kind !== 'running') update({ deed: null, temporary: null });
    },
    forget: () => {
      sitting += 1;
      update(NO_PEOPLE);
    },
  };
}

/** Which account or session a deed is about; null for a new or one's own account. */
function aboutWhom(deed: PeopleDeed): string | null {
  if ('officerId' in deed) return deed.officerId;
  return deed.name === 'endSession' ? deed.sessionId : null;
}
