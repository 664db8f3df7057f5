/** What a stranger may do over plain HTTP: read the screens' files, and nothing else. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '#server/gateway/http.ts';
import { isLoopback, isOwnHost, isOwnOrigin } from '#server/gateway/origin.ts';
import { rawExchange, rawRequest, type RawAnswer, type RawRequest } from '#tests/support/raw-http.ts';
import { startGatewayServer, type GatewayServer } from '#tests/support/gateway-server.ts';

const BUILT_SCREENS = fileURLToPath(new URL('../../dist/screens/', import.meta.url));
const PAGES = ['/', '/kiosk', '/display', '/counter/3'];
const SECRET = 'the secret beside the screens';

let folder: string;
let server: GatewayServer;
const request = (asked: RawRequest): Promise<RawAnswer> => rawRequest(server.port, asked);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'motcua-screens-'));
  for (const screen of ['kiosk-ui', 'display-ui', 'counter-ui', 'launcher-ui']) {
    mkdirSync(path.join(folder, 'screens', screen), { recursive: true });
    writeFileSync(
      path.join(folder, 'screens', screen, 'index.html'),
      `<!doctype html><title>${screen}</title>`,
    );
  }
  mkdirSync(path.join(folder, 'screens', 'assets'));
  writeFileSync(path.join(folder, 'screens', 'assets', 'app-1a2b.js'), 'export {};');
  writeFileSync(path.join(folder, 'office.db'), SECRET);
  server = await startGatewayServer({
    isDemonstration: true,
    screensFolder: path.join(folder, 'screens'),
    ownNames: ['motcua.example'],
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a page', () => {
  it.each(PAGES)('%s cannot be framed, runs no foreign or inline code, and is not kept', async (page) => {
    const { status, headers } = await request({ path: page });
    expect(status).toBe(200);
    const policy = headers['content-security-policy'] ?? '';
    for (const rule of ["default-src 'self'", "script-src 'self'", "style-src 'self'", "object-src 'none'"]) {
      expect(policy).toContain(rule);
    }
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    });
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('keeps files with a hash in their name for ever', async () => {
    const { headers } = await request({ path: '/assets/app-1a2b.js' });
    expect(headers['cache-control']).toContain('immutable');
  });

  const built = builtPages();
  it.skipIf(built.length === 0)('as built has no inline script and no style attribute', () => {
    for (const file of built) {
      const html = readFileSync(file, 'utf8');
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/i);
      expect(html).not.toMatch(/<style[\s>]/i);
      expect(html).not.toMatch(/\sstyle\s*=/i);
      expect(html).not.toMatch(/\son[a-z]+\s*=/i);
      expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//i);
    }
  });
});

/** Pages of the last build, none when there was no build yet. */
function builtPages(): readonly string[] {
  try {
    return readdirSync(BUILT_SCREENS, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.html'))
      .map((name) => path.join(BUILT_SCREENS, name));
  } catch {
    return [];
  }
}

describe('a path out of the screens’ folder', () => {
  it.each([
    '/../office.db',
    '/..%2foffice.db',
    '/%2e%2e/office.db',
    '/%2e%2e%2foffice.db',
    '/assets/../../office.db',
    '/assets/..%2f..%2foffice.db',
    '/assets/%2e%2e/%2e%2e/office.db',
    '/..\\office.db',
    '/..%5coffice.db',
    '/....//office.db',
    '/%252e%252e%252foffice.db',
    '//etc/passwd',
    '/counter/..%2f..%2foffice.db',
    '/counter/%2e%2e',
    '/assets/app-1a2b.js%00.html',
    '/%00',
    '/%c0%ae%c0%ae/office.db',
    '/%',
    `/counter/${'3'.repeat(61)}`,
  ])('%s leads to no file', async (hostile) => {
    const { status, body } = await request({ path: hostile });
    expect(body).not.toContain(SECRET);
    expect(body).not.toContain('root:');
    // `/counter/<anything>` is a page of ours: the screen itself says that there is no such counter.
    if (status === 200) expect(body).toContain('<title>counter-ui</title>');
    else expect([400, 403, 404, 414]).toContain(status);
  });

  it('no folder is listed', async () => {
    for (const asked of ['/assets', '/assets/', '/kiosk-ui/']) {
      const { status, body } = await request({ path: asked });
      expect([403, 404]).toContain(status);
      expect(body).not.toContain('app-1a2b');
    }
  });
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
    expect(isOwnOrigin('http://192.168.1.9:4100', host, [])).toBe(true);
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
      expect([origin, isOwnOrigin(origin, host, [])]).toEqual([origin, false]);
    expect(isOwnOrigin('http://evil.example', 'evil.example', [])).toBe(false);
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
    '{"role":"admin","counterId":null}',
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
      ownNames: [],
      screensFolder: folder,
      hasLauncher: false,
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
      ownNames: [],
      screensFolder: folder,
      hasLauncher: false,
    });
    expect(app.server.requestTimeout).toBe(10_000);
    expect(app.server.headersTimeout).toBe(10_000);
    expect(app.server.maxConnections).toBeGreaterThan(4_000);
    await app.close();
  });
});
