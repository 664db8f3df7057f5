import { afterEach, describe, expect, test } from 'vitest';
import type { CheckLimits } from '#printer/check-connection.ts';
import { CHECK_LIMITS, checkConnection } from '#printer/check-connection.ts';
import type { ConnectionCheck } from '#protocol/printing.ts';
import { greet, saySilence, serveWeb, startOtherService } from './other-services.ts';
import type { Asked } from './spoken-printer.ts';
import { startSpokenPrinter } from './spoken-printer.ts';

const QUICK: CheckLimits = {
  ...CHECK_LIMITS,
  connectMs: 500,
  statusMs: 250,
  greetMs: 50,
  modelMs: 200,
  finishMs: 100,
};
const WELL = 0x12;

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
const check = (port: number): Promise<ConnectionCheck> =>
  checkConnection({ kind: 'tcp', host: '127.0.0.1', port }, QUICK);
const speaking = async (answer: (asked: Asked) => readonly number[]) => {
  const printer = await startSpokenPrinter(answer);
  closers.push(printer.close);
  return printer;
};

describe('a printer', () => {
  test('says how it is and what it is called, and is asked nothing else', async () => {
    const { port, asked } = await speaking(({ kind }) =>
      kind === 'real_time_status' ? [WELL] : kind === 'model' ? [...Buffer.from('_TM-T82III\0')] : [],
    );
    expect(await check(port)).toEqual({ kind: 'printer', model: 'TM-T82III', problem: null });
    expect(asked.map(({ kind }) => kind)).toEqual([
      'real_time_status',
      'real_time_status',
      'real_time_status',
      'real_time_status',
      'model',
    ]);
  });

  test('that does not say its model is a printer all the same', async () => {
    const { port } = await speaking(({ kind }) => (kind === 'real_time_status' ? [WELL] : []));
    expect(await check(port)).toEqual({ kind: 'printer', model: null, problem: null });
  });

  test('that stands still is not asked for its model: it would answer whoever comes later', async () => {
    const { port, asked } = await speaking(({ kind, bytes }) =>
      kind === 'real_time_status' ? [bytes[2] === 2 ? 0x16 : WELL] : [],
    );
    expect(await check(port)).toEqual({ kind: 'printer', model: null, problem: 'cover_open' });
    expect(asked.some(({ kind }) => kind === 'model')).toBe(false);
  });

  test('that only reports by itself is known by that, and left as it was', async () => {
    const { port, asked } = await speaking(({ kind, bytes }) =>
      kind === 'status_back' && bytes[2] !== 0 ? [0x10, 0, 0x0c, 0x0f] : [],
    );
    expect(await check(port)).toEqual({ kind: 'printer', model: null, problem: 'paper_out' });
    expect(asked.at(-1)).toEqual({ kind: 'status_back', bytes: [0x1d, 0x61, 0] });
  });
});

describe('something else', () => {
  test.each([
    ['a web server', serveWeb],
    ['a shell server', greet('SSH-2.0-OpenSSH_9.9\r\n')],
    ['a mail server', greet('220 mail.example ESMTP\r\n')],
  ])('%s is no printer, and is told nothing but a status question', async (_, serve) => {
    const service = await startOtherService(serve);
    closers.push(service.close);
    expect(await check(service.port)).toEqual({ kind: 'not_a_printer' });
    expect(service.received().length).toBeLessThanOrEqual(12);
  });

  test('one that takes everything and says nothing is silent, and is told fifteen bytes', async () => {
    const service = await startOtherService(saySilence);
    closers.push(service.close);
    expect(await check(service.port)).toEqual({ kind: 'silent' });
    expect(service.received()).toHaveLength(15);
  });

  test('one that pours bytes over whoever comes is cut off', async () => {
    const service = await startOtherService((socket) => {
      const pour = (): void => {
        while (!socket.destroyed && socket.write(Buffer.alloc(65_536, WELL)));
      };
      socket.on('drain', pour);
      pour();
    });
    closers.push(service.close);
    expect(await check(service.port)).toEqual({ kind: 'not_a_printer' });
  });

  test('nobody, and one that hangs up without a word, cannot be reached', async () => {
    const service = await startOtherService((socket) => {
      socket.destroy();
    });
    expect(await check(service.port)).toEqual({ kind: 'unreachable' });
    await service.close();
    expect(await check(service.port)).toEqual({ kind: 'unreachable' });
  });
});
