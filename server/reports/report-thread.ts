/**
 * Reports are made in a thread of their own, so that no call waits for one: one at a time, in the order they were asked for.
 * It is begun when first needed and ended when idle; one that hangs is ended with its thread.
 */
import { Worker } from 'node:worker_threads';
import type { ReportErrands } from '#protocol/report.ts';

export type ReportAnswer =
  { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly message: string };

export type ReportThread = { readonly make: ReportErrands; readonly close: () => Promise<void> };

/** Five years of the largest office, and a PDF of it, take a tenth of this. */
const PATIENCE_MS = 60_000;
const IDLE_MS = 5 * 60_000;
/** More at once would be a fault or a flood. */
const MOST_ERRANDS = 16;
/** Half a million waits sorted six ways take a third of it. */
const MOST_MEMORY_MB = 768;

/** Too many are being asked for. */
export class ReportsBusy extends Error {
  override readonly name = 'ReportsBusy';
}

type Waiting = {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
};

/** `program`: the built thread; `databaseFile`: that of the running office. */
export function createReportThread(program: URL, databaseFile: string): ReportThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
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
    if (waiting.size === 0 && worker !== null) idle = setTimeout(() => void end('idle'), IDLE_MS).unref();
    return found;
  };
  const end = async (why: string): Promise<void> => {
    const ending = worker;
    worker = null;
    if (idle !== null) clearTimeout(idle);
    for (const id of [...waiting.keys()])
      settle(id)?.reject(new Error(`the thread of reports ended: ${why}`));
    await ending?.terminate();
  };
  const begin = (): Worker => {
    const started = new Worker(program, {
      workerData: { databaseFile },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    started.unref();
    started.on('message', (answer: ReportAnswer) => {
      const asked = settle(answer.id);
      if ('bytes' in answer) asked?.resolve(answer.bytes);
      else asked?.reject(new Error(answer.message));
    });
    const gone = (error: unknown): void => {
      if (worker === started) void end(String(error));
    };
    started.on('error', gone);
    started.on('exit', gone);
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
        worker ??= begin();
        const id = nextId;
        nextId += 1;
        waiting.set(id, { resolve, reject });
        if (waiting.size === 1) watch();
        worker.postMessage({ id, errand });
      }),
    close: () => end('closed'),
  };
}
