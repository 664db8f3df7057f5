/** When backups are made, where they go, and what is said when they cannot. */
import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { BackupSettings } from '#protocol/backups.ts';
import { instantMs, type OfficerId } from '#protocol/vocabulary.ts';
import { doBackupRound } from '#server/app/backup-round.ts';
import { backupTimes } from '#server/app/backup-times.ts';
import { createBackups, type BackupErrand, type Backups } from '#server/app/backups.ts';
import { createTrail, type Trail } from '#server/app/trail.ts';
import { openStore } from '#tests/storage/opened-store.ts';
import { startWritePath, type WritePath } from '#tests/storage/write-path.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { wallTime } from '#tests/support/ward.ts';

const BY = 'minh' as OfficerId;
const ZONE = 'Asia/Ho_Chi_Minh';

let zone: string;
let data: string;
let screens: string;
let office: WritePath;
let trail: Trail;
let backups: Backups;
let errands: BackupErrand[];
let troubles: string[];
let breaks: boolean;

beforeEach(() => {
  zone = ZONE;
  data = temporaryFolder();
  screens = temporaryFolder();
  errands = [];
  troubles = [];
  breaks = false;
  const { store } = openStore(data);
  office = startWritePath(store, wallTime('2026-11-23', '08:00'));
  const { now } = office.executor;
  backups = createBackups({
    store,
    dataFolder: data,
    publicFolders: [screens],
    timeZone: () => zone,
    now,
    run: (errand) => {
      errands.push(errand);
      return breaks
        ? Promise.reject(new Error('the thread fell over'))
        : Promise.resolve(doBackupRound(errand));
    },
    note: (noted) => {
      trail.note(noted);
    },
    onTrouble: (message) => troubles.push(message),
  });
  trail = createTrail({
    store,
    now,
    nameOf: () => null,
    deviceName: () => null,
    onNoted: () => undefined,
    settings: [backups],
  });
});

const at = (date: string, time: string): void => {
  office.clock.now = wallTime(date, time);
};
const lookAt = async (date: string, time: string): Promise<void> => {
  at(date, time);
  await backups.look();
};
const made = (): readonly string[] =>
  backups
    .standing()
    .backups.map(({ name }) => name)
    .toReversed();
const save = (change: Partial<BackupSettings>): string =>
  backups.save({ ...backups.settings(), ...change }, BY);
const plugIn = (): string => {
  const stick = path.join(temporaryFolder(), 'stick');
  mkdirSync(stick);
  return stick;
};

test('one is made after each day, those that were missed are made up once, and none twice', async () => {
  await lookAt('2026-11-23', '08:01');
  expect(made()).toEqual(['mot-cua-2026-11-23_08-01-00']);
  for (const time of ['08:02', '12:00', '18:59']) await lookAt('2026-11-23', time);
  expect(made()).toHaveLength(1);
  await lookAt('2026-11-23', '19:00');
  await lookAt('2026-11-23', '19:01');
  expect(made()).toHaveLength(2);
  // The machine was off over the weekend.
  await lookAt('2026-11-30', '07:00');
  await lookAt('2026-11-30', '07:01');
  // Of the day before only its last one is kept.
  expect(made()).toEqual(['mot-cua-2026-11-23_19-00-00', 'mot-cua-2026-11-30_07-00-00']);
  // Whether one is due is known without asking the disk each time.
  expect(errands.length).toBeLessThan(6);
});

test('a change of the hour holds at once, is in the trail, and can be taken back', async () => {
  await lookAt('2026-11-23', '19:00');
  expect(save({ time: '17:30' })).toBe('saved');
  await lookAt('2026-11-24', '17:31');
  expect(made().at(-1)).toBe('mot-cua-2026-11-24_17-31-00');
  const change = trail.lines(null).find(({ deed }) => deed === 'settings_changed');
  expect(change).toMatchObject({ subject: 'backups', before: { time: '19:00' }, canBeUndone: true });
  expect(trail.undo(change?.ordinal ?? 0, BY)).toBe('saved');
  expect(backups.settings().time).toBe('19:00');
});

test('another time zone of the office holds at once: seven in the evening is when its wall says so', async () => {
  await lookAt('2026-11-23', '19:00');
  zone = 'Asia/Tokyo';
  expect(backups.standing().nextAt).toBe(wallTime('2026-11-24', '17:00'));
  await lookAt('2026-11-24', '17:00');
  expect(made().at(-1)).toBe('mot-cua-2026-11-24_19-00-00');
});

test('what was made stands in the trail with its digest and who wanted it', async () => {
  await backups.make(BY);
  const [line] = backups.standing().backups;
  expect(trail.lines(null)[0]).toMatchObject({
    deed: 'backup_made',
    officerId: BY,
    subject: line?.name,
    after: { sha256: line?.sha256, findings: 0, isInSecondPlace: false },
  });
});

test('two orders at once are one backup', async () => {
  const [one, other] = await Promise.all([backups.make(BY), backups.make(null)]);
  expect(one).toBe(other);
  expect(made()).toHaveLength(1);
});

test('one that failed is said, tried again after a while, and a thread that falls over is no worse', async () => {
  breaks = true;
  await lookAt('2026-11-23', '19:00');
  expect(backups.standing().last).toMatchObject({ trouble: 'failed' });
  const tries = errands.length;
  await lookAt('2026-11-23', '19:05');
  expect(errands.length).toBe(tries);
  breaks = false;
  await lookAt('2026-11-23', '19:16');
  expect(backups.standing().last).toMatchObject({ trouble: null });
  expect(made()).toHaveLength(1);
  expect(troubles.join()).toContain('fell over');
});

test('a backup of a day to come, made while the clock was wrong, keeps none from being made today', async () => {
  await lookAt('2026-11-23', '19:00');
  const folder = path.join(data, 'backups');
  renameSync(path.join(folder, made()[0] ?? ''), path.join(folder, 'mot-cua-2099-01-01_19-00-00'));
  await lookAt('2026-11-24', '19:00');
  expect(made()).toContain('mot-cua-2026-11-24_19-00-00');
});

test('the second place gets each backup, and the newest one later when it was away', async () => {
  const stick = plugIn();
  expect(save({ secondPlace: stick })).toBe('saved');
  expect(await backups.adoptPlace()).toBe('ready');
  await backups.make(BY);
  expect(backups.standing().backups[0]).toMatchObject({ isInSecondPlace: true });

  renameSync(stick, `${stick}-in-a-pocket`);
  await lookAt('2026-11-23', '19:00');
  expect(backups.standing()).toMatchObject({ place: 'missing', last: { trouble: null } });
  expect(backups.standing().backups[0]).toMatchObject({ isInSecondPlace: false });

  // The bare mount point is not the stick: nothing may fill the machine's own disk in its name.
  mkdirSync(stick);
  await lookAt('2026-11-23', '19:10');
  expect(backups.standing().place).toBe('unmarked');
  expect(readdirSync(stick)).toEqual([]);
  rmSync(stick, { recursive: true });

  renameSync(`${stick}-in-a-pocket`, stick);
  await lookAt('2026-11-23', '19:20');
  expect(backups.standing().backups[0]).toMatchObject({ isInSecondPlace: true });
  expect(readdirSync(stick).filter((name) => name.startsWith('mot-cua-2'))).toHaveLength(2);
});

test.each(['backups', './x', 'C:x'])('the place %s is no whole path', (place) => {
  expect(save({ secondPlace: place })).toBe('place_wrong');
});

test('no place leads into the data that is backed up', () => {
  for (const place of [data, path.join(data, 'notices'), path.join(data, 'x', '..', 'backups')])
    expect(save({ secondPlace: place })).toBe('place_wrong');
  expect(save({ secondPlace: path.dirname(data) })).toBe('saved');
});

test('no place leads to what everybody may fetch, not by a link either', async () => {
  const shown = path.join(screens, 'assets');
  mkdirSync(shown);
  expect(save({ secondPlace: shown })).toBe('place_wrong');
  const link = path.join(temporaryFolder(), 'innocent');
  symlinkSync(shown, link);
  expect(save({ secondPlace: link })).toBe('saved');
  expect(await backups.adoptPlace()).toBe('missing');
  await backups.make(BY);
  expect(readdirSync(shown)).toEqual([]);
});

test('the hour is the wall clock’s, also where summer time comes and goes', () => {
  const berlin = backupTimes('Europe/Berlin');
  const day = (iso: string) => instantMs(Date.parse(iso));
  expect(berlin.lastBefore('19:00', day('2026-03-29T20:00:00Z'))).toBe(day('2026-03-29T17:00:00Z'));
  expect(berlin.lastBefore('19:00', day('2026-03-28T20:00:00Z'))).toBe(day('2026-03-28T18:00:00Z'));
  expect(berlin.nextAfter('19:00', day('2026-03-28T20:00:00Z'))).toBe(day('2026-03-29T17:00:00Z'));
  expect(backupTimes(ZONE).nameAt(day('2026-11-23T12:00:05Z'))).toBe('mot-cua-2026-11-23_19-00-05');
});
