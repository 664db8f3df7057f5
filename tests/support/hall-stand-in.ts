/** Halls of an office that keeps nothing on a disk: one room, no notices, no sounds of its own. */
import type { HallSettings } from '#protocol/hall.ts';
import type { PosterSettings } from '#protocol/poster.ts';
import type { StartSettings } from '#protocol/start-list.ts';
import { instantMs, type BusinessDate } from '#protocol/vocabulary.ts';
import { createHall, firstHall, type Hall } from '#server/app/hall.ts';
import type { NoticeFolder } from '#server/app/notice-folder.ts';
import { createPosters, type Posters } from '#server/app/posters.ts';
import type { People } from '#server/app/people.ts';
import { createStartList, type StartLists } from '#server/app/start-list.ts';
import { createBulletins, type Bulletins } from '#server/app/bulletins.ts';
import { createRating, type Rating } from '#server/app/rating.ts';
import { createTargets, type Targets } from '#server/app/targets.ts';
import type { TrialCall } from '#server/app/trial-call.ts';
import type { Trail } from '#server/app/trail.ts';
import type { VoiceShelf } from '#server/app/voice-shelf.ts';
import type { SettingsTrail } from '#server/app/revised-settings.ts';

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

/** Does what is to be recorded, and records nothing. */
export const NO_RECORD: SettingsTrail = {
  recorded: (_, work) => {
    work();
  },
  settingsStanding: () => ({ stored: {}, told: {} }),
};

/** Nobody's account is seen to. */
export const NO_PEOPLE: People = {
  accounts: () => [],
  add: () => Promise.resolve({ ok: false, code: 'username_taken' }),
  change: () => ({ ok: false, code: 'unknown_officer' }),
  resetPassword: () => Promise.resolve({ ok: false, code: 'unknown_officer' }),
  setDisabled: () => ({ ok: false, code: 'unknown_officer' }),
  choosePassword: () => Promise.resolve(false),
  choosePin: () => Promise.resolve(),
};

/** A trail that nobody reads. */
export const NO_TRAIL: Trail = {
  note: (_, work) => work?.(),
  head: () => null,
  lines: () => [],
  undo: () => 'not_undoable',
};

/** An office that gives out no numbers by phone. */
const NO_POSTERS: Parameters<typeof createPosters>[0] = {
  store: { posterSettings: () => null, savePosterSettings: () => undefined, ...NO_RECORD },
  dayKey: () => new Uint8Array(32),
  now: () => instantMs(0),
  onChange: () => undefined,
};

/** How numbers are given out by phone where nobody has said otherwise: not at all. */
export const FIRST_POSTERS: PosterSettings = createPosters(NO_POSTERS).settings();

/** A new office’s list of beginnings, with nothing done. */
const newStartList = (): StartLists =>
  createStartList({
    store: {
      startSettings: () => null,
      saveStartSettings: () => undefined,
      hasIssued: () => false,
      hasCalled: () => false,
      officers: () => [],
      ...NO_RECORD,
    },
    isDemonstration: false,
    now: NO_POSTERS.now,
    onChange: () => undefined,
  });
export const FIRST_START: StartSettings = newStartList().settings();

/** What handlers need of the halls; settings are forgotten with it. */
export function hallStandIn(): {
  readonly hall: Hall;
  readonly notices: NoticeFolder;
  readonly voice: VoiceShelf;
  readonly speech: typeof NO_SPEECH;
  readonly onHallFiles: () => void;
  readonly posters: Posters;
  readonly targets: Targets;
  readonly start: StartLists;
  readonly trialCall: TrialCall;
  readonly bulletins: Bulletins;
  readonly rating: Rating;
} {
  const store = {
    hallSettings: () => null,
    saveHallSettings: () => undefined,
    ...NO_RECORD,
  };
  const [notices, voice] = [NO_NOTICES, NO_VOICE];
  const hall = createHall({
    store,
    first: FIRST_HALL,
    now: NO_POSTERS.now,
    notices,
    voice,
    speech: NO_SPEECH,
    onChange: () => undefined,
  });
  return {
    hall,
    notices,
    voice,
    speech: NO_SPEECH,
    onHallFiles: () => undefined,
    posters: createPosters(NO_POSTERS),
    start: newStartList(),
    trialCall: { call: () => null, begin: () => true },
    bulletins: createBulletins({
      store: { bulletin: () => null, saveBulletin: () => undefined, ...NO_RECORD },
      now: NO_POSTERS.now,
      today: () => '2026-03-02' as BusinessDate,
      onChange: () => undefined,
    }),
    rating: createRating(
      { ratingSettings: () => null, saveRatingSettings: () => undefined, ...NO_RECORD },
      () => instantMs(0),
      () => undefined,
    ),
    targets: createTargets({ targets: () => null, saveTargets: () => undefined, ...NO_RECORD }, () =>
      instantMs(0),
    ),
  };
}
