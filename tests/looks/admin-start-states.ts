/** The list of a new office’s first steps, from its first minute to the last word. */
import type { DeviceStanding } from '#protocol/admin-view.ts';
import { setupProposal } from '#server/setup/proposal.ts';
import type { StartFacts, StartSettings, StartStep } from '#protocol/start-list.ts';
import { instantMs, type CounterId, type DeviceId, type DeviceRole } from '#protocol/vocabulary.ts';
import type { HallView } from '../../admin-ui/live/alarms.ts';
import { NO_ERRANDS, placeKey, type DeviceWish, type ErrandDeskState } from '../../admin-ui/errand-desk.ts';
import { ago, CALM_VIEW, HALL_PRINTER, NOW_MS } from './admin-fixtures.ts';
import type { AdminGalleryState } from './admin-screen.ts';
import { ADMIN_STATES } from './admin-states.ts';

const { live } = ADMIN_STATES;
if (live.page !== 'screen') throw new Error('Not a page of the desk.');
const desk = live.props;

const office = { ...setupProposal(), name: { vi: 'Phường Hòa Bình', en: 'Hòa Bình Ward' } };
const SETTINGS: StartSettings = {
  revision: 1,
  rightPrinterIds: [],
  isVoiceHeard: false,
  later: [],
  isPutAway: false,
};
const FACTS: StartFacts = { testPages: [], trial: null, officers: 1, hasIssued: false, hasCalled: false };
const device = (
  role: DeviceRole,
  name: string,
  counterId: string | null,
  isConnected = true,
): DeviceStanding => ({
  deviceId: `${role}-${counterId ?? 'hall'}` as DeviceId,
  role,
  name,
  counterId: counterId as CounterId | null,
  printerId: null,
  enrolledAt: ago(3),
  isConnected,
  lastSeenAt: isConnected ? null : ago(1),
  sound: role === 'display' ? 'on' : null,
});
const KIOSK = device('kiosk', 'Máy lấy số', null);
const DISPLAY = device('display', 'Màn hình sảnh', null);
const [PRINTER] = CALM_VIEW.printers.filter(({ printerId }) => printerId === HALL_PRINTER);
const ONE_PRINTER = PRINTER === undefined ? [] : [PRINTER];
const testPage = (state: 'printed' | 'failed'): StartFacts['testPages'] => [
  { printerId: HALL_PRINTER, orderedAt: ago(0, 20), state, problem: null },
];
const RIGHT: Partial<StartSettings> = { rightPrinterIds: [HALL_PRINTER] };

type Moment = {
  readonly view?: Partial<HallView>;
  readonly settings?: Partial<StartSettings>;
  readonly facts?: Partial<StartFacts>;
  readonly errands?: Partial<ErrandDeskState>;
};
const start = (
  open: StartStep | null,
  { view, settings, facts, errands }: Moment = {},
): AdminGalleryState => ({
  page: 'screen',
  props: {
    ...desk,
    office,
    isAdministrator: true,
    route: { page: 'start', open },
    errands: { ...NO_ERRANDS, ...errands },
    view: {
      ...CALM_VIEW,
      printers: [],
      devices: [],
      counters: [],
      displays: { connected: 0, muted: 0, lastSpokenAt: null },
      ...view,
      start: { settings: { ...SETTINGS, ...settings }, facts: { ...FACTS, ...facts } },
    },
  },
});
const codes = (...wishes: readonly DeviceWish[]): Partial<ErrandDeskState> => ({
  codes: new Map(
    wishes.map((wish, index) => [
      placeKey(wish),
      {
        kind: 'done',
        result: { code: `K7M4-X9Q${String(index + 2)}`, expiresAt: instantMs(NOW_MS + 541_000) },
        atMs: ago(1),
      },
    ]),
  ),
});
const HEARD: Partial<HallView> = {
  printers: ONE_PRINTER,
  devices: [KIOSK, DISPLAY],
  displays: { connected: 1, muted: 0, lastSpokenAt: ago(1) },
};
const ALL: readonly DeviceStanding[] = [
  KIOSK,
  DISPLAY,
  ...office.counters.flatMap(({ counterId, number }) => [
    device('counter', `Máy quầy ${String(number)}`, counterId),
    device('rating', `Đánh giá quầy ${String(number)}`, counterId),
  ]),
];
const words = 'Mời công dân có số A không không không, đến quầy số một.';

export const ADMIN_START_STATES = {
  start: start(null),
  'start-found': start('printer', {
    errands: {
      search: {
        kind: 'done',
        atMs: NOW_MS,
        result: [
          { host: '192.168.1.50', port: 9_100, model: 'TM-T82III', problem: null, printerId: null },
          { host: '192.168.1.61', port: 9_100, model: null, problem: 'paper_out', printerId: null },
        ],
      },
    },
  }),
  'start-paper': start(null, { view: { printers: ONE_PRINTER }, facts: { testPages: testPage('printed') } }),
  'start-paper-failed': start(null, {
    view: { printers: ONE_PRINTER },
    facts: { testPages: testPage('failed') },
  }),
  'start-kiosk-code': start(null, {
    view: { printers: ONE_PRINTER },
    settings: RIGHT,
    errands: codes({ role: 'kiosk', name: '' }),
  }),
  'start-display-away': start('display', {
    view: { printers: ONE_PRINTER, devices: [KIOSK, device('display', 'Màn hình sảnh', null, false)] },
    settings: RIGHT,
  }),
  'start-voice': start(null, {
    view: HEARD,
    settings: RIGHT,
    facts: { trial: { at: ago(0, 12), announcement: { state: 'announced', at: ago(0, 6), words } } },
  }),
  'start-voice-muted': start(null, {
    view: { ...HEARD, displays: { connected: 1, muted: 1, lastSpokenAt: null } },
    settings: RIGHT,
  }),
  'start-counters': start('counters', {
    view: {
      ...HEARD,
      devices: [
        KIOSK,
        DISPLAY,
        device('counter', 'Máy quầy 1', '1'),
        device('counter', 'Máy quầy 2', '2', false),
      ],
    },
    settings: { ...RIGHT, isVoiceHeard: true },
    errands: codes({ role: 'counter', name: '', counterId: '3' as CounterId }),
  }),
  'start-later': start('rating', {
    view: HEARD,
    settings: { ...RIGHT, isVoiceHeard: true, later: ['rating', 'people'] },
  }),
  'start-ready': start(null, {
    view: { ...HEARD, devices: ALL },
    settings: { ...RIGHT, isVoiceHeard: true },
    facts: { officers: 6, hasIssued: true, hasCalled: true },
  }),
  'start-put-away': start(null, { settings: { isPutAway: true } }),
} satisfies Readonly<Record<string, AdminGalleryState>>;
