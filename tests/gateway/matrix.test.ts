/**
 * Every message of the table against every identity that is not the right one: refused with the right code, nothing changed.
 * The rows come from MESSAGES itself; the table they give stands in `matrix.md`, to be read.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MESSAGES, type RoleOf } from '#protocol/messages.ts';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { CounterView } from '#protocol/views.ts';
import { durationMs, ROLES } from '#protocol/vocabulary.ts';
import { hashToken } from '#server/app/tokens.ts';
import { openWire, type GatewayClient, type KnockOptions } from '#tests/support/gateway-client.ts';
import {
  codeOf,
  newRequestId,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';
import { needsSession, rowsOf, rowsWithoutSample, sampleOf, type Scene } from './samples.ts';

const ROWS = rowsOf(MESSAGES);
/** Stands where an identity is no wrong one for a row. */
const NOT_WRONG = '–';

/** Who comes to the door with what; and what each of them must be told there. */
type Stranger = {
  readonly code: string;
  readonly knock: (scene: Scene, role: RoleOf) => KnockOptions | null;
};

const withAuth = (
  code: string,
  auth: (scene: Scene, role: RoleOf) => Readonly<Record<string, unknown>> | null,
): Stranger => ({
  code,
  knock: (scene, role) => {
    const said = auth(scene, role);
    return said === null ? null : { role, auth: said };
  },
});
const withHeaders = (headers: (server: GatewayServer) => Readonly<Record<string, string>>): Stranger => ({
  // Engine.IO's only word for an upgrade it will not make; `abuses.test.ts` reads the reason.
  code: 'HTTP 400',
  knock: ({ server, devices }, role) => ({
    role,
    auth: { deviceToken: devices[role].token },
    headers: headers(server),
  }),
});
const tokenOf = (owner: RoleOf): Stranger =>
  withAuth('wrong_role', ({ devices }, role) =>
    role === owner ? null : { deviceToken: devices[owner].token },
  );

const STRANGERS: Readonly<Record<string, Stranger>> = {
  'no Origin': withHeaders(() => ({})),
  'foreign Origin': withHeaders(() => ({ origin: 'http://evil.example' })),
  'Origin of another port': withHeaders(() => ({ origin: 'http://127.0.0.1:1' })),
  'Origin null': withHeaders(() => ({ origin: 'null' })),
  'a name pointed here (DNS rebinding)': withHeaders(({ port }) => ({
    host: `evil.example:${String(port)}`,
    origin: `http://evil.example:${String(port)}`,
  })),
  'no token': withAuth('unknown_device', () => ({})),
  'empty token': withAuth('unknown_device', () => ({ deviceToken: '' })),
  'unknown token': withAuth('unknown_device', () => ({ deviceToken: 'x'.repeat(43) })),
  'token that is no string': withAuth('unknown_device', () => ({ deviceToken: { toString: 'x' } })),
  'hash of the right token': withAuth('unknown_device', ({ devices }, role) => ({
    deviceToken: hashToken(devices[role].token),
  })),
  'revoked token': withAuth('revoked_device', ({ server }, role) => {
    const { deviceId, token } = server.enrol(role, role === 'counter' ? '3' : undefined);
    server.running.revokeDevice(deviceId);
    return { deviceToken: token };
  }),
  'token replaced by a newer one': withAuth('unknown_device', ({ server }, role) => {
    const { deviceId, token } = server.enrol(role, role === 'counter' ? '3' : undefined);
    server.enrol(role, role === 'counter' ? '3' : undefined, deviceId);
    return { deviceToken: token };
  }),
  ...Object.fromEntries(ROLES.map((role) => [`token of a ${role}`, tokenOf(role)])),
  'older protocol': withAuth('protocol_mismatch', ({ devices }, role) => ({
    deviceToken: devices[role].token,
    protocol: PROTOCOL_VERSION - 1,
  })),
  'newer protocol': withAuth('protocol_mismatch', ({ devices }, role) => ({
    deviceToken: devices[role].token,
    protocol: PROTOCOL_VERSION + 1,
  })),
};

/** An enrolled device of the right role, but not the officer. */
type Impostor = {
  readonly code: string;
  /** The messages for which this is a wrong identity; every one that needs a session unless given. */
  readonly at?: readonly string[];
  readonly enter: (scene: Scene) => Promise<GatewayClient<'counter'>>;
};

const IMPOSTORS: Readonly<Record<string, Impostor>> = {
  'counter without a session': {
    code: 'not_signed_in',
    enter: ({ server, devices }) => server.connect('counter', devices.counter),
  },
  'session nobody began': {
    code: 'not_signed_in',
    enter: ({ server, devices }) => server.connect('counter', devices.counter, 'x'.repeat(43)),
  },
  'session of another counter': {
    code: 'not_signed_in',
    enter: ({ server, devices, neighbour }) =>
      server.connect('counter', devices.counter, neighbour.sessionToken),
  },
  'right session on another counter’s device': {
    code: 'not_signed_in',
    enter: ({ server, officer }) =>
      server.connect('counter', server.enrol('counter', '5'), officer.sessionToken),
  },
  'session that has ended': {
    code: 'not_signed_in',
    enter: ({ server, devices }) => {
      const ended = endedSession(server);
      return server.connect('counter', devices.counter, ended);
    },
  },
  'session that ends while connected': {
    code: 'not_signed_in',
    enter: async ({ server, devices }) => {
      const sessionToken = `brief-${newRequestId()}`;
      beginSession(server, sessionToken);
      const client = await server.connect('counter', devices.counter, sessionToken);
      server.store.endSession(hashToken(sessionToken), server.clock.now());
      return client;
    },
  },
  'officer displaced from the counter': {
    code: 'not_signed_in',
    enter: ({ displaced }) => Promise.resolve(displaced.client),
  },
  'officer who is no supervisor': {
    code: 'supervisor_only',
    at: ['takeOver', 'endForColleague', 'closeColleague'],
    enter: ({ neighbour }) => Promise.resolve(neighbour.client),
  },
};

function beginSession({ store, clock }: GatewayServer, sessionToken: string): void {
  const officer = store.officerByUsername('minh');
  if (officer === null) throw new Error('no such officer');
  const counterId = '3' as Parameters<typeof store.startSession>[1]['counterId'];
  const { officerId } = officer;
  store.startSession(hashToken(sessionToken), { officerId, counterId, startedAt: clock.now() });
}

function endedSession(server: GatewayServer): string {
  const sessionToken = `ended-${newRequestId()}`;
  beginSession(server, sessionToken);
  server.store.endSession(hashToken(sessionToken), server.clock.now());
  return sessionToken;
}

async function setScene(): Promise<Scene> {
  const server = await startGatewayServer({
    officers: ['minh', 'lan', 'thao'],
    rollFields: ['civil-status'],
    rules: { recallLockMs: durationMs(0) },
  });
  const devices = {
    kiosk: server.enrol('kiosk'),
    display: server.enrol('display'),
    counter: server.enrol('counter', '3'),
    printer: server.enrol('printer'),
  };
  const kiosk = await server.connect('kiosk', devices.kiosk);
  const ticket = await server.takeTicket(kiosk);
  const displaced = await server.officerAt('3', 'lan', devices.counter);
  const officer = await server.officerAt('3', 'minh', devices.counter);
  const neighbour = await server.officerAt('5', 'thao');
  return { server, devices, kiosk, ticket, displaced, officer, neighbour };
}

/** What can be changed by anybody: the log, and what the devices say of themselves. */
type Traces = { readonly sequence: number; readonly presence: Pick<CounterView, 'printer' | 'displays'> };

const PRESENCE_TOLD_MS = 100;

async function traces({ server, neighbour }: Scene): Promise<Traces> {
  await new Promise((resolve) => setTimeout(resolve, PRESENCE_TOLD_MS));
  const { printer, displays } = await neighbour.client.resync();
  return { sequence: server.sequence(), presence: { printer, displays } };
}

/** After being refused, the message is sent all the same, right behind the handshake, on a connection that obeys no client library. */
async function pushPast(scene: Scene, knocking: KnockOptions, name: string, input: unknown): Promise<void> {
  const namespace = `/${knocking.role}`;
  const wire = await openWire(scene.server.url);
  wire.write(`0${namespace},${JSON.stringify({ protocol: PROTOCOL_VERSION, ...knocking.auth })}`);
  wire.write(`2${namespace},1${JSON.stringify([name, input])}`);
  await wire.closed;
}

/** What each identity was told, by message (`role name`). */
const table = new Map<string, Map<string, string>>();

describe('whoever is not the right one', () => {
  let scene: Scene;
  beforeAll(() => {
    for (const identity of [...Object.keys(STRANGERS), ...Object.keys(IMPOSTORS), 'the right one'])
      table.set(identity, new Map());
  });
  afterEach(() => scene.server.close());

  it.each(ROWS)('is refused at the %s’s %s, and the right one is not', async (role, name) => {
    scene = await setScene();
    const input = await sampleOf(role, name)(scene);
    const before = await traces(scene);
    const verdicts: Record<string, string> = {};
    const expected: Record<string, string> = {};

    for (const [identity, stranger] of Object.entries(STRANGERS)) {
      const knocking = stranger.knock(scene, role);
      expected[identity] = knocking === null ? NOT_WRONG : stranger.code;
      verdicts[identity] = NOT_WRONG;
      if (knocking === null) continue;
      const knocked = await scene.server.knock(knocking);
      verdicts[identity] = knocked.isOpen ? 'let in' : knocked.refusal;
      if (knocking.headers === undefined) await pushPast(scene, knocking, name, input);
    }
    for (const [identity, impostor] of Object.entries(IMPOSTORS)) {
      const isWrong = needsSession(role, name) && (impostor.at?.includes(name) ?? true);
      expected[identity] = isWrong ? impostor.code : NOT_WRONG;
      verdicts[identity] = isWrong ? codeOf(await (await impostor.enter(scene)).say(name, input)) : NOT_WRONG;
    }
    expect(verdicts).toEqual(expected);
    expect(await traces(scene)).toEqual(before);

    const right =
      role === 'counter' ? scene.officer.client : await scene.server.connect(role, scene.devices[role]);
    // A refusal of another officer is remembered under the first requestId; the rest of the message is the same.
    const again = 'requestId' in input ? { ...input, requestId: newRequestId() } : input;
    const granted = codeOf(await right.say(name, again));
    expect(granted).toBe('ok');
    expect(await traces(scene)).not.toEqual(before);
    for (const [identity, verdict] of Object.entries({ ...verdicts, 'the right one': granted })) {
      table.get(identity)?.set(`${role} ${name}`, verdict);
    }
  });
});

describe('the table of who may not', () => {
  it('covers every message: a new row without a sample is found', () => {
    expect(rowsWithoutSample(MESSAGES)).toEqual([]);
    const planted = { ...MESSAGES, display: { ...MESSAGES.display, callNext: MESSAGES.counter.callNext } };
    expect(rowsWithoutSample(planted)).toEqual(['display callNext']);
    expect(() => sampleOf('display', 'callNext')).toThrow('has no sample');
  });

  it('can be read', async () => {
    const all = ROWS.map(([role, name]) => `${role} ${name}`);
    for (const verdicts of table.values()) expect([...verdicts.keys()]).toEqual(all);
    const cells = [
      ['who comes', 'is told', 'at'],
      ...Array.from(table).flatMap(([identity, verdicts]) =>
        [...new Set(verdicts.values())]
          .filter((verdict) => verdict !== NOT_WRONG)
          .map((verdict) => [identity, verdict, inWords(all.filter((row) => verdicts.get(row) === verdict))]),
      ),
    ];
    const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
    const [header, ...rows] = cells.map(
      (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
    );
    const text = [
      '# Who is told what',
      '',
      'Every message of the protocol’s table, sent by everyone who is not entitled to it. Made by `matrix.test.ts`.',
      'Messages that are not named for an identity are those for which it is no wrong one.',
      '',
      header,
      `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
      ...rows,
      '',
    ].join('\n');
    await expect(text).toMatchFileSnapshot('./matrix.md');
  });
});

/** Names messages as shortly as is exact: all of them, all of a role, all but a few, or one by one. */
function inWords(rows: readonly string[]): string {
  if (rows.length === ROWS.length) return 'every message';
  return ROLES.flatMap((role) => {
    const ofRole = ROWS.filter(([owner]) => owner === role).map(([, name]) => name);
    const named = ofRole.filter((name) => rows.includes(`${role} ${name}`));
    const others = ofRole.filter((name) => !named.includes(name));
    if (named.length === 0) return [];
    if (others.length === 0) return [`every ${role} message`];
    return named.length > others.length
      ? [`every ${role} message but ${others.join(', ')}`]
      : [`${role} ${named.join(', ')}`];
  }).join('; ');
}

describe('a namespace that is no role', () => {
  let server: GatewayServer;
  beforeAll(async () => {
    server = await startGatewayServer();
  });
  afterAll(() => server.close());

  it.each(['/', '/admin', '/kiosk/', '/__proto__', '/constructor'])(
    '%s lets nobody in',
    async (namespace) => {
      const { token } = server.enrol('kiosk');
      const wire = await openWire(server.url);
      wire.write(`0${namespace},${JSON.stringify({ protocol: PROTOCOL_VERSION, deviceToken: token })}`);
      await expect.poll(() => wire.received.length).toBeGreaterThan(0);
      expect(wire.received[0]?.startsWith('4')).toBe(true);
      wire.close();
    },
  );
});
