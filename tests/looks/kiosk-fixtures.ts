import type { Service } from '#protocol/office.ts';
import type { PriorityClass } from '#protocol/queue-rules.ts';
import type { Closure, KioskTicket, KioskView } from '#protocol/views.ts';
import type {
  HallCode,
  BusinessDate,
  CitizenLanguage,
  PrinterProblem,
  PriorityId,
  PrintJobId,
  PrintState,
  RequestId,
  Revision,
  TicketId,
  TicketLink,
  TicketNumber,
} from '#protocol/vocabulary.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import { patienceFactor, type Comfort } from '../../kiosk-ui/access/comfort.ts';
import { initialState } from '../../kiosk-ui/kiosk-state.ts';
import * as LATER from '../../kiosk-ui/later/later-parts.ts';
import type { KioskState, Origin, Screen } from '../../kiosk-ui/screens.ts';
import type { KioskCatalogue } from '../../kiosk-ui/search/kiosk-catalogue.ts';
import type { Scene } from '../../kiosk-ui/scene.ts';
import type { Spoken } from '../../kiosk-ui/spoken/spoken.ts';
import type { ScanNotice } from '../../kiosk-ui/scanner/scanned.ts';
import { phoneUrlOf } from '../../kiosk-ui/ticket/phone-url.ts';
import type { StandstillReason } from '../../kiosk-ui/standstill/standstill-reason.ts';
import { SCAN_MOMENTS } from './kiosk-scans.ts';
import { hoursMoments } from './kiosk-hours.ts';
import { LOOK_UP_MOMENTS } from './kiosk-look-up-states.ts';
import { BREAK, EVENING, HOLIDAY, type Closing } from './kiosk-closings.ts';
import { GALLERY_CATALOGUE } from './kiosk-catalogue.ts';
import { listJob, search, searchMoments } from './kiosk-search-moments.ts';
import { EVERY_VOICE, SPOKEN_MOMENTS } from './kiosk-spoken-moments.ts';
import { KIOSK_STATES, STANDSTILLS, type KioskStateName } from './kiosk-states.ts';
import { loads, type Hall } from './kiosk-loads.ts';
import { GALLERY_NOW_MS, GALLERY_OFFICE } from './office.ts';

/** How the person has set the kiosk. */
export type GalleryModes = {
  readonly language: CitizenLanguage;
  readonly comfort: Comfort;
  readonly isLandscape: boolean;
  readonly targetPx: number;
};

export type KioskFixture =
  | { readonly kind: 'scene'; readonly scene: Scene }
  | { readonly kind: 'standstill'; readonly reason: StandstillReason }
  /** The page on which staff measure the screen. */
  | { readonly kind: 'calibration' };

/** A holiday on the gallery's own day: some other office's feast, so that the page can be seen. */
const FOUNDING_DAY = {
  date: '2026-11-23' as BusinessDate,
  name: { vi: 'Tết Dương lịch', en: 'New Year’s Day', zh: '元旦' },
};
const CLASSES = GALLERY_OFFICE.rules.priorityClasses;
const NOW_MS = 1_000_000;
const PHONE_ADDRESS = 'http://192.168.10.20:4100/t/';
const MINUTE_MS = 60_000;

const pickService = (suits: (service: Service) => boolean): Service => {
  const found = GALLERY_OFFICE.services.find(suits);
  if (found === undefined) throw new Error('The demonstration office has no such service.');
  return found;
};
const longest = (services: readonly Service[]): Service =>
  services.reduce((a, b) => (b.name.vi.length > a.name.vi.length ? b : a));

const BIRTH = pickService((service) => service.procedureCode === '1.001193');
const UNKNOWN_FACTS = pickService(
  (service) => service.fee === null && service.processingTime === null && service.papers.length > 0,
);
/** Of all that are told, who pays nothing takes most words here. */
const MANY_EXEMPT = pickService((service) => service.procedureCode === '2.001263');
const NO_PAPERS = pickService((service) => service.papers.length === 0);
const LONG_NAME = longest(GALLERY_OFFICE.services);
const MANY_PAPERS: Service = {
  ...BIRTH,
  papers: [...BIRTH.papers, ...LONG_NAME.papers, ...UNKNOWN_FACTS.papers, ...BIRTH.papers].map(
    (paper, index) => ({
      ...paper,
      name: {
        vi: `${paper.name.vi}${index > 2 ? ` (${String(index)})` : ''}`,
        en: `${paper.name.en} ${String(index)}`,
      },
    }),
  ),
};

const closuresOf = ({ code, opens, closes }: Closing): readonly Closure[] =>
  GALLERY_OFFICE.services.filter(closes).map(({ serviceId }) => ({
    serviceId,
    code,
    opens: opens === null ? null : { date: opens[0] as BusinessDate, time: opens[1] },
  }));

const QUOTA: Closing = {
  code: 'quota_reached',
  opens: ['2026-11-24', '07:30'],
  closes: (service) => service === BIRTH || service === LONG_NAME || service === UNKNOWN_FACTS,
};
const FIELD_STOPPED: Closing = {
  code: 'issuing_stopped',
  opens: ['2026-11-23', '13:00'],
  closes: ({ fieldId }) => fieldId === BIRTH.fieldId,
};
const ROLL: Closing = { code: 'paper_roll', opens: null, closes: (service) => service === NO_PAPERS };

const viewOf = (hall: Hall, problem: PrinterProblem | null, closing?: Closing): KioskView => ({
  revision: 1 as Revision,
  at: instantMs(GALLERY_NOW_MS),
  date: '2026-11-23' as BusinessDate,
  fields: loads(hall),
  closures: closing === undefined ? [] : closuresOf(closing),
  printer: { name: 'Máy in kiosk', problem, paperNearEnd: false, since: instantMs(GALLERY_NOW_MS) },
  phoneAddress: PHONE_ADDRESS,
  hallCode: null,
  fileFactor: 'phone_last_four',
  takesFeedback: true,
  catalogueRevision: 1,
  speechLanguages: [],
  printJobs: [],
});

const ticketOf = (service: Service, change: Partial<KioskTicket> = {}): KioskTicket => {
  const letter = GALLERY_OFFICE.fields.find(({ fieldId }) => fieldId === service.fieldId)?.letter ?? 'A';
  const number = `${letter}018`;
  return {
    ticketId: `2026-11-23/${number}` as TicketId,
    number: number as TicketNumber,
    serviceId: service.serviceId,
    fieldId: service.fieldId,
    date: '2026-11-23' as BusinessDate,
    issuedAt: instantMs(GALLERY_NOW_MS),
    priorityId: null,
    ahead: 6,
    range: { from: 25, to: 40 },
    counterNumbers: [1, 2, 3],
    printJobId: 'print-1' as PrintJobId,
    link: `${number}-dQw4w9WgXcQ5TzYb2LmN7A` as TicketLink,
    ...change,
  };
};

type Moment = {
  readonly screen?: Screen;
  readonly hall?: Hall;
  readonly problem?: PrinterProblem;
  readonly isOffline?: boolean;
  readonly sheet?: KioskState['sheet'];
  /** Since the screen came up, in ms. */
  readonly shownForMs?: number;
  /** Since the last touch, in ms; longer by as much as the kiosk is more patient. */
  readonly idleForMs?: number;
  /** Hour of the day in the office with its fraction, when not 09:41. */
  readonly officeHour?: number;
  readonly hallCode?: HallCode;
  readonly services?: readonly Service[];
  readonly closing?: Closing;
  readonly priorityClasses?: readonly PriorityClass[];
  readonly scanNotice?: ScanNotice;
  readonly ageClass?: PriorityId | null;
  /** Other than the gallery's; null while it has not been fetched. */
  readonly catalogue?: KioskCatalogue | null;
  readonly hasNoPhones?: boolean;
  /** Chosen before, for the same number. */
  readonly visit?: readonly Service[];
  readonly listState?: PrintState;
  readonly spoken?: Spoken;
  /** How this state itself is set, whatever the gallery is asked for besides. */
  readonly comfort?: Partial<Comfort>;
};

const START: Origin = { name: 'start' };
const about =
  (name: 'papers' | 'missing' | 'priority') =>
  ({ serviceId }: Service): Screen => ({ name, serviceId, origin: START });
const papers = about('papers');
const missing = about('missing');
const priority = about('priority');
const fieldNumber = (index: number, pageIndex = 0): Screen => {
  const field = GALLERY_OFFICE.fields[index];
  if (field === undefined) throw new Error('The demonstration office has no such field.');
  return { name: 'field', fieldId: field.fieldId, pageIndex };
};
const fieldOfService = (service: Service): Screen => ({
  name: 'field',
  fieldId: service.fieldId,
  pageIndex: 0,
});
const issuing = (pressedForMs: number): Screen => ({
  name: 'issuing',
  press: {
    requestId: 'r'.repeat(32) as RequestId,
    serviceId: BIRTH.serviceId,
    priorityId: null,
    language: 'vi',
    pressedAtMs: NOW_MS - pressedForMs,
  },
});
const ticket = (
  state: PrintState,
  problem: PrinterProblem | null = null,
  issued: KioskTicket = ticketOf(BIRTH),
): Screen => ({
  name: 'ticket',
  ticket: issued,
  phoneUrl: phoneUrlOf(PHONE_ADDRESS, issued.link),
  paper: issued.printJobId === null ? null : { state, problem },
  paperOutMs: state === 'printed' || state === 'sent' ? NOW_MS : null,
});

const refused = (
  code: Extract<Screen, { name: 'refused' }>['code'],
  priorityId: PriorityId | null = null,
): Screen => ({
  name: 'refused',
  serviceId: BIRTH.serviceId,
  priorityId,
  code,
});

const RESULT_CLOSED: Closing = {
  code: 'issuing_stopped',
  opens: ['2026-11-23', '13:00'],
  closes: ({ serviceId }) => serviceId === GALLERY_OFFICE.resultServiceId,
};

const MOMENTS: Partial<Record<KioskStateName, Moment>> = {
  start: { hall: 'busy' },
  'start-calm': { hall: 'calm' },
  'start-hall-code': { hall: 'busy', hallCode: '4127' as HallCode },
  'start-before-opening': { hall: 'beforeOpening' },
  'start-no-paper': { hall: 'partlyOpen', problem: 'paper_out' },
  'start-closed-break': { closing: BREAK, officeHour: 11.6 },
  'start-closed-evening': { closing: EVENING, officeHour: 17.3, hall: 'calm' },
  'start-closed-holiday': { closing: HOLIDAY, hall: 'beforeOpening' },
  'start-partly-closed': { closing: FIELD_STOPPED },
  field: { screen: fieldNumber(1) },
  'field-closed': { screen: fieldOfService(BIRTH), closing: FIELD_STOPPED },
  'field-partly-closed': { screen: fieldOfService(BIRTH), closing: QUOTA },
  'field-large': { screen: fieldNumber(0) },
  'field-small': { screen: fieldNumber(6) },
  'field-page-2': { screen: fieldNumber(1, 1) },
  'field-not-open': { screen: fieldNumber(4), hall: 'partlyOpen', problem: 'cover_open' },
  papers: { screen: papers(BIRTH) },
  'papers-many': {
    screen: papers(MANY_PAPERS),
    services: GALLERY_OFFICE.services.map((service) => (service === BIRTH ? MANY_PAPERS : service)),
  },
  'papers-unknown-facts': { screen: papers(UNKNOWN_FACTS) },
  'papers-late': { screen: papers(BIRTH), officeHour: 15.2, hall: 'calm' },
  'papers-none': { screen: papers(NO_PAPERS), hall: 'calm' },
  'papers-long-name': { screen: papers(LONG_NAME), hall: 'partlyOpen' },
  'papers-no-paper': { screen: papers(BIRTH), problem: 'paper_out' },
  'papers-closed': { screen: papers(BIRTH), closing: EVENING, officeHour: 17.3 },
  'papers-quota': { screen: papers(BIRTH), closing: QUOTA },
  'papers-roll': { screen: papers(NO_PAPERS), closing: ROLL },
  'missing-closed': { screen: missing(BIRTH), closing: FIELD_STOPPED },
  priority: { screen: priority(BIRTH) },
  'priority-many': {
    screen: priority(LONG_NAME),
    problem: 'paper_out',
    priorityClasses: [...CLASSES, ...CLASSES].map((known, index) => ({
      ...known,
      priorityId: `class-${String(index)}` as PriorityId,
    })),
  },
  'priority-offline': { screen: priority(BIRTH), isOffline: true },
  ...searchMoments(BIRTH, LONG_NAME),
  'papers-second': { screen: papers(LONG_NAME), visit: [BIRTH] },
  'start-second': { visit: [BIRTH, LONG_NAME, NO_PAPERS] },
  'field-second': { screen: fieldNumber(0), visit: [BIRTH] },
  ...hoursMoments(BIRTH),
  'ticket-second': { screen: ticket('printed'), visit: [LONG_NAME, NO_PAPERS] },
  'search-pages': { screen: search('giấy', 1), closing: QUOTA },
  'search-closed': { screen: search('giay khai sinh'), closing: EVENING, officeHour: 17.3 },
  'papers-whole': { screen: papers(BIRTH) },
  'papers-whole-exempt': { screen: papers(MANY_EXEMPT) },
  missing: { screen: missing(BIRTH) },
  issuing: { screen: issuing(1_000) },
  'issuing-offline': { screen: issuing(6_000), isOffline: true },
  'issuing-unknown': { screen: issuing(25_000), isOffline: true, shownForMs: 25_000 },
  'ticket-printing': { screen: ticket('sending') },
  'ticket-printed': { screen: ticket('printed') },
  'ticket-sent': { screen: ticket('sent') },
  'ticket-paper-out': { screen: ticket('failed', 'paper_out'), problem: 'paper_out' },
  'ticket-uncertain': { screen: ticket('uncertain') },
  'ticket-slow': { screen: ticket('sending'), shownForMs: 15_000 },
  'ticket-no-news': { screen: ticket('queued'), isOffline: true },
  'ticket-first': {
    screen: ticket(
      'printed',
      null,
      ticketOf(NO_PAPERS, { ahead: 0, range: { from: 0, to: 5 }, counterNumbers: [3] }),
    ),
  },
  'ticket-not-open': {
    screen: ticket('printed', null, ticketOf(UNKNOWN_FACTS, { ahead: 3, range: null, counterNumbers: [] })),
  },
  'ticket-long-name': {
    screen: ticket('printed', null, ticketOf(LONG_NAME, { ahead: 112, range: { from: 115, to: 180 } })),
  },
  'ticket-priority': {
    screen: ticket(
      'printed',
      null,
      ticketOf(BIRTH, { priorityId: CLASSES[4]?.priorityId ?? null, ahead: 1 }),
    ),
  },
  'ticket-screen-only': { screen: ticket('queued', null, ticketOf(BIRTH, { printJobId: null })) },
  'ticket-no-phone': { screen: ticket('printed', null, ticketOf(BIRTH, { link: null })) },
  'ticket-no-paper-no-phone': {
    screen: ticket('failed', 'paper_out', ticketOf(BIRTH, { link: null })),
    problem: 'paper_out',
  },
  'refused-day-closed': { screen: refused('day_closed') },
  'refused-storage': { screen: refused('storage_failed') },
  'refused-closed': { screen: refused('on_break'), closing: BREAK },
  'refused-priority': { screen: refused('priority_not_grantable', CLASSES[0]?.priorityId ?? null) },
  'refused-person-limit': { screen: refused('person_limit_reached') },
  ...SCAN_MOMENTS,
  'receipt-closed': { ...SCAN_MOMENTS.receipt, closing: RESULT_CLOSED },
  offline: { isOffline: true },
  'offline-field': { screen: fieldNumber(1), isOffline: true },
  'offline-papers': { screen: papers(BIRTH), isOffline: true },
  ...LOOK_UP_MOMENTS,
  idle: { screen: papers(BIRTH), idleForMs: 23_000 },
  help: { sheet: 'help' },
  easier: { sheet: 'easier' },
  ...SPOKEN_MOMENTS,
};

/** The scene of one named state. Throws for a name that is not in `KIOSK_STATES`. */
export function kioskFixture(name: string, modes: GalleryModes): KioskFixture {
  const known = KIOSK_STATES.find((state) => state === name);
  if (known === undefined) throw new Error(`The kiosk's gallery has no state "${name}".`);
  if (known === 'calibration') return { kind: 'calibration' };
  const reason = STANDSTILLS[known];
  if (reason !== undefined) return { kind: 'standstill', reason };
  return { kind: 'scene', scene: sceneOf(MOMENTS[known] ?? {}, modes) };
}

const viewIn = (moment: Moment, problem: PrinterProblem | null): KioskView => ({
  ...viewOf(moment.hall ?? 'busy', problem, moment.closing),
  ...(moment.hasNoPhones === true ? { phoneAddress: null } : {}),
  hallCode: moment.hallCode ?? null,
  printJobs: moment.listState === undefined ? [] : [listJob(moment.listState)],
});

function sceneOf(moment: Moment, modes: GalleryModes): Scene {
  const { isLandscape, targetPx, ...chosen } = modes;
  const isOnline = moment.isOffline !== true;
  const state: KioskState = {
    ...initialState(NOW_MS, null),
    ...chosen,
    comfort: { ...chosen.comfort, ...moment.comfort },
    sheet: moment.sheet ?? null,
    scanNotice: moment.scanNotice ?? null,
    visit: (moment.visit ?? []).map(({ serviceId }) => serviceId),
    ageClass: moment.ageClass ?? null,
    screen: moment.screen ?? START,
    screenSinceMs: NOW_MS - (moment.shownForMs ?? 2_000),
    lastTouchMs: NOW_MS - (moment.idleForMs ?? 0) * patienceFactor({ ...modes.comfort, ...moment.comfort }),
  };
  const problem = moment.problem ?? null;
  return {
    state,
    office: {
      ...GALLERY_OFFICE,
      services: moment.services ?? GALLERY_OFFICE.services,
      rules: {
        ...GALLERY_OFFICE.rules,
        priorityClasses: moment.priorityClasses ?? CLASSES,
        hours: { week: [], holidays: [FOUNDING_DAY], makeUpDays: [] },
      },
    },
    catalogue: moment.catalogue === undefined ? GALLERY_CATALOGUE : moment.catalogue,
    later: LATER,
    freshView: isOnline ? viewIn(moment, problem) : null,
    printerProblem: isOnline ? problem : null,
    isOnline,
    heardAtMs: GALLERY_NOW_MS,
    serverNowMs:
      moment.officeHour === undefined
        ? GALLERY_NOW_MS + (isOnline ? 0 : 3 * MINUTE_MS)
        : Date.UTC(2026, 10, 23, 0, (moment.officeHour - 7) * 60),
    pageNowMs: NOW_MS,
    isLandscape,
    spoken: moment.spoken ?? EVERY_VOICE,
    targetPx,
    act: () => undefined,
    takeNumber: () => undefined,
    print: () => undefined,
    rate: () => undefined,
  };
}
