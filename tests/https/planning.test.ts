/** What the certificate is to be good for, when it is made anew, and the name in the network: decided without a network. */
import { describe, expect, test } from 'vitest';
import { NETWORK_NAME } from '#protocol/https.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import {
  addressesOf,
  lanAddresses,
  permittedFor,
  servedNames,
  withinPermitted,
} from '#server/app/https/addresses.ts';
import { stateOf, whyRenewed } from '#server/app/https/renewal.ts';
import { machineWith } from './machine.ts';

const DAY_MS = 86_400_000;
const NOW = instantMs(1_800_000_000_000);
const inDays = (days: number) => instantMs(NOW + days * DAY_MS);

describe('names and addresses', () => {
  test('are those that a device may type, private ones first, each once', () => {
    const machine = machineWith(
      '192.0.2.2',
      'fe80::1',
      '2001:db8::7',
      'fd00::2',
      '192.168.1.10',
      '192.168.1.10',
    );
    expect(lanAddresses(machine)).toEqual(['192.168.1.10', '192.0.2.2', 'fd00::2']);
    expect(servedNames({ ...machine, hostName: 'MAY-CHU' }, ['motcua.local', 'Mot_Cua'])).toEqual({
      names: ['localhost', 'motcua.local', 'may-chu', 'may-chu.local'],
      addresses: ['127.0.0.1', '::1', '192.168.1.10', '192.0.2.2', 'fd00::2'],
    });
  });

  test('of an authority are bound to the local link, this machine and private networks', () => {
    const permitted = permittedFor(
      servedNames(machineWith('192.168.1.10', '192.0.2.2'), ['mc.phuong.example']),
    );
    expect(permitted.domains).toEqual(['local', 'localhost', 'mc.phuong.example', 'server']);
    const asked = {
      names: ['motcua-2.local', 'sub.server', 'notserver', 'evil.example', 'phuong.example'],
      addresses: ['10.9.9.9', '192.0.2.2', '192.0.2.3', 'fd12::1', '2001:db8::1'],
    };
    expect(withinPermitted(asked, permitted)).toEqual({
      covered: { names: ['motcua-2.local', 'sub.server'], addresses: ['10.9.9.9', '192.0.2.2', 'fd12::1'] },
      uncovered: ['notserver', 'evil.example', 'phuong.example', '192.0.2.3', '2001:db8::1'],
    });
  });

  test('are written as browsers do', () => {
    expect(addressesOf('https', ['motcua.local', 'fd00::2'], 8443)).toEqual([
      'https://motcua.local:8443',
      'https://[fd00::2]:8443',
    ]);
    expect(addressesOf('https', ['motcua.local'], 443)).toEqual(['https://motcua.local']);
  });

  test.each([
    ['motcua', true],
    ['mot-cua-11', true],
    ['m', true],
    ['', false],
    ['-motcua', false],
    ['motcua-', false],
    ['Motcua', false],
    ['một-cửa', false],
    ['mot.cua', false],
    ['a'.repeat(41), false],
  ])('“%s” may be the name in the network: %s', (name, expected) => {
    expect(NETWORK_NAME.test(name)).toBe(expected);
  });
});

describe('a certificate', () => {
  const served = { names: ['localhost', 'motcua.local'], addresses: ['127.0.0.1', '192.168.1.10'] };
  const issued = { startsAt: inDays(-100), endsAt: inDays(297), served };
  const authorityEnds = inDays(3_000);
  const why = (change: Partial<typeof issued>, needed = served, ends = authorityEnds) =>
    whyRenewed({ ...issued, ...change }, true, needed, ends, NOW);

  test('is kept while it is good', () => {
    expect(why({})).toBeNull();
    // An address that is gone is no reason.
    expect(why({}, { names: ['localhost'], addresses: ['127.0.0.1'] })).toBeNull();
    expect(why({ endsAt: inDays(30) })).toBeNull();
  });

  test.each([
    [why({ endsAt: inDays(29.99) }), 'ending'],
    [why({ endsAt: inDays(-1) }), 'ending'],
    // It ends with its authority, which a new one would as well.
    [why({ endsAt: inDays(10) }, served, inDays(10)), null],
    [why({}, { ...served, addresses: ['127.0.0.1', '192.168.1.77'] }), 'names'],
    [why({}, { ...served, names: ['motcua-2.local'] }), 'names'],
    [why({ startsAt: inDays(2) }), 'not_yet'],
    [whyRenewed(null, false, served, authorityEnds, NOW), 'none'],
    [whyRenewed(issued, false, served, authorityEnds, NOW), 'other_authority'],
  ])('is made anew where it must be: %s', (reason, expected) => {
    expect(reason).toBe(expected);
  });

  const on = {
    isWanted: true,
    isBusy: false,
    isServing: true,
    certificateEndsAt: inDays(200),
    uncovered: [],
  };
  test.each([
    [{ isWanted: false }, 'off'],
    [{ isServing: false, isBusy: true }, 'making'],
    [{ isServing: false }, 'failed'],
    [{}, 'on'],
    [{ uncovered: ['203.0.113.9'] }, 'uncovered'],
    [{ certificateEndsAt: inDays(28.9), uncovered: ['203.0.113.9'] }, 'ending'],
    [{ certificateEndsAt: NOW }, 'expired'],
  ])('of %o stands as %s', (change, expected) => {
    expect(stateOf({ ...on, ...change }, NOW)).toBe(expected);
  });
});
