/** A citizen's phone: its link opens its own ticket, today, and nothing else; what it may say of it stands in `phone-deeds.test.ts`. */
import { afterEach, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { KioskTicket } from '#protocol/views.ts';
import type { PhoneView } from '#protocol/phone-view.ts';
import type { TicketLink } from '#protocol/vocabulary.ts';
import { openWire, type Knock } from '#tests/support/gateway-client.ts';
import {
  codeOf,
  newRequestId,
  OPENING_TIME,
  resultOf,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { createSettableClock } from '#tests/support/settable-clock.ts';

let server: GatewayServer;
afterEach(() => server.close());

async function oneTicket(): Promise<KioskTicket & { readonly link: TicketLink }> {
  const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
  const ticket = await server.takeTicket(kiosk);
  if (ticket.link === null) throw new Error('the kiosk was given no link');
  return { ...ticket, link: ticket.link };
}
const knock = (link: unknown, auth: object = {}): Promise<Knock<'phone'>> =>
  server.knock({ role: 'phone', auth: { link, ...auth } });
const refusal = async (link: unknown, auth: object = {}): Promise<string> => {
  const knocked = await knock(link, auth);
  return knocked.isOpen ? 'let in' : knocked.refusal;
};

describe('the link on a ticket', () => {
  it('is its number and 22 letters that are another for each ticket', async () => {
    server = await startGatewayServer();
    const [one, other] = [await oneTicket(), await oneTicket()];
    expect(one.link).toMatch(/^[A-Z]\d{3}-[A-Za-z0-9_-]{22}$/);
    expect(one.link.startsWith(`${one.number}-`)).toBe(true);
    expect(one.link.slice(5)).not.toBe(other.link.slice(5));
  });

  it('opens its ticket: greeted with the time only, then shown where it stands', async () => {
    server = await startGatewayServer();
    const { link, number } = await oneTicket();
    const phone = await server.phoneOf(link);
    expect(phone.heard.slice(0, 2).map(({ event }) => event)).toEqual(['welcome', 'view']);
    expect(Object.keys(phone.welcome()).sort()).toEqual(['at', 'protocol', 'role']);
    expect(phone.view()).toMatchObject({ number, status: 'waiting', queue: { ahead: 0 }, call: null });
  });

  it('is followed: called to a counter, served, and over', async () => {
    server = await startGatewayServer();
    const { link, ticketId } = await oneTicket();
    const phone = await server.phoneOf(link);
    const { client } = await server.officerAt('5', 'thao');
    const { counterRevision } = await client.resync();
    resultOf(
      await client.say('callNext', { requestId: newRequestId(), seenCounterRevision: counterRevision }),
    );
    const called = await phone.viewWhere(({ status }) => status === 'called');
    expect(called).toMatchObject({ queue: null, call: { counterNumber: 5 } });
    for (const name of ['startService', 'finish'])
      resultOf(
        await client.say(name, {
          requestId: newRequestId(),
          ticketId,
          ...(name === 'finish' ? { done: [] } : {}),
        }),
      );
    expect(await phone.viewWhere(({ status }) => status === 'finished')).toMatchObject({
      call: null,
      queue: null,
    });
    expect((await server.phoneOf(link)).view().status).toBe('finished');
  });

  it.each<readonly [string, (link: string) => unknown]>([
    [
      'with one letter changed',
      (link) => `${link.slice(0, -2)}${link.at(-2) === 'A' ? 'B' : 'A'}${link.at(-1) ?? ''}`,
    ],
    [
      'with its first letter changed',
      (link) => link.replace(/-(.)/, (_, first: string) => `-${first === 'A' ? 'B' : 'A'}`),
    ],
    ['of the next number', (link) => `${link.slice(0, 1)}002${link.slice(4)}`],
    ['of a ticket that nobody took', () => `C999-${'A'.repeat(22)}`],
    ['guessed', () => `C001-${'0'.repeat(22)}`],
    ['too short', (link) => link.slice(0, -1)],
    ['too long', (link) => `${link}A`],
    ['without its number', (link) => link.slice(5)],
    ['with a space behind it', (link) => `${link} `],
    ['with a line break behind it', (link) => `${link}\n`],
    ['in capital letters', (link) => link.toUpperCase()],
    ['that is empty', () => ''],
    ['that is an array of links', (link) => [link]],
    ['that is an object', (link) => ({ toString: link })],
    ['that is null', () => null],
    ['of 10,000 letters', () => 'A'.repeat(10_000)],
    ['that is the ticket’s id', () => '2026-03-02/C001'],
  ])('%s opens nothing', async (_, changed) => {
    server = await startGatewayServer();
    const { link } = await oneTicket();
    expect(await refusal(changed(link))).toBe('unknown_link');
  });

  it('needs the protocol of this server', async () => {
    server = await startGatewayServer();
    const { link } = await oneTicket();
    for (const protocol of [PROTOCOL_VERSION - 1, PROTOCOL_VERSION + 1])
      expect(await refusal(link, { protocol })).toBe('protocol_mismatch');
    expect(await refusal(link, { protocol: 'three' })).toBe('unknown_link');
  });

  it('is no token, and a device’s token is no link', async () => {
    server = await startGatewayServer();
    const { link } = await oneTicket();
    const device = server.enrol('kiosk');
    expect(await refusal(device.token)).toBe('unknown_link');
    expect(await server.knock({ role: 'kiosk', auth: { deviceToken: link } })).toMatchObject({
      refusal: 'unknown_device',
    });
    expect(await server.knock({ role: 'phone', auth: { deviceToken: device.token } })).toMatchObject({
      refusal: 'unknown_link',
    });
  });

  it('dies with its day, also under an open page and for the kiosk that asks again', async () => {
    server = await startGatewayServer();
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const press = {
      requestId: newRequestId(),
      serviceId: 'certified-copy',
      priorityId: null,
      language: 'vi',
    };
    const { link } = resultOf<KioskTicket>(
      await kiosk.say('issueTicket', {
        ...press,
        serviceId: server.running.executor.day().settings.services[0]?.serviceId,
      }),
    );
    const phone = await server.phoneOf(link ?? '');
    server.clock.advance(24 * 3_600_000);
    await kiosk.viewWhere(({ date }) => date === '2026-03-03');
    expect(await refusal(link)).toBe('unknown_link');
    phone.socket.emit('resync');
    await phone.closed;
    const again = await kiosk.say('issueTicket', {
      ...press,
      serviceId: server.running.executor.day().settings.services[0]?.serviceId,
    });
    expect(resultOf<KioskTicket>(again)).toMatchObject({ date: '2026-03-02', link: null });
  });

  it('of yesterday does not open the ticket that bears the same number today', async () => {
    server = await startGatewayServer();
    const { link, number } = await oneTicket();
    server.clock.advance(24 * 3_600_000);
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    await kiosk.viewWhere(({ date }) => date === '2026-03-03');
    const today = await server.takeTicket(kiosk);
    expect(today.number).toBe(number);
    expect(await refusal(link)).toBe('unknown_link');
    expect((await server.phoneOf(today.link ?? '')).view().number).toBe(number);
  });

  it('outlives a restart of the server', async () => {
    const dataFolder = temporaryFolder();
    const clock = createSettableClock(OPENING_TIME);
    server = await startGatewayServer({ dataFolder, clock });
    const { link, number } = await oneTicket();
    await server.close();
    server = await startGatewayServer({ dataFolder, clock });
    expect((await server.phoneOf(link)).view()).toMatchObject({ number, status: 'waiting' });
  });
});

describe('a phone', () => {
  it.each([
    'issueTicket',
    'callNext',
    'signIn',
    'savePrinting',
    'reportPrintJob',
    'getPrinting',
    'constructor',
    '__proto__',
    'resync2',
  ])('that says %s is not understood and changes nothing', async (name) => {
    server = await startGatewayServer();
    const { link } = await oneTicket();
    const phone = await server.phoneOf(link);
    const before = server.sequence();
    expect(codeOf(await phone.say(name, { requestId: newRequestId() }))).toBe('invalid_message');
    expect(server.sequence()).toBe(before);
  });

  it('is told nothing of anybody else', async () => {
    server = await startGatewayServer();
    const mine = await oneTicket();
    const phone = await server.phoneOf(mine.link);
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const others = [await server.takeTicket(kiosk), await server.takeTicket(kiosk, 'civil-status')];
    await phone.viewWhere(({ revision }) => revision === server.sequence());
    const told = JSON.stringify(phone.heard);
    for (const { number, link, ticketId } of others) {
      expect(told).not.toContain(number);
      expect(told).not.toContain(ticketId);
      expect(told).not.toContain(link);
    }
  });

  it('is one of six of its ticket at most: the oldest gives way', async () => {
    server = await startGatewayServer();
    const { link } = await oneTicket();
    const phones = await Promise.all([server.phoneOf(link)]);
    for (let more = 0; more < 6; more += 1) phones.push(await server.phoneOf(link));
    await phones[0].closed;
    await server.takeTicket(await server.connect('kiosk', server.enrol('kiosk')));
    for (const phone of phones.slice(1))
      expect((await phone.viewWhere(({ revision }) => revision === server.sequence())).status).toBe(
        'waiting',
      );
  });

  it('that asks without end is answered a few times a second', async () => {
    server = await startGatewayServer({ clock: createSettableClock(OPENING_TIME, 'frozen') });
    const { link } = await oneTicket();
    const phone = await server.phoneOf(link);
    const viewsBefore = phone.heard.filter(({ event }) => event === 'view').length;
    for (let asked = 0; asked < 200; asked += 1) phone.socket.emit('resync');
    await phone.nextBeat();
    await phone.nextBeat();
    expect(phone.heard.filter(({ event }) => event === 'view').length - viewsBefore).toBeLessThanOrEqual(10);
  });

  it('of a stranger’s page (foreign Origin) is not let in', async () => {
    server = await startGatewayServer();
    const { link } = await oneTicket();
    const knocked = await server.knock({
      role: 'phone',
      auth: { link },
      headers: { origin: 'http://evil.example' },
    });
    expect(knocked).toMatchObject({ isOpen: false, refusal: 'HTTP 400' });
  });

  it('that pushes a message behind a refused handshake is hung up on or ignored', async () => {
    server = await startGatewayServer();
    const before = server.sequence();
    const wire = await openWire(server.url);
    wire.write(`0/phone,${JSON.stringify({ protocol: PROTOCOL_VERSION, link: `C001-${'0'.repeat(22)}` })}`);
    wire.write(`2/phone,1${JSON.stringify(['issueTicket', {}])}`);
    await wire.closed;
    expect(server.sequence()).toBe(before);
    expect(wire.received.filter((packet) => packet.startsWith('3/phone'))).toEqual([]);
  });

  it('is shown whole small views of its own ticket only', async () => {
    server = await startGatewayServer();
    const { link } = await oneTicket();
    const phone = await server.phoneOf(link);
    const view: PhoneView = phone.view();
    expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(4_000);
    expect(JSON.stringify(view)).not.toContain('officer');
  });
});
