/** A morning as the supervisor's desk sees it: what the gallery's states are made from. */
import type { DeskFacts } from '../../admin-ui/desk-props.ts';
import type { HallView } from '../../admin-ui/live/alarms.ts';
import { DEMO_OFFICERS } from '#demo/office.ts';
import { PRINTER_PROFILES, STANDARD_PROFILE, STANDARD_TEMPLATE } from '#protocol/printer-profiles.ts';
import type { PrinterSettings, PrinterStanding, PrintingSettings } from '#protocol/printing.ts';
import type { ColleagueCounter } from '#protocol/views.ts';
import type { StartList } from '#protocol/start-list.ts';
import type { DeskTicket, DeviceStanding } from '#protocol/admin-view.ts';
import type { UnprintedPaper } from '#protocol/printing.ts';
import {
  durationMs,
  instantMs,
  type BusinessDate,
  type CounterId,
  type DeviceId,
  type DeviceRole,
  type FieldId,
  type InstantMs,
  type OfficerId,
  type PrinterId,
  type PrinterProblem,
  type PrintJobId,
  type Revision,
  type ServiceId,
  type TicketId,
  type TicketNumber,
} from '#protocol/vocabulary.ts';
import { NO_RATINGS } from './admin-rating-fixtures.ts';
import { GALLERY_NOW_MS, GALLERY_OFFICE } from './office.ts';

export const DATE = '2026-11-23' as BusinessDate;
export const NOW_MS = GALLERY_NOW_MS;
export const ago = (minutes: number, seconds = 0): InstantMs =>
  instantMs(NOW_MS - minutes * 60_000 - seconds * 1_000);

export const HALL_PRINTER = 'hall' as PrinterId;
export const DESK_PRINTER = 'desk' as PrinterId;
export const KIOSK_PRINTER = 'kiosk-b' as PrinterId;
const KIOSK_A = 'device-kiosk-a' as DeviceId;
const KIOSK_B = 'device-kiosk-b' as DeviceId;

const profile = (profileId: string) =>
  PRINTER_PROFILES.find((candidate) => candidate.profileId === profileId) ?? STANDARD_PROFILE;

const PRINTERS: readonly PrinterSettings[] = [
  {
    printerId: HALL_PRINTER,
    name: 'Máy in kiosk sảnh A',
    profile: STANDARD_PROFILE,
    connection: { kind: 'tcp', host: '192.168.10.41', port: 9_100 },
    density: 0,
    agent: 'server',
    deviceIds: [KIOSK_A],
  },
  {
    printerId: DESK_PRINTER,
    name: 'Máy in bàn hướng dẫn',
    profile: profile('epson-80-180'),
    connection: { kind: 'spooler', queue: 'ban-huong-dan' },
    density: 2,
    agent: 'server',
    deviceIds: ['device-counter-9' as DeviceId],
  },
  {
    printerId: KIOSK_PRINTER,
    name: 'Máy in kiosk sảnh B',
    profile: profile('standard-58'),
    connection: { kind: 'device', path: '/dev/usb/lp0' },
    density: 0,
    agent: 'own',
    deviceIds: [KIOSK_B],
  },
];

export const SETTINGS: PrintingSettings = {
  revision: 7,
  printers: PRINTERS,
  template: STANDARD_TEMPLATE,
  oldestJobMs: durationMs(10 * 60_000),
};

/** How a printer of the settings is. */
export const standing = (
  printer: PrinterSettings,
  problem: PrinterProblem | null,
  more: Partial<PrinterStanding> = {},
): PrinterStanding => ({
  printerId: printer.printerId,
  name: printer.name,
  connection: printer.connection,
  problem,
  paperNearEnd: false,
  since: ago(40),
  isAgentConnected: true,
  waiting: 0,
  ...more,
});
const [hall, desk, kiosk] = PRINTERS as readonly [PrinterSettings, PrinterSettings, PrinterSettings];
export const CALM_STANDINGS: readonly PrinterStanding[] = [
  standing(hall, null),
  standing(desk, null),
  standing(kiosk, null),
];
export const TROUBLED_STANDINGS: readonly PrinterStanding[] = [
  standing(hall, 'paper_out', { since: ago(3), waiting: 3 }),
  standing(desk, null, { paperNearEnd: true, since: ago(22) }),
  standing(kiosk, 'unknown', { isAgentConnected: false, since: ago(11) }),
];

const device = (
  deviceId: string,
  role: DeviceRole,
  name: string,
  more: Partial<DeviceStanding> = {},
): DeviceStanding => ({
  deviceId: deviceId as DeviceId,
  role,
  name,
  counterId: null,
  printerId: null,
  enrolledAt: instantMs(Date.UTC(2026, 10, 2, 1, 0, 0)),
  isConnected: true,
  lastSeenAt: null,
  sound: role === 'display' ? 'on' : null,
  ...more,
});
const DEVICES: readonly DeviceStanding[] = [
  device(KIOSK_A, 'kiosk', 'Kiosk sảnh A'),
  device(KIOSK_B, 'kiosk', 'Kiosk sảnh B'),
  device('device-display', 'display', 'Màn hình sảnh A'),
  ...GALLERY_OFFICE.counters.map(({ counterId, number }) =>
    device(`device-counter-${String(number)}`, 'counter', `Máy Quầy ${String(number)}`, { counterId }),
  ),
  device('device-agent', 'printer', 'Máy kiosk sảnh B', { printerId: KIOSK_PRINTER, isConnected: false }),
];

const ticket = (number: string, status: 'called' | 'serving', minutes: number, seconds: number) => ({
  ticketId: `${DATE}/${number}` as TicketId,
  number: number as TicketNumber,
  status,
  since: ago(minutes, seconds),
});

const counter = (number: number, more: Partial<ColleagueCounter>): ColleagueCounter => {
  const counterId = String(number) as CounterId;
  return {
    counterId,
    counterNumber: number,
    officerName: DEMO_OFFICERS.find((officer) => officer.counterId === counterId)?.displayName ?? null,
    state: 'working',
    ticket: null,
    helpAskedAt: null,
    ...more,
  };
};
const COUNTERS: readonly ColleagueCounter[] = [
  counter(1, { ticket: ticket('A019', 'serving', 1, 12) }),
  counter(2, { ticket: ticket('K005', 'called', 0, 22) }),
  counter(3, { ticket: ticket('H009', 'serving', 5, 44) }),
  counter(4, { state: 'paused' }),
  counter(5, { ticket: ticket('S003', 'serving', 7, 40) }),
  counter(6, { ticket: ticket('X002', 'serving', 18, 31) }),
  counter(7, { ticket: ticket('L004', 'serving', 11, 9) }),
  counter(8, { state: 'closed', officerName: null }),
  counter(9, {}),
];

type Load = HallView['fields'][number];
const load = (
  fieldId: string,
  waiting: number,
  longest: number | null,
  range: Load['range'],
  openCounters = 2,
): Load => ({
  fieldId: fieldId as FieldId,
  waiting,
  longestWaitSince: longest === null ? null : ago(longest, 20),
  range,
  openCounters,
});
const BUSY_LOADS: readonly Load[] = [
  load('certification', 12, 41, { from: 30, to: 45 }),
  load('civil-status', 9, 24, { from: 20, to: 35 }),
  load('household-business', 3, 9, { from: 5, to: 15 }),
  load('social-support', 5, 16, { from: 15, to: 25 }, 1),
  load('land-construction', 6, 22, { from: 20, to: 30 }, 1),
  load('residence-identity', 2, 17, null, 0),
  load('results', 1, 3, { from: 0, to: 5 }, 1),
];
const CALM_LOADS: readonly Load[] = [
  load('certification', 3, 11, { from: 5, to: 15 }),
  load('civil-status', 2, 9, { from: 5, to: 10 }),
  load('household-business', 0, null, { from: 0, to: 5 }),
  load('social-support', 1, 6, { from: 5, to: 10 }),
  load('land-construction', 3, 14, { from: 10, to: 20 }),
  load('residence-identity', 2, 5, { from: 0, to: 10 }),
  load('results', 0, null, { from: 0, to: 5 }),
];
/** In the office's order, and only fields that it has. */
const ordered = (loads: readonly Load[]): readonly Load[] =>
  GALLERY_OFFICE.fields.map(
    ({ fieldId }) => loads.find((each) => each.fieldId === fieldId) ?? load(fieldId, 0, null, null, 1),
  );

const unprintedPaper = (
  number: string,
  state: UnprintedPaper['state'],
  problem: PrinterProblem | null,
  minutes: number,
  kind: UnprintedPaper['kind'] = 'ticket',
): UnprintedPaper => ({
  jobId: `job-${number}` as PrintJobId,
  kind,
  ticketId: `${DATE}/${number}` as TicketId,
  number: number as TicketNumber,
  state,
  problem,
  printerId: HALL_PRINTER,
  orderedAt: ago(minutes),
});
export const UNPRINTED: readonly UnprintedPaper[] = [
  unprintedPaper('H027', 'failed', 'paper_out', 1),
  unprintedPaper('A031', 'uncertain', 'paper_out', 3),
  unprintedPaper('X011', 'failed', 'offline', 24, 'checklist'),
];

/** An office that has long begun. */
export const PUT_AWAY: StartList = {
  settings: { revision: 3, rightPrinterIds: [HALL_PRINTER], isVoiceHeard: true, later: [], isPutAway: true },
  facts: null,
};
const waited = (
  number: string,
  serviceId: string,
  minutes: number,
  more: Partial<DeskTicket> = {},
): DeskTicket => {
  const field = GALLERY_OFFICE.fields.find(({ letter }) => letter === number.slice(0, 1));
  return {
    ticketId: `${DATE}/${number}` as TicketId,
    number: number as TicketNumber,
    fieldId: (field?.fieldId ?? 'stamp') as FieldId,
    serviceId: serviceId as ServiceId,
    priorityId: null,
    status: 'waiting',
    revision: 700,
    issuedAt: ago(minutes),
    since: ago(minutes),
    counterId: null,
    ...more,
  };
};
const firstServiceOf = (letter: string): string => {
  const field = GALLERY_OFFICE.fields.find((each) => each.letter === letter);
  return GALLERY_OFFICE.services.find(({ fieldId }) => fieldId === field?.fieldId)?.serviceId ?? '';
};
/** Those who have waited longest, as the live page lists them. */
export const LONGEST_WAITS: readonly DeskTicket[] = [
  ['A032', 41],
  ['A033', 38],
  ['A034', 33],
  ['H047', 24],
  ['X022', 22],
  ['A035', 21],
  ['M003', 17],
  ['L009', 16],
].map(([number, minutes]) =>
  waited(String(number), firstServiceOf(String(number).slice(0, 1)), Number(minutes)),
);

export const CALM_VIEW: HallView = {
  revision: 900 as Revision,
  at: instantMs(NOW_MS),
  isLocked: false,
  date: DATE,
  hall: {
    waiting: 11,
    longestWaitSince: ago(14, 20),
    countersOpen: 8,
    counters: 8,
    finished: 172,
    missed: 5,
    seats: 60,
  },
  longest: LONGEST_WAITS,
  closedServices: [],
  isIssuing: true,
  bulletin: null,
  fields: ordered(CALM_LOADS),
  counters: COUNTERS.map((each) =>
    each.counterNumber === 8
      ? counter(8, { ticket: ticket('M014', 'serving', 5, 2) })
      : each.counterNumber === 4
        ? counter(4, { ticket: ticket('H053', 'serving', 2, 31) })
        : each,
  ),
  displays: { connected: 2, muted: 0, lastSpokenAt: ago(0, 22) },
  printers: CALM_STANDINGS,
  unprinted: [],
  unprintedCount: 0,
  printingRevision: SETTINGS.revision,
  postersRevision: 1,
  ratingRevision: 1,
  officeRevision: 1,
  officeWaitsFor: [],
  overdueFeedback: 0,
  phoneAddress: 'http://192.168.1.10:4100/t/',
  auditCode: '128-aB3dE6gH',
  hallRevision: 1,
  devices: DEVICES,
  ratings: NO_RATINGS,
  start: PUT_AWAY,
};

export const BUSY_VIEW: HallView = {
  ...CALM_VIEW,
  hall: {
    waiting: 38,
    longestWaitSince: ago(41, 20),
    countersOpen: 6,
    counters: 8,
    finished: 41,
    missed: 2,
    seats: 60,
  },
  fields: ordered(BUSY_LOADS),
  counters: COUNTERS,
};

export const TROUBLED_VIEW: HallView = {
  ...BUSY_VIEW,
  counters: COUNTERS.map((each) => (each.counterNumber === 6 ? { ...each, helpAskedAt: ago(2) } : each)),
  displays: { connected: 2, muted: 1, lastSpokenAt: ago(1, 10) },
  printers: TROUBLED_STANDINGS,
  unprinted: UNPRINTED,
  unprintedCount: UNPRINTED.length,
};

/** A clock, an office and a server that is heard. */
export const FACTS: Omit<DeskFacts, 'language' | 'texts' | 'view'> = {
  office: GALLERY_OFFICE,
  link: { isOnline: true, heardAtMs: NOW_MS, attempts: 0 },
  nowMs: NOW_MS,
  isAdministrator: true,
};
/** Whoever sits there, and at which desk. */
export const SEAT = {
  deviceId: 'device-desk' as DeviceId,
  officerId: 'minh' as OfficerId,
  username: 'minh',
  role: 'administrator',
} as const;

/** Before anybody has come. */
export const NOTHING_YET: Pick<HallView, 'hall' | 'longest'> = {
  hall: {
    waiting: 0,
    longestWaitSince: null,
    countersOpen: 0,
    counters: 8,
    finished: 0,
    missed: 0,
    seats: null,
  },
  longest: [],
};
