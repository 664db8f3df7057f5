/**
 * Certificates after RFC 5280, signed with ECDSA on P-256: an authority of the office's own, bound to the office's names
 * and addresses (section 4.2.1.10), and what it vouches for. Keys and certificates are PEM.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import { isIP } from 'node:net';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import { instantMs, type InstantMs } from '#protocol/vocabulary.ts';
import type { Permitted, ServedNames } from './addresses.ts';

const DAY_MS = 86_400_000;
export const AUTHORITY_DAYS = 3_652;
/** The most that browsers take of a certificate. */
export const CERTIFICATE_DAYS = 397;
/** Devices' clocks are not all right: it holds from the day before. */
const BACKDATED_MS = DAY_MS;
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';
const ORGANIZATION = '2.5.4.10';
const PRODUCT = 'Một Cửa';
const SERIAL_BYTES = 16;

/** A certificate and its key. */
export type KeyedCertificate = { readonly certificate: string; readonly key: string };

type Order = {
  readonly subject: Name;
  readonly days: number;
  readonly now: InstantMs;
  readonly extensions: readonly Extension[];
};

/**
 * An authority that may vouch for what is permitted and nothing else, for servers only, ten years long. `label` tells it
 * from others in a device's list.
 */
export function makeAuthority(permitted: Permitted, label: string, now: InstantMs): KeyedCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // No two authorities bear one name: a device that trusted an older one would try the wrong key.
  const mark = keyIdentifier(publicKey).toString('hex').slice(0, 6);
  const subject = nameOf(`${label} ${mark}`);
  const tbs = toBeSigned(publicKey, subject, {
    subject,
    days: AUTHORITY_DAYS,
    now,
    extensions: [
      extension(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), true),
      extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign), true),
      extension(id_ce_nameConstraints, constraintsOf(permitted), true),
      extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
    ],
  });
  return { certificate: signed(tbs, privateKey), key: pemOf(privateKey) };
}

/** A certificate of the authority for these names; it ends with the authority at the latest. */
export function issueCertificate(
  authority: KeyedCertificate,
  served: ServedNames,
  now: InstantMs,
): KeyedCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = AsnConvert.parse(derOf(authority.certificate), Certificate).tbsCertificate;
  const authorityKey = createPrivateKey(authority.key);
  const [first = 'localhost'] = served.names.filter((name) => name !== 'localhost');
  const tbs = toBeSigned(publicKey, issuer.subject, {
    subject: nameOf(first.slice(0, 64)),
    days: CERTIFICATE_DAYS,
    now,
    extensions: [
      extension(id_ce_basicConstraints, new BasicConstraints({ cA: false }), true),
      extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), true),
      extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
      extension(id_ce_subjectAltName, new SubjectAlternativeName(generalNames(served))),
      extension(
        id_ce_authorityKeyIdentifier,
        new AuthorityKeyIdentifier({
          keyIdentifier: new SubjectKeyIdentifier(keyIdentifier(createPublicKey(authorityKey))),
        }),
      ),
    ],
  });
  const authorityEnds = issuer.validity.notAfter.getTime();
  if (tbs.validity.notAfter.getTime() > authorityEnds)
    tbs.validity = new Validity({ notBefore: tbs.validity.notBefore.getTime(), notAfter: authorityEnds });
  return { certificate: signed(tbs, authorityKey), key: pemOf(privateKey) };
}

/** What is read of a certificate. Each throws when it is none. */
export type CertificateFacts = {
  readonly startsAt: InstantMs;
  readonly endsAt: InstantMs;
  readonly served: ServedNames;
  /** SHA-256 of the whole, as systems show it: `AB:CD:…`. */
  readonly fingerprint: string;
  /** Base64 of the SHA-256 of its public key. */
  readonly publicKeyHash: string;
};

export function factsOf(pem: string): CertificateFacts {
  const certificate = new X509Certificate(pem);
  const names = (certificate.subjectAltName ?? '').split(', ').map((entry) => entry.split(':'));
  const of = (kind: string): readonly string[] =>
    names.filter(([each]) => each === kind).map(([, ...rest]) => rest.join(':'));
  return {
    startsAt: instantMs(Date.parse(certificate.validFrom)),
    endsAt: instantMs(Date.parse(certificate.validTo)),
    served: { names: of('DNS'), addresses: of('IP Address').map(canonicalAddress) },
    fingerprint: certificate.fingerprint256,
    publicKeyHash: createHash('sha256').update(spkiOf(certificate.publicKey)).digest('base64'),
  };
}

/** Whether the certificate is of this authority, and each key its own. Throws when something is no PEM. */
export function belongTogether(authority: KeyedCertificate, issued: KeyedCertificate | null): boolean {
  const root = new X509Certificate(authority.certificate);
  if (!root.ca || !root.checkPrivateKey(createPrivateKey(authority.key))) return false;
  if (issued === null) return true;
  const leaf = new X509Certificate(issued.certificate);
  return leaf.verify(root.publicKey) && leaf.checkPrivateKey(createPrivateKey(issued.key));
}

/** What an authority's certificate says that it may vouch for. */
export function permittedBy(pem: string): Permitted {
  const { extensions } = AsnConvert.parse(derOf(pem), Certificate).tbsCertificate;
  const found = extensions?.find(({ extnID }) => extnID === id_ce_nameConstraints);
  const subtrees =
    found === undefined
      ? undefined
      : AsnConvert.parse(found.extnValue.buffer, NameConstraints).permittedSubtrees;
  const bases = subtrees === undefined ? [] : Array.from(subtrees, ({ base }) => base);
  return {
    domains: bases.flatMap(({ dNSName }) => dNSName ?? []),
    networks: bases.flatMap(({ iPAddress }) => (iPAddress === undefined ? [] : [networkOf(iPAddress)])),
  };
}

/** As they are typed, whatever way they were written: `FE80:0:0:…` and `fe80::…` are one address. */
const canonicalAddress = (address: string): string =>
  isIP(address) === 6 ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;

function networkOf(written: string): readonly [string, number] {
  const [address = '', prefix = ''] = written.split('/');
  return [canonicalAddress(address), Number(prefix)];
}

function toBeSigned(publicKey: KeyObject, issuer: Name, order: Order): TBSCertificate {
  const startsAt = Math.floor((order.now - BACKDATED_MS) / 1_000) * 1_000;
  const serial = randomBytes(SERIAL_BYTES);
  // Positive and without leading zeros, as DER wants whole numbers.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return new TBSCertificate({
    version: Version.v3,
    serialNumber: arrayBufferOf(serial),
    signature: new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 }),
    issuer,
    validity: new Validity({
      notBefore: new Date(startsAt),
      notAfter: new Date(startsAt + order.days * DAY_MS),
    }),
    subject: order.subject,
    subjectPublicKeyInfo: AsnConvert.parse(spkiOf(publicKey), SubjectPublicKeyInfo),
    extensions: new Extensions([
      ...order.extensions,
      extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyIdentifier(publicKey))),
    ]),
  });
}

function signed(tbs: TBSCertificate, key: KeyObject): string {
  const bytes = AsnConvert.serialize(tbs);
  const certificate = new Certificate({
    tbsCertificate: tbs,
    signatureAlgorithm: new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 }),
    signatureValue: arrayBufferOf(sign('sha256', Buffer.from(bytes), key)),
  });
  return new X509Certificate(Buffer.from(AsnConvert.serialize(certificate))).toString();
}

const extension = (id: string, value: object, critical = false): Extension =>
  new Extension({ extnID: id, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });

const nameOf = (commonName: string): Name =>
  new Name(
    (
      [
        [ORGANIZATION, PRODUCT],
        [COMMON_NAME, commonName],
      ] as const
    ).map(
      ([type, utf8String]) =>
        new RelativeDistinguishedName([
          new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String }) }),
        ]),
    ),
  );

const constraintsOf = ({ domains, networks }: Permitted): NameConstraints =>
  new NameConstraints({
    permittedSubtrees: new GeneralSubtrees(
      [
        ...domains.map((dNSName) => new GeneralName({ dNSName })),
        ...networks.map(
          ([address, prefix]) => new GeneralName({ iPAddress: `${address}/${String(prefix)}` }),
        ),
      ].map((base) => new GeneralSubtree({ base })),
    ),
  });

const generalNames = ({ names, addresses }: ServedNames): GeneralName[] => [
  ...names.map((dNSName) => new GeneralName({ dNSName })),
  ...addresses.map((iPAddress) => new GeneralName({ iPAddress })),
];

/** Method 1 of RFC 7093, section 2: the leftmost 160 bits of the SHA-256 of the key. */
const keyIdentifier = (key: KeyObject): Buffer =>
  createHash('sha256').update(spkiOf(key)).digest().subarray(0, 20);

const spkiOf = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });
const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const derOf = (pem: string): Buffer => new X509Certificate(pem).raw;
const arrayBufferOf = (bytes: Buffer): ArrayBuffer => Uint8Array.from(bytes).buffer;
