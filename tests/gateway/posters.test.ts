/** Numbers by phone at the real door: what a poster's key opens, what a phone may say there, and one number a phone. */
import { afterEach, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { PosterTicket, ServicePapers } from '#protocol/poster.ts';
import type { PosterKey } from '#protocol/vocabulary.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import {
  codeOf,
  newRequestId,
  resultOf,
  serviceOfField,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';
import { COPY, openPosterOffice, phonesAt, secret, take, wish, type PosterServer } from './poster-office.ts';

let at: PosterServer;
let server: GatewayServer;
afterEach(() => server.close());

async function office(...how: Parameters<typeof openPosterOffice>): Promise<Pick<PosterServer, 'save'>> {
  at = await openPosterOffice(...how);
  ({ server } = at);
  return at;
}

describe('the key of a poster', () => {
  it('opens what there is to take: names once, figures live, nothing of the rest of the office', async () => {
    await office();
    const client = await at.phone();
    expect(Object.keys(client.welcome()).sort()).toEqual(['at', 'office', 'protocol', 'role']);
    expect(Object.keys(client.welcome().office).sort()).toEqual([
      'date',
      'fields',
      'helpDesk',
      'name',
      'services',
      'timeZone',
      'unitName',
    ]);
    expect(client.view()).toMatchObject({ closedTo: null, asksForHallCode: false, closures: [] });
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    await server.takeTicket(kiosk);
    await client.viewWhere(({ fields }) => fields.some(({ waiting }) => waiting === 1));
  });

  it.each<readonly [string, unknown]>([
    ['guessed', 'A'.repeat(22)],
    ['too short', 'A'],
    ['too long', 'A'.repeat(61)],
    ['empty', ''],
    ['an object', { toString: 'x' }],
    ['null', null],
    ['with a letter more', 'more'],
    ['in another case', 'case'],
  ])('that is %s opens nothing', async (what, given) => {
    await office();
    const made = { 'with a letter more': `${at.keyNow()}A`, 'in another case': swapped(at.keyNow()) }[what];
    expect(await at.refusal({ poster: made ?? given })).toBe('unknown_poster');
  });

  it('opens nothing while the office has it switched off, and pages that are open are sent away at once', async () => {
    const { save } = await office();
    const client = await at.phone();
    await save({ isOn: false });
    expect(await client.closed).toBe('io server disconnect');
    expect(await at.refusal()).toBe('posters_off');
    await save({ isOn: true });
    expect(await at.refusal()).toBe('let in');
  });

  it('is worth nothing once the office has another one; whoever came by the old one is sent away', async () => {
    const { save } = await office();
    const client = await at.phone();
    const old = at.keyNow();
    await save({ posterKey: secret() as PosterKey });
    expect(await client.closed).toBe('io server disconnect');
    expect(await at.refusal({ poster: old })).toBe('unknown_poster');
    expect(await at.refusal()).toBe('let in');
  });

  it('needs this server’s protocol, its Origin, and a phone that says who it is', async () => {
    await office();
    expect(await at.refusal({ protocol: PROTOCOL_VERSION + 1 })).toBe('protocol_mismatch');
    for (const phone of [undefined, '', 'short', 'x'.repeat(65), { length: 22 }, `${'x'.repeat(22)}\n`])
      expect(await at.refusal({ phone })).toBe('unknown_poster');
    const foreign = await server.knock({
      role: 'poster',
      auth: { poster: at.keyNow(), phone: secret() },
      headers: { origin: 'http://evil.example' },
    });
    expect(foreign).toMatchObject({ isOpen: false, refusal: 'HTTP 400' });
  });

  it('is off in a new office, and outlives a restart', async () => {
    server = await startGatewayServer();
    const { refusal, keyNow } = phonesAt(server);
    expect(await refusal()).toBe('posters_off');
    expect(keyNow()).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });
});

/** Every small letter large and the other way round. */
const swapped = (text: string): string =>
  Array.from(text, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  ).join('');

describe('a press', () => {
  it('gives a number of the one series, whose link opens its own page; the log says that it came by phone', async () => {
    await office();
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    await server.takeTicket(kiosk);
    const client = await at.phone();
    const ticket = resultOf<PosterTicket>(await client.say('takeNumber', wish({ language: 'zh' })));
    expect(ticket).toMatchObject({ number: 'A002', serviceId: COPY });
    expect((await server.phoneOf(ticket.link ?? '')).view()).toMatchObject({
      number: 'A002',
      status: 'waiting',
      queue: { ahead: 1 },
    });
    expect(server.store.newestDayEvents().at(-1)).toMatchObject({
      type: 'TicketIssued',
      source: 'phone',
      kioskId: 'phone',
      language: 'zh',
    });
  });

  it('that is repeated is one number: twice at once, after a lost answer, and from a page that was reloaded', async () => {
    await office();
    const own = secret();
    const client = await at.phone(own);
    const same = wish();
    const [one, other] = await Promise.all([client.say('takeNumber', same), client.say('takeNumber', same)]);
    expect(resultOf<PosterTicket>(one)).toEqual(resultOf<PosterTicket>(other));
    client.close();
    const again = await at.phone(own);
    expect(resultOf<PosterTicket>(await again.say('takeNumber', same))).toEqual(resultOf(one));
    expect(server.store.newestDayEvents().filter(({ type }) => type === 'TicketIssued')).toHaveLength(1);
  });

  it('under the same requestId for something else, or of another phone, is refused', async () => {
    await office();
    const client = await at.phone();
    const same = wish();
    resultOf(await client.say('takeNumber', same));
    const changed = { ...same, serviceId: serviceOfField('civil-status') };
    expect(codeOf(await client.say('takeNumber', changed))).toBe('request_reused');
    expect(codeOf(await (await at.phone()).say('takeNumber', same))).toBe('request_reused');
  });

  it.each<readonly [string, object]>([
    ['without a requestId', { requestId: undefined }],
    ['for a class that goes first', { priorityId: 'elderly' }],
    ['for several services', { furtherServiceIds: [COPY] }],
    ['in another’s name', { phone: secret() }],
    ['at a kiosk of its choice', { kioskId: 'kiosk' }],
    ['with markup for a service', { serviceId: '<b>' }],
    ['with a code that is a number', { hallCode: 1234 }],
    ['with five digits', { hallCode: '12345' }],
    ['in no language', { language: 'km' }],
  ])('%s is no message', async (_, change) => {
    await office();
    expect(await take(await at.phone(), change)).toBe('invalid_message');
    expect(server.store.newestDayEvents().some(({ type }) => type === 'TicketIssued')).toBe(false);
  });

  it('knows no other message, and none of a kiosk’s', async () => {
    await office();
    const client = await at.phone();
    for (const name of ['issueTicket', 'callNext', 'giveUp', '__proto__', 'constructor'])
      expect(codeOf(await client.say(name, wish()))).toBe('invalid_message');
  });

  it('for a service that the office has not, or while it is closed, is refused by name', async () => {
    await office(
      {},
      { rules: { hours: { week: [[], [], [], [], [], [], []], holidays: [], makeUpDays: [] } } },
    );
    const client = await at.phone();
    expect(await take(client)).toBe('day_off');
    expect(await take(client, { serviceId: 'nothing' })).toBe('unknown_service');
  });

  it('hears what has to be ready before it, and of no service that is not there', async () => {
    await office();
    const client = await at.phone();
    const papers = resultOf<ServicePapers>(await client.say('getPapers', { serviceId: COPY }));
    expect(papers.length).toBeGreaterThan(0);
    expect(codeOf(await client.say('getPapers', { serviceId: 'nothing' }))).toBe('unknown_service');
  });
});

describe('one phone', () => {
  it('has one open number, is told which, and is given another once that is given up', async () => {
    await office();
    const own = secret();
    const client = await at.phone(own);
    expect(resultOf(await client.say('findOwn', {}))).toBeNull();
    const ticket = resultOf<PosterTicket>(await client.say('takeNumber', wish()));
    expect(await take(client)).toBe('phone_has_number');
    const reloaded = await at.phone(own);
    expect(await take(reloaded)).toBe('phone_has_number');
    expect(resultOf(await reloaded.say('findOwn', {}))).toEqual(ticket);
    const page = await server.phoneOf(ticket.link ?? '');
    resultOf(await page.say('giveUp', { requestId: newRequestId() }));
    expect(resultOf(await reloaded.say('findOwn', {}))).toBeNull();
    expect(await take(reloaded)).toBe('ok');
  });

  it('is known again after the server was started anew, by what the log says of the day', async () => {
    const folder = temporaryFolder();
    await office({}, { dataFolder: folder });
    const own = secret();
    const ticket = resultOf<PosterTicket>(await (await at.phone(own)).say('takeNumber', wish()));
    await server.close();
    server = await startGatewayServer({ dataFolder: folder });
    const { phone } = phonesAt(server);
    expect(resultOf(await (await phone(own)).say('findOwn', {}))).toEqual(ticket);
    expect(await take(await phone(own))).toBe('phone_has_number');
  });

  it('that presses, gives up and presses again is slowed down, and costs nobody else a turn', async () => {
    await office();
    const client = await at.phone();
    const codes: string[] = [];
    for (let each = 0; each < 7; each += 1) {
      const answer = await client.say('takeNumber', wish());
      codes.push(codeOf(answer));
      if (!answer.ok) continue;
      const page = await server.phoneOf((answer.result as PosterTicket).link ?? '');
      resultOf(await page.say('giveUp', { requestId: newRequestId() }));
      page.close();
    }
    expect(codes).toEqual([...Array<string>(5).fill('ok'), 'too_fast', 'too_fast']);
    expect(await take(await at.phone())).toBe('ok');
  });

  it('that talks without pause is answered that it should slow down', async () => {
    await office();
    const client = await at.phone();
    const codes = await Promise.all(
      Array.from({ length: 40 }, async () => codeOf(await client.say('findOwn', {}))),
    );
    expect(new Set(codes)).toEqual(new Set(['ok', 'too_many_tries']));
    expect(codes.filter((code) => code === 'ok').length).toBeLessThanOrEqual(12);
  });
});
