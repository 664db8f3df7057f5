/** Under which names the server answers, and whose pages may open a socket. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOwnHost, isOwnOrigin } from '#server/gateway/origin.ts';
import { startGatewayServer, type GatewayServer } from '#tests/support/gateway-server.ts';
import { rawRequest, type RawAnswer, type RawRequest } from '#tests/support/raw-http.ts';
import { makeScreens, type ScreensFolder } from './screens-folder.ts';

let screens: ScreensFolder;
let server: GatewayServer;
const request = (asked: RawRequest): Promise<RawAnswer> => rawRequest(server.port, asked);

beforeAll(async () => {
  screens = makeScreens();
  server = await startGatewayServer({ isDemonstration: true, officers: [], screensFolder: screens.folder });
});
afterAll(async () => {
  await server.close();
  screens.remove();
});

describe('a Host that is not ours (DNS rebinding)', () => {
  it.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evil.example@127.0.0.1',
    '127.0.0.1/evil',
    '127.0.0.1#evil.example',
    'localhost.',
    '[evil]',
    '',
  ])('%j is not answered', async (host) => {
    for (const asked of ['/', '/healthz', '/demo/status', '/assets/app-1a2b.js']) {
      const { status, body } = await request({ path: asked, headers: { host } });
      expect([400, 421]).toContain(status);
      expect(body).not.toContain('password');
    }
  });

  it('a request without Host is refused', async () => {
    expect((await request({ path: '/healthz', headers: { host: null } })).status).toBe(400);
  });

  it('addresses, localhost and names it was told are its own', () => {
    for (const host of [
      '127.0.0.1:4100',
      '192.168.1.9',
      '[::1]:4100',
      'localhost',
      'LOCALHOST:1',
      'motcua.example:4100',
    ])
      expect([host, isOwnHost(host, ['motcua.example'])]).toEqual([host, true]);
    expect(isOwnHost(undefined, [])).toBe(false);
  });
});

describe('an Origin', () => {
  it('is ours only with the same host and port', () => {
    const host = '192.168.1.9:4100';
    expect(isOwnOrigin('http://192.168.1.9:4100', host, [], false)).toBe(true);
    for (const origin of [
      undefined,
      '',
      'null',
      'http://192.168.1.9',
      'http://192.168.1.9:4101',
      'http://192.168.1.10:4100',
      'http://evil.example',
      'ftp://192.168.1.9:4100',
      'chrome-extension://192.168.1.9:4100',
    ])
      expect([origin, isOwnOrigin(origin, host, [], false)]).toEqual([origin, false]);
    expect(isOwnOrigin('http://evil.example', 'evil.example', [], false)).toBe(false);
  });

  it('of a page over plain HTTP opens nothing that is encrypted: it may be anybody’s who sits on the line', () => {
    const host = '192.168.1.9:8443';
    expect(isOwnOrigin('https://192.168.1.9:8443', host, [], true)).toBe(true);
    expect(isOwnOrigin('http://192.168.1.9:8443', host, [], true)).toBe(false);
    expect(isOwnOrigin('https://motcua.local', 'motcua.local', ['motcua.local'], true)).toBe(true);
    // A proxy of the office's own has taken TLS off.
    expect(isOwnOrigin('https://192.168.1.9:8443', host, [], false)).toBe(true);
  });

  it.each([{}, { origin: 'http://evil.example' }, { origin: 'null' }])(
    'that is foreign or missing (%j) opens no socket, and the answer says why',
    async (headers) => {
      const upgrade = { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
      const key = { 'sec-websocket-key': Buffer.alloc(16).toString('base64') };
      const asked = '/socket.io/?EIO=4&transport=websocket';
      const { status, body } = await request({ path: asked, headers: { ...upgrade, ...key, ...headers } });
      expect(status).toBe(400);
      expect(body).toContain('foreign origin');
    },
  );

  it('polling, the older transport, is not offered to anyone', async () => {
    const origin = server.url;
    const { status } = await request({ path: '/socket.io/?EIO=4&transport=polling', headers: { origin } });
    expect(status).toBe(400);
  });
});
