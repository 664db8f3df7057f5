/** A disk that fills up, breaks or is pulled out while a backup is on its way to it: nothing half-made is kept. */
import type * as FileSystem from 'node:fs';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { doBackupRound } from '#server/app/backup-round.ts';
import { backupNames, examineBackup } from '#server/storage/backup.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { AT, NAME, openOffice } from './backed-up-office.ts';

/** Hears where each file is about to be copied to. */
const disk = vi.hoisted((): { onCopy: ((to: string) => void) | null } => ({ onCopy: null }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof FileSystem>();
  return {
    ...fs,
    copyFileSync: (from: string, to: string) => {
      disk.onCopy?.(to);
      fs.copyFileSync(from, to);
    },
  };
});

let data: string;
let place: string;
let second: string;
beforeEach(() => {
  disk.onCopy = null;
  data = temporaryFolder();
  place = path.join(data, 'backups');
  second = path.join(temporaryFolder(), 'stick');
  mkdirSync(second);
  openOffice(data);
});

const round = (name = NAME) =>
  doBackupRound({
    dataFolder: data,
    place,
    make: { name, madeAt: AT },
    secondPlace: second,
    keepDays: 14,
    keepMonths: 12,
  });
const failing = (code: string, where: string): void => {
  disk.onCopy = (to) => {
    if (to.includes(where)) throw Object.assign(new Error(`${code}: as if`), { code });
  };
};

test.each([
  ['ENOSPC', 'no_space'],
  ['EIO', 'gone'],
  ['EROFS', 'not_writable'],
] as const)('%s in the middle leaves the backups as they were, and says %s', (code, trouble) => {
  round();
  failing(code, '.wav');
  // Nothing to share with the one before: the phrase is written anew.
  rmSync(path.join(place, NAME, 'voice', 'vi-moi.wav'));
  const done = round(NAME.replace('08-30', '09-30'));
  expect(done).toMatchObject({ trouble, secondTrouble: null });
  expect(readdirSync(place)).toEqual([NAME]);
  expect(readdirSync(second)).toEqual([NAME]);
});

test('a second place that fills up costs the first one nothing', () => {
  failing('ENOSPC', `${path.sep}stick${path.sep}`);
  expect(round()).toMatchObject({ trouble: null, secondTrouble: 'no_space' });
  expect(readdirSync(second)).toEqual([]);
  expect(examineBackup(path.join(place, NAME), 'unsealed_days').findings).toEqual([]);
});

test('a stick that is pulled out halfway is no second place, and nothing of it is listed', () => {
  disk.onCopy = (to) => {
    if (to.includes('stick') && to.endsWith('.wav')) rmSync(second, { recursive: true });
  };
  const done = round();
  expect(done).toMatchObject({ trouble: null, secondTrouble: 'gone' });
  expect(done.backups).toMatchObject([{ name: NAME, isInSecondPlace: false }]);
  expect(backupNames(second)).toEqual([]);
});
