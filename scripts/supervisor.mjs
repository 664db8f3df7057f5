/**
 * Keeps one program running: starts it again when it crashes, ends it when asked, and never outlives it or
 * lets it outlive us. Node's built-in modules only.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How long to wait before the first, second … start after a crash; the last one repeats. */
const RESTART_DELAYS_MS = [200, 500, 1_000, 2_000, 5_000];
/** A program that ran this long had started well: its next crash counts as the first again. */
const STEADY_AFTER_MS = 30_000;
/** How long a program may take to end by itself before it is killed. */
const STOP_LIMIT_MS = 5_000;

/**
 * Starts a Node.js program and keeps it running until it ends by itself with exit code 0 (asked to) or 1 (it said
 * why it cannot run), or until `stop`. Any other ending is a crash and is answered by a new start.
 *
 * The program gets STOP_ON_STDIN_END=1 and must end when its standard input ends: that happens even when this
 * process is killed, so no program is ever left behind.
 *
 * @param {object} options
 * @param {string} options.name            what to call it in messages
 * @param {readonly string[]} options.nodeArguments   the program's file, with flags for Node.js before it
 * @param {NodeJS.ProcessEnv} options.env
 * @param {(line: string) => void} options.onLine     each line of its standard output
 * @param {(exitCode: number) => void} options.onEnd  it ended by itself with 0 or 1; not called after `stop`
 * @param {(message: string) => void} options.say     where to report a crash
 * @returns {{ stop: () => Promise<void>, processId: () => number | undefined }}
 */
export function supervise({ name, nodeArguments, env, onLine, onEnd, say }) {
  let child;
  let crashes = 0;
  let restartTimer;
  let isStopping = false;
  let stopped = Promise.resolve();

  const start = () => {
    const startedAt = performance.now();
    child = spawn(process.execPath, nodeArguments, {
      env: { ...env, STOP_ON_STDIN_END: '1' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.on('error', () => {}); // It may end while we close the pipe; its exit tells the story.
    createInterface({ input: child.stdout }).on('line', onLine);
    stopped = new Promise((resolve) => {
      child.once('exit', (exitCode, signal) => {
        child = undefined;
        resolve();
        if (isStopping) return;
        if (exitCode === 0 || exitCode === 1) {
          onEnd(exitCode);
          return;
        }
        if (performance.now() - startedAt >= STEADY_AFTER_MS) crashes = 0;
        const delayMs = RESTART_DELAYS_MS[Math.min(crashes, RESTART_DELAYS_MS.length - 1)];
        crashes += 1;
        say(
          `${name} stopped unexpectedly (${signal ?? `exit code ${exitCode}`}); starting it again in ${delayMs} ms`,
        );
        restartTimer = setTimeout(start, delayMs);
      });
    });
  };

  const stop = async () => {
    isStopping = true;
    clearTimeout(restartTimer);
    const ending = child;
    if (ending === undefined) return;
    // Closing its input is the polite request that every system knows; a signal says the same sooner, but on
    // Windows it would kill at once.
    ending.stdin.end();
    if (process.platform !== 'win32') ending.kill('SIGTERM');
    const killTimer = setTimeout(() => ending.kill('SIGKILL'), STOP_LIMIT_MS);
    await stopped;
    clearTimeout(killTimer);
  };

  start();
  return { stop, processId: () => child?.pid };
}
