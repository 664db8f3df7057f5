import { defineConfig } from 'vitest/config';
import { SlowFirst } from './tests/slow-first.ts';

/** `LONG=1` runs the tests that take minutes, and only those. */
const isLong = process.env['LONG'] === '1';
const second = 1_000;

export default defineConfig({
  test: {
    include: isLong ? ['tests/**/*.long.test.{ts,tsx}'] : ['tests/**/*.test.{ts,tsx}'],
    exclude: isLong ? ['**/node_modules/**'] : ['**/node_modules/**', 'tests/**/*.long.test.{ts,tsx}'],
    environment: 'node',
    globalSetup: 'tests/looks/serve-galleries.ts',
    pool: 'forks',
    // Much of a run is waiting: for disks, for sockets, for browsers.
    maxWorkers: 3,
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
