import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

/** The nice value of each thread of this process, by its number (proc(5): field 19 of stat, the 17th behind the name). */
const niceByThread = (): ReadonlyMap<string, number> =>
  new Map(
    readdirSync('/proc/self/task').map((thread) => {
      const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
      return [thread, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])] as const;
    }),
  );

test.runIf(process.platform === 'linux')(
  'a thread that reads catalogues gives way to calls, and nobody else does',
  async () => {
    const before = niceByThread();
    const thread = new Worker(path.resolve('dist/catalogue-files.mjs'));
    try {
      const main = before.get(String(process.pid)) ?? NaN;
      await expect.poll(() => [...niceByThread().values()], { timeout: 20_000 }).toContain(main + 10);
      for (const [number, nice] of before) expect(niceByThread().get(number) ?? nice).toBe(nice);
    } finally {
      await thread.terminate();
    }
  },
);
