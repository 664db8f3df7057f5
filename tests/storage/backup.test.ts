/** Backups of a living office: whole or not there, opened and looked through. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { doBackupRound, toLetGo } from '#server/app/backup-round.ts';
import { backupNames, copyBackup, examineBackup, makeBackup, readManifest } from '#server/storage/backup.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { AT, KEY, NAME, numbers, openOffice, troubleOf } from './backed-up-office.ts';

let data: string;
let place: string;
beforeEach(() => {
  data = temporaryFolder();
  place = path.join(data, 'backups');
  mkdirSync(place);
});

/** The thread as the product is built, in a folder where it finds its packages. */
async function bundledThread(): Promise<string> {
  mkdirSync('dist', { recursive: true });
  const folder = mkdtempSync(path.resolve('dist', 'backup-under-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const outfile = path.join(folder, 'backup.mjs');
  await build({
    entryPoints: ['server/backup-main.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  return outfile;
}

describe('a backup', () => {
  test('holds what is nowhere else, and nothing of what must go with the day', async () => {
    const { office } = openOffice(data);
    await numbers(office, 0, 20);
    const manifest = makeBackup(data, place, NAME, AT);
    expect(manifest.files.map(({ path: file }) => file)).toEqual([
      'office.db',
      'notices/Giờ làm việc.png',
      'voice/vi-moi.wav',
    ]);
    expect(manifest).toMatchObject({ madeAt: AT, sequence: office.executor.day().sequence, findings: 0 });
    const bytes = readFileSync(path.join(place, NAME, 'office.db'));
    expect(bytes.includes(Buffer.from(KEY))).toBe(false);
    expect(readFileSync(path.join(data, 'office.db-wal')).includes(Buffer.from(KEY))).toBe(true);
    expect(statSync(path.join(place, NAME)).mode & 0o077).toBe(0);
    expect(readdirSync(place)).toEqual([NAME]);
    // The office goes on while it is made and looked through.
    expect(await numbers(office, 20, 21)).toHaveLength(1);
  });

  test('is found damaged by any byte, any missing file and any link', async () => {
    const { office } = openOffice(data);
    await numbers(office, 0, 5);
    makeBackup(data, place, NAME, AT);
    const damages: Readonly<Record<string, (folder: string) => void>> = {
      'a byte of the database': (folder) => {
        const file = path.join(folder, 'office.db');
        const bytes = readFileSync(file);
        bytes.writeUInt8(bytes.readUInt8(5_000) ^ 1, 5_000);
        writeFileSync(file, bytes);
      },
      'a cut database': (folder) => truncateSync(path.join(folder, 'office.db'), 8_192),
      'a longer picture': (folder) => appendFileSync(path.join(folder, 'notices', 'Giờ làm việc.png'), '!'),
      'a missing sound': (folder) => rmSync(path.join(folder, 'voice', 'vi-moi.wav')),
      'a link for a picture': (folder) => {
        const file = path.join(folder, 'notices', 'Giờ làm việc.png');
        renameSync(file, path.join(folder, 'elsewhere'));
        symlinkSync(path.join(folder, 'elsewhere'), file);
      },
      'a link for a folder': (folder) => {
        renameSync(path.join(folder, 'voice'), path.join(folder, 'elsewhere'));
        symlinkSync(path.join(folder, 'elsewhere'), path.join(folder, 'voice'));
      },
      'no list': (folder) => rmSync(path.join(folder, 'manifest.json')),
    };
    for (const [what, damage] of Object.entries(damages)) {
      const copy = path.join(temporaryFolder(), NAME);
      cpSync(path.join(place, NAME), copy, { recursive: true });
      expect([what, troubleOf(() => examineBackup(copy, 'unsealed_days'))]).toEqual([what, 'none']);
      damage(copy);
      expect([what, troubleOf(() => examineBackup(copy, 'unsealed_days'))]).toEqual([what, 'damaged']);
    }
  });

  test('that cannot be finished leaves nothing behind', async () => {
    const { office, close } = openOffice(data);
    await numbers(office, 0, 5);
    close();
    writeFileSync(path.join(data, 'office.db'), 'no database any more');
    expect(troubleOf(() => makeBackup(data, place, NAME, AT))).toBe('damaged');
    expect(readdirSync(place)).toEqual([]);
    expect(troubleOf(() => makeBackup(data, path.join(data, 'unplugged'), NAME, AT))).toBe('gone');
  });

  test('killed in its middle is no backup, and the next one sweeps it away', async () => {
    const { office } = openOffice(data);
    await numbers(office, 0, 50);
    // Large enough that copying and reading it takes a while.
    writeFileSync(path.join(data, 'notices', 'Phim.mp4'), Buffer.alloc(256 * 1024 * 1024, 1));
    const file = await bundledThread();
    const errand = { dataFolder: data, place, make: { name: NAME, madeAt: AT }, secondPlace: null };
    const begin =
      'new (require("node:worker_threads").Worker)(process.argv[1], { workerData: JSON.parse(process.argv[2]) })';
    const child = spawn(process.execPath, ['-e', begin, file, JSON.stringify(errand)], { stdio: 'inherit' });
    const ended = once(child, 'exit');
    const arriving = path.join(place, `.${NAME}.arriving`);
    await expect
      .poll(() => existsSync(path.join(arriving, 'notices')), { interval: 5, timeout: 20_000 })
      .toBe(true);
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(arriving)).toBe(true);
    expect(backupNames(place)).toEqual([]);
    rmSync(path.join(data, 'notices', 'Phim.mp4'));
    makeBackup(data, place, NAME, AT);
    expect(readdirSync(place)).toEqual([NAME]);
  });

  test('shares with the one before what has not changed, and is whole without it', () => {
    openOffice(data);
    const next = NAME.replace('08-30', '09-30');
    makeBackup(data, place, NAME, AT);
    makeBackup(data, place, next, AT);
    const file = path.join('notices', 'Giờ làm việc.png');
    expect(statSync(path.join(place, next, file)).ino).toBe(statSync(path.join(place, NAME, file)).ino);
    expect(statSync(path.join(data, file)).ino).not.toBe(statSync(path.join(place, NAME, file)).ino);
    rmSync(path.join(place, NAME), { recursive: true });
    expect(troubleOf(() => examineBackup(path.join(place, next), 'unsealed_days'))).toBe('none');
  });

  test('goes to the second place byte for byte, or not at all', () => {
    openOffice(data);
    makeBackup(data, place, NAME, AT);
    const second = temporaryFolder();
    copyBackup(path.join(place, NAME), second);
    expect(examineBackup(path.join(second, NAME), 'unsealed_days').manifest).toEqual(
      readManifest(path.join(place, NAME)),
    );
    const third = temporaryFolder();
    appendFileSync(path.join(place, NAME, 'voice', 'vi-moi.wav'), 'rot');
    expect(troubleOf(() => copyBackup(path.join(place, NAME), third))).toBe('damaged');
    expect(readdirSync(third)).toEqual([]);
  });

  test('is kept for days and months, those of the newest day all', () => {
    const names = [
      ...['2026-08-30', '2026-09-29', '2026-09-30', '2026-10-30', '2026-11-20', '2026-11-21'].map(
        (date) => `mot-cua-${date}_19-00-00`,
      ),
      'mot-cua-2026-11-22_10-00-00',
      'mot-cua-2026-11-22_19-00-00',
      'mot-cua-2026-11-23_08-00-00',
      'mot-cua-2026-11-23_19-00-00',
    ];
    expect(toLetGo(names, { keepDays: 2, keepMonths: 3 })).toEqual([
      'mot-cua-2026-08-30_19-00-00',
      'mot-cua-2026-09-29_19-00-00',
      'mot-cua-2026-11-20_19-00-00',
      'mot-cua-2026-11-21_19-00-00',
      'mot-cua-2026-11-22_10-00-00',
    ]);
    expect(toLetGo(names, { keepDays: 1, keepMonths: 0 })).toEqual(names.slice(0, -2));
  });

  test('of a round lets old ones go only once the new one is whole', () => {
    const { close } = openOffice(data);
    const old = 'mot-cua-2026-01-05_19-00-00';
    makeBackup(data, place, old, AT);
    const errand = {
      dataFolder: data,
      place,
      make: { name: NAME, madeAt: AT },
      secondPlace: path.join(data, 'unplugged'),
      keepDays: 1,
      keepMonths: 0,
    };
    const [oldCopy, youngCopy] = ['office-schema-009-old.db', 'office-schema-010-young.db'];
    for (const copy of [oldCopy, youngCopy]) writeFileSync(path.join(place, copy), 'copy');
    utimesSync(path.join(place, youngCopy), AT / 1_000, AT / 1_000);
    utimesSync(path.join(place, oldCopy), AT / 1_000 - 40 * 86_400, AT / 1_000 - 40 * 86_400);
    const done = doBackupRound(errand);
    expect(readdirSync(place).sort()).toEqual([NAME, youngCopy]);
    expect(done).toMatchObject({ trouble: null, secondTrouble: 'gone' });
    expect(done.backups.map(({ name }) => name)).toEqual([NAME]);
    close();
    writeFileSync(path.join(data, 'office.db'), 'broken');
    const failed = doBackupRound({ ...errand, make: { name: NAME.replace('23_', '24_'), madeAt: AT } });
    expect(failed.trouble).toBe('damaged');
    expect(backupNames(place)).toEqual([NAME]);
  });
});
