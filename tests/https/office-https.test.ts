/** The secure connection of the real server: made, served, renewed, refused and turned off, on this machine's loopback. */
import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { createServer as createPlainServer } from 'node:net';
import path from 'node:path';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { io } from 'socket.io-client';
import { afterEach, expect, test } from 'vitest';
import type { AuditLine } from '#protocol/audit.ts';
import type { HttpsStanding, TrustFacts } from '#protocol/https.ts';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import { resultOf, startGatewayServer, type GatewayServer } from '#tests/support/gateway-server.ts';
import { createSettableClock } from '#tests/support/settable-clock.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';

const DAY_MS = 86_400_000;
const opened: GatewayServer[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

async function start(options: Parameters<typeof startGatewayServer>[0] = {}): Promise<GatewayServer> {
  const server = await startGatewayServer({
    officers: ['minh', 'loc'],
    // Certificates are looked at by real clients, whose clock is the real one.
    clock: createSettableClock(instantMs(Date.now())),
    ...options,
  });
  opened.push(server);
  return server;
}

type Desk = {
  readonly put: (order: unknown) => Promise<{ readonly status: number; readonly standing: HttpsStanding }>;
  readonly trail: () => Promise<readonly AuditLine[]>;
};
async function deskOf(server: GatewayServer, username: string): Promise<Desk> {
  const device = server.enrol('admin');
  const { sessionToken, client } = await server.adminAt(username, device);
  return {
    put: async (order) => {
      const response = await fetch(`${server.url}/admin/https`, {
        method: 'PUT',
        headers: {
          'x-device-token': device.token,
          'x-session-token': sessionToken,
          'content-type': 'application/json',
        },
        body: JSON.stringify(order),
      });
      return { status: response.status, standing: (await response.json()) as HttpsStanding };
    },
    trail: async () => resultOf<readonly AuditLine[]>(await client.say('getTrail', { before: null })),
  };
}

const ON = { do: 'turn', isOn: true };
/** As a device downloads it: DER, so that the hash of the file is the fingerprint. */
const authorityOf = async (server: GatewayServer): Promise<string> =>
  new X509Certificate(Buffer.from(await (await fetch(`${server.url}/ca.crt`)).arrayBuffer())).toString();
const factsOf = async (server: GatewayServer): Promise<TrustFacts> =>
  (await (await fetch(`${server.url}/trust/facts`)).json()) as TrustFacts;

/** The status, or why there was none. */
const ask = (port: number, options: RequestOptions): Promise<number | string> =>
  new Promise((resolve) => {
    const asked = httpsRequest({ host: '127.0.0.1', port, path: '/healthz', agent: false, ...options });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
    asked.end();
  });

test('is turned on by one order, trusted with the authority alone, and is the same server', async () => {
  const server = await start();
  const desk = await deskOf(server, 'minh');
  expect((await fetch(`${server.url}/ca.crt`)).status).toBe(404);
  expect(await factsOf(server)).toMatchObject({ isOn: false, fingerprint: null, addresses: [] });

  const { status, standing } = await desk.put(ON);
  expect([status, standing.state, standing.trouble]).toEqual([200, 'on', null]);
  const { port } = standing;
  expect(standing.addresses).toEqual([`https://localhost:${String(port)}`]);
  expect(standing.authority?.fingerprint).toBe((await factsOf(server)).fingerprint);
  const response = await fetch(`${server.url}/ca.crt`);
  expect(response.headers.get('content-type')).toBe('application/x-x509-ca-cert');
  const file = Buffer.from(await response.arrayBuffer());
  const digest = createHash('sha256').update(file).digest('hex').toUpperCase();
  expect(standing.authority?.fingerprint.replaceAll(':', '')).toBe(digest);
  const ca = await authorityOf(server);

  expect(await ask(port, { ca })).toBe(200);
  expect(await ask(port, {})).toBe('SELF_SIGNED_CERT_IN_CHAIN');
  expect(
    await ask(port, { ca, servername: 'localhost', headers: { host: `evil.example:${String(port)}` } }),
  ).toBe(421);
  // Plain HTTP stays, and nothing tells browsers to forget it.
  const plain = await fetch(`${server.url}/healthz`);
  expect([plain.status, plain.headers.get('strict-transport-security')]).toEqual([200, null]);

  const folder = path.join(server.dataFolder, 'https');
  const modes = [
    folder,
    ...['authority.pem', 'office.pem', 'choice.json'].map((name) => path.join(folder, name)),
  ];
  expect(modes.map((each) => (statSync(each).mode & 0o777).toString(8))).toEqual([
    '700',
    '600',
    '600',
    '600',
  ]);
  expect(server.logLines.join('')).not.toContain('PRIVATE KEY');

  const trail = await desk.trail();
  expect(trail.slice(0, 2).map(({ deed, officerId }) => [deed, officerId])).toEqual([
    ['authority_made', 'minh'],
    ['https_switched', 'minh'],
  ]);
  expect(JSON.stringify(trail)).not.toContain('PRIVATE');
});

test('sockets work over it, and only from its own encrypted pages', async () => {
  const server = await start();
  const { port } = (await (await deskOf(server, 'minh')).put(ON)).standing;
  const ca = await authorityOf(server);
  const kiosk = server.enrol('kiosk');
  const knock = (origin: string): Promise<string> =>
    new Promise((resolve) => {
      const socket = io(`https://127.0.0.1:${String(port)}/kiosk`, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        ca,
        extraHeaders: { origin },
        auth: { protocol: PROTOCOL_VERSION, deviceToken: kiosk.token },
      });
      const end = (words: string): void => {
        socket.close();
        resolve(words);
      };
      socket.on('welcome', () => end('welcome'));
      socket.on('connect_error', () => end('refused'));
    });
  expect(await knock(`https://127.0.0.1:${String(port)}`)).toBe('welcome');
  expect(await knock(`http://127.0.0.1:${String(port)}`)).toBe('refused');
  expect(await knock('https://evil.example')).toBe('refused');
});

test('is an administrator’s to decide, in words it understands', async () => {
  const server = await start();
  const stranger = await fetch(`${server.url}/admin/https`);
  expect(stranger.status).toBe(401);
  expect((await (await deskOf(server, 'loc')).put(ON)).status).toBe(403);
  const desk = await deskOf(server, 'minh');
  const wrong = [{ do: 'turn' }, { ...ON, more: 1 }, { do: 'name', name: 'Mot.Cua' }, { do: 'name' }, 7];
  for (const order of wrong) expect([order, (await desk.put(order)).status]).toEqual([order, 400]);
  expect((await factsOf(server)).isOn).toBe(false);
});

test('is renewed by itself before its end; whoever is connected notices nothing', async () => {
  const server = await start();
  const { port } = (await (await deskOf(server, 'minh')).put(ON)).standing;
  const ca = await authorityOf(server);
  const dial = async (rejectUnauthorized: boolean): Promise<TLSSocket> => {
    const socket = connectTls({ host: '127.0.0.1', port, ca, rejectUnauthorized });
    await once(socket, 'secureConnect');
    return socket;
  };
  const before = await dial(true);
  const serial = before.getPeerCertificate().serialNumber;

  server.clock.advance(366 * DAY_MS);
  await server.running.https.look();
  expect(server.running.https.standing().state).toBe('on');
  expect(server.running.https.standing().certificate?.endsAt).toBeGreaterThan(
    server.clock.now() + 390 * DAY_MS,
  );
  // By the real clock it does not hold yet.
  const after = await dial(false);
  expect(after.getPeerCertificate().serialNumber).not.toBe(serial);
  expect(await authorityOf(server)).toBe(ca);
  before.write('GET /trust/check HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
  const [answer] = (await once(before, 'data')) as [Buffer];
  expect(answer.toString()).toContain('204 No Content');
  after.destroy();
});

test('a port that is taken is said, hinders nothing, and is tried again', async () => {
  const other = createPlainServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const httpsPort = typeof address === 'object' && address !== null ? address.port : 0;
  const server = await start({ httpsPort });
  const { standing } = await (await deskOf(server, 'minh')).put(ON);
  expect([standing.state, standing.trouble, standing.addresses]).toEqual(['failed', 'port_taken', []]);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  other.close();
  await once(other, 'close');
  await server.running.https.look();
  expect(server.running.https.standing()).toMatchObject({ state: 'on', trouble: null, port: httpsPort });
});

test('the command’s choice is followed and told in the trail; the authority outlives a restart', async () => {
  const dataFolder = temporaryFolder();
  const first = await start({ dataFolder });
  const desk = await deskOf(first, 'minh');
  await desk.put(ON);
  const ca = await authorityOf(first);
  const choice = path.join(dataFolder, 'https', 'choice.json');
  writeFileSync(choice, JSON.stringify({ isOn: false, name: 'phuong-11' }));
  await first.running.https.look();
  expect(first.running.https.standing()).toMatchObject({ state: 'off', addresses: [] });
  expect((await desk.trail()).slice(0, 2).map(({ deed, officerId }) => [deed, officerId])).toEqual([
    ['network_name_chosen', null],
    ['https_switched', null],
  ]);
  await first.close();
  opened.length = 0;

  writeFileSync(choice, JSON.stringify({ isOn: true, name: 'phuong-11' }));
  const second = await start({ dataFolder });
  expect(second.running.https.standing().state).toBe('on');
  expect(await authorityOf(second)).toBe(ca);
});

test('an authority that cannot be read is never replaced unasked', async () => {
  const dataFolder = temporaryFolder();
  const first = await start({ dataFolder });
  await (await deskOf(first, 'minh')).put(ON);
  await first.close();
  opened.length = 0;
  const file = path.join(dataFolder, 'https', 'authority.pem');
  const damaged = readFileSync(file, 'utf8').replace(
    /BEGIN PRIVATE KEY-----\n.{20}/,
    'BEGIN PRIVATE KEY-----\n',
  );
  writeFileSync(file, damaged);

  const second = await start({ dataFolder });
  expect(second.running.https.standing()).toMatchObject({ state: 'failed', trouble: 'authority_unreadable' });
  expect(readFileSync(file, 'utf8')).toBe(damaged);
  const { standing } = await (await deskOf(second, 'minh')).put({ do: 'new_authority' });
  expect(standing).toMatchObject({ state: 'on', trouble: null });
  expect(await ask(standing.port, { ca: await authorityOf(second) })).toBe(200);
});
