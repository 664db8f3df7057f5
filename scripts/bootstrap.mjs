/**
 * Makes a fresh clone able to run: the right Node.js, the locked packages, a database module that opens.
 * Node's built-in modules only. Says one line for each thing that it really does, and nothing otherwise.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder, run, runNpm } from './run-program.mjs';

const readJson = (...segments) => JSON.parse(readFileSync(path.join(projectFolder, ...segments), 'utf8'));
const platformStampFile = path.join(projectFolder, 'node_modules', '.mot-cua-platform');
const platform = `${process.platform}-${process.arch}`;

/**
 * Makes sure that the product can be built and run here, installing what is missing.
 * Ends the process with exit code 1 and one sentence when it cannot.
 */
export async function ensureInstalled() {
  const { engines } = readJson('package.json');
  if (!satisfies(process.versions.node, engines.node)) {
    fail(
      `Một Cửa needs Node.js ${engines.node.replaceAll('||', 'or')}, and this is ${process.versions.node}: install a newer Node.js and try again.`,
    );
  }
  const reason = reasonToInstall();
  if (reason !== undefined) await install(reason);
  if (!(await databaseOpens())) await rebuildDatabaseModule();
}

/**
 * Whether a version lies in a range of the two forms that package.json uses: `^a.b.c` (same major) and `>=a.b.c`,
 * joined by `||`.
 *
 * @param {string} version
 * @param {string} range
 */
export function satisfies(version, range) {
  const numbers = (text) => text.split('.').map((part) => Number.parseInt(part, 10));
  const [major, minor, patch] = numbers(version);
  return range.split('||').some((alternative) => {
    const match = /^\s*(\^|>=)(\d+\.\d+\.\d+)\s*$/.exec(alternative);
    if (match === null) throw new Error(`package.json: engines.node "${range}" is not understood`);
    const [lowestMajor, lowestMinor, lowestPatch] = numbers(match[2]);
    const isAtLeast =
      major > lowestMajor ||
      (major === lowestMajor && (minor > lowestMinor || (minor === lowestMinor && patch >= lowestPatch)));
    return isAtLeast && (match[1] === '>=' || major === lowestMajor);
  });
}

/**
 * Why the packages must be installed, or undefined when exactly the locked ones are there.
 * Compares what npm says it installed with the lock file, so a pulled change of a version is noticed,
 * and an installation that was broken off is begun again (npm writes its list last).
 */
function reasonToInstall() {
  const installedListFile = path.join(projectFolder, 'node_modules', '.package-lock.json');
  if (!existsSync(installedListFile)) return 'first start';
  if (existsSync(platformStampFile) && readFileSync(platformStampFile, 'utf8').trim() !== platform) {
    return 'another kind of machine';
  }
  const installed = JSON.parse(readFileSync(installedListFile, 'utf8')).packages;
  const isAsLocked = Object.entries(readJson('package-lock.json').packages).every(
    ([location, locked]) =>
      location === '' ||
      (installed[location] === undefined
        ? locked.optional === true
        : installed[location].version === locked.version),
  );
  return isAsLocked ? undefined : 'the locked packages have changed';
}

async function install(reason) {
  process.stderr.write(`Installing the packages (${reason}); this takes a minute or two …\n`);
  const { exitCode, text } = await runNpm(['ci'], { output: 'collect' });
  if (exitCode !== 0) {
    process.stderr.write(text);
    fail(
      'The packages could not be installed: npm says why above. Without a ready-made database module it needs python3, make and g++.',
    );
  }
  writeFileSync(platformStampFile, `${platform}\n`);
}

/** In a process of its own: a native module that failed to load once cannot be loaded again in the same one. */
async function databaseOpens() {
  const { exitCode } = await run(
    process.execPath,
    ['--input-type=commonjs', '--eval', "new (require('better-sqlite3'))(':memory:').close()"],
    { output: 'collect' },
  );
  return exitCode === 0;
}

async function rebuildDatabaseModule() {
  process.stderr.write('Building the database module for this Node.js; this takes a minute …\n');
  const { exitCode, text } = await runNpm(['rebuild', 'better-sqlite3'], { output: 'collect' });
  if (exitCode === 0 && (await databaseOpens())) return;
  process.stderr.write(text);
  fail(
    'The database module better-sqlite3 could not be built: install python3, make and g++, then try again.',
  );
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
