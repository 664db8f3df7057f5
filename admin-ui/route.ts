/** Which page of the desk is open: kept in the address after `#`, so that a reload and the Back key keep the place. */
import { SPOKEN_LANGUAGES, type SpokenLanguage } from '#protocol/announcement.ts';
import type { DeviceId, PrinterId, RoomId } from '#protocol/vocabulary.ts';

/** What stands beside the list of displays; null: the first display. */
export type OpenInHall =
  | { readonly kind: 'display'; readonly deviceId: DeviceId }
  | { readonly kind: 'room'; readonly roomId: RoomId }
  | { readonly kind: 'first' }
  | null;

export type Route =
  | { readonly page: 'live' }
  /** `open`: the printer beside the list; `add`: a new one is being looked for; null: the first. */
  | { readonly page: 'printers'; readonly open: PrinterId | 'add' | null }
  | { readonly page: 'slip' }
  | { readonly page: 'displays'; readonly open: OpenInHall }
  | { readonly page: 'notices' }
  | { readonly page: 'voice' }
  | { readonly page: 'recorder'; readonly language: SpokenLanguage };

export type PageName = Route['page'];

const ADD = '+';
const LIVE: Route = { page: 'live' };

/** What was written after a slash; null for what no address of ours contains. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The page that the part of an address from `#` on names; the live page for anything else. */
export function routeOf(hash: string): Route {
  const [page = '', kind = '', ...rest] = hash.replace(/^#/, '').split('/');
  const name = decoded([kind, ...rest].join('/')) ?? '';
  switch (page) {
    case 'slip':
    case 'notices':
    case 'voice':
      return { page };
    case 'printers':
      return { page, open: name === '' ? null : name === ADD ? 'add' : (name as PrinterId) };
    case 'displays':
      return { page, open: openInHall(kind, decoded(rest.join('/')) ?? '') };
    case 'recorder':
      return { page, language: SPOKEN_LANGUAGES.find((language) => language === kind) ?? 'vi' };
    default:
      return LIVE;
  }
}

function openInHall(kind: string, id: string): OpenInHall {
  if (kind === 'first') return { kind };
  if (id === '') return null;
  if (kind === 'room') return { kind, roomId: id as RoomId };
  return kind === 'display' ? { kind, deviceId: id as DeviceId } : null;
}

/** The part of an address that leads to a page. */
export function hashOf(route: Route): string {
  switch (route.page) {
    case 'printers':
      if (route.open === null) return '#printers';
      return `#printers/${route.open === 'add' ? ADD : encodeURIComponent(route.open)}`;
    case 'displays':
      return `#displays${pathInHall(route.open)}`;
    case 'recorder':
      return `#recorder/${route.language}`;
    default:
      return `#${route.page}`;
  }
}

function pathInHall(open: OpenInHall): string {
  if (open === null) return '';
  if (open.kind === 'first') return '/first';
  const id = open.kind === 'room' ? open.roomId : open.deviceId;
  return `/${open.kind}/${encodeURIComponent(id)}`;
}
