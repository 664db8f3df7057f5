/** Where a ticket stands on its citizen's own phone. */
import type { CitizenLanguage, TicketLink } from '#protocol/vocabulary.ts';

/** The ticket's own page; null while phones cannot reach the server, or where the ticket has none. */
export const phoneUrlOf = (phoneAddress: string | null, link: TicketLink | null): string | null =>
  phoneAddress === null || link === null ? null : `${phoneAddress}${link}`;

/** The page in the language its person used here; Vietnamese is what it speaks unasked. The mark never leaves the phone. */
export const phoneUrlIn = (phoneUrl: string, language: CitizenLanguage): string =>
  language === 'vi' ? phoneUrl : `${phoneUrl}#${language}`;
