/** Where a ticket stands on its citizen's own phone, and what that phone needs to get there. */
import type { TicketLink } from '#protocol/vocabulary.ts';

/** The ticket's own page; null while phones cannot reach the server, or where the ticket has none. */
export const phoneUrlOf = (phoneAddress: string | null, link: TicketLink | null): string | null =>
  phoneAddress === null || link === null ? null : `${phoneAddress}${link}`;

/** Ranges that the open internet never reaches (RFC 1918, 3927, 6598), names without a dot, and `.local`. */
const ONLY_NEARBY =
  /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|[^.]+$|.+\.local$|\[)/;

/** True where the address answers only within the office's own network: a phone on mobile data would wait in vain. */
export function needsOfficeNetwork(phoneUrl: string): boolean {
  return ONLY_NEARBY.test(new URL(phoneUrl).hostname);
}
