/** How the halls look and sound, as they are set up now: read once, changed at the supervisor's desk, fetched by displays. */
import {
  FIRST_ANNOUNCEMENTS,
  FIRST_ROOM,
  FIRST_SETUP,
  recordedBeforeSpoken,
  setupOf,
  type HallSettings,
  type HallSetup,
  type Room,
} from '#protocol/hall.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import { hallSettings } from '#protocol/hall-shapes.ts';
import type { DeviceId, InstantMs } from '#protocol/vocabulary.ts';
import type { HallStore } from '#server/storage/settings-stores.ts';
import { officeWording } from '#voice/grammar/announcement.ts';
import type { NoticeFolder } from './notice-folder.ts';
import {
  createRevisedSettings,
  type RevisedSettings,
  type SettingsTrail,
  type UndoableSettings,
} from './revised-settings.ts';
import type { Speech } from './speech.ts';
import type { VoiceShelf } from './voice-shelf.ts';

/** What an office begins with: one room, every display a wall display that speaks Vietnamese. */
export const firstHall = (office: Pick<OfficeSettings, 'citizenWord'>): HallSettings => ({
  revision: 1,
  rooms: [{ roomId: FIRST_ROOM, name: { vi: 'Sảnh chính', en: 'Main hall' }, counterIds: [] }],
  displays: [],
  firstSetup: FIRST_SETUP,
  announcements: { ...FIRST_ANNOUNCEMENTS, wording: officeWording(office) },
  noticeSeconds: 12,
  seats: null,
  showsOfficers: false,
});

export type Hall = UndoableSettings & {
  readonly settings: () => HallSettings;
  /** Another one with every change of settings, notices or voice, for as long as this process lives. */
  readonly revision: () => number;
  /** Replaces the settings; refused when they were read before somebody else's change. */
  readonly save: RevisedSettings<HallSettings>['save'];
  readonly roomOf: (deviceId: DeviceId) => Room;
  /** Everything that the display of that device works by. */
  readonly setupFor: (deviceId: DeviceId) => HallSetup;
};

export type HallParts = {
  readonly store: HallStore & SettingsTrail;
  readonly first: HallSettings;
  readonly now: () => InstantMs;
  readonly notices: NoticeFolder;
  readonly voice: VoiceShelf;
  readonly speech: Pick<Speech, 'clips' | 'revision'>;
  readonly onChange: () => void;
};

/** Starts from what is stored, else from `first`, which is then stored. `onChange` hears of every change of settings. */
export function createHall({ store, first, now, notices, voice, speech, onChange }: HallParts): Hall {
  const stored = store.hallSettings();
  const revised = createRevisedSettings({
    name: 'hall',
    stored: stored === null ? null : withEveryRule(stored),
    first: () => first,
    keep: store.saveHallSettings,
    shape: hallSettings,
    store,
    now,
    onChange,
  });
  const roomOf = (deviceId: DeviceId): Room => {
    const current = revised.settings();
    const { roomId } = setupOf(current, deviceId);
    const room = current.rooms.find((candidate) => candidate.roomId === roomId) ?? current.rooms[0];
    if (room === undefined) throw new Error('hall settings without a room were let in');
    return room;
  };
  // Each of the four only grows, so their sum names one state of all.
  const revision = (): number =>
    revised.settings().revision + notices.revision() + voice.revision() + speech.revision();
  return {
    ...revised,
    revision,
    roomOf,
    setupFor: (deviceId) => {
      const current = revised.settings();
      const { announcements, noticeSeconds } = current;
      const setup = setupOf(current, deviceId);
      return {
        revision: revision(),
        setup,
        room: roomOf(deviceId),
        announcements,
        noticeSeconds,
        notices: setup.showsNotices ? notices.files() : [],
        voice: {
          languages: announcements.wording.languages,
          clips: recordedBeforeSpoken(voice.clips(), speech.clips()),
        },
      };
    },
  };
}

/** What an earlier version stored may lack a rule that came since. */
const withEveryRule = (stored: HallSettings): HallSettings => ({
  ...stored,
  // Read as JSON: what an earlier release kept has no such part.
  seats: (stored as Partial<HallSettings>).seats ?? null,
  announcements: { ...FIRST_ANNOUNCEMENTS, ...stored.announcements },
});
