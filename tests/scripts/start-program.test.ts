/** `npm start` on a machine where nothing was set up: the demonstration, the first run in its place, and back. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/data-folder.ts';

const START = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));
const PATIENCE = { timeout: 60_000, interval: 300 };

let child: ChildProcess | null = null;
afterEach(async () => {
  if (child?.exitCode !== null) return;
  const ending = once(child, 'close');
  child.kill('SIGTERM');
  await ending;
  child = null;
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

test('one office takes the other one’s place at the same address, and neither touches the other’s data', async () => {
  const folder = temporaryFolder();
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const { PATH: programs = '', HOME: home = '' } = process.env;
  child = spawn(process.execPath, [START], {
    env: { PATH: programs, HOME: home, DATA_DIR: folder, PORT: port, LOG_LEVEL: 'silent', DEMO_PAST: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const statusOf = async (address: string): Promise<number> =>
    (await fetch(url + address).catch(() => null))?.status ?? 0;
  const order = (address: string): Promise<Response> =>
    fetch(url + address, { method: 'POST', headers: { origin: url } });

  await expect.poll(() => statusOf('/healthz'), PATIENCE).toBe(200);
  expect(said).toContain('Phường Minh Phụng');
  expect(await statusOf('/setup/draft')).toBe(404);
  // A double press: the second one must neither start the office twice nor end everything.
  const presses = await Promise.all([order('/demo/set-up'), order('/demo/set-up')]);
  expect(presses.map(({ status }) => status)).toEqual([202, 202]);
  await expect.poll(() => statusOf('/setup/draft'), PATIENCE).toBe(200);
  expect(await statusOf('/healthz')).toBe(503);
  await expect.poll(() => said, PATIENCE).toMatch(/Setting up an office[\s\S]*[A-Z2-9]{4}-[A-Z2-9]{4}/);
  expect((await order('/setup/demonstration')).status).toBe(202);
  await expect.poll(() => statusOf('/demo/status'), PATIENCE).toBe(200);
  expect(await statusOf('/healthz')).toBe(200);
  expect(child.exitCode).toBeNull();
  expect(said.match(/Setting up an office/g)).toHaveLength(1);
  expect(said).toContain(`Data: ${folder}\n`);
  expect(said).toContain(`Data: ${path.join(folder, 'office')}\n`);
  expect(existsSync(path.join(folder, 'office.db'))).toBe(true);
  expect(existsSync(path.join(folder, 'office', 'office.db'))).toBe(true);
}, 180_000);
