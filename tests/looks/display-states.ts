/** Every state of the wall display, as snapshots: what the gallery shows and the pictures are taken of. */
import type { AnnouncerState } from '../../display-ui/announcer/announcer.ts';
import type { PlayerCondition } from '../../display-ui/announcer/player.ts';
import { announcementTimeline } from '../../display-ui/announcer/timeline.ts';
import { SILENT_BANK } from '../../display-ui/announcer/voice-bank.ts';
import type { HallSnapshot } from '../../display-ui/hall-store.ts';
import { noteArrivals } from '../../display-ui/scene/arrivals.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Call, DisplayView } from '#protocol/views.ts';
import {
  instantMs,
  type BusinessDate,
  type CounterId,
  type DeviceId,
  type FieldId,
  type HandshakeRefusal,
  type Revision,
  type TicketId,
  type TicketNumber,
} from '#protocol/vocabulary.ts';
import { announcementSentences, officeSentenceContext } from '#voice/grammar/announcement.ts';
import { GALLERY_NOW_MS, GALLERY_OFFICE } from './office.ts';

const DATE = '2026-11-23' as BusinessDate;
const MONOTONIC_NOW_MS = 600_000;
const LOUD: PlayerCondition = { sound: 'on', voice: 'ready' };

const call = (
  number: string,
  counterNumber: number,
  secondsAgo: number,
  status: Call['status'],
  callCount = 1,
): Call => ({
  ticketId: `${DATE}/${number}` as TicketId,
  number: number as TicketNumber,
  fieldId: 'any' as FieldId,
  counterId: (GALLERY_OFFICE.counters.find((counter) => counter.number === counterNumber)?.counterId ??
    'counter-12') as CounterId,
  counterNumber,
  callCount,
  calledAt: instantMs(GALLERY_NOW_MS - secondsAgo * 1_000),
  status,
});

const EARLIER: readonly Call[] = [
  call('H035', 5, 70, 'serving'),
  call('L008', 2, 130, 'serving'),
  call('X021', 7, 170, 'serving'),
  call('S014', 6, 220, 'finished'),
  call('A011', 1, 260, 'finished'),
];
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

type State = {
  readonly calls?: readonly Call[];
  /** Calls of the sentence being said, and how far it has come. */
  readonly announcing?: { readonly calls: readonly Call[]; readonly elapsedMs: number };
  readonly condition?: PlayerCondition;
  readonly status?: HallSnapshot['connection']['status'];
  readonly refusal?: HandshakeRefusal;
  readonly office?: OfficeSettings;
  readonly isUnknown?: boolean;
};

function snapshotOf(state: State): HallSnapshot {
  const { calls = [], announcing, condition = LOUD, status = 'online', office = GALLERY_OFFICE } = state;
  const view: DisplayView = {
    revision: 1 as Revision,
    at: instantMs(GALLERY_NOW_MS),
    date: DATE,
    calls: calls.toSorted((one, other) => other.calledAt - one.calledAt),
    fields: office.fields.map(({ fieldId }, index) => ({
      fieldId,
      waiting: WAITING[index % WAITING.length] ?? 0,
      range: RANGES[index % RANGES.length] ?? null,
      openCounters: 1,
    })),
  };
  const sentences = announcementSentences(announcing?.calls ?? [], officeSentenceContext(office));
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
  const serverNowMs = status === 'offline' ? GALLERY_NOW_MS + 5 * 60_000 : GALLERY_NOW_MS;
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
              deviceId: 'display-1' as DeviceId,
              deviceName: 'Sảnh chờ',
              counterId: null,
              at: instantMs(GALLERY_NOW_MS),
              office,
              demonstration: true,
            },
      heardAtServerMs: GALLERY_NOW_MS,
      clockOffsetMs: 0,
      attempts: status === 'offline' ? 14 : 0,
      refusal: state.refusal ?? null,
    },
    announcer: { current, previous: null, due: [], condition },
    arrivals: noteArrivals(new Map(), view.calls, { serverNowMs, monotonicMs: MONOTONIC_NOW_MS - 2_500 }),
    serverNowMs,
    monotonicMs: MONOTONIC_NOW_MS,
  };
}

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

/** Each state by its name in the gallery's address. */
export const DISPLAY_STATES = {
  call: snapshotOf({ calls: [firstCall, ...EARLIER], announcing: { calls: [firstCall], elapsedMs: 3_000 } }),
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
} as const satisfies Record<string, HallSnapshot>;
