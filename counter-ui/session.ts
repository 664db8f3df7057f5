/** Who sits here. The session lives as long as this window, across reloads; only the account name outlives it. */
import type { CounterView } from '#protocol/views.ts';
import type { CounterId, OfficerId } from '#protocol/vocabulary.ts';

export type Session = { readonly sessionToken: string; readonly officerId: OfficerId };

const sessionKey = (counterId: CounterId): string => `motcua.session.${counterId}`;
const usernameKey = (counterId: CounterId): string => `motcua.username.${counterId}`;

/** The session kept in this window, or null when there is none or it cannot be read. */
export function keptSession(storage: Pick<Storage, 'getItem'>, counterId: CounterId): Session | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(sessionKey(counterId)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    if (!('sessionToken' in kept) || typeof kept.sessionToken !== 'string') return null;
    if (!('officerId' in kept) || typeof kept.officerId !== 'string') return null;
    return { sessionToken: kept.sessionToken, officerId: kept.officerId as OfficerId };
  } catch {
    return null;
  }
}

/** Keeps the session for reloads of this window; null forgets it. */
export function keepSession(
  storage: Pick<Storage, 'setItem' | 'removeItem'>,
  counterId: CounterId,
  session: Session | null,
): void {
  if (session === null) storage.removeItem(sessionKey(counterId));
  else storage.setItem(sessionKey(counterId), JSON.stringify(session));
}

/** The account name last used at this counter on this device; empty when nobody has signed in yet. */
export function lastUsername(storage: Pick<Storage, 'getItem'>, counterId: CounterId): string {
  return storage.getItem(usernameKey(counterId)) ?? '';
}

/** Remembers the account name, never the password. */
export function keepUsername(
  storage: Pick<Storage, 'setItem'>,
  counterId: CounterId,
  username: string,
): void {
  storage.setItem(usernameKey(counterId), username);
}

/**
 * True when the server's view shows that the session's officer no longer sits here. Views older than the sign-in
 * (`signedInRevision`; 0 after a reload) say nothing about it.
 */
export function hasLeft(session: Session, view: CounterView, signedInRevision: number): boolean {
  return view.revision >= signedInRevision && view.officer?.officerId !== session.officerId;
}
