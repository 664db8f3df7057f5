/** The people of the office: who there is, what each may do, and by which password each comes in. Every deed leaves a trail. */
import { randomInt } from 'node:crypto';
import type { Deed, Json } from '#protocol/audit.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { OfficerAccount, OfficerRole } from '#protocol/officers.ts';
import { passwordFaults } from '#protocol/passwords.ts';
import { instantMs, type CounterId, type InstantMs, type OfficerId } from '#protocol/vocabulary.ts';
import type { AccessStore, Officer, Session } from '#server/storage/store.ts';
import { hashPassword } from './credentials.ts';
import { newToken } from './tokens.ts';
import type { Trail } from './trail.ts';

/** A temporary password is good for as long as it takes to meet its officer, over a weekend too. */
export const TEMPORARY_PASSWORD_MS = 3 * 24 * 3_600_000;
/** Without O, I, 0, 1 and L, which are read one for another. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const TEMPORARY_GROUPS = 4;
const GROUP_LETTERS = 4;

/** An officer with nothing but what every account has. */
export const newOfficer = (
  officer: Pick<Officer, 'officerId' | 'username' | 'displayName' | 'passwordHash' | 'role'>,
): Officer => ({
  usualCounterId: null,
  disabledAt: null,
  temporaryUntil: null,
  pinHash: null,
  ...officer,
});

/** What an account is made of, beside its password. */
export type OfficerFacts = {
  readonly displayName: string;
  readonly role: OfficerRole;
  readonly usualCounterId: CounterId | null;
};

export type PeopleRefusal =
  'unknown_officer' | 'username_taken' | 'own_account' | 'last_administrator' | 'unknown_counter';
type Outcome<Result> =
  { readonly ok: true; readonly result: Result } | { readonly ok: false; readonly code: PeopleRefusal };
/** To be told to its officer, once: it is kept nowhere. */
export type TemporaryPassword = { readonly officerId: OfficerId; readonly temporaryPassword: string };

export type People = {
  readonly accounts: () => readonly OfficerAccount[];
  readonly add: (username: string, facts: OfficerFacts, by: OfficerId) => Promise<Outcome<TemporaryPassword>>;
  readonly change: (officerId: OfficerId, facts: OfficerFacts, by: OfficerId) => Outcome<null>;
  /** Whoever knew the old one is out at once. */
  readonly resetPassword: (officerId: OfficerId, by: OfficerId) => Promise<Outcome<TemporaryPassword>>;
  /** Disabled, an officer is out at once and comes in no more; what the log tells of them stays. */
  readonly setDisabled: (officerId: OfficerId, isDisabled: boolean, by: OfficerId) => Outcome<null>;
  /**
   * The password that an officer chose; ends every session but the one spared. False when it is none that the office takes:
   * see `passwordFaults`, or the one before it; nor when the account was given another password meanwhile.
   */
  readonly choosePassword: (officer: Officer, password: string, spared: string | null) => Promise<boolean>;
  /** Null takes it away. */
  readonly choosePin: (officer: Officer, pin: string | null) => Promise<void>;
};

export type PeopleParts = {
  readonly access: AccessStore;
  readonly trail: Pick<Trail, 'note'>;
  readonly office: () => OfficeSettings;
  readonly now: () => InstantMs;
  /** Sessions that began before it are over. */
  readonly dayOpenedAt: () => InstantMs;
  /** Somebody may have lost a session or a right. */
  readonly onChange: (officerId: OfficerId) => void;
};

export function createPeople(parts: PeopleParts): People {
  const { access, trail, office, now, dayOpenedAt, onChange } = parts;

  /** Keeps the officer as changed, with the trail of it; `before` and `after` hold nothing secret. */
  const keep = (
    officer: Officer,
    told: { readonly by: OfficerId; readonly deed: Deed; readonly before?: Json; readonly after?: Json },
    also: () => void = () => undefined,
  ): void => {
    trail.note({ ...told, subject: officer.officerId }, () => {
      access.saveOfficer(officer);
      also();
    });
    onChange(officer.officerId);
  };
  const endSessions =
    (officerId: OfficerId, spared: string | null = null) =>
    (): void => {
      access.endSessionsOf(officerId, now(), spared);
    };
  const isKnownCounter = (counterId: CounterId | null): boolean =>
    counterId === null || office().counters.some((counter) => counter.counterId === counterId);
  /** Why the rights of that account must not be lessened; null = they may. */
  const guarded = (officer: Officer, by: OfficerId): PeopleRefusal | null => {
    const isLast = access
      .officers()
      .every(
        ({ officerId, role, disabledAt }) =>
          officerId === officer.officerId || role !== 'administrator' || disabledAt !== null,
      );
    if (officer.role === 'administrator' && officer.disabledAt === null && isLast)
      return 'last_administrator';
    return officer.officerId === by ? 'own_account' : null;
  };
  const withTemporary = async (
    officer: Omit<Officer, 'passwordHash' | 'temporaryUntil'>,
  ): Promise<readonly [Officer, TemporaryPassword]> => {
    const temporaryPassword = newTemporaryPassword();
    const passwordHash = await hashPassword(temporaryPassword);
    const temporaryUntil = instantMs(now() + TEMPORARY_PASSWORD_MS);
    return [
      { ...officer, passwordHash, temporaryUntil },
      { officerId: officer.officerId, temporaryPassword },
    ];
  };

  return {
    accounts: () => {
      const open = access.openSessions(dayOpenedAt());
      return access.officers().map((officer) => accountOf(officer, open));
    },
    add: async (username, facts, by) => {
      if (!isKnownCounter(facts.usualCounterId)) return refuse('unknown_counter');
      const officerId = `officer-${newToken().slice(0, 16)}` as OfficerId;
      const [officer, temporary] = await withTemporary({
        officerId,
        username,
        ...facts,
        disabledAt: null,
        pinHash: null,
      });
      // Asked last: two desks may add the same name at once.
      if (access.officerByUsername(username) !== null) return refuse('username_taken');
      keep(officer, { by, deed: 'officer_added', after: { username, ...facts } });
      return { ok: true, result: temporary };
    },
    change: (officerId, facts, by) => {
      const officer = access.officerById(officerId);
      if (officer === null) return refuse('unknown_officer');
      if (!isKnownCounter(facts.usualCounterId)) return refuse('unknown_counter');
      const why = facts.role === officer.role ? null : guarded(officer, by);
      if (why !== null) return refuse(why);
      const changed = (Object.keys(facts) as (keyof OfficerFacts)[]).filter(
        (fact) => facts[fact] !== officer[fact],
      );
      if (changed.length === 0) return DONE;
      const only = (from: OfficerFacts): Json =>
        Object.fromEntries(changed.map((fact) => [fact, from[fact]]));
      // A desk shows what its officer may do from the moment of signing in: with another role one signs in anew.
      const also = changed.includes('role') ? endDeskSessions(access, officerId, now()) : undefined;
      const told = { by, deed: 'officer_changed', before: only(officer), after: only(facts) } as const;
      keep({ ...officer, ...facts }, told, also);
      return DONE;
    },
    resetPassword: async (officerId, by) => {
      const officer = access.officerById(officerId);
      if (officer === null) return refuse('unknown_officer');
      if (officerId === by) return refuse('own_account');
      const [{ passwordHash, temporaryUntil }, temporary] = await withTemporary(officer);
      // Read again: something else of the account may have been changed meanwhile.
      const present = access.officerById(officerId) ?? officer;
      keep(
        { ...present, passwordHash, temporaryUntil, pinHash: null },
        { by, deed: 'password_reset' },
        endSessions(officerId),
      );
      return { ok: true, result: temporary };
    },
    setDisabled: (officerId, isDisabled, by) => {
      const officer = access.officerById(officerId);
      if (officer === null) return refuse('unknown_officer');
      if ((officer.disabledAt !== null) === isDisabled) return DONE;
      const why = isDisabled ? guarded(officer, by) : null;
      if (why !== null) return refuse(why);
      keep(
        { ...officer, disabledAt: isDisabled ? now() : null },
        { by, deed: isDisabled ? 'officer_disabled' : 'officer_enabled' },
        isDisabled ? endSessions(officerId) : undefined,
      );
      return DONE;
    },
    choosePassword: async ({ officerId, username, displayName, passwordHash: known }, password, spared) => {
      const { name, unitName } = office();
      const ownWords = [username, displayName, ...Object.values(name), ...Object.values(unitName)];
      if (passwordFaults(password, ownWords).length > 0) return false;
      const passwordHash = await hashPassword(password);
      const officer = access.officerById(officerId);
      // Another password was given meanwhile: whoever knew the old one has no say any more.
      if (officer?.disabledAt !== null || officer.passwordHash !== known) return false;
      keep(
        { ...officer, passwordHash, temporaryUntil: null },
        { by: officerId, deed: 'password_changed' },
        endSessions(officerId, spared),
      );
      return true;
    },
    choosePin: async ({ officerId }, pin) => {
      const pinHash = pin === null ? null : await hashPassword(pin);
      const officer = access.officerById(officerId);
      if (officer === null) return;
      keep({ ...officer, pinHash }, { by: officerId, deed: pin === null ? 'pin_removed' : 'pin_chosen' });
    },
  };
}

const DONE = { ok: true, result: null } as const;
const refuse = (code: PeopleRefusal): { readonly ok: false; readonly code: PeopleRefusal } => ({
  ok: false,
  code,
});

const endDeskSessions = (access: AccessStore, officerId: OfficerId, at: InstantMs) => (): void => {
  for (const session of access.openSessions(instantMs(0)))
    if (session.officerId === officerId && session.counterId === null)
      access.endSession(session.tokenHash, at);
};

/** Four groups of four, as they are read out: 79 bits. */
const newTemporaryPassword = (): string =>
  Array.from({ length: TEMPORARY_GROUPS }, () =>
    Array.from({ length: GROUP_LETTERS }, () => SIGNS.charAt(randomInt(SIGNS.length))).join(''),
  ).join('-');

function accountOf(officer: Officer, open: readonly Session[]): OfficerAccount {
  const { officerId, username, displayName, role, usualCounterId, disabledAt, temporaryUntil } = officer;
  const newest = open.find((session) => session.officerId === officerId);
  return {
    officerId,
    username,
    displayName,
    role,
    usualCounterId,
    isDisabled: disabledAt !== null,
    temporaryUntil,
    signedInSince: newest?.startedAt ?? null,
  };
}
