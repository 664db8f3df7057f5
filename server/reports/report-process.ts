/**
 * Reports are made in a process of their own, so that no call waits for one: one at a time, in the order they were asked for.
 * It is begun when first needed and ended when idle; one that hangs is ended with its process.
 *
 * A thread would not do: V8's helpers that collect its garbage are shared by all threads of a process and run at ordinary priority,
 * and held up one call in a hundred.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import type { ReportErrands } from '#protocol/report.ts';

export type ReportAnswer =
  { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly message: string };

export type ReportProcess = { readonly make: ReportErrands; readonly close: () => Promise<void> };

/** Five years of the largest office, and a PDF of it, take a tenth of this. */
const PATIENCE_MS = 60_000;
const IDLE_MS = 5 * 60_000;
/** More at once would be a fault or a flood. */
const MOST_ERRANDS = 16;
/** Half a million waits sorted six ways take a third of it. */
const MOST_MEMORY_MB = 768;

const isRunning = ({ exitCode, signalCode, pid }: ChildProcess): boolean =>
  pid !== undefined && exitCode === null && signalCode === null;

/** Too many are being asked for. */
export class ReportsBusy extends Error {
  override readonly name = 'ReportsBusy';
}

type Waiting = {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
};

/** `program`: the file of the built program; `databaseFile`: that of the running office. */
export function createReportProcess(program: string, databaseFile: string): ReportProcess {
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | null = null;
  let patience: NodeJS.Timeout | undefined;
  let nextId = 1;

  /** One report is made at a time: each has its own patience, from when the one before it was done. */
  const watch = (): void => {
    clearTimeout(patience);
    if (waiting.size === 0) return;
    patience = setTimeout(() => void end('a report took too long'), PATIENCE_MS).unref();
  };
  const settle = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    watch();
    if (waiting.size === 0 && child !== null) {
      // Only a report that somebody waits for keeps the server's process alive.
      child.channel?.unref();
      if (idle !== null) clearTimeout(idle);
      idle = setTimeout(() => void end('idle'), IDLE_MS).unref();
    }
    return found;
  };
  const end = async (why: string): Promise<void> => {
    const ending = child;
    child = null;
    if (idle !== null) clearTimeout(idle);
    for (const id of [...waiting.keys()])
      settle(id)?.reject(new Error(`the process of reports ended: ${why}`));
    if (ending === null || !isRunning(ending)) return;
    ending.ref();
    const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
    ending.kill('SIGKILL');
    await ended;
  };
  const begin = (): ChildProcess => {
    // Without helpers of its own all of it runs at the priority that it takes (`report-main.ts`).
    const options = ['--single-threaded', `--max-old-space-size=${String(MOST_MEMORY_MB)}`];
    const started = spawn(process.execPath, [...options, program, databaseFile], {
      serialization: 'advanced',
      // The server's own output is read by whoever started it.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      windowsHide: true,
    });
    started.unref();
    // One that hangs would not notice that the server is gone, and would hold its database.
    const kill = (): void => void started.kill('SIGKILL');
    process.once('exit', kill);
    started.once('exit', () => process.off('exit', kill));
    started.on('message', (answer) => {
      if (child !== started) return;
      const told = answer as ReportAnswer;
      const asked = settle(told.id);
      if ('bytes' in told) asked?.resolve(told.bytes);
      else asked?.reject(new Error(told.message));
    });
    const gone = (why: string): void => {
      if (child === started) void end(why);
    };
    started.on('error', ({ message }) => gone(message));
    started.on('exit', (code, signal) => gone(signal ?? `exit code ${String(code)}`));
    return started;
  };

  return {
    make: (errand) =>
      new Promise((resolve, reject) => {
        if (waiting.size >= MOST_ERRANDS) {
          reject(new ReportsBusy('too many reports are being made'));
          return;
        }
        if (idle !== null) clearTimeout(idle);
        child ??= begin();
        const id = nextId;
        nextId += 1;
        waiting.set(id, { resolve, reject });
        if (waiting.size === 1) watch();
        child.channel?.ref();
        child.send({ id, errand });
      }),
    close: () => end('closed'),
  };
}
