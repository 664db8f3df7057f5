/** `npm run bench:search`: bundles the bench of the search for procedures and hands over to it. */
import path from 'node:path';
import { ensureInstalled } from './bootstrap.mjs';
import { projectFolder, run } from './run-program.mjs';

await ensureInstalled();
const esbuild = await import('esbuild');
await esbuild.build({
  absWorkingDir: projectFolder,
  entryPoints: ['tests/search/bench-main.ts'],
  outfile: 'dist/bench-search.mjs',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  logLevel: 'warning',
});
await esbuild.stop();
const { exitCode } = await run(process.execPath, [path.join(projectFolder, 'dist/bench-search.mjs')]);
process.exit(exitCode);
