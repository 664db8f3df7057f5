/** The halls as the server keeps them: rooms and their one voice, what officers are told of it, and settings that hold at once. */
import { afterEach, describe, expect, it } from 'vitest';
import type { DisplaySetup, HallSettings, HallSetup, Room } from '#protocol/hall.ts';
import { FIRST_ROOM, FIRST_SETUP } from '#protocol/hall.ts';
import type { Answer, MessageInput } from '#protocol/messages.ts';
import type { CounterId, DeviceId, PageId, RoomId } from '#protocol/vocabulary.ts';
import type { Announcement, DisplayView, RoomCall } from '#protocol/views.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
import {
  codeOf,
  newRequestId,
  resultOf,
  startGatewayServer,
  type Enrolled,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';
import { FIRST_HALL } from '#tests/support/hall-stand-in.ts';

const UPSTAIRS = 'upstairs' as RoomId;
const WORDS = 'Mời công dân có số C không không một, đến quầy số ba.';

let server: GatewayServer;
let desk: SignedInClient<'admin'>;
let officer: SignedInClient;
afterEach(() => server.close());

async function start(): Promise<void> {
  server = await startGatewayServer({ officers: ['minh', 'thao', 'lan'] });
  // A server that has just started names no speaker yet.
  server.clock.advance(3_000);
  desk = await server.adminAt('minh');
  officer = await server.officerAt('3', 'lan');
}

const save = (settings: unknown): Promise<Answer<unknown>> =>
  desk.client.say('saveHall', { requestId: newRequestId(), settings });
/** The first settings, changed. */
async function set(change: (first: HallSettings) => Partial<HallSettings>): Promise<void> {
  const current = resultOf<HallSettings>(await desk.client.say('getHall', {}));
  expect(codeOf(await save({ ...current, ...change(current) }))).toBe('ok');
}
const setDisplays = (setups: readonly (readonly [Enrolled, Partial<DisplaySetup>])[]): Promise<void> =>
  set(() => ({
    displays: setups.map(([{ deviceId }, change]) => ({ deviceId, setup: { ...FIRST_SETUP, ...change } })),
  }));

/** Every device has one page here. */
const pageOf = (deviceId: string): PageId => `page-of-${deviceId}` as PageId;
type Report = MessageInput<'display', 'reportAnnouncements'>;
const report = (display: GatewayClient<'display'>, change: Partial<Report> = {}): Promise<Answer<unknown>> =>
  display.say('reportAnnouncements', {
    pageId: pageOf(display.welcome().deviceId),
    sound: 'on',
    isSpeaking: false,
    spoken: [],
    shown: [],
    ...change,
  });
/** A display that can be heard. */
async function displayOf(device = server.enrol('display')): Promise<GatewayClient<'display'>> {
  const display = await server.connect('display', device);
  await report(display);
  return display;
}
/** Calls the next one at counter 3. */
async function call(): Promise<void> {
  const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
  await server.takeTicket(kiosk, 'certification');
  const { counterRevision } = await officer.client.viewWhere(
    ({ waitingForCounter }) => waitingForCounter > 0,
  );
  const asked = { requestId: newRequestId(), seenCounterRevision: counterRevision };
  expect(codeOf(await officer.client.say('callNext', asked))).toBe('ok');
}
const told = async (isWanted: (announcement: Announcement) => boolean): Promise<Announcement> => {
  const { current } = await officer.client.viewWhere(
    (view) => view.current !== null && isWanted(view.current.announcement),
  );
  if (current === null) throw new Error('the counter holds nobody');
  return current.announcement;
};
const isState =
  (state: Announcement['state']) =>
  (announcement: Announcement): boolean =>
    announcement.state === state;
const reported = ({ ticketId, calledAt }: RoomCall): Report['shown'][number] => ({ ticketId, calledAt });
const speakerOf = (display: GatewayClient<'display'>, deviceId: DeviceId | null): Promise<DisplayView> =>
  display.viewWhere(({ speaker }) => speaker === (deviceId === null ? null : pageOf(deviceId)));

describe('settings of the halls', () => {
  it('begin with one room, where every display speaks Vietnamese', async () => {
    await start();
    const display = await displayOf();
    const setup = resultOf<HallSetup>(await display.say('getSetup', {}));
    expect(setup).toMatchObject({
      setup: FIRST_SETUP,
      room: { roomId: FIRST_ROOM },
      announcements: { wording: { languages: ['vi'], citizenWord: { vi: 'công dân' } } },
      notices: [],
      voice: { languages: ['vi'], clips: [] },
    });
    expect(display.view().setupRevision).toBe(setup.revision);
  });

  it('hold at once: a display hears of another revision and fetches what it is set to', async () => {
    await start();
    const device = server.enrol('display');
    const display = await displayOf(device);
    const before = display.view().setupRevision;
    await setDisplays([[device, { layout: 'counter', counterIds: ['3' as CounterId], diagonalInches: 10 }]]);
    await display.viewWhere(({ setupRevision }) => setupRevision !== before);
    const { setup } = resultOf<HallSetup>(await display.say('getSetup', {}));
    expect(setup).toMatchObject({ layout: 'counter', counterIds: ['3'], diagonalInches: 10 });
  });

  it('are refused when somebody else changed them meanwhile, and kept over a restart', async () => {
    await start();
    expect(codeOf(await save({ ...FIRST_HALL, noticeSeconds: 20 }))).toBe('ok');
    expect(codeOf(await save({ ...FIRST_HALL, noticeSeconds: 30 }))).toBe('settings_changed');
    expect(server.store.hallSettings()).toMatchObject({ revision: 2, noticeSeconds: 20 });
  });

  const WRONG: Readonly<Record<string, (first: HallSettings) => unknown>> = {
    'a display in a room that is not there': (first) => ({
      ...first,
      firstSetup: { ...FIRST_SETUP, roomId: 'cellar' },
    }),
    'no room': (first) => ({ ...first, rooms: [] }),
    'a counter’s screen without its counter': (first) => ({
      ...first,
      firstSetup: { ...FIRST_SETUP, layout: 'counter' },
    }),
    'a volume above all': (first) => ({
      ...first,
      announcements: { ...first.announcements, volumePercent: 101 },
    }),
    'quiet hours that begin when they end': (first) => ({
      ...first,
      announcements: { ...first.announcements, quietHours: { from: '12:00', to: '12:00' } },
    }),
    'no language': (first) => ({
      ...first,
      announcements: {
        ...first.announcements,
        wording: { ...first.announcements.wording, languages: [] },
      },
    }),
    'a name that writes backwards': (first) => ({
      ...first,
      rooms: [{ ...first.rooms[0], name: { vi: 'Sảnh \u202e', en: 'Hall' } }],
    }),
  };
  it.each(Object.keys(WRONG))('are refused with %s, and nothing is changed', async (what) => {
    await start();
    expect(codeOf(await save(WRONG[what]?.(FIRST_HALL)))).toBe('invalid_message');
    expect(server.store.hallSettings()?.revision).toBe(1);
  });
});

describe('a room', () => {
  const rooms = (first: HallSettings): readonly Room[] => [
    ...first.rooms.map((room) => ({ ...room, counterIds: ['3' as CounterId] })),
    { roomId: UPSTAIRS, name: { vi: 'Tầng 2', en: 'Upstairs' }, counterIds: ['5' as CounterId] },
  ];

  it('sees and hears the calls to its own counters only', async () => {
    await start();
    const [below, above] = [server.enrol('display'), server.enrol('display')];
    await set((first) => ({
      rooms: rooms(first),
      displays: [{ deviceId: above.deviceId, setup: { ...FIRST_SETUP, roomId: UPSTAIRS } }],
    }));
    const displayBelow = await displayOf(below);
    const displayAbove = await displayOf(above);
    await call();
    const { calls, counters } = await displayBelow.viewWhere((view) => view.calls.length > 0);
    expect(calls).toMatchObject([{ counterNumber: 3, isSpoken: false, isPriority: false }]);
    expect(counters).toMatchObject([
      { counterId: '3', state: 'open', ticket: { status: 'called' }, officerName: null },
    ]);
    const upstairs = await displayAbove.resync();
    expect(upstairs.calls).toEqual([]);
    expect(upstairs.counters.map(({ counterId }) => counterId)).toEqual(['5']);
    expect([displayBelow.view().speaker, upstairs.speaker]).toEqual([
      pageOf(below.deviceId),
      pageOf(above.deviceId),
    ]);
  });

  it('has one voice: who always speaks before who stands in, and the other while that one is muted', async () => {
    await start();
    const [main, standIn] = [server.enrol('display'), server.enrol('display')];
    await setDisplays([
      [main, { loudspeaker: 'always' }],
      [standIn, { loudspeaker: 'stand_in' }],
    ]);
    const other = await displayOf(standIn);
    await speakerOf(other, standIn.deviceId);
    const display = await displayOf(main);
    await speakerOf(other, main.deviceId);
    await report(display, { sound: 'blocked' });
    await speakerOf(other, standIn.deviceId);
    // In the middle of a sentence nobody takes over.
    await report(other, { isSpeaking: true });
    await report(display, { sound: 'on' });
    await other.resync();
    expect(other.view().speaker).toBe(pageOf(standIn.deviceId));
    await report(other, { isSpeaking: false });
    await speakerOf(other, main.deviceId);
    display.close();
    await speakerOf(other, standIn.deviceId);
  });

  it('has one voice though two tabs of the same device are open', async () => {
    await start();
    const device = server.enrol('display');
    const [one, two] = [await displayOf(device), await server.connect('display', device)];
    await report(two, { pageId: 'another-page' as PageId });
    await one.viewWhere(({ speaker }) => speaker === 'another-page');
    await report(one, { isSpeaking: true });
    await speakerOf(two, device.deviceId);
  });

  it('has no voice where every display only shows', async () => {
    await start();
    const device = server.enrol('display');
    await setDisplays([[device, { loudspeaker: 'never' }]]);
    const display = await displayOf(device);
    await call();
    expect(display.view().speaker).toBeNull();
    expect(await told(isState('not_announced'))).toEqual({
      state: 'not_announced',
      why: 'away',
      isShown: false,
    });
  });

  it('knows what was said in it, so that whoever speaks next does not say it again', async () => {
    await start();
    const display = await displayOf();
    await call();
    const { calls } = await display.viewWhere((view) => view.calls.length > 0);
    const [called] = calls;
    if (called === undefined) throw new Error('nobody was called');
    const { ticketId, calledAt } = called;
    await report(display, { spoken: [{ ticketId, calledAt, words: WORDS }] });
    const other = await displayOf();
    const seen = await other.viewWhere((view) => view.calls.every(({ isSpoken }) => isSpoken));
    expect(seen.calls).toMatchObject([{ ticketId, isSpoken: true }]);
  });
});

describe('an officer is told of the call', () => {
  it('that it waits for its turn, and then when it was said and in which words', async () => {
    await start();
    const display = await displayOf();
    await call();
    expect(await told(() => true)).toEqual({ state: 'waiting' });
    const [{ ticketId, calledAt } = expect.fail('nobody was called')] = display.view().calls;
    await report(display, { spoken: [{ ticketId, calledAt, words: WORDS }] });
    expect(await told(isState('announced'))).toEqual({
      state: 'announced',
      at: expect.any(Number) as number,
      words: WORDS,
    });
  });

  it('that no display is there, that the only one is muted, and that it has fallen silent', async () => {
    await start();
    await call();
    expect(await told(() => true)).toEqual({ state: 'not_announced', why: 'away', isShown: false });
    const display = await displayOf();
    await told(isState('waiting'));
    await report(display, { sound: 'blocked', shown: display.view().calls.map(reported) });
    expect(await told(isState('not_announced'))).toEqual({
      state: 'not_announced',
      why: 'muted',
      isShown: true,
    });
    await report(display);
    await told(isState('waiting'));
    // It hangs: its line stays open and nothing comes over it.
    server.clock.advance(3_000);
    const hanging = await told(isState('not_announced'));
    expect(hanging).toEqual({ state: 'not_announced', why: 'away', isShown: true });
  });

  it('that these are quiet hours', async () => {
    await start();
    const display = await displayOf();
    await set(({ announcements }) => ({
      announcements: { ...announcements, quietHours: { from: '07:00', to: '12:00' } },
    }));
    await speakerOf(display, null);
    await call();
    expect(await told(() => true)).toEqual({ state: 'not_announced', why: 'quiet_hours', isShown: false });
  });

  it('that it was never said and is too old to be', async () => {
    await start();
    const display = await displayOf();
    await call();
    await told(isState('waiting'));
    server.clock.advance(51_000);
    await report(display);
    const late = await told(
      (announcement) => announcement.state === 'not_announced' && announcement.why === 'too_late',
    );
    expect(late.state).toBe('not_announced');
  });
});

it('who comes next is told by numbers alone, in the order of the line', async () => {
  await start();
  const display = await displayOf();
  const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
  const tickets = [];
  for (let index = 0; index < 8; index += 1) tickets.push(await server.takeTicket(kiosk, 'certification'));
  const { next } = await display.viewWhere(({ fields }) => fields.some(({ waiting }) => waiting === 8));
  expect(next.find(({ fieldId }) => fieldId === 'certification')?.numbers).toEqual(
    tickets.slice(0, 6).map(({ number }) => number),
  );
});
