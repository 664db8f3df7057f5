/**
 * Builds everything that runs into dist/: the programs (esbuild), the screens (Vite) and the files they read.
 * Does nothing when nothing that goes in has changed, by content, since the last build that was finished.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './bootstrap.mjs';
import { projectFolder } from './run-program.mjs';

/** Each program that runs under Node.js: where its source begins and the one file it becomes. */
export const PROGRAMS = [
  { entry: 'server/main.ts', output: 'dist/server.mjs' },
  { entry: 'server/speech-clip-main.ts', output: 'dist/speech-clip.mjs' },
  { entry: 'server/catalogue-files-main.ts', output: 'dist/catalogue-files.mjs' },
  { entry: 'server/backup-main.ts', output: 'dist/backup.mjs' },
  { entry: 'server/restore-main.ts', output: 'dist/restore.mjs' },
  { entry: 'server/office-folders-main.ts', output: 'dist/office-folders.mjs' },
  { entry: 'server/https-main.ts', output: 'dist/https.mjs' },
  { entry: 'server/report-main.ts', output: 'dist/report.mjs' },
  { entry: 'printer/main.ts', output: 'dist/printer-agent.mjs' },
  { entry: 'printer/desk-main.ts', output: 'dist/printer-desk.mjs' },
  { entry: 'tests/virtual-printer/main.ts', output: 'dist/virtual-printer.mjs' },
  { entry: 'demo/citizens-main.ts', output: 'dist/citizens.mjs' },
];

/** Files that the programs read as they are, by a path beside their own bundle. */
export const COPIES = [
  { from: 'server/storage/migrations', to: 'dist/migrations' },
  { from: 'tests/virtual-printer/page', to: 'dist/virtual-printer-page' },
];

/** Everything whose content decides what a build makes. */
const INPUTS = [
  'protocol',
  'server',
  'printer',
  'catalogue',
  'voice',
  'reporting',
  'ui-kit',
  'kiosk-ui',
  'display-ui',
  'counter-ui',
  'rating-ui',
  'admin-ui',
  'launcher-ui',
  'phone-ui',
  'demo',
  'tests/virtual-printer',
  'scripts/build.mjs',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

const inProject = (relative) => path.join(projectFolder, relative);
const stampFile = inProject('dist/build-stamp.txt');

/** Brings dist/ up to date with the sources. Rejects with the compiler's words when they do not compile. */
export async function build() {
  const stamp = hashOfInputs();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  process.stderr.write('Building …\n');
  // Gone until the build is whole: one that is broken off is begun again.
  rmSync(stampFile, { force: true });
  mkdirSync(inProject('dist'), { recursive: true });
  await Promise.all([bundlePrograms(), bundleScreens()]);
  for (const { from, to } of COPIES) {
    rmSync(inProject(to), { recursive: true, force: true });
    cpSync(inProject(from), inProject(to), { recursive: true });
  }
  writeFileSync(stampFile, stamp);
}

async function bundlePrograms() {
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: projectFolder,
    entryPoints: PROGRAMS.map(({ entry, output }) => ({ in: entry, out: output.replace(/\.mjs$/, '') })),
    outdir: '.',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: true,
    logLevel: 'warning',
  });
  await esbuild.stop();
}

async function bundleScreens() {
  const vite = await import('vite');
  await vite.build({ root: projectFolder, configFile: inProject('vite.config.ts'), logLevel: 'warn' });
}

function hashOfInputs() {
  const hash = createHash('sha256');
  for (const file of INPUTS.flatMap(filesUnder)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inProject(file)))
      .update('\0');
  }
  return `${hash.digest('hex')}\n`;
}

/** Every file under a path, in an order that is the same on every machine. */
function filesUnder(relative) {
  if (statSync(inProject(relative)).isFile()) return [relative];
  const entries = readdirSync(inProject(relative), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(projectFolder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
    )
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureInstalled();
  try {
    await build();
  } catch (error) {
    process.stderr.write(`The product could not be built: ${error.message}\n`);
    process.exit(1);
  }
}
