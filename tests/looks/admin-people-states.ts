/** The desk's pages about people, devices and the trail in each of their states, and what a supervisor sees of the desk. */
import type { AuditLine, Deed, Json } from '#protocol/audit.ts';
import type { DeviceStanding } from '#protocol/admin-view.ts';
import type { OfficerAccount, OpenSession, SessionId } from '#protocol/officers.ts';
import type { CounterId, DeviceId, OfficerId, PrinterId } from '#protocol/vocabulary.ts';
import { DEMO_PEOPLE } from '#demo/office.ts';
import type { DeviceWish } from '../../admin-ui/errand-desk.ts';
import { NO_PEOPLE, type PeopleState } from '../../admin-ui/people/people-desk.ts';
import { NO_TRAIL, type TrailState } from '../../admin-ui/trail/trail-desk.ts';
import { ago } from './admin-fixtures.ts';
import type { AdminGalleryState } from './admin-screen.ts';
import { ADMIN_STATES } from './admin-states.ts';

const { live, printers, notices } = ADMIN_STATES;
const propsOf = (state: AdminGalleryState) => {
  if (state.page !== 'screen') throw new Error('Not a page of the desk.');
  return state.props;
};
const desk = propsOf(live);
type DeskProps = typeof desk;
const page = (more: Partial<DeskProps>): AdminGalleryState => ({
  page: 'screen',
  props: { ...desk, ...more },
});

const line = (
  ordinal: number,
  minutes: number,
  deed: Deed,
  subject: string,
  [before, after]: readonly [Json, Json],
  more: Partial<AuditLine> = {},
): AuditLine => ({
  ordinal,
  at: ago(minutes),
  officerId: 'minh' as OfficerId,
  officerName: 'Lê Quang Minh',
  deed,
  subject,
  subjectName: null,
  before,
  after,
  canBeUndone: false,
  ...more,
});
const NOTHING = [null, null] as const;
const LINES: readonly AuditLine[] = [
  line(
    128,
    4,
    'settings_changed',
    'posters',
    [
      { isOn: false, perMinute: 6, posterKey: 'q3Vb8Kf0Zs2mYw7LxT1dRA' },
      { isOn: true, perMinute: 12, posterKey: 'Zs2mYw7LxT1dRAq3Vb8Kf0' },
    ],
    { canBeUndone: true },
  ),
  line(
    127,
    31,
    'officer_changed',
    'thao',
    [
      { role: 'officer', usualCounterId: null },
      { role: 'supervisor', usualCounterId: '5' },
    ],
    {
      subjectName: 'Đặng Phương Thảo',
    },
  ),
  line(
    126,
    50,
    'settings_changed',
    'printing',
    [
      {
        oldestJobMs: 120_000,
        printers: [
          {
            printerId: 'hall',
            name: 'Máy in kiosk sảnh A',
            density: 0,
            connection: { kind: 'tcp', host: '192.168.10.41', port: 9_100 },
          },
        ],
      },
      {
        oldestJobMs: 90_000,
        printers: [
          {
            printerId: 'hall',
            name: 'Máy in kiosk sảnh A',
            density: 2,
            connection: { kind: 'tcp', host: '192.168.10.45', port: 9_100 },
          },
        ],
      },
    ],
    { canBeUndone: true },
  ),
  line(
    125,
    95,
    'officer_added',
    'officer-x',
    [null, { username: 'ngoc', displayName: 'Lý Bảo Ngọc', role: 'officer', usualCounterId: '3' }],
    {
      subjectName: 'Lý Bảo Ngọc',
    },
  ),
  line(124, 96, 'password_changed', 'loc', NOTHING, {
    officerName: 'Trần Văn Lộc',
    subjectName: 'Trần Văn Lộc',
  }),
  line(123, 200, 'device_revoked', 'kiosk-old', [{ name: 'Kiosk cũ' }, null], { subjectName: 'Kiosk cũ' }),
  line(122, 230, 'files_imported', 'replace', [null, { files: 4_180, rejected: 3 }]),
  line(121, 240, 'device_paired', 'counter-1', [null, { role: 'counter', name: 'Máy Quầy 1' }], {
    officerId: null,
    officerName: null,
    subjectName: 'Máy Quầy 1',
  }),
  line(120, 700, 'day_sealed', '2026-11-20', NOTHING, { officerId: null, officerName: null }),
  line(119, 900, 'settings_begun', 'hall', [{}, { rooms: [] }], { officerId: null, officerName: null }),
];
const trail = (state: Partial<TrailState>, more: Partial<DeskProps> = {}): AdminGalleryState =>
  page({ route: { page: 'trail' }, trail: { ...NO_TRAIL, lines: LINES, hasOlder: true, ...state }, ...more });

const account = (username: string, more: Partial<OfficerAccount> = {}): OfficerAccount => {
  const person = DEMO_PEOPLE.find((one) => one.username === username);
  return {
    officerId: username as OfficerId,
    username,
    displayName: person?.displayName ?? username,
    role: person?.role ?? 'officer',
    usualCounterId: person?.counterId ?? null,
    isDisabled: false,
    temporaryUntil: null,
    signedInSince: null,
    ...more,
  };
};
const ACCOUNTS: readonly OfficerAccount[] = [
  account('tuan', { isDisabled: true }),
  account('yen', { temporaryUntil: ago(-2 * 24 * 60) }),
  account('mai', { temporaryUntil: ago(60) }),
  ...['son', 'thao', 'khanh', 'minh', 'hanh', 'lan', 'loc'].map((username) => account(username)),
];
const session = (
  officerId: string,
  counterId: string | null,
  more: Partial<OpenSession> = {},
): OpenSession => ({
  sessionId: `session-${officerId}-${counterId ?? 'desk'}` as SessionId,
  officerId: officerId as OfficerId,
  officerName: DEMO_PEOPLE.find(({ username }) => username === officerId)?.displayName ?? '',
  counterId: counterId as CounterId | null,
  deviceName: counterId === null ? 'Máy ở phòng giám đốc' : `Máy Quầy ${counterId}`,
  startedAt: ago(120),
  usedAt: ago(2),
  isOwn: false,
  ...more,
});
const SESSIONS: readonly OpenSession[] = [
  session('minh', null, { isOwn: true, usedAt: ago(0) }),
  session('hanh', '3'),
  session('lan', '2', { startedAt: ago(118), usedAt: ago(31) }),
];
const people = (
  open: string | null,
  state: Partial<PeopleState> = {},
  more: Partial<DeskProps> = {},
): AdminGalleryState =>
  page({
    route: { page: 'people', open: open as OfficerId | 'add' | null },
    people: { ...NO_PEOPLE, accounts: ACCOUNTS, sessions: SESSIONS, ...state },
    ...more,
  });

const device = (
  deviceId: string,
  role: DeviceStanding['role'],
  name: string,
  more: Partial<DeviceStanding> = {},
) => ({
  deviceId: deviceId as DeviceId,
  role,
  name,
  counterId: null,
  printerId: null,
  enrolledAt: ago(28_000),
  isConnected: true,
  lastSeenAt: null,
  sound: null,
  ...more,
});
const DEVICES: readonly DeviceStanding[] = [
  device('kiosk-a', 'kiosk', 'Kiosk sảnh A'),
  device('kiosk-b', 'kiosk', 'Kiosk sảnh B', { isConnected: false, lastSeenAt: ago(13) }),
  device('display-a', 'display', 'Màn hình sảnh A', { sound: 'blocked' }),
  device('display-b', 'display', 'Màn hình sảnh B', { sound: 'on' }),
  device('counter-3', 'counter', 'Máy Quầy 3', { counterId: '3' as CounterId }),
  device('counter-8', 'counter', 'Máy Quầy 8', { counterId: '8' as CounterId, isConnected: false }),
  device('agent', 'printer', 'Máy kiosk sảnh A', { printerId: 'hall' as PrinterId }),
  device('device-desk', 'admin', 'Máy ở phòng giám đốc'),
];
const troubledView = propsOf(printers).view;
const devices = (more: Partial<DeskProps> = {}): AdminGalleryState =>
  page({ route: { page: 'devices' }, view: { ...troubledView, devices: DEVICES }, ...more });
const WISH: DeviceWish = { role: 'counter', name: 'Máy Quầy 4', counterId: '4' as CounterId };
const AS_SUPERVISOR = {
  isAdministrator: false,
  role: 'supervisor',
  officerId: 'loc' as OfficerId,
  username: 'loc',
} as const;
const AWAY = { link: { isOnline: false, heardAtMs: ago(1), attempts: 3 } };

const atTheDoor = (refused: 'weak_password' | null): AdminGalleryState => {
  const door = ADMIN_STATES['sign-in-officer'];
  if (door.page !== 'sign-in') throw new Error('Not the door.');
  return {
    page: 'sign-in',
    props: { ...door.props, notice: null, choice: { username: 'loc', isBusy: false, refused } },
  };
};

export const ADMIN_PEOPLE_STATES = {
  'sign-in-temporary': atTheDoor(null),
  'sign-in-weak': atTheDoor('weak_password'),
  trail: trail({}),
  'trail-undone': trail({
    hasOlder: false,
    undone: { ordinal: 126, state: { kind: 'refused', code: 'settings_changed' } },
  }),
  'trail-empty': trail({ lines: [], hasOlder: false }, { view: { ...desk.view, auditCode: null } }),
  'trail-failed': trail({ lines: null, hasLoadFailed: true }),
  'trail-stale': trail({}, AWAY),
  'trail-supervisor': trail({}, AS_SUPERVISOR),
  people: people(null),
  'people-open': people('hanh'),
  'people-own': people('minh'),
  'people-add': people('add', {
    deed: { name: 'add', about: null, state: { kind: 'refused', code: 'username_taken' } },
  }),
  'people-temporary': people('yen', {
    temporary: { officerId: 'yen' as OfficerId, password: 'K7MX-4QPD-9TWE-HR3B' },
  }),
  'people-failed': people(null, { accounts: null, sessions: null, hasLoadFailed: true }),
  'people-stale': people('hanh', {}, AWAY),
  account: page({ route: { page: 'account' }, people: { ...NO_PEOPLE, sessions: SESSIONS } }),
  'account-refused': page({
    route: { page: 'account' },
    people: {
      ...NO_PEOPLE,
      sessions: SESSIONS,
      deed: { name: 'changePassword', about: null, state: { kind: 'refused', code: 'wrong_credentials' } },
    },
  }),
  devices: devices(),
  'devices-code': devices({
    errands: {
      ...desk.errands,
      invited: {
        wish: WISH,
        state: { kind: 'done', result: { code: 'K7M4-X9QP', expiresAt: ago(-9, -12) }, atMs: ago(1) },
      },
    },
  }),
  'devices-empty': devices({ view: { ...troubledView, devices: [] } }),
  'devices-stale': devices(AWAY),
  'supervisor-printers': { page: 'screen', props: { ...propsOf(printers), ...AS_SUPERVISOR } },
  'supervisor-notices': { page: 'screen', props: { ...propsOf(notices), ...AS_SUPERVISOR } },
  'supervisor-closed': page({ route: { page: 'slip' }, ...AS_SUPERVISOR }),
} satisfies Readonly<Record<string, AdminGalleryState>>;
