/** A morning at counter 3, told by the views it had: what the gallery's states are made from. */
import type { Counter } from '#protocol/office.ts';
import type {
  AbsentTicket,
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
import { ALL_PRINTED } from './printing-fixtures.ts';

export const DATE = '2026-11-23' as BusinessDate;
export const NOW_MS = GALLERY_NOW_MS + 15_000;
export const ago = (minutes: number, seconds = 0): InstantMs =>
  instantMs(NOW_MS - minutes * 60_000 - seconds * 1_000);
export const field = (fieldId: string): FieldId => fieldId as FieldId;
export const service = (serviceId: string): ServiceId => serviceId as ServiceId;

export const COUNTER_3: Counter = GALLERY_OFFICE.counters.find(({ number }) => number === 3) ?? {
  counterId: '3' as CounterId,
  number: 3,
  place: { vi: '', en: '' },
  kind: 'service',
  fieldIds: [],
  secondaryFieldIds: [],
  exceptServiceIds: [],
};
/** The longest service name of a field: the one that needs two lines. */
export const longestService = (fieldId: string): ServiceId =>
  GALLERY_OFFICE.services
    .filter((candidate) => candidate.fieldId === fieldId)
    .reduce((longest, candidate) => (candidate.name.vi.length > longest.name.vi.length ? candidate : longest))
    .serviceId;

export const ELDERLY = 'elderly' as PriorityId;

export const waiting = (
  number: string,
  fieldId: string,
  serviceId: ServiceId,
  minutes: number,
  priorityId: PriorityId | null = null,
): WaitingTicket => ({
  ticketId: `${DATE}/${number}` as TicketId,
  number: number as TicketNumber,
  fieldId: field(fieldId),
  serviceId,
  priorityId,
  waitingSince: ago(minutes),
  isForThisCounter: false,
});
export const numbers = (...given: readonly string[]): readonly TicketNumber[] =>
  given.map((number) => number as TicketNumber);

const NEXT: readonly WaitingTicket[] = [
  waiting('H018', 'civil-status', service('death-registration'), 26, ELDERLY),
  waiting('H016', 'civil-status', service('birth-registration'), 29),
  waiting('H017', 'civil-status', service('marital-status-certificate'), 28),
  waiting('A020', 'certification', service('certified-copy'), 46),
  waiting('H019', 'civil-status', service('marriage-registration'), 24),
];

export const period = (
  kind: Period['kind'],
  from: InstantMs,
  to: InstantMs | null,
  counterNumber: number | null = null,
  officerName: string | null = null,
): Period => ({ kind, from, to, serviceId: LONG_SERVICE, counterNumber, officerName });
const LONG_SERVICE = longestService('civil-status');

export const REASON: CallReason = {
  rule: 'first_come',
  priorityId: null,
  waitedMs: durationMs(29 * 60_000),
  waitingForCounter: 22,
  considered: [],
  overtook: [],
  overtookCount: 0,
  ceiling: null,
  hand: null,
};
const RETURNED: CallReason = {
  ...REASON,
  rule: 'returned',
  waitedMs: durationMs(8 * 60_000),
  overtook: numbers('H016', 'H017', 'A020'),
  overtookCount: 3,
};
export const BY_PRIORITY: CallReason = {
  ...REASON,
  rule: 'priority',
  priorityId: ELDERLY,
  waitedMs: durationMs(26 * 60_000),
  waitingForCounter: 21,
  considered: [
    { number: 'H018' as TicketNumber, priorityId: ELDERLY, waitedMs: durationMs(26 * 60_000) },
    { number: 'H016' as TicketNumber, priorityId: null, waitedMs: durationMs(29 * 60_000) },
    { number: 'A020' as TicketNumber, priorityId: null, waitedMs: durationMs(46 * 60_000) },
  ],
  overtook: numbers('H016', 'A020'),
  overtookCount: 2,
};

const PAPERS = [
  { name: 'Bản chính Giấy khai sinh', isReceived: true },
  { name: 'Bản sao Quyết định công nhận thuận tình ly hôn', isReceived: false },
];
const EARLIER: readonly Period[] = [
  period('waiting', ago(115, 12), ago(94, 12)),
  period('called', ago(94, 12), ago(93), 4, 'Phạm Minh Đức'),
  period('serving', ago(93), ago(85), 4, 'Phạm Minh Đức'),
  period('parked', ago(85), ago(14), 4, 'Phạm Minh Đức'),
];
export const CALLED: CounterTicket = {
  ticketId: `${DATE}/H009` as TicketId,
  number: 'H009' as TicketNumber,
  fieldId: field('civil-status'),
  serviceId: LONG_SERVICE,
  addedServiceIds: [],
  laterServiceIds: [],
  priorityId: null,
  status: 'called',
  callCount: 1,
  issuedAt: ago(115, 12),
  calledAt: ago(0, 15),
  recallFrom: ago(0, 5),
  servingSince: null,
  periods: [
    ...EARLIER,
    period('waiting', ago(14), ago(0, 15)),
    period('called', ago(0, 15), null, 3, 'Nguyễn Thị Hạnh'),
  ],
  reason: RETURNED,
  notes: [],
  missingPapers: [],
  returnsTo: null,
  announcement: { state: 'announced', at: ago(0, 9), words: SPOKEN_WORDS },
};
export const SERVING: CounterTicket = {
  ...CALLED,
  status: 'serving',
  calledAt: ago(6, 4),
  recallFrom: null,
  servingSince: ago(5, 44),
  announcement: { state: 'announced', at: ago(6), words: SPOKEN_WORDS },
  periods: [
    ...EARLIER,
    period('waiting', ago(14), ago(6, 4)),
    period('called', ago(6, 4), ago(5, 44), 3, 'Nguyễn Thị Hạnh'),
    period('serving', ago(5, 44), null, 3, 'Nguyễn Thị Hạnh'),
  ],
  missingPapers: PAPERS,
  notes: [
    {
      text: 'tên đệm trên giấy khai sinh và căn cước chưa khớp, đã hướng dẫn.',
      at: ago(85),
      counterNumber: 4,
    },
  ],
};
/** Seven words for whoever has the most of everything. */
export const FULL: CounterTicket = {
  ...SERVING,
  addedServiceIds: [service('certified-copy'), longestService('land-construction')],
  priorityId: 'merit' as PriorityId,
  returnsTo: 5,
  missingPapers: [
    ...PAPERS,
    ...PAPERS.map(({ name }) => ({ name: `${name} (bản thứ hai)`, isReceived: false })),
  ],
  notes: [
    ...SERVING.notes,
    {
      text: 'Cần 2 bản sao Quyết định để nộp kèm, đã dặn người dân sang Quầy 2 rồi quay lại đây.',
      at: ago(12),
      counterNumber: 5,
    },
  ],
};

type Verdicts = { readonly [A in CounterAction]: RejectionCode | null };
const NONE = 'ticket_not_at_counter';
const WRONG = 'wrong_status';
const BUSY = 'counter_busy';
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
const HOLDING: Verdicts = {
  ...IDLE_ALLOWED,
  callNext: BUSY,
  pauseCounter: BUSY,
  serveWithoutTicket: BUSY,
  signOut: BUSY,
};
export const CALLED_ALLOWED: Verdicts = {
  ...HOLDING,
  recall: null,
  startService: null,
  finish: WRONG,
  transfer: WRONG,
  park: null,
  markMissed: null,
};
const SERVING_ALLOWED: Verdicts = {
  ...HOLDING,
  recall: WRONG,
  startService: WRONG,
  finish: null,
  transfer: null,
  park: null,
  markMissed: WRONG,
};

const absent = (number: string, serviceId: string, since: InstantMs) => ({
  ticketId: `${DATE}/${number}` as TicketId,
  number: number as TicketNumber,
  fieldId: field(number.startsWith('A') ? 'certification' : 'civil-status'),
  serviceId: service(serviceId),
  since,
  counterNumber: 3,
  officerName: 'Nguyễn Thị Hạnh',
});
const PARKED: AbsentTicket = {
  ...absent('H011', 'birth-registration', ago(34)),
  kind: 'parked',
  reason: 'papers_missing',
  missingPapers: [{ name: 'Giấy chứng sinh', isReceived: false }],
  returnTime: 'this_morning',
};
const MISSED: AbsentTicket = {
  ...absent('H013', 'marital-status-certificate', ago(9)),
  kind: 'missed',
  callCount: 3,
};
export const MANY_ABSENT: readonly AbsentTicket[] = [
  PARKED,
  {
    ...absent('A007', 'certified-copy', ago(61)),
    counterNumber: 5,
    officerName: 'Công Tằng Tôn Nữ Thị Diệu Huyền',
    kind: 'parked',
    reason: 'paying',
    missingPapers: [],
    returnTime: null,
  },
  MISSED,
  { ...absent('A011', 'certified-copy', ago(41)), kind: 'missed', callCount: 2 },
  { ...absent('A012', 'certified-copy', ago(55)), kind: 'missed', callCount: 3 },
];

const colleague = (
  counterNumber: number,
  officerName: string | null,
  more: Partial<ColleagueCounter> = {},
): ColleagueCounter => ({
  counterId: String(counterNumber) as CounterId,
  counterNumber,
  officerName,
  state: officerName === null ? 'closed' : 'working',
  ticket: null,
  helpAskedAt: null,
  ...more,
});
export const COLLEAGUES: readonly ColleagueCounter[] = [
  colleague(1, 'Lê Văn Tám', {
    ticket: {
      ticketId: `${DATE}/A018` as TicketId,
      number: 'A018' as TicketNumber,
      status: 'serving',
      since: ago(12),
    },
  }),
  colleague(2, 'Trần Thị Bích Ngọc'),
  colleague(4, 'Phạm Minh Đức', { state: 'paused' }),
  colleague(5, 'Công Tằng Tôn Nữ Thị Diệu Huyền', {
    ticket: {
      ticketId: `${DATE}/H014` as TicketId,
      number: 'H014' as TicketNumber,
      status: 'called',
      since: ago(2),
    },
  }),
  colleague(6, null),
  colleague(7, 'Võ Hoàng Yến'),
  colleague(8, null),
];

const load = (serviceId: string, waitingNow: number, minutes: number) => ({
  serviceId: service(serviceId),
  waiting: waitingNow,
  longestWaitSince: ago(minutes),
});
export const IDLE_VIEW: CounterView = {
  revision: 812 as Revision,
  at: instantMs(NOW_MS),
  date: DATE,
  counterId: COUNTER_3.counterId,
  counterRevision: 41,
  officer: { officerId: 'hanh' as OfficerId, displayName: 'Nguyễn Thị Hạnh', isSupervisor: false },
  takenAway: null,
  paused: null,
  current: null,
  next: NEXT,
  nextReason: BY_PRIORITY,
  waitingForCounter: 21,
  longestWaitSince: ago(46),
  fields: [
    { fieldId: field('civil-status'), waiting: 9, longestWaitSince: ago(29) },
    { fieldId: field('certification'), waiting: 12, longestWaitSince: ago(46) },
  ],
  services: [
    load('birth-registration', 3, 29),
    load('marital-status-certificate', 2, 28),
    load('death-registration', 1, 26),
    load('marriage-registration', 3, 24),
    load('certified-copy', 9, 46),
    load('signature-certification', 3, 17),
  ],
  absent: [PARKED, MISSED],
  absentCount: 2,
  undo: null,
  colleagues: COLLEAGUES,
  helpAskedAt: null,
  today: { finished: 9, missed: 2, medianServiceMs: 640_000 },
  allowed: IDLE_ALLOWED,
  ...ALL_PRINTED,
  displays: { connected: 2, muted: 0, lastSpokenAt: ago(7, 45) },
};
export const JUST_FINISHED: CounterView = {
  ...IDLE_VIEW,
  undo: { sequence: 811, deed: 'finish', number: CALLED.number, until: instantMs(NOW_MS + 7_000) },
  allowed: { ...IDLE_ALLOWED, undo: null },
};
export const CALLED_VIEW: CounterView = { ...IDLE_VIEW, current: CALLED, allowed: CALLED_ALLOWED };
export const SERVING_VIEW: CounterView = { ...IDLE_VIEW, current: SERVING, allowed: SERVING_ALLOWED };

export const M888 = 'M888' as TicketNumber;
export const EMPTY_VIEW: CounterView = {
  ...IDLE_VIEW,
  next: [],
  nextReason: null,
  waitingForCounter: 0,
  longestWaitSince: null,
  fields: IDLE_VIEW.fields.map(({ fieldId }) => ({ fieldId, waiting: 0, longestWaitSince: null })),
  services: [],
  absent: [],
  absentCount: 0,
  colleagues: [],
  today: { finished: 0, missed: 0, medianServiceMs: null },
  displays: { connected: 1, muted: 0, lastSpokenAt: null },
  allowed: { ...IDLE_ALLOWED, callNext: 'nobody_waiting' },
};
export const PAUSED_VIEW: CounterView = {
  ...IDLE_VIEW,
  paused: { reason: 'urgent_work', since: ago(12, 31) },
  allowed: {
    ...IDLE_ALLOWED,
    callNext: 'counter_paused',
    serveWithoutTicket: 'counter_paused',
    pauseCounter: 'counter_paused',
    resumeCounter: null,
  },
};
export const SUPERVISOR = {
  officerId: 'hanh' as OfficerId,
  displayName: 'Nguyễn Thị Hạnh',
  isSupervisor: true,
};
