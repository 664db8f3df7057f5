/** Live supervision over real sockets and a real disk: what the desk does, and what everybody else hears of it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskTicket } from '#protocol/admin-view.ts';
import { MOST_BULLETIN_LETTERS } from '#protocol/bulletin.ts';
import { FIRST_ROOM } from '#protocol/hall.ts';
import type { Answer } from '#protocol/messages.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import { createSettableClock, type SettableClock } from '#tests/support/settable-clock.ts';
import { wallTime } from '#tests/support/ward.ts';
import {
  codeOf,
  newRequestId,
  resultOf,
  serviceOfField,
  startGatewayServer,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';

const DATE = '2026-03-02';
const TEXT = { vi: 'Mất điện 10 phút, xin bà con chờ', en: 'Power cut: please wait' };
const COPY = serviceOfField('certification');
const BIRTH = serviceOfField('civil-status');

let folder: string;
let clock: SettableClock;
let server: GatewayServer;
let desk: SignedInClient<'admin'>;

const open = async (): Promise<void> => {
  server = await startGatewayServer({ clock, dataFolder: folder, officers: ['minh', 'loc', 'hanh', 'thao'] });
  desk = await server.adminAt('loc');
};
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'supervision-'));
  clock = createSettableClock(wallTime(DATE, '09:00'), 'frozen');
  await open();
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const say = (name: string, input: object): Promise<Answer<unknown>> =>
  desk.client.say(name, { requestId: newRequestId(), ...input });
const show = (change: object = {}): Promise<Answer<unknown>> =>
  say('showBulletin', { text: TEXT, roomId: null, until: null, ...change });
const find = async (number: TicketNumber): Promise<DeskTicket | null> =>
  resultOf(await desk.client.say('findTicket', { number }));

describe('a message to the hall', () => {
  it('stands on every display until its time is over, over a restart, and its author is in the trail', async () => {
    const display = await server.connect('display', server.enrol('display'));
    expect(display.view().bulletin).toBeNull();
    const until = wallTime(DATE, '09:10');
    expect(codeOf(await show({ until }))).toBe('ok');
    expect((await display.viewWhere(({ bulletin }) => bulletin !== null)).bulletin).toEqual({
      text: TEXT,
      until,
    });
    await server.close();
    await open();
    const again = await server.connect('display', server.enrol('display', undefined, 'another'));
    expect(again.view().bulletin).toEqual({ text: TEXT, until });
    const [told] = resultOf<readonly { subject: string; officerId: string }[]>(
      await desk.client.say('getTrail', { before: null }),
    );
    expect(told).toMatchObject({ subject: 'bulletin', officerId: 'loc' });
    clock.setWall(until);
    await again.viewWhere(({ bulletin }) => bulletin === null);
    await desk.client.viewWhere((view) => !view.isLocked && view.bulletin === null);
  });

  it('is taken back at once, is shown in its room only, and ends with its day', async () => {
    const display = await server.connect('display', server.enrol('display'));
    const [first, second] = [newRequestId(), newRequestId()];
    const ofFirst = { requestId: first, roomId: FIRST_ROOM };
    await show(ofFirst);
    await display.viewWhere(({ bulletin }) => bulletin !== null);
    const other = { ...TEXT, vi: 'Quầy 5 mở lại lúc 10 giờ' };
    await show({ requestId: second, text: other });
    // Told again after a lost answer, or taken back by one who has not seen the other: that one stays.
    await show(ofFirst);
    expect(codeOf(await say('takeBulletinBack', { bulletinId: first }))).toBe('ok');
    expect(
      (await display.viewWhere(({ bulletin }) => bulletin?.text.vi === other.vi)).bulletin,
    ).not.toBeNull();
    expect(codeOf(await say('takeBulletinBack', { bulletinId: second }))).toBe('ok');
    await display.viewWhere(({ bulletin }) => bulletin === null);
    const trail = resultOf<readonly { subject: string; deed: string }[]>(
      await desk.client.say('getTrail', { before: null }),
    );
    // Shown, replaced, taken back.
    const changes = trail.filter(
      ({ subject, deed }) => subject === 'bulletin' && deed === 'settings_changed',
    );
    expect(changes).toHaveLength(3);
    expect(codeOf(await show({ roomId: 'nowhere' }))).toBe('settings_wrong');
    await show();
    await display.viewWhere(({ bulletin }) => bulletin !== null);
    clock.setWall(wallTime('2026-03-03', '07:00'));
    await display.viewWhere(({ bulletin }) => bulletin === null);
  });

  it.each([
    ['longer than the hall can read', { text: { vi: 'a'.repeat(MOST_BULLETIN_LETTERS + 1), en: '' } }],
    ['of two lines', { text: { vi: 'một\nhai', en: '' } }],
    ['that steers a terminal', { text: { vi: 'một\u001b[2J', en: '' } }],
    ['that writes backwards', { text: { vi: 'một\u202ehai', en: '' } }],
    ['without Vietnamese', { text: { vi: ' ', en: 'wait' } }],
    ['until no time', { until: -1 }],
  ])('%s is refused, and the one that stands stays', async (_, wrong) => {
    const display = await server.connect('display', server.enrol('display'));
    // Decomposed letters come out composed.
    await show({ text: { ...TEXT, vi: TEXT.vi.normalize('NFD') } });
    await display.viewWhere(({ bulletin }) => bulletin !== null);
    expect(codeOf(await show(wrong))).toBe('invalid_message');
    expect(display.view().bulletin?.text).toEqual(TEXT);
  });
});

describe('services', () => {
  it('are closed at once and open by time: kiosk and rules agree, the reason is told, and it outlives a restart', async () => {
    const device = server.enrol('kiosk');
    const kiosk = await server.connect('kiosk', device);
    const until = wallTime(DATE, '09:30');
    expect(codeOf(await say('closeServices', { serviceIds: [COPY], reason: 'power_cut', until }))).toBe('ok');
    const { closures } = await kiosk.viewWhere((view) => view.closures.length > 0);
    expect(closures).toEqual([
      { serviceId: COPY, code: 'service_paused', why: 'power_cut', opens: { date: DATE, time: '09:30' } },
    ]);
    const take = (client: typeof kiosk, serviceId: string): Promise<Answer<unknown>> =>
      client.say('issueTicket', { requestId: newRequestId(), serviceId, priorityId: null, language: 'vi' });
    expect(codeOf(await take(kiosk, COPY))).toBe('service_paused');
    expect(codeOf(await take(kiosk, BIRTH))).toBe('ok');
    await server.close();
    await open();
    const again = await server.connect('kiosk', server.enrol('kiosk', undefined, 'kiosk-2'));
    expect(codeOf(await take(again, COPY))).toBe('service_paused');
    clock.setWall(until);
    await again.viewWhere((view) => view.closures.length === 0);
    await desk.client.viewWhere((view) => !view.isLocked && view.closedServices.length === 0);
    expect(codeOf(await take(again, COPY))).toBe('ok');
  });
});

describe('a ticket', () => {
  it('in a counter’s hands is moved and then ended: the counter, the phone and the next line hear of it', async () => {
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const { number, ticketId, link } = await server.takeTicket(kiosk, 'civil-status');
    const phone = await server.phoneOf(link ?? '');
    const counter = await server.officerAt('3', 'hanh');
    const { counterRevision } = counter.client.view();
    resultOf(
      await counter.client.say('callNext', {
        requestId: newRequestId(),
        seenCounterRevision: counterRevision,
      }),
    );
    await counter.client.viewWhere(({ current }) => current?.number === number);
    const held = await find(number);
    expect(held).toMatchObject({ status: 'called', counterId: '3' });
    const move = { ticketId, serviceId: COPY, counterId: null, reason: { code: 'wrong_line', note: null } };
    expect(codeOf(await say('moveTicket', { ...move, seenRevision: (held?.revision ?? 0) - 1 }))).toBe(
      'stale_screen',
    );
    expect(codeOf(await say('moveTicket', { ...move, seenRevision: held?.revision ?? 0 }))).toBe('ok');
    const freed = await counter.client.viewWhere(({ current }) => current === null);
    expect(freed.takenAway).toMatchObject({ number, deed: 'moved' });
    expect(await phone.viewWhere(({ status }) => status === 'waiting')).toMatchObject({
      queue: { ahead: 0 },
      call: null,
    });
    const waiting = await find(number);
    expect(waiting).toMatchObject({ status: 'waiting', serviceId: COPY });
    expect(desk.client.view()).toMatchObject({ longest: [{ number }] });
    const end = { ticketId, seenRevision: waiting?.revision ?? 0 };
    expect(codeOf(await say('endTicket', { ...end, reason: { code: 'other', note: null } }))).toBe(
      'invalid_message',
    );
    expect(codeOf(await say('endTicket', { ...end, reason: { code: 'left', note: null } }))).toBe('ok');
    expect(await phone.viewWhere(({ status }) => status === 'cancelled')).toMatchObject({ isGivenUp: false });
    expect(await find(number)).toBeNull();
  });
});
