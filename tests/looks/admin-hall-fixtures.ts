/** Halls as the supervisor's desk sees them: what the gallery's states of those pages are made from. */
import type { HallDeskState } from '../../admin-ui/hall/hall-desk.ts';
import type { HallFilesState } from '../../admin-ui/hall/hall-files-desk.ts';
import { NO_HALL_FILES } from '../../admin-ui/hall/hall-files-desk.ts';
import type { TakeState } from '../../admin-ui/recorder/recorder-session.ts';
import type { DeviceStanding } from '#protocol/admin-view.ts';
import { DEFAULT_WORDING } from '#protocol/announcement.ts';
import { FIRST_ROOM, FIRST_SETUP, type HallSettings } from '#protocol/hall.ts';
import type { CounterId, DeviceId, RoomId } from '#protocol/vocabulary.ts';
import { ago } from './admin-fixtures.ts';
import { GALLERY_OFFICE } from './office.ts';

export const DISPLAY_A = 'device-display-a' as DeviceId;
export const DISPLAY_B = 'device-display-b' as DeviceId;
export const UPSTAIRS = 'room-upstairs' as RoomId;

const counterIds: readonly CounterId[] = GALLERY_OFFICE.counters
  .filter(({ kind }) => kind === 'service')
  .map(({ counterId }) => counterId);

export const HALL_SETTINGS: HallSettings = {
  revision: 4,
  rooms: [
    {
      roomId: FIRST_ROOM,
      name: { vi: 'Sảnh tầng 1', en: 'Ground floor' },
      counterIds: counterIds.slice(0, 4),
    },
    { roomId: UPSTAIRS, name: { vi: 'Sảnh tầng 2', en: 'First floor' }, counterIds: counterIds.slice(4) },
  ],
  displays: [
    { deviceId: DISPLAY_A, setup: { ...FIRST_SETUP, diagonalInches: 65, farthestSeatMetres: 10 } },
    {
      deviceId: DISPLAY_B,
      setup: {
        ...FIRST_SETUP,
        roomId: UPSTAIRS,
        layout: 'counter',
        counterIds: counterIds.slice(4, 5),
        diagonalInches: 15,
        farthestSeatMetres: 4,
        loudspeaker: 'never',
      },
    },
  ],
  firstSetup: FIRST_SETUP,
  announcements: {
    wording: { ...DEFAULT_WORDING, languages: ['vi', 'en'], saysPriority: true },
    timesSpoken: 1,
    mergeAbove: 2,
    recallsFirst: true,
    volumePercent: 80,
    quietHours: null,
    usesSpeechProgram: false,
  },
  noticeSeconds: 12,
  seats: 60,
  showsOfficers: true,
};

export const HALL_READY: HallDeskState = {
  saved: HALL_SETTINGS,
  draft: HALL_SETTINGS,
  isSaving: false,
  hasLoadFailed: false,
  notice: null,
};
export const editedHall = (change: (settings: HallSettings) => HallSettings): HallDeskState => ({
  ...HALL_READY,
  draft: change(HALL_SETTINGS),
});

const display = (deviceId: DeviceId, name: string, isConnected: boolean): DeviceStanding => ({
  deviceId,
  role: 'display',
  name,
  counterId: null,
  printerId: null,
  enrolledAt: ago(20_000),
  isConnected,
  lastSeenAt: null,
  sound: isConnected ? 'on' : null,
});
export const DISPLAYS: readonly DeviceStanding[] = [
  display(DISPLAY_A, 'Tivi sảnh tầng 1', true),
  display(DISPLAY_B, 'Bảng quầy 5', false),
  display('device-display-c' as DeviceId, 'Tivi lối vào', true),
];

const paper = new URL('../../docs/paper.png', import.meta.url).href;
const mark = new URL('../../ui-kit/mark.svg', import.meta.url).href;
export const HALL_FILES: HallFilesState = {
  ...NO_HALL_FILES,
  files: {
    notices: [
      { name: '01 Giờ làm việc.png', kind: 'picture', url: paper },
      { name: '02 Dịch vụ công trực tuyến.svg.png', kind: 'picture', url: mark },
      { name: '03 Hướng dẫn lấy số.mp4', kind: 'video', url: 'data:video/mp4;base64,' },
    ],
    clips: ['vi-invite', 'vi-number', 'vi-again', 'vi-last-call', 'vi-to-counter'].map((clipId, index) => ({
      clipId,
      url: `/media/voice/${clipId}.wav`,
      durationMs: 620 + index * 110,
    })),
    spokenClips: [],
    programLanguages: ['vi'],
  },
};

/** A word as the recorder shows it: loud in the middle, gone at both ends. */
const word = Float32Array.from(
  { length: 24_000 },
  (_, index) =>
    Math.sin(index / 9) * Math.sin((Math.PI * index) / 24_000) * (0.6 + 0.4 * Math.sin(index / 900)),
);
export const GOOD_TAKE: TakeState = {
  kind: 'taken',
  clipId: 'vi-invite-several',
  take: { ok: true, wav: new Uint8Array(), samples: word, seconds: 0.82, loudnessLufs: -19 },
};
export const QUIET_TAKE: TakeState = {
  kind: 'taken',
  clipId: 'vi-invite-several',
  take: { ok: false, fault: 'too_quiet', decibels: 7.3 },
};
