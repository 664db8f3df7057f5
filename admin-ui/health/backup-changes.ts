/** What was changed of how backups are made, and what of it cannot be saved. Each setting is a part of its own. */
import { BACKUP_LIMITS, type BackupSettings } from '#protocol/backups.ts';

export type BackupPart = Exclude<keyof BackupSettings, 'revision'>;
const PARTS: readonly BackupPart[] = ['time', 'secondPlace', 'keepDays', 'keepMonths', 'keepWordsDays'];

/** Every part that differs; the revision is none. */
export const changesBetween = (before: BackupSettings, after: BackupSettings): readonly BackupPart[] =>
  PARTS.filter((part) => before[part] !== after[part]);

export const isSamePart = (one: BackupPart, other: BackupPart): boolean => one === other;

/** One's own changes since `base` carried onto `theirs`, under their revision. */
export const rebase = (
  base: BackupSettings,
  mine: BackupSettings,
  theirs: BackupSettings,
): BackupSettings => ({
  ...theirs,
  ...Object.fromEntries(changesBetween(base, mine).map((part) => [part, mine[part]])),
});

/** `/mnt/…`, `E:\…` or `\\nas\…`: the server says the last word. */
const WHOLE_PATH = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/;

export function isPartRight(settings: BackupSettings, part: BackupPart): boolean {
  const value = settings[part];
  if (part === 'time') return /^([01]\d|2[0-3]):[0-5]\d$/.test(settings.time);
  if (part === 'secondPlace') return settings.secondPlace === '' || WHOLE_PATH.test(settings.secondPlace);
  const { least, most } = BACKUP_LIMITS[part];
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

/** Whether the settings can be sent. */
export const canBeSaved = (settings: BackupSettings | null): boolean =>
  settings !== null && PARTS.every((part) => isPartRight(settings, part));
