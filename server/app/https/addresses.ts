/** Which names and addresses the office's server is reached by, and for which of them its authority may vouch. */
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { NetworkInterfaceInfo } from 'node:os';

/** Networks that belong to nobody in particular: RFC 1918, link-local, loopback; RFC 4193 and its kin. */
export const PRIVATE_NETWORKS = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
  ['fc00::', 7],
  ['fe80::', 10],
  ['::1', 128],
] as const;

/** A name space that no public site can lie in: RFC 6762 keeps it for the local link. */
const LOCAL_DOMAIN = 'local';

/** Host names in lower case, and addresses as they are typed. */
export type ServedNames = { readonly names: readonly string[]; readonly addresses: readonly string[] };

/** What an authority may vouch for: domains with all below them, and networks as address and length of prefix. */
export type Permitted = {
  readonly domains: readonly string[];
  readonly networks: readonly (readonly [address: string, prefix: number])[];
};

export type Machine = {
  readonly hostName: string;
  readonly interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;
};

const privateList = listOf(PRIVATE_NETWORKS);

/**
 * Of this machine's addresses those that a device of the office may type: every IPv4 address and the private IPv6 ones.
 * Global IPv6 addresses change by the hour and belong to the Internet; link-local ones cannot be typed into a browser.
 */
export function lanAddresses({ interfaces }: Pick<Machine, 'interfaces'>): readonly string[] {
  const all = Object.values(interfaces)
    .flatMap((each) => each ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address);
  const isOffered = (address: string): boolean =>
    isIPv4(address) || (isPrivate(address) && !/^fe[89ab]/i.test(address));
  return [...new Set(all.filter(isOffered))].sort((one, other) => rankOf(one) - rankOf(other));
}

/** The usual ones first: private IPv4, then other IPv4, then IPv6. */
const rankOf = (address: string): number => (isIPv6(address) ? 2 : isPrivate(address) ? 0 : 1);

const isPrivate = (address: string): boolean => isIn(privateList, address);

/** Everything that the certificate is to be good for. `officeNames`: the name in the network and those it was told. */
export function servedNames(machine: Machine, officeNames: readonly string[]): ServedNames {
  const host = machine.hostName.toLowerCase();
  const own =
    host === '' || host === 'localhost' ? [] : [host, ...(host.includes('.') ? [] : [`${host}.local`])];
  return {
    names: [...new Set(['localhost', ...officeNames.map((name) => name.toLowerCase()), ...own])].filter(
      isHostName,
    ),
    addresses: ['127.0.0.1', '::1', ...lanAddresses(machine)],
  };
}

/** A machine's name may hold what no certificate can, such as an underscore. */
const isHostName = (name: string): boolean =>
  name.length <= 253 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/.test(name);

/**
 * What an authority made now may vouch for: the local name space, this machine's own names, private networks, and
 * addresses of another kind only one by one. So a stolen key opens no other site to whoever trusts it.
 */
export function permittedFor({ names, addresses }: ServedNames): Permitted {
  const isLocal = (name: string): boolean => name === LOCAL_DOMAIN || name.endsWith(`.${LOCAL_DOMAIN}`);
  const others = addresses.filter((address) => !isPrivate(address));
  return {
    domains: [LOCAL_DOMAIN, ...names.filter((name) => !isLocal(name))],
    networks: [
      ...PRIVATE_NETWORKS,
      ...others.map((address): readonly [string, number] => [address, isIPv6(address) ? 128 : 32]),
    ],
  };
}

/** Which of them lie within what is permitted, and which do not. */
export function withinPermitted(
  { names, addresses }: ServedNames,
  { domains, networks }: Permitted,
): { readonly covered: ServedNames; readonly uncovered: readonly string[] } {
  const list = listOf(networks);
  const isName = (name: string): boolean =>
    domains.some((domain) => name === domain || name.endsWith(`.${domain}`));
  const isAddress = (address: string): boolean => isIn(list, address);
  return {
    covered: { names: names.filter(isName), addresses: addresses.filter(isAddress) },
    uncovered: [
      ...names.filter((name) => !isName(name)),
      ...addresses.filter((address) => !isAddress(address)),
    ],
  };
}

/** `https://name:port` of each, as typed; the port that every browser assumes is left out. */
export const addressesOf = (
  scheme: 'http' | 'https',
  hosts: readonly string[],
  port: number,
): readonly string[] =>
  hosts.map((host) => {
    const { origin } = new URL(`${scheme}://${isIPv6(host) ? `[${host}]` : host}:${String(port)}`);
    return origin;
  });

function listOf(networks: Permitted['networks']): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of networks)
    list.addSubnet(address, prefix, isIPv6(address) ? 'ipv6' : 'ipv4');
  return list;
}

const isIn = (list: BlockList, address: string): boolean =>
  list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
