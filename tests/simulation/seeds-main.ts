/** A thread that lives through one seed after another: what `npm run simulate` runs, as many as there are processors. */
import { parentPort } from 'node:worker_threads';
import { PromiseBroken } from './world.ts';
import { simulateWardDay, type DaySummary } from './ward-day.ts';

/** What became of a seed's day. */
export type SeedOutcome =
  | { readonly seed: number; readonly isKept: true; readonly summary: DaySummary }
  | { readonly seed: number; readonly isKept: false; readonly story: string };

async function outcomeOf(seed: number): Promise<SeedOutcome> {
  try {
    return { seed, isKept: true, summary: await simulateWardDay(seed) };
  } catch (error) {
    const story = error instanceof PromiseBroken ? error.message : `seed ${String(seed)}: ${String(error)}`;
    return { seed, isKept: false, story };
  }
}

parentPort?.on('message', (seed: number) => {
  void outcomeOf(seed).then((outcome) => parentPort?.postMessage(outcome));
});
