/**
 * `npm test`: everything a change must pass, from a fresh clone. `--long` runs the tests that take minutes instead.
 * The last line reads "N passed, N failed"; the exit code is 0 only when nothing failed and something passed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureInstalled } from './bootstrap.mjs';
import { build } from './build.mjs';
import { installedCommand, projectFolder, run } from './run-program.mjs';

const reportFile = path.join(projectFolder, 'dist', 'test-report.json');
const isLong = process.argv.includes('--long');
const ROOM_FOR_TESTS_BYTES = 4 * 1024 ** 3;

await timed('install', ensureInstalled);
await timed('build', build);
if (!isLong) await checkStatically();
await runTests();

/** What can be judged without running anything; two at a time would be slower than all at once on two cores. */
async function checkStatically() {
  const checks = [
    ['format (prettier)', [installedCommand('prettier'), '--check', '--log-level', 'warn', '.']],
    ['lint (eslint)', [installedCommand('eslint'), '--max-warnings', '0', '.']],
    ['types (tsc)', [installedCommand('typescript', 'tsc'), '--noEmit']],
    ['imports (dependency-cruiser)', [path.join(projectFolder, 'scripts', 'check-dependencies.mjs')]],
  ];
  const results = await Promise.all(
    checks.map(([name, nodeArguments]) =>
      timed(name, async () => ({
        name,
        ...(await run(process.execPath, nodeArguments, { output: 'collect' })),
      })),
    ),
  );
  const failed = results.filter(({ exitCode }) => exitCode !== 0);
  for (const { name, text } of failed) process.stdout.write(`\n${name} failed:\n${text}\n`);
  if (failed.length > 0) {
    process.stdout.write(
      `The tests were not run, because of: ${failed.map(({ name }) => name).join(', ')}\n`,
    );
    finish(0, failed.length);
  }
}

async function runTests() {
  rmSync(reportFile, { force: true });
  const folder = mkdtempSync(path.join(placeForTests(), 'mot-cua-tests-'));
  const { exitCode } = await timed('tests (vitest)', () =>
    run(process.execPath, [installedCommand('vitest'), 'run'], {
      env: { ...process.env, TMPDIR: folder, LONG: isLong ? '1' : '0' },
    }),
  );
  rmSync(folder, { recursive: true, force: true });
  if (!existsSync(reportFile)) finish(0, 1);
  const report = JSON.parse(readFileSync(reportFile, 'utf8'));
  // A file that could not even be loaded has no tests to count as failed.
  const filesThatBroke = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + filesThatBroke;
  sayWhatNeededAnotherGo(report);
  // An error outside any test fails the run without failing a test.
  finish(report.numPassedTests, failed === 0 && exitCode !== 0 ? 1 : failed);
}

/**
 * Where tests keep their databases. Each commit waits for the disk, and thousands of offices begin in one run: where there is room
 * in memory, the files lie there. What a killed process leaves is the same; a power cut can be tested in neither place.
 */
function placeForTests() {
  const inMemory = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    if (bavail * bsize >= ROOM_FOR_TESTS_BYTES) return inMemory;
  } catch {
    // Not on this system.
  }
  return tmpdir();
}

/** A test that failed and then passed is passed, and is named: it is either a test to mend or a fault that comes now and then. */
function sayWhatNeededAnotherGo({ testResults }) {
  for (const { name, assertionResults } of testResults) {
    for (const { status, fullName, failureMessages } of assertionResults) {
      if (status !== 'passed' || failureMessages.length === 0) continue;
      const [why] = failureMessages[0].split('\n');
      process.stdout.write(
        `passed only the second time: ${path.relative(projectFolder, name)} > ${fullName}: ${why}\n`,
      );
    }
  }
}

function finish(passed, failed) {
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

async function timed(name, step) {
  const startedAt = performance.now();
  const result = await step();
  process.stdout.write(`${name}: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s\n`);
  return result;
}
