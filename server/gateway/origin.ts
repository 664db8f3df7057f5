/** Which web pages may talk to the server: only its own, under an address that cannot be borrowed. */
import { isIP } from 'node:net';
import { hostname } from 'node:os';

/** A name or address with perhaps a port; no user, no path, nothing that a lenient parser would look past. */
const HOST_HEADER = /^[\w.:[\]-]{1,262}$/;

/** The name in a Host header without port and brackets; null when there is none. */
export function hostName(host: string | undefined): string | null {
  if (host === undefined || !HOST_HEADER.test(host)) return null;
  try {
    return new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '');
  } catch {
    return null;
  }
}

/**
 * Whether the server answers to this Host: an IP address, localhost, this machine's own name, or a name it was told.
 * Any other name may have been pointed here by a stranger (DNS rebinding), whose page would then count as our own.
 */
export function isOwnHost(host: string | undefined, ownNames: readonly string[]): boolean {
  const name = hostName(host)?.toLowerCase();
  if (name === undefined) return false;
  const machine = hostname().toLowerCase();
  return isIP(name) !== 0 || ['localhost', machine, `${machine}.local`, ...ownNames].includes(name);
}

/**
 * Whether a socket may open: its Origin must be this very server. Browsers always send one; programs send their own,
 * so a missing Origin is refused like a foreign one. What comes encrypted is asked for by encrypted pages only: a page over
 * plain HTTP may be anybody's who sits on the line. (The other way round a proxy of the office's own may have taken TLS off.)
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  ownNames: readonly string[],
  encrypted: boolean,
): boolean {
  if (origin === undefined || host === undefined || !isOwnHost(host, ownNames)) return false;
  try {
    const { protocol, host: originHost } = new URL(origin);
    if (!(encrypted ? ['https:'] : ['http:', 'https:']).includes(protocol)) return false;
    return originHost === new URL(`${protocol}//${host}`).host;
  } catch {
    return false;
  }
}

/** Whether a request came over TLS to this very server. */
export const isEncrypted = ({ socket }: { readonly socket: object }): boolean => 'encrypted' in socket;

/** Whether a request comes from the server's own machine. */
export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/.test(address);
}
