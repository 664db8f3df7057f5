/** A new device comes in by a code: typed once, good for ten minutes and one device, and not to be guessed. */
import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { instantMs, type OfficerId, type PrinterId } from '#protocol/vocabulary.ts';
import { createPairing, type Invitation } from '#server/app/pairing.ts';
import {
  codeOf,
  newRequestId,
  OPENING_TIME,
  resultOf,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';
import { rawRequest, type RawAnswer } from '#tests/support/raw-http.ts';
import { createSettableClock } from '#tests/support/settable-clock.ts';
import { MAIN_PRINTER } from '#tests/support/ward.ts';

const AGENT: Invitation = {
  role: 'printer',
  name: 'Máy in',
  counterId: null,
  printerId: MAIN_PRINTER,
  by: 'minh' as OfficerId,
};
const TEN_MINUTES_MS = 600_000;

describe('a code', () => {
  const pairingAt = () => {
    const time = { now: 0 };
    return {
      time,
      pairing: createPairing(
        () => instantMs(OPENING_TIME + time.now),
        () => time.now,
      ),
    };
  };

  it('is eight letters and figures that nobody reads one for another', () => {
    const { pairing } = pairingAt();
    for (let index = 0; index < 50; index += 1)
      expect(pairing.invite(AGENT).code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
  });

  it.each<readonly [string, (code: string) => string]>([
    ['as it is shown', (code) => code],
    ['in small letters', (code) => code.toLowerCase()],
    ['without the dash', (code) => code.replace('-', '')],
    ['with spaces', (code) => ` ${code.replace('-', ' ')} `],
  ])('may be typed %s', (_, typed) => {
    const { pairing } = pairingAt();
    expect(pairing.redeem(typed(pairing.invite(AGENT).code))).toEqual(AGENT);
  });

  it('is good once', () => {
    const { pairing } = pairingAt();
    const { code } = pairing.invite(AGENT);
    expect([pairing.redeem(code), pairing.redeem(code)]).toEqual([AGENT, null]);
  });

  it('is good for ten minutes by a clock that nobody steps, and says until when', () => {
    const { pairing, time } = pairingAt();
    const { code, expiresAt } = pairing.invite(AGENT);
    expect(expiresAt).toBe(OPENING_TIME + TEN_MINUTES_MS);
    const late = pairing.invite(AGENT).code;
    time.now = TEN_MINUTES_MS;
    expect(pairing.redeem(code)).toEqual(AGENT);
    time.now += 1;
    expect(pairing.redeem(late)).toBeNull();
  });

  it('gives way when more than twenty are open: the oldest goes first', () => {
    const { pairing } = pairingAt();
    const codes = Array.from({ length: 21 }, () => pairing.invite(AGENT).code);
    expect(codes.map((code) => pairing.redeem(code) !== null)).toEqual([
      false,
      ...Array.from({ length: 20 }, () => true),
    ]);
  });

  it.each(['', '-', '__proto__', 'ABCD-EFGH', 'constructor'])(
    'that nobody made opens nothing: %j',
    (code) => {
      expect(pairingAt().pairing.redeem(code)).toBeNull();
    },
  );
});

describe('POST /pair', () => {
  let server: GatewayServer;
  afterEach(() => server.close());
  const start = async (): Promise<() => Promise<string>> => {
    const clock = createSettableClock(OPENING_TIME, 'frozen');
    server = await startGatewayServer({ officers: ['minh'], clock });
    const { client } = await server.adminAt('minh');
    return async () => {
      const asked = {
        requestId: newRequestId(),
        role: 'printer',
        printerId: MAIN_PRINTER,
        name: 'Máy in ở cửa',
      };
      return resultOf<{ code: string }>(await client.say('createPairingCode', asked)).code;
    };
  };
  const post = (body: string, headers: Readonly<Record<string, string>> = {}): Promise<RawAnswer> =>
    rawRequest(server.port, {
      method: 'POST',
      path: '/pair',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  const pair = (code: unknown): Promise<RawAnswer> => post(JSON.stringify({ code }));

  it('hands out a token once, and with it the agent works for the printer it was invited for', async () => {
    const invite = await start();
    const code = await invite();
    const answer = await pair(code);
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const { deviceToken } = JSON.parse(answer.body) as { deviceToken: string };
    expect((await pair(code)).status).toBe(404);
    const [device] = server.store.devicesOf('printer');
    expect(device).toMatchObject({
      role: 'printer',
      printerId: 'main',
      counterId: null,
      name: 'Máy in ở cửa',
    });
    const agent = await server.connect('printer', {
      deviceId: device?.deviceId ?? ('' as never),
      token: deviceToken,
    });
    expect(agent.view()).toMatchObject({ printerId: 'main', setupRevision: 1, jobs: [] });
    expect(JSON.stringify(server.logLines)).not.toContain(deviceToken);
  });

  it('gives a token for the role of the code and for no other', async () => {
    const invite = await start();
    const { deviceToken } = JSON.parse((await pair(await invite())).body) as { deviceToken: string };
    for (const role of ['kiosk', 'display', 'counter', 'admin'] as const) {
      const knocked = await server.knock({ role, auth: { deviceToken } });
      expect(knocked).toMatchObject({ isOpen: false, refusal: 'wrong_role' });
    }
  });

  it('takes a device over to another address: its old token dies with the code, what is set for it stays', async () => {
    await start();
    const device = server.enrol('display');
    const move = (token: string): Promise<RawAnswer> =>
      rawRequest(server.port, { method: 'POST', path: '/pair/move', headers: { 'x-device-token': token } });
    expect((await move('nobody')).status).toBe(401);
    const moved = await move(device.token);
    const { code } = JSON.parse(moved.body) as { code: string };
    expect([moved.status, moved.headers['cache-control']]).toEqual([200, 'no-store']);
    // Until the code is handed in nothing has changed.
    await server.connect('display', device);
    const { deviceToken, role } = JSON.parse((await pair(code)).body) as Record<string, string>;
    expect(role).toBe('display');
    const old = await server.knock({ role: 'display', auth: { deviceToken: device.token } });
    expect(old).toMatchObject({ isOpen: false, refusal: 'unknown_device' });
    await server.connect('display', { ...device, token: deviceToken ?? '' });
    expect(server.store.devicesOf('display').map(({ deviceId }) => deviceId)).toEqual([device.deviceId]);

    const late = JSON.parse((await move(deviceToken ?? '')).body) as { code: string };
    server.running.revokeDevice(device.deviceId);
    expect((await pair(late.code)).status).toBe(404);
    expect((await move(deviceToken ?? '')).status).toBe(401);
  });

  it('lets one address try five times at once, and then once every twelve seconds', async () => {
    const invite = await start();
    const code = await invite();
    const statuses: number[] = [];
    for (let tries = 0; tries < 7; tries += 1) statuses.push((await pair('ABCD-EFGH')).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429, 429]);
    const refused = await pair(code);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBe(12);
    server.clock.advance(12_000);
    expect((await pair(code)).status).toBe(200);
    expect((await pair('ABCD-EFGH')).status).toBe(429);
  });

  it('lets a stranger who goes on trying take nobody else’s turns', async () => {
    const invite = await start();
    const code = await invite();
    for (let tries = 0; tries < 40; tries += 1) await pair('ABCD-EFGH');
    const status = await new Promise<number>((resolve, reject) => {
      const asked = request({
        host: '127.0.0.1',
        port: server.port,
        localAddress: '127.0.0.2',
        method: 'POST',
        path: '/pair',
        headers: { 'content-type': 'application/json' },
      });
      asked.on('response', (answer) => resolve(answer.resume().statusCode ?? 0)).on('error', reject);
      asked.end(JSON.stringify({ code }));
    });
    expect(status).toBe(200);
    const lines = server.store.auditEntries(Number.MAX_SAFE_INTEGER, 5);
    expect(lines.find(({ deed }) => deed === 'device_paired')).toMatchObject({ officerId: 'minh' });
  });

  it('says the same of a code that is wrong, used or too old', async () => {
    const invite = await start();
    const [used, old] = [await invite(), await invite()];
    await pair(used);
    server.clock.advance(TEN_MINUTES_MS + 60_000);
    const answers = [await pair('ABCD-EFGH'), await pair(used), await pair(old)];
    expect(new Set(answers.map(({ status, body }) => `${String(status)} ${body}`)).size).toBe(1);
  });

  it.each<readonly [string, string, Readonly<Record<string, string>>, number]>([
    ['no JSON', 'code=ABCD', {}, 400],
    ['another type', '<code/>', { 'content-type': 'text/xml' }, 415],
    [
      'a form, as another site’s page could send it',
      'code=ABCDEFGH',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
    ],
    [
      'plain text, as another site’s page could send it',
      '{"code":"ABCDEFGH"}',
      { 'content-type': 'text/plain' },
      400,
    ],
    ['nothing', '', {}, 400],
    ['null', 'null', {}, 400],
    ['an array of codes', '{"code":["ABCDEFGH","ABCDEFGJ"]}', {}, 400],
    ['a number', '{"code":12345678}', {}, 400],
    ['a code that is too short', '{"code":"ABC"}', {}, 400],
    ['a code that is too long', `{"code":"${'A'.repeat(21)}"}`, {}, 400],
    ['a role of its own choice', '{"code":"ABCDEFGH","role":"admin"}', {}, 400],
    ['20 kB', `{"code":"${'A'.repeat(20_000)}"}`, {}, 413],
  ])('refuses %s and makes no device of it', async (_, body, headers, status) => {
    await start();
    expect((await post(body, headers)).status).toBe(status);
    expect(server.store.devicesOf('printer')).toEqual([]);
  });

  it.each(['GET', 'PUT', 'DELETE'])('is nothing for %s', async (method) => {
    await start();
    expect(
      (await rawRequest(server.port, { method, path: '/pair', headers: { 'content-length': '0' } })).status,
    ).toBe(404);
  });

  it('makes no code for a printer that the office does not have', async () => {
    await start();
    const { client } = await server.adminAt('minh');
    const asked = {
      requestId: newRequestId(),
      role: 'printer',
      printerId: 'other' as PrinterId,
      name: 'Máy in',
    };
    expect(codeOf(await client.say('createPairingCode', asked))).toBe('no_printer');
    for (const role of ['admin', 'kiosk', 'counter', 'display', 'phone'])
      expect(codeOf(await client.say('createPairingCode', { ...asked, printerId: 'main', role }))).toBe(
        'invalid_message',
      );
  });
});
