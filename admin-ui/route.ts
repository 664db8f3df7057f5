/** Which page of the desk is open: kept in the address after `#`, so that a reload and the Back key keep the place. */
import { SPOKEN_LANGUAGES, type SpokenLanguage } from '#protocol/announcement.ts';
import type { ProcedureId } from '#protocol/catalogue.ts';
import type { FeedbackNumber } from '#protocol/feedback.ts';
import type { DateRange } from '#protocol/report.ts';
import type { DeviceId, OfficerId, PrinterId, RoomId } from '#protocol/vocabulary.ts';
import { START_STEPS, type StartStep } from '#protocol/start-list.ts';
import { isDate, rangeOf, REPORT_KINDS, type ReportKind } from '#reporting/periods.ts';

/** What stands beside the list of displays; null: the first display. */
export type OpenInHall =
  | { readonly kind: 'display'; readonly deviceId: DeviceId }
  | { readonly kind: 'room'; readonly roomId: RoomId }
  | { readonly kind: 'first' }
  | null;

/** What a supervisor can do to the hall at once. */
export const LIVE_TOOLS = ['ticket', 'services', 'bulletin'] as const;
export type LiveTool = (typeof LIVE_TOOLS)[number];

export type Route =
  /** `open`: the step that was chosen; null: the next one to be done. */
  | { readonly page: 'start'; readonly open: StartStep | null }
  /** `tool`: what of a supervisor's deeds is open beneath the figures; absent = none. */
  | { readonly page: 'live'; readonly tool?: LiveTool }
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
  | { readonly page: 'secure' }
  /** `range` null: the period that today lies in. */
  | { readonly page: 'reports'; readonly kind: ReportKind; readonly range: DateRange | null }
  | { readonly page: 'report-settings' }
  | { readonly page: 'rating-settings' }
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

/** Every page once, and the least that somebody has to be to open it. */
const WHO_OPENS = {
  live: 'supervisor',
  start: 'administrator',
  secure: 'administrator',
  ratings: 'supervisor',
  feedback: 'supervisor',
  'rating-settings': 'administrator',
  printers: 'supervisor',
  slip: 'administrator',
  displays: 'administrator',
  notices: 'supervisor',
  office: 'administrator',
  services: 'administrator',
  counters: 'administrator',
  files: 'administrator',
  posters: 'administrator',
  health: 'supervisor',
  backups: 'administrator',
  reports: 'supervisor',
  'report-settings': 'administrator',
  procedures: 'administrator',
  trail: 'supervisor',
  devices: 'administrator',
  people: 'administrator',
  account: 'supervisor',
  voice: 'administrator',
  recorder: 'administrator',
} as const satisfies Readonly<Record<PageName, 'supervisor' | 'administrator'>>;

export const PAGE_NAMES = Object.keys(WHO_OPENS) as readonly PageName[];

export const mayOpen = (page: PageName, isAdministrator: boolean): boolean =>
  isAdministrator || WHO_OPENS[page] === 'supervisor';

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
    case 'secure':
    case 'report-settings':
    case 'rating-settings':
    case 'voice':
      return { page };
    case 'start':
      return { page, open: START_STEPS.find((step) => step === kind) ?? null };
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
    case 'live': {
      const tool = LIVE_TOOLS.find((known) => known === kind);
      return tool === undefined ? LIVE : { page, tool };
    }
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
    case 'live':
      return route.tool === undefined ? '#live' : `#live/${route.tool}`;
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
    case 'start':
      return route.open === null ? '#start' : `#start/${route.open}`;
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
