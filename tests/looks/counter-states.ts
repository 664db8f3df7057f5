/** Every state of the counter's screens: what the gallery shows, axe checks and the pictures are taken of. */
import type { DeskState } from '../../counter-ui/command-desk.ts';
import type { CounterScreenProps, Link } from '../../counter-ui/CounterScreen.tsx';
import type { LoginPageProps } from '../../counter-ui/LoginPage.tsx';
import type { Counter } from '#protocol/office.ts';
import type { CounterTicket, CounterView, Period, WaitingTicket } from '#protocol/views.ts';
import {
  instantMs,
  type BusinessDate,
  type CounterId,
  type FieldId,
  type InstantMs,
  type OfficerId,
  type RejectionCode,
  type RequestId,
  type Revision,
  type ServiceId,
  type TicketId,
  type TicketNumber,
} from '#protocol/vocabulary.ts';
import { GALLERY_NOW_MS, GALLERY_OFFICE } from './office.ts';

type ScreenState = Omit<CounterScreenProps, 'language' | 'onPress' | 'onNoted' | 'onTryNow' | 'onLanguage'>;
type LoginState = Omit<LoginPageProps, 'language' | 'onSignIn' | 'onLanguage'>;
export type CounterGalleryState =
  | { readonly page: 'screen'; readonly props: ScreenState }
  | { readonly page: 'login'; readonly props: LoginState }
  | { readonly page: 'plain'; readonly about: 'connecting' | 'not_enrolled' | 'unknown_counter' };

const DATE = '2026-11-23' as BusinessDate;
const NOW_MS = GALLERY_NOW_MS + 15_000;
const ago = (minutes: number, seconds = 0): InstantMs =>
  instantMs(NOW_MS - minutes * 60_000 - seconds * 1_000);
const field = (fieldId: string): FieldId => fieldId as FieldId;
const service = (serviceId: string): ServiceId => serviceId as ServiceId;

const COUNTER_3: Counter = GALLERY_OFFICE.counters.find(({ number }) => number === 3) ?? {
  counterId: '3' as CounterId,
  number: 3,
  place: { vi: '', en: '' },
  fieldIds: [],
};
/** The longest service name of a field: the one that needs two lines. */
const longestService = (fieldId: string): ServiceId =>
  GALLERY_OFFICE.services
    .filter((candidate) => candidate.fieldId === fieldId)
    .reduce((longest, candidate) => (candidate.name.vi.length > longest.name.vi.length ? candidate : longest))
    .serviceId;

const waiting = (number: string, fieldId: string, serviceId: ServiceId, minutes: number): WaitingTicket => ({
  ticketId: `${DATE}/${number}` as TicketId,
  number: number as TicketNumber,
  fieldId: field(fieldId),
  serviceId,
  waitingSince: ago(minutes),
});

const NEXT: readonly WaitingTicket[] = [
  waiting('A020', 'certification', longestService('certification'), 35),
  waiting('H016', 'civil-status', service('birth-registration'), 18),
  waiting('H017', 'civil-status', longestService('civil-status'), 17),
  waiting('H018', 'civil-status', service('birth-registration'), 15),
  waiting('A111', 'certification', longestService('certification'), 0),
];

const WAITED: Period = { kind: 'waiting', from: ago(29, 15), to: ago(0, 15), counterNumber: null };
const CALLED: CounterTicket = {
  ticketId: `${DATE}/H009` as TicketId,
  number: 'H009' as TicketNumber,
  fieldId: field('civil-status'),
  serviceId: longestService('civil-status'),
  status: 'called',
  callCount: 1,
  issuedAt: ago(29, 15),
  calledAt: ago(0, 15),
  servingSince: null,
  periods: [WAITED, { kind: 'called', from: ago(0, 15), to: null, counterNumber: 3 }],
  reason: { rule: 'first_come', overtook: [], waitingForCounter: 22 },
  spokenAt: ago(0, 9),
};
const SERVING: CounterTicket = {
  ...CALLED,
  status: 'serving',
  issuedAt: ago(26, 40),
  calledAt: ago(7, 52),
  servingSince: ago(5, 44),
  spokenAt: ago(7, 45),
  periods: [
    { kind: 'waiting', from: ago(26, 40), to: ago(7, 52), counterNumber: null },
    { kind: 'called', from: ago(7, 52), to: ago(5, 44), counterNumber: 3 },
    { kind: 'serving', from: ago(5, 44), to: null, counterNumber: 3 },
  ],
};

const verdicts = (
  callNext: RejectionCode | null,
  recall: RejectionCode | null,
  startService: RejectionCode | null,
  finish: RejectionCode | null,
  signOut: RejectionCode | null,
): CounterView['allowed'] => ({ callNext, recall, startService, finish, markMissed: recall, signOut });
const NONE = 'ticket_not_at_counter';
const WRONG = 'wrong_status';
const IDLE_ALLOWED = verdicts(null, NONE, NONE, NONE, null);
const CALLED_ALLOWED = verdicts('counter_busy', null, null, WRONG, 'counter_busy');
const SERVING_ALLOWED = verdicts('counter_busy', WRONG, WRONG, null, 'counter_busy');

const IDLE_VIEW: CounterView = {
  revision: 812 as Revision,
  at: instantMs(NOW_MS),
  date: DATE,
  counterId: COUNTER_3.counterId,
  counterRevision: 41,
  officer: { officerId: 'hanh' as OfficerId, displayName: 'Nguyễn Thị Hạnh' },
  current: null,
  next: NEXT,
  waitingForCounter: 21,
  longestWaitSince: ago(35),
  fields: [
    { fieldId: field('civil-status'), waiting: 9, longestWaitSince: ago(18) },
    { fieldId: field('certification'), waiting: 12, longestWaitSince: ago(35) },
  ],
  missed: [
    { number: 'H013' as TicketNumber, callCount: 3, missedAt: ago(3) },
    { number: 'A011' as TicketNumber, callCount: 2, missedAt: ago(41) },
  ],
  today: { finished: 9, missed: 2, medianServiceMs: 640_000 },
  allowed: IDLE_ALLOWED,
  printer: { problem: null, paperNearEnd: false },
  displays: { connected: 2, muted: 0, lastSpokenAt: ago(7, 45) },
};
const CALLED_VIEW: CounterView = { ...IDLE_VIEW, current: CALLED, allowed: CALLED_ALLOWED };
const SERVING_VIEW: CounterView = { ...IDLE_VIEW, current: SERVING, allowed: SERVING_ALLOWED };

const ONLINE: Link = { isOnline: true, heardAtMs: NOW_MS, attempts: 0 };
const OFFLINE: Link = { isOnline: false, heardAtMs: NOW_MS - 103_000, attempts: 6 };
const QUIET: DeskState = { pending: null, note: null };

const screen = (view: CounterView, more: Partial<ScreenState> = {}): CounterGalleryState => ({
  page: 'screen',
  props: {
    office: GALLERY_OFFICE,
    counter: COUNTER_3,
    view,
    link: ONLINE,
    nowMs: NOW_MS,
    desk: QUIET,
    notedAlarmKeys: [],
    ...more,
  },
});

const pending = (action: 'callNext' | 'finish', pressedAtMs: number): DeskState => ({
  note: null,
  pending: {
    action,
    requestId: 'gallery-request-0001' as RequestId,
    target: { counterRevision: 41, ticketId: CALLED.ticketId, number: CALLED.number, callCount: 1 },
    pressedAtMs,
    doneAtRevision: null,
  },
});

const LOGIN_VIEW: CounterView = {
  ...IDLE_VIEW,
  officer: null,
  waitingForCounter: 6,
  longestWaitSince: ago(14),
};
const login = (more: Partial<LoginState> = {}): CounterGalleryState => ({
  page: 'login',
  props: {
    office: GALLERY_OFFICE,
    counter: COUNTER_3,
    view: LOGIN_VIEW,
    link: ONLINE,
    nowMs: NOW_MS,
    notice: null,
    isSigningIn: false,
    lastUsername: 'hanh',
    ...more,
  },
});
const refused = (code: 'wrong_credentials' | 'too_many_tries' | 'counter_taken' | 'officer_busy_elsewhere') =>
  login({
    notice: {
      kind: 'refused',
      code,
      elsewhere: code === 'officer_busy_elsewhere' ? ('5' as CounterId) : null,
      retryAtMs: code === 'too_many_tries' ? NOW_MS + 27_000 : null,
    },
    ...(code === 'counter_taken'
      ? {
          view: {
            ...LOGIN_VIEW,
            officer: { officerId: 'lan' as OfficerId, displayName: 'Phạm Thị Ngọc Lan' },
          },
        }
      : {}),
  });

const M888 = 'M888' as TicketNumber;
const WIDE: CounterTicket = {
  ...CALLED,
  number: M888,
  fieldId: field('residence-identity'),
  serviceId: longestService('residence-identity'),
  callCount: 3,
  reason: {
    rule: 'first_come',
    overtook: ['L777', 'M777', 'A020'].map((number) => number as TicketNumber),
    waitingForCounter: 14,
  },
};
const EMPTY_VIEW: CounterView = {
  ...IDLE_VIEW,
  next: [],
  waitingForCounter: 0,
  longestWaitSince: null,
  fields: IDLE_VIEW.fields.map(({ fieldId }) => ({ fieldId, waiting: 0, longestWaitSince: null })),
  missed: [],
  today: { finished: 0, missed: 0, medianServiceMs: null },
  displays: { connected: 1, muted: 0, lastSpokenAt: null },
  allowed: verdicts('nobody_waiting', NONE, NONE, NONE, null),
};

export const COUNTER_STATES = {
  idle: screen(IDLE_VIEW, {
    desk: { pending: null, note: { kind: 'done', action: 'finish', number: CALLED.number, atMs: ago(0, 3) } },
  }),
  'idle-just-came': screen({
    ...IDLE_VIEW,
    next: [waiting('H111', 'civil-status', service('birth-registration'), 0)],
    waitingForCounter: 1,
    longestWaitSince: ago(0),
  }),
  'nobody-waiting': screen(EMPTY_VIEW),
  calling: screen(IDLE_VIEW, { desk: pending('callNext', NOW_MS) }),
  called: screen(CALLED_VIEW),
  'called-about-to-speak': screen({ ...CALLED_VIEW, current: { ...CALLED, spokenAt: null } }),
  'called-muted': screen({
    ...CALLED_VIEW,
    current: { ...CALLED, spokenAt: null },
    displays: { connected: 1, muted: 1, lastSpokenAt: null },
  }),
  'called-no-display': screen({
    ...CALLED_VIEW,
    current: { ...CALLED, spokenAt: null },
    displays: { connected: 0, muted: 0, lastSpokenAt: null },
  }),
  'called-wide': screen(
    { ...CALLED_VIEW, current: WIDE },
    {
      counter: { ...COUNTER_3, number: 88 },
      desk: {
        pending: null,
        note: { kind: 'refused', action: 'recall', code: 'stale_screen', number: M888 },
      },
    },
  ),
  'called-refused-key': screen(CALLED_VIEW, {
    desk: { pending: null, note: { kind: 'not_allowed', action: 'callNext', obstacle: 'counter_busy' } },
  }),
  serving: screen(SERVING_VIEW),
  stale: screen(SERVING_VIEW, { link: OFFLINE }),
  'stale-finish': screen(SERVING_VIEW, { link: OFFLINE, desk: pending('finish', NOW_MS - 20_000) }),
  'stale-idle': screen(IDLE_VIEW, {
    link: OFFLINE,
    desk: { pending: null, note: { kind: 'unanswered', action: 'callNext' } },
  }),
  'stale-called': screen(CALLED_VIEW, { link: OFFLINE }),
  'paper-near-end': screen({ ...IDLE_VIEW, printer: { problem: null, paperNearEnd: true } }),
  'printer-offline-muted': screen({
    ...IDLE_VIEW,
    printer: { problem: 'offline', paperNearEnd: false },
    displays: { connected: 1, muted: 1, lastSpokenAt: ago(40) },
  }),
  'paper-out-serving': screen({ ...SERVING_VIEW, printer: { problem: 'paper_out', paperNearEnd: true } }),
  login: login(),
  'login-first-time': login({
    lastUsername: '',
    view: { ...LOGIN_VIEW, waitingForCounter: 0, longestWaitSince: null },
  }),
  'login-wrong': refused('wrong_credentials'),
  'login-too-many': refused('too_many_tries'),
  'login-taken': refused('counter_taken'),
  'login-busy-elsewhere': refused('officer_busy_elsewhere'),
  'login-checking': login({ isSigningIn: true }),
  'login-ended': login({ notice: { kind: 'ended', end: 'not_signed_in', lostFinish: CALLED.number } }),
  'login-stale': login({ link: OFFLINE }),
  'login-wide': login({
    counter: { ...COUNTER_3, number: 88, fieldIds: GALLERY_OFFICE.fields.map(({ fieldId }) => fieldId) },
  }),
  connecting: { page: 'plain', about: 'connecting' },
  'not-enrolled': { page: 'plain', about: 'not_enrolled' },
  'unknown-counter': { page: 'plain', about: 'unknown_counter' },
} as const satisfies Record<string, CounterGalleryState>;

/** The names of all states, for scripts that look at each. */
export const COUNTER_STATE_NAMES: readonly string[] = Object.keys(COUNTER_STATES);
