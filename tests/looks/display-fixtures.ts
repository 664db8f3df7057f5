/** Snapshots of the wall display under made-up circumstances. */
import type { ShownBulletin } from '#protocol/bulletin.ts';
import type { AnnouncerState } from '../../display-ui/announcer/announcer.ts';
import type { PlayerCondition } from '../../display-ui/announcer/player.ts';
import { announcementTimeline } from '#ui-kit/voice/timeline.ts';
import { SILENT_BANK } from '#ui-kit/voice/voice-bank.ts';
import type { HallSnapshot } from '../../display-ui/hall-store.ts';
import { FIRST_SCENE_SETUP } from '../../display-ui/scene/scene-input.ts';
import { noteArrivals } from '../../display-ui/scene/arrivals.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import {
  FIRST_ROOM,
  FIRST_SETUP,
  type DisplaySetup,
  type HallSetup,
  type NoticeFile,
} from '#protocol/hall.ts';
import type { Call, CounterStanding, DisplayView, FieldLoad, RoomCall } from '#protocol/views.ts';
import {
  instantMs,
  type BusinessDate,
  type CounterId,
  type DeviceId,
  type FieldId,
  type HallCode,
  type HandshakeRefusal,
  type Language,
  type PageId,
  type Revision,
  type TicketId,
  type TicketNumber,
} from '#protocol/vocabulary.ts';
import { announcementSentences } from '#voice/grammar/announcement.ts';
import { GALLERY_NOW_MS, GALLERY_OFFICE } from './office.ts';

const DATE = '2026-11-23' as BusinessDate;
const MONOTONIC_NOW_MS = 600_000;
export const LOUD: PlayerCondition = { sound: 'on', voice: 'ready' };

/** A call made so many seconds ago. */
export const call = (
  number: string,
  counterNumber: number,
  secondsAgo: number,
  status: Call['status'],
  callCount = 1,
): RoomCall => ({
  ticketId: `${DATE}/${number}` as TicketId,
  number: number as TicketNumber,
  fieldId: 'any' as FieldId,
  counterId: (GALLERY_OFFICE.counters.find((counter) => counter.number === counterNumber)?.counterId ??
    'counter-12') as CounterId,
  counterNumber,
  callCount,
  calledAt: instantMs(GALLERY_NOW_MS - secondsAgo * 1_000),
  status,
  isSpoken: true,
  isPriority: false,
});

export const EARLIER: readonly RoomCall[] = [
  call('H035', 5, 70, 'serving'),
  call('L008', 2, 130, 'serving'),
  call('X021', 7, 170, 'serving'),
  call('S014', 6, 220, 'finished'),
  call('A011', 1, 260, 'finished'),
];
const PAGE_ID = 'page-1' as PageId;
const DEVICE_ID = 'display-1' as DeviceId;
const OPEN_COUNTERS = [3, 2, 1, 1, 2, 1, 0];
const WAITING = [6, 4, 1, 12, 3, 5, 2, 0, 9];
const RANGES = [
  { from: 25, to: 40 },
  { from: 10, to: 20 },
  { from: 5, to: 10 },
  { from: 60, to: 90 },
  { from: 15, to: 25 },
  { from: 20, to: 30 },
  null,
];

/** What each counter does when a state does not say: 1 to 8, the third pauses. */
const STANDINGS: readonly CounterStanding['state'][] = [
  'open',
  'open',
  'open',
  'paused',
  'open',
  'open',
  'open',
  'closed',
];

const nextOf = (letter: string, waiting: number): readonly TicketNumber[] =>
  Array.from(
    { length: Math.min(waiting, 6) },
    (_, index) => `${letter}${String(index + 13).padStart(3, '0')}` as TicketNumber,
  );

/** A screen of 55 inches read from ten metres, as the drawings have it. */
const DRAWN_SETUP: DisplaySetup = { ...FIRST_SETUP, diagonalInches: 55 };

const setupOf = (
  change: Partial<DisplaySetup>,
  notices: readonly NoticeFile[],
  language: Language,
): HallSetup => ({
  ...FIRST_SCENE_SETUP,
  revision: 1,
  setup: { ...DRAWN_SETUP, language, ...change },
  room: { roomId: FIRST_ROOM, name: { vi: 'Sảnh chờ', en: 'Waiting hall' }, counterIds: [] },
  notices,
});

export type State = {
  readonly calls?: readonly RoomCall[];
  readonly setup?: Partial<DisplaySetup>;
  readonly notices?: readonly NoticeFile[];
  readonly atMs?: number;
  /** In place of what the counters do otherwise. */
  readonly standings?: readonly Partial<CounterStanding>[];
  readonly loads?: Partial<FieldLoad>;
  readonly hallCode?: HallCode;
  readonly bulletin?: ShownBulletin;
  /** Calls of the sentence being said, and how far it has come. */
  readonly announcing?: { readonly calls: readonly RoomCall[]; readonly elapsedMs: number };
  readonly condition?: PlayerCondition;
  readonly status?: HallSnapshot['connection']['status'];
  readonly refusal?: HandshakeRefusal;
  readonly office?: OfficeSettings;
  readonly isUnknown?: boolean;
};

/** The whole of what the wall is drawn from; what a state does not name is an ordinary morning. */
export function snapshotOf(state: State): HallSnapshot {
  const { calls = [], announcing, condition = LOUD, status = 'online', office = GALLERY_OFFICE } = state;
  const { atMs = GALLERY_NOW_MS } = state;
  const view: DisplayView = {
    revision: 1 as Revision,
    at: instantMs(GALLERY_NOW_MS),
    date: DATE,
    calls: calls.toSorted((one, other) => other.calledAt - one.calledAt),
    trial: null,
    setupRevision: 1,
    hallCode: state.hallCode ?? null,
    bulletin: state.bulletin ?? null,
    speaker: PAGE_ID,
    fields: office.fields.map(({ fieldId }, index) => ({
      fieldId,
      waiting: WAITING[index % WAITING.length] ?? 0,
      range: RANGES[index % RANGES.length] ?? null,
      openCounters: OPEN_COUNTERS[index % OPEN_COUNTERS.length] ?? 1,
      ...state.loads,
    })),
    counters: office.counters
      .filter(({ kind }) => kind === 'service')
      .map(({ counterId }, index) => ({
        counterId,
        state: STANDINGS[index % STANDINGS.length] ?? 'open',
        ticket: null,
        officerName: 'Nguyễn Huỳnh Thị Thanh Tuyền',
        ...state.standings?.[index],
      })),
    next: office.fields.map(({ fieldId, letter }, index) => ({
      fieldId,
      numbers: nextOf(letter, state.loads?.waiting ?? WAITING[index % WAITING.length] ?? 0),
    })),
  };
  const sentences = announcementSentences(announcing?.calls ?? [], {
    wording: FIRST_SCENE_SETUP.announcements.wording,
    recallLimit: office.rules.recallLimit,
    hasClip: SILENT_BANK.hasClip,
  });
  const current: AnnouncerState['current'] =
    announcing === undefined
      ? null
      : {
          calls: announcing.calls,
          sentences,
          timeline: announcementTimeline(sentences, SILENT_BANK.durationMs, { timesSpoken: 1 }),
          isAudible: condition.sound === 'on',
          startedAtMs: MONOTONIC_NOW_MS - announcing.elapsedMs,
        };
  const serverNowMs = status === 'offline' ? atMs + 5 * 60_000 : atMs;
  return {
    connection: {
      status,
      view: state.isUnknown === true ? null : view,
      welcome:
        state.isUnknown === true
          ? null
          : {
              protocol: 1,
              role: 'display',
              deviceId: DEVICE_ID,
              deviceName: 'Sảnh chờ',
              counterId: null,
              at: instantMs(GALLERY_NOW_MS),
              office,
              session: null,
              demonstration: true,
            },
      heardAtServerMs: GALLERY_NOW_MS,
      clockOffsetMs: 0,
      attempts: status === 'offline' ? 14 : 0,
      refusal: state.refusal ?? null,
    },
    announcer: { current, previous: null, due: [], condition },
    arrivals: noteArrivals(new Map(), view.calls, { serverNowMs, monotonicMs: MONOTONIC_NOW_MS - 2_500 }),
    setup: setupOf(state.setup ?? {}, state.notices ?? [], 'vi'),
    serverNowMs,
    monotonicMs: MONOTONIC_NOW_MS,
  };
}
