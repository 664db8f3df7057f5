/** Under which addresses this server is reached, from this machine and from phones, as far as it can know. */
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';

/** The first address of this machine that others can reach; null when it has none. */
const ownLanAddress = (): string | null =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;

/**
 * `http://name:port` as a phone would type it: a name that the office gave its server first, else the server's own
 * address; of a server that listens to this machine only, what this machine calls it.
 */
export function officeAddress(url: string, host: string, ownNames: readonly string[]): string {
  const isAnyAddress = host === '0.0.0.0' || host === '::';
  const [ownName] = ownNames;
  const name = ownName ?? (isAnyAddress ? ownLanAddress() : null);
  return name === null ? new URL(url).origin : `http://${name}:${String(portOf(url))}`;
}

/** The port of an `http://` address, also where it is not written. */
export const portOf = (url: string): number => Number(new URL(url).port || '80');

/** What to type on this machine for a server that listens there: a wildcard address is reached as localhost. `wished`: the port if it tells none. */
export function listeningUrl(host: string, address: AddressInfo | string | null, wished: number): string {
  const port = address === null || typeof address === 'string' ? wished : address.port;
  const isAnyAddress = host === '0.0.0.0' || host === '::';
  const name = isAnyAddress ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${String(port)}`;
}
