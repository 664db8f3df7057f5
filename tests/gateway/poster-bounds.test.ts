/** Numbers by phone under abuse: floods of phones that call themselves new, guessed codes of the hall, yesterday's page. */
import { afterEach, describe, expect, it } from 'vitest';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
import {
  codeOf,
  newRequestId,
  OPENING_TIME,
  resultOf,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';
import { createSettableClock } from '#tests/support/settable-clock.ts';
import { openPosterOffice, secret, take, wish, type PosterServer } from './poster-office.ts';

const DAY_MS = 24 * 3_600_000;

let at: PosterServer;
let server: GatewayServer;
afterEach(() => server.close());

async function office(...how: Parameters<typeof openPosterOffice>): Promise<Pick<PosterServer, 'save'>> {
  at = await openPosterOffice(...how);
  ({ server } = at);
  return at;
}

describe('many phones', () => {
  it('together get no more than the office’s pace, however many call themselves new; kiosks go on', async () => {
    const clock = createSettableClock(OPENING_TIME);
    await office({ perMinute: 6 }, { clock });
    const codes = await at.presses(12);
    expect(codes.filter((code) => code === 'ok')).toHaveLength(2);
    expect(codes.filter((code) => code === 'too_fast')).toHaveLength(10);
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    expect((await server.takeTicket(kiosk)).number).toBe('A003');
  });

  it('are told when to press again, and a press that waited so long is let in under its own requestId', async () => {
    await office();
    const flood = await at.presses(25);
    const refusedAt = flood.indexOf('too_fast');
    expect(refusedAt).toBeGreaterThan(0);
    const client = await at.phone();
    const same = wish();
    let answer = await client.say('takeNumber', same);
    for (let tries = 0; !answer.ok && tries < 10; tries += 1) {
      expect(answer.refusal.code).toBe('too_fast');
      const { retryAfterMs = 0 } = answer.refusal;
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
      answer = await client.say('takeNumber', same);
    }
    expect(codeOf(answer)).toBe('ok');
  });

  it('fill no more of the line, and no more of the day, than the office allows; every page says so', async () => {
    const { save } = await office({ mostWaiting: 3 });
    const client = await at.phone();
    expect(await at.presses(5)).toEqual(['ok', 'ok', 'ok', 'phones_full', 'phones_full']);
    await client.viewWhere(({ closedTo }) => closedTo === 'phones_full');
    await save({ mostWaiting: 100, mostADay: 4 });
    await client.viewWhere(({ closedTo }) => closedTo === null);
    expect(await at.presses(2)).toEqual(['ok', 'phones_day_over']);
    await client.viewWhere(({ closedTo }) => closedTo === 'phones_day_over');
  });

  it('are no way round the card where numbers are counted by person', async () => {
    await office({}, { rules: { openNumbersPerPerson: 1 } });
    const client = await at.phone();
    expect(client.view().closedTo).toBe('card_needed');
    expect(await take(client)).toBe('card_needed');
  });

  it('keep no more than so many pages open; the longest open one gives way, and no screen of the office does', async () => {
    const clock = createSettableClock(OPENING_TIME);
    await office({}, { clock });
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const first = await at.phone();
    const others: GatewayClient<'poster'>[] = [];
    for (let group = 0; group < 10; group += 1) {
      // One address opens only so many at a time.
      clock.advance(3_000);
      others.push(...(await Promise.all(Array.from({ length: 30 }, () => at.phone()))));
    }
    expect(await first.closed).toBe('io server disconnect');
    expect((await server.takeTicket(kiosk)).number).toBe('A001');
    expect(await take(others.at(-1) ?? first)).toBe('ok');
  }, 30_000);
});

describe('the code of the hall', () => {
  const codeShown = async (): Promise<string> => {
    const display = await server.connect('display', server.enrol('display'));
    const { hallCode } = display.view();
    display.close();
    return hallCode ?? 'none';
  };

  it('stands on displays and kiosks while the office asks for it, and nowhere else', async () => {
    const { save } = await office({ asksForHallCode: true });
    const display = await server.connect('display', server.enrol('display'));
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const { hallCode } = display.view();
    expect(hallCode).toMatch(/^\d{4}$/);
    expect(kiosk.view().hallCode).toBe(hallCode);
    const client = await at.phone();
    expect(JSON.stringify([client.welcome(), client.view()])).not.toContain(`"${hallCode ?? ''}"`);
    await save({ asksForHallCode: false });
    expect((await display.viewWhere((view) => view.hallCode === null)).hallCode).toBeNull();
    expect(await take(client)).toBe('ok');
  });

  it('lets a number be taken that none or a wrong one does not; a wrong one costs the press nothing', async () => {
    await office({ asksForHallCode: true });
    const shown = await codeShown();
    const wrong = shown === '0000' ? '0001' : '0000';
    const client = await at.phone();
    const requestId = newRequestId();
    expect(await take(client, { requestId })).toBe('wrong_hall_code');
    expect(await take(client, { requestId, hallCode: wrong })).toBe('wrong_hall_code');
    expect(await take(client, { requestId, hallCode: shown })).toBe('ok');
    // The same press once more, long after the code was another one: its answer is known.
    expect(await take(client, { requestId, hallCode: wrong })).toBe('ok');
  });

  it('changes; the one before is taken for as long again, and then no more', async () => {
    const clock = createSettableClock(OPENING_TIME);
    await office({ asksForHallCode: true }, { clock });
    const display = await server.connect('display', server.enrol('display'));
    const first = display.view().hallCode ?? '';
    clock.advance(10 * 60_000);
    const second = (await display.viewWhere((view) => view.hallCode !== first)).hallCode ?? '';
    expect(await take(await at.phone(), { hallCode: first })).toBe('ok');
    clock.advance(10 * 60_000);
    await display.viewWhere((view) => view.hallCode !== second);
    expect(await take(await at.phone(), { hallCode: first })).toBe('wrong_hall_code');
    expect(await take(await at.phone(), { hallCode: second })).toBe('ok');
  });

  it('cannot be found by trying: one phone has five tries, all together thirty, and then even the right one waits', async () => {
    await office({ asksForHallCode: true }, { clock: createSettableClock(OPENING_TIME) });
    const shown = await codeShown();
    const wrong = shown === '0000' ? '0001' : '0000';
    const client = await at.phone();
    const codes: string[] = [];
    for (let each = 0; each < 6; each += 1) codes.push(await take(client, { hallCode: wrong }));
    expect(codes).toEqual([...Array<string>(5).fill('wrong_hall_code'), 'too_many_tries']);
    expect(await take(client, { hallCode: shown })).toBe('too_many_tries');
    expect(await take(await at.phone(), { hallCode: shown })).toBe('ok');
    const others = await at.presses(27, { hallCode: wrong });
    expect(others.slice(0, 25)).toEqual(Array<string>(25).fill('wrong_hall_code'));
    expect(others.slice(25)).toEqual(['too_many_tries', 'too_many_tries']);
    expect(await take(await at.phone(), { hallCode: shown })).toBe('too_many_tries');
  });
});

describe('another day', () => {
  it('knows neither yesterday’s phone nor its press, and yesterday’s page comes back as today’s', async () => {
    const clock = createSettableClock(OPENING_TIME);
    await office({}, { clock });
    const own = secret();
    const client = await at.phone(own);
    const same = wish();
    resultOf(await client.say('takeNumber', same));
    clock.advance(DAY_MS);
    await client.viewWhere(({ date }) => date === '2026-03-03');
    client.socket.emit('resync');
    expect(await client.closed).toBe('io server disconnect');
    const today = await at.phone(own);
    expect(today.welcome().office.date).toBe('2026-03-03');
    expect(resultOf(await today.say('findOwn', {}))).toBeNull();
    expect(codeOf(await today.say('takeNumber', same))).toBe('request_reused');
    expect(await take(today)).toBe('ok');
  });
});
