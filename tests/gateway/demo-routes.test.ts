/** The demonstration's own routes: for our own page on this very machine, and for nobody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLoopback } from '#server/gateway/origin.ts';
import { startGatewayServer, type GatewayServer } from '#tests/support/gateway-server.ts';
import { rawExchange, rawRequest, type RawAnswer, type RawRequest } from '#tests/support/raw-http.ts';
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

describe('the demonstration’s routes', () => {
  const own = (): Readonly<Record<string, string>> => ({
    origin: server.url,
    'content-type': 'application/json',
  });
  const order = (headers: RawRequest['headers'], body = '{"citizens":3}'): RawRequest => ({
    method: 'POST',
    path: '/demo/citizens',
    ...(headers === undefined ? {} : { headers }),
    body,
  });

  it('are answered to our own page', async () => {
    const before = server.crowdOrders.length;
    expect((await request(order(own()))).status).toBe(202);
    expect(server.crowdOrders.slice(before)).toEqual([3]);
  });

  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['a foreign page', { origin: 'http://evil.example', 'content-type': 'application/json' }],
    ['a foreign form', { origin: 'http://evil.example', 'content-type': 'text/plain' }],
    ['a sandboxed page', { origin: 'null', 'content-type': 'application/json' }],
    ['no page at all', { 'content-type': 'application/json' }],
    [
      'a foreign page behind a forged proxy',
      { origin: 'http://evil.example', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': 'evil.example' },
    ],
  ])('are refused to %s', async (_, headers) => {
    const before = server.crowdOrders.length;
    for (const asked of [
      order(headers),
      { method: 'POST', path: '/demo/enrolments', headers, body: '{"role":"kiosk","counterId":null}' },
      { method: 'DELETE', path: '/demo/citizens', headers },
    ]) {
      const { status, body } = await request(asked);
      expect(status).toBe(403);
      expect(body).not.toContain('deviceToken');
    }
    expect(server.crowdOrders.length).toBe(before);
  });

  it('count only the address of the connection: this machine’s own, whatever a header claims', async () => {
    for (const address of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])
      expect([address, isLoopback(address)]).toEqual([address, true]);
    for (const address of [
      undefined,
      '',
      '10.0.0.1',
      '::ffff:10.0.0.1',
      '192.168.1.9',
      '128.0.0.1',
      '127.0.0.1.evil',
      '1127.0.0.1',
      '::2',
    ])
      expect([address, isLoopback(address)]).toEqual([address, false]);
    // Had the header any say, this request from the loopback would be taken for a stranger's.
    const forged = {
      ...own(),
      'x-forwarded-for': '10.0.0.1',
      forwarded: 'for=10.0.0.1',
      'x-real-ip': '10.0.0.1',
    };
    expect((await request({ path: '/demo/status', headers: forged })).status).toBe(200);
  });

  it.each(['/demo/citizens', '/demo/enrolments', '/demo/citizens?citizens=5', '/demo/enrolments?role=kiosk'])(
    'GET %s changes nothing',
    async (asked) => {
      const before = [server.crowdOrders.length, server.sequence()];
      expect((await request({ path: asked, headers: own() })).status).toBe(404);
      expect([server.crowdOrders.length, server.sequence()]).toEqual(before);
    },
  );

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"citizens":0}',
    '{"citizens":201}',
    '{"citizens":-1}',
    '{"citizens":2.5}',
    '{"citizens":1e999}',
    '{"citizens":NaN}',
    '{"citizens":"3"}',
    '{"citizens":{"valueOf":3}}',
    '{"citizens":3,"force":true}',
    '{"__proto__":{"citizens":3}}',
    '{"citizens":3,"__proto__":{}}',
    '{"citizens":3,"constructor":{"prototype":{}}}',
    '[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]',
  ])('refuse a body of the wrong shape: %s', async (body) => {
    const before = server.crowdOrders.length;
    expect((await request(order(own(), body))).status).toBe(400);
    expect(server.crowdOrders.length).toBe(before);
  });

  it.each([
    '{"role":"printer","counterId":null}',
    '{"role":"phone","counterId":null}',
    '{"role":"admin","counterId":"3"}',
    '{"role":"__proto__","counterId":null}',
    '{"role":"counter","counterId":null}',
    '{"role":"counter","counterId":"99"}',
    '{"role":"kiosk","counterId":"3"}',
    '{"role":["kiosk"],"counterId":null}',
  ])('enrol no device as %s', async (body) => {
    const { status } = await request({ method: 'POST', path: '/demo/enrolments', headers: own(), body });
    expect(status).toBe(400);
  });

  it('do not read what is too large: 10 MB, and 100,000 levels of nesting', async () => {
    for (const body of ['x'.repeat(10_000_000), `${'['.repeat(100_000)}${']'.repeat(100_000)}`]) {
      const headers = own();
      const { text } = await rawExchange(
        server.port,
        `POST /demo/citizens HTTP/1.1\r\nhost: 127.0.0.1:${String(server.port)}\r\norigin: ${server.url}\r\n` +
          `content-type: ${headers['content-type'] ?? ''}\r\nconnection: close\r\ncontent-length: ${String(body.length)}\r\n\r\n${body}`,
      );
      // The server may hang up before it was heard to the end; when it answers, it says: too large.
      if (text !== '') expect(text).toMatch(/^HTTP\/1\.1 413 /);
    }
    expect((await request({ path: '/healthz' })).status).toBe(200);
  });

  it('do not exist outside of the demonstration', async () => {
    const office = await startGatewayServer({ officers: [] });
    for (const [method, asked] of [
      ['GET', '/demo/status'],
      ['POST', '/demo/citizens'],
      ['POST', '/demo/enrolments'],
    ] as const) {
      const headers = { origin: office.url, 'content-type': 'application/json' };
      expect((await rawRequest(office.port, { method, path: asked, headers, body: '{}' })).status).toBe(404);
    }
    await office.close();
  });
});
