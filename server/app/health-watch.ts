/** Looks after the machine that the office stands on: disk, clock, backups, the pace of the loop. */
import { stat, statfs } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import path from 'node:path';
import type { HealthFacts, HealthFault, HealthKind, HealthReport } from '#protocol/health.ts';
import type { HttpsStanding } from '#protocol/https.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';
import type { AuditStore, QueueStore } from '#server/storage/store.ts';
import type { Backups } from './backups.ts';
import type { Clock } from './clock.ts';
import { troublesOf } from './health-faults.ts';

/** A smaller step is how clocks are kept right. */
const LEAST_STEP_MS = 2_000;
const HOUR_MS = 3_600_000;
const STEP_TOLD_MS = 24 * HOUR_MS;
/** Rights of accounts that are neither the server's own nor of its group. */
const RIGHTS_OF_OTHERS = 0o007;
const NANOSECONDS_IN_MS = 1e6;
/** The monitor looks every so many ms; what it measures has that much in it. */
const DELAY_RESOLUTION_MS = 20;

export type HealthWatch = {
  /** Looks at everything anew, at most one look at a time. */
  readonly look: () => Promise<HealthReport>;
  /** As last looked at; null before the first look. */
  readonly report: () => HealthReport | null;
  /** A fault was logged. */
  readonly noteFault: () => void;
  readonly close: () => void;
};

export type HealthWatchParts = {
  readonly clock: Clock;
  /** The office's time: never before anything that is recorded. */
  readonly officeNow: () => InstantMs;
  readonly dataFolder: string;
  readonly store: Pick<QueueStore, 'probe'> & Pick<AuditStore, 'unsealedDays' | 'auditHead'>;
  readonly backups: Pick<Backups, 'standing'>;
  readonly sockets: () => HealthFacts['sockets'];
  readonly https: () => Pick<HttpsStanding, 'certificate' | 'trouble' | 'uncovered'>;
};

export function createHealthWatch(parts: HealthWatchParts): HealthWatch {
  const { clock, officeNow, dataFolder, store, backups } = parts;
  const delays = monitorEventLoopDelay({ resolution: DELAY_RESOLUTION_MS });
  delays.enable();
  const watchClock = createClockWatch(clock);
  const since = new Map<HealthKind, InstantMs>();
  let faultsMs: readonly number[] = [];
  let report: HealthReport | null = null;
  let looking: Promise<HealthReport> | null = null;

  const facts = async (): Promise<HealthFacts> => {
    const { last, place, settings, backups: made } = backups.standing();
    // One of a day to come was made while the clock was ahead, and says nothing of how old the others are.
    const newest = made.find(({ madeAt }) => madeAt <= officeNow()) ?? made[0];
    const delayMs = Math.max(0, delays.percentile(99) / NANOSECONDS_IN_MS - DELAY_RESOLUTION_MS);
    delays.reset();
    const file = path.join(dataFolder, 'office.db');
    const [free, folder, databaseBytes, logBytes, placeDisk] = await Promise.all([
      statfs(dataFolder),
      stat(dataFolder),
      sizeOf(file),
      sizeOf(`${file}-wal`),
      place === 'ready' ? diskOf(settings.secondPlace) : null,
    ]);
    const https = parts.https();
    faultsMs = faultsMs.filter((at) => clock.monotonicMs() - at < HOUR_MS);
    return {
      canSave: canSave(),
      freeBytes: free.bavail * free.bsize,
      databaseBytes,
      logBytes,
      // Windows keeps rights elsewhere.
      isDataOpen: process.platform !== 'win32' && (folder.mode & RIGHTS_OF_OTHERS) !== 0,
      clockBehindMs: Math.max(0, officeNow() - clock.now()),
      clockStep: watchClock(),
      backup: newest === undefined ? null : { madeAt: newest.madeAt, findings: newest.findings },
      backupTrouble: last?.trouble ?? null,
      place,
      placeTrouble: last?.secondTrouble ?? null,
      isPlaceSameDisk: placeDisk === folder.dev,
      delayMs,
      unsealedDays: store.unsealedDays().length,
      trailEntries: store.auditHead()?.ordinal ?? 0,
      certificateEndsAt: https.certificate?.endsAt ?? null,
      httpsTrouble: https.trouble,
      uncovered: https.uncovered,
      faultsInAnHour: faultsMs.length,
      sockets: parts.sockets(),
    };
  };
  const canSave = (): boolean => {
    try {
      store.probe(officeNow());
      return true;
    } catch {
      return false;
    }
  };
  const look = async (): Promise<HealthReport> => {
    const known = await facts();
    const at = clock.now();
    const troubles = troublesOf(known, at);
    for (const kind of since.keys())
      if (!troubles.some(({ trouble }) => trouble.kind === kind)) since.delete(kind);
    const faults = troubles.map(({ trouble, severity }): HealthFault => {
      const first = since.get(trouble.kind) ?? at;
      since.set(trouble.kind, first);
      return { ...trouble, severity, since: first };
    });
    report = { at, faults, facts: known };
    return report;
  };

  return {
    look: () => {
      looking ??= look().finally(() => {
        looking = null;
      });
      return looking;
    },
    report: () => report,
    noteFault: () => {
      faultsMs = [...faultsMs, clock.monotonicMs()];
    },
    close: () => {
      delays.disable();
    },
  };
}

/** Holds the wall clock against one that never steps; gives the newest step within a day. */
function createClockWatch(clock: Clock): () => HealthFacts['clockStep'] {
  let before = { wall: clock.now(), monotonic: clock.monotonicMs() };
  let step: (NonNullable<HealthFacts['clockStep']> & { readonly monotonic: number }) | null = null;
  return () => {
    const here = { wall: clock.now(), monotonic: clock.monotonicMs() };
    const byMs = Math.round(here.wall - before.wall - (here.monotonic - before.monotonic));
    if (Math.abs(byMs) >= LEAST_STEP_MS) step = { at: here.wall, byMs, monotonic: here.monotonic };
    before = here;
    if (step === null || here.monotonic - step.monotonic > STEP_TOLD_MS) return null;
    return { at: step.at, byMs: step.byMs };
  };
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );
const diskOf = (folder: string): Promise<number | null> =>
  stat(folder).then(
    ({ dev }) => dev,
    () => null,
  );
