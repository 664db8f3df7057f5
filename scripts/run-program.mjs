/**
 * Starts the programs that the other scripts are made of. Node's built-in modules only, so that it works
 * in a fresh clone, before anything is installed.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, whatever folder the command was typed in. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Runs a program to its end and answers with its exit code and what it printed; never rejects on a failing exit.
 * With `output: 'show'` the words go straight to this terminal and the answer's `text` is empty.
 *
 * @param {string} command
 * @param {readonly string[]} commandArguments
 * @param {{ output?: 'show' | 'collect', env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<{ exitCode: number, text: string }>}
 */
export function run(command, commandArguments, { output = 'show', env = process.env, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, {
      cwd: projectFolder,
      env,
      shell,
      stdio: output === 'show' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ exitCode: code ?? 1, text: Buffer.concat(chunks).toString('utf8') }),
    );
  });
}

/**
 * Runs npm: the very one that started this script where there is one, else the one on the PATH.
 *
 * @param {readonly string[]} npmArguments
 * @param {{ output?: 'show' | 'collect' }} [options]
 */
export function runNpm(npmArguments, options) {
  const startedBy = process.env['npm_execpath'];
  if (startedBy !== undefined && path.basename(startedBy) === 'npm-cli.js') {
    return run(process.execPath, [startedBy, ...npmArguments], options);
  }
  // On Windows npm is a .cmd file, which only a shell can start.
  return run('npm', npmArguments, { ...options, shell: process.platform === 'win32' });
}

/**
 * The file behind a command that an installed package brings ("eslint", "tsc"), to be run by this same Node.js.
 *
 * @param {string} packageName
 * @param {string} [commandName]
 */
export function installedCommand(packageName, commandName = packageName) {
  const folder = path.join(projectFolder, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[commandName]);
}
