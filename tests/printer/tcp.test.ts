import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeSlip } from '#printer/escpos.ts';
import type { PrinterPort } from '#printer/printer-port.ts';
import type { LinePrinterLimits } from '#printer/transports/line-printer.ts';
import { openTcpPrinter } from '#printer/transports/open-printer.ts';
import type { TcpLineLimits } from '#printer/transports/tcp-line.ts';
import { STANDARD_PROFILE } from '#protocol/printer-profiles.ts';
import { profileNamed } from './slips.ts';
import type { VirtualPrinter } from '#tests/virtual-printer/virtual-printer.ts';
import { startVirtualPrinter } from '#tests/virtual-printer/virtual-printer.ts';

/** The same rules in less time. */
const QUICK: LinePrinterLimits & TcpLineLimits = {
  connectMs: 500,
  statusMs: 150,
  greetMs: 50,
  quietMs: 30,
  write: { quietMs: 150, stallMs: 300, totalMs: 1_000 },
  confirmMs: 1_500,
  confirmPollMs: 50,
  finishMs: 150,
  maxReceivedBytes: 4_096,
};
const HOST = '127.0.0.1';

/** 600 rows of stripes, 43 kB. */
const STRIPES = {
  widthDots: 576,
  heightDots: 600,
  bytesPerRow: 72,
  rows: new Uint8Array(72 * 600).map((_, index) => (Math.floor(index / 72) % 16 < 8 ? 0xf0 : 0x0f)),
};
const SLIP = encodeSlip(STRIPES, { profile: STANDARD_PROFILE, density: 0 });
const NOBODY = (): void => {};

describe('against the virtual printer', () => {
  let virtual: VirtualPrinter;
  let printer: PrinterPort;
  beforeEach(async () => {
    virtual = await startVirtualPrinter({ host: HOST, printerPort: 0, paperPort: 0 });
    printer = openTcpPrinter({ host: HOST, port: virtual.printerPort }, STANDARD_PROFILE, QUICK);
  });
  afterEach(async () => {
    printer.close();
    await virtual.close();
  });

  test('a slip is printed when the printer says so behind the last byte', async () => {
    expect(await printer.print(SLIP, NOBODY)).toEqual({ state: 'printed', problem: null });
    expect(virtual.papers().map(({ end, heightDots }) => [end, heightDots])).toEqual([['cut', 624]]);
  });

  test('slips asked for at once come out one after another, whole', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => printer.print(SLIP, NOBODY)));
    expect(outcomes.every(({ state }) => state === 'printed')).toBe(true);
    expect(virtual.papers().map(({ heightDots }) => heightDots)).toEqual([624, 624, 624, 624, 624]);
  });

  test.each([
    ['cover_open', { coverOpen: true }],
    ['paper_out', { paperOut: true }],
    ['cutter_error', { cutterJammed: true }],
    ['overheated', { overheated: true }],
  ] as const)('%s beforehand: failed, and not a dot reached the paper', async (problem, fault) => {
    await virtual.setFault(fault);
    expect((await printer.readStatus()).problem).toBe(problem);
    expect(await printer.print(SLIP, NOBODY)).toEqual({ state: 'failed', problem });
    await virtual.setFault({ coverOpen: false, paperOut: false, cutterJammed: false, overheated: false });
    expect(virtual.papers()).toEqual([]);
    expect(virtual.uncutRows()).toBe(0);
  });

  test('switched off: offline, and back by itself when it is on again', async () => {
    await virtual.setFault({ offline: true });
    expect(await printer.print(SLIP, NOBODY)).toEqual({ state: 'failed', problem: 'offline' });
    expect((await printer.readStatus()).problem).toBe('offline');
    await virtual.setFault({ offline: false });
    expect((await printer.print(SLIP, NOBODY)).state).toBe('printed');
  });

  test('a printer that by its profile never says anything gets "sent", never "printed"', async () => {
    await virtual.setFault({ mute: true });
    const silent = openTcpPrinter(
      { host: HOST, port: virtual.printerPort },
      profileNamed('silent-80'),
      QUICK,
    );
    expect(await silent.readStatus()).toEqual({ problem: null, paperNearEnd: false });
    expect(await silent.print(SLIP, NOBODY)).toEqual({ state: 'sent', problem: null });
    expect(virtual.papers()).toHaveLength(1);
    silent.close();
  });

  test('a printer that should answer and hangs from the first question on is in trouble, and gets nothing', async () => {
    await virtual.setFault({ mute: true });
    expect(await printer.readStatus()).toEqual({ problem: 'offline', paperNearEnd: false });
    expect(await printer.print(SLIP, NOBODY)).toEqual({ state: 'failed', problem: 'offline' });
    expect(virtual.papers()).toEqual([]);
  });

  test('a printer that used to answer and is silent now is in trouble, and gets nothing', async () => {
    expect((await printer.readStatus()).problem).toBeNull();
    await virtual.setFault({ mute: true });
    expect(await printer.print(SLIP, NOBODY)).toEqual({ state: 'failed', problem: 'offline' });
    expect(virtual.papers()).toEqual([]);
  });

  test('reset in the middle: uncertain', async () => {
    await virtual.setFault({ resetAfterBytes: 20_000 });
    expect((await printer.print(SLIP, NOBODY)).state).toBe('uncertain');
    expect(virtual.papers()).toEqual([]);
    expect(virtual.uncutRows()).toBeGreaterThan(0);
  });

  test('reset behind the last byte but before the printer’s word: uncertain, although the paper is whole', async () => {
    await virtual.setFault({ resetAfterBytes: 12 + SLIP.length });
    expect((await printer.print(SLIP, NOBODY)).state).toBe('uncertain');
    expect(virtual.papers()).toHaveLength(1);
  });

  test('the roll ends in the middle: uncertain, out of paper, half a slip', async () => {
    await virtual.setFault({ paperEndsAfterRows: 300 });
    expect(await printer.print(SLIP, NOBODY)).toEqual({ state: 'uncertain', problem: 'paper_out' });
    expect(virtual.uncutRows()).toBe(300);
  });

  test('near the end of the roll is no reason not to print', async () => {
    await virtual.setFault({ paperNearEnd: true });
    expect((await printer.readStatus()).paperNearEnd).toBe(true);
    expect((await printer.print(SLIP, NOBODY)).state).toBe('printed');
  });

  test('accepts and never reads, having answered before: not printed', async () => {
    expect((await printer.readStatus()).problem).toBeNull();
    await virtual.setFault({ neverReads: true });
    expect((await printer.print(SLIP, NOBODY)).state).toBe('failed');
    expect(virtual.papers()).toEqual([]);
  });

  test('bytes that are no command: the printer refuses, and the outcome says so', async () => {
    const garbled = Uint8Array.from([
      ...SLIP.subarray(0, 10 + 72 * 255),
      0x41,
      ...SLIP.subarray(10 + 72 * 255),
    ]);
    expect(await printer.print(garbled, NOBODY)).toEqual({ state: 'uncertain', problem: 'unknown' });
    expect(virtual.papers().map(({ end }) => end)).toEqual(['refused']);
    expect(virtual.refused()?.offset).toBe(12 + 10 + 72 * 255);
    expect((await printer.print(SLIP, NOBODY)).state).toBe('printed');
  });

  test('closing breaks off what is going on, and settles it', async () => {
    await virtual.setFault({ neverReads: true });
    const printing = printer.print(SLIP, NOBODY);
    printer.close();
    expect((await printing).state).not.toBe('printed');
    expect(await printer.print(SLIP, NOBODY)).toEqual({ state: 'failed', problem: 'offline' });
  });
});

describe('against what is not a printer', () => {
  const servers: Server[] = [];
  const sockets: Socket[] = [];
  const listen = async (serve: (socket: Socket) => void): Promise<PrinterPort> => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      sockets.push(socket);
      serve(socket);
    });
    servers.push(server);
    await new Promise<void>((resolve) => {
      server.listen(0, HOST, resolve);
    });
    return openTcpPrinter(
      { host: HOST, port: (server.address() as AddressInfo).port },
      STANDARD_PROFILE,
      QUICK,
    );
  };
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const server of servers.splice(0)) server.close();
  });

  test('a web server is told apart, and gets no slip', async () => {
    let received = 0;
    const printer = await listen((socket) => {
      socket.on('data', (chunk: Buffer) => {
        received += chunk.length;
        socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
      });
    });
    expect(await printer.print(SLIP, NOBODY)).toEqual({ state: 'failed', problem: 'not_a_printer' });
    expect(received).toBe(12);
  });

  test('a service that greets first is told apart', async () => {
    const printer = await listen((socket) => socket.write('SSH-2.0-OpenSSH_9.9\r\n'));
    expect(await printer.print(SLIP, NOBODY)).toEqual({ state: 'failed', problem: 'not_a_printer' });
    expect((await printer.readStatus()).problem).toBe('not_a_printer');
  });

  test('one that sends without end is cut off', async () => {
    let sent = 0;
    const printer = await listen((socket) => {
      const flood = (): void => {
        while (!socket.destroyed && socket.write(Buffer.alloc(65_536, 0x12))) sent += 65_536;
      };
      socket.on('drain', flood);
      flood();
    });
    expect((await printer.print(SLIP, NOBODY)).state).toBe('failed');
    expect(sent).toBeLessThan(64 * 1_048_576);
  });

  test('one that closes at once gets no slip', async () => {
    const printer = await listen((socket) => socket.end());
    expect((await printer.print(SLIP, NOBODY)).state).toBe('failed');
  });

  test('answers that dots have asked for by chance are not taken for the last word', async () => {
    const printer = await listen((socket) => {
      let received = 0;
      socket.on('data', (chunk: Buffer) => {
        received += chunk.length;
        const isLast = chunk.includes(Buffer.from([0x1d, 0x72, 1]));
        if (received === 12 || (!isLast && chunk.includes(Buffer.from([0x10, 0x04, 1])))) {
          socket.write(Uint8Array.of(0x12, 0x12, 0x12, 0x12));
        } else if (isLast) socket.write(Uint8Array.of(0x16, 0x16, 0x00));
      });
    });
    expect(await printer.print(SLIP, NOBODY)).toEqual({ state: 'printed', problem: null });
  });

  test('a printer that answers status but has no ordered answer gets "sent", sooner the second time', async () => {
    const printer = await listen((socket) => {
      socket.on('data', (chunk: Buffer) => {
        if (chunk.includes(Buffer.from([0x10, 0x04, 1]))) socket.write(Uint8Array.of(0x12, 0x12, 0x12, 0x12));
      });
    });
    expect(await printer.print(SLIP, NOBODY)).toEqual({ state: 'sent', problem: null });
    const before = performance.now();
    expect(await printer.print(SLIP, NOBODY)).toEqual({ state: 'sent', problem: null });
    expect(performance.now() - before).toBeLessThan(QUICK.confirmMs);
  });

  test('nobody there: failed within the time to connect', async () => {
    const printer = await listen(() => {});
    const [server] = servers;
    await new Promise((resolve) => server?.close(resolve));
    expect(await printer.print(SLIP, NOBODY)).toEqual({ state: 'failed', problem: 'offline' });
  });
});
