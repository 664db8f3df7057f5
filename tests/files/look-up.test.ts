/** Asking at a kiosk: nobody learns by trying, and nobody is told which of the two was wrong. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileAnswer } from '#protocol/file-lookup.ts';
import { readFileCode } from '#protocol/codes/file-code.ts';
import { createFileLookUp, LEAST_ANSWER_MS } from '#server/app/file-lookup/file-lookup.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
import {
  codeOf,
  OPENING_TIME,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';
import { createSettableClock, type SettableClock } from '#tests/support/settable-clock.ts';
import { CODE, csv, deskFiles, FILE, lookUp, wordsLogged } from './desk-files.ts';
import { json, startStubService } from './stub-service.ts';

const MINUTE_MS = 60_000;
const NO_SUCH = 'H29-260310-9999';
let server: GatewayServer;
let clock: SettableClock;
let kiosk: GatewayClient<'kiosk'>;

beforeEach(async () => {
  clock = createSettableClock(OPENING_TIME, 'frozen');
  server = await startGatewayServer({ officers: ['minh'], clock });
  await (await deskFiles(server)).importList(csv(FILE));
  kiosk = await server.connect('kiosk', server.enrol('kiosk'));
});
afterEach(() => server.close());

/** Asks and lets so much time pass that the kiosk's own pace never matters. */
const ask = async (digits: string, code?: string): Promise<FileAnswer> => {
  clock.advance(12_000);
  return lookUp(kiosk, digits, code);
};
const timed = async (digits: string, code?: string): Promise<number> => {
  const beganMs = performance.now();
  await ask(digits, code);
  return performance.now() - beganMs;
};

describe('looking a file up', () => {
  test('tells no difference between no such file and a wrong second factor, in words or in tries', async () => {
    for (let time = 0; time < 4; time += 1) {
      const [wrong, none] = [await ask('0000'), await ask('0000', NO_SUCH)];
      expect(wrong.outcome).toBe(time < 3 ? 'not_found' : 'too_many_tries');
      expect(none.outcome).toBe(wrong.outcome);
      if (time < 3) expect(none).toEqual(wrong);
    }
  });

  test('takes as long whatever the answer is', async () => {
    const [right, wrong, none] = [await timed('4567'), await timed('0000'), await timed('0000', NO_SUCH)];
    for (const ms of [right, wrong, none]) expect(ms).toBeGreaterThanOrEqual(LEAST_ANSWER_MS - 2);
  });

  test('is held up after three wrong tries, longer each time, also for the right one and from elsewhere', async () => {
    for (let time = 0; time < 3; time += 1) expect(await ask('0000')).toEqual({ outcome: 'not_found' });
    const other = await server.connect('kiosk', server.enrol('kiosk'));
    const held = await lookUp(other, '4567');
    expect(held).toMatchObject({ outcome: 'too_many_tries', retryAfterMs: expect.any(Number) as number });
    clock.advance(30_000);
    expect(await ask('0000')).toEqual({ outcome: 'not_found' });
    clock.advance(30_000);
    expect(await ask('4567')).toMatchObject({ outcome: 'too_many_tries' });
    clock.advance(MINUTE_MS);
    expect(await ask('4567')).toMatchObject({ outcome: 'found' });
    // Whoever knew it begins anew.
    for (let time = 0; time < 3; time += 1) expect(await ask('0000')).toEqual({ outcome: 'not_found' });
  });

  test('a whole day of guessing at one file from every kiosk gets through fewer than a hundred of ten thousand', async () => {
    const { lookUp: guess } = createFileLookUp({
      source: { find: () => Promise.resolve('not_found'), factor: () => 'birth_year' },
      monotonicMs: clock.monotonicMs,
      onFault: (error) => {
        throw error;
      },
    });
    const code = readFileCode(CODE);
    if (code === null) throw new Error('not a code');
    let guesses = 0;
    for (let minute = 0; minute < 10 * 60; minute += 10) {
      clock.advance(10 * MINUTE_MS);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => guess({ code, digits: String(1_900 + index) })),
      );
      guesses += answers.filter(({ outcome }) => outcome === 'not_found').length;
    }
    expect(guesses).toBeGreaterThan(3);
    expect(guesses).toBeLessThan(100);
  });

  test('is bounded for each kiosk by its own pace', async () => {
    const codes = Array.from({ length: 8 }, (_, index) => `H29-260310-${String(index)}`);
    const said = await Promise.all(codes.map((code) => kiosk.say('lookUpFile', { code, digits: '0000' })));
    expect(said.map(codeOf)).toEqual([
      ...Array<string>(5).fill('ok'),
      ...Array<string>(3).fill('too_many_tries'),
    ]);
    const refused = said.at(-1);
    expect(refused?.ok === false ? refused.refusal.retryAfterMs : 0).toBeGreaterThan(10_000);
    const other = await server.connect('kiosk', server.enrol('kiosk'));
    expect(await lookUp(other, '4567')).toMatchObject({ outcome: 'found' });
    clock.advance(12_000);
    expect(await lookUp(kiosk, '4567')).toMatchObject({ outcome: 'found' });
  });

  test('leaves no trace among the events', async () => {
    const before = server.sequence();
    await ask('4567');
    await ask('0000');
    expect(server.sequence()).toBe(before);
  });

  test.each([
    [{ code: CODE, digits: '456' }],
    [{ code: CODE, digits: '٤٥٦٧' }],
    [{ code: CODE, digits: 4567 }],
    [{ code: 'Nguyễn Văn A', digits: '4567' }],
    [{ code: { toString: CODE }, digits: '4567' }],
    [{ code: CODE, digits: '4567', isStaff: true }],
    [{ code: 'H'.repeat(10_000), digits: '4567' }],
  ])('does not take %j', async (input) => {
    expect(codeOf(await kiosk.say('lookUpFile', input))).toBe('invalid_message');
  });

  test('takes a code as it is typed', async () => {
    expect(await ask('4567', ' h29 – 260310 – 0420 ')).toMatchObject({
      outcome: 'found',
      file: { code: CODE },
    });
  });
});

describe('a service in place of the list', () => {
  test('is what kiosks ask; while it cannot be used nobody is held up for that', async () => {
    const stub = await startStubService();
    const other = await startGatewayServer({
      officers: ['minh'],
      clock,
      fileService: { url: stub.url, token: null, factor: 'birth_year' },
    });
    try {
      const asking = await other.connect('kiosk', other.enrol('kiosk'));
      expect(asking.view().fileFactor).toBe('birth_year');
      stub.behave = json({}, 500);
      for (let time = 0; time < 5; time += 1) {
        clock.advance(40_000);
        expect(await lookUp(asking, '1958')).toEqual({ outcome: 'not_now' });
      }
      stub.behave = json({ found: true, status: 'delayed' });
      clock.advance(40_000);
      expect(await lookUp(asking, '1958')).toMatchObject({ outcome: 'found', file: { status: 'delayed' } });
      expect(stub.asked.at(-1)?.headers['authorization']).toBeUndefined();
      expect((await (await deskFiles(other)).standing()).service).toBe(stub.url.host);
      expect(wordsLogged(other)).not.toMatch(/1958|H29-260310/);
    } finally {
      await other.close();
      await stub.close();
    }
  });
});
