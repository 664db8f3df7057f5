/** The demonstration office as real processes: the built server and the virtual printer, each to be killed and started at will. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const distFolder = fileURLToPath(new URL('../../dist/', import.meta.url));
/** From a cold disk a program takes its time to be read. */
const READY_PATIENCE_MS = 60_000;

export type Paper = { readonly id: number; readonly refused: boolean };

export type DemoOffice = {
  readonly url: string;
  /** Where the server keeps its database. */
  readonly dataFolder: string;
  readonly paperUrl: string;
  /** The paper that came out of the virtual printer, newest first. */
  readonly papers: () => Promise<readonly Paper[]>;
  /** Drives the virtual printer, e.g. `paperOut`. */
  readonly setPrinter: (state: string) => Promise<void>;
  readonly stopServer: (signal: NodeJS.Signals) => Promise<void>;
  /** The server does nothing any more, but its connections stay open. */
  readonly freezeServer: () => void;
  /** Starts the server again on the same port and data. */
  readonly startServer: () => Promise<void>;
  readonly stopPrinter: () => Promise<void>;
  readonly startPrinter: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Started = { readonly child: ChildProcess; readonly ready: Record<string, unknown> };

/** Starts a built program and waits for its one line. Rejects with what it said when it ends before. */
async function startProgram(file: string, env: NodeJS.ProcessEnv): Promise<Started> {
  const child = spawn(process.execPath, [path.join(distFolder, file)], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaint += chunk));
  const line = once(createInterface({ input: child.stdout }), 'line', {
    signal: AbortSignal.timeout(READY_PATIENCE_MS),
  }) as Promise<[string]>;
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${file} ended before it was ready: ${complaint}`);
  });
  ended.catch(() => undefined);
  try {
    const [ready] = await Promise.race([line, ended]);
    return { child, ready: JSON.parse(ready) as Record<string, unknown> };
  } catch (error) {
    // Nobody else knows of it.
    child.kill('SIGKILL');
    throw error;
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Starts an office of its own on free ports of this machine, with fresh data. */
export async function startDemoOffice(): Promise<DemoOffice> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'motcua-office-'));
  const startPrinter = (printerPort: number, paperPort: number): Promise<Started> =>
    startProgram('virtual-printer.mjs', {
      HOST: '127.0.0.1',
      PRINTER_PORT: String(printerPort),
      PAPER_PORT: String(paperPort),
    });
  let printer = await startPrinter(0, 0);
  const printerPort = Number(printer.ready['printerPort']);
  const paperPort = Number(printer.ready['paperPort']);
  const startServer = (port: string): Promise<Started> =>
    startProgram('server.mjs', {
      HOST: '127.0.0.1',
      PORT: port,
      HTTPS_PORT: '0',
      DATA_DIR: dataFolder,
      DEMO: '1',
      LOG_LEVEL: 'error',
      PRINTER_ADDRESS: `127.0.0.1:${String(printerPort)}`,
      PAPER_URL_PORT: String(paperPort),
    });
  let server = await startServer('0');
  const url = String(server.ready['listening']);
  const paperUrl = `http://127.0.0.1:${String(paperPort)}`;
  return {
    url,
    dataFolder,
    paperUrl,
    papers: async () => (await (await fetch(`${paperUrl}/papers`)).json()) as readonly Paper[],
    setPrinter: async (state) => {
      const response = await fetch(`${paperUrl}/control`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ state }),
      });
      if (!response.ok) throw new Error(`the printer refused ${state}`);
    },
    stopServer: (signal) => end(server.child, signal),
    freezeServer: () => server.child.kill('SIGSTOP'),
    startServer: async () => {
      server = await startServer(new URL(url).port);
    },
    stopPrinter: () => end(printer.child, 'SIGKILL'),
    startPrinter: async () => {
      printer = await startPrinter(printerPort, paperPort);
    },
    close: async () => {
      await Promise.all([end(server.child, 'SIGTERM'), end(printer.child, 'SIGTERM')]);
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
