/** What the machine's own watchers and the desk may ask of it, and everybody else not. */
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskHealth } from '#protocol/health.ts';
import { startGatewayServer, type GatewayServer } from '#tests/support/gateway-server.ts';
import { rawRequest } from '#tests/support/raw-http.ts';
import { makeScreens, type ScreensFolder } from './screens-folder.ts';

let screens: ScreensFolder;
let server: GatewayServer;
let secrets: Readonly<Record<string, string>>;
const tokenFile = (): string => path.join(server.dataFolder, 'metrics.token');
const token = (): string => readFileSync(tokenFile(), 'utf8').trim();

beforeAll(async () => {
  screens = makeScreens();
  server = await startGatewayServer({ officers: ['minh', 'hanh'], screensFolder: screens.folder });
  const device = server.enrol('admin');
  const { sessionToken } = await server.adminAt('minh', device);
  secrets = { 'x-device-token': device.token, 'x-session-token': sessionToken };
});
afterAll(async () => {
  await server.close();
  screens.remove();
});

const ask = (
  address: string,
  headers: Readonly<Record<string, string>> = {},
  more: RequestInit = {},
): Promise<Response> => fetch(`${server.url}${address}`, { ...more, headers });
const bearer = (given: string): Readonly<Record<string, string>> => ({ authorization: `Bearer ${given}` });
const standing = async (): Promise<DeskHealth> =>
  (await (await ask('/admin/health?fresh=1', secrets)).json()) as DeskHealth;

describe.each(['/metrics', '/readyz'])('%s', (address) => {
  it.each([
    ['nothing', {}],
    ['an empty token', { authorization: 'Bearer ' }],
    ['another token', bearer('x'.repeat(43))],
    ['another scheme', { authorization: 'Basic bWluaDpxdWF5' }],
    ['a token of a megabyte', bearer('x'.repeat(10_000))],
    ['a desk’s secrets', 'secrets'],
  ] as const)('is refused to one who brings %s', async (_, headers) => {
    const answer = await ask(address, headers === 'secrets' ? secrets : headers);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(await answer.text()).not.toContain('motcua');
  });

  it('is refused to one who names the token in the address, or nearly knows it', async () => {
    expect((await ask(`${address}?token=${token()}`)).status).toBe(401);
    expect((await ask(address, bearer(token().slice(0, -1)))).status).toBe(401);
    expect((await ask(address, bearer(`${token()}A`))).status).toBe(401);
  });

  it('answers one who brings the token, and nobody keeps the answer', async () => {
    const answer = await ask(address, bearer(token()));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('the token', () => {
  it('lies in a file that only this account reads, and in no log', () => {
    expect(statSync(tokenFile()).mode & 0o777).toBe(0o600);
    expect(token()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(server.logLines.join()).not.toContain(token());
  });

  it.each([
    '/metrics.token',
    '/media/notices/..%2fmetrics.token',
    '/media/voice/%2e%2e/metrics.token',
    '/../metrics.token',
  ])('is not to be had at %s', async (address) => {
    const answer = await rawRequest(server.port, { path: address });
    expect([400, 403, 404]).toContain(answer.status);
    expect(answer.body).not.toContain(token());
  });
});

describe('the figures', () => {
  it('tell of commits, waits, sockets and jobs, and of no person', async () => {
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const { number } = await server.takeTicket(kiosk, 'certification');
    await server.officerAt('3', 'hanh');
    const text = await (await ask('/metrics', bearer(token()))).text();
    const figure = (name: string): number =>
      Number(new RegExp(`^${name.replaceAll(/[{}"+]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1]);
    expect(figure('motcua_commits_total')).toBeGreaterThan(0);
    expect(figure('motcua_waiting{field="certification"}')).toBe(1);
    expect(figure('motcua_sockets{role="kiosk"}')).toBe(1);
    expect(figure('motcua_sockets{role="phone"}')).toBe(0);
    expect(figure('motcua_print_jobs{state="queued"}')).toBe(1);
    expect(figure('motcua_command_seconds_count')).toBeGreaterThan(0);
    expect(figure('motcua_command_seconds_bucket{le="+Inf"}')).toBe(figure('motcua_command_seconds_count'));
    expect(figure('motcua_faults_total')).toBe(0);
    expect(text).not.toContain(number);
    expect(text.toLowerCase()).not.toMatch(/hanh|minh|token/);
    // Every line is a comment or a figure, as the format wants it.
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) motcua_\w+ .+|motcua_\w+(\{\w+="[^"\\]*"\})? -?[\d.e+-]+)$/);
  });
});

describe('the desk’s page of health', () => {
  it.each([
    ['GET', '/admin/health'],
    ['POST', '/admin/backups'],
    ['POST', '/admin/backups/place'],
    ['PUT', '/admin/backups/settings'],
  ])('%s %s needs somebody signed in at a desk', async (method, address) => {
    const officer = await server.officerAt('3', 'hanh');
    const foreign: readonly Readonly<Record<string, string>>[] = [
      {},
      { 'x-device-token': secrets['x-device-token'] ?? '' },
      { ...secrets, 'x-session-token': officer.sessionToken },
      bearer(token()),
    ];
    for (const headers of foreign) expect((await ask(address, headers, { method })).status).toBe(401);
    expect((await standing()).backups.backups).toEqual([]);
  });

  it('says what is to be seen to', async () => {
    const { health } = await standing();
    const kinds = health.faults.map(({ kind }) => kind);
    expect(kinds).toContain('backup_none');
    expect(kinds).toContain('place_none');
    expect(kinds).not.toContain('storage_failing');
  });

  it('makes a backup, brings it to a second place, and has it verified', async () => {
    const place = path.join(server.dataFolder, '..', `${path.basename(server.dataFolder)}-second`);
    mkdirSync(place);
    const { backups } = await standing();
    const save = (settings: unknown): Promise<Response> =>
      ask(
        '/admin/backups/settings',
        { ...secrets, 'content-type': 'application/json' },
        {
          method: 'PUT',
          body: JSON.stringify(settings),
        },
      );
    expect((await save({ ...backups.settings, secondPlace: server.dataFolder })).status).toBe(422);
    expect((await save({ ...backups.settings, time: '25:00' })).status).toBe(400);
    expect((await save({ ...backups.settings, x: 1 })).status).toBe(400);
    const saved = await save({ ...backups.settings, secondPlace: place });
    expect(((await saved.json()) as DeskHealth).backups.place).toBe('ready');
    expect((await save(backups.settings)).status).toBe(409);

    expect((await ask('/admin/backups', secrets, { method: 'POST' })).status).toBe(202);
    await expect
      .poll(async () => (await standing()).backups.last)
      .toMatchObject({ trouble: null, secondTrouble: null });
    const [line] = (await standing()).backups.backups;
    expect(line).toMatchObject({ findings: 0, isInSecondPlace: true });
    expect(existsSync(path.join(place, line?.name ?? '', 'manifest.json'))).toBe(true);
    expect((await standing()).health.faults.map(({ kind }) => kind)).not.toContain('backup_none');
  });

  it('tells of a clock that jumps, and of one that is behind what was recorded', async () => {
    await standing();
    server.clock.setWall(server.clock.now());
    server.clock.setWall((server.clock.now() + 600_000) as never);
    expect((await standing()).health.faults).toContainEqual(
      expect.objectContaining({ kind: 'clock_stepped', severity: 'should' }),
    );
    await server.takeTicket(await server.connect('kiosk', server.enrol('kiosk')));
    server.clock.setWall((server.clock.now() - 600_000) as never);
    const { faults } = (await standing()).health;
    expect(faults[0]).toMatchObject({ kind: 'clock_behind', severity: 'broken' });
  });
});
