/** One round of backups as a thread does it: make one, bring it to the second place, let old ones go. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BackupLine, BackupTrouble } from '#protocol/backups.ts';
import {
  asBackupTrouble,
  BACKUP_NAME,
  backupNames,
  copyBackup,
  DATABASE_FILE,
  makeBackup,
  readManifest,
  removeBackup,
  removeOldCopies,
} from '#server/storage/backup.ts';
import { createErrandThread } from './errand-thread.ts';
import type { BackupErrand, BackupErrandDone, BackupErrands } from './backups.ts';

const MONTH_MS = 31 * 86_400_000;
/** An hour is more than any disk takes for an office. */
const PATIENCE_MS = 3_600_000;

/** Does the round in this thread. Never throws for what the disks do. */
export function doBackupRound(errand: BackupErrand): BackupErrandDone {
  const messages: string[] = [];
  const attempt = (what: string, work: () => void): BackupTrouble | null => {
    try {
      work();
      return null;
    } catch (error) {
      const { trouble, message } = asBackupTrouble(error);
      messages.push(`${what}: ${trouble}, ${message}`);
      return trouble;
    }
  };
  const { place, secondPlace, make } = errand;
  const trouble =
    make === null
      ? null
      : attempt('no backup could be made', () => {
          mkdirSync(place, { recursive: true, mode: 0o700 });
          makeBackup(errand.dataFolder, place, make.name, make.madeAt);
        });
  const newest = make?.name ?? backupNames(place).at(-1);
  const secondTrouble =
    trouble !== null ||
    secondPlace === null ||
    newest === undefined ||
    existsSync(path.join(secondPlace, newest))
      ? null
      : attempt('the second place took no backup', () => copyBackup(path.join(place, newest), secondPlace));
  for (const folder of make === null || trouble !== null
    ? []
    : [place, ...(secondPlace === null ? [] : [secondPlace])])
    attempt('an old backup stays', () => {
      for (const name of toLetGo(backupNames(folder), errand)) removeBackup(folder, name);
    });
  if (make !== null && trouble === null)
    attempt('an old copy stays', () => {
      removeOldCopies(place, make.madeAt - Math.max(1, errand.keepMonths) * MONTH_MS);
    });
  return { trouble, secondTrouble, backups: linesOf(place, secondPlace), messages };
}

/**
 * Which of them nobody keeps: those of the newest day stay, and the newest of each of the last days and of each of the last
 * months. Oldest first in, oldest first out.
 */
export function toLetGo(
  names: readonly string[],
  { keepDays, keepMonths }: Pick<BackupErrand, 'keepDays' | 'keepMonths'>,
): readonly string[] {
  const dateOf = (name: string): string => BACKUP_NAME.exec(name)?.groups?.['date'] ?? '';
  const newestOf = (periodOf: (name: string) => string, most: number): readonly string[] => {
    const newest = new Map(names.map((name) => [periodOf(name), name]));
    return most === 0 ? [] : [...newest.values()].slice(-most);
  };
  const kept = new Set([
    ...names.filter((name) => dateOf(name) === dateOf(names.at(-1) ?? '')),
    ...newestOf(dateOf, keepDays),
    ...newestOf((name) => dateOf(name).slice(0, 7), keepMonths),
  ]);
  return names.filter((name) => !kept.has(name));
}

function linesOf(place: string, secondPlace: string | null): readonly BackupLine[] {
  return backupNames(place)
    .toReversed()
    .flatMap((name) => {
      try {
        const { madeAt, findings, files } = readManifest(path.join(place, name));
        return {
          name,
          madeAt,
          bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
          sha256: files.find(({ path: file }) => file === DATABASE_FILE)?.sha256 ?? '',
          findings,
          isInSecondPlace: secondPlace !== null && existsSync(path.join(secondPlace, name)),
        };
      } catch {
        return [];
      }
    });
}

/** Has each round done by a thread that lives for it, with a connection of its own. `file` is the built program of the thread. */
export const createBackupThread = (file: URL): BackupErrands => createErrandThread(file, PATIENCE_MS);
