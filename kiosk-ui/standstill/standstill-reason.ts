import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { ConnectionState } from '#ui-kit/connection.ts';

/** Why there is nothing to press yet. */
export type StandstillReason =
  /** First contact, a moment ago. */
  | 'connecting'
  /** First contact, and it takes long. */
  | 'unreachable'
  /** This device has no token the server knows. */
  | 'notEnrolled'
  | 'foreignOrigin'
  /** The server speaks a newer or older protocol: the page is about to reload. */
  | 'protocolMismatch';

/** This many failed tries are no hiccup any more. */
const MANY_ATTEMPTS = 4;

/** What stands in the way of showing the kiosk, or null when nothing does. */
export function standstillReason(
  link: Pick<ConnectionState<'kiosk'>, 'status' | 'refusal' | 'attempts' | 'welcome' | 'view'>,
): StandstillReason | null {
  if (link.welcome !== null && link.welcome.protocol !== PROTOCOL_VERSION) return 'protocolMismatch';
  if (link.status === 'refused') {
    switch (link.refusal) {
      case 'protocol_mismatch':
        return 'protocolMismatch';
      case 'foreign_origin':
        return 'foreignOrigin';
      case 'unknown_device':
      case 'revoked_device':
      case 'wrong_role':
      case 'unknown_link':
      case 'unknown_poster':
      case 'posters_off':
      case null:
        return 'notEnrolled';
      default:
        return link.refusal satisfies never;
    }
  }
  if (link.welcome !== null && link.view !== null) return null;
  return link.attempts >= MANY_ATTEMPTS ? 'unreachable' : 'connecting';
}
