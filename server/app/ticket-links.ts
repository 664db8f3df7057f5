/**
 * The addresses of tickets: nothing of them is kept. A link is the ticket's number and 132 bits of an HMAC under the
 * day's key; when the key is destroyed with its day, no link of that day leads anywhere any more.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { BusinessDate, TicketId, TicketLink } from '#protocol/vocabulary.ts';
import type { PrintingStore } from '#server/storage/store.ts';

const KEY_BYTES = 32;
/** In letters of base64url, six bits each. */
const SECRET_LENGTH = 22;
const LINK = /^(?<number>[A-Z]\d{3})-(?<secret>[A-Za-z0-9_-]{22})$/;

export type TicketLinks = {
  readonly linkOf: (ticketId: TicketId) => TicketLink;
  /** The ticket behind a link of today, or null. How long it takes does not tell how near a guess was. */
  readonly ticketOf: (link: string) => TicketId | null;
};

/** `date` is the business date of now; `onFault` hears when the key could not be kept: links then end with the process. */
export function createTicketLinks(
  store: Pick<PrintingStore, 'dayKey'>,
  date: () => BusinessDate,
  onFault: (error: unknown) => void,
): TicketLinks {
  let known: { readonly date: BusinessDate; readonly key: Uint8Array } | null = null;
  const fresh = (): Uint8Array => randomBytes(KEY_BYTES);
  const keyOfToday = (): Uint8Array => {
    const today = date();
    if (known?.date === today) return known.key;
    try {
      known = { date: today, key: store.dayKey(today, fresh) };
    } catch (error) {
      onFault(error);
      known = { date: today, key: fresh() };
    }
    return known.key;
  };
  const secretOf = (ticketId: TicketId): string =>
    createHmac('sha256', keyOfToday()).update(ticketId).digest('base64url').slice(0, SECRET_LENGTH);
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
