/** A machine with these addresses, beside its own loopback. */
import type { Machine } from '#server/app/https/addresses.ts';

export const machineWith = (...addresses: readonly string[]): Machine => ({
  hostName: 'server',
  interfaces: {
    lo: [info('127.0.0.1', true), info('::1', true)],
    eth0: addresses.map((address) => info(address, false)),
  },
});

type Info = NonNullable<Machine['interfaces'][string]>[number];
const info = (address: string, internal: boolean): Info => ({
  address,
  internal,
  mac: '02:00:00:00:00:01',
  ...(address.includes(':')
    ? { family: 'IPv6', netmask: 'ffff:ffff:ffff:ffff::', cidr: `${address}/64`, scopeid: 0 }
    : { family: 'IPv4', netmask: '255.255.255.0', cidr: `${address}/24` }),
});
