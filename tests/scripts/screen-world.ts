/** What a screen's start script meets in life, made of small stand-ins: a browser, and an office's server. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runShellScript, type RunningScript } from '#tests/scripts/running-script.ts';

/** A server that answers every path with the same words. */
export type StandInServer = {
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
};

export async function answering(
  port: number,
  answer: () => { status: number; text: string },
): Promise<StandInServer> {
  const server: Server = createServer((_request, response) => {
    const { status, text } = answer();
    response.writeHead(status, { connection: 'close' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The stand-in server has no port.');
  return {
    url: `http://127.0.0.1:${bound.port}`,
    port: bound.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

export const isRunning = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
};

export type ScreenWorld = {
  readonly profile: string;
  /** Starts the screen; `behaviour` is what the stand-in browser does once it has noted how it was started. */
  readonly startScreen: (
    server: string,
    screen: string,
    behaviour: string,
    environment?: Readonly<Record<string, string>>,
  ) => RunningScript;
  /** The arguments of every start of the browser so far, oldest first, each with the process it became. */
  readonly starts: () => readonly { readonly processId: number; readonly flags: readonly string[] }[];
  /** Waits until the browser has been started so often. */
  readonly started: (times: number) => Promise<void>;
  /** Ends what is still running and removes what was written. */
  readonly close: () => Promise<void>;
};

const PATIENCE_MS = 20_000;

export function createScreenWorld(): ScreenWorld {
  const folder = mkdtempSync(path.join(tmpdir(), 'motcua-screen-'));
  const browser = path.join(folder, 'chromium');
  const notes = path.join(folder, 'starts.txt');
  const profile = path.join(folder, 'profile of the screen');
  const scripts: RunningScript[] = [];
  const starts: ScreenWorld['starts'] = () =>
    !existsSync(notes)
      ? []
      : readFileSync(notes, 'utf8')
          .split('end\n')
          .slice(0, -1)
          .map((start) => {
            const [processId = '', ...flags] = start.split('\n').slice(0, -1);
            return { processId: Number(processId), flags };
          });
  return {
    profile,
    startScreen: (server, screen, behaviour, environment = {}) => {
      const note = `{ printf '%s\\n' $$ "$@"; echo end; } >>'${notes}'`;
      writeFileSync(browser, `#!/bin/sh\n${note}\n${behaviour}\n`, { mode: 0o755 });
      const script = runShellScript('screen/start-screen.sh', [server, screen], {
        HOME: folder,
        BROWSER: browser,
        SCREEN_PROFILE: profile,
        ...environment,
      });
      scripts.push(script);
      return script;
    },
    starts,
    started: async (times) => {
      const deadline = performance.now() + PATIENCE_MS;
      while (starts().length < times) {
        if (performance.now() > deadline) {
          throw new Error(`The browser was started ${starts().length} times, not ${times}.`);
        }
        await sleep(50);
      }
    },
    close: async () => {
      for (const script of scripts) script.process.kill('SIGTERM');
      await Promise.all(scripts.map(({ ended }) => ended));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
