/** What is wrong, from the facts alone. */
import type { HealthFacts, HealthTrouble, Severity } from '#protocol/health.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';
import { WARNED_BEFORE_MS } from './https/renewal.ts';

/** A day's log is a few megabytes; below this the disk is as good as full and numbers are refused. */
export const LEAST_FREE_BYTES = 50 * 1024 * 1024;
/** Weeks before it is full. */
const LOW_FREE_BYTES = 2 * 1024 * 1024 * 1024;
const DAY_MS = 86_400_000;
/** One evening may be missed, by a machine that is off at the weekend several: then it is made up at the start. */
const OLD_BACKUP_MS = 2 * DAY_MS;
const FAR_TOO_OLD_BACKUP_MS = 7 * DAY_MS;
const LARGE_LOG_BYTES = 64 * 1024 * 1024;
const CLOCK_BEHIND_MS = 5_000;
const SLOW_MS = 200;

export type Trouble = { readonly trouble: HealthTrouble; readonly severity: Severity };

const broken = (trouble: HealthTrouble): Trouble => ({ trouble, severity: 'broken' });
const should = (trouble: HealthTrouble): Trouble => ({ trouble, severity: 'should' });

/** All of it, what is broken first. */
export function troublesOf(facts: HealthFacts, now: InstantMs): readonly Trouble[] {
  const all = [
    ...diskTroubles(facts),
    ...clockTroubles(facts),
    ...backupTroubles(facts, now),
    ...placeTroubles(facts),
    ...httpsTroubles(facts, now),
    ...otherTroubles(facts),
  ];
  return [
    ...all.filter(({ severity }) => severity === 'broken'),
    ...all.filter(({ severity }) => severity === 'should'),
  ];
}

function* diskTroubles(facts: HealthFacts): Generator<Trouble> {
  const { freeBytes, logBytes } = facts;
  if (freeBytes < LEAST_FREE_BYTES) yield broken({ kind: 'disk_full', freeBytes });
  else if (!facts.canSave) yield broken({ kind: 'storage_failing' });
  else if (freeBytes < LOW_FREE_BYTES) yield should({ kind: 'disk_low', freeBytes });
  if (logBytes > LARGE_LOG_BYTES) yield should({ kind: 'log_large', bytes: logBytes });
  if (facts.isDataOpen) yield should({ kind: 'data_open' });
}

function* clockTroubles({ clockBehindMs, clockStep }: HealthFacts): Generator<Trouble> {
  if (clockBehindMs > CLOCK_BEHIND_MS) yield broken({ kind: 'clock_behind', byMs: clockBehindMs });
  else if (clockStep !== null) yield should({ kind: 'clock_stepped', byMs: clockStep.byMs });
}

function* backupTroubles(facts: HealthFacts, now: InstantMs): Generator<Trouble> {
  const { backup, backupTrouble } = facts;
  if (backupTrouble !== null) yield broken({ kind: 'backup_failed', trouble: backupTrouble });
  if (backup === null) {
    if (backupTrouble === null) yield should({ kind: 'backup_none' });
    return;
  }
  const { madeAt, findings } = backup;
  const age = now - madeAt;
  if (age > FAR_TOO_OLD_BACKUP_MS) yield broken({ kind: 'backup_old', madeAt });
  else if (age > OLD_BACKUP_MS) yield should({ kind: 'backup_old', madeAt });
  if (findings > 0) yield broken({ kind: 'data_changed', findings });
}

function* placeTroubles({ place, placeTrouble, isPlaceSameDisk }: HealthFacts): Generator<Trouble> {
  if (place !== 'ready') yield should({ kind: `place_${place}` });
  else if (placeTrouble !== null) yield should({ kind: 'place_failed', trouble: placeTrouble });
  else if (isPlaceSameDisk) yield should({ kind: 'place_same_disk' });
}

function* httpsTroubles(facts: HealthFacts, now: InstantMs): Generator<Trouble> {
  const { certificateEndsAt, httpsTrouble, uncovered } = facts;
  if (httpsTrouble !== null) yield broken({ kind: 'https_failed', why: httpsTrouble });
  if (certificateEndsAt !== null && certificateEndsAt - now < WARNED_BEFORE_MS) {
    const ending = { kind: 'certificate_ending', endsAt: certificateEndsAt } as const;
    yield certificateEndsAt <= now ? broken(ending) : should(ending);
  }
  const [address] = uncovered;
  if (address !== undefined) yield should({ kind: 'https_uncovered', address });
}

function* otherTroubles(facts: HealthFacts): Generator<Trouble> {
  const { delayMs, unsealedDays, faultsInAnHour } = facts;
  if (delayMs > SLOW_MS) yield should({ kind: 'busy', delayMs: Math.round(delayMs) });
  if (unsealedDays > 0) yield should({ kind: 'unsealed', days: unsealedDays });
  if (faultsInAnHour > 0) yield should({ kind: 'faults', count: faultsInAnHour });
}
