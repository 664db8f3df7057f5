/** The server as the program that it is in life: bundled, started with an environment, listened to. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

export type ServerProgram = {
  readonly file: string;
  readonly remove: () => void;
};

/** Bundles the server as the build does, into a folder of its own: no other test or build shares it. */
export async function bundleServer(): Promise<ServerProgram> {
  const dist = path.join(projectFolder, 'dist');
  mkdirSync(dist, { recursive: true });
  const folder = mkdtempSync(path.join(dist, 'server-under-test-'));
  const file = path.join(folder, 'server.mjs');
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  await build({
    absWorkingDir: projectFolder,
    entryPoints: ['server/main.ts'],
    outfile: file,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  }).catch((error: unknown) => {
    remove();
    throw error;
  });
  cpSync(path.join(projectFolder, 'server/storage/migrations'), path.join(folder, 'migrations'), {
    recursive: true,
  });
  mkdirSync(path.join(folder, 'screens'));
  return { file, remove };
}

export type ServerProcess = {
  readonly process: ChildProcess;
  /** Resolves with the address it listens on; null when it ended without listening. */
  readonly listening: Promise<string | null>;
  readonly ended: Promise<{ readonly exitCode: number | null; readonly standardError: string }>;
};

/** Starts it. Of this process's own environment it is told nothing but where programs are. */
export function startServerProcess(
  program: ServerProgram,
  environment: Readonly<Record<string, string>>,
): ServerProcess {
  const { PATH: programs = '' } = process.env;
  const child = spawn(process.execPath, [program.file], {
    env: { PATH: programs, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let standardOutput = '';
  let standardError = '';
  child.stderr.on('data', (chunk: Buffer) => {
    standardError += chunk.toString('utf8');
  });
  const ended = new Promise<{ exitCode: number | null; standardError: string }>((resolve) => {
    child.once('close', (exitCode) => {
      resolve({ exitCode, standardError });
    });
  });
  const listening = new Promise<string | null>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      standardOutput += chunk.toString('utf8');
      if (standardOutput.includes('\n')) {
        resolve((JSON.parse(standardOutput.split('\n')[0] ?? '') as { listening: string }).listening);
      }
    });
    child.once('close', () => {
      resolve(null);
    });
  });
  return { process: child, listening, ended };
}
