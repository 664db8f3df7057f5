/** The HTTP adapter against a real little server that keeps the contract, and in every way does not. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileCode } from '#protocol/codes/file-code.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import { createFileService } from '#server/app/file-lookup/file-service.ts';
import type { FileSource } from '#server/app/file-lookup/file-lookup.ts';
import { createSettableClock, type SettableClock } from '#tests/support/settable-clock.ts';
import { json, startStubService, type StubService } from './stub-service.ts';

const CODE = 'H29-260310-0420' as FileCode;
const QUESTION = { code: CODE, digits: '4567' };
const NOW = instantMs(Date.UTC(2026, 2, 12, 2));
const PATIENCE_MS = 1_500;
const READY = {
  found: true,
  status: 'ready',
  dueOn: '2026-03-12',
  collectAt: 'Quầy 5',
  asOf: '2026-03-12T08:30:00+07:00',
};

let stub: StubService;
let clock: SettableClock;
let service: FileSource;
let troubles: string[];

beforeEach(async () => {
  stub = await startStubService();
  clock = createSettableClock(NOW, 'frozen');
  troubles = [];
  service = createFileService(
    { url: stub.url, token: 'bí-mật'.normalize('NFD').replace(/\p{M}/gu, ''), factor: 'phone_last_four' },
    {
      now: clock.now,
      monotonicMs: clock.monotonicMs,
      onTrouble: (why) => troubles.push(why),
      patienceMs: PATIENCE_MS,
    },
  );
});
afterEach(() => stub.close());

const after = async (question = QUESTION): Promise<unknown> => {
  const answer = await service.find(question);
  return typeof answer === 'string' ? answer : answer.status;
};

describe('the file service', () => {
  test('is asked as its contract says, and its answer told', async () => {
    stub.behave = json({ ...READY, owner: 'Nguyễn Văn A' });
    expect(await service.find(QUESTION)).toEqual({
      code: CODE,
      status: 'ready',
      dueOn: '2026-03-12',
      collectAt: 'Quầy 5',
      asOf: Date.UTC(2026, 2, 12, 1, 30),
    });
    expect(stub.asked).toHaveLength(1);
    expect(stub.asked[0]).toMatchObject({
      method: 'POST',
      address: '/tra-cuu',
      headers: {
        authorization: 'Bearer bi-mat',
        accept: 'application/json',
        'content-type': 'application/json',
      },
    });
    expect(JSON.parse(stub.asked[0]?.body ?? '')).toEqual({
      code: 'H29-260310-0420',
      factor: 'phone_last_four',
      value: '4567',
    });
  });

  test('may leave out what it does not know, and knows nothing newer than now', async () => {
    stub.behave = json({ found: true, status: 'in_process' });
    expect(await service.find(QUESTION)).toMatchObject({ dueOn: null, collectAt: null, asOf: NOW });
    stub.behave = json({ found: true, status: 'in_process', asOf: '2099-01-01T00:00:00Z' });
    expect(await service.find({ ...QUESTION, digits: '0000' })).toMatchObject({ asOf: NOW });
  });

  test('is asked once for the same within a minute, and anew after it; another second factor is another question', async () => {
    stub.behave = json(READY);
    expect([await after(), await after()]).toEqual(['ready', 'ready']);
    expect(stub.asked).toHaveLength(1);
    stub.behave = json({ found: false });
    expect(await after({ ...QUESTION, digits: '0000' })).toBe('not_found');
    expect(await after({ ...QUESTION, digits: '0000' })).toBe('not_found');
    expect(stub.asked).toHaveLength(2);
    clock.advance(60_001);
    expect(await after()).toBe('not_found');
    expect(stub.asked).toHaveLength(3);
  });

  test.each<[string, StubService['behave'], RegExp]>([
    ['never answers', () => undefined, /TimeoutError/],
    [
      'begins an answer and stops',
      (_, response) =>
        void response.writeHead(200, { 'content-type': 'application/json' }).write('{"found":'),
      /TimeoutError/,
    ],
    [
      'answers drop by drop',
      (_, response) => {
        response.writeHead(200);
        const dropping = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(dropping));
      },
      /TimeoutError/,
    ],
    [
      'answers without end',
      (_, response) => {
        response.writeHead(200);
        const pour = (): void => {
          while (!response.destroyed && response.write(' '.repeat(65_536)));
        };
        response.on('drain', pour);
        pour();
      },
      /more than was agreed/,
    ],
    ['hangs up', (request) => request.socket.destroy(), /TypeError/],
    [
      'answers with a page',
      (_, response) => void response.writeHead(200).end('<h1>Xin chào</h1>'),
      /no JSON/,
    ],
    ['answers with nothing', (_, response) => void response.writeHead(200).end(), /no JSON/],
    ['answers with a list', json([READY]), /another shape/],
    ['answers with an unknown status', json({ ...READY, status: 'lost' }), /another shape/],
    ['answers with no calendar’s day', json({ ...READY, dueOn: '2026-02-31' }), /another shape/],
    ['hides letters in a place', json({ ...READY, collectAt: 'Quầy \u202e5' }), /another shape/],
    ['answers with a book for a place', json({ ...READY, collectAt: 'Q'.repeat(200) }), /another shape/],
    ['fails', json({ error: 'broken' }, 500), /status 500/],
    ['is not where it was thought', json(READY, 404), /status 404/],
    ['does not take the token', json(READY, 401), /status 401/],
    ['is asked too much', json(READY, 429), /status 429/],
    ['calls an empty answer good', (_, response) => void response.writeHead(204).end(), /status 204/],
  ])(
    'that %s is not now, soon, and the log is told without code, digits or token',
    async (_how, behave, why) => {
      stub.behave = behave;
      const beganMs = performance.now();
      expect(await service.find(QUESTION)).toBe('not_now');
      expect(performance.now() - beganMs).toBeLessThan(PATIENCE_MS + 8_000);
      expect(troubles).toEqual([expect.stringMatching(why)]);
      expect(troubles.join('')).not.toMatch(/4567|0420|bi-mat/);
      // Nothing of it is remembered as an answer.
      stub.behave = json(READY);
      expect(await after()).toBe('ready');
    },
  );

  test('cannot send the question and the token elsewhere', async () => {
    const elsewhere = await startStubService();
    try {
      for (const status of [301, 302, 303, 307, 308]) {
        stub.behave = (_request, response) =>
          void response.writeHead(status, { location: elsewhere.url.href }).end();
        clock.advance(60_001);
        expect(await after()).toBe('not_now');
      }
      expect(elsewhere.asked).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  });

  test('that is away is not now', async () => {
    await stub.close();
    expect(await service.find(QUESTION)).toBe('not_now');
    expect(troubles).toEqual([expect.stringMatching(/ECONNREFUSED/)]);
  });

  test('is left alone for a while after failing three times in a row, and taken up again', async () => {
    stub.behave = json({}, 503);
    for (let time = 0; time < 6; time += 1) expect(await after()).toBe('not_now');
    expect(stub.asked).toHaveLength(3);
    stub.behave = json(READY);
    clock.advance(29_000);
    expect(await after()).toBe('not_now');
    expect(stub.asked).toHaveLength(3);
    clock.advance(1_001);
    expect(await after()).toBe('ready');
  });

  test('is asked by few at once; the others are told not now', async () => {
    stub.behave = () => undefined;
    const questions = Array.from({ length: 30 }, (_, index) => ({
      ...QUESTION,
      digits: String(1_000 + index),
    }));
    expect(await Promise.all(questions.map((question) => after(question)))).toEqual(
      questions.map(() => 'not_now'),
    );
    expect(stub.asked.length).toBeLessThanOrEqual(8);
  });
});
