import { expect, test } from 'vitest';
import type { HealthFacts } from '#protocol/health.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import { troublesOf } from '#server/app/health-faults.ts';

const NOW = instantMs(1_800_000_000_000);
const DAY_MS = 86_400_000;
const ago = (days: number) => instantMs(NOW - days * DAY_MS);

const WELL: HealthFacts = {
  canSave: true,
  freeBytes: 40e9,
  databaseBytes: 80e6,
  logBytes: 1e6,
  isDataOpen: false,
  clockBehindMs: 0,
  clockStep: null,
  backup: { madeAt: ago(1), findings: 0 },
  backupTrouble: null,
  place: 'ready',
  placeTrouble: null,
  isPlaceSameDisk: false,
  delayMs: 4,
  unsealedDays: 0,
  trailEntries: 10,
  certificateEndsAt: null,
  httpsTrouble: null,
  uncovered: [],
  faultsInAnHour: 0,
  sockets: { kiosk: 1, display: 1, counter: 1, rating: 1, printer: 1, admin: 1, phone: 0, poster: 0 },
};
const kinds = (change: Partial<HealthFacts>): readonly string[] =>
  troublesOf({ ...WELL, ...change }, NOW).map(({ trouble, severity }) => `${severity} ${trouble.kind}`);

test('an office in order has nothing to see to', () => {
  expect(kinds({})).toEqual([]);
});

test.each<readonly [Partial<HealthFacts>, readonly string[]]>([
  [{ canSave: false }, ['broken storage_failing']],
  [{ freeBytes: 49e6 }, ['broken disk_full']],
  // A full disk explains that nothing can be saved.
  [{ freeBytes: 1e6, canSave: false }, ['broken disk_full']],
  [{ freeBytes: 1.9e9 }, ['should disk_low']],
  [{ logBytes: 70e6 }, ['should log_large']],
  [{ isDataOpen: true }, ['should data_open']],
  [{ clockBehindMs: 4_000 }, []],
  [{ clockBehindMs: 6_000 }, ['broken clock_behind']],
  [{ clockStep: { at: NOW, byMs: 9_000 } }, ['should clock_stepped']],
  [{ backup: null }, ['should backup_none']],
  [{ backup: null, backupTrouble: 'no_space' }, ['broken backup_failed']],
  [{ backup: { madeAt: ago(2.1), findings: 0 } }, ['should backup_old']],
  [{ backup: { madeAt: ago(8), findings: 0 } }, ['broken backup_old']],
  [{ backup: { madeAt: ago(1), findings: 2 } }, ['broken data_changed']],
  // Made while the clock was wrong: it is no reason to be calm, and none to be alarmed.
  [{ backup: { madeAt: ago(-300), findings: 0 } }, []],
  [{ place: 'none' }, ['should place_none']],
  [{ place: 'missing', placeTrouble: 'gone' }, ['should place_missing']],
  [{ place: 'unmarked' }, ['should place_unmarked']],
  [{ place: 'silent' }, ['should place_silent']],
  [{ placeTrouble: 'no_space' }, ['should place_failed']],
  [{ isPlaceSameDisk: true }, ['should place_same_disk']],
  [{ delayMs: 300 }, ['should busy']],
  [{ unsealedDays: 1 }, ['should unsealed']],
  [{ certificateEndsAt: ago(-40) }, []],
  [{ certificateEndsAt: ago(-20) }, ['should certificate_ending']],
  [{ certificateEndsAt: ago(1) }, ['broken certificate_ending']],
  [{ httpsTrouble: 'port_taken' }, ['broken https_failed']],
  [{ uncovered: ['203.0.113.9'] }, ['should https_uncovered']],
  [{ faultsInAnHour: 3 }, ['should faults']],
  [{ place: 'none', canSave: false }, ['broken storage_failing', 'should place_none']],
])('of %o is told %o', (change, expected) => {
  expect(kinds(change)).toEqual(expected);
});
