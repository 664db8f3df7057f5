/** Who may set up a new office: whoever sits at the server, else who reads the code it has printed; once, and whole. */
import { truncateSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SETUP_CODE_HEADER, type SetupStanding } from '#protocol/setup.ts';
import { seedOffice } from '#server/app/office.ts';
import { hashToken } from '#server/app/tokens.ts';
import { setupProposal } from '#server/setup/proposal.ts';
import { restoreFrom } from '#server/setup/restore-from.ts';
import { startSetup, type SetupServer } from '#server/setup/setup-server.ts';
import { makeBackup } from '#server/storage/backup.ts';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import type { Store } from '#server/storage/store.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { MIGRATIONS_FOLDER } from '#tests/support/migrations-folder.ts';
import { createSettableClock } from '#tests/support/settable-clock.ts';
import { OPENING_TIME } from '#tests/support/gateway-server.ts';
import { officeSettings } from '#protocol/office-shapes.ts';

const NAME = { vi: 'Phường Hòa Bình', en: 'Hòa Bình Ward' };
const ORDER = {
  office: { ...setupProposal(), name: NAME },
  administrator: { displayName: 'Trần Thị Mỹ Dung', username: 'dung' },
  password: 'một câu thật dài',
};

let dataFolder: string;
let store: Store;
let setup: SetupServer;
let clock: ReturnType<typeof createSettableClock>;
/** From another machine, as the server sees it. */
let isNear = true;

/** How often the demonstration was asked for; null = nobody listens who could open it. */
let asked: number | null = 0;

beforeEach(async () => {
  dataFolder = temporaryFolder();
  store = openSqliteStore(dataFolder, MIGRATIONS_FOLDER);
  clock = createSettableClock(OPENING_TIME);
  isNear = true;
  asked = 0;
  setup = await start();
});

const start = (): Promise<SetupServer> =>
  startSetup({
    host: '127.0.0.1',
    port: 0,
    ownNames: [],
    dataFolder,
    screensFolder: dataFolder,
    store: () => store,
    restore: (folder) => {
      store.close();
      const logger = pino({ level: 'silent' });
      const order = { dataFolder, migrationsFolder: MIGRATIONS_FOLDER, at: clock.now() };
      try {
        return restoreFrom(folder, order, logger);
      } finally {
        store = openSqliteStore(dataFolder, MIGRATIONS_FOLDER);
      }
    },
    clock,
    logger: pino({ level: 'silent' }),
    onDemonstration:
      asked === null
        ? null
        : () => {
            asked = (asked ?? 0) + 1;
          },
    isOwnMachine: () => isNear,
  });
afterEach(async () => {
  await setup.close();
  store.close();
});

const ask = (
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(setup.url + path, {
    method,
    headers: {
      origin: setup.url,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const standing = async (headers: Readonly<Record<string, string>> = {}): Promise<SetupStanding> =>
  (await (await ask('GET', '/setup/draft', undefined, headers)).json()) as SetupStanding;

describe('the first run', () => {
  it('proposes an office that only lacks its name, and keeps what was entered', async () => {
    const { draft: proposed } = await standing();
    expect(officeSettings.safeParse(proposed.office).success).toBe(false);
    expect(officeSettings.safeParse({ ...proposed.office, name: NAME }).success).toBe(true);
    const draft = { step: 'people', office: ORDER.office, administrator: ORDER.administrator };
    expect((await ask('PUT', '/setup/draft', draft)).status).toBe(204);
    expect((await standing()).draft).toEqual(JSON.parse(JSON.stringify(draft)));
    expect((await ask('PUT', '/setup/draft', { ...draft, password: 'x' })).status).toBe(422);
  });

  it('makes the office, its administrator and its first desk at once, and then no other', async () => {
    const answers = await Promise.all([
      ask('POST', '/setup/office', ORDER),
      ask('POST', '/setup/office', ORDER),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const made = (await answers.find(({ status }) => status === 201)?.json()) as { deviceToken: string };
    expect(made.deviceToken).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(store.officeSettings()).toMatchObject({ name: NAME, revision: 1 });
    const officer = store.officerByUsername('dung');
    expect(officer?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(JSON.stringify(store.auditEntries(100, 10))).not.toContain('một câu');
    await setup.finished;
  });

  it('takes no office that contradicts itself, no short password and no strange name', async () => {
    const wrong = [
      { ...ORDER, password: 'ngắn' },
      { ...ORDER, administrator: { ...ORDER.administrator, username: 'Mỹ Dung' } },
      { ...ORDER, office: setupProposal() },
      { ...ORDER, office: { ...ORDER.office, counters: [] } },
      {},
    ];
    for (const body of wrong) expect((await ask('POST', '/setup/office', body)).status).toBe(422);
    expect(store.officeSettings()).toBeNull();
    expect(store.officerByUsername('dung')).toBeNull();
  });

  it('asks another machine for the code, which cannot be guessed', async () => {
    isNear = false;
    expect((await ask('GET', '/setup/draft')).status).toBe(401);
    const typed = setup.code.toLowerCase().replace('-', ' ');
    expect((await ask('GET', '/setup/draft', undefined, { [SETUP_CODE_HEADER]: typed })).status).toBe(200);
    const guesses = Array.from({ length: 8 }, () =>
      ask('POST', '/setup/office', ORDER, { [SETUP_CODE_HEADER]: 'AAAA-AAAA' }),
    );
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(store.officeSettings()).toBeNull();
    clock.advance(120_000);
    expect((await ask('POST', '/setup/office', ORDER, { [SETUP_CODE_HEADER]: setup.code })).status).toBe(201);
  });

  it('listens to no other site’s page', async () => {
    const foreign = { origin: 'http://evil.example' };
    expect((await ask('POST', '/setup/office', ORDER, foreign)).status).toBe(403);
    expect((await ask('POST', '/setup/demonstration', undefined, foreign)).status).toBe(403);
    expect(store.officeSettings()).toBeNull();
  });

  it('opens the demonstration for who sits at the server, where somebody listens who can; else says how it is seen', async () => {
    expect((await standing()).demonstration).toBe('here');
    expect((await ask('POST', '/setup/demonstration')).status).toBe(202);
    expect(asked).toBe(1);
    isNear = false;
    const code = { [SETUP_CODE_HEADER]: setup.code };
    expect((await standing(code)).demonstration).toBe('at_the_server');
    expect((await ask('POST', '/setup/demonstration', undefined, code)).status).toBe(404);
    expect(asked).toBe(1);
    await setup.close();
    [isNear, asked] = [true, null];
    setup = await start();
    expect((await standing()).demonstration).toBe('by_command');
    expect((await ask('POST', '/setup/demonstration')).status).toBe(404);
  });

  it('takes a backup in the place of the empty folder, and this computer as its desk; no other office then', async () => {
    const place = temporaryFolder();
    const old = temporaryFolder();
    const backedUp = openSqliteStore(old, MIGRATIONS_FOLDER);
    seedOffice(backedUp, { ...setupProposal(), name: NAME }, OPENING_TIME);
    for (const name of ['mot-cua-2026-11-22_19-00-04', 'mot-cua-2026-11-23_19-00-04'])
      makeBackup(old, place, name, OPENING_TIME);
    backedUp.close();
    truncateSync(path.join(place, 'mot-cua-2026-11-22_19-00-04', 'office.db'), 4_096);

    const refusals = [
      [{ folder: '' }, 400, undefined],
      [{ folder: old }, 422, 'gone'],
      [{ folder: path.join(place, 'mot-cua-2026-11-22_19-00-04') }, 422, 'damaged'],
    ] as const;
    for (const [body, status, backup] of refusals) {
      const answer = await ask('POST', '/setup/backup', body);
      expect([answer.status, ((await answer.json()) as { backup?: string }).backup]).toEqual([
        status,
        backup,
      ]);
      expect(store.officeSettings()).toBeNull();
    }
    const taken = await ask('POST', '/setup/backup', { folder: place });
    expect(taken.status).toBe(201);
    expect((await ask('POST', '/setup/office', ORDER)).status).toBe(409);
    const { deviceToken } = (await taken.json()) as { readonly deviceToken: string };
    await setup.finished;
    expect(store.officeSettings()?.name).toEqual(NAME);
    expect(store.deviceByToken(hashToken(deviceToken))).toMatchObject({
      role: 'admin',
      isRevoked: false,
    });
    expect(store.auditEntries(100, 10).map(({ deed }) => deed)).toContain('device_paired');
  });

  it('lets another machine restore no more than set up', async () => {
    isNear = false;
    expect((await ask('POST', '/setup/backup', { folder: '/' })).status).toBe(401);
  });
});
