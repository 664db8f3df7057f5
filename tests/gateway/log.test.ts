/** A day is lived at the chattiest level with words that are found nowhere else; none of them is in the log. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CounterView } from '#protocol/views.ts';
import { createLog } from '#server/log.ts';
import {
  newRequestId,
  passwordOf,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';
import { StorageFailed } from '#server/storage/store.ts';

const NOTE = 'Khách tên Zyx Wvut, 0987 654 321';
const TYPED_NAME = 'zyxwvut-typed';
const WRONG_PASSWORD = 'qwertzuiop-wrong';
const CITIZEN = '079190123456';
const FILE_CODE = 'H29-260310-0420';

const lines: string[] = [];
const logged = (entry: object): string => {
  createLog({ level: 'trace', base: null, timestamp: false }, { write: (line) => lines.push(line) }).error(
    entry,
    'said',
  );
  return lines.at(-1) ?? '';
};

describe('a day', () => {
  let server: GatewayServer;
  const told: string[] = [NOTE, TYPED_NAME, WRONG_PASSWORD, CITIZEN, FILE_CODE, passwordOf('hanh')];
  let breaks = false;

  beforeAll(async () => {
    server = await startGatewayServer({
      officers: ['hanh', 'minh'],
      logLevel: 'trace',
      wrapStore: (store) => ({
        ...store,
        write: (work) => {
          if (breaks) throw new StorageFailed('SQLITE_FULL: database or disk is full');
          return store.write(work);
        },
      }),
    });
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const { ticketId, link } = await server.takeTicket(kiosk);
    if (link !== null) told.push(link);
    await kiosk.say('markPerson', { number: CITIZEN });
    await kiosk.say('lookUpFile', { code: FILE_CODE, digits: '4321' });
    const device = server.enrol('counter', '3');
    told.push(device.token);
    const stranger = await server.connect('counter', device);
    await stranger.say('signIn', {
      requestId: newRequestId(),
      username: TYPED_NAME,
      password: WRONG_PASSWORD,
    });
    const { client, sessionToken } = await server.officerAt('3', 'hanh', device);
    told.push(sessionToken);
    const view = await client.viewWhere(({ officer }: CounterView) => officer !== null);
    await client.say('callNext', { requestId: newRequestId(), seenCounterRevision: view.counterRevision });
    await client.say('startService', { requestId: newRequestId(), ticketId });
    await client.say('addNote', { requestId: newRequestId(), ticketId, text: NOTE });
    // What cannot be saved is logged, and with it an error.
    breaks = true;
    await client.say('addNote', { requestId: newRequestId(), ticketId, text: `${NOTE}!` });
    breaks = false;
    // What is no JSON, no shape and no page.
    for (const body of [`{"wifi":"${NOTE}`, JSON.stringify({ note: NOTE })])
      await fetch(`${server.url}/pair`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      });
    await fetch(`${server.url}/t/${encodeURIComponent(NOTE)}?x=${WRONG_PASSWORD}`, {
      headers: { authorization: `Bearer ${WRONG_PASSWORD}` },
    });
    await client.say('addNote', { requestId: newRequestId(), ticketId, text: { nested: NOTE } });
  });
  afterAll(() => server.close());

  it('leaves its trouble in the log, a line an entry', () => {
    expect(server.logLines.join()).toContain('SQLITE_FULL');
    for (const line of server.logLines) {
      expect(() => JSON.parse(line) as unknown).not.toThrow();
      expect(line.trimEnd()).not.toContain('\n');
    }
  });

  it('leaves nobody’s name, secret or words in it', () => {
    const log = server.logLines.join('\n');
    for (const words of told) expect(log).not.toContain(words);
    expect(log).not.toMatch(/Zyx|0987|Hạnh/);
  });
});

describe('whoever logs a secret by mistake', () => {
  it.each([
    ['bare', { password: WRONG_PASSWORD }],
    ['in an input', { input: { password: WRONG_PASSWORD, note: WRONG_PASSWORD, code: WRONG_PASSWORD } }],
    ['in a request', { request: { headers: { authorization: WRONG_PASSWORD, cookie: WRONG_PASSWORD } } }],
    [
      'on an error',
      { err: Object.assign(new Error('no'), { input: WRONG_PASSWORD, issues: [WRONG_PASSWORD] }) },
    ],
    [
      'under an error',
      { err: new Error('no', { cause: Object.assign(new Error('why'), { body: WRONG_PASSWORD }) }) },
    ],
    ['as what is no error', { err: WRONG_PASSWORD }],
  ])('logs it not: %s', (_, entry) => {
    expect(logged(entry)).not.toContain(WRONG_PASSWORD);
  });

  it('nor what could not be parsed, which the parser quotes', () => {
    try {
      JSON.parse(`{"name": ${WRONG_PASSWORD}}`);
    } catch (error) {
      expect(String(error)).toContain(WRONG_PASSWORD.slice(0, 4));
      expect(logged({ err: error })).not.toContain(WRONG_PASSWORD.slice(0, 4));
    }
    expect.assertions(2);
  });

  it('but an error still says what, where and why', () => {
    const line = logged({
      err: Object.assign(new Error('the disk\nis full', { cause: new Error('EIO') }), { code: 'ENOSPC' }),
    });
    expect(JSON.parse(line)).toMatchObject({
      err: { message: 'the disk\nis full', errorCode: 'ENOSPC', cause: { message: 'EIO' } },
    });
    expect(line).toContain('log.test.ts');
  });
});
