/** Who is on the other end: decided once at the handshake from secrets, never from a message. */
import type { Socket } from 'socket.io';
import { z } from 'zod';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { DeviceRole, HandshakeRefusal, InstantMs } from '#protocol/vocabulary.ts';
import { hashToken } from '#server/app/tokens.ts';
import type { AccessStore, Device, Officer } from '#server/storage/store.ts';

/** An officer at the counter, or a supervisor at the desk, that the device is. */
export type SignedIn = { readonly officer: Officer; readonly sessionHash: string };

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
  dayOpenedAt: InstantMs,
): SocketIdentity | HandshakeRefusal {
  const parsed = handshakeAuth.safeParse(auth);
  if (!parsed.success) return 'unknown_device';
  if (parsed.data.protocol !== PROTOCOL_VERSION) return 'protocol_mismatch';
  const device = store.deviceByToken(hashToken(parsed.data.deviceToken));
  if (device === null) return 'unknown_device';
  if (device.isRevoked) return 'revoked_device';
  if (device.role !== role) return 'wrong_role';
  const { sessionToken } = parsed.data;
  // No other device has anybody to sign in.
  const isStaffed = role === 'counter' || role === 'admin';
  const signedIn =
    sessionToken === undefined || !isStaffed ? null : signedInBy(sessionToken, device, store, dayOpenedAt);
  return { device, signedIn };
}

/** A session is worth nothing at any counter but the one it was begun at, and nothing after its day. */
function signedInBy(
  sessionToken: string,
  device: Device,
  store: AccessStore,
  dayOpenedAt: InstantMs,
): SignedIn | null {
  const sessionHash = hashToken(sessionToken);
  const session = store.session(sessionHash);
  if (session?.counterId !== device.counterId || session.startedAt < dayOpenedAt) return null;
  const officer = store.officerById(session.officerId);
  return officer === null ? null : { officer, sessionHash };
}

/** Whether a session has ended: from elsewhere or, at a desk, with its day. Counters are closed by the day itself. */
export function hasEnded(
  { sessionHash }: SignedIn,
  { counterId }: Device,
  store: AccessStore,
  dayOpenedAt: InstantMs,
): boolean {
  const session = store.session(sessionHash);
  return session === null || (counterId === null && session.startedAt < dayOpenedAt);
}

/** The identity kept on a socket by the handshake. */
export const identityOf = (socket: Socket): SocketIdentity =>
  (socket.data as { identity: SocketIdentity }).identity;
