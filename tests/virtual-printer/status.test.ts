/** What the printer says: asked at once, asked in turn, on its own accord, and only when it is so. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Client } from './client.ts';
import {
  AUTO_STATUS,
  band,
  connectClient,
  CUT,
  echoOf,
  eventually,
  INITIALIZE,
  ORDERED_STATUS,
  processId,
  realTimeStatus,
} from './client.ts';
import type { Faults } from './faults.ts';
import type { VirtualPrinter, VirtualPrinterSettings } from './virtual-printer.ts';
import { startVirtualPrinter } from './virtual-printer.ts';

const running: VirtualPrinter[] = [];
afterEach(() => Promise.all(running.splice(0).map((printer) => printer.close())));

const start = async (
  settings: Partial<VirtualPrinterSettings> = {},
): Promise<{ readonly printer: VirtualPrinter; readonly client: Client }> => {
  const printer = await startVirtualPrinter({
    ...{ host: '127.0.0.1', printerPort: 0, paperPort: 0 },
    ...settings,
  });
  running.push(printer);
  return { printer, client: await connectClient(printer.printerPort) };
};
const hears = (client: Client, ...bytes: readonly number[]): Promise<void> =>
  eventually(() => expect(client.heard()).toEqual(bytes));

describe('the automatic status', () => {
  const WELL = [0x10, 0x00, 0x00, 0x0f];

  test.each<[string, Partial<Faults>, readonly number[]]>([
    ['the cover is opened', { coverOpen: true }, [0x38, 0x00, 0x00, 0x0f]],
    ['the roll is nearly at its end', { paperNearEnd: true }, [0x10, 0x00, 0x03, 0x0f]],
    ['the roll is at its end', { paperOut: true }, [0x18, 0x00, 0x0f, 0x0f]],
    ['the cutter jams', { cutterJammed: true }, [0x18, 0x08, 0x00, 0x0f]],
    ['the head is too hot', { overheated: true }, [0x18, 0x40, 0x00, 0x0f]],
  ])('is told at once, again when %s, and again when that is over', async (_, faults, bytes) => {
    const { printer, client } = await start();
    client.say(...AUTO_STATUS);
    await hears(client, ...WELL);
    await printer.setFault(faults);
    await hears(client, ...WELL, ...bytes);
    await printer.setFault({
      ...{ coverOpen: false, paperNearEnd: false, paperOut: false, cutterJammed: false, overheated: false },
    });
    await hears(client, ...WELL, ...bytes, ...WELL);
  });

  test('says only what was asked for, and nothing any more once nothing is', async () => {
    const { printer, client } = await start();
    // The paper sensors only.
    client.say(0x1d, 0x61, 0x08);
    await hears(client, ...WELL);
    await printer.setFault({ overheated: true });
    await printer.setFault({ paperNearEnd: true });
    await hears(client, ...WELL, 0x18, 0x40, 0x03, 0x0f);
    await printer.setFault({ overheated: false });
    client.say(0x1d, 0x61, 0x00, ...realTimeStatus(1));
    await hears(client, ...WELL, 0x18, 0x40, 0x03, 0x0f, 0x12);
    await printer.setFault({ paperOut: true });
    client.say(...realTimeStatus(1));
    await hears(client, ...WELL, 0x18, 0x40, 0x03, 0x0f, 0x12, 0x1a);
  });

  test('is forgotten when the printer is initialised, and goes to whoever is connected until then', async () => {
    const { printer, client } = await start();
    client.say(...AUTO_STATUS);
    await hears(client, ...WELL);
    await client.hangUp();
    const next = await connectClient(printer.printerPort);
    await eventually(() => expect(printer.counts().openNow).toBe(1));
    await eventually(async () => {
      await printer.setFault({ paperNearEnd: !printer.faults().paperNearEnd });
      expect(next.heardBytes()).toBeGreaterThan(0);
    });
    next.say(...INITIALIZE, ...realTimeStatus(2));
    await eventually(() => expect(next.heard().at(-1)).toBe(0x12));
    const before = next.heardBytes();
    await printer.setFault({ coverOpen: true });
    next.say(...realTimeStatus(2));
    await eventually(() => expect(next.heardBytes()).toBe(before + 1));
  });

  test('waits its turn: with the cover open nobody is told before it is closed', async () => {
    const { printer, client } = await start({ faults: { coverOpen: true } });
    client.say(...band(2, 4), ...AUTO_STATUS, ...realTimeStatus(2));
    await hears(client, 0x16);
    await printer.setFault({ coverOpen: false });
    await hears(client, 0x16, ...WELL);
  });

  test('tells a roll that ends in the middle of a slip before anything that comes behind it', async () => {
    const { printer, client } = await start({ faults: { paperEndsAfterRows: 10 } });
    client.say(...AUTO_STATUS, ...band(2, 20), ...CUT, ...processId('A001'));
    await hears(client, ...WELL, 0x18, 0x00, 0x0f, 0x0f);
    expect(printer.uncutRows()).toBe(10);
  });

  test('is all that a printer without answers in real time says', async () => {
    const { printer, client } = await start({ faults: { answersRealTime: false } });
    client.say(...[1, 2, 3, 4].flatMap((which) => realTimeStatus(which as 1)), ...AUTO_STATUS);
    await hears(client, ...WELL);
    await printer.setFault({ coverOpen: true });
    await hears(client, ...WELL, 0x38, 0x00, 0x00, 0x0f);
  });
});

describe('a process id', () => {
  test('comes back behind the slip, and only once the whole slip is out', async () => {
    const { printer, client } = await start({ faults: { coverOpensAfterRows: 7 } });
    client.say(...band(2, 8), ...CUT, ...processId('A001'), ...realTimeStatus(2));
    await hears(client, 0x16);
    expect(printer.papers()).toEqual([]);
    await printer.setFault({ coverOpen: false });
    await hears(client, 0x16, ...echoOf('A001'));
    expect(printer.papers().map(({ end, heightDots }) => [end, heightDots])).toEqual([['cut', 8]]);
  });

  test('waits for paper that takes its time, a request in real time does not', async () => {
    const { printer, client } = await start({ rowsPerSecond: 2_000 });
    const answers: string[] = [];
    client.say(...band(2, 400), ...CUT, ...processId('A001'), ...realTimeStatus(1));
    await eventually(() => expect(client.heardBytes()).toBe(1));
    answers.push(`first ${String(printer.papers().length)}`);
    await eventually(() => expect(client.heardBytes()).toBe(8));
    answers.push(`then ${String(printer.papers().length)}`);
    expect(answers).toEqual(['first 0', 'then 1']);
    expect(client.heard()).toEqual([0x12, ...echoOf('A001')]);
  });

  test.each<[Faults['processIdEcho'], readonly number[]]>([
    ['right', [...echoOf('A000'), ...echoOf('A001'), 0]],
    ['wrong', [...echoOf('A001'), ...echoOf('A000'), 0]],
    ['none', [0]],
  ])('that is answered %s', async (processIdEcho, bytes) => {
    const { printer, client } = await start({ faults: { processIdEcho } });
    client.say(...band(2, 4), ...CUT, ...processId('A000'), ...processId('A001'), ...ORDERED_STATUS);
    await hears(client, ...bytes);
    expect(printer.papers()).toHaveLength(1);
  });

  test('that comes early is a lie: it is there, and no paper is', async () => {
    const { printer, client } = await start({ faults: { processIdEcho: 'early', coverOpensAfterRows: 2 } });
    client.say(...band(2, 4), ...CUT, ...processId('A001'));
    await hears(client, ...echoOf('A001'));
    expect(printer.papers()).toEqual([]);
    await printer.setFault({ coverOpen: false });
    await eventually(() => expect(printer.papers()).toHaveLength(1));
    await hears(client, ...echoOf('A001'));
  });
});

describe('who it is', () => {
  const word = (text: string): readonly number[] => [0x5f, ...Buffer.from(text, 'latin1'), 0];

  test('is said in words and in bytes', async () => {
    const { client } = await start({ maker: 'EPSON', model: 'TM-T88V' });
    client.say(0x1d, 0x49, 66, 0x1d, 0x49, 67, 0x1d, 0x49, 2);
    await hears(client, ...word('EPSON'), ...word('TM-T88V'), 0b10);
  });

  test('without a cutter: the type says so, a cut is refused, and slips come off at the tear bar', async () => {
    const { printer, client } = await start({ cut: 'none', widthDots: 384 });
    client.say(0x1d, 0x49, 2, ...INITIALIZE, ...band(48, 10), 0x1b, 0x4a, 96, ...INITIALIZE, ...band(48, 5));
    await hears(client, 0);
    await eventually(() => expect(printer.uncutRows()).toBe(5));
    expect(printer.papers().map(({ end, heightDots }) => [end, heightDots])).toEqual([['cut', 106]]);
    await client.hangUp();
    await eventually(() => expect(printer.papers()).toHaveLength(2));
    expect(printer.papers()[0]).toMatchObject({ end: 'torn', heightDots: 5 });

    const next = await connectClient(printer.printerPort);
    next.say(...band(48, 3), 0x1d, 0x56, 66, 0);
    await eventually(() => expect(printer.papers()[0]?.end).toBe('refused'));
  });
});

test('a density holds until it is set anew or the printer is initialised', async () => {
  const { printer, client } = await start();
  client.say(...INITIALIZE, 0x1d, 0x28, 0x4b, 2, 0, 49, 253, ...ORDERED_STATUS);
  await hears(client, 0);
  expect(printer.density()).toBe(-3);
  client.say(...INITIALIZE, ...ORDERED_STATUS);
  await hears(client, 0, 0);
  expect(printer.density()).toBe(0);
});

test('dots that spell a request in real time are dots', async () => {
  const { printer, client } = await start();
  const dots = [...realTimeStatus(1), ...processId('A001')];
  client.say(...[0x1d, 0x76, 0x30, 0, dots.length, 0, 1, 0], ...dots, ...CUT, ...realTimeStatus(4));
  await hears(client, 0x12);
  expect([...(printer.papers()[0]?.rows.subarray(0, dots.length) ?? [])]).toEqual(dots);
});
