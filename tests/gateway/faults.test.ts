/** When the disk fails under the running server: it says so, loses nothing it promised, and is there again when the disk is. */
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  codeOf,
  newRequestId,
  serviceOfField,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';

/** Longer than a verdict of health is kept. */
const VERDICT_KEPT_MS = 600;

let server: GatewayServer;
let database: BetterSqlite.Database;
beforeEach(async () => {
  server = await startGatewayServer();
  database = new BetterSqlite(path.join(server.dataFolder, 'office.db'), { timeout: 2_000 });
});
afterEach(async () => {
  database.close();
  await server.close();
});

const health = async (): Promise<{ readonly status: number; readonly body: unknown }> => {
  server.clock.advance(VERDICT_KEPT_MS);
  const response = await fetch(`${server.url}/healthz`);
  return { status: response.status, body: await response.json() };
};
const press = (): object => ({
  requestId: newRequestId(),
  serviceId: serviceOfField('certification'),
  priorityId: null,
  language: 'vi',
});

describe('/healthz', () => {
  it('answers 200 only while a ticket could be saved, 503 with the reason otherwise, and 200 again', async () => {
    expect(await health()).toEqual({ status: 200, body: { ok: true, reason: null } });
    database.exec('ALTER TABLE probe RENAME TO lost');
    expect(await health()).toMatchObject({ status: 503, body: { ok: false } });
    expect((await health()).body).toHaveProperty('reason', expect.stringContaining('probe'));
    database.exec('ALTER TABLE lost RENAME TO probe');
    expect(await health()).toEqual({ status: 200, body: { ok: true, reason: null } });
  });

  it('answers 503 while something else holds the database', async () => {
    database.exec('BEGIN EXCLUSIVE');
    expect(await health()).toMatchObject({ status: 503, body: { ok: false } });
    database.exec('ROLLBACK');
    expect((await health()).status).toBe(200);
  });

  it('does not turn a flood of questions into a flood of writes, and may not be kept by anyone in between', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => fetch(`${server.url}/healthz`)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(answers[0]?.headers.get('cache-control')).toBe('no-store');
  });
});

describe('a disk that fails', () => {
  it('refuses the press, changes nothing, and grants the very same press afterwards', async () => {
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const before = server.sequence();
    const pressed = press();
    database.exec('BEGIN EXCLUSIVE');
    expect(codeOf(await kiosk.say('issueTicket', pressed))).toBe('storage_failed');
    expect(server.sequence()).toBe(before);
    database.exec('ROLLBACK');
    expect(codeOf(await kiosk.say('issueTicket', pressed))).toBe('ok');
    expect(server.sequence()).toBe(before + 1);
  });

  it('at the handshake hangs up instead of refusing: the screen comes back by itself', async () => {
    const device = server.enrol('kiosk');
    database.exec('ALTER TABLE devices RENAME TO lost');
    const knocking = server.knock({ role: 'kiosk', auth: { deviceToken: device.token } });
    // Hung up on before it was in, a client that may not reconnect hears nothing more.
    const outcome = await Promise.race([
      knocking.then(() => 'answered'),
      new Promise((resolve) => setTimeout(resolve, 1_500, 'hung up')),
    ]);
    expect(outcome).toBe('hung up');
    expect(server.logLines.some((line) => line.includes('could not be looked up'))).toBe(true);
    database.exec('ALTER TABLE lost RENAME TO devices');
    const kiosk = await server.connect('kiosk', device);
    expect(codeOf(await kiosk.say('issueTicket', press()))).toBe('ok');
  });

  it('while a session is looked up is answered, and the process lives', async () => {
    const { client } = await server.officerAt('3', 'hanh');
    const { counterRevision } = await client.resync();
    const next = (): object => ({ requestId: newRequestId(), seenCounterRevision: counterRevision });
    database.exec('ALTER TABLE sessions RENAME TO lost');
    expect(codeOf(await client.say('callNext', next()))).toBe('unavailable');
    database.exec('ALTER TABLE lost RENAME TO sessions');
    expect(codeOf(await client.say('callNext', next()))).toBe('nobody_waiting');
  });
});
