/** Who sits at the desk: kept as long as this tab lives, across reloads; only the account name outlives it. */
import { OFFICER_ROLES, type OfficerRole } from '#protocol/officers.ts';
import type { OfficerId } from '#protocol/vocabulary.ts';

export type Session = {
  readonly sessionToken: string;
  readonly officerId: OfficerId;
  readonly displayName: string;
  /** As it was typed at the door. */
  readonly username: string;
  readonly role: OfficerRole;
};

const SESSION_KEY = 'motcua.session.admin';
const USERNAME_KEY = 'motcua.username.admin';

/** The session kept in this tab, or null when there is none or it cannot be read. */
export function keptSession(storage: Pick<Storage, 'getItem'>): Session | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(SESSION_KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    if (!('sessionToken' in kept) || typeof kept.sessionToken !== 'string') return null;
    if (!('officerId' in kept) || typeof kept.officerId !== 'string') return null;
    if (!('displayName' in kept) || typeof kept.displayName !== 'string') return null;
    if (!('username' in kept) || typeof kept.username !== 'string') return null;
    const role = OFFICER_ROLES.find((known) => 'role' in kept && known === kept.role);
    if (role === undefined) return null;
    const { sessionToken, officerId, displayName, username } = kept;
    return { sessionToken, officerId: officerId as OfficerId, displayName, username, role };
  } catch {
    return null;
  }
}

/** Keeps the session for reloads of this tab; null forgets it. */
export function keepSession(storage: Pick<Storage, 'setItem' | 'removeItem'>, session: Session | null): void {
  if (session === null) storage.removeItem(SESSION_KEY);
  else storage.setItem(SESSION_KEY, JSON.stringify(session));
}

/** The account name last used at the desk on this device; empty when nobody has signed in yet. */
export function lastUsername(storage: Pick<Storage, 'getItem'>): string {
  return storage.getItem(USERNAME_KEY) ?? '';
}

/** Remembers the account name, never the password. */
export function keepUsername(storage: Pick<Storage, 'setItem'>, username: string): void {
  storage.setItem(USERNAME_KEY, username);
}
