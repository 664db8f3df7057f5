/** Whether a ticket could be issued and saved right now: found by saving, not by hoping. */
import { statfs } from 'node:fs/promises';
import type { Clock } from '#server/app/clock.ts';
import type { Executor } from '#server/app/execute.ts';
import { LEAST_FREE_BYTES } from '#server/app/health-faults.ts';
import type { QueueStore } from '#server/storage/store.ts';

/** A flood of questions must not become a flood of disk writes. */
const VERDICT_KEPT_MS = 500;

export type Health = { readonly ok: boolean; readonly reason: string | null };

export type HealthCheck = () => Promise<Health>;

export function createHealthCheck(
  store: QueueStore,
  executor: Executor,
  clock: Clock,
  dataFolder: string,
): HealthCheck {
  let latest: { readonly verdict: Promise<Health>; readonly atMs: number } | null = null;
  const examine = async (): Promise<Health> => {
    try {
      if (executor.day().isClosed) return { ok: false, reason: 'the day is closed' };
      const { bavail, bsize } = await statfs(dataFolder);
      if (bavail * bsize < LEAST_FREE_BYTES) return { ok: false, reason: 'the disk is almost full' };
      store.probe(executor.now());
      return { ok: true, reason: null };
    } catch (error) {
      return { ok: false, reason: error instanceof Error ? error.message : String(error) };
    }
  };
  return () => {
    const nowMs = clock.monotonicMs();
    if (latest === null || nowMs - latest.atMs > VERDICT_KEPT_MS)
      latest = { verdict: examine(), atMs: nowMs };
    return latest.verdict;
  };
}
