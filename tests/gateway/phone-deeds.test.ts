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
import { FIRST_FORM } from '#tests/support/rating.ts';
import { createSettableClock } from '#tests/support/settable-clock.ts';

type Deed = MessageName<'phone'>;
type Ticket = KioskTicket & { readonly link: TicketLink };

let server: GatewayServer;
afterEach(() => server.close());

const DEEDS = Object.keys(MESSAGES.phone) as readonly Deed[];
const inputOf: { readonly [N in Deed]: () => Readonly<Record<string, unknown>> } = {
  giveUp: () => ({ requestId: newRequestId() }),
  rate: () => ({ requestId: newRequestId(), score: 'dissatisfied', faces: 4 }),
  explain: () => ({ requestId: newRequestId(), reasons: ['slow'], words: 'Chờ lâu quá' }),
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
  if (deed === 'giveUp') return ticket;
  await serve(await server.officerAt('5', 'thao'));
  if (deed === 'explain') {
    const phone = await server.phoneOf(ticket.link);
    resultOf(await phone.say('rate', inputOf.rate()));
    phone.close();
  }
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
    expect(codes.filter((code) => code === 'too_fast')).toHaveLength(deed === 'explain' ? 5 : 4);
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
    expect((await phone.viewWhere(({ status }) => status === 'finished')).rating).toEqual(FIRST_FORM);
    resultOf(await phone.say('rate', inputOf.rate()));
    await phone.viewWhere(({ rating }) => rating === 'given');
    expect(eventsNow().at(-1)).toMatchObject({
      type: 'ServiceRated',
      ticketId,
      serviceId,
      counterId: '5',
      officerId: 'thao',
      score: 'dissatisfied',
      scale: { faces: 4, satisfied: 2 },
      source: 'phone',
    });
    expect(codeOf(await phone.say('rate', { ...inputOf.rate(), score: 'neutral' }))).toBe('already_rated');
    resultOf(await phone.say('explain', inputOf.explain()));
    expect(eventsNow().at(-1)).toMatchObject({ ticketId, reasons: ['slow'], words: 'Chờ lâu quá' });
    expect(codeOf(await phone.say('explain', inputOf.explain()))).toBe('already_rated');
  });

  it.each<readonly [string, 'rate' | 'explain', object]>([
    ['an unknown score', 'rate', { score: 'splendid', faces: 4 }],
    ['a score of five stars', 'rate', { score: 5, faces: 5 }],
    ['no score', 'rate', { faces: 4 }],
    ['no scale', 'rate', { score: 'satisfied' }],
    ['a face that its scale has not', 'rate', { score: 'very_satisfied', faces: 3 }],
    ['seven faces', 'rate', { score: 'satisfied', faces: 7 }],
    ['reasons along with the touch', 'rate', { score: 'dissatisfied', faces: 4, reasons: ['slow'] }],
    ['another officer', 'rate', { score: 'satisfied', faces: 4, officerId: 'hanh' }],
    ['another source', 'rate', { score: 'satisfied', faces: 4, source: 'tablet' }],
    ['a reason that is none', 'explain', { reasons: ['<script>'], words: null }],
    ['a reason that this office never had', 'explain', { reasons: ['own-abcdefgh'], words: null }],
    ['the same reason twice', 'explain', { reasons: ['slow', 'slow'], words: null }],
    ['nothing said', 'explain', { reasons: [], words: null }],
    ['too many letters', 'explain', { reasons: [], words: 'a'.repeat(501) }],
    ['a line break', 'explain', { reasons: [], words: 'chờ\nlâu' }],
    ['what writes backwards', 'explain', { reasons: [], words: 'chờ \u202e lâu' }],
    ['stacked marks', 'explain', { reasons: [], words: `a${'\u0301'.repeat(9)}` }],
    ['an object for words', 'explain', { reasons: [], words: { vi: 'chờ lâu' } }],
  ])('with %s is not understood', async (_, deed, body) => {
    server = await startGatewayServer();
    const phone = await server.phoneOf((await readyFor(deed)).link);
    const before = server.sequence();
    expect(codeOf(await phone.say(deed, { requestId: newRequestId(), ...body }))).toBe('invalid_message');
    expect(server.sequence()).toBe(before);
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
    resultOf(await phone.say('explain', inputOf.explain()));
    for (const screen of screens) {
      await (screen as GatewayClient<'kiosk'>).viewWhere((view) => view.revision === server.sequence());
      const told = JSON.stringify(screen.heard);
      expect(told).not.toContain('Chờ lâu');
      // How everybody is asked says nothing of what was answered.
      const answers = told.replaceAll(JSON.stringify(FIRST_FORM), '');
      expect(answers).not.toContain('dissatisfied');
      expect(answers).not.toContain('"slow"');
    }
    const { ratings } = (await supervisor.client.viewWhere(
      (view) => !view.isLocked && view.ratings.reasons.length === 1,
    )) as Extract<AdminView, { readonly isLocked: false }>;
    expect(ratings).toMatchObject({
      dissatisfied: 1,
      satisfied: 0,
      reasons: [{ reasonId: 'slow', count: 1 }],
    });
    expect(JSON.stringify(ratings)).not.toMatch(/A001|Chờ lâu/);
    // What was written is fetched by a supervisor, day by day, without the number.
    const said = await supervisor.client.say('getRatedDay', { date: server.running.executor.day().date });
    expect(said).toMatchObject({
      ok: true,
      result: { ratings, remarks: { newest: [{ words: 'Chờ lâu quá', counterId: '5' }], total: 1 } },
    });
    expect(JSON.stringify(said)).not.toContain('A001');
    expect(await supervisor.client.say('getRatedDay', { date: '2026-01-05' })).toMatchObject({
      result: { ratings: null, remarks: { newest: [], total: 0 } },
    });
  });
});
