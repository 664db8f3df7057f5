/** What the address of a phone's page says: whose page it is, and in which language it was asked for. */
import { CITIZEN_LANGUAGES, type CitizenLanguage, type TicketLink } from '#protocol/vocabulary.ts';

/** `/t/H009-…`: the link at its end, or null where there is none. */
export function linkOfPath(pathname: string): TicketLink | null {
  const link = /^\/t\/([A-Za-z0-9_-]{1,60})\/?$/.exec(pathname)?.[1];
  return link === undefined ? null : (link as TicketLink);
}

/** `#en`: the language the kiosk was used in, as its code carries it; null where it says none. */
export function languageOfHash(hash: string): CitizenLanguage | null {
  return CITIZEN_LANGUAGES.find((language) => hash === `#${language}`) ?? null;
}
