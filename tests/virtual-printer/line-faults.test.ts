/** What goes wrong on the line between a client and the printer. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  AUTO_STATUS,
  band,
  connectClient,
  CUT,
  echoOf,
  eventually,
  processId,
  realTimeStatus,
} from './client.ts';
import type { VirtualPrinter } from './virtual-printer.ts';
import { startVirtualPrinter } from './virtual-printer.ts';

let printer: VirtualPrinter;
beforeEach(async () => {
  printer = await startVirtualPrinter({ host: '127.0.0.1', printerPort: 0, paperPort: 0, widthDots: 16 });
});
afterEach(() => printer.close());

const SLIP = [...band(2, 40), ...CUT];
const aWhile = (ms = 150): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('reset: exactly so many bytes are read, and the rows among them are on paper', async () => {
  await printer.setFault({ resetAfterBytes: 8 + 2 * 11 + 1 });
  for (const rowsInAll of [11, 22]) {
    const client = await connectClient(printer.printerPort);
    client.say(...SLIP);
    await eventually(() => expect(client.end()).toBe('reset'));
    expect(printer.uncutRows()).toBe(rowsInAll);
  }
  expect(printer.counts().receivedBytes).toBe(2 * (8 + 2 * 11 + 1));
});

test('accepts and never reads: not a byte, also on a connection that was read before', async () => {
  const client = await connectClient(printer.printerPort);
  client.say(...realTimeStatus(1));
  await eventually(() => expect(client.heard()).toEqual([0x12]));
  await printer.setFault({ neverReads: true });
  client.say(...SLIP, ...realTimeStatus(1));
  await aWhile();
  expect(client.heard()).toEqual([0x12]);
  expect(printer.counts()).toMatchObject({ receivedBytes: 3, openNow: 1 });
  expect([printer.papers(), printer.uncutRows()]).toEqual([[], 0]);
});

describe('a slow line', () => {
  test('brings bytes at its pace, and a request in real time is noticed when its bytes arrive', async () => {
    await printer.setFault({ bytesPerSecond: 400 });
    const client = await connectClient(printer.printerPort);
    const sentAt = performance.now();
    client.say(...SLIP, ...realTimeStatus(1));
    await eventually(() => expect(printer.uncutRows()).toBeGreaterThan(0));
    expect(printer.papers()).toEqual([]);
    expect(client.heard()).toEqual([]);
    await eventually(() => expect(client.heard()).toEqual([0x12]));
    // No faster than the line; how much slower is the machine's affair.
    expect(performance.now() - sentAt).toBeGreaterThan((SLIP.length * 1_000) / 400 - 50);
    expect(printer.papers().map(({ end, heightDots }) => [end, heightDots])).toEqual([['cut', 40]]);
  });

  test('that becomes a fast one reads what has piled up', async () => {
    await printer.setFault({ bytesPerSecond: 1 });
    const client = await connectClient(printer.printerPort);
    client.say(...SLIP, ...realTimeStatus(1));
    await aWhile();
    expect(printer.counts().receivedBytes).toBeLessThan(5);
    await printer.setFault({ bytesPerSecond: null });
    await eventually(() => expect(client.heard()).toEqual([0x12]));
    expect(printer.papers()).toHaveLength(1);
  });

  test('fails and resets at the same byte as a fast one', async () => {
    await printer.setFault({ bytesPerSecond: 2_000, resetAfterBytes: 20 });
    const client = await connectClient(printer.printerPort);
    client.say(...SLIP);
    await eventually(() => expect(client.end()).toBe('reset'));
    expect(printer.counts().receivedBytes).toBe(20);
    expect(printer.uncutRows()).toBe(6);
  });
});

describe('two at a time', () => {
  test('the second waits in line, and both are counted', async () => {
    const first = await connectClient(printer.printerPort);
    const second = await connectClient(printer.printerPort);
    second.say(...realTimeStatus(1));
    await eventually(() => expect(printer.counts().openNow).toBe(2));
    await aWhile();
    expect(second.heard()).toEqual([]);
    await first.hangUp();
    await eventually(() => expect(second.heard()).toEqual([0x12]));
    expect(printer.counts()).toMatchObject({ openNow: 1, openAtMost: 2, connections: 2 });
  });

  test('where only one is allowed, the second is reset and the first goes on', async () => {
    await printer.setFault({ singleConnection: true });
    const first = await connectClient(printer.printerPort);
    const second = await connectClient(printer.printerPort);
    second.say(...SLIP);
    await eventually(() => expect(second.end()).toBe('reset'));
    first.say(...SLIP, ...processId('A001'));
    await eventually(() => expect(first.heard()).toEqual(echoOf('A001')));
    expect(printer.papers()).toHaveLength(1);
  });

  test('one after the other is not two at a time', async () => {
    await printer.setFault({ singleConnection: true });
    for (let turn = 1; turn <= 5; turn += 1) {
      const client = await connectClient(printer.printerPort);
      client.say(...SLIP, ...processId('A001'));
      await eventually(() => expect(client.heard()).toEqual(echoOf('A001')));
      client.breakOff();
    }
    await eventually(() => expect(printer.counts().openNow).toBe(0));
    expect(printer.papers()).toHaveLength(5);
  });
});

describe('what it says', () => {
  test('mute: nothing, whatever it is asked, and the paper comes out all the same', async () => {
    await printer.setFault({ mute: true });
    const client = await connectClient(printer.printerPort);
    client.say(...AUTO_STATUS, ...SLIP, ...processId('A001'), ...realTimeStatus(1), 0x1d, 0x49, 67);
    await eventually(() => expect(printer.papers()).toHaveLength(1));
    await printer.setFault({ paperNearEnd: true });
    await aWhile();
    expect(client.heardBytes()).toBe(0);
  });

  test('nonsense: as many bytes as an answer has, and not one that could be one', async () => {
    await printer.setFault({ garbageStatus: true });
    const client = await connectClient(printer.printerPort);
    client.say(...realTimeStatus(1), ...processId('A001'), ...AUTO_STATUS);
    await eventually(() => expect(client.heardBytes()).toBe(1 + 7 + 4));
    expect(client.heard().filter((byte) => byte < 0x80)).toEqual([]);
  });

  test('late: in the order in which it was said, also when it then becomes quick again', async () => {
    await printer.setFault({ statusDelayMs: 200 });
    const client = await connectClient(printer.printerPort);
    const askedAt = performance.now();
    client.say(...realTimeStatus(1), ...processId('A001'));
    await eventually(() => expect(printer.counts().receivedBytes).toBe(3 + 11));
    await printer.setFault({ statusDelayMs: 0, coverOpen: true });
    client.say(...realTimeStatus(2));
    await eventually(() => expect(client.heard()).toEqual([0x12, ...echoOf('A001'), 0x16]));
    expect(performance.now() - askedAt).toBeGreaterThan(190);
  });

  test('too much: a flood flows only as fast as it is heard, and is not kept anywhere', async () => {
    await printer.setFault({ floodBytes: 1_000_000_000 });
    const client = await connectClient(printer.printerPort);
    const before = process.memoryUsage();
    await eventually(() => expect(client.heardBytes()).toBeGreaterThan(200_000_000));
    const after = process.memoryUsage();
    expect(after.external + after.heapUsed - before.external - before.heapUsed).toBeLessThan(100_000_000);
    expect(new Set(client.heard())).toEqual(new Set([0x12]));
    client.breakOff();
    await eventually(() => expect(printer.counts().openNow).toBe(0));
    await printer.setFault({ floodBytes: null });
    const next = await connectClient(printer.printerPort);
    next.say(...SLIP, ...processId('A001'));
    await eventually(() => expect(next.heard()).toEqual(echoOf('A001')));
  });

  test('too much, but not for ever: exactly so many bytes, and it still prints', async () => {
    await printer.setFault({ floodBytes: 200_001 });
    const client = await connectClient(printer.printerPort);
    client.say(...SLIP);
    await eventually(() => expect(client.heardBytes()).toBe(200_001));
    await aWhile(50);
    expect(client.heardBytes()).toBe(200_001);
    expect(printer.papers()).toHaveLength(1);
  });
});

test('a connection that is silent makes room for the next, one that is slow does not', async () => {
  const impatient = await startVirtualPrinter({
    ...{ host: '127.0.0.1', printerPort: 0, paperPort: 0, widthDots: 16, idleTimeoutMs: 100 },
  });
  try {
    const silent = await connectClient(impatient.printerPort);
    await eventually(() => expect(silent.end()).toBe('closed'));
    await impatient.setFault({ bytesPerSecond: 200 });
    const slow = await connectClient(impatient.printerPort);
    slow.say(...SLIP);
    await eventually(() => expect(impatient.papers()).toHaveLength(1));
  } finally {
    await impatient.close();
  }
});
