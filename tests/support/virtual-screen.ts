/** A monitor that nobody looks at: an X server without hardware, for a browser that shows its window in earnest. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import path from 'node:path';

const READY_PATIENCE_MS = 20_000;

/** Whether Xvfb is installed here. */
export const hasVirtualScreen = (): boolean =>
  (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, 'Xvfb')));

export type VirtualScreen = {
  /** What `DISPLAY` has to be for a program to be shown there, e.g. `:99`. */
  readonly display: string;
  readonly close: () => Promise<void>;
};

/** Starts Xvfb as a television of 1920 × 1080 on a number of its own choice. Rejects when it does not come up. */
export async function startVirtualScreen(): Promise<VirtualScreen> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = once(server, 'exit').then(() => {
    throw new Error('Xvfb ended before it was ready.');
  });
  ended.catch(() => undefined);
  const number = once(server.stdio[3] as Readable, 'data', {
    signal: AbortSignal.timeout(READY_PATIENCE_MS),
  }) as Promise<[Buffer]>;
  const [chosen] = await Promise.race([number, ended]);
  return {
    display: `:${chosen.toString('utf8').trim()}`,
    close: async () => {
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
    },
  };
}
