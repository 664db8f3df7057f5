/** Devices as administrators see to them: paired by a code, named, renamed, revoked; and what a supervisor may do over HTTP. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditLine } from '#protocol/audit.ts';
import type { DeviceId } from '#protocol/vocabulary.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
import {
  codeOf,
  newRequestId,
  resultOf,
  startGatewayServer,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';

let server: GatewayServer;
let admin: SignedInClient<'admin'>;
beforeEach(async () => {
  server = await startGatewayServer({ officers: ['minh', 'loc'] });
  admin = await server.adminAt('minh');
});
afterEach(() => server.close());

const say = (client: GatewayClient<'admin'>, name: string, input: object = {}) =>
  client.say(name, { requestId: newRequestId(), ...input });
const codeFrom = async (client: GatewayClient<'admin'>, name: string, input: object = {}): Promise<string> =>
  codeOf(await say(client, name, input));
const trail = async (): Promise<readonly AuditLine[]> =>
  resultOf(await admin.client.say('getTrail', { before: null }));

describe('a device', () => {
  const invite = async (wish: object): Promise<string> =>
    resultOf<{ readonly code: string }>(await say(admin.client, 'createPairingCode', wish)).code;
  const pair = async (code: string): Promise<Response> =>
    fetch(`${server.url}/pair`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });

  it.each([
    ['kiosk', {}, null],
    ['display', {}, null],
    ['admin', {}, null],
    ['counter', { counterId: '4' }, '4'],
  ] as const)(
    '%s is paired by a code, comes in as that, is renamed, and is cut off within two seconds',
    async (role, place, counterId) => {
      const answer = await pair(await invite({ role, name: 'Máy mới', ...place }));
      const paired = (await answer.json()) as { readonly deviceToken: string };
      expect(paired).toEqual({ deviceToken: expect.any(String) as string, role, counterId });
      const device = server.store.devicesOf(role).find(({ name }) => name === 'Máy mới');
      const deviceId = device?.deviceId ?? ('' as DeviceId);
      const client = await server.connect(role, { deviceId, token: paired.deviceToken });
      await admin.client.viewWhere(
        (view) => !view.isLocked && view.devices.some((each) => each.deviceId === deviceId),
      );
      expect(await codeFrom(admin.client, 'renameDevice', { deviceId, name: 'Máy ở cửa' })).toBe('ok');
      expect(server.store.deviceName(deviceId)).toBe('Máy ở cửa');
      const gone = new Promise((resolve) => client.socket.once('disconnect', resolve));
      const askedAtMs = performance.now();
      expect(await codeFrom(admin.client, 'revokeDevice', { deviceId })).toBe('ok');
      await gone;
      expect(performance.now() - askedAtMs).toBeLessThan(2_000);
      expect(await server.knock({ role, auth: { deviceToken: paired.deviceToken } })).toMatchObject({
        isOpen: false,
        refusal: 'revoked_device',
      });
      expect((await trail()).slice(0, 3)).toMatchObject([
        { deed: 'device_revoked', subjectName: 'Máy ở cửa' },
        { deed: 'device_renamed', before: { name: 'Máy mới' }, after: { name: 'Máy ở cửa' } },
        { deed: 'device_paired', after: { role, name: 'Máy mới' } },
      ]);
    },
  );

  it('is not invited to a counter that the office does not have; the very desk is not revoked from itself', async () => {
    const wish = { role: 'counter', name: 'Máy', counterId: '77' };
    expect(await codeFrom(admin.client, 'createPairingCode', wish)).toBe('unknown_counter');
    expect(await codeFrom(admin.client, 'createPairingCode', { role: 'counter', name: 'Máy' })).toBe(
      'invalid_message',
    );
    const [own] = server.store.devicesOf('admin');
    expect(await codeFrom(admin.client, 'revokeDevice', { deviceId: own?.deviceId })).toBe('own_account');
    expect(await codeFrom(admin.client, 'revokeDevice', { deviceId: 'nobody' })).toBe('invalid_message');
    expect(await codeFrom(admin.client, 'renameDevice', { deviceId: 'nobody', name: 'Máy' })).toBe(
      'invalid_message',
    );
  });
});

describe('over HTTP', () => {
  it('a supervisor reads and adds notices; what changes how the office works is an administrator’s', async () => {
    const device = server.enrol('admin');
    const { sessionToken } = await server.adminAt('loc', device);
    const headers = { 'x-device-token': device.token, 'x-session-token': sessionToken };
    const ask = async (method: string, path: string, body?: Buffer): Promise<number> => {
      const type = body === undefined ? {} : { 'content-type': 'application/octet-stream' };
      const init = {
        method,
        headers: { ...headers, ...type },
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
      };
      return (await fetch(`${server.url}${path}`, init)).status;
    };
    const bytes = Buffer.from('x');
    expect(await ask('GET', '/admin/files')).toBe(200);
    expect(await ask('GET', '/admin/catalogue')).toBe(200);
    expect(await ask('PUT', '/admin/notices/a.png?from=0&total=1', bytes)).not.toBe(403);
    for (const [method, path, body] of [
      ['DELETE', '/admin/files', undefined],
      ['POST', '/admin/files?order={}', bytes],
      ['POST', '/admin/logo', bytes],
      ['PUT', '/admin/voice/vi-invite', bytes],
      ['POST', '/admin/catalogue/imports?name=a.csv', bytes],
      ['POST', '/admin/catalogue/imports/x/confirm', undefined],
      ['DELETE', '/admin/catalogue/imports/x', undefined],
      ['POST', '/admin/catalogue/undo', undefined],
    ] as const)
      expect([path, await ask(method, path, body)]).toEqual([path, 403]);
  });
});
