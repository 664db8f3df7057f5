/** What the authority makes, read by programs that are not ours: Node's own reader, and OpenSSL where it is installed. */
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { connect, createServer } from 'node:tls';
import { expect, test } from 'vitest';
import { instantMs } from '#protocol/vocabulary.ts';
import { permittedFor, servedNames } from '#server/app/https/addresses.ts';
import {
  belongTogether,
  factsOf,
  issueCertificate,
  makeAuthority,
  permittedBy,
  type KeyedCertificate,
} from '#server/app/https/certificates.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { machineWith } from './machine.ts';

const DAY_MS = 86_400_000;
const NOW = instantMs(Date.now());
const SERVED = servedNames(machineWith('192.168.1.10', '192.0.2.2', 'fd00::2'), ['motcua.local']);
const PERMITTED = permittedFor(SERVED);
const AUTHORITY = makeAuthority(PERMITTED, 'motcua.local', NOW);

/** What a client that trusts `ca` says to a server that shows this: `trusted`, or why not. */
function verdict(keyed: KeyedCertificate, servername: string, ca: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer({ key: keyed.key, cert: keyed.certificate + AUTHORITY.certificate });
    server
      .on('tlsClientError', () => undefined)
      .listen(0, '127.0.0.1', () => {
        const address = server.address();
        if (address === null || typeof address === 'string') throw new Error('no port');
        const end = (words: string) => () => {
          socket.destroy();
          server.close(() => {
            resolve(words);
          });
        };
        const socket = connect({ host: '127.0.0.1', port: address.port, servername, ca }, () =>
          end('trusted')(),
        );
        socket.on('error', (error: Error) => end(error.message)());
      });
    server.on('error', reject);
  });
}

test('a certificate is for a server, at most 397 days long, and good for every name and address', () => {
  const issued = issueCertificate(AUTHORITY, SERVED, NOW);
  const facts = factsOf(issued.certificate);
  expect(facts.served).toEqual(SERVED);
  expect((facts.endsAt - facts.startsAt) / DAY_MS).toBe(397);
  expect(facts.startsAt).toBeLessThanOrEqual(NOW - DAY_MS);
  const read = new X509Certificate(issued.certificate);
  expect(read.ca).toBe(false);
  expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  expect(read.checkHost('motcua.local')).toBe('motcua.local');
  expect(read.checkIP('fd00::2')).toBe('fd00::2');
  expect(belongTogether(AUTHORITY, issued)).toBe(true);
  expect(belongTogether(makeAuthority(PERMITTED, 'motcua.local', NOW), issued)).toBe(false);
  expect(belongTogether({ ...AUTHORITY, key: issued.key }, null)).toBe(false);
});

test('an authority is ten years long, tells what it may vouch for, and outlives what it issued', () => {
  const { startsAt, endsAt } = factsOf(AUTHORITY.certificate);
  expect((endsAt - startsAt) / DAY_MS).toBe(3_652);
  expect(permittedBy(AUTHORITY.certificate)).toEqual(PERMITTED);
  const late = issueCertificate(AUTHORITY, SERVED, instantMs(endsAt - 10 * DAY_MS));
  expect(factsOf(late.certificate).endsAt).toBe(endsAt);
});

test('a device trusts the office and, by the same authority, nobody outside', async () => {
  const office = issueCertificate(AUTHORITY, SERVED, NOW);
  const elsewhere = issueCertificate(AUTHORITY, { names: ['bank.example'], addresses: [] }, NOW);
  const ca = AUTHORITY.certificate;
  expect(await verdict(office, 'motcua.local', ca)).toBe('trusted');
  expect(await verdict(office, 'other.local', ca)).toContain('does not match');
  expect(await verdict(elsewhere, 'bank.example', ca)).toContain('permitted subtree violation');
  const stranger = makeAuthority(PERMITTED, 'motcua.local', NOW).certificate;
  expect(await verdict(office, 'motcua.local', stranger)).toMatch(/self-signed|unable to/i);
});

const hasOpenssl = ((): boolean => {
  try {
    return execFileSync('openssl', ['version']).length > 0;
  } catch {
    return false;
  }
})();

test.runIf(hasOpenssl)(
  'OpenSSL, at its strictest, finds nothing to object to and reads the same bounds',
  () => {
    const folder = temporaryFolder();
    const file = (name: string, pem: string): string => {
      writeFileSync(path.join(folder, name), pem);
      return path.join(folder, name);
    };
    const ca = file('ca.pem', AUTHORITY.certificate);
    const office = file('office.pem', issueCertificate(AUTHORITY, SERVED, NOW).certificate);
    const openssl = (...words: readonly string[]): string => execFileSync('openssl', words).toString();
    expect(openssl('verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', ca, office)).toContain(
      ': OK',
    );
    const text = openssl('x509', '-in', ca, '-noout', '-text').replaceAll(/\s+/g, ' ');
    expect(text).toContain('Basic Constraints: critical CA:TRUE, pathlen:0');
    expect(text).toContain('Key Usage: critical Certificate Sign, CRL Sign');
    expect(text).toContain(
      'Name Constraints: critical Permitted: DNS:local DNS:localhost DNS:server IP:10.0.0.0/255.0.0.0',
    );
  },
);
