import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PairingDesk } from './pairing-desk.ts';
import { startPairingDesk } from './pairing-desk.ts';

const projectFolder = path.resolve(import.meta.dirname, '../..');
let bundleFolder: string;
let stateFolder: string;
let desk: PairingDesk;

beforeAll(async () => {
  mkdirSync(path.join(projectFolder, 'dist'), { recursive: true });
  bundleFolder = mkdtempSync(path.join(projectFolder, 'dist', 'agent-under-test-'));
  await build({
    absWorkingDir: projectFolder,
    entryPoints: ['printer/main.ts'],
    outfile: path.join(bundleFolder, 'printer-agent.mjs'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
});
afterAll(() => {
  rmSync(bundleFolder, { recursive: true, force: true });
});
beforeEach(async () => {
  desk = await startPairingDesk();
  stateFolder = mkdtempSync(path.join(tmpdir(), 'mot-cua-agent-'));
});
afterEach(async () => {
  await desk.close();
  rmSync(stateFolder, { recursive: true, force: true });
});

type Run = {
  readonly child: ChildProcess;
  /** Its first line; null when it ended without one. */
  readonly begun: Promise<string | null>;
  readonly ended: Promise<{ readonly exitCode: number | null; readonly said: string }>;
};

const run = (...words: readonly string[]): Run => {
  const { PATH: programs = '' } = process.env;
  const child = spawn(process.execPath, [path.join(bundleFolder, 'printer-agent.mjs'), ...words], {
    env: { PATH: programs, STATE_DIR: stateFolder, STOP_ON_STDIN_END: '1', LOG_LEVEL: 'error' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const ended = new Promise<{ exitCode: number | null; said: string }>((resolve) =>
    child.once('close', (exitCode) => resolve({ exitCode, said })),
  );
  const begun = new Promise<string | null>((resolve) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8').trim()));
    child.once('close', () => resolve(null));
  });
  return { child, begun, ended };
};

test('paired with a code it begins; started again it needs nothing; with its input it ends', async () => {
  const first = run('--server', desk.url, '--code', 'abcd-efgh');
  expect(JSON.parse((await first.begun) ?? 'null')).toEqual({ printingFor: desk.url });
  first.child.stdin?.end();
  expect((await first.ended).exitCode).toBe(0);

  const second = run();
  expect(JSON.parse((await second.begun) ?? 'null')).toEqual({ printingFor: desk.url });
  second.child.kill('SIGTERM');
  expect((await second.ended).exitCode).toBe(0);
  expect(desk.asked.filter((asked) => asked.startsWith('POST /pair'))).toHaveLength(1);
});

test('what a person has to mend is one sentence in two languages and exit code 1', async () => {
  desk.answer(410, { error: 'expired' });
  const { exitCode, said } = await run('--server', desk.url, '--code', 'ABCD-EFGH').ended;
  expect(exitCode).toBe(1);
  expect(said).toBe(
    'Mã ghép đã dùng hoặc đã hết hạn: hãy tạo mã mới ở bàn giám sát. / The pairing code was used or has expired: make a new one at the supervisor’s desk.\n',
  );
  expect(await run().ended).toMatchObject({
    exitCode: 1,
    said: expect.stringContaining('not paired yet') as string,
  });
});
