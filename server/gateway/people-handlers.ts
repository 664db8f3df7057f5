/** What administrators do about people, sessions and devices at the desk. */
import type { Answer } from '#protocol/messages.ts';
import { mayActAs, type OpenSession, type SessionId } from '#protocol/officers.ts';
import type { CounterId, DeviceId, OfficerId, RequestId } from '#protocol/vocabulary.ts';
import type { Invitation } from '#server/app/pairing.ts';
import type { PeopleRefusal } from '#server/app/people.ts';
import type { Session } from '#server/storage/store.ts';
import { EMBEDDED_AGENT } from './enrolment.ts';
import type { Caller, HandlerDependencies, Handlers } from './handling.ts';
import type { SignedIn } from './identity.ts';
import { answered, refuse } from './submission.ts';

type PeopleRow =
  | 'getPeople'
  | 'addOfficer'
  | 'changeOfficer'
  | 'resetPassword'
  | 'disableOfficer'
  | 'getSessions'
  | 'endSession'
  | 'createPairingCode'
  | 'renameDevice'
  | 'revokeDevice';

const WHY: Readonly<Record<PeopleRefusal, string>> = {
  unknown_officer: 'no such account',
  username_taken: 'somebody has that account name',
  own_account: 'not one’s own account',
  last_administrator: 'the last administrator stays one',
  unknown_counter: 'no such counter',
};

/** A session is named by the beginning of what is kept of its token: that opens nothing. */
const sessionIdOf = ({ tokenHash }: Session): SessionId =>
  tokenHash.slice(0, 22).replace(/^[^A-Za-z0-9]/, 'x') as SessionId;

/** So many answers are remembered. */
const MOST_REMEMBERED = 50;

/** The same request is done once and hears the same each time it is asked, as long as it is among the newest. */
function createOnce() {
  const answers = new Map<RequestId, Promise<Answer<unknown>>>();
  return <Output>(requestId: RequestId, work: () => Promise<Answer<Output>>): Promise<Answer<Output>> => {
    const known = answers.get(requestId);
    if (known !== undefined) return known as Promise<Answer<Output>>;
    const answer = work();
    answers.set(requestId, answer);
    for (const oldest of answers.keys()) {
      if (answers.size <= MOST_REMEMBERED) break;
      answers.delete(oldest);
    }
    return answer;
  };
}

export function createPeopleHandlers(dependencies: HandlerDependencies): Pick<Handlers['admin'], PeopleRow> {
  const { executor, access, people, pairing, printing, trail } = dependencies;
  const once = createOnce();
  const noted = (): Promise<Answer<null>> => answered(executor, null);
  const told = <Result>(
    outcome:
      { readonly ok: true; readonly result: Result } | { readonly ok: false; readonly code: PeopleRefusal },
  ): Promise<Answer<Result>> =>
    outcome.ok
      ? answered(executor, outcome.result)
      : Promise.resolve(refuse(outcome.code, WHY[outcome.code]));
  /** Their sessions as far as the caller may see to them. */
  const sessionsFor = ({ officer }: SignedIn): readonly Session[] =>
    access
      .openSessions(executor.day().openedAt)
      .filter(({ officerId }) => mayActAs(officer.role, 'administrator') || officerId === officer.officerId);
  const knownDevice = (deviceId: DeviceId): boolean =>
    !deviceId.startsWith(EMBEDDED_AGENT) &&
    dependencies.pairedDevices().some((known) => known.deviceId === deviceId);

  return {
    getPeople: () => answered(executor, people.accounts()),
    addOfficer: ({ requestId, username, ...facts }, caller) =>
      once(requestId, async () => told(await people.add(username, facts, byWhom(caller)))),
    changeOfficer: ({ officerId, displayName, role, usualCounterId }, caller) =>
      told(people.change(officerId, { displayName, role, usualCounterId }, byWhom(caller))),
    resetPassword: ({ requestId, officerId }, caller) =>
      once(requestId, async () => told(await people.resetPassword(officerId, byWhom(caller)))),
    disableOfficer: ({ officerId, isDisabled }, caller) =>
      told(people.setDisabled(officerId, isDisabled, byWhom(caller))),
    getSessions: (_, { identity: { signedIn } }) =>
      answered(
        executor,
        signedIn === null
          ? []
          : sessionsFor(signedIn).map((session) => openSession(session, signedIn, dependencies)),
      ),
    endSession: ({ sessionId }, caller) => {
      const { signedIn } = caller.identity;
      if (signedIn === null) return Promise.resolve(refuse('not_signed_in', 'sign in first'));
      const session = sessionsFor(signedIn).find((open) => sessionIdOf(open) === sessionId);
      if (session === undefined) return noted();
      const { officerId, counterId, tokenHash } = session;
      trail.note(
        { by: byWhom(caller), deed: 'session_ended', subject: officerId, after: { counterId } },
        () => {
          access.endSession(tokenHash, executor.now());
        },
      );
      dependencies.onSignedOut(officerId);
      return noted();
    },
    createPairingCode: (asked, caller) => {
      const invitation = invitationOf(asked, dependencies);
      return typeof invitation === 'string'
        ? Promise.resolve(refuse(invitation, 'the office has no such place for it'))
        : answered(executor, pairing.invite({ ...invitation, by: byWhom(caller) }));
    },
    renameDevice: ({ deviceId, name }, caller) => {
      if (!knownDevice(deviceId)) return Promise.resolve(refuse('invalid_message', 'no such paired device'));
      const before = access.deviceName(deviceId);
      if (before === name) return noted();
      const entry = { by: byWhom(caller), deed: 'device_renamed', subject: deviceId } as const;
      trail.note({ ...entry, before: { name: before }, after: { name } }, () => {
        access.renameDevice(deviceId, name);
      });
      return noted();
    },
    revokeDevice: ({ deviceId }, caller) => {
      if (!knownDevice(deviceId)) return Promise.resolve(refuse('invalid_message', 'no such paired device'));
      // The branch that one sits on: somebody would have to come to the server's own machine.
      if (deviceId === caller.identity.device.deviceId)
        return Promise.resolve(refuse('own_account', 'not the very desk that asks'));
      const before = { name: access.deviceName(deviceId) };
      trail.note({ by: byWhom(caller), deed: 'device_revoked', subject: deviceId, before });
      dependencies.revokeDevice(deviceId);
      return noted();
    },
  };

  function invitationOf(
    asked: Parameters<Handlers['admin']['createPairingCode']>[0],
    { executor: { day } }: HandlerDependencies,
  ): Omit<Invitation, 'by'> | 'no_printer' | 'unknown_counter' {
    const { role, name } = asked;
    const nowhere = { counterId: null, printerId: null } as const;
    if (role === 'printer') {
      const isKnown = printing.settings().printers.some(({ printerId }) => printerId === asked.printerId);
      return isKnown ? { role, name, ...nowhere, printerId: asked.printerId } : 'no_printer';
    }
    if (role !== 'counter' && role !== 'rating') return { role, name, ...nowhere };
    const isKnown = day().settings.counters.some(
      ({ counterId }: { readonly counterId: CounterId }) => counterId === asked.counterId,
    );
    return isKnown ? { role, name, ...nowhere, counterId: asked.counterId } : 'unknown_counter';
  }
}

/** For rows that need a session: the dispatcher has seen to it. */
function byWhom({ identity }: Caller): OfficerId {
  if (identity.signedIn === null) throw new Error('a row that needs a session was reached without one');
  return identity.signedIn.officer.officerId;
}

const openSession = (session: Session, asking: SignedIn, { access }: HandlerDependencies): OpenSession => ({
  sessionId: sessionIdOf(session),
  officerId: session.officerId,
  officerName: access.officerById(session.officerId)?.displayName ?? '',
  counterId: session.counterId,
  deviceName: session.deviceId === null ? '' : (access.deviceName(session.deviceId) ?? ''),
  startedAt: session.startedAt,
  usedAt: session.usedAt,
  isOwn: session.tokenHash === asking.sessionHash,
});
