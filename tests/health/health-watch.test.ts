/** What the watch makes of the machine it stands on; what follows from the facts is tested beside it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BackupLine, BackupSettings } from '#protocol/backups.ts';
import { instantMs, type InstantMs } from '#protocol/vocabulary.ts';
import { createHealthWatch, type HealthWatch } from '#server/app/health-watch.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';

const DAY_MS = 86_400_000;
const NOW = instantMs(1_800_000_000_000);

let made: readonly BackupLine[];
let watch: HealthWatch;
beforeEach(() => {
  watch = createHealthWatch({
    clock: { now: () => NOW, monotonicMs: () => 0 },
    officeNow: () => NOW,
    dataFolder: temporaryFolder(),
    store: { probe: () => undefined, unsealedDays: () => [], auditHead: () => null },
    backups: {
      standing: () => ({
        ...{
          settings: { secondPlace: '' } as BackupSettings,
          place: 'none',
          last: null,
          isRunning: false,
          backups: made,
        },
        nextAt: NOW,
      }),
    },
    https: () => ({ certificate: null, trouble: null, uncovered: [] }),
    sockets: () => ({
      kiosk: 0,
      display: 0,
      counter: 0,
      rating: 0,
      printer: 0,
      admin: 0,
      phone: 0,
      poster: 0,
    }),
  });
});
afterEach(() => {
  watch.close();
});

const backup = (days: number): BackupLine =>
  ({
    name: `made ${String(days)} days from now`,
    madeAt: instantMs(NOW + days * DAY_MS),
    findings: 0,
  }) as BackupLine;
const standing = async (): Promise<readonly [madeAt: InstantMs | undefined, troubles: readonly string[]]> => {
  const { facts, faults } = await watch.look();
  return [facts.backup?.madeAt, faults.map(({ kind }) => kind).filter((kind) => kind.startsWith('backup'))];
};

test('a backup of a day to come, made while the clock was wrong, hides not that the newest true one is old', async () => {
  made = [backup(400), backup(-9), backup(-10)];
  expect(await standing()).toEqual([backup(-9).madeAt, ['backup_old']]);
  made = [backup(400), backup(-1)];
  expect(await standing()).toEqual([backup(-1).madeAt, []]);
});

test('where there is no other it is better than none', async () => {
  made = [backup(400)];
  expect(await standing()).toEqual([backup(400).madeAt, []]);
  made = [];
  expect(await standing()).toEqual([undefined, ['backup_none']]);
});
