/** The virtual printer as the program that the supervisor runs: its folder of paper, and how it says that it crashed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { projectFolder } from '#tests/tidy/project-files.ts';

const SLIP = [0x1d, 0x76, 0x30, 0, 1, 0, 1, 0, 0xaa, 0x1d, 0x56, 0];
const THROWS_ON_SIGNAL =
  "data:text/javascript,process.on('SIGUSR2', () => { throw new Error('paper jam'); });";
const REJECTS_ON_SIGNAL =
  "data:text/javascript,process.on('SIGUSR2', () => void Promise.reject(new Error('paper jam')));";

let folder: string;
let program: string;
const started: ChildProcess[] = [];
beforeAll(async () => {
  // Within the project, where the packages it needs are found.
  const dist = path.join(projectFolder, 'dist');
  mkdirSync(dist, { recursive: true });
  folder = mkdtempSync(path.join(dist, 'printer-under-test-'));
  program = path.join(folder, 'virtual-printer.mjs');
  await build({
    absWorkingDir: projectFolder,
    entryPoints: ['tests/virtual-printer/main.ts'],
    outfile: program,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  cpSync(path.join(projectFolder, 'tests/virtual-printer/page'), path.join(folder, 'page'), {
    recursive: true,
  });
});
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

type Running = {
  readonly child: ChildProcess;
  readonly ports: Promise<{ readonly printerPort: number; readonly paperPort: number }>;
  readonly ended: Promise<{ readonly exitCode: number | null; readonly standardError: string }>;
};

const start = (env: Readonly<Record<string, string>>, ...nodeArguments: readonly string[]): Running => {
  const { PATH: programs = '' } = process.env;
  const child = spawn(process.execPath, [...nodeArguments, program], {
    env: { PATH: programs, PRINTER_PORT: '0', PAPER_PORT: '0', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  started.push(child);
  let standardError = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (standardError += text));
  const lines = createInterface({ input: child.stdout });
  return {
    child,
    ports: once(lines, 'line').then(
      ([line]) => JSON.parse(String(line)) as { printerPort: number; paperPort: number },
    ),
    ended: once(child, 'close').then(([exitCode]) => ({
      exitCode: exitCode as number | null,
      standardError,
    })),
  };
};

const papersOf = async ({ ports }: Running): Promise<readonly unknown[]> => {
  const { paperPort } = await ports;
  return (await (await fetch(`http://127.0.0.1:${String(paperPort)}/papers`)).json()) as readonly unknown[];
};

describe.skipIf(process.platform === 'win32')('the virtual printer as a program', () => {
  test('finds its paper in PAPER_DIR after it was killed', async () => {
    const paperFolder = path.join(folder, 'data', 'paper');
    const before = start({ PAPER_DIR: paperFolder });
    const { printerPort } = await before.ports;
    const socket = connect(printerPort, '127.0.0.1', () => socket.end(Uint8Array.from(SLIP)));
    await vi.waitFor(async () => expect(await papersOf(before)).toHaveLength(1), { timeout: 5_000 });
    const left = await papersOf(before);
    before.child.kill('SIGKILL');
    await before.ended;
    expect(readdirSync(paperFolder)).toEqual(['slip-1.paper']);

    const after = start({ PAPER_DIR: paperFolder });
    expect(await papersOf(after)).toEqual(left);
    after.child.kill('SIGTERM');
    expect(await after.ended).toEqual({ exitCode: 0, standardError: '' });
  });

  test.each([
    ['an error nobody caught', THROWS_ON_SIGNAL],
    ['a rejection nobody caught', REJECTS_ON_SIGNAL],
  ])('%s is a crash to be answered by a new start, and is told', async (_, fault) => {
    const printer = start({}, '--import', fault);
    await printer.ports;
    printer.child.kill('SIGUSR2');
    const { exitCode, standardError } = await printer.ended;
    expect(exitCode).toBe(70);
    expect(standardError).toContain('paper jam');
  });

  test('what keeps it from running is one sentence and exit code 1', async () => {
    const { exitCode, standardError } = await start({ PAPER_PORT: 'abc' }).ended;
    expect(exitCode).toBe(1);
    expect(standardError).toBe('PAPER_PORT must be a port number from 0 to 65535, not "abc".\n');
  });
});
