/** What keeps the server from starting is one sentence a person can act on, on standard error, and exit code 1. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bundleServer,
  startServerProcess,
  type ServerProcess,
  type ServerProgram,
} from '#tests/support/server-process.ts';

let program: ServerProgram;
let folder: string;
beforeAll(async () => {
  program = await bundleServer();
  folder = mkdtempSync(path.join(tmpdir(), 'motcua-start-'));
});
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true, force: true });
});

const start = (environment: Readonly<Record<string, string>>): ServerProcess =>
  startServerProcess(program, { DEMO: '1', PORT: '0', LOG_LEVEL: 'info', ...environment });

/** It ended with exit code 1 and said nothing but one line, without a stack, in Vietnamese and English. */
async function expectOneSentence(server: ServerProcess, ...words: readonly string[]): Promise<void> {
  expect(await server.listening).toBeNull();
  const { exitCode, standardError } = await server.ended;
  const lines = standardError.split('\n').filter((line) => line !== '');
  expect(lines).toHaveLength(1);
  for (const word of words) expect(lines[0]).toContain(word);
  expect(lines[0]).toContain(' / ');
  expect(lines[0]).not.toMatch(/\bat .+:\d+:\d+/);
  expect(exitCode).toBe(1);
}

describe('a server that cannot start says why', () => {
  it('when the port is taken', async () => {
    const occupant = createServer();
    await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve));
    const address = occupant.address();
    const port = String(address === null || typeof address === 'string' ? 0 : address.port);
    await expectOneSentence(
      start({ PORT: port, DATA_DIR: path.join(folder, 'taken') }),
      port,
      'PORT',
      'is taken',
    );
    occupant.close();
  });

  it('when the data folder cannot be written to', async () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    const below = path.join(file, 'data');
    await expectOneSentence(start({ DATA_DIR: below }), below, 'cannot be written');
  });

  it('when the data is from a newer version', async () => {
    const newer = path.join(folder, 'newer');
    mkdirSync(newer);
    const database = new BetterSqlite(path.join(newer, 'office.db'));
    database.pragma('user_version = 999');
    database.close();
    await expectOneSentence(start({ DATA_DIR: newer }), newer, '999', 'newer');
  });

  it('when the database is no database', async () => {
    const broken = path.join(folder, 'broken');
    mkdirSync(broken);
    writeFileSync(path.join(broken, 'office.db'), 'these are not the pages you are looking for'.repeat(200));
    await expectOneSentence(start({ DATA_DIR: broken }), broken, 'cannot be opened');
  });

  it('when HOST is no address of this machine', async () => {
    const environment = { HOST: 'no-such-host.invalid', DATA_DIR: path.join(folder, 'host') };
    await expectOneSentence(start(environment), 'HOST=no-such-host.invalid');
  });

  it('when a variable is wrong', async () => {
    await expectOneSentence(start({ PORT: 'abc', DATA_DIR: path.join(folder, 'wrong') }), 'PORT=abc');
  });

  it('when another server is already on the folder, which goes on undisturbed and ends when told', async () => {
    const shared = path.join(folder, 'shared');
    const first = start({ DATA_DIR: shared });
    const url = await first.listening;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await expectOneSentence(start({ DATA_DIR: shared }), shared, 'already running');
    expect((await fetch(`${String(url)}/healthz`)).status).toBe(200);
    first.process.kill('SIGTERM');
    expect((await first.ended).exitCode).toBe(0);
  });

  it('and ends when its supervisor does, if it was told to', async () => {
    const server = start({ DATA_DIR: path.join(folder, 'orphan'), STOP_ON_STDIN_END: '1' });
    expect(await server.listening).not.toBeNull();
    server.process.stdin?.end();
    expect((await server.ended).exitCode).toBe(0);
  });
});
