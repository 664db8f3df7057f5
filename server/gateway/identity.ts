/** Who is on the other end: decided once at the handshake from secrets, never from a message. */
import type { Socket } from 'socket.io';
import { z } from 'zod';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { DeviceRole, HandshakeRefusal, InstantMs } from '#protocol/vocabulary.ts';
import { hashToken } from '#server/app/tokens.ts';
import type { AccessStore, Device, Officer } from '#server/storage/store.ts';

/** An officer at the counter, or whoever sits at the desk, that the device is. */
export type SignedIn = {
  /** As kept when it was last looked up: rights may have changed since the session began. */
  readonly officer: Officer;
  readonly sessionHash: string;
  /** The officer has locked the counter. */
  readonly isLocked: boolean;
};

/**
 * A session that nobody used for so long is over: a desk shows and changes the whole office; at a counter one may be asked
 * for patience, but not over lunch.
 */
export const IDLE_LIMIT_MS: Readonly<Record<'counter' | 'admin', number>> = {
  counter: 60 * 60_000,
  admin: 30 * 60_000,
};
/** How exactly it is kept when a session was last used: one write in this time. */
const USE_NOTED_MS = 60_000;

/** What sessions are measured by. */
export type SessionTime = { readonly now: InstantMs; readonly dayOpenedAt: InstantMs };

/** What is known of one socket: kept in `socket.data`. */
export type SocketIdentity = { readonly device: Device; signedIn: SignedIn | null };

const handshakeAuth = z.object({
  protocol: z.number().int(),
  deviceToken: z.string().min(1).max(200),
  sessionToken: z.string().min(1).max(200).optional(),
});

/** The identity behind a handshake for a role's namespace, or why it is refused. */
export function identify(
  auth: unknown,
  role: DeviceRole,
  store: AccessStore,
  time: SessionTime,
): SocketIdentity | HandshakeRefusal {
  const parsed = handshakeAuth.safeParse(auth);
  if (!parsed.success) return 'unknown_device';
  if (parsed.data.protocol !== PROTOCOL_VERSION) return 'protocol_mismatch';
  const device = store.deviceByToken(hashToken(parsed.data.deviceToken));
  if (device === null) return 'unknown_device';
  if (device.isRevoked) return 'revoked_device';
  if (device.role !== role) return 'wrong_role';
  const { sessionToken } = parsed.data;
  const signedIn =
    sessionToken === undefined ? null : signedInBy(hashToken(sessionToken), device, store, time);
  return { device, signedIn };
}

/**
 * Who is behind a session now; null when it has ended: from elsewhere, with its officer's account or its day, or unused for
 * too long. A session is worth nothing at any counter but the one it was begun at.
 */
function signedInBy(
  sessionHash: string,
  device: Device,
  store: AccessStore,
  { now, dayOpenedAt }: SessionTime,
): SignedIn | null {
  // No other device has anybody to sign in.
  if (device.role !== 'counter' && device.role !== 'admin') return null;
  const session = store.session(sessionHash);
  if (session?.counterId !== device.counterId || session.startedAt < dayOpenedAt) return null;
  if (now - session.usedAt > IDLE_LIMIT_MS[device.role]) return null;
  const officer = store.officerById(session.officerId);
  if (officer?.disabledAt !== null) return null;
  return { officer, sessionHash, isLocked: session.isLocked };
}

/** Looks up anew who has signed in: rights may be others by now, or the session over. */
export function lookUpAgain(identity: SocketIdentity, store: AccessStore, time: SessionTime): void {
  const { signedIn, device } = identity;
  if (signedIn !== null) identity.signedIn = signedInBy(signedIn.sessionHash, device, store, time);
}

/** Notes that a session is being used. */
export function noteUse({ sessionHash }: SignedIn, store: AccessStore, now: InstantMs): void {
  const session = store.session(sessionHash);
  if (session !== null && now - session.usedAt >= USE_NOTED_MS) store.touchSession(sessionHash, now);
}

/** The identity kept on a socket by the handshake. */
export const identityOf = (socket: Socket): SocketIdentity =>
  (socket.data as { identity: SocketIdentity }).identity;
