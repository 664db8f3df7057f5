/** Which page of the desk is open: kept in the address after `#`, so that a reload and the Back key keep the place. */
import { SPOKEN_LANGUAGES, type SpokenLanguage } from '#protocol/announcement.ts';
import type { ProcedureId } from '#protocol/catalogue.ts';
import type { FeedbackNumber } from '#protocol/feedback.ts';
import type { DateRange } from '#protocol/report.ts';
import type { DeviceId, OfficerId, PrinterId, RoomId } from '#protocol/vocabulary.ts';
import { isDate, rangeOf, REPORT_KINDS, type ReportKind } from '#reporting/periods.ts';

/** What stands beside the list of displays; null: the first display. */
export type OpenInHall =
  | { readonly kind: 'display'; readonly deviceId: DeviceId }
  | { readonly kind: 'room'; readonly roomId: RoomId }
  | { readonly kind: 'first' }
  | null;

export type Route =
  | { readonly page: 'live' }
  | { readonly page: 'ratings' }
  /** `open`: what stands beside the list. */
  | { readonly page: 'feedback'; readonly open: FeedbackNumber | 'add' | 'settings' | null }
  /** `open`: the printer beside the list; `add`: a new one is being looked for; null: the first. */
  | { readonly page: 'printers'; readonly open: PrinterId | 'add' | null }
  | { readonly page: 'slip' }
  | { readonly page: 'displays'; readonly open: OpenInHall }
  | { readonly page: 'notices' }
  | { readonly page: 'office' }
  | { readonly page: 'services' }
  | { readonly page: 'counters' }
  | { readonly page: 'files' }
  | { readonly page: 'posters' }
  | { readonly page: 'health' }
  | { readonly page: 'backups' }
  /** `range` null: the period that today lies in. */
  | { readonly page: 'reports'; readonly kind: ReportKind; readonly range: DateRange | null }
  | { readonly page: 'report-settings' }
  /** `open`: the procedure beside the list. */
  | { readonly page: 'procedures'; readonly open: ProcedureId | null }
  | { readonly page: 'trail' }
  | { readonly page: 'devices' }
  /** `open`: the account beside the list. */
  | { readonly page: 'people'; readonly open: OfficerId | 'add' | null }
  /** One's own. */
  | { readonly page: 'account' }
  | { readonly page: 'voice' }
  | { readonly page: 'recorder'; readonly language: SpokenLanguage };

export type PageName = Route['page'];

/** What a supervisor works with; every other page is an administrator's. */
const SUPERVISORS_PAGES: readonly PageName[] = [
  'live',
  'reports',
  'ratings',
  'feedback',
  'printers',
  'notices',
  'trail',
  'health',
  'account',
];
export const mayOpen = (page: PageName, isAdministrator: boolean): boolean =>
  isAdministrator || SUPERVISORS_PAGES.includes(page);

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
    case 'ratings':
    case 'slip':
    case 'notices':
    case 'files':
    case 'office':
    case 'services':
    case 'counters':
    case 'posters':
    case 'trail':
    case 'devices':
    case 'account':
    case 'health':
    case 'backups':
    case 'report-settings':
    case 'voice':
      return { page };
    case 'feedback':
      return { page, open: openFeedback(name) };
    case 'people':
      return { page, open: name === '' ? null : name === ADD ? 'add' : (name as OfficerId) };
    case 'reports':
      return { page, ...periodIn(kind, rest) };
    case 'procedures':
      return { page, open: name === '' ? null : (name as ProcedureId) };
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

const openFeedback = (name: string): Extract<Route, { readonly page: 'feedback' }>['open'] => {
  if (name === ADD) return 'add';
  if (name === 'settings') return name;
  return /^(PA|KN)-\d{4}-\d{4,7}$/.test(name) ? (name as FeedbackNumber) : null;
};

/** A kind of period and, where they are dates, its first and last day. */
function periodIn(
  name: string,
  [from = '', to = '']: readonly string[],
): Pick<Extract<Route, { readonly page: 'reports' }>, 'kind' | 'range'> {
  const kind = REPORT_KINDS.find((each) => each === name) ?? 'day';
  if (!isDate(from)) return { kind, range: null };
  if (kind !== 'range') return { kind, range: rangeOf(kind, from) };
  return { kind, range: isDate(to) ? { from, to } : null };
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
    case 'people':
      if (route.open === null) return '#people';
      return `#people/${route.open === 'add' ? ADD : encodeURIComponent(route.open)}`;
    case 'feedback':
      if (route.open === null) return '#feedback';
      return `#feedback/${route.open === 'add' ? ADD : route.open}`;
    case 'procedures':
      return route.open === null ? '#procedures' : `#procedures/${encodeURIComponent(route.open)}`;
    case 'displays':
      return `#displays${pathInHall(route.open)}`;
    case 'reports': {
      const { kind, range } = route;
      if (range === null) return kind === 'day' ? '#reports' : `#reports/${kind}`;
      return `#reports/${kind}/${range.from}${kind === 'range' ? `/${range.to}` : ''}`;
    }
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
