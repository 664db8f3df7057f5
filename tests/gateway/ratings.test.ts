/** The rating screens of counters, kiosks and phones before the real gateway: who may rate what, once, and what they are shown. */
import { afterEach, describe, expect, it } from 'vitest';
import { RATING_PROMPT_MS, type RatedDay, type RatingView } from '#protocol/rating.ts';
import { FIRST_RATING_SETTINGS, type RatingSettings } from '#protocol/rating-settings.ts';
import type { KioskTicket, TicketStanding } from '#protocol/views.ts';
import type { TicketLink } from '#protocol/vocabulary.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
import {
  codeOf,
  newRequestId,
  OPENING_TIME,
  resultOf,
  startGatewayServer,
  type Enrolled,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';
import { FIRST_FORM } from '#tests/support/rating.ts';
import { createSettableClock } from '#tests/support/settable-clock.ts';

let server: GatewayServer;
let kiosk: GatewayClient<'kiosk'>;
let officer: SignedInClient;
let device: Enrolled;
let screen: GatewayClient<'rating'>;
afterEach(() => server.close());

const clock = createSettableClock(OPENING_TIME);

/** A counter 5 with its officer and its screen. */
async function open(): Promise<void> {
  server = await startGatewayServer({ clock });
  kiosk = await server.connect('kiosk', server.enrol('kiosk'));
  officer = await server.officerAt('5', 'thao');
  device = server.enrol('rating', '5');
  screen = await server.connect('rating', device);
}
async function begun(): Promise<KioskTicket> {
  const ticket = await server.takeTicket(kiosk);
  const { counterRevision: seenCounterRevision } = await officer.client.resync();
  resultOf(await officer.client.say('callNext', { requestId: newRequestId(), seenCounterRevision }));
  resultOf(await at('startService', ticket));
  return ticket;
}
const at = (name: 'startService' | 'finish', { ticketId }: KioskTicket) =>
  officer.client.say(name, {
    requestId: newRequestId(),
    ticketId,
    ...(name === 'finish' ? { done: [] } : {}),
  });
async function finished(): Promise<KioskTicket & { readonly link: TicketLink }> {
  const ticket = await begun();
  resultOf(await at('finish', ticket));
  if (ticket.link === null) throw new Error('the kiosk was given no link');
  return { ...ticket, link: ticket.link };
}
const touch = ({ ticketId }: KioskTicket, score = 'satisfied') => ({
  requestId: newRequestId(),
  ticketId,
  score,
  faces: 4,
});
const promptOf = (view: RatingView): string | null => view.prompt?.number ?? null;
const ratings = () => server.store.newestDayEvents().filter(({ type }) => type === 'ServiceRated');

describe('the screen of a counter', () => {
  it('is shown what was finished there, at once, and takes one touch', async () => {
    await open();
    expect((await screen.resync()).prompt).toBeNull();
    const ticket = await finished();
    const asked = await screen.viewWhere((view) => promptOf(view) === ticket.number);
    expect(asked).toMatchObject({ counterNumber: 5, prompt: { ticketId: ticket.ticketId, language: 'vi' } });
    expect(codeOf(await screen.say('rate', touch(ticket)))).toBe('ok');
    await screen.viewWhere((view) => promptOf(view) === null);
    expect(ratings()).toMatchObject([
      { source: 'counter', deviceId: device.deviceId, counterId: '5', officerId: 'thao', score: 'satisfied' },
    ]);
  });

  it('stops asking by itself, though nothing happens in the queue', async () => {
    await open();
    const ticket = await finished();
    await screen.viewWhere((view) => promptOf(view) === ticket.number);
    clock.advance(RATING_PROMPT_MS);
    await screen.viewWhere((view) => promptOf(view) === null);
  });

  it('stops asking when the officer takes the end back, and refuses a touch that was on its way', async () => {
    await open();
    const ticket = await finished();
    await screen.viewWhere((view) => promptOf(view) === ticket.number);
    const { undo } = await officer.client.resync();
    resultOf(await officer.client.say('undo', { requestId: newRequestId(), sequence: undo?.sequence ?? 0 }));
    await screen.viewWhere((view) => promptOf(view) === null);
    expect(codeOf(await screen.say('rate', touch(ticket)))).toBe('not_served_yet');
  });

  it('takes a touch once, however often it is sent', async () => {
    await open();
    const said = touch(await finished(), 'dissatisfied');
    const answers = await Promise.all([screen.say('rate', said), screen.say('rate', said)]);
    expect(answers.map(codeOf)).toEqual(['ok', 'ok']);
    expect(ratings()).toHaveLength(1);
    // Another tap is another touch, not another rating.
    expect(codeOf(await screen.say('rate', { ...said, requestId: newRequestId() }))).toBe('already_rated');
    expect(codeOf(await screen.say('rate', { ...said, score: 'very_satisfied' }))).toBe('request_reused');
  });

  it('gives reasons to its own low rating, once; another screen cannot, of the same counter neither', async () => {
    await open();
    const ticket = await finished();
    resultOf(await screen.say('rate', touch(ticket, 'dissatisfied')));
    const why = () => ({
      requestId: newRequestId(),
      ticketId: ticket.ticketId,
      reasons: ['slow'],
      words: null,
    });
    const other = await server.connect('rating', server.enrol('rating', '5'));
    expect(codeOf(await other.say('explain', why()))).toBe('not_rated_here');
    expect(codeOf(await screen.say('explain', why()))).toBe('ok');
    expect(codeOf(await screen.say('explain', why()))).toBe('already_rated');
  });

  it('takes own words on its low rating, once; they are the supervisor’s to read and on no screen', async () => {
    await open();
    const supervisor = await startDesk();
    const ticket = await finished();
    const words = 'chờ lâu quá';
    const why = (said = words) => ({
      requestId: newRequestId(),
      ticketId: ticket.ticketId,
      reasons: [],
      words: said,
    });
    expect(codeOf(await screen.say('explain', why()))).toBe('not_rated_here');
    resultOf(await screen.say('rate', touch(ticket, 'dissatisfied')));
    const neighbour = await server.connect('rating', server.enrol('rating', '3'));
    expect(codeOf(await neighbour.say('explain', why()))).toBe('not_rated_here');
    const said = why();
    expect(codeOf(await screen.say('explain', said))).toBe('ok');
    expect(codeOf(await screen.say('explain', said))).toBe('ok');
    expect(codeOf(await screen.say('explain', why('và nữa')))).toBe('already_rated');

    const display = await server.connect('display', server.enrol('display'));
    const phone = await server.phoneOf(ticket.link);
    const views = [
      await screen.resync(),
      await neighbour.resync(),
      await kiosk.resync(),
      await officer.client.resync(),
      await supervisor.client.resync(),
      await display.resync(),
      phone.view(),
    ];
    for (const view of views) expect(JSON.stringify(view)).not.toContain(words);
    const { date } = server.running.executor.day();
    const { remarks } = resultOf<RatedDay>(await supervisor.client.say('getRatedDay', { date }));
    expect(remarks).toMatchObject({
      newest: [{ words, counterId: '5', score: 'dissatisfied' }],
      total: 1,
    });
    expect(JSON.stringify(remarks)).not.toContain(ticket.number);
  });

  it('takes no words of one who was satisfied', async () => {
    await open();
    const { ticketId, ...ticket } = await finished();
    resultOf(await screen.say('rate', touch({ ticketId, ...ticket }, 'neutral')));
    const said = { requestId: newRequestId(), ticketId, reasons: [], words: 'tốt' };
    expect(codeOf(await screen.say('explain', said))).toBe('not_rated_here');
  });

  it.each([
    ['nothing said', [], null],
    ['one reason twice', ['slow', 'slow'], null],
    ['a reason of its own', ['rude'], null],
    ['words of nothing but spaces', [], '   '],
    ['more letters than there are', [], 'a'.repeat(501)],
    ['a line break', [], 'chờ\nlâu'],
    ['words left out', ['slow'], undefined],
  ])('explains nothing with %s', async (_, reasons, words) => {
    await open();
    const ticket = await finished();
    resultOf(await screen.say('rate', touch(ticket, 'dissatisfied')));
    const said = { requestId: newRequestId(), ticketId: ticket.ticketId, reasons, words };
    expect(codeOf(await screen.say('explain', said))).toBe('invalid_message');
  });
});

describe('nobody rates what is not theirs to rate', () => {
  it('another counter’s screen neither sees the question nor may answer it', async () => {
    await open();
    const other = await server.connect('rating', server.enrol('rating', '3'));
    const ticket = await finished();
    await screen.viewWhere((view) => promptOf(view) === ticket.number);
    expect((await other.resync()).prompt).toBeNull();
    expect(codeOf(await other.say('rate', touch(ticket)))).toBe('ticket_not_at_counter');
    expect(ratings()).toHaveLength(0);
  });

  it('a screen of no counter is shown nothing and refused', async () => {
    await open();
    const knocked = await server.knock({
      role: 'rating',
      auth: { deviceToken: server.enrol('rating').token },
    });
    if (!knocked.isOpen) throw new Error(knocked.refusal);
    const ticket = await finished();
    expect(codeOf(await knocked.client.say('rate', touch(ticket)))).toBe('unknown_counter');
  });

  it('before the service is over nobody may: not the screen, not the phone, not the kiosk', async () => {
    await open();
    const ticket = await begun();
    const phone = await server.phoneOf(ticket.link!);
    const score = 'very_satisfied';
    const requestId = newRequestId;
    const answers = [
      await screen.say('rate', touch(ticket, score)),
      await phone.say('rate', { requestId: requestId(), score, faces: 4 }),
      await kiosk.say('rate', { requestId: requestId(), link: ticket.link, score, faces: 4 }),
    ];
    expect(answers.map(codeOf)).toEqual(['not_served_yet', 'not_served_yet', 'not_served_yet']);
  });

  it('what is said of itself is not believed: place, source and officer are the office’s facts', async () => {
    await open();
    const ticket = await finished();
    for (const lie of [{ ofCounterId: '3' }, { source: 'phone' }, { deviceId: 'x' }, { officerId: 'hanh' }])
      expect(codeOf(await screen.say('rate', { ...touch(ticket), ...lie }))).toBe('invalid_message');
  });

  it('a hundred ratings of one ticket are one', async () => {
    await open();
    const ticket = await finished();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => screen.say('rate', touch(ticket, 'very_satisfied'))),
    );
    expect(answers.map(codeOf).filter((code) => code === 'ok')).toHaveLength(1);
    expect(ratings()).toHaveLength(1);
  });
});

describe('one ticket, one rating, wherever it was said', () => {
  it('screen and phone at the same moment', async () => {
    await open();
    const ticket = await finished();
    const phone = await server.phoneOf(ticket.link);
    const said = { requestId: newRequestId(), score: 'satisfied', faces: 4 };
    const codes = (await Promise.all([screen.say('rate', touch(ticket)), phone.say('rate', said)])).map(
      codeOf,
    );
    expect(codes.toSorted()).toEqual(['already_rated', 'ok']);
    expect(ratings()).toHaveLength(1);
  });

  it('at a kiosk with the ticket held up to it: offered while it may be rated, and no more', async () => {
    await open();
    const ticket = await finished();
    const standing = async () =>
      resultOf<TicketStanding>(await kiosk.say('findTicket', { link: ticket.link }));
    expect(await standing()).toMatchObject({ status: 'finished', rating: FIRST_FORM });
    const said = { requestId: newRequestId(), link: ticket.link, score: 'neutral', faces: 4 };
    expect(codeOf(await kiosk.say('rate', said))).toBe('ok');
    expect(await standing()).toMatchObject({ rating: null });
    expect(codeOf(await screen.say('rate', touch(ticket)))).toBe('already_rated');
    expect(ratings()).toMatchObject([{ source: 'kiosk', score: 'neutral' }]);
    const unknown = { ...said, requestId: newRequestId(), link: `${ticket.link.slice(0, -1)}!` };
    expect(codeOf(await kiosk.say('rate', unknown))).toBe('unknown_ticket');
  });
});

it('a kiosk gives the reasons of a low rating that it has taken itself, once, and no words', async () => {
  await open();
  const ticket = await finished();
  const { link } = ticket;
  const why = (more: object = {}) => ({ requestId: newRequestId(), link, reasons: ['slow'], ...more });
  expect(codeOf(await kiosk.say('explain', why()))).toBe('not_rated_here');
  const low = { requestId: newRequestId(), link, score: 'dissatisfied', faces: 4 };
  resultOf(await kiosk.say('rate', low));
  const other = await server.connect('kiosk', server.enrol('kiosk'));
  expect(codeOf(await other.say('explain', why()))).toBe('not_rated_here');
  for (const wrong of [{ reasons: [] }, { reasons: ['own-abcdefgh'] }, { words: 'chờ lâu' }])
    expect(codeOf(await kiosk.say('explain', why(wrong)))).toBe('invalid_message');
  const nobodys = `${link.slice(0, -1)}!`;
  expect(codeOf(await kiosk.say('explain', why({ link: nobodys })))).toBe('unknown_ticket');
  expect(codeOf(await kiosk.say('explain', why()))).toBe('ok');
  expect(codeOf(await kiosk.say('explain', why()))).toBe('already_rated');

  const atCounter = await finished();
  resultOf(await screen.say('rate', touch(atCounter, 'dissatisfied')));
  expect(codeOf(await kiosk.say('explain', why({ link: atCounter.link })))).toBe('not_rated_here');
});

it('the desk counts who was asked and who answered', async () => {
  await open();
  const supervisor = await startDesk();
  const ticket = await finished();
  resultOf(await screen.say('rate', touch(ticket, 'dissatisfied')));
  const view = await supervisor.client.viewWhere((seen) => !seen.isLocked && seen.ratings.rated === 1);
  expect(view).toMatchObject({
    ratings: {
      finished: 1,
      satisfied: 0,
      dissatisfied: 1,
      sources: { counter: 1 },
      // The clock of this office stands still: pressed in the very moment it was over.
      anomalies: [{ kind: 'instant', counterId: '5', deviceId: device.deviceId, number: ticket.number }],
    },
  });
});

async function startDesk(): Promise<SignedInClient<'admin'>> {
  await server.close();
  server = await startGatewayServer({ clock, officers: ['minh', 'thao'] });
  kiosk = await server.connect('kiosk', server.enrol('kiosk'));
  officer = await server.officerAt('5', 'thao');
  device = server.enrol('rating', '5');
  screen = await server.connect('rating', device);
  return server.adminAt('minh');
}

it('the office asks as it is set at once; a rating keeps the scale that it was given on, and no reason is ever dropped', async () => {
  await open();
  const { client: desk } = await startDesk();
  const before = await finished();
  const save = (change: Partial<RatingSettings>, revision: number) =>
    desk.say('saveRatingSettings', {
      requestId: newRequestId(),
      settings: { ...FIRST_RATING_SETTINGS, ...change, revision },
    });
  const strict = { ...FIRST_RATING_SETTINGS.satisfied, 5: 1 };
  const own = {
    reasonId: 'own-abcd1234',
    words: { vi: 'Thiếu ghế', en: 'Too few seats' },
    isOffered: true,
  } as const;
  const reasons = [...FIRST_RATING_SETTINGS.reasons, own];
  expect(await save({ faces: 5, satisfied: strict, reasons }, 1)).toMatchObject({ result: { revision: 2 } });
  expect(codeOf(await save({ faces: 3, reasons }, 1))).toBe('settings_changed');
  expect(codeOf(await save({ satisfied: { ...strict, 2: 2 }, reasons }, 2))).toBe('invalid_message');

  // Pressed on the page that was there before: on its own four faces, of which two count.
  resultOf(await screen.say('rate', { ...touch(before), faces: 4 }));
  const ticket = await finished();
  const asked = await screen.viewWhere((view) => promptOf(view) === ticket.number);
  expect(asked.prompt?.form).toMatchObject({ faces: { length: 5 }, reasons: { length: 7 } });
  resultOf(await screen.say('rate', { ...touch(ticket), faces: 5 }));
  expect(ratings()).toMatchObject([
    { score: 'satisfied', scale: { faces: 4, satisfied: 2 } },
    { score: 'satisfied', scale: { faces: 5, satisfied: 1 } },
  ]);
  const view = await desk.viewWhere((seen) => !seen.isLocked && seen.ratings.rated === 2);
  expect(view).toMatchObject({ ratings: { satisfied: 1 } });

  const low = await finished();
  resultOf(await screen.say('rate', { ...touch(low, 'very_dissatisfied'), faces: 5 }));
  const why = { requestId: newRequestId(), ticketId: low.ticketId, reasons: [own.reasonId], words: null };
  resultOf(await screen.say('explain', why));
  const trail = resultOf<
    readonly { readonly ordinal: number; readonly subject: string; readonly canBeUndone: boolean }[]
  >(await desk.say('getTrail', { before: null }));
  const change = trail.find(({ subject }) => subject === 'rating');
  expect(change?.canBeUndone).toBe(true);
  resultOf(await desk.say('undoChange', { requestId: newRequestId(), ordinal: change?.ordinal ?? 0 }));
  expect(resultOf(await desk.say('getRatingSettings', {}))).toMatchObject({ faces: 4, revision: 3 });
  // What was said with a reason that is offered no more keeps its words.
  const after = await desk.viewWhere((seen) => !seen.isLocked && seen.ratingRevision === 3);
  const { reasonId, words } = own;
  expect(after).toMatchObject({ ratings: { reasons: [{ reasonId, words, count: 1 }] } });
  resultOf(await save({ faces: 3 }, 3));
  expect(resultOf<RatingSettings>(await desk.say('getRatingSettings', {})).reasons).toEqual([
    ...FIRST_RATING_SETTINGS.reasons,
    { ...own, isOffered: false },
  ]);
});

it('a screen is paired with its counter by a code from the desk', async () => {
  await open();
  const desk = await startDesk();
  const wish = { requestId: newRequestId(), name: 'Máy tính bảng quầy 5', role: 'rating', counterId: '5' };
  const { code } = resultOf<{ code: string }>(await desk.client.say('createPairingCode', wish));
  const answer = await fetch(`${server.url}/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ code }),
  });
  const paired = (await answer.json()) as { deviceToken: string; role: string; counterId: string };
  expect(paired).toMatchObject({ role: 'rating', counterId: '5' });
  const ticket = await finished();
  const knocked = await server.knock({ role: 'rating', auth: { deviceToken: paired.deviceToken } });
  if (!knocked.isOpen) throw new Error(knocked.refusal);
  await knocked.client.viewWhere((view) => promptOf(view) === ticket.number);
});
