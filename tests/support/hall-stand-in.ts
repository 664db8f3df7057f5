/** Halls of an office that keeps nothing on a disk: one room, no notices, no sounds of its own. */
import type { HallSettings } from '#protocol/hall.ts';
import { createHall, firstHall, type Hall } from '#server/app/hall.ts';
import type { NoticeFolder } from '#server/app/notice-folder.ts';
import type { VoiceShelf } from '#server/app/voice-shelf.ts';

export const NO_NOTICES: NoticeFolder = {
  files: () => [],
  revision: () => 0,
  refresh: () => Promise.resolve(false),
  add: () => Promise.resolve('too_many'),
  remove: () => Promise.resolve(false),
};

export const NO_VOICE: VoiceShelf = {
  clips: () => [],
  revision: () => 0,
  put: () => Promise.resolve('too_many'),
  remove: () => Promise.resolve(false),
};

/** No program speaks. */
export const NO_SPEECH = { clips: () => [], revision: () => 0, languages: [] };

/** How an office's halls are set that has set nothing. */
export const FIRST_HALL: HallSettings = firstHall({ citizenWord: { vi: 'công dân', en: 'citizen' } });

/** What handlers need of the halls; settings are forgotten with it. */
export function hallStandIn(): {
  readonly hall: Hall;
  readonly notices: NoticeFolder;
  readonly voice: VoiceShelf;
  readonly speech: typeof NO_SPEECH;
  readonly onHallFiles: () => void;
} {
  const store = { hallSettings: () => null, saveHallSettings: () => undefined };
  const [notices, voice] = [NO_NOTICES, NO_VOICE];
  const hall = createHall({
    store,
    first: FIRST_HALL,
    notices,
    voice,
    speech: NO_SPEECH,
    onChange: () => undefined,
  });
  return { hall, notices, voice, speech: NO_SPEECH, onHallFiles: () => undefined };
}
