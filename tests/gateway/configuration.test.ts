/** The whole configuration as a file: out, in, taken back, and whatever is not one of ours left outside. */
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditLine } from '#protocol/audit.ts';
import type { Configuration } from '#protocol/configuration.ts';
import {
  newRequestId,
  resultOf,
  startGatewayServer,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';

let server: GatewayServer;
let desk: SignedInClient<'admin'>;
let token = '';
beforeEach(async () => {
  server = await startGatewayServer({ officers: ['minh'] });
  const device = server.enrol('admin');
  ({ token } = device);
  desk = await server.adminAt('minh', device);
});
afterEach(() => server.close());

const ask = (method: 'GET' | 'PUT', body?: string): Promise<Response> =>
  fetch(`${server.url}/admin/configuration`, {
    method,
    headers: {
      'x-device-token': token,
      'x-session-token': desk.sessionToken,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  });
const read = async (): Promise<Configuration> => (await (await ask('GET')).json()) as Configuration;
const take = async (file: unknown): Promise<{ readonly status: number; readonly outcome: unknown }> => {
  const answer = await ask('PUT', JSON.stringify(file));
  return { status: answer.status, outcome: await answer.json() };
};
type Parts = Readonly<Record<string, unknown>>;
const partsOf = (file: Configuration, name: keyof Configuration['settings']): Parts =>
  file.settings[name] as Parts;

describe('the configuration', () => {
  it('goes out whole, holds nothing secret, and comes back in as it was', async () => {
    const file = await read();
    expect(Object.keys(file.settings)).toEqual(
      expect.arrayContaining([
        ...['office', 'printing', 'hall', 'posters', 'targets', 'rating', 'feedback', 'backups'],
      ]),
    );
    // A folder of this machine leads nowhere on another one.
    expect(partsOf(file, 'backups')).not.toHaveProperty('secondPlace');
    const text = JSON.stringify(file);
    for (const secret of ['argon2', token, desk.sessionToken, 'passwordHash'])
      expect(text).not.toContain(secret);
    expect(await take(file)).toEqual({ status: 200, outcome: { outcome: 'taken', changed: [] } });

    const office = { ...partsOf(file, 'office'), name: { vi: 'Xã Tân Hòa', en: 'Tân Hòa Commune' } };
    const posters = { ...partsOf(file, 'posters'), perMinute: 9 };
    const changed = { ...file, settings: { ...file.settings, office, posters } };
    expect(await take(changed)).toEqual({
      status: 200,
      outcome: { outcome: 'taken', changed: ['office', 'posters'] },
    });
    expect(server.running.executor.day().settings.name.vi).toBe('Xã Tân Hòa');
    const lines = resultOf<readonly AuditLine[]>(await desk.client.say('getTrail', { before: null }));
    expect(lines.slice(0, 2).map(({ subject, canBeUndone }) => [subject, canBeUndone])).toEqual([
      ['posters', true],
      ['office', true],
    ]);
    const ordinal = lines[1]?.ordinal;
    resultOf(await desk.client.say('undoChange', { requestId: newRequestId(), ordinal }));
    expect(partsOf(await read(), 'office')).toEqual(partsOf(file, 'office'));
  });

  it('is taken as a whole or not at all', async () => {
    const file = await read();
    const office = { ...partsOf(file, 'office'), name: { vi: 'Khác', en: 'Other' } };
    const half = {
      ...file,
      settings: { ...file.settings, office, posters: { ...partsOf(file, 'posters'), perMinute: 0 } },
    };
    expect(await take(half)).toEqual({
      status: 422,
      outcome: { outcome: 'wrong', settings: 'posters', where: 'perMinute' },
    });
    expect(await read()).toMatchObject({ settings: file.settings });
  });

  it('changes nothing when the disk gives up half-way', async () => {
    const file = await read();
    const office = { ...partsOf(file, 'office'), name: { vi: 'Khác', en: 'Other' } };
    const posters = { ...partsOf(file, 'posters'), perMinute: 9 };
    const changed = { ...file, settings: { ...file.settings, office, posters } };
    const database = new BetterSqlite(path.join(server.dataFolder, 'office.db'));
    database.exec(`CREATE TRIGGER full_disk BEFORE UPDATE ON settings WHEN new.name = 'posters'
      BEGIN SELECT RAISE(ABORT, 'no room'); END`);
    expect((await take(changed)).status).toBe(500);
    expect((await read()).settings).toEqual(file.settings);
    expect(server.store.officeSettings()?.name).toEqual(partsOf(file, 'office')['name']);
    database.exec('DROP TRIGGER full_disk');
    database.close();
    expect(await take(changed)).toMatchObject({
      outcome: { outcome: 'taken', changed: ['office', 'posters'] },
    });
  });

  it('of another product, another schema or another kind is refused', async () => {
    const file = await read();
    const refused: readonly (readonly [unknown, object])[] = [
      [
        { ...file, schema: 99 },
        { outcome: 'other_schema', schema: 99 },
      ],
      [{ ...file, product: 'other' }, { outcome: 'no_configuration' }],
      [{ ...file, settings: { officers: [] } }, { outcome: 'no_configuration' }],
      [{ ...file, settings: {} }, { outcome: 'no_configuration' }],
      [
        { ...file, settings: { office: [] } },
        { outcome: 'wrong', settings: 'office' },
      ],
      [[], { outcome: 'no_configuration' }],
    ];
    for (const [body, outcome] of refused) expect(await take(body)).toMatchObject({ status: 422, outcome });
    expect((await ask('PUT', 'no json')).status).toBe(400);
    expect((await ask('PUT', '{"__proto__":{"x":1}}')).status).toBe(400);
    expect(await read()).toMatchObject({ settings: file.settings });
  });

  it('is nobody’s who has not signed in', async () => {
    await desk.client.say('signOut', { requestId: newRequestId() });
    expect((await ask('GET')).status).toBe(401);
    expect((await ask('PUT', '{}')).status).toBe(401);
  });
});
