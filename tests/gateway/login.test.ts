/** Signing in: guessing is slow, floods harm nobody else, names are not told, and a session ends when it is ended. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer } from '#protocol/messages.ts';
import type { OfficerId } from '#protocol/vocabulary.ts';
import { newOfficer } from '#server/app/people.ts';
import { createCredentials, hashPassword } from '#server/app/credentials.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
import {
  codeOf,
  newRequestId,
  OPENING_TIME,
  passwordOf,
  resultOf,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';
import { createSettableClock } from '#tests/support/settable-clock.ts';

let server: GatewayServer;
afterEach(() => server.close());

const signIn = (
  client: GatewayClient<'counter'>,
  username: string,
  password: string,
): Promise<Answer<unknown>> => client.say('signIn', { requestId: newRequestId(), username, password });

describe('a login flood', () => {
  it('of a hundred tries at once lets a handful be checked, and “next” is answered meanwhile', async () => {
    server = await startGatewayServer({ officers: ['hanh', 'thao', 'minh'] });
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const device = server.enrol('counter', '1');
    const attackers = await Promise.all([1, 2, 3, 4].map(() => server.connect('counter', device)));
    const honest = await server.officerAt('5', 'thao');
    await server.takeTicket(kiosk);
    const { counterRevision } = await honest.client.resync();

    const flood = attackers.flatMap((attacker) =>
      Array.from({ length: 25 }, (_, index) => signIn(attacker, 'minh', `guess ${String(index)}`)),
    );
    const pressedAtMs = performance.now();
    const next = { requestId: newRequestId(), seenCounterRevision: counterRevision };
    expect(codeOf(await honest.client.say('callNext', next))).toBe('ok');
    expect(performance.now() - pressedAtMs).toBeLessThan(2_000);
    // Who types at another counter is let in during the flood.
    const elsewhere = await server.connect('counter', server.enrol('counter', '3'));
    expect(codeOf(await signIn(elsewhere, 'hanh', passwordOf('hanh')))).toBe('ok');

    const codes = (await Promise.all(flood)).map(codeOf);
    const checked = codes.filter((code) => code === 'wrong_credentials').length;
    expect(checked).toBeGreaterThan(0);
    expect(checked).toBeLessThanOrEqual(4);
    expect(codes.filter((code) => code === 'too_many_tries').length).toBe(100 - checked);
  });

  it('over many names cannot take more than its device’s share', async () => {
    server = await startGatewayServer({ officers: [] });
    const attacker = await server.connect('counter', server.enrol('counter', '1'));
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => signIn(attacker, `name${String(index)}`, 'guess')),
    );
    const checked = answers.map(codeOf).filter((code) => code === 'wrong_credentials').length;
    expect(checked).toBe(4);
  });
});

describe('guessing a password', () => {
  const slowly = async (clockPace: 'frozen'): Promise<GatewayClient<'counter'>> => {
    server = await startGatewayServer({
      officers: ['hanh', 'thao'],
      clock: createSettableClock(OPENING_TIME, clockPace),
    });
    return server.connect('counter', server.enrol('counter', '3'));
  };
  const pauseOf = (answer: Answer<unknown>): number => (answer.ok ? 0 : (answer.refusal.retryAfterMs ?? 0));

  it('takes a pause that doubles up to a minute, and is never locked out', async () => {
    const client = await slowly('frozen');
    const pausesMs: number[] = [];
    for (let failure = 0; failure < 12; failure += 1) {
      const answer = await signIn(client, 'hanh', 'wrong');
      expect(codeOf(answer)).toBe('wrong_credentials');
      const pauseMs = pauseOf(answer);
      pausesMs.push(pauseMs);
      if (pauseMs > 0) {
        // The right password is not even looked at before its time, and trying does not make the pause longer.
        server.clock.advance(pauseMs - 1);
        expect(await signIn(client, 'hanh', passwordOf('hanh'))).toMatchObject({
          refusal: { code: 'too_many_tries', retryAfterMs: 1 },
        });
        server.clock.advance(1);
      }
      // The socket's own pace is not what is tested here.
      server.clock.advance(50);
    }
    expect(pausesMs).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60].map((seconds) => seconds * 1_000));
    server.clock.advance(60_000);
    expect(codeOf(await signIn(client, 'hanh', passwordOf('hanh')))).toBe('ok');
  });

  it('at one counter does not slow the same officer at another, nor a colleague at this one', async () => {
    const client = await slowly('frozen');
    for (let failure = 0; failure < 3; failure += 1) await signIn(client, 'hanh', 'wrong');
    expect(codeOf(await signIn(client, 'hanh', passwordOf('hanh')))).toBe('too_many_tries');
    expect(codeOf(await signIn(client, 'thao', passwordOf('thao')))).toBe('ok');
    const elsewhere = await server.connect('counter', server.enrol('counter', '5'));
    expect(codeOf(await signIn(elsewhere, 'hanh', passwordOf('hanh')))).toBe('ok');
  });

  it('is forgiven by the right password, and by a quarter of an hour', async () => {
    const client = await slowly('frozen');
    for (const password of ['wrong', 'wrong', passwordOf('hanh'), 'wrong', 'wrong'])
      await signIn(client, 'hanh', password);
    expect(codeOf(await signIn(client, 'hanh', passwordOf('hanh')))).toBe('ok');
    for (let failure = 0; failure < 3; failure += 1) await signIn(client, 'thao', 'wrong');
    server.clock.advance(15 * 60_000 + 1);
    expect(pauseOf(await signIn(client, 'thao', 'wrong'))).toBe(0);
  });
});

describe('who has an account', () => {
  it('is not told: an unknown name is answered and paused exactly like a wrong password', async () => {
    server = await startGatewayServer({
      officers: ['hanh'],
      clock: createSettableClock(OPENING_TIME, 'frozen'),
    });
    const client = await server.connect('counter', server.enrol('counter', '3'));
    for (let failure = 0; failure < 4; failure += 1) {
      const known = await signIn(client, 'hanh', 'wrong');
      expect(known.ok).toBe(false);
      expect(await signIn(client, 'nobody', 'wrong')).toEqual(known);
      server.clock.advance(100_000);
    }
  });

  it('is of no use when it was replaced while it was being checked', async () => {
    server = await startGatewayServer({ officers: [] });
    const [passwordHash, another] = await Promise.all([hashPassword('right'), hashPassword('another')]);
    const facts = {
      officerId: 'hanh' as OfficerId,
      username: 'hanh',
      displayName: 'Hạnh',
      role: 'officer',
    } as const;
    let officer = newOfficer({ ...facts, passwordHash });
    const { check } = createCredentials(() => officer, server.clock);
    expect((await check('hanh', 'right', 'one device')).ok).toBe(true);
    const checking = check('hanh', 'right', 'another device');
    officer = newOfficer({ ...facts, passwordHash: another });
    expect(await checking).toMatchObject({ ok: false, refusal: { code: 'wrong_credentials' } });
  });

  it('is not told by the time it takes either: both cost one hash', async () => {
    server = await startGatewayServer({ officers: [] });
    const passwordHash = await hashPassword('right');
    const officer = newOfficer({
      officerId: 'hanh' as OfficerId,
      username: 'hanh',
      displayName: 'Hạnh',
      passwordHash,
      role: 'officer',
    });
    const { check } = createCredentials((username) => (username === 'hanh' ? officer : null), server.clock);
    await check('warm-up', 'wrong', 'device');
    const cheapestMs = async (username: string): Promise<number> => {
      const tookMs: number[] = [];
      for (let round = 0; round < 7; round += 1) {
        const beganMs = performance.now();
        expect((await check(username, 'wrong', `device ${username} ${String(round)}`)).ok).toBe(false);
        tookMs.push(performance.now() - beganMs);
      }
      return Math.min(...tookMs);
    };
    const [known, unknown] = [await cheapestMs('hanh'), await cheapestMs('nobody')];
    expect(unknown).toBeGreaterThan(known / 2);
    expect(unknown).toBeLessThan(known * 2);
  });

  it.each([
    ' hanh ',
    'HANH',
    'ha\u0301nh',
    "hanh' OR '1'='1",
    'hanh\u0000',
    'hanh\n{"level":60}',
    '\u202Ehnah',
    '<img src=x onerror=alert(1)>',
    '__proto__',
    'constructor',
    'a\u0301'.repeat(30),
    '\uD800',
  ])('hostile or careless names are names like others: %j', async (username) => {
    server = await startGatewayServer({ officers: ['hanh'] });
    const client = await server.connect('counter', server.enrol('counter', '3'));
    const isHanh = username.trim().toLowerCase() === 'hanh';
    const answer = await signIn(client, username, passwordOf('hanh'));
    expect(codeOf(answer)).toBe(isHanh ? 'ok' : 'wrong_credentials');
    for (const line of server.logLines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(server.logLines.filter((line) => line.includes('"level":60'))).toEqual([]);
  });
});

describe('a session', () => {
  it('is given by the server at sign-in, never brought along (fixation)', async () => {
    server = await startGatewayServer();
    const device = server.enrol('counter', '3');
    const planted = 'p'.repeat(43);
    const client = await server.connect('counter', device, planted);
    const { sessionToken } = resultOf<{ sessionToken: string }>(
      await signIn(client, 'hanh', passwordOf('hanh')),
    );
    expect(sessionToken).not.toBe(planted);
    expect(sessionToken).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const other = await server.connect('counter', device, planted);
    expect(codeOf(await other.say('callNext', { requestId: newRequestId(), seenCounterRevision: 0 }))).toBe(
      'not_signed_in',
    );
  });

  it('comes back after a reload, and is worth nothing after sign-out, on the old socket and on new ones', async () => {
    server = await startGatewayServer();
    const device = server.enrol('counter', '3');
    const { client, sessionToken } = await server.officerAt('3', 'hanh', device);
    const reloaded = await server.connect('counter', device, sessionToken);
    const { counterRevision } = await reloaded.resync();
    const next = (): object => ({ requestId: newRequestId(), seenCounterRevision: counterRevision });
    expect(codeOf(await reloaded.say('callNext', next()))).toBe('nobody_waiting');
    resultOf(await client.say('signOut', { requestId: newRequestId() }));
    for (const late of [client, reloaded, await server.connect('counter', device, sessionToken)])
      expect(codeOf(await late.say('callNext', next()))).toBe('not_signed_in');
  });

  it('ends when somebody else signs in over the same socket', async () => {
    server = await startGatewayServer();
    const device = server.enrol('counter', '3');
    const { client, sessionToken } = await server.officerAt('3', 'hanh', device);
    resultOf(await signIn(client, 'thao', passwordOf('thao')));
    const old = await server.connect('counter', device, sessionToken);
    expect(codeOf(await old.say('signOut', { requestId: newRequestId() }))).toBe('not_signed_in');
  });

  it('leaves no secret on the disk or in the log: neither password nor token', async () => {
    server = await startGatewayServer();
    const device = server.enrol('counter', '3');
    const { client, sessionToken } = await server.officerAt('3', 'hanh', device);
    await signIn(client, 'hanh', 'a wrong but telling password');
    const files = readdirSync(server.dataFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(path.join(parentPath, name), 'latin1'));
    for (const secret of [sessionToken, device.token, passwordOf('hanh'), 'a wrong but telling password'])
      for (const text of [...files, ...server.logLines]) expect(text.includes(secret)).toBe(false);
  });
});
