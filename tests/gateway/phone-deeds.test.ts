/** What a phone may say: of its own ticket, by its link alone, once. Every row of the table against every wrong link. */
import { afterEach, describe, expect, it } from 'vitest';
import { MESSAGES, type MessageName } from '#protocol/messages.ts';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { AdminView } from '#protocol/admin-view.ts';
import type { KioskTicket } from '#protocol/views.ts';
import type { TicketId, TicketLink } from '#protocol/vocabulary.ts';
import { openWire, type GatewayClient } from '#tests/support/gateway-client.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import {
  codeOf,
  newRequestId,
  OPENING_TIME,
  resultOf,
  startGatewayServer,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';
import { createSettableClock } from '#tests/support/settable-clock.ts';

type Deed = MessageName<'phone'>;
type Ticket = KioskTicket & { readonly link: TicketLink };

let server: GatewayServer;
afterEach(() => server.close());

const DEEDS = Object.keys(MESSAGES.phone) as readonly Deed[];
const inputOf: { readonly [N in Deed]: () => Readonly<Record<string, unknown>> } = {
  giveUp: () => ({ requestId: newRequestId() }),
  rate: () => ({ requestId: newRequestId(), score: 'dissatisfied', reasons: ['slow'] }),
};

async function oneTicket(): Promise<Ticket> {
  const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
  const ticket = await server.takeTicket(kiosk);
  if (ticket.link === null) throw new Error('the kiosk was given no link');
  return { ...ticket, link: ticket.link };
}
async function call({ client }: SignedInClient): Promise<TicketId> {
  const { counterRevision: seenCounterRevision } = await client.resync();
  const answer = await client.say('callNext', { requestId: newRequestId(), seenCounterRevision });
  return resultOf<{ ticketId: TicketId }>(answer).ticketId;
}
async function serve(officer: SignedInClient): Promise<void> {
  const ticketId = await call(officer);
  for (const [name, more] of [['startService', {}] as const, ['finish', { done: [] }] as const])
    resultOf(await officer.client.say(name, { requestId: newRequestId(), ticketId, ...more }));
}
/** A ticket of which the deed would be granted. */
async function readyFor(deed: Deed): Promise<Ticket> {
  const ticket = await oneTicket();
  if (deed === 'rate') await serve(await server.officerAt('5', 'thao'));
  return ticket;
}
const eventsNow = (): readonly { readonly type: string }[] => server.store.newestDayEvents();

describe.each(DEEDS)('%s', (deed) => {
  it('is granted to the phone of that ticket and changes something', async () => {
    server = await startGatewayServer();
    const phone = await server.phoneOf((await readyFor(deed)).link);
    const before = server.sequence();
    expect(codeOf(await phone.say(deed, inputOf[deed]()))).toBe('ok');
    expect(server.sequence()).toBe(before + 1);
  });

  it('said again under the same requestId is one deed with one answer; another body under it is refused', async () => {
    server = await startGatewayServer();
    const { link } = await readyFor(deed);
    const [phone, other] = [await server.phoneOf(link), await server.phoneOf(link)];
    const input = inputOf[deed]();
    const first = await phone.say(deed, input);
    const before = server.sequence();
    expect(await phone.say(deed, input)).toEqual(first);
    expect(await other.say(deed, input)).toEqual(first);
    expect(server.sequence()).toBe(before);
    const otherDeed: Deed = deed === 'rate' ? 'giveUp' : 'rate';
    const otherBody = { ...inputOf[otherDeed](), requestId: input['requestId'] };
    expect(codeOf(await phone.say(otherDeed, otherBody))).toBe('request_reused');
  });

  it('is remembered over a restart of the server', async () => {
    const dataFolder = temporaryFolder();
    const clock = createSettableClock(OPENING_TIME);
    server = await startGatewayServer({ dataFolder, clock });
    const { link } = await readyFor(deed);
    const input = inputOf[deed]();
    const first = await (await server.phoneOf(link)).say(deed, input);
    await server.close();
    server = await startGatewayServer({ dataFolder, clock });
    expect(await (await server.phoneOf(link)).say(deed, input)).toEqual(first);
  });

  it('under the requestId of another ticket’s phone is refused, and touches neither', async () => {
    server = await startGatewayServer();
    const mine = await readyFor(deed);
    const [phone, stranger] = [
      await server.phoneOf(mine.link),
      await server.phoneOf((await oneTicket()).link),
    ];
    const input = inputOf[deed]();
    resultOf(await phone.say(deed, input));
    const before = server.sequence();
    expect(codeOf(await stranger.say(deed, input))).toBe('request_reused');
    expect(server.sequence()).toBe(before);
  });

  it('over the link of another ticket does not touch this one, whatever the message names', async () => {
    server = await startGatewayServer();
    const mine = await readyFor(deed);
    const stranger = await server.phoneOf((await oneTicket()).link);
    for (const named of [{ ticketId: mine.ticketId }, { link: mine.link }]) {
      const before = server.sequence();
      expect(codeOf(await stranger.say(deed, { ...inputOf[deed](), ...named }))).toBe('invalid_message');
      expect(server.sequence()).toBe(before);
    }
    resultOf(await (await server.phoneOf(mine.link)).say(deed, inputOf[deed]()));
  });

  it.each<readonly [string, (link: string) => unknown]>([
    ['another secret', (link) => `${link.slice(0, 5)}${'A'.repeat(22)}`],
    ['the next number', (link) => link.replace(/\d{3}/, '002')],
    ['no link', () => undefined],
    ['an object', (link) => ({ link })],
    ['its ticket’s id', () => '2026-03-02/C001'],
  ])('pushed behind a handshake with %s is not heard', async (_, changed) => {
    server = await startGatewayServer();
    const { link } = await readyFor(deed);
    const before = server.sequence();
    const wire = await openWire(server.url);
    wire.write(`0/phone,${JSON.stringify({ protocol: PROTOCOL_VERSION, link: changed(link) })}`);
    wire.write(`2/phone,1${JSON.stringify([deed, inputOf[deed]()])}`);
    await wire.closed;
    expect(server.sequence()).toBe(before);
  });

  it('over yesterday’s link is hung up on, also on a page that stayed open', async () => {
    server = await startGatewayServer();
    const { link } = await readyFor(deed);
    const phone = await server.phoneOf(link);
    server.clock.advance(24 * 3_600_000);
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    await kiosk.viewWhere(({ date }) => date === '2026-03-03');
    const today = await server.takeTicket(kiosk);
    const before = server.sequence();
    phone.socket.emit(deed, inputOf[deed]());
    await phone.closed;
    expect(await server.knock({ role: 'phone', auth: { link } })).toMatchObject({ refusal: 'unknown_link' });
    expect(server.sequence()).toBe(before);
    expect((await server.phoneOf(today.link ?? '')).view().status).toBe('waiting');
  });

  it.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'now'],
    ['no requestId', {}],
    ['a short requestId', { requestId: 'a' }],
    ['a requestId of 1 MB', { requestId: 'a'.repeat(20_000) }],
    ['a requestId with a line break', { requestId: `${'a'.repeat(20)}\n` }],
    ['an array', []],
  ])('with %s for a body is not understood', async (_, body) => {
    server = await startGatewayServer();
    const phone = await server.phoneOf((await readyFor(deed)).link);
    const before = server.sequence();
    expect(codeOf(await phone.say(deed, body))).toBe('invalid_message');
    expect(server.sequence()).toBe(before);
  });

  it.each(['kiosk', 'display', 'counter', 'admin', 'printer'] as const)(
    'is nothing that a %s may say',
    async (role) => {
      server = await startGatewayServer();
      await readyFor(deed);
      const device: Pick<GatewayClient<'kiosk'>, 'say'> = await server.connect(
        role,
        server.enrol(role, role === 'counter' ? '3' : undefined),
      );
      const before = server.sequence();
      expect(codeOf(await device.say(deed, inputOf[deed]()))).toBe('invalid_message');
      expect(server.sequence()).toBe(before);
    },
  );

  it('without end is done once, and slowed down', async () => {
    server = await startGatewayServer({ clock: createSettableClock(OPENING_TIME, 'frozen') });
    const phone = await server.phoneOf((await readyFor(deed)).link);
    const before = server.sequence();
    const codes = await Promise.all(
      Array.from({ length: 60 }, () => phone.say(deed, inputOf[deed]()).then(codeOf)),
    );
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(codes.filter((code) => code === 'too_many_tries')).toHaveLength(50);
    expect(codes.filter((code) => code === 'too_fast')).toHaveLength(4);
    expect(server.sequence()).toBe(before + 1);
    // Whoever comes back over another connection is as tired.
    const again = await server.phoneOf((phone.socket.auth as { readonly link: string }).link);
    expect(codeOf(await again.say(deed, inputOf[deed]()))).toBe('too_fast');
  });
});

describe('a place that was given away', () => {
  it('is told on every phone of it, and lets the others move up', async () => {
    server = await startGatewayServer();
    const [first, second] = [await oneTicket(), await oneTicket()];
    const [mine, family, next] = [
      await server.phoneOf(first.link),
      await server.phoneOf(first.link),
      await server.phoneOf(second.link),
    ];
    resultOf(await mine.say('giveUp', inputOf.giveUp()));
    for (const phone of [mine, family])
      expect(await phone.viewWhere(({ status }) => status === 'cancelled')).toMatchObject({
        isGivenUp: true,
      });
    expect((await next.viewWhere(({ queue }) => queue?.ahead === 0)).status).toBe('waiting');
    expect(eventsNow().at(-1)).toMatchObject({ type: 'TicketGivenUp', ticketId: first.ticketId });
    expect((await server.phoneOf(first.link)).view()).toMatchObject({ status: 'cancelled', isGivenUp: true });
  });

  it('cannot be given away once it was called: the answer says that it is too late', async () => {
    server = await startGatewayServer();
    const { link } = await oneTicket();
    const phone = await server.phoneOf(link);
    await call(await server.officerAt('5', 'thao'));
    expect(codeOf(await phone.say('giveUp', inputOf.giveUp()))).toBe('wrong_status');
    expect((await phone.resync()).status).toBe('called');
  });

  it('cancelled by an officer says that it was not the citizen', async () => {
    server = await startGatewayServer();
    const { link, ticketId } = await oneTicket();
    const phone = await server.phoneOf(link);
    const { client } = await server.officerAt('5', 'thao');
    resultOf(await client.say('cancel', { requestId: newRequestId(), ticketId, reason: 'left' }));
    const view = await phone.viewWhere(({ status }) => status === 'cancelled');
    expect(view).toMatchObject({ isGivenUp: false, rating: null });
  });
});

describe('a rating', () => {
  it('is asked for when the service is over, bound to what the office knows, and then asked for no more', async () => {
    server = await startGatewayServer();
    const { link, ticketId, serviceId } = await oneTicket();
    const phone = await server.phoneOf(link);
    expect(codeOf(await phone.say('rate', inputOf.rate()))).toBe('not_served_yet');
    await serve(await server.officerAt('5', 'thao'));
    expect((await phone.viewWhere(({ status }) => status === 'finished')).rating).toBe('open');
    resultOf(await phone.say('rate', inputOf.rate()));
    await phone.viewWhere(({ rating }) => rating === 'given');
    expect(eventsNow().at(-1)).toMatchObject({
      type: 'ServiceRated',
      ticketId,
      serviceId,
      counterId: '5',
      officerId: 'thao',
      score: 'dissatisfied',
      reasons: ['slow'],
      source: 'phone',
    });
    expect(codeOf(await phone.say('rate', { ...inputOf.rate(), score: 'neutral', reasons: [] }))).toBe(
      'already_rated',
    );
  });

  it.each<readonly [string, object]>([
    ['an unknown score', { score: 'splendid', reasons: [] }],
    ['a score of five stars', { score: 5, reasons: [] }],
    ['no score', { reasons: [] }],
    ['a reason that is none of the list', { score: 'dissatisfied', reasons: ['<script>'] }],
    ['the same reason twice', { score: 'dissatisfied', reasons: ['slow', 'slow'] }],
    ['reasons for being satisfied', { score: 'satisfied', reasons: ['slow'] }],
    ['another officer', { score: 'satisfied', reasons: [], officerId: 'hanh' }],
    ['another source', { score: 'satisfied', reasons: [], source: 'tablet' }],
  ])('with %s is not understood', async (_, body) => {
    server = await startGatewayServer();
    const phone = await server.phoneOf((await readyFor('rate')).link);
    expect(codeOf(await phone.say('rate', { requestId: newRequestId(), ...body }))).toBe('invalid_message');
    expect((await phone.resync()).rating).toBe('open');
  });

  it('is shown on no screen but the desk, and there as a figure: whose it was nobody is told', async () => {
    server = await startGatewayServer({ officers: ['thao', 'minh'] });
    const { link } = await oneTicket();
    const officer = await server.officerAt('5', 'thao');
    const supervisor = await server.adminAt('minh');
    const screens = [
      officer.client,
      await server.connect('rating', server.enrol('rating', '5')),
      await server.connect('display', server.enrol('display')),
      await server.connect('kiosk', server.enrol('kiosk')),
      await server.phoneOf(link),
    ] as const;
    const [, , , , phone] = screens;
    await serve(officer);
    const revision = resultOf<null>(await phone.say('rate', inputOf.rate()));
    expect(revision).toBeNull();
    for (const screen of screens) {
      await (screen as GatewayClient<'kiosk'>).viewWhere((view) => view.revision === server.sequence());
      const told = JSON.stringify(screen.heard);
      expect(told).not.toContain('dissatisfied');
      expect(told).not.toContain('"slow"');
    }
    const { ratings } = (await supervisor.client.viewWhere(
      (view) => !view.isLocked && view.ratings.rated === 1,
    )) as Extract<AdminView, { readonly isLocked: false }>;
    expect(ratings).toMatchObject({ scores: { dissatisfied: 1 }, reasons: { slow: 1 } });
    expect(JSON.stringify(ratings)).not.toContain('A001');
  });
});
