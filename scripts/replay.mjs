/** `npm run audit:day` and `npm run what-if`: bundles the program named first and hands over to it. */
import path from 'node:path';
import { ensureInstalled } from './bootstrap.mjs';
import { projectFolder, run } from './run-program.mjs';

const [program, ...programArguments] = process.argv.slice(2);

await ensureInstalled();
const esbuild = await import('esbuild');
const outfile = path.join(projectFolder, 'dist', 'replay', `${program}.mjs`);
await esbuild.build({
  absWorkingDir: projectFolder,
  entryPoints: [`server/replay/${program}-main.ts`],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  logLevel: 'warning',
});
await esbuild.stop();
const { exitCode } = await run(process.execPath, [outfile, ...programArguments]);
process.exit(exitCode);
