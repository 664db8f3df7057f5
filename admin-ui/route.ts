/** Which page of the desk is open: kept in the address after `#`, so that a reload and the Back key keep the place. */
import type { PrinterId } from '#protocol/vocabulary.ts';

export type Route =
  | { readonly page: 'live' }
  /** `open`: the printer beside the list; `add`: a new one is being looked for; null: the first. */
  | { readonly page: 'printers'; readonly open: PrinterId | 'add' | null }
  | { readonly page: 'slip' };

export type PageName = Route['page'];

const ADD = '+';

/** The page that the part of an address from `#` on names; the live page for anything else. */
export function routeOf(hash: string): Route {
  const [page, ...rest] = hash.replace(/^#/, '').split('/');
  if (page === 'slip') return { page };
  if (page !== 'printers') return { page: 'live' };
  const name = rest.join('/');
  if (name === '') return { page, open: null };
  if (name === ADD) return { page, open: 'add' };
  try {
    return { page, open: decodeURIComponent(name) as PrinterId };
  } catch {
    return { page, open: null };
  }
}

/** The part of an address that leads to a page. */
export function hashOf(route: Route): string {
  if (route.page !== 'printers' || route.open === null) return `#${route.page}`;
  return `#printers/${route.open === 'add' ? ADD : encodeURIComponent(route.open)}`;
}
