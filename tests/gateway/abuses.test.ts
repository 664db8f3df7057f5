/** What a stranger or a broken screen may say over an open socket: each gets a clear refusal, and nothing changes. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IssuedTicket } from '#protocol/views.ts';
import type { TicketId } from '#protocol/vocabulary.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
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
let kioskDevice: Enrolled;
let kiosk: GatewayClient<'kiosk'>;
let display: GatewayClient<'display'>;
let counter3: SignedInClient;
let counter5: SignedInClient;
const serviceId = serviceOfField('certification');

beforeAll(async () => {
  server = await startGatewayServer();
  kioskDevice = server.enrol('kiosk');
  counter3 = await server.officerAt('3', 'hanh');
  counter5 = await server.officerAt('5', 'thao');
});
/** Sockets of their own for every test: one test's flood must not slow the next. */
beforeEach(async () => {
  kiosk = await server.connect('kiosk', kioskDevice);
  display = await server.connect('display', server.enrol('display'));
});
afterEach(() => {
  kiosk.close();
  display.close();
});
afterAll(() => server.close());

const press = (requestId: unknown = newRequestId()): object => ({
  requestId,
  serviceId,
  priorityId: null,
  language: 'vi',
});

/** Runs the abuse and sees to it that nothing was recorded and that an honest press is still served. */
async function expectNothingChanged(abuse: () => Promise<void>): Promise<void> {
  const before = server.sequence();
  await abuse();
  expect(server.sequence()).toBe(before);
  const honest = await server.connect('kiosk', kioskDevice);
  expect(codeOf(await honest.say('issueTicket', press()))).toBe('ok');
  honest.close();
}

describe('a message that is not the sender’s to send', () => {
  it.each(['callNext', 'issueTicket', 'signIn', 'reportPrintJob', 'resetDay'])(
    'a display cannot say %s',
    async (name) => {
      await expectNothingChanged(async () => {
        const answer = await display.say(name, { requestId: newRequestId(), seenCounterRevision: 0 });
        expect(codeOf(answer)).toBe('invalid_message');
      });
    },
  );

  it.each([
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
    '',
    'error',
    'issueTicket\u0000',
    'ISSUETICKET',
  ])('a message named %j is nobody’s', async (name) => {
    await expectNothingChanged(async () => {
      expect(codeOf(await kiosk.say(name, press()))).toBe('invalid_message');
    });
  });

  it('a message whose name is a number is nobody’s', async () => {
    await expectNothingChanged(async () => {
      kiosk.write('2/kiosk,[7,{}]');
      kiosk.write('2/kiosk,[1e999,{}]');
      await kiosk.resync();
    });
  });

  it.each(['connect', 'disconnect', 'disconnecting', 'newListener', 'removeListener', 'connect_error'])(
    'the library’s own event %s cannot be faked: the connection ends',
    async (name) => {
      await expectNothingChanged(async () => {
        kiosk.write(`2/kiosk,${JSON.stringify([name, press()])}`);
        await kiosk.closed;
      });
    },
  );
});

describe('counter 3 acting for counter 5', () => {
  it('is refused the ticket that counter 5 holds, and cannot name another counter', async () => {
    await server.takeTicket(kiosk);
    const { counterRevision } = await counter5.client.resync();
    const called = await counter5.client.say('callNext', {
      requestId: newRequestId(),
      seenCounterRevision: counterRevision,
    });
    const { ticketId } = resultOf<{ ticketId: TicketId }>(called);
    await expectNothingChanged(async () => {
      for (const name of ['startService', 'finish', 'markMissed'] as const) {
        const rest = name === 'finish' ? { done: [] } : {};
        const answer = await counter3.client.say(name, { requestId: newRequestId(), ticketId, ...rest });
        expect(codeOf(answer)).toBe('ticket_not_at_counter');
      }
      const recall = { requestId: newRequestId(), ticketId, seenCallCount: 1 };
      expect(codeOf(await counter3.client.say('recall', recall))).toBe('ticket_not_at_counter');
      for (const extra of [
        { counterId: '5' },
        { officerId: 'thao' },
        { sessionToken: counter5.sessionToken },
      ]) {
        const answer = await counter3.client.say('startService', {
          requestId: newRequestId(),
          ticketId,
          ...extra,
        });
        expect(codeOf(answer)).toBe('invalid_message');
      }
    });
    resultOf(await counter5.client.say('markMissed', { requestId: newRequestId(), ticketId }));
  });

  it.each(['2026-03-01/X001', '1999-12-31/X001', 'X001', '2026-03-02/X999'])(
    'a ticket of another day or of nowhere (%s) is refused',
    async (ticketId) => {
      await expectNothingChanged(async () => {
        const answer = await counter3.client.say('startService', { requestId: newRequestId(), ticketId });
        expect(codeOf(answer)).toBe('ticket_not_at_counter');
      });
    },
  );

  it('a “next” that is sent again calls nobody else', async () => {
    await server.takeTicket(kiosk);
    await server.takeTicket(kiosk);
    const { counterRevision } = await counter3.client.resync();
    const next = { requestId: newRequestId(), seenCounterRevision: counterRevision };
    const first = await counter3.client.say('callNext', next);
    const { ticketId } = resultOf<{ ticketId: TicketId }>(first);
    const before = server.sequence();
    expect(await counter3.client.say('callNext', next)).toEqual(first);
    const stale = { requestId: newRequestId(), seenCounterRevision: counterRevision };
    expect(codeOf(await counter3.client.say('callNext', stale))).toBe('counter_busy');
    expect(server.sequence()).toBe(before);
    resultOf(await counter3.client.say('markMissed', { requestId: newRequestId(), ticketId }));
    const afterwards = { requestId: newRequestId(), seenCounterRevision: counterRevision };
    expect(codeOf(await counter3.client.say('callNext', afterwards))).toBe('stale_screen');
  });
});

describe('a message of the wrong shape', () => {
  const good = (): string => JSON.stringify(newRequestId());
  const fieldsOf = (json: string): string => `{"requestId":${good()},${json}}`;
  const rawPress = (json: string): string => fieldsOf(`"priorityId":null,"language":"vi",${json}`);

  it.each([
    'NaN',
    '1e999',
    '-1e999',
    '-1',
    '0.5',
    '"7"',
    'null',
    'true',
    '[3]',
    '{"valueOf":3}',
    '1000000001',
  ])('a revision of %s is none', async (revision) => {
    await expectNothingChanged(async () => {
      // NaN is no JSON at all: the parser of the wire itself hangs up.
      if (revision === 'NaN') {
        const brief = await server.connect('counter', server.enrol('counter', '3'), counter3.sessionToken);
        brief.write(`2/counter,1["callNext",${fieldsOf('"seenCounterRevision":NaN')}]`);
        await brief.closed;
        return;
      }
      const answer = await counter3.client.sayRaw('callNext', fieldsOf(`"seenCounterRevision":${revision}`));
      expect(codeOf(answer)).toBe('invalid_message');
    });
  });

  it.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a string', 'issueTicket'],
    ['a number', 7],
    ['an array', [newRequestId(), serviceId]],
    ['no key', {}],
    ['an extra key', { ...press(), isUrgent: true }],
    ['an object where a string belongs', { ...press(), serviceId: { toString: serviceId } }],
    ['an array where a string belongs', { ...press(), serviceId: [serviceId] }],
    ['a requestId of 1 character', press('x')],
    ['a requestId of 65 characters', press('x'.repeat(65))],
    ['a requestId of 20 kB', press('x'.repeat(20_000))],
    ['a requestId with a newline', press(`${'x'.repeat(20)}\n`)],
    ['a requestId with a null byte', press(`${'x'.repeat(20)}\u0000`)],
    ['a requestId with a direction override', press(`${'x'.repeat(20)}\u202E`)],
    ['bytes where a string belongs', { ...press(), serviceId: Buffer.from(serviceId) }],
    ['bytes beside the rest', { ...press(), attachment: Buffer.alloc(1_000) }],
  ])('a press that is %s is refused', async (_, input) => {
    await expectNothingChanged(async () => {
      expect(codeOf(await kiosk.say('issueTicket', input))).toBe('invalid_message');
    });
  });

  it.each([
    "x' OR 1=1 --",
    '../../etc/passwd',
    '<script>alert(1)</script>',
    '$(reboot)',
    'dich-vu\n',
    'ａ',
    '\u202Eabc',
    '\uD800',
    'a\u0301'.repeat(30),
    '=cmd|x',
    '__proto__ ',
    '\u001Bi\u001DV0',
  ])('a service named %j is refused by its shape', async (hostile) => {
    await expectNothingChanged(async () => {
      const answer = await kiosk.say('issueTicket', { ...press(), serviceId: hostile });
      expect(codeOf(answer)).toBe('invalid_message');
    });
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', 'no-such-service'])(
    'a well-formed service nobody offers (%s) is refused',
    async (unknown) => {
      await expectNothingChanged(async () => {
        const answer = await kiosk.say('issueTicket', { ...press(), serviceId: unknown });
        expect(codeOf(answer)).toBe('unknown_service');
      });
    },
  );

  it.each([
    `"serviceId":"${serviceId}","__proto__":{"serviceId":"x"}`,
    `"serviceId":"${serviceId}","constructor":{"prototype":{"isAdmin":true}}`,
    `"__proto__":{"serviceId":"${serviceId}"}`,
  ])('keys that reach for the prototype are extra keys: {%s}', async (json) => {
    await expectNothingChanged(async () => {
      expect(codeOf(await kiosk.sayRaw('issueTicket', rawPress(json)))).toBe('invalid_message');
      expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
    });
  });

  it('a key given twice counts once, as JSON has it: the last', async () => {
    const answer = await kiosk.sayRaw(
      'issueTicket',
      rawPress(`"serviceId":"x y","serviceId":"${serviceId}"`),
    );
    expect(codeOf(answer)).toBe('ok');
  });

  it('10,000 levels of nesting that fit a packet are refused', async () => {
    await expectNothingChanged(async () => {
      const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
      expect(codeOf(await kiosk.sayRaw('issueTicket', deep))).toBe('invalid_message');
      expect(codeOf(await kiosk.sayRaw('issueTicket', rawPress(`"serviceId":${deep}`)))).toBe(
        'invalid_message',
      );
    });
  });

  it.each<readonly [string, () => string]>([
    ['100,000 levels deep', () => `["issueTicket",${'['.repeat(100_000)}${']'.repeat(100_000)}]`],
    ['a requestId of 1 MB', () => JSON.stringify(['issueTicket', press('x'.repeat(1_000_000))])],
    ['10 MB', () => JSON.stringify(['issueTicket', press('x'.repeat(10_000_000))])],
  ])('a packet too large (%s) is cut off unread', async (_, packet) => {
    await expectNothingChanged(async () => {
      kiosk.write(`2/kiosk,1${packet()}`);
      await kiosk.closed;
    });
  });

  it.each([
    '51000000-/kiosk,["issueTicket",{"_placeholder":true,"num":0}]',
    '51-/kiosk,["issueTicket",{"_placeholder":true,"num":99}]',
    '5x-/kiosk,["issueTicket"]',
    '2/kiosk,{"no":"array"}',
    '2/kiosk,[',
    '9/kiosk,',
    'Z',
  ])('a packet that is none (%s) ends only its own connection', async (packet) => {
    await expectNothingChanged(async () => {
      kiosk.write(packet);
      // What is announced as bytes and then is text breaks the announcement.
      kiosk.write('2/kiosk,["resync"]');
      await kiosk.closed;
    });
  });
});

describe('a message without the manners of the protocol', () => {
  it('a command without an acknowledgement is done and crashes nobody', async () => {
    const before = server.sequence();
    kiosk.socket.emit('issueTicket', press());
    await kiosk.viewWhere(({ revision }) => revision > before);
    expect(server.sequence()).toBe(before + 1);
  });

  it('extra arguments in place of the acknowledgement are not called', async () => {
    const before = server.sequence();
    kiosk.socket.emit('issueTicket', press(), 'not a function', { call: 'me' });
    await kiosk.viewWhere(({ revision }) => revision > before);
    expect(codeOf(await kiosk.say('issueTicket', press(), 'one argument too many'))).toBe('ok');
  });

  it('an acknowledgement that nobody asked for is ignored', async () => {
    await expectNothingChanged(async () => {
      kiosk.write('3/kiosk,0["issueTicket"]');
      await kiosk.resync();
    });
  });
});

describe('a requestId that was used before', () => {
  it('answers the same press with the same ticket, over any socket of the device', async () => {
    const input = press();
    const first = await kiosk.say('issueTicket', input);
    const again = await server.connect('kiosk', kioskDevice);
    expect(await again.say('issueTicket', input)).toEqual(first);
    expect(await kiosk.say('issueTicket', input)).toEqual(first);
  });

  it('is refused with another body', async () => {
    const requestId = newRequestId();
    resultOf(await kiosk.say('issueTicket', press(requestId)));
    await expectNothingChanged(async () => {
      const other = { ...press(requestId), serviceId: serviceOfField('results') };
      expect(codeOf(await kiosk.say('issueTicket', other))).toBe('request_reused');
    });
  });

  it('is refused from another device, which learns nothing of the ticket', async () => {
    const input = press();
    const ticket = resultOf<IssuedTicket>(await kiosk.say('issueTicket', input));
    const stranger = await server.connect('kiosk', server.enrol('kiosk'));
    await expectNothingChanged(async () => {
      const answer = await stranger.say('issueTicket', input);
      expect(codeOf(answer)).toBe('request_reused');
      expect(JSON.stringify(answer)).not.toContain(ticket.number);
    });
  });

  it('is refused for another command', async () => {
    const requestId = newRequestId();
    resultOf(await kiosk.say('issueTicket', press(requestId)));
    await expectNothingChanged(async () => {
      const answer = await counter3.client.say('callNext', { requestId, seenCounterRevision: 0 });
      expect(codeOf(answer)).toBe('request_reused');
    });
  });
});

it('after all of this the log is sound and nothing was written about what strangers said', async () => {
  expect(server.fatalErrors).toEqual([]);
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
  for (const line of server.logLines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  expect((await kiosk.resync()).revision).toBe(server.sequence());
});
