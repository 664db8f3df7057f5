/** `npm run screenshots`: makes the pictures in docs/ anew. */
import path from 'node:path';
import { ensureInstalled } from './bootstrap.mjs';
import { projectFolder, run } from './run-program.mjs';

await ensureInstalled();
const esbuild = await import('esbuild');
await esbuild.build({
  absWorkingDir: projectFolder,
  entryPoints: ['tests/looks/pictures.ts'],
  // As deep as its source, so that what it seeks beside itself (the browser of the npm package) is found from either.
  outfile: 'dist/looks/pictures.mjs',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  logLevel: 'warning',
});
await esbuild.stop();
const { exitCode } = await run(process.execPath, [path.join(projectFolder, 'dist/looks/pictures.mjs')]);
process.exit(exitCode);
