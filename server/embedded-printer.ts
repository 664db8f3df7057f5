/** The printer agent in a thread of this process: the same program, over the same protocol, as on a kiosk's own PC. */
import { Worker } from 'node:worker_threads';
import type { PrinterId } from '#protocol/vocabulary.ts';

const RESTART_PAUSE_MS = 1_000;
const STOP_PATIENCE_MS = 3_000;

export type EmbeddedPrinterOptions = {
  /** The agent's built program. */
  readonly file: URL;
  readonly serverUrl: string;
  readonly deviceToken: string;
  readonly onFault: (error: unknown) => void;
};

/** Starts one agent and starts it again should it crash. The returned function stops it, bounded in time. */
export function startEmbeddedPrinter(options: EmbeddedPrinterOptions): () => Promise<void> {
  const { file, serverUrl, deviceToken, onFault } = options;
  let isStopping = false;
  let restart: NodeJS.Timeout | null = null;
  let worker = run();

  function run(): Worker {
    const started = new Worker(file, { workerData: { serverUrl, deviceToken } });
    started.on('error', onFault);
    started.on('exit', (exitCode) => {
      if (isStopping) return;
      onFault(new Error(`the printer agent ended with ${String(exitCode)}`));
      restart = setTimeout(() => {
        worker = run();
      }, RESTART_PAUSE_MS);
    });
    return started;
  }

  return async () => {
    isStopping = true;
    if (restart !== null) clearTimeout(restart);
    const ended = new Promise<void>((resolve) =>
      worker.once('exit', () => {
        resolve();
      }),
    );
    const patience = new Promise<void>((resolve) => setTimeout(resolve, STOP_PATIENCE_MS).unref());
    worker.postMessage('stop');
    await Promise.race([ended, patience]);
    await worker.terminate();
  };
}

export type EmbeddedPrinters = {
  /** Has an agent run for each of these printers and for no other. Agents of printers that stay are left alone. */
  readonly drive: (printerIds: readonly PrinterId[]) => void;
  readonly stop: () => Promise<void>;
};

/** The agents of all printers that the server drives itself. `enrol` gives a printer's agent a fresh token. */
export function createEmbeddedPrinters(
  options: Omit<EmbeddedPrinterOptions, 'deviceToken'> & {
    readonly enrol: (printerId: PrinterId) => string;
  },
): EmbeddedPrinters {
  const { enrol, ...rest } = options;
  const running = new Map<PrinterId, () => Promise<void>>();
  const stopping = new Set<Promise<void>>();
  return {
    drive: (printerIds) => {
      for (const [printerId, stop] of running) {
        if (printerIds.includes(printerId)) continue;
        running.delete(printerId);
        const stopped = stop().finally(() => stopping.delete(stopped));
        stopping.add(stopped);
      }
      for (const printerId of printerIds) {
        if (running.has(printerId)) continue;
        running.set(printerId, startEmbeddedPrinter({ ...rest, deviceToken: enrol(printerId) }));
      }
    },
    stop: async () => {
      const all = Array.from(running.values(), (stop) => stop());
      running.clear();
      await Promise.all([...all, ...stopping]);
    },
  };
}
