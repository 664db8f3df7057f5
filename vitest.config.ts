import { defineConfig } from 'vitest/config';
import { SlowFirst } from './tests/slow-first.ts';

/** `LONG=1` runs the tests that take minutes, and only those; sweeps run in both, whole in the long run (`tests/support/sweep.ts`). */
const isLong = process.env['LONG'] === '1';
const second = 1_000;
/** Files that put something else in the place of a module, which no other file may then have loaded. */
const ALONE = ['tests/storage/backup-disk.test.ts', 'tests/simulation/planted-faults.long.test.ts'];

export default defineConfig({
  test: {
    projects: [
      // Loading the whole server anew for each file would be a tenth of the run: files share what a process has loaded.
      {
        extends: true,
        test: {
          name: 'together',
          include: isLong ? ['tests/**/*.{long,sweep}.test.{ts,tsx}'] : ['tests/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', ...ALONE, ...(isLong ? [] : ['tests/**/*.long.test.{ts,tsx}'])],
          isolate: false,
          globalSetup: 'tests/looks/serve-galleries.ts',
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: ALONE.filter((file) => file.endsWith('.long.test.ts') === isLong) },
      },
    ],
    environment: 'node',
    pool: 'forks',
    // Much of a run is waiting: for disks, for sockets, for browsers.
    maxWorkers: 4,
    sequence: { sequencer: SlowFirst },
    allowOnly: false,
    passWithNoTests: false,
    restoreMocks: true,
    // What passes only the second time is named at the end of the run (scripts/test.mjs), so that it does not go unseen.
    // A counterexample that a property found stands: the second time it would only throw other dice.
    retry: { count: 1, condition: /^(?!Property failed)/ },
    testTimeout: isLong ? 3_600 * second : 30 * second,
    hookTimeout: 60 * second,
    teardownTimeout: 10 * second,
    reporters: ['default', ['json', { outputFile: 'dist/test-report.json' }]],
  },
});
