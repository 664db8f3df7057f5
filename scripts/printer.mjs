/**
 * `npm run printer -- --server http://… --code ABCD-EFGH`: a printer's agent on this machine, paired once and then started
 * with `npm run printer` alone. Installs and builds what is missing, and starts the agent again when it crashes.
 */
import path from 'node:path';
import { projectFolder, run } from './run-program.mjs';
import { supervise } from './supervisor.mjs';

// In a process of its own: the compilers are large, and this process stays.
const { exitCode: buildExitCode } = await run(process.execPath, [
  path.join(projectFolder, 'scripts/build.mjs'),
]);
if (buildExitCode !== 0) process.exit(1);

let hasBegun = false;
const agent = supervise({
  name: 'printer',
  nodeArguments: [
    '--enable-source-maps',
    path.join(projectFolder, 'dist/printer-agent.mjs'),
    ...process.argv.slice(2),
  ],
  env: { LOG_LEVEL: 'warn', ...process.env },
  onLine: (line) => process.stdout.write(hasBegun ? again() : welcome(JSON.parse(line))),
  onEnd: (exitCode) => process.exit(exitCode),
  say: (message) => process.stderr.write(`${message}\n`),
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void endEverything());
endWithNpm();

function again() {
  return 'Máy in đã chạy lại · The printer is running again\n';
}

function welcome({ printingFor }) {
  hasBegun = true;
  return [
    '',
    `  Máy này in phiếu cho ${printingFor}`,
    `  This machine prints slips for ${printingFor}`,
    '',
    '  Dừng bằng Ctrl+C · Stop with Ctrl+C',
    '',
    '',
  ].join('\n');
}

async function endEverything() {
  await agent.stop();
  process.exit(0);
}

/** A signal to npm ends npm and its shell but is not handed on to us; then our parent is another one. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void endEverything();
  }, 500).unref();
}
