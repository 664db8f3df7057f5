/** The printer agent in a thread of this process: the same program, over the same protocol, as on a kiosk's own PC. */
import { Worker } from 'node:worker_threads';

const RESTART_PAUSE_MS = 1_000;
const STOP_PATIENCE_MS = 3_000;

export type EmbeddedPrinterOptions = {
  /** The agent's built program. */
  readonly file: URL;
  readonly serverUrl: string;
  readonly deviceToken: string;
  readonly printerAddress: string;
  readonly onFault: (error: unknown) => void;
};

/** Starts the agent and starts it again should it crash. The returned function stops it, bounded in time. */
export function startEmbeddedPrinter(options: EmbeddedPrinterOptions): () => Promise<void> {
  const { file, serverUrl, deviceToken, printerAddress, onFault } = options;
  let isStopping = false;
  let restart: NodeJS.Timeout | null = null;
  let worker = run();

  function run(): Worker {
    const started = new Worker(file, { workerData: { serverUrl, deviceToken, printerAddress } });
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
