/** Too much of everything: presses, messages, sockets. Whoever floods is slowed; everyone else is served. */
import { afterEach, describe, expect, it } from 'vitest';
import type { IssuedTicket } from '#protocol/views.ts';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import { openWire, type Wire } from '#tests/support/gateway-client.ts';
import {
  codeOf,
  newRequestId,
  OPENING_TIME,
  resultOf,
  serviceOfField,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';
import { createSettableClock } from '#tests/support/settable-clock.ts';

let server: GatewayServer;
afterEach(() => server.close());

const press = (): object => ({
  requestId: newRequestId(),
  serviceId: serviceOfField('certification'),
  priorityId: null,
  language: 'vi',
});

const reportOf = (sound: string) => ({ pageId: 'page-1', sound, isSpeaking: false, spoken: [], shown: [] });

describe('two hundred presses in ten seconds', () => {
  it('give at most five tickets, however many sockets the kiosk opens', async () => {
    server = await startGatewayServer({
      kioskPaceMs: 2_500,
      clock: createSettableClock(OPENING_TIME, 'frozen'),
    });
    const device = server.enrol('kiosk');
    const kiosks = await Promise.all(Array.from({ length: 5 }, () => server.connect('kiosk', device)));
    const codes: string[] = [];
    for (let round = 0; round < 40; round += 1) {
      const answers = await Promise.all(kiosks.map((kiosk) => kiosk.say('issueTicket', press())));
      for (const answer of answers) {
        codes.push(codeOf(answer));
        if (answer.ok) continue;
        expect(answer.refusal.retryAfterMs).toBeGreaterThan(0);
        expect(answer.refusal.retryAfterMs).toBeLessThanOrEqual(2_500);
      }
      server.clock.advance(10_000 / 40);
    }
    expect(codes.filter((code) => code === 'ok').length).toBeLessThanOrEqual(5);
    expect(codes.filter((code) => code === 'ok').length).toBeGreaterThanOrEqual(4);
    expect(new Set(codes)).toEqual(new Set(['ok', 'too_fast']));
    const colleague = await server.connect('kiosk', server.enrol('kiosk'));
    expect(codeOf(await colleague.say('issueTicket', press()))).toBe('ok');
  });

  it('of one deed give one number, however fast it is retried', async () => {
    server = await startGatewayServer({
      kioskPaceMs: 2_500,
      clock: createSettableClock(OPENING_TIME, 'frozen'),
    });
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const once = press();
    const first = await kiosk.say('issueTicket', once);
    expect(codeOf(await kiosk.say('issueTicket', press()))).toBe('too_fast');
    const retries = await Promise.all(Array.from({ length: 50 }, () => kiosk.say('issueTicket', once)));
    for (const retry of retries) expect(retry).toEqual(first);
  });

  it('a press refused as too fast is not remembered: the same press is granted in its time', async () => {
    server = await startGatewayServer({
      kioskPaceMs: 2_500,
      clock: createSettableClock(OPENING_TIME, 'frozen'),
    });
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    resultOf(await kiosk.say('issueTicket', press()));
    const hasty = press();
    expect(codeOf(await kiosk.say('issueTicket', hasty))).toBe('too_fast');
    server.clock.advance(2_500);
    expect(resultOf<IssuedTicket>(await kiosk.say('issueTicket', hasty)).number).toMatch(/002$/);
  });
});

describe('a flood of messages on one socket', () => {
  it('is answered with too_many_tries, and others are served meanwhile', async () => {
    server = await startGatewayServer();
    const flooder = await server.connect('display', server.enrol('display'));
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const flood = Promise.all(
      Array.from({ length: 2_000 }, () => flooder.say('reportAnnouncements', reportOf('on'))),
    );
    const pressedAtMs = performance.now();
    expect(codeOf(await kiosk.say('issueTicket', press()))).toBe('ok');
    expect(performance.now() - pressedAtMs).toBeLessThan(2_000);
    const codes = (await flood).map(codeOf);
    expect(new Set(codes)).toEqual(new Set(['ok', 'too_many_tries']));
    expect(codes.filter((code) => code === 'too_many_tries').length).toBeGreaterThan(1_000);
  });

  it('of changes that everyone would be told of is told of as few', async () => {
    server = await startGatewayServer();
    const witness = await server.connect('counter', server.enrol('counter', '3'));
    const flooder = await server.connect('display', server.enrol('display'));
    const heardBefore = witness.heard.length;
    const sounds = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? 'on' : 'blocked'));
    await Promise.all(sounds.map((sound) => flooder.say('reportAnnouncements', reportOf(sound))));
    await witness.viewWhere(({ displays }) => displays.connected === 1 && displays.muted === 1);
    const views = witness.heard.slice(heardBefore).filter(({ event }) => event === 'view');
    expect(views.length).toBeLessThan(20);
  });

  it('of resyncs is slowed like any other', async () => {
    server = await startGatewayServer({ clock: createSettableClock(OPENING_TIME, 'frozen') });
    const display = await server.connect('display', server.enrol('display'));
    const heardBefore = display.heard.filter(({ event }) => event === 'view').length;
    for (let index = 0; index < 500; index += 1) display.socket.emit('resync');
    expect(codeOf(await display.say('reportAnnouncements', reportOf('on')))).toBe('too_many_tries');
    const views = display.heard.filter(({ event }) => event === 'view').length - heardBefore;
    expect(views).toBeLessThanOrEqual(65);
  });
});

describe('a thousand sockets', () => {
  it('are let in, told what they may see, and the hall goes on', { timeout: 60_000 }, async () => {
    server = await startGatewayServer();
    const { token } = server.enrol('display');
    const hello = `0/display,${JSON.stringify({ protocol: PROTOCOL_VERSION, deviceToken: token })}`;
    const wires: Wire[] = [];
    for (let batch = 0; batch < 10; batch += 1) {
      const opened = await Promise.all(Array.from({ length: 100 }, () => openWire(server.url)));
      for (const wire of opened) wire.write(hello);
      wires.push(...opened);
    }
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const ticket = await server.takeTicket(kiosk);
    expect(ticket.number).toMatch(/001$/);
    const revision = `"revision":${String(server.sequence())},`;
    await expect
      .poll(() => wires.filter((wire) => wire.received.some((text) => text.includes(revision))).length, {
        timeout: 30_000,
        interval: 200,
      })
      .toBe(1_000);
    for (const wire of wires) wire.close();
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it('that never say who they are, or join where nobody may, are cut off in bounded time', async () => {
    server = await startGatewayServer();
    const wires = await Promise.all(Array.from({ length: 200 }, () => openWire(server.url)));
    wires.forEach((wire, index) => {
      if (index % 2 === 0) wire.write('0/,{}');
    });
    await Promise.all(wires.map(({ closed }) => closed));
    expect(wires.filter((wire) => wire.isOpen())).toEqual([]);
  });
});
