/** `npm run printer` on a kiosk's machine: paired by a code from the desk, it prints there, comes back after a crash, and is sent away. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectClient, newRequestId, type ProtocolClient } from '#demo/protocol-client.ts';
import type { AdminView } from '#protocol/admin-view.ts';
import { printingSettings } from '#protocol/printing-shapes.ts';
import type { PrinterId } from '#protocol/vocabulary.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { startVirtualPrinter, type VirtualPrinter } from '#tests/virtual-printer/virtual-printer.ts';

const OTHER = 'other' as PrinterId;
const PATIENCE_MS = 30_000;
const program = fileURLToPath(new URL('../../scripts/printer.mjs', import.meta.url));

let office: DemoOffice;
let printer: VirtualPrinter;
let agentFolder: string;
let desk: ProtocolClient<'admin'>;

async function signIn(): Promise<ProtocolClient<'admin'>> {
  const response = await fetch(`${office.url}/demo/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: office.url },
    body: JSON.stringify({ role: 'admin', counterId: null }),
  });
  const { deviceToken } = (await response.json()) as { readonly deviceToken: string };
  const client = connectClient({ serverUrl: office.url, role: 'admin', deviceToken });
  const answer = await client.send('signIn', {
    requestId: newRequestId(),
    username: 'minh',
    password: 'quay1-thu',
  });
  if (!answer.ok) throw new Error(`not signed in: ${answer.refusal.code}`);
  return client;
}

beforeAll(async () => {
  [office, printer, agentFolder] = await Promise.all([
    startDemoOffice(),
    startVirtualPrinter({ host: '127.0.0.1', printerPort: 0, paperPort: 0 }),
    mkdtemp(path.join(tmpdir(), 'motcua-agent-')),
  ]);
  desk = await signIn();
});
afterAll(async () => {
  desk.close();
  await Promise.all([office.close(), printer.close()]);
  await rm(agentFolder, { recursive: true, force: true });
});

type Running = { readonly child: ChildProcess; readonly said: () => string };
function start(...options: readonly string[]): Running {
  const child = spawn(process.execPath, [program, ...options], {
    env: { ...process.env, DATA_DIR: agentFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return { child, said: () => text };
}
async function stop({ child }: Running): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
async function until(isSo: () => boolean, what: () => string): Promise<void> {
  const endsAtMs = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > endsAtMs) throw new Error(`waited in vain: ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
const isThere = (view: AdminView | null): boolean =>
  view !== null &&
  !view.isLocked &&
  view.devices.some(({ role, isConnected }) => role === 'printer' && isConnected);
const testPage = async (): Promise<void> => {
  const answer = await desk.send('printTestPage', { requestId: newRequestId(), printerId: OTHER });
  expect(answer.ok).toBe(true);
};

test('pairs once, prints at its own printer, runs again without a code, and stops when its right is taken away', async () => {
  const read = await desk.send('getPrinting', {});
  if (!read.ok) throw new Error(read.refusal.code);
  const [main] = read.result.printers;
  if (main === undefined) throw new Error('the office has no printer');
  const other = {
    ...main,
    printerId: OTHER,
    name: 'Máy in ở ki-ốt 2',
    agent: 'own' as const,
    connection: { kind: 'tcp' as const, host: '127.0.0.1', port: printer.printerPort },
  };
  const saved = await desk.send('savePrinting', {
    requestId: newRequestId(),
    settings: printingSettings.parse({ ...read.result, printers: [main, other] }),
  });
  expect(saved.ok).toBe(true);
  const invited = await desk.send('createPairingCode', {
    requestId: newRequestId(),
    role: 'printer',
    printerId: OTHER,
    name: 'Máy in ở ki-ốt 2',
  });
  if (!invited.ok) throw new Error(invited.refusal.code);

  const first = start('--server', office.url, '--code', invited.result.code);
  await until(() => first.said().includes('Máy này in phiếu cho'), first.said);
  await until(() => isThere(desk.view()), first.said);
  await testPage();
  await until(() => printer.papers().length === 1, first.said);
  await stop(first);
  await until(() => !isThere(desk.view()), first.said);

  const second = start();
  await until(() => second.said().includes('Máy này in phiếu cho'), second.said);
  await until(() => isThere(desk.view()), second.said);
  await testPage();
  await until(() => printer.papers().length === 2, second.said);

  const view = desk.view();
  const paired = view === null || view.isLocked ? [] : view.devices.filter(({ role }) => role === 'printer');
  const [device = expect.fail('nothing is paired')] = paired;
  const ended = once(second.child, 'exit');
  const revoked = await desk.send('revokeDevice', { requestId: newRequestId(), deviceId: device.deviceId });
  expect(revoked.ok).toBe(true);
  await until(() => !isThere(desk.view()), second.said);
  second.child.kill('SIGTERM');
  await ended;
}, 120_000);
