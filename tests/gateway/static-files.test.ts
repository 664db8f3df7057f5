/** The screens' files over plain HTTP: guarded pages, and no way out of their folder. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGatewayServer, type GatewayServer } from '#tests/support/gateway-server.ts';
import { rawRequest, type RawAnswer, type RawRequest } from '#tests/support/raw-http.ts';
import { makeScreens, SECRET, type ScreensFolder } from './screens-folder.ts';

const BUILT_SCREENS = fileURLToPath(new URL('../../dist/screens/', import.meta.url));
const PAGES = ['/', '/kiosk', '/display', '/counter/3'];

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
