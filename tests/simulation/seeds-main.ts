/** A thread that lives through one seed after another: what `npm run simulate` runs, as many as there are processors. */
import { parentPort } from 'node:worker_threads';
import { PromiseBroken } from './world.ts';
import { simulateWardDay, type DaySummary } from './ward-day.ts';

/** What became of a seed's day. */
export type SeedOutcome =
  | { readonly seed: number; readonly isKept: true; readonly summary: Omit<DaySummary, 'happened'> }
  | { readonly seed: number; readonly isKept: false; readonly story: string };

async function outcomeOf(seed: number): Promise<SeedOutcome> {
  try {
    const { happened: _, ...summary } = await simulateWardDay(seed);
    return { seed, isKept: true, summary };
  } catch (error) {
    const story = error instanceof PromiseBroken ? error.message : `seed ${String(seed)}: ${String(error)}`;
    return { seed, isKept: false, story };
  }
}

parentPort?.on('message', (seed: number) => {
  void outcomeOf(seed).then((outcome) => parentPort?.postMessage(outcome));
});
