/** The office as it is set up now. A change is kept at once; today's queue follows as soon as nobody stands on what would go. */
import { isDeepStrictEqual } from 'node:util';
import type { InUse } from '#protocol/office-desk.ts';
import { officeSettings } from '#protocol/office-shapes.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { BusinessDate, InstantMs } from '#protocol/vocabulary.ts';
import { settingsInUse } from '#server/domain/settings-in-use.ts';
import type { QueueStore } from '#server/storage/store.ts';
import type { Executor } from './execute.ts';
import {
  createRevisedSettings,
  type RevisedSettings,
  type SettingsTrail,
  type UndoableSettings,
} from './revised-settings.ts';

export type Office = RevisedSettings<OfficeSettings> &
  UndoableSettings & {
    /** What of today keeps the newest change waiting; none when the day works by it. */
    readonly waitsFor: () => readonly InUse[];
  };

export type OfficeParts = {
  readonly store: Pick<QueueStore, 'officeSettings' | 'saveOfficeSettings'> & SettingsTrail;
  readonly now: () => InstantMs;
  /** The settings as the day would take them. */
  readonly on: (settings: OfficeSettings, date: BusinessDate) => OfficeSettings;
  readonly executor: () => Pick<Executor, 'day' | 'tick'>;
  /** Hears of every change, once the day has followed or begun to wait. */
  readonly onChange: () => void;
};

/** No office is set up in this store. */
export class NoOffice extends Error {
  override readonly name = 'NoOffice';
}

/** Starts from what is stored. Throws `NoOffice` when nothing is. */
export function createOffice({ store, now, on, executor, onChange }: OfficeParts): Office {
  const revised = createRevisedSettings<OfficeSettings>({
    name: 'office',
    stored: store.officeSettings(),
    first: () => {
      throw new NoOffice('no office is set up');
    },
    keep: store.saveOfficeSettings,
    shape: officeSettings,
    store,
    now,
    onChange: () => {
      executor().tick();
      onChange();
    },
  });
  return {
    ...revised,
    waitsFor: () => {
      const day = executor().day();
      const settings = revised.settings();
      const isAsWanted =
        settings.revision === day.settings.revision && settings.timeZone === day.settings.timeZone;
      return isAsWanted ? [] : settingsInUse(day, on(settings, day.date));
    },
  };
}

/**
 * Keeps the office of a demonstration as this release brings it, as long as nobody has set it otherwise.
 * What was changed at the desk stays.
 */
export function seedOffice(store: OfficeParts['store'], seed: OfficeSettings, at: InstantMs): void {
  const stored = store.officeSettings();
  const plain = JSON.parse(JSON.stringify(seed)) as OfficeSettings;
  if (stored !== null && (stored.revision !== seed.revision || isDeepStrictEqual(stored, plain))) return;
  const keep = (): void => {
    store.saveOfficeSettings(seed);
  };
  if (store.settingsStanding('office') === null) {
    keep();
    return;
  }
  const { revision: _, ...after } = plain;
  const entry = { at, officerId: null, deed: 'settings_changed', subject: 'office', before: {} } as const;
  store.recorded({ ...entry, after }, keep);
}
