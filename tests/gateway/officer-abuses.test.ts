/** What a signed-in officer's screen, broken or turned against the office, may say: refused in words, and nothing changes. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { durationMs, type TicketId } from '#protocol/vocabulary.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
import { openLog } from '#tests/support/log-reader.ts';
import {
  codeOf,
  newRequestId,
  resultOf,
  serviceOfField,
  startGatewayServer,
  type Enrolled,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';

let server: GatewayServer;
let device3: Enrolled;
let kiosk: GatewayClient<'kiosk'>;
/** A supervisor, at counter 3. */
let supervisor: SignedInClient;
/** The same session over a socket of its own for every test: one test's messages must not slow the next. */
let counter3: GatewayClient<'counter'>;
let counter5: SignedInClient;

beforeAll(async () => {
  server = await startGatewayServer({
    officers: ['minh', 'thao', 'mai'],
    rollFields: ['civil-status'],
    rules: { recallLockMs: durationMs(0), walkingMs: durationMs(0) },
  });
  kiosk = await server.connect('kiosk', server.enrol('kiosk'));
  device3 = server.enrol('counter', '3');
  supervisor = await server.officerAt('3', 'minh', device3);
  counter5 = await server.officerAt('5', 'thao');
});
afterAll(() => server.close());
beforeEach(async () => {
  counter3 = await server.connect('counter', device3, supervisor.sessionToken);
});

const say = async (client: GatewayClient<'counter'>, name: string, input: object): Promise<string> =>
  codeOf(await client.say(name, { requestId: newRequestId(), ...input }));

/** Says what must be granted, and answers with the result. */
const done = async <Result>(client: GatewayClient<'counter'>, name: string, input: object): Promise<Result> =>
  resultOf<Result>(await client.say(name, { requestId: newRequestId(), ...input }));

async function callNext(client: GatewayClient<'counter'>): Promise<TicketId> {
  const { counterRevision } = await client.resync();
  const { ticketId } = await done<{ ticketId: TicketId }>(client, 'callNext', {
    seenCounterRevision: counterRevision,
  });
  return ticketId;
}

/** A ticket in service at the counter. */
async function serve(client: GatewayClient<'counter'>): Promise<TicketId> {
  await server.takeTicket(kiosk);
  const ticketId = await callNext(client);
  await done(client, 'startService', { ticketId });
  return ticketId;
}

/** Runs the abuse on a served ticket, sees that nothing was recorded, and that the ticket can still be finished. */
async function onServedTicket(abuse: (ticketId: TicketId) => Promise<void>): Promise<void> {
  const ticketId = await serve(counter3);
  const before = server.sequence();
  await abuse(ticketId);
  expect(server.sequence()).toBe(before);
  await done(counter3, 'finish', { ticketId, done: [] });
}

const park = (ticketId: TicketId, change: object = {}): object => ({
  ticketId,
  reason: 'papers_missing',
  paperIndexes: [],
  otherPapers: [],
  returnTime: null,
  isPrinted: false,
  ...change,
});
const transfer = (ticketId: TicketId, change: object = {}): object => ({
  ticketId,
  serviceId: serviceOfField('land-construction'),
  counterId: null,
  returnsHere: false,
  note: null,
  ...change,
});

const HOSTILE_LINES: readonly (readonly [string, string])[] = [
  ['a newline', 'một dòng\nhai dòng'],
  ['a carriage return', 'a\rb'],
  ['a line separator', 'a\u2028b'],
  ['a paragraph separator', 'a\u2029b'],
  ['a null byte', 'a\u0000b'],
  ['an escape that drives a printer', 'a\u001Bi\u001DV0'],
  ['a C1 control', 'a\u0085b'],
  ['a direction override', '\u202Etxt.exe'],
  ['a direction isolate', 'a\u2066b'],
  ['a direction mark of Arabic', 'a\u061Cb'],
  ['a zero-width space', 'a\u200Bb'],
  ['a zero-width joiner', 'a\u200Db'],
  ['a soft hyphen', 'a\u00ADb'],
  ['a byte order mark', 'a\uFEFFb'],
  ['letters of private use', '\uE000'],
  ['tag letters that nobody sees', 'a\u{E0041}\u{E007F}'],
  ['half a letter', 'a\uD800'],
  ['10,000 combining marks', `a${'\u0301'.repeat(10_000)}`],
  ['four combining marks on one letter', 'a\u0316\u0317\u0318\u0319'],
  ['nothing', ''],
  ['only spaces', '   '],
  ['1,000 letters', 'x'.repeat(1_000)],
];

describe('a line that a person types', () => {
  it.each(HOSTILE_LINES)('is refused with %s in it, wherever it is typed', async (_, hostile) => {
    await onServedTicket(async (ticketId) => {
      expect(await say(counter3, 'addNote', { ticketId, text: hostile })).toBe('invalid_message');
      expect(await say(counter3, 'park', park(ticketId, { otherPapers: [hostile] }))).toBe('invalid_message');
      expect(await say(counter3, 'transfer', transfer(ticketId, { note: hostile }))).toBe('invalid_message');
      const reason = { code: 'other', note: hostile };
      const byHand = { ticketId, seenCounterRevision: 0, reason };
      expect(await say(counter3, 'callTicket', byHand)).toBe('invalid_message');
    });
  });

  it.each<readonly [string, unknown]>([
    ['a number', 7],
    ['null', null],
    ['an array', ['x']],
    ['an object', { toString: 'x' }],
    ['bytes', Buffer.from('x')],
  ])('is refused when it is %s', async (_, hostile) => {
    await onServedTicket(async (ticketId) => {
      expect(await say(counter3, 'addNote', { ticketId, text: hostile })).toBe('invalid_message');
      expect(await say(counter3, 'park', park(ticketId, { otherPapers: [hostile] }))).toBe('invalid_message');
    });
  });

  it('of 1 MB is cut off unread', async () => {
    const ticketId = await serve(counter3);
    const before = server.sequence();
    const brief = await server.connect('counter', device3, supervisor.sessionToken);
    const input = { requestId: newRequestId(), ticketId, text: 'x'.repeat(1_000_000) };
    brief.write(`2/counter,1${JSON.stringify(['addNote', input])}`);
    await brief.closed;
    expect(server.sequence()).toBe(before);
    await done(counter3, 'finish', { ticketId, done: [] });
  });

  it.each([
    ['markup', '<img src=x onerror=alert(1)> & "quotes" \'n\' ${x} {{y}}'],
    ['a formula', '=cmd|x!A1'],
    ['a query', "'); DROP TABLE events;--"],
    ['a path', '../../etc/passwd'],
  ])('with %s in it is text and comes back letter by letter', async (_, text) => {
    const ticketId = await serve(counter3);
    await done(counter3, 'addNote', { ticketId, text });
    const { current } = await counter3.resync();
    expect(current?.notes.map((note) => note.text)).toEqual([text]);
    await done(counter3, 'finish', { ticketId, done: [] });
  });

  it('comes back composed and trimmed, however the keyboard sent it', async () => {
    const composed = 'Thiếu giấy ủy quyền của mẹ';
    const ticketId = await serve(counter3);
    const typed = `  ${composed.normalize('NFD')} `;
    expect(typed).not.toContain(composed);
    await done(counter3, 'addNote', { ticketId, text: typed });
    expect((await counter3.resync()).current?.notes.at(-1)?.text).toBe(composed);
    await done(counter3, 'park', park(ticketId, { otherPapers: [typed] }));
    const { absent } = await counter3.resync();
    const parked = absent.find((ticket) => ticket.ticketId === ticketId);
    expect(parked).toMatchObject({ kind: 'parked', missingPapers: [{ name: composed, isReceived: false }] });
    const log = openLog(server.dataFolder);
    const note = log
      .eventsAfter(0)
      .find((event) => event.type === 'NoteAdded' && event.ticketId === ticketId);
    log.close();
    expect(note).toMatchObject({ text: composed });
  });
});

describe('numbers that are none', () => {
  const NOT_NUMBERS = ['1e999', '-1e999', '-1', '0.5', '"7"', 'true', '[3]', '{"valueOf":3}'] as const;
  const raw = (json: string): string => `{"requestId":${JSON.stringify(newRequestId())},${json}}`;

  it.each([...NOT_NUMBERS, '0', '1000'])('an ordinal of %s is refused', async (ordinal) => {
    const before = server.sequence();
    const { counterRevision } = await counter3.resync();
    const roll = `"fieldId":"civil-status","seenCounterRevision":${String(counterRevision)}`;
    const called = await counter3.sayRaw('callRollNumber', raw(`${roll},"ordinal":${ordinal}`));
    const desk = `"serviceId":"${serviceOfField('civil-status')}","priorityId":null,"isPrinted":false`;
    const issued = await counter3.sayRaw('issueAtCounter', raw(`${desk},"ordinal":${ordinal}`));
    expect([codeOf(called), codeOf(issued)]).toEqual(['invalid_message', 'invalid_message']);
    expect(server.sequence()).toBe(before);
  });

  it.each(NOT_NUMBERS)('a sequence, a paper and a count of %s are refused', async (number) => {
    await onServedTicket(async (ticketId) => {
      const ticket = `"ticketId":"${ticketId}"`;
      const { serviceId } = (await counter3.resync()).current ?? {};
      const line = `{"serviceId":"${String(serviceId)}","count":${number},"outcome":"completed"}`;
      const park = `"reason":"other","otherPapers":[],"returnTime":null,"isPrinted":false`;
      const answers = [
        await counter3.sayRaw('undo', raw(`"sequence":${number}`)),
        await counter3.sayRaw('tickPaper', raw(`${ticket},"isReceived":true,"paperIndex":${number}`)),
        await counter3.sayRaw('finish', raw(`${ticket},"done":[${line}]`)),
        await counter3.sayRaw('park', raw(`${ticket},${park},"paperIndexes":[${number}]`)),
      ];
      expect(answers.map(codeOf)).toEqual(answers.map(() => 'invalid_message'));
    });
  });
});

describe('more than a person would say of one visit', () => {
  it('10,000 papers, six of one’s own and seven services are refused', async () => {
    await onServedTicket(async (ticketId) => {
      const indexes = Array.from({ length: 10_000 }, () => 0);
      const own = Array.from({ length: 6 }, (_, index) => `Giấy tờ ${String(index)}`);
      const services = Array.from({ length: 7 }, () => {
        return { serviceId: serviceOfField('certification'), count: 1, outcome: 'completed' };
      });
      expect(await say(counter3, 'park', park(ticketId, { paperIndexes: indexes }))).toBe('invalid_message');
      expect(await say(counter3, 'park', park(ticketId, { otherPapers: own }))).toBe('invalid_message');
      expect(await say(counter3, 'finish', { ticketId, done: services })).toBe('invalid_message');
    });
  });

  it('a paper the procedure does not ask for, and a service nobody offers, are refused', async () => {
    await onServedTicket(async (ticketId) => {
      expect(await say(counter3, 'park', park(ticketId, { paperIndexes: [99] }))).toBe('unknown_paper');
      expect(await say(counter3, 'tickPaper', { ticketId, paperIndex: 0, isReceived: true })).toBe(
        'unknown_paper',
      );
      const nothing = { serviceId: 'constructor', count: 1, outcome: 'completed' };
      expect(await say(counter3, 'finish', { ticketId, done: [nothing] })).toBe('unknown_service');
      expect(await say(counter3, 'addService', { ticketId, serviceId: 'toString' })).toBe('unknown_service');
    });
  });

  it('the same paper named twice is missing once', async () => {
    const ticketId = await serve(counter3);
    await done(counter3, 'park', park(ticketId, { paperIndexes: [0, 0, 0] }));
    const parked = (await counter3.resync()).absent.find((ticket) => ticket.ticketId === ticketId);
    expect(parked?.kind === 'parked' && parked.missingPapers.length).toBe(1);
  });
});

describe('a ticket that is not there', () => {
  it.each([
    ['2026-03-01/A001', 'unknown_ticket'],
    ['constructor', 'unknown_ticket'],
    ['A001', 'unknown_ticket'],
    ['__proto__', 'invalid_message'],
    ['2026-03-02/A001\n', 'invalid_message'],
    ['', 'invalid_message'],
  ])('%j cannot be called, brought back, cancelled or put first (%s)', async (ticketId, code) => {
    const before = server.sequence();
    const { counterRevision } = await counter3.resync();
    const reason = { code: 'frail', note: null };
    const answers = [
      await say(counter3, 'callTicket', { ticketId, seenCounterRevision: counterRevision, reason }),
      await say(counter3, 'reinstate', { ticketId }),
      await say(counter3, 'resume', { ticketId }),
      await say(counter3, 'cancel', { ticketId, reason: 'left' }),
      await say(counter3, 'grantPriority', { ticketId, priorityId: 'elderly' }),
    ];
    expect(answers).toEqual(answers.map(() => code));
    expect(server.sequence()).toBe(before);
  });

  it('cannot be sent to a counter that is none, is closed, or is this one', async () => {
    await onServedTicket(async (ticketId) => {
      for (const [counterId, code] of [
        ['__proto__', 'invalid_message'],
        ['constructor', 'unknown_counter'],
        ['99', 'unknown_counter'],
        ['6', 'counter_closed'],
        ['3', 'same_place'],
      ] as const)
        expect(await say(counter3, 'transfer', transfer(ticketId, { counterId }))).toBe(code);
    });
  });
});

describe('what is another counter’s', () => {
  it('cannot be undone from here, nor can anything older than the last deed', async () => {
    const theirs = await serve(counter5.client);
    await done(counter5.client, 'finish', { ticketId: theirs, done: [] });
    const { undo } = await counter5.client.resync();
    const mine = await serve(counter3);
    const started = (await counter3.resync()).undo?.sequence ?? 0;
    await done(counter3, 'finish', { ticketId: mine, done: [] });
    const before = server.sequence();
    for (const sequence of [undo?.sequence ?? 0, started, 0, 1])
      expect(await say(counter3, 'undo', { sequence })).toBe('nothing_to_undo');
    expect(server.sequence()).toBe(before);
  });

  it('a supervisor cannot take over the own counter, an empty one, or by a ticket that is elsewhere', async () => {
    const { ticketId: waiting } = await server.takeTicket(kiosk);
    const before = server.sequence();
    for (const counterId of ['3', '6', '5', '99', 'constructor'])
      expect(await say(counter3, 'takeOver', { counterId, ticketId: waiting })).toBe('ticket_not_at_counter');
    expect(server.sequence()).toBe(before);
    const mine = await callNext(counter3);
    const held = server.sequence();
    expect(await say(counter3, 'takeOver', { counterId: '3', ticketId: mine })).toBe('counter_busy');
    expect(await say(counter3, 'closeColleague', { counterId: '3' })).toBe('counter_busy');
    expect(server.sequence()).toBe(held);
    await done(counter3, 'markMissed', { ticketId: mine });
  });

  it('a plain officer is told so at every supervisor’s command, and a claim in the message is no proof', async () => {
    const ticketId = await serve(counter3);
    const before = server.sequence();
    const { client } = counter5;
    const there = { counterId: '3', ticketId };
    expect(await say(client, 'takeOver', there)).toBe('supervisor_only');
    expect(await say(client, 'endForColleague', { ...there, ending: 'finished' })).toBe('supervisor_only');
    expect(await say(client, 'closeColleague', { counterId: '3' })).toBe('supervisor_only');
    expect(await say(client, 'takeOver', { ...there, isSupervisor: true })).toBe('invalid_message');
    expect(server.sequence()).toBe(before);
    await done(counter3, 'finish', { ticketId, done: [] });
  });
});

it('the help desk gives numbers out and calls nobody, whatever it says', async () => {
  const { client } = await server.officerAt('9', 'mai');
  const serviceId = serviceOfField('certification');
  const issue = { serviceId, priorityId: null, isPrinted: false, ordinal: null };
  const { ticketId } = await done<{ ticketId: TicketId }>(client, 'issueAtCounter', issue);
  const seen = { seenCounterRevision: (await client.resync()).counterRevision };
  const reason = { code: 'frail', note: null };
  const roll = { fieldId: 'civil-status', ordinal: null };
  const before = server.sequence();
  expect(await say(client, 'callNext', seen)).toBe('nobody_waiting');
  expect(await say(client, 'callTicket', { ticketId, reason, ...seen })).toBe('nobody_waiting');
  expect(await say(client, 'callRollNumber', { ...roll, ...seen })).toBe('nobody_waiting');
  expect(await say(client, 'serveWithoutTicket', { serviceId, ...seen })).toBe('nobody_waiting');
  expect(server.sequence()).toBe(before);
  await onServedTicket(async (served) => {
    expect(await say(counter3, 'transfer', transfer(served, { counterId: '9' }))).toBe('counter_closed');
  });
});

it('a hundred presses of undo at once, over four sockets, take one deed back', async () => {
  const ticketId = await serve(counter3);
  await done(counter3, 'finish', { ticketId, done: [] });
  const sequence = (await counter3.resync()).undo?.sequence ?? 0;
  const before = server.sequence();
  const sockets = await Promise.all(
    Array.from({ length: 4 }, () => server.connect('counter', device3, supervisor.sessionToken)),
  );
  const answers = await Promise.all(
    sockets.flatMap((socket) => Array.from({ length: 25 }, () => say(socket, 'undo', { sequence }))),
  );
  expect(answers.filter((code) => code === 'ok')).toHaveLength(1);
  expect(new Set(answers)).toEqual(new Set(['ok', 'nothing_to_undo']));
  expect(server.sequence()).toBe(before + 1);
  expect((await counter3.resync()).current).toMatchObject({ ticketId, status: 'serving' });
  await done(counter3, 'finish', { ticketId, done: [] });
});

it('after all of this no fault was logged and the office is as the log says', async () => {
  expect(server.fatalErrors).toEqual([]);
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
  expect((await counter3.resync()).revision).toBe(server.sequence());
});
