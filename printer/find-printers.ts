/**
 * Looking for printers, only when somebody asks for it: at the addresses of the office's own network, at the one port that
 * printers take raw bytes on, a few at a time and for a short while. Nobody is told anything but a printer's questions.
 */
import { setMaxListeners } from 'node:events';
import type { NetworkInterfaceInfo } from 'node:os';
import type { PrinterProblem } from '#protocol/vocabulary.ts';
import type { CheckLimits } from './check-connection.ts';
import { CHECK_LIMITS, checkLine } from './check-connection.ts';
import { openTcpLine } from './transports/tcp-line.ts';

/** Neighbouring IPv4 addresses that share their first three numbers: `prefix`, then each number `from` … `to`. */
export type AddressRange = {
  /** With its last dot: `192.168.1.`. */
  readonly prefix: string;
  readonly from: number;
  readonly to: number;
};

/** Something that answered as a printer does. */
export type Found = {
  readonly host: string;
  readonly port: number;
  readonly model: string | null;
  readonly problem: PrinterProblem | null;
};

export type SearchLimits = CheckLimits & {
  /** How many addresses are tried at once. */
  readonly atOnce: number;
  /** When the search ends, whatever is still open. */
  readonly totalMs: number;
};

/** The port on which printers take raw bytes. */
export const PRINTER_PORT = 9_100;
/** 1 to 254: the first address names the network, the last means all of it. */
const FIRST_HOST = 1;
const LAST_HOST = 254;
const MOST_NETWORKS = 4;

/** Short, since most addresses are nobody's: a whole network is through in seconds. */
export const SEARCH_LIMITS: SearchLimits = {
  ...CHECK_LIMITS,
  connectMs: 600,
  statusMs: 1_000,
  modelMs: 400,
  finishMs: 300,
  atOnce: 48,
  totalMs: 15_000,
};

const LOOPBACK_ONLY: readonly AddressRange[] = [{ prefix: '127.0.0.', from: 1, to: 1 }];
const LOOPBACK_HOSTS: readonly string[] = ['localhost', '::1', '[::1]'];
const ALL_ADDRESSES: readonly string[] = ['0.0.0.0', '::', '[::]', ''];
/** Networks that exist inside this machine only. */
const INNER_NETWORK = /^(docker|br-|veth|virbr|vmnet|vboxnet)/;

const numbersOf = (address: string): readonly number[] | null => {
  const numbers = address.split('.').map(Number);
  const isAddress = numbers.length === 4 && numbers.every((n) => Number.isInteger(n) && n >= 0 && n <= 255);
  return isAddress ? numbers : null;
};

/** After RFC 1918. */
const isPrivate = ([first = 0, second = 0]: readonly number[]): boolean =>
  first === 10 || (first === 172 && second >= 16 && second <= 31) || (first === 192 && second === 168);

/** The part of an interface's network that lies within 254 addresses around it; null when it is not a private one. */
const rangeAround = ({ address, netmask }: NetworkInterfaceInfo): AddressRange | null => {
  const numbers = numbersOf(address);
  const mask = numbersOf(netmask);
  if (numbers === null || mask === null || !isPrivate(numbers)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  // A network smaller than that ends where it ends: what lies beyond is somebody else's.
  const isNarrow = mask.slice(0, 3).every((part) => part === 255);
  const lastMask = isNarrow ? (mask[3] ?? 0) : 0;
  const network = d & lastMask;
  const broadcast = network | (~lastMask & 0xff);
  return {
    prefix: `${String(a)}.${String(b)}.${String(c)}.`,
    from: Math.max(FIRST_HOST, network + 1),
    to: Math.min(LAST_HOST, broadcast - 1),
  };
};

/**
 * Where an office's server may look for printers: around the private IPv4 addresses it listens at. One that listens on
 * this machine only has no network, and looks at 127.0.0.1 alone. At most four ranges, each once.
 * `interfaces` as `os.networkInterfaces()` gives them; `listenHost` as the server was told to listen.
 */
export const networksOf = (
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
  listenHost: string,
): readonly AddressRange[] => {
  if (LOOPBACK_HOSTS.includes(listenHost) || listenHost.startsWith('127.')) return LOOPBACK_ONLY;
  const isEverywhere = ALL_ADDRESSES.includes(listenHost);
  const ranges = Object.entries(interfaces)
    .filter(([name]) => !INNER_NETWORK.test(name))
    .flatMap(([, infos = []]) => infos)
    .filter(({ internal, address }) => !internal && (isEverywhere || address === listenHost))
    .flatMap((info) => rangeAround(info) ?? []);
  const distinct = new Map(ranges.map((range) => [JSON.stringify(range), range]));
  return Array.from(distinct.values()).slice(0, MOST_NETWORKS);
};

const addressesIn = ({ prefix, from, to }: AddressRange): readonly string[] => {
  const first = Math.max(FIRST_HOST, from);
  const count = Math.max(0, Math.min(LAST_HOST, to) - first + 1);
  return Array.from({ length: count }, (_, index) => `${prefix}${String(first + index)}`);
};

const askOne = async (
  host: string,
  port: number,
  limits: SearchLimits,
  signal: AbortSignal,
): Promise<Found | null> => {
  const opening = await openTcpLine({ host, port }, limits, signal);
  if (opening.kind === 'closed') return null;
  const check = await checkLine(opening.line, limits, false);
  return check.kind === 'printer' ? { host, port, model: check.model, problem: check.problem } : null;
};

/**
 * Tries every address of the ranges once, at one port, and lists what answered as a printer does, in the order of the
 * addresses. At most 254 addresses a range and four ranges; ends in `totalMs` with what was found until then. Never rejects.
 */
export const findPrinters = async ({
  networks,
  port = PRINTER_PORT,
  limits = SEARCH_LIMITS,
}: {
  readonly networks: readonly AddressRange[];
  readonly port?: number;
  readonly limits?: SearchLimits;
}): Promise<readonly Found[]> => {
  const hosts = networks.slice(0, MOST_NETWORKS).flatMap(addressesIn);
  const found = new Map<string, Found>();
  const ending = new AbortController();
  setMaxListeners(2 * limits.atOnce, ending.signal);
  const timer = setTimeout(() => ending.abort(), limits.totalMs);
  let next = 0;
  const tryOneAfterAnother = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      const host = hosts[next];
      next += 1;
      if (host === undefined) return;
      const printer = await askOne(host, port, limits, ending.signal);
      if (printer !== null) found.set(host, printer);
    }
  };
  await Promise.all(Array.from({ length: limits.atOnce }, tryOneAfterAnother));
  clearTimeout(timer);
  return hosts.flatMap((host) => found.get(host) ?? []);
};
