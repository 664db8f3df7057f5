/** What counter 3 sees at 09:41 of the gallery's Monday, in every state that the officer's small shapes must show. */
import type { Counter } from '#protocol/office.ts';
import type {
  CallReason,
  ColleagueCounter,
  CounterAction,
  CounterTicket,
  CounterView,
  Period,
  WaitingTicket,
} from '#protocol/views.ts';
import {
  durationMs,
  instantMs,
  type BusinessDate,
  type CounterId,
  type FieldId,
  type InstantMs,
  type OfficerId,
  type PriorityId,
  type RejectionCode,
  type Revision,
  type ServiceId,
  type TicketId,
  type TicketNumber,
} from '#protocol/vocabulary.ts';
import { GALLERY_NOW_MS, GALLERY_OFFICE, SPOKEN_WORDS } from './office.ts';
import { ALL_PRINTED, printerThat } from './printing-fixtures.ts';

const DATE = '2026-11-23' as BusinessDate;
export const PANEL_NOW_MS = GALLERY_NOW_MS + 15_000;
/** That long before now. */
export const ago = (minutes: number, seconds = 0): InstantMs =>
  instantMs(PANEL_NOW_MS - minutes * 60_000 - seconds * 1_000);
export const ticketNumber = (number: string): TicketNumber => number as TicketNumber;
const ticketId = (number: string): TicketId => `${DATE}/${number}` as TicketId;

const CIVIL = 'civil-status' as FieldId;
const CERTIFICATION = 'certification' as FieldId;
const RESIDENCE = 'residence-identity' as FieldId;
const BIRTH = 'birth-registration' as ServiceId;
/** The longest name of a field's services: the one that needs two lines. */
const longestServiceOf = (fieldId: FieldId): ServiceId =>
  GALLERY_OFFICE.services
    .filter((service) => service.fieldId === fieldId)
    .reduce((longest, service) => (service.name.vi.length > longest.name.vi.length ? service : longest))
    .serviceId;

export const PANEL_COUNTER: Counter = GALLERY_OFFICE.counters.find(({ number }) => number === 3)!;

const waiting = (
  number: string,
  fieldId: FieldId,
  serviceId: ServiceId,
  minutes: number,
  priorityId: string | null = null,
): WaitingTicket => ({
  ticketId: ticketId(number),
  number: ticketNumber(number),
  fieldId,
  serviceId,
  priorityId: priorityId as PriorityId | null,
  waitingSince: ago(minutes),
  isForThisCounter: false,
});

const NEXT: readonly WaitingTicket[] = [
  waiting('H018', CIVIL, 'death-registration' as ServiceId, 15, 'elderly'),
  waiting('H016', CIVIL, BIRTH, 18),
  waiting('H017', CIVIL, longestServiceOf(CIVIL), 17),
  waiting('A020', CERTIFICATION, longestServiceOf(CERTIFICATION), 35),
  waiting('A111', CERTIFICATION, longestServiceOf(CERTIFICATION), 0),
];

const REASON: CallReason = {
  rule: 'returned',
  priorityId: null,
  waitedMs: durationMs(29 * 60_000),
  waitingForCounter: 22,
  considered: [],
  overtook: [],
  overtookCount: 0,
  ceiling: null,
  hand: null,
};

const period = (
  kind: Period['kind'],
  from: InstantMs,
  to: InstantMs | null,
  counterNumber: number | null = null,
): Period => ({
  kind,
  from,
  to,
  serviceId: longestServiceOf(CIVIL),
  counterNumber,
  officerName: counterNumber === null ? null : 'Nguyễn Thị Hạnh',
});

/** Called a quarter of a minute ago, back with what was missing. */
export const CALLED: CounterTicket = {
  ticketId: ticketId('H009'),
  number: ticketNumber('H009'),
  fieldId: CIVIL,
  serviceId: longestServiceOf(CIVIL),
  addedServiceIds: [],
  laterServiceIds: [],
  priorityId: null,
  status: 'called',
  callCount: 1,
  issuedAt: ago(98),
  calledAt: ago(0, 15),
  recallFrom: ago(0, 5),
  servingSince: null,
  periods: [
    period('waiting', ago(98), ago(84)),
    period('called', ago(84), ago(82), 3),
    period('serving', ago(82), ago(78), 3),
    period('parked', ago(78), ago(15)),
    period('waiting', ago(15), ago(0, 15)),
    period('called', ago(0, 15), null, 3),
  ],
  reason: REASON,
  notes: [
    {
      text: 'Tên đệm trên giấy khai sinh và căn cước chưa khớp.',
      at: ago(79),
      counterNumber: 3,
    },
  ],
  missingPapers: [
    { name: 'Bản chính Giấy khai sinh', isReceived: true },
    { name: 'Bản sao Quyết định công nhận thuận tình ly hôn', isReceived: false },
  ],
  returnsTo: null,
  announcement: { state: 'announced', at: ago(0, 9), words: SPOKEN_WORDS },
};
export const SERVING: CounterTicket = {
  ...CALLED,
  status: 'serving',
  calledAt: ago(7, 52),
  servingSince: ago(5, 44),
  announcement: { state: 'announced', at: ago(7, 45), words: SPOKEN_WORDS },
  recallFrom: null,
};
/** As wide, long and full as it gets. */
export const WIDEST: CounterTicket = {
  ...CALLED,
  number: ticketNumber('M888'),
  ticketId: ticketId('M888'),
  fieldId: RESIDENCE,
  serviceId: longestServiceOf(RESIDENCE),
  callCount: 3,
  recallFrom: null,
  calledAt: ago(1, 2),
  missingPapers: [
    ...CALLED.missingPapers,
    { name: 'Giấy xác nhận thông tin về cư trú của chủ hộ và các thành viên trong hộ', isReceived: false },
    { name: 'Văn bản đồng ý của cha, mẹ hoặc người giám hộ có công chứng', isReceived: false },
    { name: 'Ảnh 4 × 6', isReceived: false },
  ],
  returnsTo: 5,
};

type Verdicts = { readonly [A in CounterAction]: RejectionCode | null };
const NONE = 'ticket_not_at_counter';
const IDLE_ALLOWED: Verdicts = {
  callNext: null,
  recall: NONE,
  startService: NONE,
  finish: NONE,
  transfer: NONE,
  park: NONE,
  markMissed: NONE,
  pauseCounter: null,
  resumeCounter: 'counter_not_paused',
  undo: 'nothing_to_undo',
  serveWithoutTicket: null,
  askForHelp: null,
  signOut: null,
};
const BUSY: Verdicts = {
  ...IDLE_ALLOWED,
  callNext: 'counter_busy',
  pauseCounter: 'counter_busy',
  serveWithoutTicket: 'counter_busy',
  signOut: 'counter_busy',
};
export const CALLED_ALLOWED: Verdicts = {
  ...BUSY,
  recall: null,
  startService: null,
  finish: 'wrong_status',
  transfer: 'wrong_status',
  park: null,
  markMissed: null,
};
const SERVING_ALLOWED: Verdicts = {
  ...BUSY,
  recall: 'wrong_status',
  startService: 'wrong_status',
  finish: null,
  transfer: null,
  park: null,
  markMissed: 'wrong_status',
};

/** Every counter of the office but this one; counter 5 asks for help when told so. */
const colleagues = (asksForHelp: boolean): readonly ColleagueCounter[] =>
  GALLERY_OFFICE.counters
    .filter(({ number }) => number !== 3)
    .map(({ counterId, number }) => ({
      counterId,
      counterNumber: number,
      officerName: number > 4 ? 'Phạm Thị Ngọc Lan' : null,
      state: number > 4 ? 'working' : 'closed',
      ticket: null,
      helpAskedAt: asksForHelp && number === 5 ? ago(1) : null,
    }));

/** Where those away were last. */
const AWAY = {
  fieldId: CIVIL,
  serviceId: BIRTH,
  since: ago(41),
  counterNumber: 3,
  officerName: 'Nguyễn Thị Hạnh',
} as const;

export const IDLE_VIEW: CounterView = {
  revision: 812 as Revision,
  at: instantMs(PANEL_NOW_MS),
  date: DATE,
  counterId: '3' as CounterId,
  counterRevision: 41,
  officer: { officerId: 'hanh' as OfficerId, displayName: 'Nguyễn Thị Hạnh', isSupervisor: false },
  takenAway: null,
  paused: null,
  current: null,
  next: NEXT,
  nextReason: { ...REASON, rule: 'priority', priorityId: 'elderly' as PriorityId },
  waitingForCounter: 21,
  longestWaitSince: ago(35),
  fields: [
    { fieldId: CIVIL, waiting: 9, longestWaitSince: ago(18) },
    { fieldId: CERTIFICATION, waiting: 12, longestWaitSince: ago(35) },
  ],
  services: [],
  absent: [
    {
      ...AWAY,
      ticketId: ticketId('H013'),
      number: ticketNumber('H013'),
      kind: 'parked',
      reason: 'papers_missing',
      missingPapers: [{ name: 'Bản chính Giấy khai sinh', isReceived: false }],
      returnTime: 'this_morning',
    },
    { ...AWAY, ticketId: ticketId('A011'), number: ticketNumber('A011'), kind: 'missed', callCount: 3 },
  ],
  absentCount: 2,
  undo: null,
  colleagues: colleagues(false),
  helpAskedAt: null,
  today: { finished: 9, missed: 2, medianServiceMs: 640_000 },
  allowed: IDLE_ALLOWED,
  ...ALL_PRINTED,
  displays: { connected: 2, muted: 0, lastSpokenAt: ago(7, 45) },
};
export const CALLED_VIEW: CounterView = { ...IDLE_VIEW, current: CALLED, allowed: CALLED_ALLOWED };
export const SERVING_VIEW: CounterView = { ...IDLE_VIEW, current: SERVING, allowed: SERVING_ALLOWED };
/** Nobody hears the call: the hall's sound is off. */
export const MUTED_VIEW: CounterView = {
  ...CALLED_VIEW,
  current: { ...CALLED, announcement: { state: 'not_announced', why: 'muted', isShown: true } },
  displays: { connected: 1, muted: 1, lastSpokenAt: null },
};
export const WIDEST_VIEW: CounterView = {
  ...CALLED_VIEW,
  current: WIDEST,
  allowed: { ...CALLED_ALLOWED, recall: 'recall_limit_reached' },
  waitingForCounter: 188,
  longestWaitSince: ago(148),
  fields: GALLERY_OFFICE.fields.map(({ fieldId }, index) => ({
    fieldId,
    waiting: 18 + index,
    longestWaitSince: ago(148 - index),
  })),
};
export const NOBODY_VIEW: CounterView = {
  ...IDLE_VIEW,
  next: [],
  nextReason: null,
  waitingForCounter: 0,
  longestWaitSince: null,
  fields: IDLE_VIEW.fields.map(({ fieldId }) => ({ fieldId, waiting: 0, longestWaitSince: null })),
  today: { finished: 0, missed: 0, medianServiceMs: null },
  displays: { connected: 1, muted: 0, lastSpokenAt: null },
  absent: [],
  absentCount: 0,
  allowed: { ...IDLE_ALLOWED, callNext: 'nobody_waiting' },
};
export const PAUSED_VIEW: CounterView = {
  ...IDLE_VIEW,
  paused: { reason: 'meeting', since: ago(6, 20) },
  allowed: {
    ...IDLE_ALLOWED,
    callNext: 'counter_paused',
    pauseCounter: 'counter_paused',
    resumeCounter: null,
    serveWithoutTicket: 'counter_paused',
  },
};
/** Finished three seconds ago. */
export const UNDO_VIEW: CounterView = {
  ...IDLE_VIEW,
  undo: {
    sequence: 811,
    deed: 'finish',
    number: ticketNumber('H009'),
    until: instantMs(PANEL_NOW_MS + 7_000),
  },
  allowed: { ...IDLE_ALLOWED, undo: null },
};
export const PRINTER_VIEW: CounterView = {
  ...SERVING_VIEW,
  printer: printerThat('cutter_error'),
};
export const HELP_VIEW: CounterView = { ...SERVING_VIEW, colleagues: colleagues(true) };
