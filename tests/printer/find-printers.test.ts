import type { NetworkInterfaceInfo } from 'node:os';
import { afterEach, describe, expect, test } from 'vitest';
import type { AddressRange, SearchLimits } from '#printer/find-printers.ts';
import { findPrinters, networksOf, SEARCH_LIMITS } from '#printer/find-printers.ts';
import { greet, saySilence, serveWeb, startOtherService } from './other-services.ts';
import type { VirtualPrinter } from '#tests/virtual-printer/virtual-printer.ts';
import { startVirtualPrinter } from '#tests/virtual-printer/virtual-printer.ts';

const QUICK: SearchLimits = {
  ...SEARCH_LIMITS,
  connectMs: 300,
  statusMs: 250,
  modelMs: 150,
  finishMs: 100,
  totalMs: 5_000,
};
const loopback = (from: number, to: number): readonly AddressRange[] => [{ prefix: '127.0.0.', from, to }];

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
const printerAt = async (host: string, printerPort: number): Promise<VirtualPrinter> => {
  const printer = await startVirtualPrinter({ host, printerPort, paperPort: 0 });
  closers.push(printer.close);
  return printer;
};

describe('a search', () => {
  test('lists what answers as a printer does, in the order of the addresses, and nothing else', async () => {
    const first = await printerAt('127.0.0.11', 0);
    const port = first.printerPort;
    const second = await printerAt('127.0.0.15', port);
    await second.setFault({ paperOut: true });
    const others = await Promise.all([
      startOtherService(serveWeb, '127.0.0.12', port),
      startOtherService(greet('SSH-2.0-OpenSSH_9.9\r\n'), '127.0.0.13', port),
      startOtherService(saySilence, '127.0.0.14', port),
    ]);
    closers.push(...others.map(({ close }) => close));
    const found = await findPrinters({ networks: loopback(10, 20), port, limits: QUICK });
    expect(found.map(({ host, problem }) => [host, problem])).toEqual([
      ['127.0.0.11', null],
      ['127.0.0.15', 'paper_out'],
    ]);
    expect(found.every((printer) => printer.port === port)).toBe(true);
    for (const other of others) {
      expect(other.connections()).toBe(1);
      expect(other.received().length).toBeLessThanOrEqual(12);
    }
    expect([...first.papers(), ...second.papers()]).toEqual([]);
  });

  test('tries no more addresses at once than it may, and none twice', async () => {
    let open = 0;
    let most = 0;
    const first = await startOtherService(saySilence, '127.0.0.31', 0);
    const services = await Promise.all(
      [32, 33, 34, 35, 36].map((last) =>
        startOtherService(
          (socket) => {
            open += 1;
            most = Math.max(most, open);
            socket.on('close', () => {
              open -= 1;
            });
          },
          `127.0.0.${String(last)}`,
          first.port,
        ),
      ),
    );
    closers.push(first.close, ...services.map(({ close }) => close));
    const limits = { ...QUICK, atOnce: 2 };
    expect(await findPrinters({ networks: loopback(32, 36), port: first.port, limits })).toEqual([]);
    expect(most).toBeLessThanOrEqual(2);
    expect(services.map(({ connections }) => connections())).toEqual([1, 1, 1, 1, 1]);
    expect(first.connections()).toBe(0);
  });

  test('ends when its time is over, with what it has found until then', async () => {
    const printer = await printerAt('127.0.0.41', 0);
    const services = await Promise.all(
      [42, 43, 44, 45, 46, 47].map((last) =>
        startOtherService(saySilence, `127.0.0.${String(last)}`, printer.printerPort),
      ),
    );
    closers.push(...services.map(({ close }) => close));
    const found = await findPrinters({
      networks: loopback(41, 47),
      port: printer.printerPort,
      limits: { ...QUICK, atOnce: 1, statusMs: 400, totalMs: 900 },
    });
    expect(found.map(({ host }) => host)).toEqual(['127.0.0.41']);
    expect(services.filter(({ connections }) => connections() > 0).length).toBeLessThan(services.length);
  });
});

describe('where an office may look', () => {
  const ipv4 = (address: string, netmask: string, internal = false): NetworkInterfaceInfo => ({
    address,
    netmask,
    family: 'IPv4',
    mac: '00:00:00:00:00:00',
    internal,
    cidr: null,
  });
  const interfaces = {
    lo: [ipv4('127.0.0.1', '255.0.0.0', true)],
    eth0: [ipv4('192.168.1.20', '255.255.255.0')],
    wlan0: [ipv4('10.4.7.9', '255.255.0.0')],
    tun0: [ipv4('172.20.3.66', '255.255.255.192')],
    public0: [ipv4('203.0.113.5', '255.255.255.0')],
    docker0: [ipv4('172.17.0.1', '255.255.0.0')],
    none: undefined,
  };

  test('is around each private address it listens at, within that network, at most 254 addresses each', () => {
    expect(networksOf(interfaces, '0.0.0.0')).toEqual([
      { prefix: '192.168.1.', from: 1, to: 254 },
      { prefix: '10.4.7.', from: 1, to: 254 },
      { prefix: '172.20.3.', from: 65, to: 126 },
    ]);
  });

  test('is one network when it listens at one address', () => {
    expect(networksOf(interfaces, '192.168.1.20')).toEqual([{ prefix: '192.168.1.', from: 1, to: 254 }]);
    expect(networksOf(interfaces, '203.0.113.5')).toEqual([]);
  });

  test.each(['127.0.0.1', 'localhost', '::1', '127.0.0.2'])(
    'is this machine alone when it listens at %s',
    (host) => {
      expect(networksOf(interfaces, host)).toEqual([{ prefix: '127.0.0.', from: 1, to: 1 }]);
    },
  );

  test('is at most four networks, each once', () => {
    const many = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [
        `eth${String(index)}`,
        [ipv4(`10.0.${String(Math.floor(index / 2))}.${String(index + 1)}`, '255.255.255.0')],
      ]),
    );
    const ranges = networksOf(many, '::');
    expect(ranges.map(({ prefix }) => prefix)).toEqual(['10.0.0.', '10.0.1.', '10.0.2.', '10.0.3.']);
  });
});
