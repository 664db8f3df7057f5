/**
 * What the server has done by the printer's own code, in a thread of its own: previews, logos, looking for printers. Begun
 * when first needed, ended when idle; whatever hangs is ended with its thread.
 */
import { Worker } from 'node:worker_threads';
import type { PrinterDeskAnswer, PrinterDeskTask, PrinterDeskTasks } from '#protocol/printer-desk.ts';

export type PrinterDesk = {
  /** Rejects when the errand failed or took too long. */
  readonly ask: <Task extends PrinterDeskTask>(
    task: Task,
    given: PrinterDeskTasks[Task]['given'],
  ) => Promise<PrinterDeskTasks[Task]['made']>;
  readonly close: () => Promise<void>;
};

const PATIENCE_MS: { readonly [Task in PrinterDeskTask]: number } = {
  preview: 10_000,
  readLogo: 10_000,
  findPrinters: 40_000,
  checkConnection: 15_000,
};
const IDLE_MS = 60_000;
/** More at once would be a fault or a flood. */
const MOST_ERRANDS = 16;
/** A picture that needs more is none that anybody prints. */
const MOST_MEMORY_MB = 256;

type Waiting = {
  readonly resolve: (made: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
};

/** `file` is the built program of the thread. */
export function createPrinterDesk(file: URL): PrinterDesk {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let nextId = 1;
  let idle: NodeJS.Timeout | null = null;

  const settle = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    if (found !== undefined) clearTimeout(found.timer);
    waiting.delete(id);
    if (waiting.size === 0 && worker !== null) idle = setTimeout(() => void end('idle'), IDLE_MS).unref();
    return found;
  };
  const end = async (why: string): Promise<void> => {
    const ending = worker;
    worker = null;
    if (idle !== null) clearTimeout(idle);
    for (const id of [...waiting.keys()]) settle(id)?.reject(new Error(`the printer desk ended: ${why}`));
    await ending?.terminate();
  };
  const begin = (): Worker => {
    const started = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } });
    started.unref();
    started.on('message', (answer: PrinterDeskAnswer) => {
      const asked = settle(answer.id);
      if (answer.ok) asked?.resolve(answer.made);
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
    ask: (task, given) =>
      new Promise((resolve, reject) => {
        if (waiting.size >= MOST_ERRANDS) {
          reject(new Error('the printer desk is busy'));
          return;
        }
        if (idle !== null) clearTimeout(idle);
        worker ??= begin();
        const id = nextId;
        nextId += 1;
        const timer = setTimeout(() => void end(`${task} took too long`), PATIENCE_MS[task]);
        waiting.set(id, { resolve: resolve as (made: unknown) => void, reject, timer });
        worker.postMessage({ id, task, given });
      }),
    close: () => end('closed'),
  };
}
