/**
 * A printer behind a queue of CUPS. The spooler takes a whole slip and hands it on by itself: that it has done so is all
 * that can be known, so a slip is `sent` at best, never `printed`.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { PrinterPort, PrintOutcome } from '../printer-port.ts';
import type { PrinterStatus } from '../status.ts';
import { isListed, jobIdIn, queueStatusIn, wasBrokenOff } from './spooler-words.ts';

export type SpoolerLimits = {
  /** Longest time one command may take. */
  readonly commandMs: number;
  /** Longest time from the spooler's taking a slip to its having handed it on; then the job is cancelled. */
  readonly jobMs: number;
  readonly pollMs: number;
  /** A queue forgets why it could not hand a slip on; trouble that broke one off is believed in for this long. */
  readonly troubleMs: number;
};

export const SPOOLER_LIMITS: SpoolerLimits = {
  commandMs: 3_000,
  jobMs: 30_000,
  pollMs: 500,
  troubleMs: 20_000,
};

/** Why the spooler cannot be used on this system, in a sentence; null where it can. */
export const spoolerRefusal = (platform: NodeJS.Platform): string | null =>
  platform === 'win32'
    ? 'Trên Windows không dùng hàng đợi in CUPS: hãy chia sẻ máy in và nhập đường dẫn \\\\localhost\\TênMáyIn. / On Windows there is no CUPS queue: share the printer and enter its path \\\\localhost\\PrinterName.'
    : null;

/** `exitCode` null: it could not be started, or took too long and was ended. */
type Answer = {
  readonly exitCode: number | null;
  readonly wasStarted: boolean;
  readonly text: string;
};

/** More than a few jobs and alerts is no answer. */
const MOST_ANSWER_BYTES = 65_536;
const OFFLINE: PrinterStatus = { problem: 'offline', paperNearEnd: false };

/** Runs one of CUPS's programs without a shell, bounded in time and in what it may say. Never rejects. */
const run = (
  program: 'lp' | 'lpstat' | 'cancel',
  words: readonly string[],
  { input = null, limitMs, signal }: { input?: Uint8Array | null; limitMs: number; signal: AbortSignal },
): Promise<Answer> =>
  new Promise((resolve) => {
    const child: ChildProcess = spawn(program, words, {
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const said: Buffer[] = [];
    let length = 0;
    const kill = (): void => {
      child.kill('SIGKILL');
    };
    const give = (exitCode: number | null): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', kill);
      resolve({ exitCode, wasStarted: child.pid !== undefined, text: Buffer.concat(said).toString('utf8') });
    };
    const timer = setTimeout(() => {
      kill();
      // Whatever still holds its output open is not waited for.
      give(null);
    }, limitMs);
    signal.addEventListener('abort', kill, { once: true });
    child.stdout?.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > MOST_ANSWER_BYTES) kill();
      else said.push(chunk);
    });
    child.once('error', () => give(null));
    child.once('close', (exitCode) => give(exitCode));
    // It may end before it has read everything; its exit tells the story.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input ?? undefined);
  });

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** How a queue is; null when there is none of this name, or no spooler. Bounded in time; never rejects. */
export const readQueue = async (
  queue: string,
  limitMs: number = SPOOLER_LIMITS.commandMs,
  signal: AbortSignal = new AbortController().signal,
): Promise<PrinterStatus | null> => {
  const { exitCode, text } = await run('lpstat', ['-l', '-p', queue], { limitMs, signal });
  return exitCode === 0 ? queueStatusIn(text, queue) : null;
};

/** A queue of this machine's spooler. One slip at a time: calls wait for one another. */
export const openSpoolerPrinter = (queue: string, limits: SpoolerLimits = SPOOLER_LIMITS): PrinterPort => {
  const shutdown = new AbortController();
  const { signal } = shutdown;
  let turn: Promise<unknown> = Promise.resolve();
  let trouble: { readonly problem: PrintOutcome['problem']; readonly until: number } | null = null;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine;
    return mine;
  };
  const commanded = { limitMs: limits.commandMs, signal };
  const look = async (): Promise<PrinterStatus> =>
    signal.aborted ? OFFLINE : ((await readQueue(queue, limits.commandMs, signal)) ?? OFFLINE);

  const readStatus = async (): Promise<PrinterStatus> => {
    const status = await look();
    if (status.problem !== null || trouble === null) return status;
    return performance.now() < trouble.until ? { ...status, problem: trouble.problem } : status;
  };

  /** Follows a job until it is over or out of time. */
  const follow = async (jobId: string, onStatus: (status: PrinterStatus) => void): Promise<PrintOutcome> => {
    const until = performance.now() + limits.jobMs;
    let last: PrinterStatus = OFFLINE;
    while (performance.now() < until && !signal.aborted) {
      const list = await run('lpstat', ['-l', '-o', queue], commanded);
      last = await look();
      onStatus(last);
      if (list.exitCode === 0 && !isListed(list.text, jobId)) {
        const over = await run('lpstat', ['-W', 'completed', '-l', '-o', queue], commanded);
        const isWhole = over.exitCode === 0 && isListed(over.text, jobId) && !wasBrokenOff(over.text, jobId);
        // A job that was taken out of a queue that stands still looks as if it were completed.
        return isWhole && last.problem === null
          ? { state: 'sent', problem: null }
          : { state: 'uncertain', problem: last.problem };
      }
      await pause(limits.pollMs);
    }
    // Not to come out when nobody waits for it any more.
    await run('cancel', [jobId], { limitMs: limits.commandMs, signal: new AbortController().signal });
    return { state: 'uncertain', problem: last.problem ?? 'unknown' };
  };

  const print = async (
    slip: Uint8Array,
    onStatus: (status: PrinterStatus) => void,
  ): Promise<PrintOutcome> => {
    const before = await readStatus();
    onStatus(before);
    if (before.problem !== null) return { state: 'failed', problem: before.problem };
    const words = ['-d', queue, '-o', 'raw', '-'];
    const { exitCode, wasStarted, text } = await run('lp', words, { ...commanded, input: slip });
    const jobId = jobIdIn(text);
    if (jobId !== null) return follow(jobId, onStatus);
    // A program that says by itself that it did not take the slip took none of it; one that was ended may have.
    const isRefused = !wasStarted || (exitCode !== null && exitCode !== 0);
    return { state: isRefused ? 'failed' : 'uncertain', problem: 'offline' };
  };

  return {
    readStatus: () => inTurn(readStatus),
    print: (slip, onStatus) =>
      inTurn(async () => {
        const outcome = await print(slip, onStatus);
        trouble =
          outcome.state === 'uncertain' && outcome.problem !== null
            ? { problem: outcome.problem, until: performance.now() + limits.troubleMs }
            : null;
        return outcome;
      }),
    close: () => shutdown.abort(),
  };
};
