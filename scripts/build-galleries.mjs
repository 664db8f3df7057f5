/**
 * Builds the galleries, every screen in every state from fixtures, into dist/galleries/, for the tests that look at
 * them. Does nothing when none of the files that went into the last build has changed, by content.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFolder } from './run-program.mjs';

const inProject = (file) => path.resolve(projectFolder, file);
const CONFIG = 'tests/looks/vite.config.ts';
/** Stylesheets that stylesheets import, which the bundler does not tell of. */
const IMPORTED_STYLES = ['ui-kit/bare.css', 'ui-kit/fonts.css', 'ui-kit/tokens.css'];
const stampFile = inProject('dist/galleries-stamp.json');

/** Brings dist/galleries/ up to date with the sources. Rejects with the compiler's words when they do not compile. */
export async function buildGalleries() {
  if (isUpToDate()) return;
  // Gone until the build is whole: one that is broken off is begun again.
  rmSync(stampFile, { force: true });
  const used = new Set([CONFIG, 'package-lock.json', ...IMPORTED_STYLES]);
  const vite = await import('vite');
  await vite.build({ configFile: inProject(CONFIG), plugins: [noteFiles(used)], logLevel: 'warn' });
  const files = [...used].sort();
  writeFileSync(stampFile, JSON.stringify({ files, hash: hashOf(files) }));
}

function isUpToDate() {
  if (!existsSync(stampFile)) return false;
  const { files, hash } = JSON.parse(readFileSync(stampFile, 'utf8'));
  return files.every((file) => existsSync(inProject(file))) && hashOf(files) === hash;
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(inProject(file)))
      .update('\0');
  return hash.digest('hex');
}

/** What a build reads is known best by the build itself. */
function noteFiles(used) {
  return {
    name: 'note-files',
    generateBundle(_options, bundle) {
      const copied = Object.values(bundle).flatMap((output) =>
        output.type === 'asset' ? output.originalFileNames : [],
      );
      for (const id of [...this.getModuleIds(), ...copied]) {
        const file = path.relative(projectFolder, inProject(id.replace(/[?#].*$/, '')));
        const isOurs = !file.startsWith('..') && !path.isAbsolute(file) && !file.includes('node_modules');
        if (isOurs && existsSync(inProject(file))) used.add(file.split(path.sep).join('/'));
      }
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await buildGalleries();
  } catch (error) {
    process.stderr.write(`The galleries could not be built: ${error.message}\n`);
    process.exit(1);
  }
}
