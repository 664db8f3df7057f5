/**
 * Every route of the server, as Fastify itself has it, against whoever may come: so that none that is added is forgotten.
 * Who is let in stands in `routes.md`, to be read.
 */
import { hash } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGES } from '#server/gateway/http.ts';
import { startGatewayServer, type GatewayServer } from '#tests/support/gateway-server.ts';
import { rawRequest } from '#tests/support/raw-http.ts';
import { makeScreens, type ScreensFolder } from './screens-folder.ts';

type Route = { readonly method: string; readonly url: string };
type Headers = Readonly<Record<string, string>>;

const routes: Route[] = [];
const takeRoutes = (message: unknown): void => {
  (message as { readonly fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) if (each !== 'HEAD') routes.push({ method: each, url });
  });
};

let screens: ScreensFolder;
let server: GatewayServer;
/** Who comes, with what they bring. */
let comers: Readonly<Record<string, Headers>>;
const administrator = (): Headers => comers['administrator'] ?? {};

beforeAll(async () => {
  screens = makeScreens();
  subscribe('fastify.initialization', takeRoutes);
  server = await startGatewayServer({ officers: ['minh', 'loc', 'hanh'], screensFolder: screens.folder });
  unsubscribe('fastify.initialization', takeRoutes);
  const desk = server.enrol('admin');
  const revoked = server.enrol('admin');
  const counter = server.enrol('counter', '3');
  const minh = await server.adminAt('minh', desk);
  const loc = await server.adminAt('loc');
  const lostDesk = await server.adminAt('minh', revoked);
  const hanh = await server.officerAt('3', 'hanh', counter);
  server.running.revokeDevice(revoked.deviceId);
  /** As a browser says it of a page of ours. */
  const origin = server.url;
  const bring = (device: string, session: string): Headers => ({
    origin,
    'x-device-token': device,
    'x-session-token': session,
  });
  comers = {
    nobody: { origin },
    'a kiosk': bring(server.enrol('kiosk').token, ''),
    'an officer at a counter': bring(counter.token, hanh.sessionToken),
    'a revoked desk': bring(revoked.token, lostDesk.sessionToken),
    'a supervisor': bring(server.enrol('admin').token, loc.sessionToken),
    administrator: bring(desk.token, minh.sessionToken),
  };
});
afterAll(async () => {
  await server.close();
  screens.remove();
});

const isPage = (url: string): boolean => url === '/' || url === '/*' || url in PAGES;
const sent = (): readonly Route[] => routes.filter(({ url }) => !isPage(url));
const changing = (): readonly Route[] => sent().filter(({ method }) => method !== 'GET');
/** What they are to do stands in their address: whatever is sent along is not looked at. */
const READS_NO_BODY = ['/admin/backups', '/admin/backups/place', '/admin/catalogue/undo', '/pair/move'];
const readingBodies = (): readonly Route[] =>
  changing().filter(({ method, url }) => method !== 'DELETE' && !READS_NO_BODY.includes(url));
/** Of the one who asks; a fault of ours would be 500 and more. */
const REFUSALS = [400, 404, 409, 410, 413, 415, 422, 429];
const LIVENESS = ['sessions', 'devices', 'probe'];
const pathOf = ({ url }: Route): string => url.replaceAll(/:\w+/g, 'none').replace('*', 'none');
const knock = (route: Route, headers: Headers, body?: string): Promise<Response> =>
  fetch(server.url + pathOf(route), {
    method: route.method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });

it('each is answered to those it is for, and to nobody else', async () => {
  const names = Object.keys(comers);
  const rows: string[][] = [];
  for (const route of sent()) {
    const answers: string[] = [];
    for (const headers of Object.values(comers)) {
      const { status } = await knock(route, headers);
      answers.push(status === 401 || status === 403 ? String(status) : 'in');
    }
    rows.push([`${route.method} ${route.url}`, ...answers]);
  }
  const page = `# Who is let in over HTTP\n\nEvery route but the pages themselves. Made by \`routes.test.ts\`.\n\n${tableOf(['route', ...names], rows)}\n`;
  await expect(page).toMatchFileSnapshot('routes.md');
});

/** As Prettier sets a table. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const sorted = [...rows].sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lineOf = (cells: readonly string[], filling = ' '): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, filling)).join(' | ')} |`;
  return [head, head.map(() => ''), ...sorted]
    .map((cells, index) => lineOf(cells, index === 1 ? '-' : ' '))
    .join('\n');
}

/** A digest of each table, but for those that tell when a server was last well and somebody last seen. */
function tablesOfOffice(): Readonly<Record<string, string>> {
  const database = new BetterSqlite(path.join(server.dataFolder, 'office.db'), { readonly: true });
  try {
    const tables = database
      .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      .pluck()
      .all();
    const digestOf = (table: string): string =>
      hash('sha256', JSON.stringify(database.prepare(`SELECT * FROM "${table}"`).raw().all()));
    return Object.fromEntries(
      tables.filter((table) => !LIVENESS.includes(table)).map((table) => [table, digestOf(table)]),
    );
  } finally {
    database.close();
  }
}

it('none that only reads changes anything, whoever follows a link to it', async () => {
  const before = tablesOfOffice();
  for (const route of sent().filter(({ method }) => method === 'GET'))
    for (const headers of [{}, administrator()]) await knock(route, headers);
  expect(tablesOfOffice()).toEqual(before);
});

it('none takes what the form of another site can send, not with all secrets', async () => {
  for (const route of changing())
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const foreign = { 'content-type': type, origin: 'http://evil.example' };
      const { status } = await knock(route, foreign, '{"folder":"/","code":"ABCD-EFGH"}');
      expect([401, 403, ...REFUSALS], `${route.method} ${route.url} ${type}`).toContain(status);
    }
});

describe('a body that means harm', () => {
  const DEEP = 100_000;
  it.each([
    ['a prototype', '{"__proto__":{"isAdmin":true}}'],
    ['a constructor', '{"constructor":{"prototype":{"isAdmin":true}}}'],
    ['a number without end', '{"revision":1e999,"from":-1e999,"name":1e999}'],
    ['half a letter', '{"name":"\\ud800","folder":"\\ud800"}'],
    ['a list', '[[],{}]'],
    ['nothing', 'null'],
    ['no JSON', '{"name":'],
    ['100,000 levels', '['.repeat(DEEP) + ']'.repeat(DEEP)],
  ])('(%s) is refused by every route that reads one, and the office stands', async (_, body) => {
    const headers = { ...administrator(), 'content-type': 'application/json' };
    const before = tablesOfOffice();
    for (const route of readingBodies()) {
      const { status } = await knock(route, headers, body);
      expect(REFUSALS, `${route.method} ${route.url}`).toContain(status);
    }
    expect(tablesOfOffice()).toEqual(before);
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
    expect(server.fatalErrors).toEqual([]);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it('(200 megabytes) is refused before a byte of it has come', async () => {
    for (const route of readingBodies()) {
      const { status } = await rawRequest(server.port, {
        method: route.method,
        path: pathOf(route),
        headers: { ...administrator(), 'content-type': 'application/json', 'content-length': '200000000' },
      });
      expect(REFUSALS, `${route.method} ${route.url}`).toContain(status);
    }
  });
});
