/** `npm run bench`: builds what runs, bundles the bench beside it, and hands over to it with the same arguments. */
import path from 'node:path';
import { ensureInstalled } from './bootstrap.mjs';
import { build } from './build.mjs';
import { projectFolder, run } from './run-program.mjs';

const PROGRAMS = ['main', 'floor-server', 'display-clients', 'paper-office'];

await ensureInstalled();
await build();
const esbuild = await import('esbuild');
await esbuild.build({
  absWorkingDir: projectFolder,
  entryPoints: PROGRAMS.map((name) => `tests/bench/${name}.ts`),
  outdir: 'dist/bench',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  logLevel: 'warning',
});
await esbuild.stop();
const { exitCode } = await run(process.execPath, [
  path.join(projectFolder, 'dist/bench/main.mjs'),
  ...process.argv.slice(2),
]);
process.exit(exitCode);
