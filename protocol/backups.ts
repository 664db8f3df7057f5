/** Backups of the office: how they are made, which are kept, and what the desk is told of them. */
import type { InstantMs } from '#protocol/vocabulary.ts';

/** When backups are made, where else they go, and how long what is kept is kept. */
export type BackupSettings = {
  readonly revision: number;
  /** `HH:MM` in the office's own time; what was missed is made up. */
  readonly time: string;
  /** A folder on another disk; empty for none yet. */
  readonly secondPlace: string;
  /** The newest backup of each of so many days … */
  readonly keepDays: number;
  /** … and of each of so many months. */
  readonly keepMonths: number;
  /** Officers' own words go from the log after so many days; from backups when those go. */
  readonly keepWordsDays: number;
};

export const BACKUP_LIMITS = {
  keepDays: { least: 1, most: 90 },
  keepMonths: { least: 0, most: 60 },
  keepWordsDays: { least: 7, most: 3_650 },
  placeLetters: 200,
} as const;

/** Why a backup was not made. */
export const BACKUP_TROUBLES = [
  /** Less would be left than the office needs to finish its day. */
  'no_space',
  'not_writable',
  /** The folder, or the disk under it, went away. */
  'gone',
  /** What was written is not what can be read again. */
  'damaged',
  /** The thread failed or took too long. */
  'failed',
] as const;
export type BackupTrouble = (typeof BACKUP_TROUBLES)[number];

/** How the second place is. */
export type PlaceStanding =
  | 'none'
  | 'ready'
  /** No such folder: not plugged in, not mounted. */
  | 'missing'
  /** A folder that was not named as the place: perhaps the bare mount point, perhaps another stick. */
  | 'unmarked'
  /** It does not answer: a share whose server is away. */
  | 'silent';

/** A backup that lies beside the data. */
export type BackupLine = {
  readonly name: string;
  readonly madeAt: InstantMs;
  readonly bytes: number;
  /** Of its database, in hex. */
  readonly sha256: string;
  /** What looking through it found: 0 is as it should be. */
  readonly findings: number;
  /** Lies in the second place too. */
  readonly isInSecondPlace: boolean;
};

/** How the last try ended. */
export type BackupTry = {
  readonly at: InstantMs;
  /** Null: made, opened and looked through. */
  readonly trouble: BackupTrouble | null;
  /** Null: also in the second place, or none is set. */
  readonly secondTrouble: BackupTrouble | null;
};

/** What the page of backups shows. */
export type BackupsStanding = {
  readonly settings: BackupSettings;
  readonly isRunning: boolean;
  readonly last: BackupTry | null;
  readonly place: PlaceStanding;
  /** Newest first. */
  readonly backups: readonly BackupLine[];
  readonly nextAt: InstantMs;
};
