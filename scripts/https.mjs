/** `npm run https`: brings the program up to date and hands over to the part of it that turns the secure connection on. */
import path from 'node:path';
import { projectFolder, run } from './run-program.mjs';

const { exitCode: buildExitCode } = await run(process.execPath, [
  path.join(projectFolder, 'scripts/build.mjs'),
]);
if (buildExitCode !== 0) process.exit(1);
const { exitCode } = await run(process.execPath, [
  path.join(projectFolder, 'dist/https.mjs'),
  ...process.argv.slice(2),
]);
process.exit(exitCode);
