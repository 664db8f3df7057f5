/** Every state of the counter's screens: what the gallery shows, axe checks and the pictures are taken of. */
import {
  COUNTER_ACCOUNT_STATES,
  login,
  LOGIN_VIEW,
  type AccountGalleryState,
} from './counter-account-states.ts';
import type { DeskState } from '../../counter-ui/command-desk.ts';
import type { CounterCommand } from '../../counter-ui/counter-command.ts';
import type { CounterScreenProps, Link } from '../../counter-ui/counter-screen-props.ts';
import type { DialogKind } from '../../counter-ui/intents.ts';
import type { CounterTicket, CounterView } from '#protocol/views.ts';
import {
  durationMs,
  instantMs,
  type CounterId,
  type OfficerId,
  type PriorityId,
  type RequestId,
  type TicketId,
  type TicketNumber,
  type ServiceId,
} from '#protocol/vocabulary.ts';
import {
  ago,
  BY_PRIORITY,
  CALLED,
  CALLED_ALLOWED,
  CALLED_VIEW,
  COLLEAGUES,
  COUNTER_3,
  DATE,
  ELDERLY,
  EMPTY_VIEW,
  field,
  FULL,
  IDLE_VIEW,
  JUST_FINISHED,
  longestService,
  M888,
  MANY_ABSENT,
  NOW_MS,
  numbers,
  PAUSED_VIEW,
  period,
  REASON,
  service,
  SERVING,
  SERVING_VIEW,
  SUPERVISOR,
  waiting,
} from './counter-fixtures.ts';
import { GALLERY_OFFICE } from './office.ts';
import { MANY_UNPRINTED, ONE_UNPRINTED, printerThat } from './printing-fixtures.ts';

/** What the gallery's page itself answers. */
type Answered =
  'language' | 'dialog' | 'onIntent' | 'onCommand' | 'onCloseDialog' | 'onNoted' | 'onTryNow' | 'onLanguage';
type ScreenState = Omit<CounterScreenProps, Answered>;
export type CounterGalleryState =
  | {
      readonly page: 'screen';
      readonly props: ScreenState;
      readonly dialog: DialogKind | null;
      /** What a hand then types, for whoever takes the picture: keys by name, or text. */
      readonly typed: readonly string[];
    }
  | AccountGalleryState
  | { readonly page: 'plain'; readonly about: 'connecting' | 'not_enrolled' | 'unknown_counter' };

const ONLINE: Link = { isOnline: true, heardAtMs: NOW_MS, attempts: 0 };
const OFFLINE: Link = { isOnline: false, heardAtMs: NOW_MS - 103_000, attempts: 6 };
const QUIET: DeskState = { pending: null, note: null };

const screen = (view: CounterView, more: Partial<ScreenState> = {}): CounterGalleryState => ({
  page: 'screen',
  dialog: null,
  typed: [],
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
const withDialog = (
  dialog: DialogKind,
  view: CounterView,
  typed: readonly string[] = [],
  more: Partial<ScreenState> = {},
): CounterGalleryState => {
  const state = screen(view, more);
  return state.page === 'screen' ? { ...state, dialog, typed } : state;
};

const GALLERY_REQUEST = 'gallery-request-0001' as RequestId;
const pending = (command: CounterCommand, pressedAtMs: number): DeskState => ({
  note: null,
  pending: {
    command,
    requestId: GALLERY_REQUEST,
    number: CALLED.number,
    pressedAtMs,
    doneAtRevision: null,
    issued: null,
  },
});
const noted = (note: DeskState['note']): DeskState => ({ pending: null, note });
const CALL_NEXT: CounterCommand = { name: 'callNext', input: { seenCounterRevision: 41 } };
const FINISH: CounterCommand = { name: 'finish', input: { ticketId: CALLED.ticketId, done: [] } };

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
            officer: { officerId: 'lan' as OfficerId, displayName: 'Phạm Thị Ngọc Lan', isSupervisor: false },
          },
        }
      : {}),
  });

const askedFor = (name: 'callTicket', code: 'reason_needed'): DeskState =>
  noted({ kind: 'refused', name, requestId: GALLERY_REQUEST, code, number: 'H019' as TicketNumber });
const issuedNote: DeskState = noted({
  kind: 'done',
  name: 'issueAtCounter',
  requestId: GALLERY_REQUEST,
  number: 'H021' as TicketNumber,
  atMs: ago(0, 2),
  issued: {
    ticketId: `${DATE}/H021` as TicketId,
    number: 'H021' as TicketNumber,
    serviceId: service('birth-registration'),
    fieldId: field('civil-status'),
    date: DATE,
    issuedAt: ago(0, 2),
    priorityId: null,
    ahead: 9,
    range: { from: 20, to: 35 },
    counterNumbers: [3, 5],
    printJobId: null,
  },
});

const WIDE: CounterTicket = {
  ...CALLED,
  number: M888,
  fieldId: field('residence-identity'),
  serviceId: longestService('residence-identity'),
  callCount: 3,
  recallFrom: null,
  priorityId: 'small-child' as PriorityId,
  reason: {
    ...REASON,
    rule: 'by_hand',
    overtook: numbers('L777', 'M777', 'A020', 'M778', 'M779', 'M880', 'M881', 'M882'),
    overtookCount: 14,
    hand: { code: 'other', note: 'bé sốt cao, cần về đón con nhỏ ở trường mẫu giáo trước mười giờ' },
  },
};

const RECEPTION = GALLERY_OFFICE.counters.find(({ kind }) => kind === 'reception') ?? COUNTER_3;
/** The same office, with numbers torn off a paper roll for the field that counter 3 serves first. */
const ROLL_OFFICE: typeof GALLERY_OFFICE = {
  ...GALLERY_OFFICE,
  fields: GALLERY_OFFICE.fields.map((one) =>
    one.fieldId === field('civil-status') ? { ...one, numbering: 'roll' } : one,
  ),
};

/** The service of a field with the most to bring. */
const mostPapers = (fieldId: string): ServiceId =>
  GALLERY_OFFICE.services
    .filter((candidate) => candidate.fieldId === fieldId)
    .reduce((most, candidate) => (candidate.papers.length > most.papers.length ? candidate : most)).serviceId;

export const COUNTER_STATES = {
  idle: screen({ ...JUST_FINISHED, printer: printerThat(null, true) }),
  'idle-quiet': screen(IDLE_VIEW, {
    desk: noted({
      kind: 'done',
      name: 'reinstate',
      requestId: GALLERY_REQUEST,
      number: 'H013' as TicketNumber,
      issued: null,
      atMs: ago(0, 3),
    }),
  }),
  'idle-busy': screen(
    {
      ...JUST_FINISHED,
      absent: MANY_ABSENT,
      absentCount: 7,
      helpAskedAt: ago(2),
      colleagues: COLLEAGUES.map((one) => (one.counterNumber === 5 ? { ...one, helpAskedAt: ago(1) } : one)),
    },
    {
      desk: noted({
        kind: 'refused',
        name: 'callNext',
        requestId: GALLERY_REQUEST,
        code: 'stale_screen',
        number: null,
      }),
    },
  ),
  'idle-just-came': screen({
    ...IDLE_VIEW,
    next: [waiting('H111', 'civil-status', service('birth-registration'), 0)],
    nextReason: { ...REASON, waitingForCounter: 1, waitedMs: durationMs(0) },
    waitingForCounter: 1,
    longestWaitSince: ago(0),
  }),
  'nobody-waiting': screen(EMPTY_VIEW),
  reception: screen({ ...EMPTY_VIEW, counterId: RECEPTION.counterId, fields: [] }, { counter: RECEPTION }),
  calling: screen(IDLE_VIEW, { desk: pending(CALL_NEXT, NOW_MS) }),
  called: screen(CALLED_VIEW),
  'called-just-now': screen({
    ...CALLED_VIEW,
    current: {
      ...CALLED,
      calledAt: ago(0, 3),
      recallFrom: instantMs(NOW_MS + 7_000),
      announcement: { state: 'waiting' },
    },
    allowed: { ...CALLED_ALLOWED, recall: 'recall_too_soon' },
  }),
  'called-in-vain': screen({
    ...CALLED_VIEW,
    current: { ...CALLED, callCount: 3, recallFrom: null, reason: BY_PRIORITY, priorityId: ELDERLY },
    allowed: { ...CALLED_ALLOWED, recall: 'recall_limit_reached' },
  }),
  'called-about-to-speak': screen({
    ...CALLED_VIEW,
    current: { ...CALLED, announcement: { state: 'waiting' } },
  }),
  'called-muted': screen({
    ...CALLED_VIEW,
    current: { ...CALLED, announcement: { state: 'not_announced', why: 'muted', isShown: true } },
    displays: { connected: 1, muted: 1, lastSpokenAt: null },
  }),
  'called-no-display': screen({
    ...CALLED_VIEW,
    current: { ...CALLED, announcement: { state: 'not_announced', why: 'away', isShown: true } },
    displays: { connected: 0, muted: 0, lastSpokenAt: null },
  }),
  'called-wide': screen(
    { ...CALLED_VIEW, current: WIDE, allowed: { ...CALLED_ALLOWED, recall: 'recall_limit_reached' } },
    {
      counter: { ...COUNTER_3, number: 88 },
      desk: noted({
        kind: 'refused',
        name: 'recall',
        requestId: GALLERY_REQUEST,
        code: 'recall_limit_reached',
        number: M888,
      }),
    },
  ),
  'called-refused-key': screen(CALLED_VIEW, {
    desk: noted({ kind: 'not_allowed', deed: 'callNext', obstacle: 'counter_busy' }),
  }),
  serving: screen(SERVING_VIEW),
  'serving-full': screen({ ...SERVING_VIEW, current: FULL }),
  'serving-walk-in': screen({
    ...SERVING_VIEW,
    current: {
      ...SERVING,
      periods: [period('serving', ago(5, 44), null, 3, 'Nguyễn Thị Hạnh')],
      issuedAt: ago(5, 44),
      missingPapers: [],
      notes: [],
      reason: REASON,
      callCount: 0,
    },
  }),
  'taken-away': screen({
    ...IDLE_VIEW,
    takenAway: { number: 'H009' as TicketNumber, deed: 'moved', at: ago(1) },
  }),
  paused: screen(PAUSED_VIEW),
  'paused-alone': screen({
    ...PAUSED_VIEW,
    next: [],
    nextReason: null,
    waitingForCounter: 0,
    fields: EMPTY_VIEW.fields,
    services: [],
  }),
  park: withDialog(
    'park',
    { ...SERVING_VIEW, current: { ...SERVING, serviceId: mostPapers('civil-status') } },
    ['1', '3', 'W'],
  ),
  'park-other': withDialog('park', SERVING_VIEW, [
    '2',
    '3',
    'Xác nhận của Tòa án nhân dân khu vực về nội dung bản án',
    'Tab',
    'W',
  ]),
  transfer: withDialog('transfer', SERVING_VIEW, [
    'chung thuc',
    'Alt+b',
    'Tab',
    'Tab',
    'Cần 2 bản sao Quyết định để nộp kèm',
  ]),
  'transfer-empty': withDialog('transfer', SERVING_VIEW),
  'transfer-counter': withDialog('transfer', SERVING_VIEW, ['quay']),
  'dialog-pause': withDialog('pause', IDLE_VIEW),
  'dialog-note': withDialog('addNote', SERVING_VIEW),
  'dialog-finish': withDialog('finishDetails', { ...SERVING_VIEW, current: FULL }, ['ArrowDown', '3', 'W']),
  'dialog-add-service': withDialog('addService', SERVING_VIEW, ['khai sinh']),
  'dialog-call': withDialog('callTicket', IDLE_VIEW, ['h19']),
  'dialog-call-letter': withDialog('callTicket', IDLE_VIEW, ['19']),
  'dialog-call-reason': withDialog('callTicket', IDLE_VIEW, ['h19'], {
    desk: askedFor('callTicket', 'reason_needed'),
  }),
  'dialog-walk-in': withDialog('serveWithoutTicket', IDLE_VIEW),
  'dialog-issue': withDialog('issue', IDLE_VIEW, ['khai']),
  'dialog-issued': withDialog('issue', IDLE_VIEW, [], { desk: issuedNote }),
  'dialog-priority': withDialog('grantPriority', IDLE_VIEW, ['h19', 'Enter']),
  'dialog-cancel': withDialog('cancel', IDLE_VIEW, ['h19', 'Enter']),
  'dialog-roll': withDialog('rollNumber', IDLE_VIEW),
  'dialog-roll-field': withDialog('rollNumber', IDLE_VIEW, ['16'], { office: ROLL_OFFICE }),
  'dialog-resume': withDialog('resume', { ...IDLE_VIEW, absent: MANY_ABSENT, absentCount: 5 }),
  'dialog-reinstate': withDialog('reinstate', { ...IDLE_VIEW, absent: MANY_ABSENT, absentCount: 5 }),
  'dialog-colleagues-help': withDialog('colleagues', {
    ...IDLE_VIEW,
    colleagues: COLLEAGUES.map((one, index) => (index === 0 ? { ...one, helpAskedAt: ago(1) } : one)),
  }),
  'dialog-colleagues': withDialog('colleagues', { ...IDLE_VIEW, officer: SUPERVISOR }),
  'dialog-keys': withDialog('keys', SERVING_VIEW),
  stale: screen(SERVING_VIEW, { link: OFFLINE }),
  'stale-paused': screen(PAUSED_VIEW, { link: OFFLINE }),
  'stale-finish': screen(SERVING_VIEW, { link: OFFLINE, desk: pending(FINISH, NOW_MS - 20_000) }),
  'stale-idle': screen(IDLE_VIEW, {
    link: OFFLINE,
    desk: noted({ kind: 'unanswered', name: 'callNext', requestId: GALLERY_REQUEST }),
  }),
  'stale-called': screen(CALLED_VIEW, { link: OFFLINE }),
  'paper-near-end': screen({ ...IDLE_VIEW, printer: printerThat(null, true) }),
  'printer-offline-muted': screen({
    ...IDLE_VIEW,
    printer: printerThat('offline'),
    displays: { connected: 1, muted: 1, lastSpokenAt: ago(40) },
  }),
  'paper-out-serving': screen({ ...SERVING_VIEW, ...MANY_UNPRINTED }),
  unprinted: screen({ ...IDLE_VIEW, ...ONE_UNPRINTED }),
  'no-printer': screen({ ...IDLE_VIEW, printer: null }),
  login: login(),
  ...COUNTER_ACCOUNT_STATES,
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
