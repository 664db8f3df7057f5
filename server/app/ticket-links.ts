/**
 * The addresses of tickets: nothing of them is kept. A link is the ticket's number and 132 bits of an HMAC under the
 * day's key; when the key is destroyed with its day, no link of that day leads anywhere any more.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { BusinessDate, TicketId, TicketLink } from '#protocol/vocabulary.ts';

/** In letters of base64url, six bits each. */
const SECRET_LENGTH = 22;
const LINK = /^(?<number>[A-Z]\d{3})-(?<secret>[A-Za-z0-9_-]{22})$/;

export type TicketLinks = {
  readonly linkOf: (ticketId: TicketId) => TicketLink;
  /** The ticket behind a link of today, or null. How long it takes does not tell how near a guess was. */
  readonly ticketOf: (link: string) => TicketId | null;
};

/** `date` is the business date of now, `key` that of today. */
export function createTicketLinks(key: () => Uint8Array, date: () => BusinessDate): TicketLinks {
  const secretOf = (ticketId: TicketId): string =>
    createHmac('sha256', key()).update(ticketId).digest('base64url').slice(0, SECRET_LENGTH);
  return {
    linkOf: (ticketId) => `${ticketId.slice(ticketId.indexOf('/') + 1)}-${secretOf(ticketId)}` as TicketLink,
    ticketOf: (link) => {
      const parts = LINK.exec(link)?.groups;
      if (parts === undefined) return null;
      const ticketId = `${date()}/${parts['number'] ?? ''}` as TicketId;
      const isOurs = timingSafeEqual(
        Buffer.from(secretOf(ticketId), 'utf8'),
        Buffer.from(parts['secret'] ?? '', 'utf8'),
      );
      return isOurs ? ticketId : null;
    },
  };
}
