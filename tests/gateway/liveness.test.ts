/** What a screen may rely on: a greeting, whole views, a beat that tells it when it is behind, and silence when it is sent away. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CounterId,
  DeviceId,
  DeviceRole,
  OfficerId,
  PrinterId,
  TicketId,
} from '#protocol/vocabulary.ts';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import { DEVICE_ROLES, isOfOneCounter } from '#protocol/vocabulary.ts';
import {
  codeOf,
  newRequestId,
  resultOf,
  serviceOfField,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';

const counterIdFor = (role: DeviceRole): string | undefined => (isOfOneCounter(role) ? '3' : undefined);

/** A view but for what the clock alone makes of it. */
const withoutTime = (view: object): unknown =>
  JSON.parse(JSON.stringify(view, (key, value: unknown) => (key === 'at' || key === 'waitedMs' ? 0 : value)));

describe('a screen', () => {
  let server: GatewayServer;
  beforeAll(async () => {
    server = await startGatewayServer();
  });
  afterAll(() => server.close());

  it.each(DEVICE_ROLES)('of a %s is greeted first, then shown everything', async (role) => {
    const device = server.enrol(role, counterIdFor(role));
    const client = await server.connect(role, device);
    expect(client.heard.slice(0, 2).map(({ event }) => event)).toEqual(['welcome', 'view']);
    expect(client.welcome()).toMatchObject({
      protocol: PROTOCOL_VERSION,
      role,
      deviceId: device.deviceId,
      counterId: counterIdFor(role) ?? null,
      demonstration: false,
    });
    expect(client.view().revision).toBe(server.sequence());
  });

  it.each(DEVICE_ROLES)(
    'of a %s gets the same whole view by asking again: nothing depends on what it saw before',
    async (role) => {
      const client = await server.connect(role, server.enrol(role, counterIdFor(role)));
      const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
      await server.takeTicket(kiosk);
      const pushed = await client.viewWhere(({ revision }) => revision === server.sequence());
      const asked = await client.resync();
      const fresh = (await server.connect(role, server.enrol(role, counterIdFor(role)))).view();
      // A display that just came is counted by the others a moment later; it is no part of what was decided.
      expect(withoutTime(asked)).toEqual(withoutTime(pushed));
      expect(withoutTime(fresh)).toEqual(withoutTime(pushed));
    },
  );

  it('of every role hears a beat each second that carries the revision', async () => {
    const clients = await Promise.all(
      DEVICE_ROLES.map((role) => server.connect<DeviceRole>(role, server.enrol(role, counterIdFor(role)))),
    );
    for (const beat of await Promise.all(clients.map((client) => client.nextBeat()))) {
      expect(beat.revision).toBe(server.sequence());
      expect(beat.at).toBeGreaterThan(0);
    }
  });

  it('knows from the beat that it missed something, and heals by asking', async () => {
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const display = await server.connect('display', server.enrol('display'));
    const seen = display.view().revision;
    await server.takeTicket(kiosk);
    const beat = await display.nextBeat();
    expect(beat.revision).toBeGreaterThan(seen);
    expect((await display.resync()).revision).toBe(beat.revision);
  });

  it.each(DEVICE_ROLES)(
    'of a %s that is revoked loses its sockets within two seconds and is not let in again',
    async (role) => {
      const device = server.enrol(role, counterIdFor(role));
      const [first, second] = [await server.connect(role, device), await server.connect(role, device)];
      const innocent = await server.connect(role, server.enrol(role, counterIdFor(role)));
      const revokedAtMs = performance.now();
      server.running.revokeDevice(device.deviceId);
      await Promise.all([first.closed, second.closed]);
      expect(performance.now() - revokedAtMs).toBeLessThan(2_000);
      const knocked = await server.knock({ role, auth: { deviceToken: device.token } });
      expect(knocked).toMatchObject({ isOpen: false, refusal: 'revoked_device' });
      expect(innocent.socket.connected).toBe(true);
    },
  );
});

describe('yesterday', () => {
  it('is over: its tickets are nobody’s, and the new day begins at 001 with the counters closed', async () => {
    const server = await startGatewayServer();
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const { client } = await server.officerAt('3', 'hanh');
    await server.takeTicket(kiosk);
    const { counterRevision } = await client.resync();
    const next = { requestId: newRequestId(), seenCounterRevision: counterRevision };
    const { ticketId } = resultOf<{ ticketId: TicketId }>(await client.say('callNext', next));

    server.clock.advance(24 * 3_600_000);
    await client.viewWhere(({ date }) => date === '2026-03-03');
    const step = (name: string): object => ({
      requestId: newRequestId(),
      ticketId,
      ...(name === 'finish' ? { done: [] } : {}),
    });
    expect(codeOf(await client.say('startService', step('startService')))).toBe('not_signed_in');
    const { client: today } = await server.officerAt('3', 'hanh');
    const before = server.sequence();
    for (const name of ['startService', 'finish', 'markMissed'])
      expect(codeOf(await today.say(name, step(name)))).toBe('ticket_not_at_counter');
    expect(server.sequence()).toBe(before);
    expect((await server.takeTicket(kiosk)).ticketId).toMatch(/^2026-03-03\/.001$/);
    await server.close();
  });
});

describe('a view', () => {
  it('of a thousand people waiting is as small as of sixty', async () => {
    const server = await startGatewayServer();
    const clients = await Promise.all(
      DEVICE_ROLES.map((role) => server.connect<DeviceRole>(role, server.enrol(role, counterIdFor(role)))),
    );
    const fillTo = async (waiting: number): Promise<void> => {
      const present = server.sequence();
      await Promise.all(
        Array.from({ length: waiting }, (_, index) =>
          server.running.executor.submit({
            requestId: newRequestId(),
            fingerprint: `${String(present)} ${String(index)}`,
            command: {
              type: 'issueTicket',
              serviceId: serviceOfField(index % 2 === 0 ? 'certification' : 'civil-status'),
              priorityId: null,
              range: null,
              kioskId: 'kiosk' as DeviceId,
              language: 'vi',
              printerId: 'main' as PrinterId,
            },
          }),
        ),
      );
    };
    const bytes = async (): Promise<readonly number[]> => {
      const newest = server.sequence();
      return Promise.all(
        clients.map(async (client) => {
          // What comes first may be a view that was on its way before the last number was taken.
          await expect
            .poll(async () => (await client.resync()).revision, { timeout: 10_000 })
            .toBeGreaterThanOrEqual(newest);
          return Buffer.byteLength(JSON.stringify(client.view()));
        }),
      );
    };
    await server.running.executor.submit({
      requestId: newRequestId(),
      fingerprint: 'open',
      command: {
        type: 'openCounter',
        counterId: '3' as CounterId,
        officerId: 'hanh' as OfficerId,
        officerName: 'Hạnh',
        isSupervisor: false,
      },
    });
    await fillTo(60);
    const small = await bytes();
    await fillTo(940);
    const large = await bytes();
    large.forEach((size, index) => {
      const role = DEVICE_ROLES[index];
      // Numbers grow by a digit here and there; nothing grows with the queue.
      expect([role, size < (small[index] ?? 0) * 1.1 + 100]).toEqual([role, true]);
    });
    const bounds = {
      kiosk: 6_000,
      display: 6_000,
      counter: 6_000,
      rating: 1_000,
      printer: 80_000,
      admin: 6_000,
    };
    DEVICE_ROLES.forEach((role, index) => {
      expect([role, (large[index] ?? 0) < bounds[role]]).toEqual([role, true]);
    });
    await server.close();
  });
});
