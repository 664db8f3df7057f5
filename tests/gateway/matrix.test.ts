/**
 * Every message of the table against every identity that is not the right one: refused with the right code, nothing changed.
 * The rows come from MESSAGES itself; the table they give stands in `matrix.md`, to be read.
 */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MESSAGES } from '#protocol/messages.ts';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { HallSettings } from '#protocol/hall.ts';
import type { PosterSettings } from '#protocol/poster.ts';
import type { RatingSettings } from '#protocol/rating-settings.ts';
import type { StartSettings } from '#protocol/start-list.ts';
import type { BulletinSettings } from '#protocol/bulletin.ts';
import type { ReportTargets } from '#protocol/report.ts';
import type { PrintingSettings } from '#protocol/printing.ts';
import type { CounterView } from '#protocol/views.ts';
import { DEVICE_ROLES, durationMs, type DeviceRole, type InstantMs } from '#protocol/vocabulary.ts';
import type { Officer } from '#server/storage/store.ts';
import { openWire, type GatewayClient, type KnockOptions } from '#tests/support/gateway-client.ts';
import {
  codeOf,
  newRequestId,
  resultOf,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';
import { rowsOf, rowsWithoutSample, sampleOf, type Scene } from './samples.ts';
import { CHANGES_NOTHING, IMPOSTORS, isWrongFor, STRANGERS } from './strangers.ts';

const ROWS = rowsOf(MESSAGES);
/** Stands where an identity is no wrong one for a row. */
const NOT_WRONG = '–';

async function setScene(): Promise<Scene> {
  const server = await startGatewayServer({
    officers: ['minh', 'lan', 'thao', 'loc'],
    rollFields: ['civil-status'],
    rules: { recallLockMs: durationMs(0) },
  });
  const devices = {
    kiosk: server.enrol('kiosk'),
    display: server.enrol('display'),
    counter: server.enrol('counter', '3'),
    rating: server.enrol('rating', '3'),
    printer: server.enrol('printer'),
    admin: server.enrol('admin'),
  };
  const paired = server.enrol('printer', 'main', 'printer-paired');
  const kiosk = await server.connect('kiosk', devices.kiosk);
  const ticket = await server.takeTicket(kiosk);
  const displaced = await server.officerAt('3', 'lan', devices.counter);
  const officer = await server.officerAt('3', 'minh', devices.counter);
  const neighbour = await server.officerAt('5', 'thao');
  const supervisor = await server.adminAt('minh');
  const onlySupervisor = await server.adminAt('loc');
  return {
    server,
    devices,
    paired,
    kiosk,
    ticket,
    displaced,
    officer,
    neighbour,
    supervisor,
    onlySupervisor,
  };
}

/** What can be changed by anybody: the log, what devices say of themselves, how the office prints, looks and sounds, and who may drive a printer. */
type Traces = {
  readonly sequence: number;
  readonly presence: Pick<CounterView, 'printer'> & { readonly lastSpokenAt: InstantMs | null };
  readonly printing: PrintingSettings | null;
  readonly hall: HallSettings | null;
  readonly posters: PosterSettings | null;
  readonly targets: ReportTargets | null;
  readonly start: StartSettings | null;
  readonly bulletin: BulletinSettings | null;
  readonly rating: RatingSettings | null;
  readonly feedback: number;
  readonly hallFiles: readonly string[];
  readonly isAgentPaired: boolean;
  readonly agentName: string | null;
  readonly people: readonly Officer[];
};

/** What devices say of themselves is told to others a moment later. */
const PRESENCE_TOLD_MS = 100;
const isPresence = (name: string): boolean => name.startsWith('report');

async function traces({ server, neighbour, paired }: Scene, name: string): Promise<Traces> {
  if (isPresence(name)) await new Promise((resolve) => setTimeout(resolve, PRESENCE_TOLD_MS));
  const { printer, displays } = await neighbour.client.resync();
  return {
    sequence: server.sequence(),
    // Displays of the scene fall silent by themselves; what one of them said stays.
    presence: { printer, lastSpokenAt: displays.lastSpokenAt },
    printing: server.store.printingSettings(),
    hall: server.store.hallSettings(),
    posters: server.store.posterSettings(),
    targets: server.store.targets(),
    start: server.store.startSettings(),
    bulletin: server.store.bulletin(),
    feedback: server.store.nextFeedbackOrdinal('problem', 2026),
    rating: server.store.ratingSettings(),
    hallFiles: [...(await filesIn(server, 'notices')), ...(await filesIn(server, 'voice'))],
    isAgentPaired: server.store.devicesOf('printer').some(({ deviceId }) => deviceId === paired.deviceId),
    agentName: server.store.deviceName(paired.deviceId),
    people: server.store.officers(),
  };
}

const filesIn = ({ dataFolder }: GatewayServer, folder: string): Promise<readonly string[]> =>
  readdir(path.join(dataFolder, folder));

/** After being refused, the message is sent all the same, right behind the handshake, on a connection that obeys no client library. */
async function pushPast(scene: Scene, knocking: KnockOptions, name: string, input: unknown): Promise<void> {
  const namespace = `/${knocking.role}`;
  const wire = await openWire(scene.server.url);
  wire.write(`0${namespace},${JSON.stringify({ protocol: PROTOCOL_VERSION, ...knocking.auth })}`);
  wire.write(`2${namespace},1${JSON.stringify([name, input])}`);
  await wire.closed;
}

/** Whoever is entitled to the messages of that role. */
async function rightOne(scene: Scene, role: DeviceRole): Promise<Pick<GatewayClient<'counter'>, 'say'>> {
  if (role === 'counter') return scene.officer.client;
  if (role === 'admin') return scene.supervisor.client;
  return scene.server.connect(role, scene.devices[role]);
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
    const before = await traces(scene, name);
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
      const isWrong = isWrongFor(impostor, role, name);
      expected[identity] = isWrong ? impostor.code : NOT_WRONG;
      verdicts[identity] = NOT_WRONG;
      if (!isWrong) continue;
      const client = await impostor.enter(scene);
      verdicts[identity] = codeOf(await client.say(name, impostor.says?.(input) ?? input));
    }
    expect(verdicts).toEqual(expected);
    expect(await traces(scene, name)).toEqual(before);
    expect(scene.server.desk.errands).toEqual([]);

    const right = await rightOne(scene, role);
    // A refusal of another officer is remembered under the first requestId; the rest of the message is the same.
    const again = 'requestId' in input ? { ...input, requestId: newRequestId() } : input;
    const answer = await right.say(name, again);
    const granted = codeOf(answer);
    expect(granted).toBe('ok');
    const row = `${role} ${name}`;
    if (Object.hasOwn(CHANGES_NOTHING, row)) {
      expect({ result: resultOf(answer) }).toMatchObject({ result: CHANGES_NOTHING[row] });
      expect(await traces(scene, name)).toEqual(before);
    } else expect(await traces(scene, name)).not.toEqual(before);
    for (const [identity, verdict] of Object.entries({ ...verdicts, 'the right one': granted })) {
      table.get(identity)?.set(row, verdict);
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
  return DEVICE_ROLES.flatMap((role) => {
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

  it.each(['/', '/supervisor', '/kiosk/', '/__proto__', '/constructor'])(
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
