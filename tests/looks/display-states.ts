/** Every state of the wall display, as snapshots: what the gallery shows and the pictures are taken of. */
import type { ShownBulletin } from '#protocol/bulletin.ts';
import type { HallSnapshot } from '../../display-ui/hall-store.ts';
import type { NoticeFile } from '#protocol/hall.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterId, FieldId, HallCode, TicketNumber } from '#protocol/vocabulary.ts';
import { call, EARLIER, snapshotOf, type State } from './display-fixtures.ts';
import { GALLERY_NOW_MS, GALLERY_OFFICE } from './office.ts';

const firstCall = call('A012', 3, 2, 'called');
const rush = [call('A012', 3, 6, 'called'), call('H036', 5, 4, 'called'), call('L009', 2, 2, 'called')];
const wide = [call('M888', 12, 6, 'called'), call('K038', 88, 4, 'called'), call('H036', 5, 2, 'called')];
const renamed = (place: string): OfficeSettings => ({
  ...GALLERY_OFFICE,
  counters: GALLERY_OFFICE.counters.map((counter) => ({ ...counter, place: { vi: place, en: place } })),
});
const LONG_PLACE = 'Tầng 2, phòng 204, hành lang bên phải, cạnh thang máy chính';
const elevenCounters: OfficeSettings = {
  ...GALLERY_OFFICE,
  counters: GALLERY_OFFICE.counters.map((counter) => ({
    ...counter,
    counterId: 'counter-12' as CounterId,
    number: 12,
  })),
};
const nineFields: OfficeSettings = {
  ...GALLERY_OFFICE,
  fields: [...GALLERY_OFFICE.fields, ...GALLERY_OFFICE.fields.slice(0, 2)].map((field, index) => ({
    ...field,
    fieldId: `${field.fieldId}-${String(index)}` as FieldId,
  })),
};

const MORNING = { from: '07:30', to: '11:30', stopIssuingAt: '11:15' };
const AFTERNOON = { from: '13:00', to: '17:00', stopIssuingAt: '16:45' };
/** Open on working days in two sessions. */
const withHours: OfficeSettings = {
  ...GALLERY_OFFICE,
  rules: {
    ...GALLERY_OFFICE.rules,
    hours: {
      week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [MORNING, AFTERNOON] : [])),
      holidays: [],
      makeUpDays: [],
    },
  },
};
const HOUR_MS = 3_600_000;
const NOBODY_WAITS = { waiting: 0, range: null, openCounters: 0 } as const;
const manyCounters: OfficeSettings = {
  ...GALLERY_OFFICE,
  counters: Array.from({ length: 60 }, (_, index) => ({
    ...GALLERY_OFFICE.counters[index % 8]!,
    counterId: String(index + 1) as CounterId,
    number: index + 1,
  })),
};
const onePicture: readonly NoticeFile[] = [
  {
    name: 'to-gap.svg',
    kind: 'picture',
    url: `data:image/svg+xml,${encodeURIComponent(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 450"><rect width="800" height="450" fill="#e3efeb"/><circle cx="400" cy="180" r="110" fill="#0b5d4e"/><path d="M340 180l42 42 80-84" fill="none" stroke="#fff" stroke-width="26"/><rect x="220" y="330" width="360" height="30" fill="#1b1a17"/></svg>',
    )}`,
  },
];
/** The turn in which the last of the office's notices stands. */
const fileTurnMs = (turns: number): number => {
  const turn = 12_000;
  const first = Math.ceil(GALLERY_NOW_MS / turn);
  return (first + ((turns - 1 - (first % turns) + turns) % turns)) * turn;
};

const FAR = { diagonalInches: 43, farthestSeatMetres: 10 } as const;
const FARTHER = { diagonalInches: 43, farthestSeatMetres: 14 } as const;
const STANDINGS_ALL_CLOSED: NonNullable<State['standings']> = Array.from({ length: 8 }, () => ({
  state: 'closed',
}));

const counterState = (state: State, counterNumber = 3): HallSnapshot =>
  snapshotOf({
    ...state,
    setup: {
      layout: 'counter',
      diagonalInches: 13,
      farthestSeatMetres: 4,
      counterIds: [String(counterNumber) as CounterId],
      ...state.setup,
    },
  });
const holding = (number: string, status: 'called' | 'serving'): NonNullable<State['standings']> => [
  {},
  {},
  { ticket: { number: number as TicketNumber, fieldId: 'civil-status' as FieldId, status } },
];
const boardState = (layout: 'next' | 'summary', state: State): HallSnapshot =>
  snapshotOf({ calls: [...rush, ...EARLIER], ...state, setup: { layout, ...state.setup } });

/** The states of each layout by their names in the gallery's address. */
const SHORT_BULLETIN: ShownBulletin = {
  text: { vi: 'Mất điện ít phút, xin bà con chờ.', en: '' },
  until: null,
};
/** As many letters as a message may have. */
const LONGEST_BULLETIN: ShownBulletin = {
  text: {
    vi: 'Hệ thống cấp căn cước đang gặp sự cố; bà con có số M xin chờ thêm ít phút, hoặc đến nhận kết quả vào buổi chiều',
    en: '',
  },
  until: null,
};

export const STATES_OF_LAYOUT = {
  hall: {
    call: snapshotOf({
      calls: [firstCall, ...EARLIER],
      announcing: { calls: [firstCall], elapsedMs: 3_000 },
    }),
    'hall-code': snapshotOf({
      calls: [call('A012', 3, 45, 'called'), ...EARLIER],
      hallCode: '4127' as HallCode,
    }),
    'call-awaited': snapshotOf({ calls: [call('A012', 3, 45, 'called'), ...EARLIER] }),
    recall: snapshotOf({ calls: [call('S014', 8, 2, 'called', 2), ...EARLIER.slice(0, 3)] }),
    'last-call': snapshotOf({ calls: [call('S014', 8, 2, 'called', 3), ...EARLIER.slice(0, 3)] }),
    'wide-counter': snapshotOf({
      calls: [call('M888', 12, 2, 'called'), ...EARLIER],
      office: elevenCounters,
    }),
    'wide-number': snapshotOf({ calls: [call('M888', 8, 2, 'called'), ...EARLIER] }),
    'long-place': snapshotOf({
      calls: [call('M888', 8, 2, 'called'), ...EARLIER],
      office: renamed(LONG_PLACE),
    }),
    rush: snapshotOf({ calls: [...rush, ...EARLIER], announcing: { calls: rush, elapsedMs: 7_000 } }),
    'bulletin-call': snapshotOf({
      calls: [firstCall, ...EARLIER],
      announcing: { calls: [firstCall], elapsedMs: 3_000 },
      bulletin: SHORT_BULLETIN,
    }),
    'bulletin-idle': snapshotOf({ calls: EARLIER, bulletin: LONGEST_BULLETIN }),
    'bulletin-rush': snapshotOf({
      calls: [...rush, ...EARLIER],
      announcing: { calls: rush, elapsedMs: 7_000 },
      bulletin: LONGEST_BULLETIN,
    }),
    'rush-two': snapshotOf({
      calls: [...rush.slice(1), ...EARLIER],
      announcing: { calls: rush.slice(1), elapsedMs: 3_000 },
    }),
    'rush-wide': snapshotOf({ calls: [...wide, ...EARLIER], announcing: { calls: wide, elapsedMs: 4_000 } }),
    'rush-muted': snapshotOf({
      calls: [...rush, ...EARLIER],
      announcing: { calls: rush, elapsedMs: 7_000 },
      condition: { sound: 'blocked', voice: 'ready' },
    }),
    /** The newest was sent on at once: the one before it, still awaited, is golden. */
    'sent-on': snapshotOf({
      calls: [call('A012', 3, 3, 'left'), call('H036', 5, 40, 'called'), ...EARLIER.slice(1)],
    }),
    idle: snapshotOf({}),
    'idle-afternoon': snapshotOf({ calls: EARLIER }),
    muted: snapshotOf({
      calls: [firstCall, ...EARLIER],
      condition: { sound: 'blocked', voice: 'ready' },
    }),
    'voice-missing': snapshotOf({
      calls: [firstCall, ...EARLIER],
      condition: { sound: 'on', voice: 'missing' },
    }),
    stale: snapshotOf({ calls: [firstCall, ...EARLIER], status: 'offline' }),
    'stale-muted': snapshotOf({
      calls: [firstCall, ...EARLIER],
      status: 'offline',
      condition: { sound: 'blocked', voice: 'ready' },
    }),
    'nine-fields': snapshotOf({ calls: [firstCall, ...EARLIER], office: nineFields }),
    connecting: snapshotOf({ isUnknown: true, status: 'connecting' }),
    'not-enrolled': snapshotOf({ isUnknown: true, status: 'refused', refusal: 'unknown_device' }),
    /** 43 inches at ten metres, then at fourteen: the numbers take what they need. */
    'far-call': snapshotOf({ calls: [firstCall, ...EARLIER], setup: FAR }),
    'farther-call': snapshotOf({ calls: [call('M888', 8, 2, 'called'), ...EARLIER], setup: FARTHER }),
    'farther-wide': snapshotOf({
      calls: [call('M888', 12, 2, 'called'), ...EARLIER],
      office: elevenCounters,
      setup: FARTHER,
    }),
    'far-rush': snapshotOf({
      calls: [...rush, ...EARLIER],
      announcing: { calls: rush, elapsedMs: 7_000 },
      setup: FAR,
    }),
    'far-rush-wide': snapshotOf({
      calls: [...wide, ...EARLIER],
      announcing: { calls: wide, elapsedMs: 4_000 },
      setup: FAR,
    }),
    'farther-rush-two': snapshotOf({
      calls: [...wide.slice(0, 2), ...EARLIER],
      announcing: { calls: wide.slice(0, 2), elapsedMs: 3_000 },
      setup: FARTHER,
    }),
    'far-stale': snapshotOf({ calls: [firstCall, ...EARLIER], status: 'offline', setup: FARTHER }),
    'seven-listed': snapshotOf({
      calls: [firstCall, ...EARLIER, call('K004', 2, 400, 'finished'), call('M011', 12, 500, 'missed')],
      setup: { listedCalls: 7 },
    }),
    'three-listed': snapshotOf({ calls: [firstCall, ...EARLIER], setup: { listedCalls: 3 } }),
    'some-fields': snapshotOf({
      calls: [firstCall, ...EARLIER],
      setup: { fieldIds: GALLERY_OFFICE.fields.slice(0, 3).map(({ fieldId }) => fieldId) },
    }),
    'many-counters': snapshotOf({
      calls: [call('A112', 58, 2, 'called'), call('H035', 41, 70, 'serving'), ...EARLIER],
      office: manyCounters,
    }),
    'before-hours': snapshotOf({
      office: withHours,
      atMs: GALLERY_NOW_MS - 2.28 * HOUR_MS,
      loads: NOBODY_WAITS,
    }),
    'on-break': snapshotOf({ calls: EARLIER, office: withHours, atMs: GALLERY_NOW_MS + 2.5 * HOUR_MS }),
    'day-over': snapshotOf({
      calls: EARLIER,
      office: withHours,
      atMs: GALLERY_NOW_MS + 8 * HOUR_MS,
      loads: NOBODY_WAITS,
    }),
    'day-off': snapshotOf({ office: withHours, atMs: GALLERY_NOW_MS - 24 * HOUR_MS, loads: NOBODY_WAITS }),
    'notice-picture': snapshotOf({ calls: EARLIER, notices: onePicture, atMs: fileTurnMs(6) }),
    /** Neither file can be shown: the turn goes to words. */
    'notice-broken': snapshotOf({
      calls: EARLIER,
      notices: [
        { name: 'gone.png', kind: 'picture', url: 'data:image/png;base64,AAAA' },
        { name: 'gone.webm', kind: 'video', url: 'data:video/webm;base64,AAAA' },
      ],
      atMs: fileTurnMs(7),
    }),
    'no-notices': snapshotOf({ calls: EARLIER, setup: { showsNotices: false } }),
  },
  counter: {
    'counter-called': counterState({
      calls: [call('A012', 3, 2, 'called'), ...EARLIER],
      standings: holding('A012', 'called'),
    }),
    'counter-bulletin': counterState({
      calls: [call('A012', 3, 2, 'called'), ...EARLIER],
      standings: holding('A012', 'called'),
      bulletin: LONGEST_BULLETIN,
    }),
    'counter-wide': counterState({
      calls: [call('M888', 3, 2, 'called'), ...EARLIER],
      standings: holding('M888', 'called'),
    }),
    'counter-serving': counterState({ standings: holding('A012', 'serving') }),
    'counter-open': counterState({}),
    'counter-paused': counterState({ standings: [{}, {}, { state: 'paused' }] }),
    'counter-paused-alone': counterState({
      standings: STANDINGS_ALL_CLOSED.map((standing, index) =>
        index === 2 ? { state: 'paused' } : standing,
      ),
    }),
    'counter-closed': counterState({ standings: [{}, {}, { state: 'closed', officerName: null }] }),
    'counter-many-fields': counterState({}, 7),
    'counter-sixty': counterState({ office: manyCounters }, 58),
    'counter-stale': counterState({
      calls: [call('A012', 3, 2, 'called')],
      standings: holding('A012', 'called'),
      status: 'offline',
    }),
    'counter-stale-idle': counterState({ standings: [{}, {}, { state: 'paused' }], status: 'offline' }),
    'counter-muted': counterState({
      calls: [call('A012', 3, 2, 'called')],
      standings: holding('A012', 'called'),
      condition: { sound: 'blocked', voice: 'ready' },
    }),
    'counter-unknown': counterState({}, 77),
  },
  next: {
    next: boardState('next', {}),
    'next-bulletin': boardState('next', { calls: wide, bulletin: LONGEST_BULLETIN }),
    'next-quiet': boardState('next', { calls: EARLIER, loads: { waiting: 0, range: null } }),
    'next-wide': boardState('next', { calls: wide }),
    'next-nine': boardState('next', { office: nineFields }),
    'next-some': boardState('next', {
      setup: { fieldIds: GALLERY_OFFICE.fields.slice(0, 3).map(({ fieldId }) => fieldId) },
    }),
    'next-stale': boardState('next', { status: 'offline' }),
    'next-over': boardState('next', {
      calls: EARLIER,
      office: withHours,
      atMs: GALLERY_NOW_MS + 8 * HOUR_MS,
      loads: NOBODY_WAITS,
    }),
  },
  summary: {
    summary: boardState('summary', {}),
    'summary-bulletin': boardState('summary', { bulletin: SHORT_BULLETIN }),
    'summary-empty': boardState('summary', { loads: NOBODY_WAITS }),
    'summary-nine': boardState('summary', { office: nineFields }),
    'summary-some': boardState('summary', {
      setup: { fieldIds: GALLERY_OFFICE.fields.slice(0, 3).map(({ fieldId }) => fieldId) },
    }),
    'summary-stale': boardState('summary', { status: 'offline' }),
    'summary-before': boardState('summary', {
      office: withHours,
      atMs: GALLERY_NOW_MS - 2.28 * HOUR_MS,
      loads: NOBODY_WAITS,
    }),
  },
} as const satisfies Record<string, Record<string, HallSnapshot>>;

/** Every state by its name in the gallery's address. */
export const DISPLAY_STATES = {
  ...STATES_OF_LAYOUT.hall,
  ...STATES_OF_LAYOUT.counter,
  ...STATES_OF_LAYOUT.next,
  ...STATES_OF_LAYOUT.summary,
} as const satisfies Record<string, HallSnapshot>;
