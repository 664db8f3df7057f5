/** HTTP as it should not be: odd, broken, or never coming to an end. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '#server/gateway/http.ts';
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

describe('anything else', () => {
  it('a query key given twice disturbs nobody', async () => {
    expect((await request({ path: '/healthz?a=1&a=2&a[]=3&__proto__[x]=1&constructor=1' })).status).toBe(200);
    expect((await request({ path: '/kiosk?lang=vi&lang=en' })).status).toBe(200);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])(
    '%s on a page does nothing',
    async (method) => {
      for (const page of ['/kiosk', '/healthz', '/issueTicket']) {
        expect([400, 404, 405]).toContain(
          (await request({ method, path: page, headers: { 'content-length': '0' } })).status,
        );
      }
    },
  );

  it.each([
    ['two hosts', 'GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n'],
    ['a header without a colon', 'GET / HTTP/1.1\r\nhost 127.0.0.1\r\n\r\n'],
    [
      'two lengths (smuggling)',
      'POST /demo/citizens HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a path of 20 kB', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`],
    ['3,000 headers', `GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n${'x-filler: y\r\n'.repeat(3_000)}\r\n`],
    ['no HTTP at all', 'lorem ipsum\r\n\r\n'],
    ['the beginning of TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001'],
  ])('bytes that are no good HTTP end their own connection: %s', async (_, text) => {
    const answer = await rawExchange(server.port, text);
    expect(answer.text).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
    expect((await request({ path: '/healthz' })).status).toBe(200);
  });

  it('a line break in a path forges no line in the log', async () => {
    await request({ path: '/%0d%0a%7B%22level%22:60%7D', headers: { 'user-agent': 'a\tb' } });
    for (const line of server.logLines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(server.logLines.filter((line) => line.trimEnd().includes('\n'))).toEqual([]);
    expect(server.logLines.filter((line) => line.includes('"level":60'))).toEqual([]);
  });
});

const POST_HEAD =
  'POST /x HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n[';

describe('a client that dribbles its request (slowloris)', () => {
  it.each([
    ['headers that stop', 'GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ', ''],
    ['headers that never end', 'GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ', 'x'],
    ['a body that never comes', POST_HEAD, ''],
    ['a body that comes byte by byte', POST_HEAD, ' '],
    ['not a single byte', '', ''],
  ])('is cut off: %s', async (_, text, dribble) => {
    const app = await createHttpServer({
      logger: pino({ level: 'silent' }),
      ownNames: () => [],
      screensFolder: screens.folder,
      front: 'kiosk',
      requestTimeoutMs: 300,
    });
    app.post('/x', (_request, reply) => reply.send({}));
    await app.listen({ host: '127.0.0.1', port: 0 });
    const address = app.server.address();
    const port = address === null || typeof address === 'string' ? 0 : address.port;
    const { tookMs } = await rawExchange(port, text, dribble);
    expect(tookMs).toBeGreaterThan(200);
    expect(tookMs).toBeLessThan(5_000);
    await app.close();
  });

  it('has ten seconds in a real office, looked for every second', async () => {
    const app = await createHttpServer({
      logger: pino({ level: 'silent' }),
      ownNames: () => [],
      screensFolder: screens.folder,
      front: 'kiosk',
    });
    expect(app.server.requestTimeout).toBe(10_000);
    expect(app.server.headersTimeout).toBe(10_000);
    expect(app.server.maxConnections).toBeGreaterThan(4_000);
    await app.close();
  });
});
