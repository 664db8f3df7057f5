/** What passing time alone changes is told to those who are shown it, though nothing was committed. */
import { afterEach, describe, expect, it } from 'vitest';
import type { OfficeHours } from '#protocol/queue-rules.ts';
import type { KioskView } from '#protocol/views.ts';
import { durationMs, type TicketId } from '#protocol/vocabulary.ts';
import { createSettableClock, type SettableClock } from '#tests/support/settable-clock.ts';
import { wallTime } from '#tests/support/ward.ts';
import {
  codeOf,
  newRequestId,
  resultOf,
  serviceOfField,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';

/** A Monday. */
const DATE = '2026-03-02';
const WORKING_DAY = [
  { from: '07:30', to: '11:30', stopIssuingAt: '11:15' },
  { from: '13:00', to: '17:00', stopIssuingAt: '16:45' },
];
const HOURS: OfficeHours = {
  week: [WORKING_DAY, WORKING_DAY, WORKING_DAY, WORKING_DAY, WORKING_DAY, [], []],
  holidays: [],
  makeUpDays: [],
};

/** The one reason for which every service is closed; null when none is, `some` when they differ. */
function closureOf({ closures }: KioskView): string | null {
  const codes = new Set(closures.map(({ code }) => code));
  return codes.size === 0 ? null : codes.size === 1 ? ([...codes][0] ?? null) : 'some';
}

let server: GatewayServer;
let clock: SettableClock;
const startAt = async (time: string, recallLockMs = 10_000): Promise<void> => {
  clock = createSettableClock(wallTime(DATE, time), 'frozen');
  const rules = { hours: HOURS, recallLockMs: durationMs(recallLockMs), walkingMs: durationMs(20_000) };
  server = await startGatewayServer({ clock, rules });
};
/** The office's wall clock shows that time at once; nothing else happens. */
const timeIs = (time: string): void => {
  clock.setWall(wallTime(DATE, time));
};
afterEach(() => server.close());

describe('a kiosk', () => {
  it('learns by itself when the office opens, stops giving numbers, rests and closes', async () => {
    await startAt('07:29:59');
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const before = server.sequence();
    expect(closureOf(kiosk.view())).toBe('outside_hours');
    for (const [time, code] of [
      ['07:30', null],
      ['11:15', 'issuing_stopped'],
      ['11:30', 'on_break'],
      ['13:00', null],
      ['16:45', 'issuing_stopped'],
      ['17:00', 'outside_hours'],
    ] as const) {
      timeIs(time);
      const view = await kiosk.viewWhere((shown) => closureOf(shown) === code);
      expect(view.at).toBe(wallTime(DATE, time));
    }
    expect(kiosk.view().closures[0]?.opens).toEqual({ date: '2026-03-03', time: '07:30' });
    expect(server.sequence()).toBe(before);
  });

  it('that comes after the change is shown it too', async () => {
    await startAt('11:14:59');
    const early = await server.connect('kiosk', server.enrol('kiosk'));
    expect(closureOf(early.view())).toBeNull();
    timeIs('11:15');
    await early.viewWhere((view) => closureOf(view) === 'issuing_stopped');
    const late = await server.connect('kiosk', server.enrol('kiosk'));
    expect(closureOf(late.view())).toBe('issuing_stopped');
  });

  it('that nobody has told yet is refused by the rules all the same', async () => {
    await startAt('11:14:59');
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    timeIs('11:15');
    const press = {
      requestId: newRequestId(),
      serviceId: serviceOfField('certification'),
      priorityId: null,
      language: 'vi',
    };
    expect(codeOf(await kiosk.say('issueTicket', press))).toBe('issuing_stopped');
  });

  it('is left in peace while time changes nothing', async () => {
    await startAt('09:00');
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const seen = kiosk.heard.length;
    timeIs('09:30');
    await kiosk.nextBeat();
    await kiosk.nextBeat();
    expect(kiosk.heard.slice(seen).map(({ event }) => event)).toEqual(['beat', 'beat']);
  });
});

describe('a counter', () => {
  it('is told when a number may be called again', async () => {
    await startAt('09:00');
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    await server.takeTicket(kiosk);
    const { client } = await server.officerAt('3', 'hanh');
    const { counterRevision } = await client.resync();
    resultOf<{ ticketId: TicketId }>(
      await client.say('callNext', { requestId: newRequestId(), seenCounterRevision: counterRevision }),
    );
    await client.viewWhere(({ allowed }) => allowed.recall === 'recall_too_soon');
    const before = server.sequence();
    clock.advance(10_000);
    await client.viewWhere(({ allowed }) => allowed.recall === null);
    expect(server.sequence()).toBe(before);
  });

  it('sees the next turn change when one who is nearer has reached a seat', async () => {
    await startAt('09:00');
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const { client } = await server.officerAt('3', 'hanh');
    // Counter 3 takes civil status and certification as one line: the first to come is next, once it can have sat down.
    await server.takeTicket(kiosk);
    clock.advance(20_000);
    await server.takeTicket(kiosk, 'civil-status');
    clock.advance(1_000);
    const priority = {
      requestId: newRequestId(),
      serviceId: serviceOfField('certification'),
      language: 'vi',
    };
    const { ticketId } = resultOf<{ ticketId: TicketId }>(
      await kiosk.say('issueTicket', { ...priority, priorityId: 'elderly' }),
    );
    const before = server.sequence();
    const { next } = await client.viewWhere(({ revision }) => revision === before);
    expect(next[0]?.ticketId).not.toBe(ticketId);
    // Its wait counts three times: 15 s later it stands before one who came 21 s earlier, were it not on the way still.
    clock.advance(15_000);
    const fresh = await client.resync();
    expect(fresh.next[0]?.ticketId).not.toBe(ticketId);
    clock.advance(10_000);
    const now = await client.viewWhere((view) => view.next[0]?.ticketId === ticketId);
    expect(now.nextReason?.rule).toBe('priority');
    expect(server.sequence()).toBe(before);
  });
});
