/** Signing in, passwords, PINs and locks: what an officer does about the own account, at a counter or at the desk. */
import type { Answer, MessageInput, Refusal } from '#protocol/messages.ts';
import { isGoodPin } from '#protocol/passwords.ts';
import { hashToken, newToken } from '#server/app/tokens.ts';
import type { Officer } from '#server/storage/store.ts';
import type { Caller, HandlerDependencies, Handlers } from './handling.ts';
import type { SignedIn } from './identity.ts';
import { answered, refuse } from './submission.ts';

/** So many wrong PINs, and only the password unlocks. */
const MOST_WRONG_PINS = 5;

/** Why the right name and password do not open the door all the same: the password is one that somebody else gave. */
export function temporaryRefusal({ temporaryUntil }: Officer, now: number): Refusal | null {
  if (temporaryUntil === null) return null;
  return now > temporaryUntil
    ? { code: 'password_expired', message: 'the temporary password was not used in time' }
    : { code: 'password_change_needed', message: 'choose a password first' };
}

/** Begins a session at the caller's device. A retry begins one of its own: tokens are never stored, so none can be repeated. */
export function beginSession(
  officer: Officer,
  { identity }: Caller,
  { access, executor }: HandlerDependencies,
): string {
  const sessionToken = newToken();
  const sessionHash = hashToken(sessionToken);
  const { deviceId, counterId } = identity.device;
  const { officerId } = officer;
  access.startSession(sessionHash, { officerId, counterId, deviceId, startedAt: executor.now() });
  identity.signedIn = { officer, sessionHash, isLocked: false };
  return sessionToken;
}

type AccountRow = 'changePassword' | 'stillHere';
type LockRow = 'lock' | 'unlock' | 'choosePin';

/** The rows that counter and desk share. */
export function createAccountHandlers(
  dependencies: HandlerDependencies,
): Pick<Handlers['counter'] & Handlers['admin'], AccountRow> {
  const { credentials, people, executor } = dependencies;
  return {
    // The dispatcher notes every use.
    stillHere: () => answered(executor, null),
    changePassword: async ({ username, password, newPassword }, { identity }) => {
      const verdict = await credentials.check(username, password, identity.device.deviceId);
      if (!verdict.ok) return verdict;
      const { officer } = verdict;
      const refusal = temporaryRefusal(officer, executor.now());
      if (refusal?.code === 'password_expired') return { ok: false, refusal };
      const { signedIn } = identity;
      const spared = signedIn?.officer.officerId === officer.officerId ? signedIn.sessionHash : null;
      const isTaken =
        newPassword.normalize('NFC') !== password.normalize('NFC') &&
        (await people.choosePassword(officer, newPassword, spared));
      return isTaken ? await answered(executor, null) : refuse('weak_password', 'choose another one');
    },
  };
}

/** The rows of a counter that its officer locks while away. */
export function createLockHandlers(dependencies: HandlerDependencies): Pick<Handlers['counter'], LockRow> {
  const { credentials, people, access, executor } = dependencies;
  const noted = (): Promise<Answer<null>> => answered(executor, null);
  const setLocked = (identity: Caller['identity'], signedIn: SignedIn, isLocked: boolean): void => {
    access.lockSession(signedIn.sessionHash, isLocked ? executor.now() : null);
    identity.signedIn = { ...signedIn, isLocked };
  };
  /** Why it does not unlock; null = it does. */
  const stillLocked = async (
    by: MessageInput<'counter', 'unlock'>['by'],
    { officer, sessionHash }: SignedIn,
    deviceId: string,
  ): Promise<Refusal | null> => {
    if (by.kind === 'password') {
      const verdict = await credentials.check(officer.username, by.password, deviceId);
      return verdict.ok ? null : verdict.refusal;
    }
    const { pinHash } = officer;
    const session = access.session(sessionHash);
    if (pinHash === null || session === null || session.wrongPins >= MOST_WRONG_PINS)
      return { code: 'password_needed', message: 'the PIN unlocks no more' };
    // Counted as wrong until it is right: five at once get no further than five in a row.
    access.countWrongPin(sessionHash);
    const isRight = await credentials.isPin(pinHash, by.pin);
    if (isRight === true) return null;
    const isLast = session.wrongPins + 1 >= MOST_WRONG_PINS;
    return isLast
      ? { code: 'password_needed', message: 'too many wrong PINs' }
      : { code: 'wrong_credentials', message: 'the PIN is wrong' };
  };

  return {
    lock: (_, { identity }) => {
      if (identity.signedIn !== null) setLocked(identity, identity.signedIn, true);
      return noted();
    },
    unlock: async ({ by }, { identity }) => {
      const { signedIn, device } = identity;
      if (signedIn === null) return refuse('not_signed_in', 'sign in first');
      if (!signedIn.isLocked) return noted();
      const refusal = await stillLocked(by, signedIn, device.deviceId);
      if (refusal !== null) return { ok: false, refusal };
      setLocked(identity, signedIn, false);
      return noted();
    },
    choosePin: async ({ password, pin }, { identity }) => {
      const { signedIn, device } = identity;
      if (signedIn === null) return refuse('not_signed_in', 'sign in first');
      if (pin !== null && !isGoodPin(pin)) return refuse('weak_pin', 'figures that are tried first');
      const verdict = await credentials.check(signedIn.officer.username, password, device.deviceId);
      if (!verdict.ok) return verdict;
      await people.choosePin(signedIn.officer, pin);
      return noted();
    },
  };
}
