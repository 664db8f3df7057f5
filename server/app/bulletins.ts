/** The supervisor's message to the hall: kept like settings, so that it survives a restart and leaves a trail of who said what. */
import { bulletinSettings } from '#protocol/bulletin-shapes.ts';
import { stands, type Bulletin, type BulletinSettings, type BulletinText } from '#protocol/bulletin.ts';
import type { BusinessDate, InstantMs, OfficerId, RequestId, RoomId } from '#protocol/vocabulary.ts';
import type { BulletinStore } from '#server/storage/bulletin-store.ts';
import { createRevisedSettings, type SettingsTrail, type UndoableSettings } from './revised-settings.ts';

const REMEMBERED = 20;

/** What somebody at the desk wants said. */
export type BulletinWish = {
  readonly requestId: RequestId;
  readonly text: BulletinText;
  readonly roomId: RoomId | null;
  readonly until: InstantMs | null;
};

export type Bulletins = UndoableSettings & {
  /** What is to be seen now; null when there is nothing, its time is over, or its day is. */
  readonly standing: () => Bulletin | null;
  /** Takes the place of whatever stands; the same wish said again changes nothing. */
  readonly show: (wish: BulletinWish, by: OfficerId) => void;
  /** Nothing happens when another one has taken its place. */
  readonly takeBack: (bulletinId: RequestId, by: OfficerId) => void;
};

export type BulletinParts = {
  readonly store: BulletinStore & SettingsTrail;
  readonly now: () => InstantMs;
  readonly today: () => BusinessDate;
  readonly onChange: () => void;
};

/** Starts from what is stored: a message survives a restart. */
export function createBulletins({ store, now, today, onChange }: BulletinParts): Bulletins {
  const revised = createRevisedSettings<BulletinSettings>({
    name: 'bulletin',
    stored: store.bulletin(),
    first: () => ({ revision: 1, bulletin: null }),
    keep: store.saveBulletin,
    shape: bulletinSettings,
    store,
    now,
    onChange,
  });
  /** The newest first: one that is told again after its answer was lost must not come back over what was said since. */
  let said: readonly RequestId[] = [];
  const replace = (bulletin: Bulletin | null, by: OfficerId): void => {
    // Whoever speaks last is heard: nobody has to have read what stands there.
    revised.save({ ...revised.settings(), bulletin }, by);
  };
  return {
    ...revised,
    standing: () => {
      const { bulletin } = revised.settings();
      return bulletin !== null && bulletin.date === today() && stands(bulletin, now()) ? bulletin : null;
    },
    show: ({ requestId: bulletinId, ...wish }, by) => {
      if (said.includes(bulletinId) || revised.settings().bulletin?.bulletinId === bulletinId) return;
      said = [bulletinId, ...said].slice(0, REMEMBERED);
      replace({ bulletinId, ...wish, date: today(), setAt: now(), setBy: by }, by);
    },
    takeBack: (bulletinId, by) => {
      if (revised.settings().bulletin?.bulletinId === bulletinId) replace(null, by);
    },
  };
}
