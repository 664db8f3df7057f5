/** Backups by button and by schedule, here and in a second place; what is kept of them, and how the last one went. */
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { backupSettings } from '#protocol/backup-shapes.ts';
import type {
  BackupLine,
  BackupSettings,
  BackupsStanding,
  BackupTrouble,
  BackupTry,
  PlaceStanding,
} from '#protocol/backups.ts';
import type { InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import type { BackupSettingsStore } from '#server/storage/settings-stores.ts';
import { backupTimes, type BackupTimes } from './backup-times.ts';
import {
  createRevisedSettings,
  type RevisedSettings,
  type SettingsTrail,
  type UndoableSettings,
} from './revised-settings.ts';
import type { NotedDeed } from './trail.ts';
import { writeWhole } from './whole-file.ts';

/** What an office begins with: after its day, two weeks of days and a year of months, on this disk only; words for half a year. */
const firstBackups = (): BackupSettings => ({
  revision: 1,
  time: '19:00',
  secondPlace: '',
  keepDays: 14,
  keepMonths: 12,
  keepWordsDays: 180,
});

export const BACKUPS_FOLDER = 'backups';
/** Lies in a folder that was named as the second place: a mount point without its disk has none. */
const PLACE_MARK = 'mot-cua-backups.json';
/** A share whose server is away lets a question wait for minutes. */
const PLACE_PATIENCE_MS = 3_000;
/** After one that failed. */
const AGAIN_AFTER_MS = 15 * 60_000;

/** One round, done where nobody waits for the disk. */
export type BackupErrand = {
  readonly dataFolder: string;
  readonly place: string;
  /** Null: nothing new is made, the second place is brought up to date. */
  readonly make: { readonly name: string; readonly madeAt: InstantMs } | null;
  /** Null: there is none, or it is not ready. */
  readonly secondPlace: string | null;
  readonly keepDays: number;
  readonly keepMonths: number;
};
export type BackupErrandDone = {
  /** Why nothing was made here; then nothing went anywhere. */
  readonly trouble: BackupTrouble | null;
  readonly secondTrouble: BackupTrouble | null;
  /** What there is now, newest first. */
  readonly backups: readonly BackupLine[];
  /** For the log. */
  readonly messages: readonly string[];
};
/** Rejects when the thread failed. */
export type BackupErrands = (errand: BackupErrand) => Promise<BackupErrandDone>;

export type Backups = Pick<RevisedSettings<BackupSettings>, 'settings'> &
  UndoableSettings & {
    /** `place_wrong`: no whole path, or one that leads into the data itself or to what everybody may read. */
    readonly save: (settings: BackupSettings, by: OfficerId) => 'saved' | 'settings_changed' | 'place_wrong';
    /** As they go into the office's configuration: without the second place, which is this machine's own. */
    readonly portable: UndoableSettings;
    readonly standing: () => BackupsStanding;
    /** Makes one now; null officer: the schedule. Resolves when it is over; one at a time, a second order joins the first. */
    readonly make: (by: OfficerId | null) => Promise<BackupTry>;
    /** Names the folder that is set as the second place, so that it is known again. */
    readonly adoptPlace: () => Promise<PlaceStanding>;
    /** Looks at the place again and makes what is due. To be called every minute. */
    readonly look: () => Promise<void>;
  };

export type BackupParts = {
  readonly store: BackupSettingsStore & SettingsTrail;
  readonly dataFolder: string;
  /** Folders that anybody may read over the network: no backup goes there. */
  readonly publicFolders: readonly string[];
  /** Asked each time: an office may change its zone. */
  readonly timeZone: () => string;
  readonly now: () => InstantMs;
  readonly run: BackupErrands;
  readonly note: (noted: NotedDeed) => void;
  readonly onTrouble: (message: string) => void;
};

/** Starts from what is stored, else from what an office begins with. Nothing is made before `look` is called. */
export function createBackups(parts: BackupParts): Backups {
  const { store, dataFolder, now, run, onTrouble } = parts;
  const times = (): BackupTimes => backupTimes(parts.timeZone());
  const revised = createRevisedSettings({
    name: 'backups',
    stored: store.backupSettings(),
    first: firstBackups,
    keep: store.saveBackupSettings,
    shape: backupSettings,
    store,
    now,
    onChange: () => {
      place = revised.settings().secondPlace === '' ? 'none' : 'missing';
    },
  });
  let place: PlaceStanding = revised.settings().secondPlace === '' ? 'none' : 'missing';
  let backups: readonly BackupLine[] = [];
  let last: BackupTry | null = null;
  let running: Promise<BackupTry> | null = null;
  /** As it was when the backups were last looked at; null: never. */
  let lookedAt: { readonly place: PlaceStanding; readonly at: InstantMs } | null = null;

  const errand = (make: BackupErrand['make']): BackupErrand => {
    const { secondPlace, keepDays, keepMonths } = revised.settings();
    return {
      dataFolder,
      place: path.join(dataFolder, BACKUPS_FOLDER),
      make,
      secondPlace: place === 'ready' ? secondPlace : null,
      keepDays,
      keepMonths,
    };
  };
  const done = async (order: BackupErrand): Promise<BackupErrandDone> => {
    try {
      return await run(order);
    } catch (error) {
      return { trouble: 'failed', secondTrouble: null, backups, messages: [String(error)] };
    }
  };
  const round = async (by: OfficerId | null): Promise<BackupTry> => {
    await lookAtPlace();
    const at = now();
    const name = times().nameAt(at);
    const made = await done(errand({ name, madeAt: at }));
    backups = made.backups;
    for (const message of made.messages) onTrouble(message);
    const { trouble, secondTrouble } = made;
    last = { at, trouble, secondTrouble };
    const line = backups.find((backup) => backup.name === name);
    if (trouble === null && line !== undefined) {
      const { bytes, sha256, findings, isInSecondPlace } = line;
      const after = { bytes, sha256, findings, isInSecondPlace };
      parts.note({ by, deed: 'backup_made', subject: name, after });
    }
    return last;
  };
  const make = (by: OfficerId | null): Promise<BackupTry> => {
    running ??= round(by).finally(() => {
      running = null;
    });
    return running;
  };

  /** A question that was not answered yet is not asked again. */
  let asking: Promise<PlaceStanding> | null = null;
  const lookAtPlace = async (): Promise<PlaceStanding> => {
    const { secondPlace } = revised.settings();
    if (secondPlace === '') place = 'none';
    else {
      asking ??= standingOf(secondPlace, forbidden).finally(() => {
        asking = null;
      });
      place = await inTime(asking, 'silent');
    }
    return place;
  };

  const forbidden = [dataFolder, ...parts.publicFolders];
  const isPlace = (folder: string): boolean =>
    folder === '' || (path.isAbsolute(folder) && !forbidden.some((out) => leadsInto(folder, out)));

  const isDue = (): boolean => {
    // One of a day to come was made while the clock was wrong.
    const newest = backups.find(({ madeAt }) => madeAt <= now())?.madeAt ?? 0;
    const missed = times().lastBefore(revised.settings().time, now());
    if (newest >= missed) return false;
    return last?.trouble == null || now() - last.at >= AGAIN_AFTER_MS;
  };

  /** Whether what is known of the backups may be out of date, or the second place lacks the newest. */
  const mustLook = (): boolean => {
    if (lookedAt?.place !== place) return true;
    const isBehind = place === 'ready' && backups[0]?.isInSecondPlace === false;
    return isBehind && now() - lookedAt.at >= AGAIN_AFTER_MS;
  };
  const lookAtBackups = async (): Promise<void> => {
    lookedAt = { place, at: now() };
    const known = await done(errand(null));
    if (running !== null) return;
    backups = known.backups;
    for (const message of known.messages) onTrouble(message);
    if (last !== null) last = { ...last, secondTrouble: known.secondTrouble };
  };

  return {
    ...revised,
    portable: {
      ...revised,
      parts: () => withoutPlace(revised.settings()),
      changeTo: (file, by) => {
        const { secondPlace } = revised.settings();
        return revised.changeTo({ ...(file as object), secondPlace }, by);
      },
    },
    save: (settings, by) => (isPlace(settings.secondPlace) ? revised.save(settings, by) : 'place_wrong'),
    standing: () => ({
      settings: revised.settings(),
      isRunning: running !== null,
      last,
      place,
      backups,
      nextAt: times().nextAfter(revised.settings().time, now()),
    }),
    make,
    adoptPlace: async () => {
      const { secondPlace } = revised.settings();
      if ((await lookAtPlace()) === 'unmarked') {
        const mark = Buffer.from(`${JSON.stringify({ of: 'Một Cửa' })}\n`);
        try {
          await writeWhole(secondPlace, PLACE_MARK, mark);
        } catch (error) {
          onTrouble(`the second place could not be marked: ${String(error)}`);
        }
      }
      return lookAtPlace();
    },
    look: async () => {
      await lookAtPlace();
      if (running !== null) return;
      if (mustLook()) await lookAtBackups();
      if (isDue()) await make(null);
    },
  };
}

function leadsInto(folder: string, outer: string): boolean {
  const [first = ''] = path.relative(path.resolve(outer), path.resolve(folder)).split(path.sep);
  return first !== '..' && !path.isAbsolute(first);
}

/** However it was set: half a path, or a link that leads where no backup may go, is as good as no place. */
async function standingOf(folder: string, forbidden: readonly string[]): Promise<PlaceStanding> {
  try {
    if (!path.isAbsolute(folder) || !(await stat(folder)).isDirectory()) return 'missing';
    const real = await realpath(folder);
    for (const out of forbidden) if (leadsInto(real, await realpath(out))) return 'missing';
  } catch {
    return 'missing';
  }
  try {
    await readFile(path.join(folder, PLACE_MARK));
    return 'ready';
  } catch {
    return 'unmarked';
  }
}

const inTime = <Result>(asked: Promise<Result>, otherwise: Result): Promise<Result> =>
  Promise.race([
    asked,
    new Promise<Result>((resolve) => {
      setTimeout(() => {
        resolve(otherwise);
      }, PLACE_PATIENCE_MS).unref();
    }),
  ]);

function withoutPlace({ time, keepDays, keepMonths, keepWordsDays }: BackupSettings) {
  return { time, keepDays, keepMonths, keepWordsDays };
}
