/** Long work on the thread that answers calls, done so that no call waits for it. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long is worked in one go. */
const SLICE_MS = 4;

/** Does the work for every item in order, and lets everything else go first whenever 4 ms have passed. */
export async function inSlices<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  let endsAtMs = performance.now() + SLICE_MS;
  for (const item of items) {
    work(item);
    if (performance.now() < endsAtMs) continue;
    await nextTurn();
    endsAtMs = performance.now() + SLICE_MS;
  }
}
