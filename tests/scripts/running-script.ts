import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { projectFolder } from '#tests/tidy/project-files.ts';

type Listened = ChildProcessByStdio<null, Readable, Readable>;

/** A script of the project, running as the process that it is in life. */
export type RunningScript = {
  readonly process: Listened;
  /** Each line it has written so far, standard output and standard error together. */
  readonly lines: readonly string[];
  /** Resolves when a line fits; rejects with everything said so far after `limitMs`. */
  readonly saying: (pattern: RegExp, limitMs?: number) => Promise<string>;
  readonly ended: Promise<number | null>;
};

/** Runs a few lines of JavaScript that import one of `scripts/`. */
export const runScript = (scriptFile: string, imports: string, source: string): RunningScript => {
  const address = pathToFileURL(path.join(projectFolder, 'scripts', scriptFile)).href;
  return listenTo(
    spawn(
      process.execPath,
      ['--input-type=module', '--eval', `import { ${imports} } from '${address}';\n${source}`],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    ),
  );
};

/** Runs one of `scripts/` that is a program of the shell, told of nothing but where programs are and what is given. */
export const runShellScript = (
  scriptFile: string,
  scriptArguments: readonly string[],
  environment: Readonly<Record<string, string>>,
): RunningScript =>
  listenTo(
    spawn('sh', [path.join(projectFolder, 'scripts', scriptFile), ...scriptArguments], {
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );

const listenTo = (child: Listened): RunningScript => {
  let text = '';
  const lines = (): readonly string[] => text.split('\n').slice(0, -1);
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    text += chunk.toString('utf8');
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return {
    process: child,
    get lines() {
      return lines();
    },
    saying: (pattern, limitMs = 10_000) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = lines().find((candidate) => pattern.test(candidate));
          if (line === undefined) return;
          finish();
          resolve(line);
        };
        const timer = setTimeout(() => {
          finish();
          reject(new Error(`nothing like ${String(pattern)} was said, only:\n${text}`));
        }, limitMs);
        const finish = (): void => {
          clearTimeout(timer);
          listeners.delete(look);
        };
        listeners.add(look);
        look();
      }),
    ended: new Promise((resolve) => child.once('close', resolve)),
  };
};
