/** Reports over HTTP: who may read them, what is answered to questions that make no sense, and that nothing personal leaves. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { NewApiKey, ApiKeyStanding } from '#protocol/report.ts';
import { reportShape, type Report } from '#protocol/report-shapes.ts';
import {
  startGatewayServer,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';

let server: GatewayServer;
let desk: { readonly 'x-device-token': string; readonly 'x-session-token': string };
let supervisor: SignedInClient<'admin'>;
const RANGE = 'from=2026-03-01&to=2026-03-31';

beforeEach(async () => {
  server = await startGatewayServer({ officers: ['minh', 'hanh'] });
  const device = server.enrol('admin');
  supervisor = await server.adminAt('minh', device);
  desk = { 'x-device-token': device.token, 'x-session-token': supervisor.sessionToken };
});
afterEach(() => server.close());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, { headers });
const withKey = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });
const newKey = async (name = 'Trung tâm điều hành'): Promise<NewApiKey> => {
  const response = await fetch(`${server.url}/admin/api-keys`, {
    method: 'POST',
    headers: { ...desk, 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as NewApiKey;
};

describe('a report', () => {
  test('tells the desk of the day as it stands, officers and all', async () => {
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    await server.takeTicket(kiosk);
    await server.takeTicket(kiosk, 'civil-status');
    const officer = await server.officerAt('3', 'hanh');
    const { revision } = officer.client.view();
    expect(revision).toBeGreaterThan(0);
    const response = await get(`/api/reports?${RANGE}`, desk);
    expect(response.status).toBe(200);
    const report = (await response.json()) as Report;
    expect(reportShape.parse(report)).toEqual(report);
    expect(report.total.outcomes).toMatchObject({ issued: 2, open: 2, finished: 0 });
    expect(report).toMatchObject({
      isFinal: false,
      bySource: { kiosk: 2 },
      complaints: { received: 0 },
      onTime: null,
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    ['xlsx', /spreadsheetml/, 'PK'],
    ['csv', /text\/csv/, '\u00ef\u00bb\u00bf'],
    ['pdf', /application\/pdf/, '%PDF-'],
  ])('comes as %s under a name that says of when', async (format, type, begins) => {
    const response = await get(`/api/reports.${format}?${RANGE}&language=en`, desk);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(type);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="bao-cao-2026-03-01-2026-03-31.${format}"`,
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.toString('latin1', 0, begins.length)).toBe(begins);
  });

  test.each([
    ['no dates', ''],
    ['one date', 'from=2026-03-01'],
    ['a date that no calendar has', 'from=2026-02-30&to=2026-03-01'],
    ['a time', 'from=2026-03-01T00:00&to=2026-03-02'],
    ['the days turned round', 'from=2026-03-02&to=2026-03-01'],
    ['more than five years', 'from=2020-01-01&to=2026-01-01'],
    ['a date sent twice', 'from=2026-03-01&from=2026-03-02&to=2026-03-03'],
    ['something else besides', `${RANGE}&officer=hanh`],
    ['a language nobody speaks here', `${RANGE}&language=xx`],
    ['an object', 'from[a]=2026-03-01&to=2026-03-02'],
  ])('is refused in words for %s', async (_name, query) => {
    for (const path of ['/api/reports', '/api/reports.csv', '/api/reports.pdf', '/api/reports.xlsx']) {
      const response = await get(`${path}?${query}`, desk);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ error: expect.stringMatching(/\w+: /) as string });
    }
  });
});

describe('a key', () => {
  test('reads reports and sees nothing of officers; the desk never sees it again', async () => {
    const { key, standing } = await newKey();
    expect(key).toMatch(/^motcua_[\w-]{43}$/);
    const response = await get(`/api/reports?${RANGE}`, withKey(key));
    expect(response.status).toBe(200);
    expect(((await response.json()) as Report).officers).toEqual([]);
    const listed = (await (await get('/admin/api-keys', desk)).json()) as readonly ApiKeyStanding[];
    expect(listed).toEqual([{ ...standing, lastUsedAt: expect.any(Number) as number }]);
    expect(JSON.stringify(listed)).not.toContain(key);
    expect(server.logLines.join('\n')).not.toContain(key);
  });

  test('is worth nothing once it is revoked, at once and for ever', async () => {
    const { key, standing } = await newKey();
    const revoked = await fetch(`${server.url}/admin/api-keys/${standing.keyId}`, {
      method: 'DELETE',
      headers: desk,
    });
    expect(await revoked.json()).toEqual([]);
    expect((await get(`/api/reports?${RANGE}`, withKey(key))).status).toBe(401);
    const again = await fetch(`${server.url}/admin/api-keys/${standing.keyId}`, {
      method: 'DELETE',
      headers: desk,
    });
    expect(again.status).toBe(404);
  });

  test('leaves a trail when it is made and when it is revoked, without the key itself', async () => {
    const { key, standing } = await newKey('Cổng dữ liệu');
    await fetch(`${server.url}/admin/api-keys/${standing.keyId}`, { method: 'DELETE', headers: desk });
    const answer = await supervisor.client.say('getTrail', { before: null });
    const trail = JSON.stringify(answer);
    expect(trail).toContain('"api_key_revoked"');
    expect(trail).toContain('Cổng dữ liệu');
    expect(trail).not.toContain(key);
  });

  test('opens nothing but reports', async () => {
    const { key } = await newKey();
    for (const path of ['/admin/api-keys', '/admin/catalogue', '/admin/files'])
      expect((await get(path, withKey(key))).status).toBe(401);
    // Nor does it help a desk that is not signed in.
    const made = await fetch(`${server.url}/admin/api-keys`, {
      method: 'POST',
      headers: { ...withKey(key), 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'another' }),
    });
    expect(made.status).toBe(401);
  });

  test('has a pace: a flood is told when to ask again', async () => {
    const { key } = await newKey();
    const asked = await Promise.all(
      Array.from({ length: 30 }, () => get(`/api/reports?from=2026-03-01&to=2026-03-01`, withKey(key))),
    );
    const refused = asked.filter(({ status }) => status === 429);
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(refused).toHaveLength(10);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    // Another key is not slowed by it.
    const other = await newKey('another');
    expect((await get(`/api/reports?${RANGE}`, withKey(other.key))).status).toBe(200);
  });

  test.each([
    ['nobody', {}],
    ['an unknown key', { authorization: 'Bearer motcua_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['an empty one', { authorization: 'Bearer ' }],
    ['a password', { authorization: 'Basic bWluaDptaW5o' }],
    ['a key as long as a book', { authorization: `Bearer motcua_${'A'.repeat(5_000)}` }],
    ['the tokens of no desk', { 'x-device-token': 'x', 'x-session-token': 'y' }],
  ])('is needed: %s reads no report', async (_who, headers: Record<string, string>) => {
    for (const path of ['/api/reports', '/api/reports.csv', '/api/reports.pdf', '/api/reports.xlsx']) {
      const response = await get(`${path}?${RANGE}`, headers);
      expect(response.status).toBe(401);
      expect(await response.text()).not.toContain('issued');
    }
  });

  test('of a name that makes no sense is not made, nor a twenty-first', async () => {
    for (const body of ['{}', '{"name":""}', '{"name":"\\u202egnp"}', '{"name":"a","scope":"all"}', '[]']) {
      const response = await fetch(`${server.url}/admin/api-keys`, {
        method: 'POST',
        headers: { ...desk, 'content-type': 'application/json' },
        body,
      });
      expect(response.status).toBe(400);
    }
    for (let count = 0; count < 20; count += 1) await newKey(`system ${String(count)}`);
    const more = await fetch(`${server.url}/admin/api-keys`, {
      method: 'POST',
      headers: { ...desk, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'one too many' }),
    });
    expect(more.status).toBe(409);
  });
});

describe('the OpenAPI document', () => {
  test('describes what is really answered', async () => {
    const { key } = await newKey();
    const document = (await (await get('/api/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, unknown>;
      components: { schemas: Record<'Report', Parameters<typeof z.fromJSONSchema>[0]> };
    };
    expect(document.openapi).toBe('3.1.0');
    for (const path of Object.keys(document.paths))
      expect((await get(`${path}?${RANGE}`, withKey(key))).status).toBe(200);
    const report: unknown = await (await get(`/api/reports?${RANGE}`, withKey(key))).json();
    const schema = z.fromJSONSchema(document.components.schemas.Report);
    expect(schema.safeParse(report).success).toBe(true);
    expect(schema.safeParse({ ...(report as object), days: 'many' }).success).toBe(false);
  });
});
